"""Clocks as records: opening, moving and ending them, each with its line in the clock's story.

Everything here works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.plan import PlannedClock, PlannedEnding, PlannedRedate
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Alert, Clock, ClockEvent, ClockState, Entry
from dutydesk.store.rows import insert_keyed, insert_rows, note_change


def facts_as_json(facts: Mapping[str, FactValue]) -> dict[str, Any]:
    """Facts as JSON keeps them: sets sorted, ages in words."""
    return {name: _plain(value) for name, value in sorted(facts.items())}


def _plain(value: FactValue) -> bool | int | str | list[str]:
    if isinstance(value, frozenset):
        return sorted(value)
    return value if isinstance(value, bool | int | str) else str(value)


def instants_as_json(anchors: Mapping[str, datetime]) -> dict[str, str]:
    """Instants as JSON keeps them: ISO 8601, UTC."""
    return {name: at.isoformat() for name, at in sorted(anchors.items())}


def open_clocks(
    session: Session,
    desk: Desk,
    row: Entry,
    planned: Sequence[PlannedClock],
    hearings: Mapping[str, int],
) -> list[int]:
    """Write the clocks of an entry, and give their ids; those that it shows done are met at once.

    The rows are written without making records of them first: for ten clocks that took a sixth of
    the time of the whole entry.
    """
    now = desk.now()
    clocks = [_values(desk, row, one, hearings, now) for one in planned]
    ids = insert_keyed(session, Clock, clocks)
    stories = []
    for clock_id, clock, one in zip(ids, clocks, planned, strict=True):
        note_change(session, "clock", clock_id)
        line = {
            "clock_id": clock_id,
            "at": now,
            "officer": desk.officer,
            "terminal": desk.terminal,
            "entry_id": row.id,
        }
        why = "; ".join(one.why)
        stories.append(line | {"what": "opened", "words": why, "new_due_at": one.due_at})
        if one.met_by is not None:
            shown = f"Shown by the entry itself: {row.summary}"
            stories.append(line | {"what": clock["state"].value, "words": shown})
    insert_rows(session, ClockEvent, stories)
    return ids


def _values(
    desk: Desk, row: Entry, one: PlannedClock, hearings: Mapping[str, int], now: datetime
) -> dict[str, Any]:
    """A new clock's row, by its columns."""
    values = {name: getattr(one, name) for name in SAME} | {
        "person_id": row.person_id,
        "entry_id": row.id,
        "hearing_id": hearings.get(one.hearing) if one.hearing else None,
        "protocol_copy_id": desk.rulebook.copies[one.protocol],
        "paragraphs": ", ".join(one.paragraphs),
        "limit": dict(one.limit),
        "anchors": instants_as_json(one.anchors),
        "facts": facts_as_json(one.facts),
        "steps": list(one.steps),
        "why": list(one.why),
        "calendar_version": desk.calendar.version,
        "opened_at": now,
        "next_crossing_at": one.near_at,
    }
    return values | _settled(one.met_by, one.due_at, None) if one.met_by else values


SAME = (
    "protocol", "protocol_version", "authority", "rule", "duty", "owner", "desk_owes", "tell", "by",
    "ends", "words", "basis", "waits_for", "anchored_at", "not_before", "near_at", "urgent_at",
    "due_at",
)  # fmt: skip
"""Fields that a planned clock and its record share."""


def settle(clock: Clock, at: datetime) -> None:
    """End a clock as met by evidence of the instant `at`; late if that is past its limit.

    A limit that was missed before the clock was re-dated stays missed.
    """
    for name, value in _settled(at, clock.due_at, clock.missed_at).items():
        setattr(clock, name, value)


def _settled(at: datetime, due_at: datetime | None, missed_at: datetime | None) -> dict[str, Any]:
    """The columns of a clock that is met by evidence of the instant `at`."""
    late = missed_at is not None or (due_at is not None and at > due_at)
    return {
        "state": ClockState.MET_LATE if late else ClockState.MET,
        "missed_at": (missed_at or due_at) if late else missed_at,
        "ended_at": at,
        "next_crossing_at": None,
    }


