"""What comes after a duty that is done: what waited for it is dated, and the next of it opens.

A recurring duty is a row of clocks, one at a time: the next opens when one is done, counts from the
same anchor, and knows when those before it were done. Everything here works inside the caller's
transaction.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import (
    clock_key,
    close_alerts,
    end,
    redate_clocks,
    reopen_alerts,
    take_up,
    tell_story,
)
from dutydesk.desk.context import Desk
from dutydesk.desk.rounds import following, recurs
from dutydesk.desk.running import duty_of, redate, rule_of, waited_for
from dutydesk.desk.steps import note_made_in_step
from dutydesk.protocol.calendar import show
from dutydesk.protocol.levels import thresholds
from dutydesk.records import Clock, ClockState
from dutydesk.store.rows import insert_keyed, note_change

_AGAIN = "The one before it runs again"

KEPT = (
    "person_id", "entry_id", "about_entry_id", "hearing_id", "protocol_copy_id", "protocol",
    "protocol_version", "authority", "rule", "paragraphs", "duty", "owner", "desk_owes", "tell",
    "by", "ends", "limit", "anchors", "facts", "anchored_at",
)  # fmt: skip
"""Columns that the next of a recurring duty has from the one before."""


def follow(session: Session, desk: Desk, clock: Clock, at: datetime) -> None:
    """Date what waited for the duty, done at the instant `at`, and open the next of it."""
    _date_waiting(session, desk, clock, at)
    open_next(session, desk, clock, at)


def _date_waiting(session: Session, desk: Desk, clock: Clock, at: datetime) -> None:
    waiting = session.exec(
        select(Clock).where(
            Clock.person_id == clock.person_id,
            Clock.state == ClockState.RUNNING,
            col(Clock.waits_for).like("completed:%"),
        )
    ).all()
    why = f"Done: {clock.duty}"
    dated = [
        redate(desk, session, one, {one.waits_for or "": at}, why)
        for one in waiting
        if waited_for(session, one, clock)
    ]
    redate_clocks(session, desk, None, [one for one in dated if one], {})


def open_next(session: Session, desk: Desk, clock: Clock, at: datetime) -> None:
    """Open the next of a recurring duty, of which this one ended at the instant `at`."""
    found = following(desk, clock, at)
    if found is None:
        return
    due, held = found
    when = thresholds(
        desk.now(),
        due.at,
        rule_of(desk, session, clock).warn,
        warnings=desk.settings.warnings,
        calendar=desk.calendar_for(clock.authority),
    )
    done = "was not required" if clock.state is ClockState.NOT_REQUIRED else "was done"
    why = f"Number {len(held) + 1}: the one before it {done} {show(at)}"
    values: dict[str, Any] = {name: getattr(clock, name) for name in KEPT} | {
        "follows_id": clock.id,
        "held": [one.isoformat() for one in held],
        "words": due.words,
        "basis": due.basis,
        "steps": list(due.steps),
        "why": [why],
        "waits_for": due.waits_for,
        "calendar_version": desk.calendar.version,
        "opened_at": desk.now(),
        "not_before": due.not_before,
        "near_at": when.near_at,
        "urgent_at": when.urgent_at,
        "due_at": due.at,
        "next_crossing_at": when.near_at,
        "state": ClockState.RUNNING,
    }
    had = _next_of(session, clock)
    if had is None:
        (key,) = insert_keyed(session, Clock, [values])
        note_made_in_step(session, Clock, key)
        tell_story(session, desk, session.get_one(Clock, key), "opened", why, new=due.at)
    elif had.state is ClockState.VOIDED or had.ended_why == _AGAIN:
        key, old = clock_key(had), had.due_at
        take_up(had, values)
        session.add(had)
        reopen_alerts(session, desk, had)
        tell_story(session, desk, had, "reopened", why, old=old, new=had.due_at)
    else:
        return
    note_change(session, "clock", key)


def _next_of(session: Session, clock: Clock) -> Clock | None:
    """The clock that followed this one, however it stands."""
    return session.exec(select(Clock).where(Clock.follows_id == clock.id)).first()


def unfollow(session: Session, desk: Desk, clock: Clock) -> Clock | None:
    """A clock runs again: the next of it, which had opened meanwhile, waits. It is given back."""
    after = _next_of(session, clock)
    if after is None or after.state is not ClockState.RUNNING:
        return None
    end(after, ClockState.SUPERSEDED, desk.now(), _AGAIN)
    session.add(after)
    close_alerts(session, desk, [clock_key(after)])
    tell_story(session, desk, after, after.state.value, _AGAIN)
    note_change(session, "clock", clock_key(after))
    return after


def later_one(session: Session, clock: Clock) -> Clock | None:
    """Of a recurring duty a later one that runs, beside which this one can't run again.

    The next of it is none such: that one waits.
    """
    if not recurs(clock.limit):
        return None
    running = session.exec(
        select(Clock).where(
            Clock.person_id == clock.person_id,
            Clock.rule == clock.rule,
            Clock.state == ClockState.RUNNING,
            col(Clock.id) != clock.id,
            col(Clock.follows_id).is_distinct_from(clock.id),
        )
    ).all()
    return next((one for one in running if duty_of(one) == duty_of(clock)), None)
