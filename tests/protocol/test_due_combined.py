"""Before and by an event; earlier or later of two; chosen; not before; fractions; desk targets."""

from dutydesk.protocol.spans import Span
from tests.protocol.oracle import at, reckon

EVENT = {"event": "2026-03-27 19:40"}
BOTH = {**EVENT, "hearing": "2026-03-28 10:00"}
FAR = {**EVENT, "hearing": "2026-04-20 10:00"}
PAIR = [{"within": "24 hours"}, {"before": "hearing"}]
SOON = {"as_soon_as": "possible", "target": "1 hour"}
CHOICE = {
    "choose": [
        {"when": {"serious": True}, "limit": SOON},
        {"when": {"gravity": [4, 5], "bailed": False}, "limit": {"same_day": True}},
        {"limit": {"within": "24 hours"}},
    ]
}


def test_before_an_event():
    found = reckon({"before": "hearing"}, FAR)
    assert found.at == at("2026-04-20 10:00")
    assert found.steps == ("The hearing is Mon 20 Apr 2026 10:00",)
    waits = reckon({"before": "hearing"}, EVENT)
    assert (waits.at, waits.waits_for) == (None, "hearing")


def test_before_an_event_with_a_lead():
    month = {"before": "release", "lead": "one month"}
    assert reckon(month, {"release": "2026-03-31 09:00"}).at == at("2026-02-28 09:00")
    assert reckon(month, {"release": "2026-04-30 09:00"}).at == at("2026-03-30 09:00")
    hours = {"before": "hearing", "lead": "24 hours"}
    assert reckon(hours, {"hearing": "2026-03-29 10:00"}).at == at("2026-03-28 09:00")
    day = {"before": "hearing", "lead": "1 day"}
    assert reckon(day, {"hearing": "2026-03-29 10:00"}).at == at("2026-03-28 10:00")
    week = {"before": "hearing", "lead": "1 week"}
    assert reckon(week, {"hearing": "2026-10-25 10:00"}).at == at("2026-10-18 10:00")


def test_by_the_next_hearing_follows_it():
    assert reckon({"by": "next_hearing"}, {"next_hearing": "2026-05-01 10:00"}).at == at(
        "2026-05-01 10:00"
    )
    assert reckon({"by": "next_hearing"}, FAR).waits_for == "next_hearing"


def test_the_earlier_of_two():
    assert reckon({"earliest_of": PAIR}, BOTH).at == at("2026-03-28 10:00")
    assert reckon({"earliest_of": PAIR}, FAR).at == at("2026-03-28 19:40")
    found = reckon({"earliest_of": PAIR}, EVENT)
    assert (found.at, found.waits_for) == (at("2026-03-28 19:40"), None)
    assert "Before the hearing: Waits for the hearing, which is not known yet" in found.steps
    assert found.steps[-1] == "Whichever is earlier = Sat 28 Mar 2026 19:40"
    assert found.words == "24 hours or before the hearing, whichever is earlier"


def test_the_later_of_two_waits_for_both():
    assert reckon({"latest_of": PAIR}, BOTH).at == at("2026-03-28 19:40")
    assert reckon({"latest_of": PAIR}, FAR).at == at("2026-04-20 10:00")
    found = reckon({"latest_of": PAIR}, EVENT)
    assert (found.at, found.waits_for) == (None, "hearing")
    nothing = reckon({"earliest_of": PAIR}, {})
    assert (nothing.at, nothing.waits_for) == (None, "event")


def test_whichever_counts_lends_its_basis():
    pair = [SOON, {"before": "hearing"}]
    assert reckon({"earliest_of": pair}, FAR).basis == "desk target"
    assert reckon({"latest_of": pair}, FAR).basis == "limit"
    assert reckon({"latest_of": pair}, EVENT).basis == "desk target"


def test_a_part_that_asks():
    pair = [CHOICE, {"before": "hearing"}]
    early = reckon({"earliest_of": pair}, FAR)
    assert (early.at, early.asks) == (at("2026-04-20 10:00"), frozenset({"serious"}))
    late = reckon({"latest_of": pair}, FAR)
    assert (late.at, late.waits_for, late.asks) == (None, None, frozenset({"serious"}))


def test_a_part_to_which_no_limit_applies_is_left_out():
    none = {"choose": [{"when": {"serious": True}, "limit": SOON}]}
    for key in ("earliest_of", "latest_of"):
        found = reckon({key: [none, {"before": "hearing"}]}, FAR, facts={"serious": False})
        assert found.at == at("2026-04-20 10:00")
        assert found.basis == "limit"


def test_chosen_by_a_condition():
    serious = reckon(CHOICE, EVENT, facts={"serious": True})
    assert (serious.at, serious.basis) == (at("2026-03-27 20:40"), "desk target")
    assert serious.words == "as soon as possible"
    grave = reckon(CHOICE, EVENT, facts={"serious": False, "gravity": 5, "bailed": False})
    assert (grave.at, grave.basis, grave.words) == (at("2026-03-27 23:59"), "limit", "the same day")
    other = reckon(CHOICE, EVENT, facts={"serious": False, "gravity": 2})
    assert (other.at, other.words) == (at("2026-03-28 19:40"), "24 hours")


