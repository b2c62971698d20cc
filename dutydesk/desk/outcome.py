"""What amending or voiding an entry makes of the clocks: shown first, and told once it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session, select

from dutydesk.desk.board_row import party_label
from dutydesk.desk.clockwork import clock_key, close_alerts, reopen_alerts, tell_story
from dutydesk.desk.context import Desk
from dutydesk.desk.labels import told_label
from dutydesk.desk.plan import PlannedClock, PlannedEnding, PlannedRedate, PlannedReopening
from dutydesk.desk.redo import Redone, Standing
from dutydesk.protocol.calendar import show
from dutydesk.records import Clock, ClockState
from dutydesk.store.rows import note_change

What = Literal["opened", "brought back", "moved", "ended", ""]

SHOWN = ("state", "due_at", "not_before", "waits_for", "missed_at")
"""Columns in which a change is a change for people. The rest only says how it came about."""

SWEPT = ("next_crossing_at", "taken_by")
"""Columns that others than entries keep: they stay as they were where nothing has changed."""

ENDED = ("state", "ended_at", "ended_why", "missed_at", "next_crossing_at")
"""Columns that say how a clock has ended, and whether its limit was missed before."""


DUE = ("due_at", "near_at", "urgent_at", "not_before", "waits_for")
"""Columns that say when a clock is due."""


@dataclass(frozen=True)
class Outcome:
    """One clock that stands otherwise than it did. `stood` is None for a new one."""

    what: What
    clock: Clock
    stood: Standing | None


def outcomes(session: Session, done: Redone, person_id: int) -> list[Outcome]:
    """The clocks that came out otherwise; those that did not are put back to the letter."""
    session.flush()
    found = []
    for clock in session.exec(select(Clock).where(Clock.person_id == person_id)):
        stood = done.stood.get(clock_key(clock))
        if stood is not None and clock.state is ClockState.VOIDED:
            # It is read as it last was in force, not as it first opened.
            _put(clock, {name: stood[name] for name in stood.keys() - ENDED})
        what = _what(clock, stood)
        if what:
            found.append(Outcome(what, clock, stood))
        elif stood is not None:
            kept = ENDED if clock.state is ClockState.VOIDED else SWEPT
            _put(clock, {name: stood[name] for name in kept})
        session.add(clock)
    return found


def _put(clock: Clock, values: Standing) -> None:
    for name, value in values.items():
        setattr(clock, name, value)


def _what(clock: Clock, stood: Standing | None) -> What:
    if stood is None:
        return "opened"
    if all(getattr(clock, name) == stood[name] for name in SHOWN):
        return ""
    if clock.state == ClockState.RUNNING:
        return "moved" if stood["state"] == ClockState.RUNNING else "brought back"
    return "moved" if clock.state == stood["state"] else "ended"


def tell_outcomes(
    session: Session, desk: Desk, found: list[Outcome], entry_id: int, why: str
) -> None:
    """Write what became of each clock into its story, put its alerts right, and tell the feed."""
    for one in found:
        clock, key = one.clock, clock_key(one.clock)
        old = one.stood["due_at"] if one.stood else None
        if one.what == "opened":
            clock.opened_at = desk.now()
        if clock.state is ClockState.VOIDED:
            clock.ended_at, clock.ended_why = desk.now(), why
        session.add(clock)
        session.flush()
        close_alerts(session, desk, [key])
        if clock.state is ClockState.RUNNING and one.stood is not None:
            reopen_alerts(session, desk, clock)
        words = "; ".join(part for part in (why, _missed(one, desk.now())) if part)
        for what in _told(one):
            tell_story(session, desk, clock, what, words, entry_id, old=old, new=clock.due_at)
        note_change(session, "clock", key)


def _told(one: Outcome) -> Iterator[str]:
    """The lines of the story; a clock that comes back to another due time has two."""
    was = one.stood["due_at"] if one.stood else None
    if one.what == "opened":
        yield "opened"
        if one.clock.state is not ClockState.RUNNING:
            yield one.clock.state.value
        return
    if one.what == "brought back":
        yield "reopened"
    elif one.what == "ended":
        yield one.clock.state.value
    moved = was != one.clock.due_at or one.what == "moved"
    if moved and one.clock.state is not ClockState.VOIDED:
        yield "redated"


def _missed(one: Outcome, now: datetime) -> str:
    """That a limit which had been missed is so no more: it never goes without a word."""
    clock, stood = one.clock, one.stood or {}
    missed = stood.get("missed_at")
    due_at = stood.get("due_at")
    if due_at is not None and due_at <= now and stood["state"] == ClockState.RUNNING:
        missed = missed or due_at
    runs_to = clock.due_at if clock.state is ClockState.RUNNING else None
    if missed is None or missed in (clock.missed_at, runs_to):
        return ""
    return f"{show(missed)} had passed unmet, and counts as missed no more"


def planned(found: list[Outcome], done: Redone, why: str) -> Mapping[str, Any]:
    """The outcomes as the parts of a plan: `opens`, `redates`, `reopens` and `ends`."""
    new = [
        one
        for one in found
        if one.what == "opened" and one.clock.state is not ClockState.SUPERSEDED
    ]
    # The next of a recurring duty was opened by none: it runs because the one before is done.
    follows = [one for one in new if clock_key(one.clock) not in done.opened]
    return {
        "opens": tuple(_opening(one, done) for one in new if one not in follows),
        "redates": tuple(_redate(one, why) for one in found if one.what == "moved"),
        "reopens": tuple(
            _reopening(one, why) for one in found if one.what == "brought back" or one in follows
        ),
        "ends": tuple(_ending(one, why) for one in found if one.what == "ended"),
    }


def _opening(one: Outcome, done: Redone) -> PlannedClock:
    """A new clock as it stands: what was done after its entry may have moved it already."""
    stands = {name: getattr(one.clock, name) for name in DUE}
    return replace(done.opened[clock_key(one.clock)], **stands)


def _redate(one: Outcome, why: str) -> PlannedRedate:
    old = one.stood["due_at"] if one.stood else None
    return PlannedRedate(**_named(one.clock), old_due=old, new_due=one.clock.due_at, why=why)


def _reopening(one: Outcome, why: str) -> PlannedReopening:
    return PlannedReopening(**_named(one.clock), due_at=one.clock.due_at, why=why)


def _ending(one: Outcome, why: str) -> PlannedEnding:
    state = one.clock.state
    met = state in (ClockState.MET, ClockState.MET_LATE)
    at = one.clock.ended_at if met else None
    return PlannedEnding(**_named(one.clock), how=state.value, why=why, at=at)


def _named(clock: Clock) -> dict[str, Any]:
    return {
        "clock_id": clock_key(clock),
        "duty": clock.duty,
        "tell_label": told_label(party_label(clock.tell), clock.by),
        "paragraphs": clock.paragraphs,
    }
