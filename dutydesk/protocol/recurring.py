"""When the next of a recurring duty is due: reviews every so often, contacts a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dutydesk.protocol.calendar import Calendar, local, show, show_day
from dutydesk.protocol.limit_recurring import Contacts, Every
from dutydesk.protocol.shift import Moved, added, end_of, last_day, move, shift_day_by
from dutydesk.protocol.spans import Span


def next_of(
    limit: Every, start: datetime, held: Sequence[datetime], calendar: Calendar, called: str
) -> Moved:
    """The next due instant, `held` being when earlier ones were held and `start` the anchor.

    Counted from the start, each is reckoned afresh from `start`, so that neither a late one nor
    a short month moves those after it. Counted from the last, it follows the latest held.
    """
    nth = len(held) + 1
    phase = limit.every[min(nth, len(limit.every)) - 1]
    if limit.counted_from == "last":
        if not held:
            return move(start, phase, calendar, called=called)
        return move(max(held), phase, calendar, called=f"number {nth - 1} was held on")
    spans = added([limit.every[min(n, len(limit.every) - 1)] for n in range(nth)])
    moved = Moved(start, (f"Number {nth}, counted from the start: {_sum(limit, nth)}",))
    for span in spans:
        leg = move(moved.at, span, calendar, called=called)
        moved = Moved(leg.at, moved.steps + leg.steps)
        called = "from there"
    return moved


def next_contact(limit: Contacts, start: datetime, held: int, called: str) -> tuple[Moved, int]:
    """The end of the month in which contact number `held` + 1 falls, and how many are left to it.

    Months are counted from the anchor's day, which is their first; each takes the rate of the
    phase in which it starts. A contact missed in one month stays due at the end of that month.
    """
    first = local(start).date()
    month = next(one for one in _months(limit, first) if one.asked > held)
    at = end_of(month.last)
    period = f"{show_day(month.begins)} to {show_day(month.last)}"
    steps = (
        f"Months are counted from {called}, {show_day(first)}",
        f"Month {month.number}, {period}: {month.rate} contacts, {month.asked} in all since the "
        "start",
        f"{held} made, so number {held + 1} is due by {show(at)}",
    )
    return Moved(at, steps), month.asked - held


def contacts_that_count(limit: Contacts, start: datetime, made: Iterable[datetime]) -> int:
    """How many of the contacts made at these instants count, the months beginning at `start`.

    One more than its month, and those before it, ask is none of the next month's.
    """
    months = _months(limit, local(start).date())
    month, counted = next(months), 0
    for at in sorted(made):
        while local(at).date() > month.last:
            month = next(months)
        if at >= start and counted < month.asked:
            counted += 1
    return counted


@dataclass(frozen=True)
class _Month:
    """A month from its first day to its last: how many contacts it asks, and all up to its end."""

    number: int
    begins: date
    last: date
    rate: int
    asked: int


def _months(limit: Contacts, first: date) -> Iterator[_Month]:
    ends = _phase_ends(limit, first)
    number, asked, begins = 0, 0, first
    while True:
        rate = limit.contacts[sum(end <= begins for end in ends)].a_month
        number, asked = number + 1, asked + rate
        last = last_day(first, Span(number, "months"))
        yield _Month(number, begins, last, rate, asked)
        begins = last + timedelta(days=1)


def _sum(limit: Every, nth: int) -> str:
    if len(limit.every) == 1:
        return f"{nth} × {limit.every[0]}"
    return " + ".join(str(limit.every[min(n, len(limit.every) - 1)]) for n in range(nth))


def _phase_ends(limit: Contacts, first: date) -> list[date]:
    """The first day after each phase but the last, which has no end."""
    spans = [phase.for_ for phase in limit.contacts if phase.for_]
    return [shift_day_by(first, spans[: n + 1]) for n in range(len(spans))]
