"""Changing one clock: finding it as it must be, and what goes with each change of it."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from dutydesk.desk.clockwork import tell_story
from dutydesk.desk.context import Desk
from dutydesk.errors import DutydeskError
from dutydesk.records import Clock, ClockState
from dutydesk.store.rows import note_change


class NotPossible(DutydeskError):
    """What was asked can't be done to the clock as it stands; the words say what can."""


def the_clock(session: Session, clock_id: int) -> Clock:
    """The clock of an id. Raises NotPossible if there is none."""
    clock = session.get(Clock, clock_id)
    if clock is None:
        raise NotPossible(
            f"There is no clock {clock_id}. See `dutydesk clocks` for those there are."
        )
    return clock


def running_clock(session: Session, clock_id: int) -> Clock:
    """The running clock of an id. Raises NotPossible if there is none, or it has ended."""
    clock = the_clock(session, clock_id)
    if clock.state != ClockState.RUNNING:
        state = clock.state.value.replace("_", " ")
        raise NotPossible(
            f"Clock {clock_id} has ended ({state}), perhaps at another terminal. Reopen it if it "
            "must run again."
        )
    return clock


def changed(
    session: Session, desk: Desk, clock: Clock, what: str, words: str, **details: object
) -> None:
    """Write what goes with a change of a clock: its story line, audit row and word to the others.

    It comes last in a transaction, or before what is no evidence.
    """
    session.add(clock)
    tell_story(session, desk, clock, what, words)
    desk.audit(session, what, f"clock {clock.id}", words=words, **details)
    note_change(session, "clock", clock.id or 0)


def change_clock(
    desk: Desk, clock_id: int, what: str, words: str, change: Callable[[Session, Clock], None]
) -> None:
    """Change a running clock. Raises NotPossible, and `StoreError`s."""

    def work(session: Session) -> None:
        clock = running_clock(session, clock_id)
        change(session, clock)
        changed(session, desk, clock, what, words)

    desk.store.run(work)
