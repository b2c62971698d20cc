"""Clocks as records: opening, moving and ending them, each with its line in the clock's story.

Everything here works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.plan import PlannedClock, PlannedRedate
from dutydesk.desk.running import Duty, duty_of
from dutydesk.protocol.conditions import FactValue
from dutydesk.protocol.limits import limit_adapter
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
    about: int | None,
) -> list[int]:
    """Write the clocks of an entry, and give their ids; those that it shows done are met at once.

    An entry that is read again takes back the clocks that it had, with all that was done about
    them; so does one that is answered again after it was amended. The rows are written without
    making records of them first: for ten clocks that took a sixth of the time of the whole entry.
    """
    had = _put_aside(session, row) if desk.redoing or row.version > 1 else {}
    stood = {one.id: one.due_at for same in had.values() for one in same}
    values = [_values(desk, row, one, hearings, about) for one in planned]
    taken = [_take_again(had, value) for value in values]
    new = [value for value, key in zip(values, taken, strict=True) if key is None]
    made = iter(insert_keyed(session, Clock, new))
    ids = [next(made) if key is None else key for key in taken]
    for clock_id in ids:
        note_change(session, "clock", clock_id)
    if not desk.redoing:
        _tell_openings(session, desk, row, zip(ids, values, planned, strict=True), stood)
    return ids


def _put_aside(session: Session, row: Entry) -> dict[Duty, list[Clock]]:
    """The clocks that the entry had before it was taken back, by the duties they stand for."""
    clocks: dict[Duty, list[Clock]] = {}
    of = select(Clock).where(
        Clock.entry_id == row.id,
        Clock.state == ClockState.VOIDED,
        col(Clock.follows_id).is_(None),  # what follows one that is done comes back with that
    )
    for clock in session.exec(of.order_by(col(Clock.id))):
        clocks.setdefault(duty_of(clock), []).append(clock)
    return clocks


def _take_again(had: Mapping[Duty, list[Clock]], values: Mapping[str, Any]) -> int | None:
    """Give a clock that was put aside its place again; None if there was no such one."""
    same = had.get((values["rule"], values["tell"], values["by"]), [])
    clock = next((one for one in same if one.hearing_id == values["hearing_id"]), None)
    clock = clock or next(iter(same), None)
    if clock is None:
        return None
    same.remove(clock)
    take_up(clock, values)
    return clock_key(clock)


def take_up(clock: Clock, values: Mapping[str, Any]) -> None:
    """Let a clock that was put aside run again as these values have it.

    What counts from the same instants stays as it was reckoned then, to the minute, whatever the
    desk's targets and its calendar are now.
    """
    counted = {"held": [], **values}  # only of a recurring duty were some done before
    reckoned = all(getattr(clock, name) == counted[name] for name in ("limit", "held"))
    reckoned = reckoned and _from(clock.limit, clock.anchors) == _from(
        clock.limit, counted["anchors"]
    )
    kept = {"opened_at", *(RECKONED if reckoned else ())}
    fresh = {"state": ClockState.RUNNING, "missed_at": None, "ended_at": None, "ended_why": ""}
    for name, value in (fresh | dict(values)).items():
        if name not in kept:
            setattr(clock, name, value)
    if clock.state is ClockState.RUNNING:
        clock.next_crossing_at = clock.near_at


def _from(limit: Mapping[str, Any], anchors: Mapping[str, str]) -> dict[str, str]:
    """Those of the anchors that a limit counts from."""
    names = limit_adapter.validate_python(limit).anchors()
    return {name: at for name, at in anchors.items() if name in names}


RECKONED = (
    "due_at", "near_at", "urgent_at", "not_before", "waits_for", "steps", "words", "basis",
    "calendar_version",
)  # fmt: skip
"""What follows from a clock's limit and the instants that it counts from."""


def _tell_openings(
    session: Session,
    desk: Desk,
    row: Entry,
    opened: Iterable[tuple[int, Mapping[str, Any], PlannedClock]],
    stood: Mapping[int | None, datetime | None],
) -> None:
    """Begin the stories of new clocks; those that `stood` at a due time before are reopened."""
    stories = []
    for clock_id, values, one in opened:
        line = {
            "clock_id": clock_id,
            "at": desk.now(),
            "officer": desk.officer,
            "terminal": desk.terminal,
            "entry_id": row.id,
        }
        why = "; ".join(one.why)
        again = clock_id in stood
        dues = {"old_due_at": stood.get(clock_id), "new_due_at": one.due_at}
        stories.append(line | dues | {"what": "reopened" if again else "opened", "words": why})
        if again and one.met_by is None:
            reopen_alerts(session, desk, session.get_one(Clock, clock_id))
        if one.met_by is not None:
            shown = f"Shown by the entry itself: {row.summary}"
            stories.append(line | {"what": values["state"].value, "words": shown})
    insert_rows(session, ClockEvent, stories)


