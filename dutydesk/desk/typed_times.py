"""What people type for dates and times, read as UTC instants and as days.

Days come before months, as in Britain, and wall times are London's. What can be read in two ways
is refused, and the message says what to type: a guessed date could harm a child.

Why no library reads these: on 65 inputs, typical and hostile, `dateparser` 1.5 was silently wrong
on 17 (3/13 became 13 March, 3/4/26 was 1926, "mon" went with a Friday's date, the repeated and the
skipped hour passed) and strict on 10, then refusing 14:30 and 9pm; `dateutil.parser` on 27
(2026-04-03, day first, became 4 March). dateparser's first call also takes half a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from dateutil import tz
from dateutil.relativedelta import relativedelta

from dutydesk.desk.typed_days import Prefer, choose_day, days_meant, read_date
from dutydesk.desk.typed_shapes import CalendarDay, Clock, DaysAway, Shape, read_shape
from dutydesk.desk.typed_words import TypedTimeError
from dutydesk.protocol.calendar import LONDON, instant, local, show, show_day

__all__ = ["Prefer", "TypedTime", "TypedTimeError", "is_time_alone", "read_date", "read_time"]

_FAR_OFF = relativedelta(years=2)
_FARTHEST_YEARS = 50


@dataclass(frozen=True, slots=True)
class TypedTime:
    """An instant in UTC, to the minute, and how to show it: "Fri 27 Mar 2026 19:40 (yesterday)"."""

    at: datetime
    shown: str


def read_time(
    text: str,
    now: datetime,
    *,
    prefer: Prefer,
    needs_time: bool = True,
    default_time: time | None = None,
) -> TypedTime:
    """Read a typed date and time; `now` is an aware datetime.

    A time without a day, a day of the week and a date without a year are the nearest in the
    direction that `prefer` says; now itself counts. A date without a time gets `default_time`
    (London). Failing that it is refused, or where `needs_time` is False it is the start of that
    day and shown without a time; but `+2d` keeps the time of day. Seconds are dropped.

    Raises TypedTimeError, whose text says what to type, for anything that isn't plainly a time.
    """
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    today = local(now).date()
    shape = read_shape(text)
    if shape.elapsed is not None:
        at = now + timedelta(minutes=shape.elapsed.minutes)
        _refuse_far_off(at, now, shape)
        return TypedTime(at, _with_remark(show(at), at, today))
    days = days_meant(shape.day, today)
    clock = _clock_of(shape, now, needs_time, default_time)
    if clock is None:
        day = choose_day(shape.day, days, today, prefer, lambda day: (day - today).days)
        at = instant(day, time(0))[0]
        _refuse_far_off(at, now, shape)
        return TypedTime(at, _with_remark(show_day(day), at, today))
    wall = _on_24_hours(clock)
    day = choose_day(
        shape.day, days, today, prefer, lambda day: _side(day, wall, clock, now, prefer)
    )
    at = _instant(day, wall, clock, now)
    _refuse_far_off(at, now, shape)
    return TypedTime(at, _with_remark(show(at), at, today))


def is_time_alone(text: str) -> bool:
    """Whether a text is a time of day and says nothing of the day. Raises TypedTimeError."""
    shape = read_shape(text)
    return shape.clock is not None and shape.day is None and shape.clock.offset is None


def _clock_of(
    shape: Shape, now: datetime, needs_time: bool, default_time: time | None
) -> Clock | None:
    """The clock time to use; None where the day alone will do."""
    if shape.clock is not None:
        return shape.clock
    if default_time is not None:
        return Clock(default_time.hour, default_time.minute)
    if not needs_time:
        return None
    if isinstance(shape.day, DaysAway) and shape.day.typed_as_shift:
        wall = local(now)
        return Clock(wall.hour, wall.minute)
    raise TypedTimeError("Type a time as well as the day, like fri 10:00 or 28/02/2026 14:30.")


def _on_24_hours(clock: Clock) -> time:
    typed = f"{clock.hour}:{clock.minute:02}"
    if clock.minute > 59 or clock.hour > 24:
        raise TypedTimeError(f"There is no {typed}. Type a time from 00:00 to 23:59.")
    if clock.hour == 24 or (clock.half == "am" and (clock.hour, clock.minute) == (12, 0)):
        raise TypedTimeError(
            f"{typed}{clock.half or ''} may be the start of a day or its end. "
            "Type 00:00 for the start, or 23:59 for the end."
        )
    if clock.half is None:
        return time(clock.hour, clock.minute)
    if not 1 <= clock.hour <= 12:
        raise TypedTimeError(
            f"{typed}{clock.half} mixes two ways of writing a time. "
            f"Type {clock.hour:02}:{clock.minute:02} without {clock.half}."
        )
    return time(clock.hour % 12 + (12 if clock.half == "pm" else 0), clock.minute)


def _side(day: date, wall: time, clock: Clock, now: datetime, prefer: Prefer) -> float:
    """Seconds from now to that wall time; of a repeated hour, the one that suits `prefer`."""
    if clock.zone is not None:
        at = _in_zone(day, wall, clock.zone)
    else:
        fold = 0 if prefer == "past" else 1
        at = datetime.combine(day, wall.replace(fold=fold), LONDON).astimezone(UTC)
    return (at - now).total_seconds()


def _in_zone(day: date, wall: time, zone: str) -> datetime:
    ahead = timedelta(hours=1 if zone == "BST" else 0)
    return datetime.combine(day, wall, UTC) - ahead


def _instant(day: date, wall: time, clock: Clock, now: datetime) -> datetime:
    """That wall time's instant. Raises TypedTimeError where there is none, or two."""
    if clock.offset is not None:
        return datetime.combine(day, wall, timezone(clock.offset)).astimezone(UTC)
    there = datetime.combine(day, wall, LONDON)
    if not tz.datetime_exists(there):
        raise TypedTimeError(
            f"There is no {wall:%H:%M} on {show_day(day)}: the clocks go forward from 01:00 to "
            "02:00. Type a time before 01:00, or from 02:00 on."
        )
    if clock.zone is not None:
        at = _in_zone(day, wall, clock.zone)
        if local(at).replace(tzinfo=None) != there.replace(tzinfo=None):
            raise TypedTimeError(
                f"On {show_day(day)} at {wall:%H:%M} the clocks show {there.tzname()}. "
                f"Type {wall:%H:%M} without {clock.zone}."
            )
        return at
    if tz.datetime_ambiguous(there):
        happens = "happened" if there.astimezone(UTC) <= now else "happens"
        raise TypedTimeError(
            f"{wall:%H:%M} {happens} twice: type {wall:%H:%M} BST or {wall:%H:%M} GMT "
            f"(the clocks go back on {show_day(day)})."
        )
    return there.astimezone(UTC)


def _refuse_far_off(at: datetime, now: datetime, shape: Shape) -> None:
    """Refuse what lies so far off that it is more likely a slip of the finger."""
    full_year = isinstance(shape.day, CalendarDay) and len(shape.day.year or "") == 4
    if full_year:
        if abs(at.year - now.year) > _FARTHEST_YEARS:
            raise TypedTimeError(
                f"{show_day(local(at).date())} is {abs(at.year - now.year)} years away. Check the "
                "year; type a time with a colon, like 19:30."
            )
    elif not now - _FAR_OFF <= at <= now + _FAR_OFF:
        raise TypedTimeError(
            f"{show_day(local(at).date())} is more than two years away. "
            "If it is meant, type the date with a year of four digits, like 28/02/2030."
        )


def _with_remark(shown: str, at: datetime, today: date) -> str:
    days = (local(at).date() - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    remark = near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
    return f"{shown} ({remark})"
