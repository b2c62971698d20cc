"""Logging an entry: preview what it will do, then do it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk import kinds
from dutydesk.desk.by_law import custody_clocks
from dutydesk.desk.clockwork import (
    facts_as_json,
    instants_as_json,
    open_clocks,
    redate_clocks,
)
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds.kind import Ground
from dutydesk.desk.meaning import Meaning
from dutydesk.desk.people import answered_status, person_row, place_answered, write_status
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.planning import plan_entry
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.settling import end_clocks, follow_met
from dutydesk.desk.state import PersonState
from dutydesk.desk.steps import step
from dutydesk.records import Act, Did, Draft, Entry, EntryVersion
from dutydesk.store.rows import insert_rows, note_change


@dataclass(frozen=True)
class Logged:
    """An entry that has been saved. `already`: it had been before, and nothing was added."""

    entry_id: int
    person_id: int
    plan: Plan | None
    clock_ids: tuple[int, ...] = ()
    already: bool = False


def preview(desk: Desk, entry: EntryBase) -> Plan:
    """What logging the entry would do: open, re-date and end which clocks. Writes nothing.

    Problems are in the plan. Raises UnknownPerson and `StoreError`s.
    """
    with desk.store.read() as session:
        plan, meaning, _ = plan_entry(session, desk, entry)
    if entry.kind not in ("arrest", "detention"):  # others have nothing to do with a custody
        return plan
    return replace(plan, by_law=custody_clocks(desk, meaning))


@refusals("log", "entry {entry.uid}", Right.LOG)
def log(desk: Desk, entry: EntryBase) -> Logged:
    """Save an entry with everything that follows from it, whole or not at all.

    Saving the same `uid` again adds nothing. Raises Refused (nothing is saved, the refusal is
    audited), UnknownPerson and `StoreError`s.
    """
    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(lambda session: _log(session, desk, entry))


def _log(session: Session, desk: Desk, entry: EntryBase) -> Logged:
    saved = session.exec(select(Entry).where(Entry.uid == entry.uid)).first()
    if saved is not None and saved.id is not None:
        return Logged(saved.id, saved.person_id, None, already=True)
    plan, meaning, state = plan_entry(session, desk, entry)
    if plan.refused:
        raise Refused(plan.problems)
    person = person_row(session, desk, state)
    assert person.id is not None
    row = Entry(
        uid=entry.uid,
        kind=entry.kind,
        person_id=person.id,
        logged_at=desk.now(),
        officer=desk.officer,
        terminal=desk.terminal,
        payload=entry.model_dump(mode="json"),
        protocol_copies=desk.rulebook.copy_ids,
        made={"person": person.id} if state.new else {},
        **read_into(plan, meaning),
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    with step(session, desk, person.id, Did.ENTRY, row.id):
        done = carry_out(session, desk, entry, row, plan, meaning, state)
    keep_version(session, row, Act.LOGGED, row.uid, row.logged_at)
    _note(session, desk, row, plan, done.hearings)
    return Logged(row.id, person.id, plan, tuple(done.clock_ids))


def read_into(plan: Plan, meaning: Meaning) -> dict[str, Any]:
    """What an entry was read to mean, by the columns of its row."""
    return {
        "happened_at": meaning.happened_at,
        "known_at": meaning.known_at,
        "summary": meaning.summary,
        "raised": [
            {
                "events": list(one.events),
                "facts": facts_as_json(one.facts),
                "anchors": instants_as_json(one.anchors),
                "hearing": one.hearing,
                "about": meaning.about_entry_id,
            }
            for one in meaning.raised
        ],
        "questions": [one.fact for one in plan.questions],
    }


@dataclass(frozen=True)
class Done:
    """What carrying out an entry wrote: the hearings it speaks of, and the clocks it opened."""

    hearings: Mapping[str, int]
    clock_ids: Sequence[int]


def carry_out(
    session: Session,
    desk: Desk,
    entry: EntryBase,
    row: Entry,
    plan: Plan,
    meaning: Meaning,
    state: PersonState,
) -> Done:
    """Write everything that follows from an entry whose row stands. Of the same transaction."""
    place_answered(session, state, entry.answers, row)
    ground = Ground(session, desk, state, desk.now())
    hearings = kinds.write(entry, ground, row, meaning)
    # What was so before is kept even where the entry itself changes it: a remand gives it back.
    for status in (answered_status(entry.answers), meaning.status):
        write_status(session, state.person, status, row, meaning.happened_at)
    row.raised = [
        one | {"hearing_id": hearings.get(one["hearing"])} if one["hearing"] else one
        for one in row.raised
    ]
    end_clocks(session, desk, row, plan.ends)
    redate_clocks(session, desk, row, plan.redates, hearings)
    ids = open_clocks(session, desk, row, plan.opens, hearings, meaning.about_entry_id)
    follow_met(session, desk, ids, plan.opens)
    return Done(hearings, ids)


def keep_version(
    session: Session, row: Entry, act: Act, uid: str, at: datetime, **given: str
) -> None:
    """Keep an entry's version word for word, beside those before it.

    `given`: the reason, and the officer and terminal where they are not the entry's own.
    """
    fields = ("summary", "happened_at", "known_at", "payload", "officer", "terminal")
    values: dict[str, Any] = {name: getattr(row, name) for name in fields}
    values |= {"entry_id": row.id, "number": row.version, "uid": uid, "act": act, "at": at}
    insert_rows(session, EntryVersion, [values | given])


def _note(
    session: Session,
    desk: Desk,
    row: Entry,
    plan: Plan,
    hearings: Mapping[str, int],
) -> None:
    """Audit the entry, tell the other terminals, and drop the draft it grew from."""
    assert row.id is not None
    details: dict[str, Any] = {
        "kind": row.kind,
        "person": row.person_id,
        "summary": row.summary,
        "opens": [one.rule for one in plan.opens],
        "redates": [one.clock_id for one in plan.redates],
        "ends": [one.clock_id for one in plan.ends],
    }
    desk.audit(session, "logged", f"entry {row.id}", **details)
    note_change(session, "entry", row.id)
    note_change(session, "person", row.person_id)
    for hearing_id in hearings.values():
        note_change(session, "hearing", hearing_id)
    drop_draft_of(session, row.uid)


def drop_draft_of(session: Session, uid: str) -> None:
    """Drop the draft that a version grew from; it is saved now."""
    draft = session.exec(select(Draft).where(Draft.uid == uid)).first()
    if draft is not None and draft.id is not None:
        note_change(session, "draft", draft.id)
        session.delete(draft)
