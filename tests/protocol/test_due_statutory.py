"""The statutory limits round the desk, worked through on days with something odd about them."""

from tests.protocol.oracle import at, backward, reckon

# PACE s.41: the relevant time is the earlier of arrival at the station and 24 hours after arrest.
DETENTION = {
    "earliest_of": [
        {"within": "24 hours", "from": "arrival"},
        {"within": "48 hours", "from": "arrest"},
    ]
}
PACE_REVIEWS = {
    "every": ["6 hours", "9 hours"],
    "counted_from": "last",
    "from": "detention_authorised",
}


def test_detention_without_charge_ends_24_hours_from_the_relevant_time():
    near = {"arrest": "2026-03-28 18:00", "arrival": "2026-03-28 19:10"}
    assert reckon(DETENTION, near).at == at("2026-03-29 20:10")  # the clocks go forward
    far = {"arrest": "2026-10-23 18:00", "arrival": "2026-10-25 09:00"}
    assert reckon(DETENTION, far).at == at("2026-10-25 17:00")  # and back
    assert reckon(DETENTION, {"arrest": "2026-06-01 18:00"}).at == at("2026-06-03 18:00")


def test_detention_extended_and_by_warrant():
    arrival = {"arrival": "2026-10-24 19:10"}
    assert reckon({"within": "36 hours", "from": "arrival"}, arrival).at == at("2026-10-26 06:10")
    assert reckon({"within": "96 hours", "from": "arrival"}, arrival).at == at("2026-10-28 18:10")


def test_reviews_of_detention_follow_the_one_before_as_it_was_held():
    authorised = {"detention_authorised": "2026-10-24 20:00"}
    first = reckon(PACE_REVIEWS, authorised)
    assert first.at == backward(2026)
    assert first.steps[0].endswith("+ 6 hours elapsed = Sun 25 Oct 2026 01:00 GMT")
    second = reckon(PACE_REVIEWS, authorised, held=[at("2026-10-25 00:30")])
    assert second.at == at("2026-10-25 08:30")
    third = reckon(PACE_REVIEWS, authorised, held=[at("2026-10-25 00:30"), at("2026-10-25 09:15")])
    assert third.at == at("2026-10-25 18:15")


def test_pre_charge_bail_is_3_months_beginning_with_the_day_after_arrest():
    bail = {"within": "3 months", "beginning_with_day": "after", "from": "arrest"}
    assert reckon(bail, {"arrest": "2026-01-10 23:50"}).at == at("2026-04-10 23:59")
    assert reckon(bail, {"arrest": "2026-02-28 08:00"}).at == at("2026-05-31 23:59")


def test_a_first_visit_within_one_week():
    assert reckon({"within": "1 week"}, {"event": "2026-03-25 14:00"}).at == at("2026-04-01 14:00")


def test_notice_of_an_emergency_placement_within_5_working_days():
    emergency = {"event": "2026-12-23 22:00"}
    assert reckon({"within": "5 working days"}, emergency).at == at("2027-01-04 23:59")


def test_first_visit_in_detention_within_10_working_days():
    over_easter = {"event": "2026-03-31 16:00"}
    assert reckon({"within": "10 working days"}, over_easter).at == at("2026-04-16 23:59")


def test_a_referral_order_panel_20_working_days_from_the_order():
    over_may = {"event": "2026-04-27 12:00"}
    assert reckon({"within": "20 working days"}, over_may).at == at("2026-05-27 23:59")


def test_a_detention_and_training_order_is_released_half_way():
    term = {"term_start": "2027-12-01 00:00", "term_end": "2028-03-31 00:00"}
    assert reckon({"fraction": "1/2", "of": "term"}, term).at == at("2028-01-30 23:59")
