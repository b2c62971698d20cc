"""The grammar of typed dates and times: what was typed, before anybody asks when it was.

`read_shape` takes text apart into a day and a clock time, each as typed. It knows nothing of now:
`dutydesk.desk.typed_times` turns a shape into an instant. A text has exactly one reading or none:
where a day and a clock time can't be told apart ("12 Mar 10") it is refused, with what to type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from dutydesk.desk.typed_words import (
    A_WEEKDAY,
    AHEAD,
    BEHIND,
    CLOCKS,
    DAY_WORDS,
    DAYS_IN,
    HOURS_MINUTES,
    ISO,
    ISO_INSTANT,
    MINUTES_IN,
    MONTH_NUMBERS,
    NAMED,
    NUMERIC,
    SIGNED,
    WEEKDAY_NUMBERS,
    TypedTimeError,
    clean,
    quoted,
    what_to_type,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as typed. `zone` is BST or GMT where typed; `offset` is from an ISO instant."""

    hour: int
    minute: int
    half: str | None = None
    zone: str | None = None
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class DaysAway:
    """So many civil days from today. `typed_as_shift` is True for +2d, False for a word."""

    days: int
    typed_as_shift: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; `which` is next, last or None."""

    number: int
    which: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month as typed, perhaps an impossible one; `year` has two digits, four or none."""

    day: int
    month: int
    year: str | None
    weekday: int | None = None
    named_month: bool = False


@dataclass(frozen=True, slots=True)
class Elapsed:
    """So much time from now, as elapsed on a stopwatch. Zero is "now"."""

    minutes: int


Day = DaysAway | Weekday | CalendarDay


@dataclass(frozen=True, slots=True)
class Shape:
    """One reading of a text: elapsed time alone, or a day, a clock time, or both."""

    day: Day | None = None
    clock: Clock | None = None
    elapsed: Elapsed | None = None


def read_shape(text: str) -> Shape:
    """The one reading of `text`. Raises TypedTimeError, saying what to type, if there is none."""
    typed, pasted = clean(text)
    readings = _readings(typed)
    if pasted:
        readings = [r for r in readings if _stands_alone(r.day)]
    if len(readings) != 1:
        raise TypedTimeError(what_to_type(typed, text))
    return readings[0]


def read_day(text: str) -> Day:
    """The day that `text` is, where no time belongs. Raises TypedTimeError as `read_shape` does."""
    typed, pasted = clean(text)
    day = _day(typed)
    if day is None or (pasted and not _stands_alone(day)):
        raise TypedTimeError(
            f"{quoted(text)} can't be read as a date. Type one like 28/02/2011 or 28 Feb 2011."
        )
    return day


def _stands_alone(day: Day | None) -> bool:
    """True for a date with its year; a remark pasted after it may have been true of another day."""
    return isinstance(day, CalendarDay) and day.year is not None


def _readings(typed: str) -> list[Shape]:
    elapsed = _elapsed(typed)
    if elapsed is not None:
        return [Shape(elapsed=elapsed)]
    iso = ISO_INSTANT.fullmatch(typed)
    if iso:
        return [_iso_shape(iso)]
    found = []
    day = _day(typed)
    if day is not None and not _may_be_an_hour(day):
        found.append(Shape(day=day))
    clock = _clock(typed)
    if clock is not None and clock[0] != "hour":
        found.append(Shape(clock=clock[1]))
    for gap in re.finditer(" ", typed):
        left, right = typed[: gap.start()], typed[gap.end() :]
        found += _pair(left, right, day_first=True) + _pair(right, left, day_first=False)
    return list(dict.fromkeys(found))


def _pair(day_text: str, clock_text: str, *, day_first: bool) -> list[Shape]:
    day, clock = _day(day_text), _clock(clock_text)
    if day is None or clock is None:
        return []
    clearness, time = clock
    if clearness == "four digits" and isinstance(day, CalendarDay):
        # "12 Mar 2030" is a year, "12/3/26 2030" a time; "12/3 2030" is either, so neither.
        may_be_year = day.year is None and (day.named_month or 2000 <= int(clock_text[:4]) <= 2059)
        if may_be_year or not day_first:
            return []
    if clearness == "hour" and not (isinstance(day, DaysAway) and day_first):
        return []
    return [Shape(day=day, clock=time)]