def test_a_choice_that_hangs_on_an_unknown_fact_asks_for_it():
    found = reckon(CHOICE, EVENT)
    assert (found.at, found.asks, found.waits_for) == (None, frozenset({"serious"}), None)
    assert found.steps == ("The limit hangs on what is not known yet: serious",)
    second = reckon(CHOICE, EVENT, facts={"serious": False, "gravity": 4})
    assert (second.at, second.asks) == (None, frozenset({"bailed"}))
    settled = reckon(CHOICE, EVENT, facts={"serious": False, "bailed": True})
    assert settled.at == at("2026-03-28 19:40")


def test_no_branch_means_no_limit():
    choice = {"choose": CHOICE["choose"][:1]}
    found = reckon(choice, EVENT, facts={"serious": False})
    assert (found.at, found.basis, found.asks) == (None, "none", frozenset())


def test_not_before_counts_the_rest_from_that_first_instant():
    limit = {"not_before": "3 months", "then": {"within": "2 weeks"}, "from": "order"}
    found = reckon(limit, {"order": "2026-11-30 10:00"})
    assert found.not_before == at("2027-02-28 10:00")
    assert found.at == at("2027-03-14 10:00")
    assert found.words == "not before 3 months from the order, then 2 weeks"
    assert "Not before Sun 28 Feb 2027 10:00" in found.steps
    assert reckon(limit, EVENT).waits_for == "order"


def test_not_before_with_another_anchor_inside():
    limit = {"not_before": "10 days", "then": {"before": "hearing"}}
    found = reckon(limit, FAR)
    assert (found.not_before, found.at) == (at("2026-04-06 19:40"), at("2026-04-20 10:00"))
    waits = reckon(limit, EVENT)
    assert (waits.not_before, waits.at, waits.waits_for) == (
        at("2026-04-06 19:40"), None, "hearing",
    )  # fmt: skip
    crossed = reckon(limit, BOTH)
    assert crossed.steps[-1] == "It is due before it may be done: check the dates"


def test_not_before_twice_takes_the_later():
    limit = {
        "not_before": "10 days",
        "then": {"not_before": "1 day", "from": "known", "then": {"within": "1 day"}},
    }
    found = reckon(limit, {**EVENT, "known": "2026-03-28 10:00"})
    assert found.not_before == at("2026-04-06 19:40")


def test_a_fraction_of_a_term():
    term = {"term_start": "2026-01-01 00:00", "term_end": "2026-05-01 12:00"}
    half = reckon({"fraction": "1/2", "of": "term"}, term)
    assert half.at == at("2026-03-02 23:59")
    assert half.steps[0] == "Thu 1 Jan 2026 to Fri 1 May 2026 = 120 days; 1/2 of it = 60"
    assert reckon({"fraction": "2/3", "of": "term"}, term).at == at("2026-03-22 23:59")
    odd = term | {"term_end": "2026-05-02 12:00"}
    assert reckon({"fraction": "1/2", "of": "term"}, odd).at == at("2026-03-02 23:59")


def test_a_fraction_waits_for_both_ends_and_minds_their_order():
    half = {"fraction": "1/2", "of": "term"}
    start = {"term_start": "2026-01-01 00:00"}
    assert reckon(half, {}).waits_for == "term_start"
    assert reckon(half, start).waits_for == "term_end"
    crossed = reckon(half, start | {"term_end": "2025-12-31 00:00"})
    assert (crossed.at, crossed.waits_for) == (None, "term_end")
    assert "correct one of them" in crossed.steps[0]


def test_a_desk_target_is_the_desks_to_set():
    usual = reckon(SOON, EVENT, targets={"own/r9": Span(5, "hours")}, target_key="own/r30")
    assert (usual.at, usual.basis) == (at("2026-03-27 20:40"), "desk target")
    assert "gives no figure; desk target 1 hour" in usual.steps[0]
    own = reckon(SOON, EVENT, targets={"own/r30": Span(1, "working days")}, target_key="own/r30")
    assert own.at == at("2026-03-30 23:59")
    assert own.steps[1] == "This desk has set 1 working day in place of 1 hour"
    assert own.words == "as soon as possible"


def test_a_protocols_limit_is_not_the_desks_to_set():
    own = {"targets": {"own/r14": Span(5, "hours")}, "target_key": "own/r14"}
    assert reckon({"within": "24 hours"}, EVENT, **own).at == at("2026-03-28 19:40")


def test_a_gate_has_no_due_instant_but_a_first_one():
    found = reckon({"not_until": "assessment"}, {"assessment": "2026-04-01 10:00"})
    assert (found.at, found.not_before) == (None, at("2026-04-01 10:00"))
    assert found.waits_for is None
    shut = reckon({"not_until": "assessment"}, EVENT)
    assert (shut.at, shut.not_before, shut.waits_for) == (None, None, "assessment")


def test_no_limit_at_all():
    found = reckon({"no_limit": True}, EVENT)
    assert (found.at, found.basis, found.waits_for) == (None, "none", None)
