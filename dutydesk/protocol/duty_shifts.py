"""The shifts of a desk: which one holds an instant, and which one is to be handed over.

A shift runs from one of the desk's times to the next, every day, by London's clock. Where the
clocks change it is an hour shorter or longer. Instants are UTC; one without a time zone raises
ValueError.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dutydesk.protocol.calendar import instant, local

PROMPT = timedelta(minutes=15)
"""So long before a shift ends its officer is asked to hand over."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """One shift: the instant at which it begins, and that at which the next one does."""

    begins: datetime
    ends: datetime

    @property
    def middle(self) -> datetime:
        """The instant half-way through."""
        return self.begins + (self.ends - self.begins) / 2


def shift_at(moment: datetime, starts: Sequence[time]) -> Shift:
    """The shift that holds an instant; its first instant belongs to it, that of its end does not.

    `starts`: when shifts begin, one or more. Two of them that fall together where the clocks go
    forward make no shift between them. Raises ValueError without any.
    """
    if not starts:
        raise ValueError("a desk has at least one shift a day")
    today = local(moment).date()
    days = (today - _DAY, today, today + _DAY)
    begins = sorted({instant(day, clock)[0] for day in days for clock in starts})
    return Shift(
        max(one for one in begins if one <= moment), min(one for one in begins if one > moment)
    )


def shift_before(shift: Shift, starts: Sequence[time]) -> Shift:
    """The shift that ends where this one begins."""
    return shift_at(shift.begins - timedelta(microseconds=1), starts)


def shift_after(shift: Shift, starts: Sequence[time]) -> Shift:
    """The shift that begins where this one ends."""
    return shift_at(shift.ends, starts)


def last_time(moment: datetime, clock: time) -> datetime:
    """The last instant, up to and including `moment`, at which it was that wall time."""
    return shift_at(moment, (clock,)).begins


@dataclass(frozen=True)
class Handing:
    """The shift that a sheet signed now hands over, and when the one that takes over ends."""

    shift: Shift
    until: datetime


def to_hand_over(moment: datetime, starts: Sequence[time]) -> Handing:
    """Which shift is handed over at an instant: the one that runs, or still the one before.

    A sheet may be signed after its shift has ended: until half of the next one has passed, it is
    for the shift before, and every sheet that is signed in that time is.
    """
    now = shift_at(moment, starts)
    if moment < now.middle:
        return Handing(shift_before(now, starts), now.ends)
    return Handing(now, shift_after(now, starts).ends)


def prompts_from(shift: Shift) -> datetime:
    """From when on the officer of a shift is asked to hand it over; half-way through at most."""
    return max(shift.ends - PROMPT, shift.middle)
