"""Shifts: the one that holds an instant, across both changes of the clocks; what is handed over.

The oracle walks every minute of a stretch of days and reads London's wall clock at each: on each
day, a shift begins at the first minute at which the wall clock shows its time or a later one.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.duty_shifts import (
    Shift,
    last_time,
    prompts_from,
    shift_after,
    shift_at,
    shift_before,
    to_hand_over,
)

ZONE = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)
USUAL = (time(9), time(17))
CHANGES = [  # the Saturday before, at noon in UTC
    datetime(2026, 3, 28, 12, tzinfo=UTC),
    datetime(2026, 10, 24, 12, tzinfo=UTC),
    datetime(2027, 3, 27, 12, tzinfo=UTC),
    datetime(2027, 10, 30, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 12, tzinfo=UTC),
    datetime(2028, 2, 28, 12, tzinfo=UTC),
]

_SEEN: dict[datetime, list[tuple[datetime, datetime]]] = {}


def walked(noon: datetime) -> list[tuple[datetime, datetime]]:
    """Every minute from two days before to three days after, with its wall time."""
    if noon not in _SEEN:
        first = noon - timedelta(days=2)
        minutes = (first + n * MINUTE for n in range(5 * 24 * 60))
        _SEEN[noon] = [(at, at.astimezone(ZONE).replace(tzinfo=None)) for at in minutes]
    return _SEEN[noon]


def oracle(noon: datetime, starts: tuple[time, ...]) -> list[datetime]:
    """The instants at which shifts begin."""
    begins: set[datetime] = set()
    reached: set[tuple[object, time]] = set()
    for at, wall in walked(noon):
        for clock in starts:
            day = (wall.date(), clock)
            if day not in reached and wall.time() >= clock:
                reached.add(day)
                begins.add(at)
    # The first day walked began before the walk did.
    return [at for at in sorted(begins) if at > walked(noon)[0][0] + timedelta(days=1)]


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


clocks = st.times(max_value=time(23, 59)).map(lambda one: one.replace(second=0, microsecond=0))
near_the_change = st.sampled_from([time(0), time(0, 59), time(1), time(1, 30), time(2), time(3)])


@given(
    noon=st.sampled_from(CHANGES),
    starts=st.sets(clocks | near_the_change, min_size=1, max_size=6).map(sorted).map(tuple),
    seconds=st.integers(0, 24 * 3600),
)
def test_the_shift_of_an_instant_is_the_one_the_wall_clock_shows(noon, starts, seconds) -> None:
    moment = noon + timedelta(seconds=seconds)
    found = shift_at(moment, starts)
    (theirs,) = [
        Shift(*pair) for pair in pairwise(oracle(noon, starts)) if pair[0] <= moment < pair[1]
    ]
    assert found == theirs
    assert shift_at(found.begins, starts) == found
    assert shift_after(found, starts).begins == found.ends
    assert shift_before(found, starts).ends == found.begins
    assert last_time(moment, starts[0]) <= moment


@pytest.mark.parametrize(
    ("moment", "begins", "ends", "hours"),
    [
        ("2026-03-27 08:59", "2026-03-26 17:00", "2026-03-27 09:00", 16),
        ("2026-03-27 09:00", "2026-03-27 09:00", "2026-03-27 17:00", 8),
        ("2026-03-29 00:30", "2026-03-28 17:00", "2026-03-29 09:00", 15),
        ("2026-10-25 08:59", "2026-10-24 17:00", "2026-10-25 09:00", 17),
        ("2027-01-01 00:00", "2026-12-31 17:00", "2027-01-01 09:00", 16),
    ],
)
def test_a_night_is_an_hour_shorter_or_longer_where_the_clocks_change(
    moment, begins, ends, hours
) -> None:
    found = shift_at(london(moment), USUAL)
    assert found == Shift(london(begins), london(ends))
    assert found.ends - found.begins == timedelta(hours=hours)


def test_times_that_fall_together_where_the_clocks_go_forward_make_no_shift() -> None:
    starts = (time(1), time(1, 30), time(2))
    found = shift_at(london("2026-03-29 02:00"), starts)
    assert found == Shift(london("2026-03-29 02:00"), london("2026-03-30 01:00"))
    assert shift_before(found, starts).begins == london("2026-03-28 02:00")


def test_a_wall_time_that_comes_twice_begins_its_shift_once() -> None:
    found = shift_at(datetime(2026, 10, 25, 1, 0, tzinfo=UTC), (time(1, 30),))
    assert found.begins == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 BST, not GMT
    assert found.ends - found.begins == timedelta(hours=25)


@pytest.mark.parametrize(
    ("moment", "begins", "until"),
    [
        ("2026-11-20 12:59", "2026-11-19 17:00", "2026-11-20 17:00"),  # too early for the day's
        ("2026-11-20 13:00", "2026-11-20 09:00", "2026-11-21 09:00"),
        ("2026-11-20 16:50", "2026-11-20 09:00", "2026-11-21 09:00"),
        ("2026-11-20 17:05", "2026-11-20 09:00", "2026-11-21 09:00"),  # a little late
        ("2026-11-21 00:59", "2026-11-20 09:00", "2026-11-21 09:00"),
        ("2026-11-21 01:00", "2026-11-20 17:00", "2026-11-21 17:00"),  # too late for it
    ],
)
def test_the_shift_that_a_sheet_hands_over(moment, begins, until) -> None:
    found = to_hand_over(london(moment), USUAL)
    assert (found.shift.begins, found.until) == (london(begins), london(until))


def test_one_is_asked_fifteen_minutes_before_the_end_or_half_way_through_a_short_shift() -> None:
    day = shift_at(london("2026-11-20 10:00"), USUAL)
    assert prompts_from(day) == london("2026-11-20 16:45")
    short = shift_at(london("2026-11-20 10:00"), (time(9, 50), time(10, 10)))
    assert prompts_from(short) == london("2026-11-20 10:00")


def test_what_can_not_be_said_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one shift"):
        shift_at(london("2026-11-20 10:00"), ())
    with pytest.raises(ValueError, match="no time zone"):
        shift_at(datetime(2026, 11, 20, 10), USUAL)  # noqa: DTZ001
