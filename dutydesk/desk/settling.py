"""What somebody does about clocks: meeting them, setting them aside, letting them run again.

Each is a step: it can be taken back and done again when an entry before it is amended. Done again,
it leaves alone whatever no longer stands as it did. Everything works inside the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import (
    clock_key,
    close_alerts,
    end,
    redate_clocks,
    reopen_alerts,
    settle,
)
from dutydesk.desk.context import Desk
from dutydesk.desk.running import redate
from dutydesk.records import Clock, ClockState, Did
from dutydesk.store.rows import note_change


def meet(session: Session, desk: Desk, clock: Clock, at: datetime) -> None:
    """End a running clock by evidence of the instant `at`, and date the clocks that waited for it.

    It is met late if that is past its limit.
    """
    settle(clock, at)
    session.add(clock)
    close_alerts(session, desk, [clock_key(clock)])
    note_change(session, "clock", clock_key(clock))
    anchor = f"completed:{clock.rule.split('/')[-1]}"
    waiting = session.exec(
        select(Clock).where(
            Clock.person_id == clock.person_id,
            Clock.state == ClockState.RUNNING,
            col(Clock.waits_for).in_([anchor, f"completed:{clock.rule}"]),
        )
    ).all()
    waiting = [one for one in waiting if not _has_its_own(session, one, clock)]
    why = f"Done: {clock.duty}"
    dated = [redate(desk, session, one, {one.waits_for or "": at}, why) for one in waiting]
    redate_clocks(session, desk, None, [one for one in dated if one], {})


def _has_its_own(session: Session, waiting: Clock, done: Clock) -> bool:
    """Whether the entry of a clock that waits opened the duty too: then it waits for that one."""
    own = select(Clock.id).where(Clock.entry_id == waiting.entry_id, Clock.rule == done.rule)
    return waiting.entry_id != done.entry_id and session.exec(own).first() is not None


def set_aside(session: Session, desk: Desk, clock: Clock, why: str) -> None:
    """End a running clock because its duty does not arise."""
    end(clock, ClockState.NOT_REQUIRED, desk.now(), why)
    session.add(clock)
    close_alerts(session, desk, [clock_key(clock)])
    note_change(session, "clock", clock_key(clock))


def run_again(session: Session, desk: Desk, clock: Clock) -> None:
    """Let an ended clock run again, to the due time it had; its alerts come back."""
    clock.state, clock.ended_at, clock.ended_why = ClockState.RUNNING, None, ""
    clock.next_crossing_at = clock.near_at
    session.add(clock)
    reopen_alerts(session, desk, clock)
    note_change(session, "clock", clock_key(clock))


def do_again(session: Session, desk: Desk, did: Did, given: dict[str, Any]) -> None:
    """Do a step about clocks again; `given` as it was kept, `desk` as it was then.

    A clock that is not there any more, or does not stand as it did, stays as it is: what was said
    about it remains in its story.
    """
    for clock in _clocks(session, given["clocks"]):
        runs = clock.state == ClockState.RUNNING
        if did is Did.MET and runs:
            meet(session, desk, clock, datetime.fromisoformat(given["at"]))
        elif did is Did.NOT_REQUIRED and runs:
            set_aside(session, desk, clock, given["why"])
        elif did is Did.REOPENED and not runs and clock.state != ClockState.VOIDED:
            run_again(session, desk, clock)


def _clocks(session: Session, keys: Sequence[int]) -> Sequence[Clock]:
    found = (session.get(Clock, key) for key in keys)
    return [clock for clock in found if clock is not None]