def _may_be_an_hour(day: Day) -> bool:
    """True for "12 Mar 10", where the 10 is a year or an hour."""
    if not isinstance(day, CalendarDay) or not day.named_month or day.year is None:
        return False
    return len(day.year) == 2 and int(day.year) < 24


def _elapsed(typed: str) -> Elapsed | None:
    if typed == "now":
        return Elapsed(0)
    both = HOURS_MINUTES.fullmatch(typed)
    if both:
        minutes = 60 * int(both["h"]) + int(both["m"])
        return Elapsed(-minutes if both["sign"] == "-" else minutes)
    shift = _shift(typed)
    if shift is None or shift[1] not in MINUTES_IN:
        return None
    return Elapsed(shift[0] * MINUTES_IN[shift[1]])


def _shift(typed: str) -> tuple[int, str] | None:
    """+2d, -20m, "in 2 days" or "3 hours ago" as a signed number and its unit."""
    for pattern, sign in ((SIGNED, 1), (AHEAD, 1), (BEHIND, -1)):
        match = pattern.fullmatch(typed)
        if match:
            back = match.groupdict().get("sign") == "-"
            return (-1 if back else sign) * int(match["n"]), match["unit"]
    return None


def _day(typed: str) -> Day | None:
    if typed in DAY_WORDS:
        return DaysAway(DAY_WORDS[typed])
    shift = _shift(typed)
    if shift is not None and shift[1] in DAYS_IN:
        return DaysAway(shift[0] * DAYS_IN[shift[1]], typed_as_shift=True)
    weekday = A_WEEKDAY.fullmatch(typed)
    if weekday:
        return Weekday(WEEKDAY_NUMBERS[weekday["weekday"]], weekday["which"])
    first, _, rest = typed.partition(" ")
    if first.rstrip(".") in WEEKDAY_NUMBERS:
        return _calendar_day(rest, WEEKDAY_NUMBERS[first.rstrip(".")])
    return _calendar_day(typed, None)


def _calendar_day(typed: str, weekday: int | None) -> CalendarDay | None:
    iso = ISO.fullmatch(typed)
    if iso:
        return CalendarDay(int(iso["day"]), int(iso["month"]), iso["year"], weekday)
    numeric = NUMERIC.fullmatch(typed)
    if numeric:
        month, year = numeric["month"] or numeric["month2"], numeric["year"] or numeric["year2"]
        return CalendarDay(int(numeric["day"]), int(month), year, weekday)
    named = NAMED.fullmatch(typed)
    if named:
        month_number = MONTH_NUMBERS[named["month"]]
        return CalendarDay(
            int(named["day"]), month_number, named["year"], weekday, named_month=True
        )
    return None


def _clock(typed: str) -> tuple[str, Clock] | None:
    """How clearly `typed` is a clock time, and the time."""
    zoned = re.fullmatch(r"(?P<clock>.+?) ?(?P<zone>bst|gmt)", typed)
    clock, zone = (zoned["clock"], zoned["zone"].upper()) if zoned else (typed, None)
    if clock in ("noon", "midday", "12 noon"):
        return "clear", Clock(12, 0, zone=zone)
    for clearness, pattern in CLOCKS:
        match = pattern.fullmatch(clock)
        if match:
            parts = match.groupdict()
            minute = int(parts.get("minute") or 0)
            return clearness, Clock(int(parts["hour"]), minute, parts.get("half"), zone)
    return None


def _iso_shape(iso: re.Match[str]) -> Shape:
    day = _calendar_day(iso["day"], None)
    offset = None
    if iso["sign"]:
        offset = timedelta(hours=int(iso["oh"]), minutes=int(iso["om"]))
        offset = -offset if iso["sign"] == "-" else offset
    elif iso["offset"]:
        offset = timedelta(0)
    return Shape(day=day, clock=Clock(int(iso["hour"]), int(iso["minute"]), offset=offset))
