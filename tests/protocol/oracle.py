"""A second opinion on days and times, reckoned in ways that the desk does not use.

British Summer Time by its rule, not by the time zone database; bank holidays by the lists that
GOV.UK printed and by their rules, not by the library; working days by walking.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dateutil.easter import easter
from hypothesis import strategies as st

from dutydesk.protocol.calendar import england
from dutydesk.protocol.due import Due, due
from dutydesk.protocol.limits import limit_adapter

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

GOV_UK = {
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
"""England and Wales, as published; substitute days where the day itself is a weekend."""

PRINTED = frozenset(
    date.fromisoformat(f"{year}-{day}") for year, days in GOV_UK.items() for day in days.split()
)

_MOVED = {  # the day by rule -> the day that was given instead
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
_ONCE = {  # jubilees, a wedding, a funeral, a coronation
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
}


def monday_from(day: date) -> date:
    while day.weekday() != 0:
        day += DAY
    return day


def bank_holidays(year: int) -> set[date]:
    """The weekdays on which England's banks close, by rule."""
    sunday = easter(year)
    found = {
        sunday - 2 * DAY,
        sunday + DAY,
        monday_from(date(year, 5, 1)),
        monday_from(date(year, 5, 25)),
        monday_from(date(year, 8, 25)),
    }
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    found |= {day for day in fixed if day.weekday() < 5}
    for day in fixed:
        if day.weekday() >= 5:
            while day.weekday() >= 5 or day in found:
                day += DAY
            found.add(day)
    return {_MOVED.get(day, day) for day in found} | {d for d in _ONCE if d.year == year}


ALL_CLOSED = frozenset().union(*(bank_holidays(year) for year in range(2000, 2061)))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in ALL_CLOSED


def walk(day: date, n: int, step: timedelta = DAY) -> date:
    """The nth working day from `day`, a day at a time."""
    while n > 0:
        day = day + step
        if works(day):
            n = n - 1
    return day


def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday() != 6:
        day -= DAY
    return day


def forward(year: int) -> datetime:
    """The instant at which the clocks go forward."""
    return datetime.combine(_last_sunday(year, 3), time(1), UTC)


def backward(year: int) -> datetime:
    """The instant at which the clocks go back."""
    return datetime.combine(_last_sunday(year, 10), time(1), UTC)


def summer(at: datetime) -> bool:
    return forward(at.year) <= at < backward(at.year)


def wall(at: datetime) -> datetime:
    """London wall time of an instant, naive."""
    return (at + HOUR if summer(at) else at).replace(tzinfo=None)


def utc(clock: datetime) -> datetime:
    """The instant of a naive London wall time: the earlier of two, the first after a gap."""
    as_utc = clock.replace(tzinfo=UTC)
    if summer(as_utc - HOUR):
        return as_utc - HOUR
    return forward(clock.year) if summer(as_utc) else as_utc


def at(text: str) -> datetime:
    """The instant of London wall time: "2026-03-27 19:40"."""
    return utc(datetime.fromisoformat(text))


def end(day: date) -> datetime:
    return utc(datetime.combine(day, time(23, 59)))


def reckon(limit: dict[str, Any], anchors: Mapping[str, str | datetime], **more: Any) -> Due:
    """due() of a limit as a file writes it, on England's calendar; anchors as London times."""
    instants = {k: at(v) if isinstance(v, str) else v for k, v in anchors.items()}
    return due(limit_adapter.validate_python(limit), instants, england(), **more)


def reckoned(limit: dict[str, Any], event: str | datetime, **more: Any) -> datetime:
    """The due instant of a limit that counts from the event."""
    found = reckon(limit, {"event": event}, **more).at
    assert found is not None
    return found


def instants(first: int = 2000, last: int = 2058) -> st.SearchStrategy[datetime]:
    """Minutes of these years, more often than not near a change of the clocks, Easter, Christmas,
    a month's end or 29 February."""
    years = st.integers(first, last)
    near = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda n: timedelta(minutes=n))
    marks = [
        years.map(forward),
        years.map(backward),
        years.map(lambda y: datetime.combine(easter(y), time(12), UTC)),
        years.map(lambda y: datetime(y, 12, 25, 12, tzinfo=UTC)),
        years.map(lambda y: datetime(y, 3, 1, tzinfo=UTC)),
        st.builds(lambda y, m: datetime(y, m, 1, tzinfo=UTC), years, st.integers(1, 12)),
    ]
    odd = st.tuples(st.one_of(marks), near).map(lambda pair: pair[0] + pair[1])
    minutes = (last - first + 1) * 365 * 24 * 60
    plain = st.integers(0, minutes).map(
        lambda n: datetime(first, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    )
    return (odd | plain).filter(lambda d: first <= d.year <= last)
