"""Logging an entry: preview what it will do, then do it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk import kinds
from dutydesk.desk.clockwork import (
    end_clocks,
    facts_as_json,
    instants_as_json,
    open_clocks,
    redate_clocks,
)
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.meaning import Meaning
from dutydesk.desk.people import answered_status, person_row, place_answered, write_status
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.planning import plan_entry
from dutydesk.records import Draft, Entry
from dutydesk.store.rows import note_change


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
        return plan_entry(session, desk, entry)[0]


def log(desk: Desk, entry: EntryBase) -> Logged:
    """Save an entry with everything that follows from it, whole or not at all.

    Saving the same `uid` again adds nothing. Raises Refused (nothing is saved, the refusal is
    audited), UnknownPerson and `StoreError`s.
    """
    _ = desk.rulebook  # read before the write begins, so that the lock is short
    try:
        return desk.store.run(lambda session: _log(session, desk, entry))
    except Refused as refused:
        reasons = [f"{one.field}: {one.message}" for one in refused.problems]
        desk.store.run(
            lambda session: desk.audit(session, "refused", f"entry {entry.uid}", problems=reasons)
        )
        raise


def _log(session: Session, desk: Desk, entry: EntryBase) -> Logged:
    saved = session.exec(select(Entry).where(Entry.uid == entry.uid)).first()
    if saved is not None and saved.id is not None:
        return Logged(saved.id, saved.person_id, None, already=True)
    plan, meaning, state = plan_entry(session, desk, entry)
    if plan.refused:
        raise Refused(plan.problems)
    person = person_row(session, desk, state)
    assert person.id is not None
    row = _entry_row(session, desk, entry, plan, meaning, person.id)
    assert row.id is not None
    place_answered(session, state, entry.answers, row)
    hearings = kinds.write(session, entry, state, row, meaning)
    # What was so before is kept even where the entry itself changes it: a remand gives it back.
    for status in (answered_status(entry.answers), meaning.status):
        write_status(session, person, status, row, meaning.happened_at)
    row.raised = [
        one | {"hearing_id": hearings.get(one["hearing"])} if one["hearing"] else one
        for one in row.raised
    ]
    end_clocks(session, desk, row, plan.ends)
    redate_clocks(session, desk, row, plan.redates, hearings)
    clock_ids = open_clocks(session, desk, row, plan.opens, hearings)
    _note(session, desk, row, plan, hearings)
    return Logged(row.id, person.id, plan, tuple(clock_ids))


def _entry_row(
    session: Session, desk: Desk, entry: EntryBase, plan: Plan, meaning: Meaning, person_id: int
) -> Entry:
    row = Entry(
        uid=entry.uid,
        kind=entry.kind,
        person_id=person_id,
        happened_at=meaning.happened_at,
        known_at=meaning.known_at,
        logged_at=desk.now(),
        officer=desk.officer,
        terminal=desk.terminal,
        summary=meaning.summary,
        payload=entry.model_dump(mode="json"),
        raised=[
            {
                "events": list(one.events),
                "facts": facts_as_json(one.facts),
                "anchors": instants_as_json(one.anchors),
                "hearing": one.hearing,
            }
            for one in meaning.raised
        ],
        questions=[one.fact for one in plan.questions],
    )
    session.add(row)
    session.flush()
    return row


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
    draft = session.exec(select(Draft).where(Draft.uid == row.uid)).first()
    if draft is not None and draft.id is not None:
        note_change(session, "draft", draft.id)
        session.delete(draft)
