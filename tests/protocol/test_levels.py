"""How urgent a clock is, and when that changes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.calendar import Calendar
from dutydesk.protocol.levels import (
    Level,
    Thresholds,
    WarningRow,
    level,
    next_change,
    thresholds,
)
from dutydesk.protocol.spans import Span
from tests.protocol.oracle import at, instants

TICK = timedelta(seconds=1)
ORDER = [Level.CALM, Level.NEAR, Level.URGENT, Level.OVERDUE]
spans = st.builds(
    Span,
    st.integers(1, 30),
    st.sampled_from(["minutes", "hours", "working days", "days", "weeks", "months"]),
)


def opened(length, warn=None, start="2026-06-01 09:00", **more):
    due = at(start) + length
    times = thresholds(at(start), due, warn, **more)
    return tuple(due - moment for moment in (times.near_at, times.urgent_at) if moment)


@pytest.mark.parametrize(
    ("runs", "near", "urgent"),
    [
        ({"hours": 1}, {"minutes": 30}, {"minutes": 10}),
        ({"hours": 2}, {"minutes": 30}, {"minutes": 10}),
        ({"hours": 2, "seconds": 1}, {"hours": 2, "seconds": 1}, {"hours": 1}),
        ({"hours": 24}, {"hours": 4}, {"hours": 1}),
        ({"hours": 25}, {"days": 1}, {"hours": 4}),
        ({"days": 7}, {"days": 1}, {"hours": 4}),
        ({"days": 8}, {"days": 5}, {"days": 1}),
        ({"days": 200}, {"days": 5}, {"days": 1}),
    ],
)
def test_the_desks_own_warnings_by_length(runs, near, urgent):
    found = opened(timedelta(**runs))
    # No change of the clocks lies between any of these warnings and its due instant.
    assert found == (timedelta(**near), timedelta(**urgent))


def test_a_rules_own_warnings():
    day = timedelta(days=1)
    assert opened(day, (Span(6, "hours"), Span(2, "hours"))) == (day / 4, day / 12)
    assert opened(day, (Span(2, "hours"), Span(6, "hours"))) == (day / 4, day / 12)
    assert opened(day, (Span(6, "hours"),)) == (day / 4, day / 24)
    assert opened(day, ()) == opened(day)
    with pytest.raises(ValueError, match="keep two spans"):
        opened(day, (Span(3, "hours"), Span(2, "hours"), Span(1, "hours")))


def test_no_warning_comes_before_the_clock_opened():
    hour = timedelta(hours=1)
    assert opened(hour, (Span(2, "hours"), Span(10, "minutes"))) == (hour, hour / 6)
    assert opened(hour, (Span(3, "days"), Span(2, "hours"))) == (hour, hour)


def test_a_clock_that_opens_overdue():
    start, due = at("2026-06-02 09:00"), at("2026-06-01 09:00")
    times = thresholds(start, due)
    assert times == Thresholds(due, due, due)
    assert level(times, start) is Level.OVERDUE
    assert next_change(times, start) is None


def test_warnings_in_days_keep_the_wall_time_and_in_hours_do_not():
    due = at("2026-03-30 10:00")
    opening = at("2026-03-20 10:00")
    civil = thresholds(opening, due, (Span(2, "days"), Span(1, "working days")))
    assert civil.near_at == at("2026-03-27 10:00")  # one working day before Monday
    assert civil.urgent_at == at("2026-03-28 10:00")
    elapsed = thresholds(opening, due, (Span(48, "hours"), Span(1, "hours")))
    assert elapsed.near_at == at("2026-03-28 09:00")


def test_working_day_warnings_count_on_the_given_calendar():
    due, opening = at("2026-04-07 10:00"), at("2026-03-02 10:00")
    warn = (Span(1, "working days"), Span(1, "hours"))
    assert thresholds(opening, due, warn).near_at == at("2026-04-02 10:00")
    weekends = Calendar("weekends only", frozenset())
    assert thresholds(opening, due, warn, calendar=weekends).near_at == at("2026-04-06 10:00")


def test_a_desks_own_table():
    table = (WarningRow(None, Span(3, "hours"), Span(2, "hours")),)
    day = timedelta(days=1)
    assert opened(day, warnings=table) == (day / 8, day / 12)
    short = (WarningRow(timedelta(hours=1), Span(3, "minutes"), Span(2, "minutes")),)
    with pytest.raises(ValueError, match="leave `up_to` out"):
        opened(day, warnings=short)


def test_each_level_begins_at_its_instant():
    times = thresholds(at("2026-06-01 09:00"), at("2026-06-02 09:00"))
    assert times.near_at
    assert times.urgent_at
    assert times.due_at
    assert level(times, times.near_at - TICK) is Level.CALM
    assert level(times, times.near_at) is Level.NEAR
    assert level(times, times.urgent_at - TICK) is Level.NEAR
    assert level(times, times.urgent_at) is Level.URGENT
    assert level(times, times.due_at - TICK) is Level.URGENT
    assert level(times, times.due_at) is Level.OVERDUE
    assert next_change(times, times.near_at - TICK) == times.near_at
    assert next_change(times, times.near_at) == times.urgent_at
    assert next_change(times, times.due_at - TICK) == times.due_at
    assert next_change(times, times.due_at) is None


def test_a_clock_without_a_due_instant_waits():
    times = thresholds(at("2026-06-01 09:00"), None, (Span(1, "hours"),))
    assert times == Thresholds(None, None, None)
    assert level(times, at("2030-01-01 00:00")) is Level.WAITING
    assert next_change(times, at("2026-01-01 00:00")) is None


@given(
    instants(2000, 2050),
    st.integers(-10_000, 500_000),
    st.none() | st.tuples(spans) | st.tuples(spans, spans),
)
def test_the_level_only_rises_and_only_where_next_change_says(opening, minutes, warn):
    due = opening + timedelta(minutes=minutes)
    times = thresholds(opening, due, warn)
    assert times.near_at
    assert times.urgent_at
    assert min(opening, due) <= times.near_at <= times.urgent_at <= due
    now, seen = min(opening, due) - TICK, [Level.CALM]
    assert level(times, now) is Level.CALM
    while (change := next_change(times, now)) is not None:
        assert level(times, change - TICK / 2) is seen[-1]
        assert change > now
        now = change
        seen.append(level(times, now))
    assert seen[-1] is Level.OVERDUE
    assert [ORDER.index(found) for found in seen] == sorted({ORDER.index(found) for found in seen})