def _values(
    desk: Desk, row: Entry, one: PlannedClock, hearings: Mapping[str, int], about: int | None
) -> dict[str, Any]:
    """A new clock's row, by its columns."""
    values = {name: getattr(one, name) for name in SAME} | {
        "person_id": row.person_id,
        "entry_id": row.id,
        "about_entry_id": about or row.id,
        "hearing_id": hearings.get(one.hearing) if one.hearing else None,
        "protocol_copy_id": desk.rulebook.copies[one.protocol],
        "paragraphs": ", ".join(one.paragraphs),
        "limit": dict(one.limit),
        "anchors": instants_as_json(one.anchors),
        "facts": facts_as_json(one.facts),
        "steps": list(one.steps),
        "why": list(one.why),
        "calendar_version": desk.calendar.version,
        "opened_at": desk.now(),
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
        if clock.waits_for is None and clock.due_at == one.new_due:
            continue  # dated already, as what it waited for was done
        if clock.due_at is not None and clock.due_at <= now and clock.due_at != one.new_due:
            clock.missed_at = clock.missed_at or clock.due_at
        clock.due_at, clock.near_at, clock.urgent_at = one.new_due, one.near_at, one.urgent_at
        clock.not_before, clock.waits_for = one.not_before, one.waits_for
        clock.next_crossing_at = one.near_at
        clock.anchors = instants_as_json(one.anchors)
        # Of two limits the other may be the earlier one now, such as the desk's own target.
        clock.steps, clock.words, clock.basis = list(one.steps), one.words, one.basis
        clock.calendar_version = desk.calendar.version
        close_alerts(session, desk, [one.clock_id])
        if one.hearing:
            clock.hearing_id = hearings.get(one.hearing, clock.hearing_id)
        if one.about and row is not None:
            clock.about_entry_id = row.id
        session.add(clock)
        entry_id = row.id if row else None
        tell_story(
            session, desk, clock, "redated", one.why, entry_id, old=one.old_due, new=one.new_due
        )
        note_change(session, "clock", one.clock_id)


def end(clock: Clock, state: ClockState, at: datetime, why: str) -> None:
    """End a clock without evidence, for a reason; a limit that has passed is noted as missed."""
    if clock.due_at is not None and clock.due_at <= at:
        clock.missed_at = clock.missed_at or clock.due_at
    clock.state, clock.ended_at, clock.ended_why = state, at, why
    clock.next_crossing_at = None


def close_alerts(session: Session, desk: Desk, clock_ids: Sequence[int]) -> None:
    """Close the alerts of clocks that have ended or moved; they stay readable."""
    if desk.redoing:
        return
    live = select(Alert).where(col(Alert.clock_id).in_(clock_ids), col(Alert.closed_at).is_(None))
    for alert in session.exec(live).all():
        alert.closed_at = desk.now()
        session.add(alert)
        note_change(session, "alert", alert.id or 0)


def reopen_alerts(session: Session, desk: Desk, clock: Clock) -> None:
    """Bring back the alerts of a clock that runs again to the same due time, unanswered."""
    if desk.redoing:
        return
    same = select(Alert).where(Alert.clock_id == clock.id, Alert.due_at == clock.due_at)
    for alert in session.exec(same).all():
        alert.closed_at, alert.quiet_until, alert.acknowledged_at = None, None, None
        alert.came_back_at, alert.escalated_at = desk.now(), None
        session.add(alert)
        note_change(session, "alert", alert.id or 0)


def tell_story(
    session: Session,
    desk: Desk,
    clock: Clock,
    what: str,
    words: str,
    entry_id: int | None = None,
    telling_id: int | None = None,
    old: datetime | None = None,
    new: datetime | None = None,
) -> None:
    """Add a line to a clock's story, by this desk's officer, now; but never the same one twice.

    What is done again (`desk.redoing`) was told when it was first done.
    """
    if desk.redoing:
        return
    session.add(
        ClockEvent(
            clock_id=clock_key(clock),
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
    )


def clock_key(clock: Clock) -> int:
    """The id of a clock that has been flushed."""
    assert clock.id is not None
    return clock.id
