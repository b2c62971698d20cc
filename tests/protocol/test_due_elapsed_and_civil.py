"""Within so many hours, days, weeks, months; the same day; a period that begins with a day."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tests.protocol.oracle import (
    DAY,
    HOUR,
    at,
    backward,
    end,
    forward,
    instants,
    reckon,
    reckoned,
    utc,
    wall,
)

counts = st.integers(1, 200)
civil = st.sampled_from(["days", "weeks", "months", "years"])


@given(instants(), st.integers(1, 1000), st.sampled_from(["hours", "minutes"]))
def test_hours_elapse_whatever_the_clocks_do(event, n, unit):
    assert reckoned({"within": f"{n} {unit}"}, event) - event == timedelta(**{unit: n})


def test_24_hours_over_both_changes_of_the_clocks():
    limit = {"within": "24 hours"}
    assert reckoned(limit, "2026-03-28 19:40") == at("2026-03-29 20:40")
    assert reckoned(limit, "2026-10-24 19:40") == at("2026-10-25 18:40")
    assert reckoned({"within": "1 day"}, "2026-03-28 19:40") == at("2026-03-29 19:40")
    assert reckoned({"within": "1 day"}, "2026-10-24 19:40") == at("2026-10-25 19:40")


def test_the_steps_are_for_people():
    found = reckon({"within": "24 hours"}, {"event": "2026-03-27 19:40"})
    assert found.steps == (
        "The event Fri 27 Mar 2026 19:40 + 24 hours elapsed = Sat 28 Mar 2026 19:40",
    )
    assert (found.words, found.basis, found.not_before) == ("24 hours", "limit", None)
    assert (found.waits_for, found.asks, found.unmet) == (None, frozenset(), None)


@given(instants(2000, 2030), st.integers(1, 20), civil)
def test_civil_spans_keep_the_wall_time(event, n, unit):
    target = wall(event) + relativedelta(**{unit: n})
    assert reckoned({"within": f"{n} {unit}"}, event) == utc(target)


@given(instants(2000, 2030), st.integers(1, 20), civil, st.times())
def test_civil_spans_by_a_clock_time(event, n, unit, clock):
    clock = clock.replace(second=0, microsecond=0)
    day = (wall(event) + relativedelta(**{unit: n})).date()
    limit = {"within": f"{n} {unit}", "at": f"{clock:%H:%M}"}
    assert reckoned(limit, event) == utc(datetime.combine(day, clock))


@given(instants(2000, 2030), st.integers(0, 100_000), st.integers(1, 20), civil)
def test_a_later_event_is_never_due_sooner(event, minutes, n, unit):
    later = event + timedelta(minutes=minutes)
    # In the hour that comes twice, the wall clock itself runs back.
    if all(abs(moment - backward(moment.year)) > HOUR for moment in (event, later)):
        limit = {"within": f"{n} {unit}"}
        assert reckoned(limit, event) <= reckoned(limit, later)


@given(instants(2000, 2030), st.integers(1, 60), civil)
def test_a_longer_limit_is_never_due_sooner(event, n, unit):
    assert reckoned({"within": f"{n} {unit}"}, event) < reckoned(
        {"within": f"{n + 1} {unit}"}, event
    )


@pytest.mark.parametrize(
    ("event", "span", "due"),
    [
        ("2026-01-31 10:00", "1 month", "2026-02-28 10:00"),
        ("2028-01-31 10:00", "1 month", "2028-02-29 10:00"),
        ("2028-02-29 10:00", "1 year", "2029-02-28 10:00"),
        ("2028-02-29 10:00", "4 years", "2032-02-29 10:00"),
        ("2026-11-30 10:00", "3 months", "2027-02-28 10:00"),
        ("2026-12-31 10:00", "6 months", "2027-06-30 10:00"),
        ("2026-02-28 10:00", "1 month", "2026-03-28 10:00"),
        ("2026-12-25 23:59", "1 week", "2027-01-01 23:59"),
    ],
)
def test_months_clamp_to_their_end(event, span, due):
    assert reckoned({"within": span}, event) == at(due)


def test_a_clamped_month_says_so():
    steps = reckon({"within": "1 month"}, {"event": "2026-01-31 10:00"}).steps
    assert "There is no day 31 in that month: its last day is taken" in steps


def test_wall_times_that_are_missing_or_come_twice():
    missing = reckon({"within": "1 day"}, {"event": "2026-03-28 01:30"})
    assert missing.at == forward(2026) == at("2026-03-29 02:00")
    assert "does not exist" in missing.steps[-1]
    twice = reckon({"within": "1 day"}, {"event": "2026-10-24 01:30"})
    assert twice.at == backward(2026) - timedelta(minutes=30)
    assert "comes twice" in twice.steps[-1]
    assert "Sun 25 Oct 2026 01:30 BST" in twice.steps[0]


@given(instants())
def test_same_day(event):
    assert reckoned({"same_day": True}, event) == end(wall(event).date())


def test_same_day_is_londons_day():
    assert reckoned({"same_day": True}, "2026-06-01 00:30") == at("2026-06-01 23:59")


@pytest.mark.parametrize(
    ("first", "span", "last"),
    [
        ("2026-01-11", "3 months", "2026-04-10"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-01-29", "1 month", "2026-02-28"),
        ("2026-01-28", "1 month", "2026-02-27"),
        ("2026-03-01", "1 month", "2026-03-31"),
        ("2026-02-01", "1 month", "2026-02-28"),
        ("2027-12-01", "3 months", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-12-25", "7 days", "2026-12-31"),
        ("2026-12-25", "1 week", "2026-12-31"),
        ("2026-12-25", "1 day", "2026-12-25"),
    ],
)
def test_a_period_that_begins_with_the_day(first, span, last):
    limit = {"within": span, "beginning_with_day": True}
    for clock in ("00:00", "12:00", "23:59"):
        assert reckoned(limit, f"{first} {clock}") == at(f"{last} 23:59")
    assert reckoned(limit | {"at": "17:00"}, f"{first} 09:00") == at(f"{last} 17:00")
    eve = date.fromisoformat(first) - DAY
    assert reckoned(limit | {"beginning_with_day": "after"}, f"{eve} 23:30") == at(f"{last} 23:59")


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 30), civil)
def test_periods_follow_one_another_without_gap_or_overlap(first, n, unit):
    """The last day of a period that begins with a day is the eve of that day so much later."""
    found = reckoned({"within": f"{n} {unit}", "beginning_with_day": True}, end(first))
    last = wall(found).date()
    corresponding = first + relativedelta(**{unit: n})
    clamped = unit in ("months", "years") and corresponding.day != first.day
    assert last == (corresponding if clamped else corresponding - DAY)
    assert wall(found).time() == time(23, 59)


def test_the_steps_of_a_period_name_its_first_and_last_day():
    found = reckon(
        {"within": "3 months", "beginning_with_day": "after", "from": "arrest"},
        {"arrest": "2026-01-10 22:00"},
    )
    assert found.at == at("2026-04-10 23:59")
    assert found.steps == (
        "The arrest Sat 10 Jan 2026 22:00",
        "3 months beginning with Sun 11 Jan 2026, that day included = Fri 10 Apr 2026 23:59",
    )


def test_an_absent_anchor_is_waited_for():
    found = reckon({"within": "10 days", "from": "completed:r33"}, {"event": "2026-01-10 22:00"})
    assert (found.at, found.waits_for) == (None, "completed:r33")
    assert found.steps == ("Waits for the completion of r33, which is not known yet",)
    receipt = {"event": "2026-01-10 22:00", "receipt": "2026-01-12 09:00"}
    assert reckon({"within": "10 days", "from": "receipt"}, receipt).at == at("2026-01-22 09:00")


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        reckon({"within": "1 day"}, {"event": datetime(2026, 1, 10, 22)})  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"):
        reckon({"within": "1 hour"}, {"event": datetime(2026, 1, 10, 22)})  # noqa: DTZ001
