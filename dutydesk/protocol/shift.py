"""Moving an instant by a span, forwards or back, with the steps of the arithmetic for people.

Minutes and hours elapse in UTC. Days, weeks, months and years keep the London wall time, and
a month too short for the day clamps to its end. Working days end at 23:59 unless a clock time
is given.
"""

from __future__ import annotations

import calendar as months_table
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta

from dutydesk.protocol.calendar import END_OF_DAY, Calendar, instant, local, show, show_day
from dutydesk.protocol.spans import Span


@dataclass(frozen=True)
class Moved:
    """Where an instant has got to (UTC), and the sentences that say how."""

    at: datetime
    steps: tuple[str, ...]


def move(
    start: datetime,
    span: Span,
    calendar: Calendar,
    *,
    called: str = "the event",
    back: bool = False,
    at: time | None = None,
) -> Moved:
    """`start` moved by `span`; `called` is what the steps call the start.

    `at` replaces the wall time of a civil span; it is not for minutes and hours, which elapse.
    """
    sign = "-" if back else "+"
    opening = f"{called[:1].upper()}{called[1:]} {show(start)} {sign} {span}"
    if span.elapsed:
        there = start.astimezone(UTC) + (-span.length() if back else span.length())
        return Moved(there, (f"{opening} elapsed = {show(there)}",))
    day = local(start).date()
    if span.unit == "working days":
        there_day = _working_day(day, span.count, calendar, back)
        notes = _passed_over(day, there_day, calendar)
        clock = at or END_OF_DAY
    else:
        there_day, notes = shift_day(day, span, back=back), _clamped(day, span, back)
        clock = at or local(start).time()
    there, note = instant(there_day, clock)
    steps = (f"{opening} = {show(there)}", *notes, *([note] if note else []))
    return Moved(there, steps)


def shift_day(day: date, span: Span, *, back: bool = False) -> date:
    """A day moved by days, weeks, months or years, clamped to the end of a shorter month.

    Raises ValueError for a span in other units, or one that leads outside the years 1 to 9999.
    """
    count = -span.count if back else span.count
    match span.unit:
        case "days":
            return day + timedelta(days=count)
        case "weeks":
            return day + timedelta(weeks=count)
        case "months" | "years":
            years, month = divmod(
                day.year * 12 + day.month - 1 + count * (12 if span.unit == "years" else 1), 12
            )
            if not MINYEAR <= years <= MAXYEAR:
                raise ValueError(f"{span} from {show_day(day)} leads outside the calendar")
            length = months_table.monthrange(years, month + 1)[1]
            return date(years, month + 1, min(day.day, length))
        case _:
            raise ValueError(f"{span} does not move a day: use days, weeks, months or years")


def shift_day_by(day: date, spans: Sequence[Span]) -> date:
    """A day moved by spans in turn, those of one unit that stand together added first.

    Adding first is what keeps 31 January + 1 month + 1 month at 31 March.
    """
    for span in added(spans):
        day = shift_day(day, span)
    return day


def added(spans: Sequence[Span]) -> list[Span]:
    """Spans with neighbours of one unit added together: 3 months, 6 months -> 9 months."""
    sums: list[Span] = []
    for span in spans:
        if sums and sums[-1].unit == span.unit:
            sums[-1] = Span(sums[-1].count + span.count, span.unit)
        else:
            sums.append(span)
    return sums


def last_day(first: date, span: Span) -> date:
    """The last day of a period that *begins with* `first`: 3 months from 11 January, 10 April.

    It is the day before the corresponding date; where the month has no such date, the month's
    last day (the corresponding-date rule, Dodds v Walker [1981] 1 WLR 1027).
    """
    corresponding = shift_day(first, span)
    if span.unit in ("months", "years") and corresponding.day < first.day:
        return corresponding
    return corresponding - timedelta(days=1)


def end_of(day: date) -> datetime:
    """23:59 London on a day, as a UTC instant; no clock change touches that minute."""
    return instant(day, END_OF_DAY)[0]


def _working_day(day: date, n: int, calendar: Calendar, back: bool) -> date:
    walk = calendar.working_days_before if back else calendar.working_days_after
    return walk(day, n)


def _passed_over(start: date, end: date, calendar: Calendar) -> tuple[str, ...]:
    """What the count left out, so that a bank holiday in it can be seen."""
    first, last = min(start, end), max(start, end)
    days = [first + timedelta(days=n) for n in range(1, (last - first).days)]
    closed = [show_day(d) for d in days if d.weekday() < 5 and not calendar.is_working(d)]
    weekend = any(d.weekday() >= 5 for d in days)
    left_out = [*(["weekends"] if weekend else []), *closed]
    notes = [f"Day 0 is {show_day(start)}"]
    if left_out:
        notes.append(f"Not counted: {', '.join(left_out)}")
    if not (calendar.covers(first) and calendar.covers(last)):
        notes.append(f"Bank holidays are not known for these years ({calendar.version})")
    return tuple(notes)


def _clamped(day: date, span: Span, back: bool) -> tuple[str, ...]:
    there = shift_day(day, span, back=back)
    if span.unit in ("months", "years") and there.day != day.day:
        return (f"There is no day {day.day} in that month: its last day is taken",)
    return ()