def redate_clocks(
    session: Session,
    desk: Desk,
    row: Entry | None,
    planned: Iterable[PlannedRedate],
    hearings: Mapping[str, int],
) -> None:
    """Give running clocks their new due times; the old one stays in the story."""
    now = desk.now()
    for one in planned:
        clock = session.get_one(Clock, one.clock_id)
        if clock.due_at is not None and clock.due_at <= now and clock.due_at != one.new_due:
            clock.missed_at = clock.missed_at or clock.due_at
        clock.due_at, clock.near_at, clock.urgent_at = one.new_due, one.near_at, one.urgent_at
        clock.not_before, clock.waits_for = one.not_before, one.waits_for
        clock.next_crossing_at = one.near_at
        clock.anchors = instants_as_json(one.anchors)
        clock.steps = list(one.steps)
        close_alerts(session, [one.clock_id], now)
        if one.hearing:
            clock.hearing_id = hearings.get(one.hearing, clock.hearing_id)
        session.add(clock)
        entry_id = row.id if row else None
        session.add(
            story(desk, clock, "redated", one.why, entry_id, old=one.old_due, new=one.new_due)
        )
        note_change(session, "clock", one.clock_id)


def end_clocks(session: Session, desk: Desk, row: Entry, planned: Iterable[PlannedEnding]) -> None:
    """End the running clocks that an entry settles or makes needless."""
    for one in planned:
        clock = session.get_one(Clock, one.clock_id)
        if one.how == "met" and one.at is not None:
            settle(clock, one.at)
        else:
            end(clock, ClockState.SUPERSEDED, desk.now(), one.why)
        session.add(clock)
        close_alerts(session, [one.clock_id], desk.now())
        session.add(story(desk, clock, clock.state.value, one.why, entry_id=row.id))
        note_change(session, "clock", one.clock_id)


def end(clock: Clock, state: ClockState, at: datetime, why: str) -> None:
    """End a clock without evidence, for a reason; a limit that has passed is noted as missed."""
    if clock.due_at is not None and clock.due_at <= at:
        clock.missed_at = clock.missed_at or clock.due_at
    clock.state, clock.ended_at, clock.ended_why = state, at, why
    clock.next_crossing_at = None


def close_alerts(session: Session, clock_ids: Sequence[int], now: datetime) -> None:
    """Close the alerts of clocks that have ended or moved; they stay readable."""
    live = select(Alert).where(col(Alert.clock_id).in_(clock_ids), col(Alert.closed_at).is_(None))
    for alert in session.exec(live).all():
        alert.closed_at = now
        session.add(alert)
        note_change(session, "alert", alert.id or 0)


def reopen_alerts(session: Session, clock: Clock, now: datetime) -> None:
    """Bring back the alerts of a clock that runs again to the same due time, unanswered."""
    same = select(Alert).where(Alert.clock_id == clock.id, Alert.due_at == clock.due_at)
    for alert in session.exec(same).all():
        alert.closed_at, alert.quiet_until, alert.acknowledged_at = None, None, None
        alert.came_back_at = now
        session.add(alert)
        note_change(session, "alert", alert.id or 0)


def story(
    desk: Desk,
    clock: Clock,
    what: str,
    words: str,
    entry_id: int | None = None,
    telling_id: int | None = None,
    old: datetime | None = None,
    new: datetime | None = None,
) -> ClockEvent:
    """A line of a clock's story, by this desk's officer, now."""
    return ClockEvent(
        clock_id=_id(clock),
        at=desk.now(),
        what=what,
        officer=desk.officer,
        terminal=desk.terminal,
        words=words,
        entry_id=entry_id,
        telling_id=telling_id,
        old_due_at=old,
        new_due_at=new,
    )


def _id(clock: Clock) -> int:
    assert clock.id is not None
    return clock.id
