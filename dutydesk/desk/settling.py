"""What somebody does about clocks: meeting them, setting them aside, letting them run again.

Each is a step: it can be taken back and done again when an entry before it is amended. Done again,
it leaves alone whatever no longer stands as it did. Everything works inside the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from dutydesk.desk.clockwork import (
    clock_key,
    close_alerts,
    end,
    reopen_alerts,
    settle,
    tell_story,
)
from dutydesk.desk.context import Desk
from dutydesk.desk.following import follow, later_one, open_next, unfollow
from dutydesk.desk.plan import PlannedClock, PlannedEnding
from dutydesk.desk.rounds import counts_for
from dutydesk.records import Clock, ClockState, Did, Entry
from dutydesk.store.rows import note_change


def meet(session: Session, desk: Desk, clock: Clock, at: datetime) -> None:
    """End a running clock by evidence of the instant `at`, and let follow what comes after it.

    It is met late if that is past its limit.
    """
    settle(clock, at)
    session.add(clock)
    close_alerts(session, desk, [clock_key(clock)])
    note_change(session, "clock", clock_key(clock))
    follow(session, desk, clock, at)


def end_clocks(session: Session, desk: Desk, row: Entry, planned: Iterable[PlannedEnding]) -> None:
    """End the running clocks that an entry settles or makes needless."""
    for one in planned:
        clock = session.get_one(Clock, one.clock_id)
        if one.how == "met" and one.at is not None:
            meet(session, desk, clock, one.at)
        else:
            end(clock, ClockState.SUPERSEDED, desk.now(), one.why)
            session.add(clock)
            close_alerts(session, desk, [one.clock_id])
            note_change(session, "clock", one.clock_id)
        tell_story(session, desk, clock, clock.state.value, one.why, entry_id=row.id)


def follow_met(
    session: Session, desk: Desk, ids: Sequence[int], planned: Sequence[PlannedClock]
) -> None:
    """Let follow what comes after the clocks that were met as they were opened."""
    for clock_id, one in zip(ids, planned, strict=True):
        if one.met_by is not None:
            follow(session, desk, session.get_one(Clock, clock_id), one.met_by)


def set_aside(session: Session, desk: Desk, clock: Clock, why: str) -> None:
    """End a running clock because its duty does not arise; of one that recurs, this time."""
    end(clock, ClockState.NOT_REQUIRED, desk.now(), why)
    session.add(clock)
    close_alerts(session, desk, [clock_key(clock)])
    note_change(session, "clock", clock_key(clock))
    open_next(session, desk, clock, desk.now())


def run_again(session: Session, desk: Desk, clock: Clock) -> None:
    """Let an ended clock run again, to the due time it had; its alerts come back.

    The next of a recurring duty, which had opened meanwhile, waits for it.
    """
    unfollow(session, desk, clock)
    clock.state, clock.ended_at, clock.ended_why = ClockState.RUNNING, None, ""
    clock.next_crossing_at = clock.near_at
    session.add(clock)
    reopen_alerts(session, desk, clock)
    note_change(session, "clock", clock_key(clock))


def may_run_again(session: Session, clock: Clock) -> bool:
    """Whether an ended clock may run again: no later one of a recurring duty does."""
    ended = clock.state not in (ClockState.RUNNING, ClockState.VOIDED)
    return ended and later_one(session, clock) is None


def do_again(session: Session, desk: Desk, did: Did, given: dict[str, Any]) -> None:
    """Do a step about clocks again; `given` as it was kept, `desk` as it was then.

    A clock that is not there any more, or does not stand as it did, stays as it is: what was said
    about it remains in its story.
    """
    for clock in _clocks(session, given["clocks"]):
        runs = clock.state == ClockState.RUNNING
        if did is Did.MET and runs:
            at = datetime.fromisoformat(given["at"])
            if counts_for(desk, clock, at):
                meet(session, desk, clock, at)
        elif did is Did.NOT_REQUIRED and runs:
            set_aside(session, desk, clock, given["why"])
        elif did is Did.REOPENED and may_run_again(session, clock):
            run_again(session, desk, clock)


def _clocks(session: Session, keys: Sequence[int]) -> Sequence[Clock]:
    found = (session.get(Clock, key) for key in keys)
    return [clock for clock in found if clock is not None]
