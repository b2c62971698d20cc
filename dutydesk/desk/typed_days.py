"""Which day is meant by what somebody typed; birth dates and other days without a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from dutydesk.desk.typed_shapes import CalendarDay, Day, DaysAway, Weekday, read_day
from dutydesk.desk.typed_words import TypedTimeError
from dutydesk.protocol.calendar import show_day

Prefer = Literal["past", "future"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# A date without a year that has just gone by, or is about to come, is rarely meant a year off.
_JUST_MISSED = timedelta(days=31)
# A birth date whose two-digit year would make somebody older than this is more likely a slip.
_TWO_DIGITS_REACH = 30
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def read_date(text: str, today: date, prefer: Prefer = "past") -> date:
    """Read a typed day, such as a date of birth: `12/3/11`, `12 mar 2011`, `yesterday`.

    `today` is London's. A year of two digits, or none, puts the date on the side of `today` that
    `prefer` says. Raises TypedTimeError, whose text says what to type.
    """
    day = read_day(text)
    if isinstance(day, CalendarDay) and day.year is not None and len(day.year) == 2:
        year = _year_on_side(int(day.year), (day.month, day.day), today, prefer)
        day = CalendarDay(day.day, day.month, str(year), day.weekday)
    return choose_day(
        day, days_meant(day, today), today, prefer, lambda found: (found - today).days
    )


def choose_day(
    day: Day | None, days: list[date], today: date, prefer: Prefer, side: Callable[[date], float]
) -> date:
    """The nearest of `days` on the preferred side; `side` says where a day lies, the past below 0.

    `day` is what was typed. Raises TypedTimeError where the year it leaves out is in doubt.
    """
    if len(days) == 1:
        return days[0]
    fitting = [d for d in days if (side(d) <= 0 if prefer == "past" else side(d) >= 0)]
    chosen = max(fitting) if prefer == "past" else min(fitting)
    if isinstance(day, CalendarDay):
        _refuse_just_missed(chosen, [d for d in days if d not in fitting], today)
        _check_weekday(chosen, day)
    return chosen


def days_meant(day: Day | None, today: date) -> list[date]:
    """Every day that may be meant, on both sides of today; one where there is no doubt.

    Raises TypedTimeError for a day that doesn't exist or whose words don't settle which it is.
    """
    if day is None:
        return [today - _DAY, today, today + _DAY]
    if isinstance(day, DaysAway):
        return [today + day.days * _DAY]
    if isinstance(day, Weekday):
        return _weekdays_meant(day, today)
    if day.year is not None:
        year = int(day.year) if len(day.year) == 4 else _nearest_century(int(day.year), today)
        found = _calendar_date(day, year)
        _check_weekday(found, day)
        return [found]
    _calendar_date(day, 2000)  # a leap year: what it lacks, every year lacks
    years = range(today.year - 8, today.year + 9)
    return [_calendar_date(day, y) for y in years if (day.month, day.day) != (2, 29) or _leap(y)]


def _weekdays_meant(day: Weekday, today: date) -> list[date]:
    if day.which is None:
        return [d for n in range(-7, 8) if (d := today + n * _DAY).weekday() == day.number]
    ahead = day.which == "next"
    steps = range(1, 8) if ahead else range(-7, 0)
    nearest = next(d for n in steps if (d := today + n * _DAY).weekday() == day.number)
    monday = today - today.weekday() * _DAY + (_WEEK if ahead else -_WEEK)
    that_week = monday + day.number * _DAY
    if nearest != that_week:
        # People differ on whether Monday's "next fri" is this week's; so nobody is guessed at.
        first, second = sorted((nearest, that_week))
        raise TypedTimeError(
            f'"{day.which}" may be {show_day(first)} or {show_day(second)}. '
            f"Type {_typed(first)} or {_typed(second)}."
        )
    return [nearest]


def _calendar_date(day: CalendarDay, year: int) -> date:
    """That date in `year`. Raises TypedTimeError where there is none."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise TypedTimeError(
            f"{year:04} can't be the year. Type a date like 28/02/2026, and a time like 14:30."
        )
    if not 1 <= day.month <= 12:
        raise TypedTimeError(
            f"There is no month {day.month}. Type the day first, then the month, like 28/02/2026."
        )
    try:
        return date(year, day.month, day.day)
    except ValueError:
        leap_day = (day.month, day.day) == (2, 29)
        which = f"{day.day} {_MONTHS[day.month - 1]}" + (f" in {year}" if leap_day else "")
        raise TypedTimeError(
            f"There is no {which}. Type a date like 28/02/{year if day.year else 2026}."
        ) from None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _nearest_century(two_digits: int, today: date) -> int:
    return two_digits + 100 * round((today.year - two_digits) / 100)


def _year_on_side(two_digits: int, month_day: tuple[int, int], today: date, prefer: Prefer) -> int:
    """The year ending in `two_digits` that puts the date nearest to today on the preferred side."""
    now = (today.year, today.month, today.day)
    centuries = range(two_digits + today.year // 100 * 100 - 100, today.year + 201, 100)
    if prefer == "past":
        year = max(y for y in centuries if (y, *month_day) <= now)
    else:
        year = min(y for y in centuries if (y, *month_day) >= now)
    if abs(year - today.year) > _TWO_DIGITS_REACH:
        raise TypedTimeError(
            f"Which century is {two_digits:02}? Type the year with four digits, like {year}."
        )
    return year


def _check_weekday(found: date, day: CalendarDay) -> None:
    if day.weekday is not None and found.weekday() != day.weekday:
        raise TypedTimeError(
            f"{_typed(found)} is a {_WEEKDAYS[found.weekday()]}, not a {_WEEKDAYS[day.weekday]}. "
            f"Check both, then type the date alone, like {_typed(found)}."
        )


def _refuse_just_missed(chosen: date, others: list[date], today: date) -> None:
    """Ask for the year where the other side of today is so near that it may well be meant."""
    missed = min(others, key=lambda d: abs(d - today), default=chosen)
    if abs(missed - today) <= _JUST_MISSED < abs(chosen - today):
        raise TypedTimeError(
            f"Is it {show_day(missed)} or {show_day(chosen)}? "
            f"Type the year: {_typed(missed)} or {_typed(chosen)}."
        )


def _typed(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
