"""Answers that come after the entry: what was not known then opens now just what it would have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import facts_as_json, open_clocks
from dutydesk.desk.context import Desk
from dutydesk.desk.meaning import Meaning, Raised
from dutydesk.desk.people import answered_status, write_status
from dutydesk.desk.plan import PlannedClock
from dutydesk.desk.planning import plan_clock, with_answers
from dutydesk.desk.tell import NotPossible
from dutydesk.protocol.facts import FactError, check_value, check_values
from dutydesk.protocol.match import match
from dutydesk.records import Clock, Entry, Hearing, HearingState, Person
from dutydesk.store.rows import note_change


def answer(desk: Desk, entry_id: int, given: Mapping[str, Any]) -> list[int]:
    """Answer facts that an entry left open; give the ids of the clocks that open now.

    They count from the entry's own times, so that one may be overdue already. Raises NotPossible
    for an unknown entry or a value that the fact can't have; `StoreError`s.
    """
    try:
        answers = {name: check_value(name, value) for name, value in given.items()}
    except FactError as error:
        raise NotPossible(str(error)) from error
    _ = desk.rulebook

    def work(session: Session) -> list[int]:
        row = session.get(Entry, entry_id)
        if row is None:
            raise NotPossible(f"There is no entry {entry_id}.")
        raised = [with_answers(_raised(session, one), answers) for one in row.raised]
        opened = _openings(session, desk, row, raised)
        clocks = []
        for was, planned in zip(row.raised, opened, strict=True):
            hearings = {was["hearing"]: was["hearing_id"]} if was.get("hearing_id") else {}
            clocks += open_clocks(session, desk, row, planned, hearings)
        row.raised = [
            was | {"facts": facts_as_json(one.facts)}
            for was, one in zip(row.raised, raised, strict=True)
        ]
        row.questions = [fact for fact in row.questions if fact not in answers]
        session.add(row)
        person = session.get_one(Person, row.person_id)
        unknown = {
            field: value
            for field, value in answered_status(given).items()
            if getattr(person, field) is None
        }
        write_status(session, person, unknown, row, row.happened_at)
        desk.audit(session, "answered", f"entry {entry_id}", answers=facts_as_json(answers))
        note_change(session, "entry", entry_id)
        note_change(session, "person", row.person_id)
        return [clock.id for clock in clocks if clock.id is not None]

    return desk.store.run(work)


def _raised(session: Session, was: Mapping[str, Any]) -> Raised:
    """What an entry raised, with its hearing where that is now."""
    anchors = {name: datetime.fromisoformat(at) for name, at in was["anchors"].items()}
    hearing = session.get(Hearing, was["hearing_id"]) if was.get("hearing_id") else None
    if hearing is not None and hearing.state == HearingState.LISTED:
        anchors |= {name: hearing.at for name in ("hearing", "next_hearing") if name in anchors}
    return Raised(tuple(was["events"]), check_values(was["facts"]), anchors, was["hearing"])


def _openings(
    session: Session, desk: Desk, row: Entry, raised: list[Raised]
) -> list[list[PlannedClock]]:
    """For each thing raised, the clocks that have not been opened for the entry yet."""
    have = {
        (clock.rule, clock.tell)
        for clock in session.exec(select(Clock).where(col(Clock.entry_id) == row.id)).all()
    }
    meaning = Meaning(row.happened_at, row.known_at, row.summary, raised)
    found: list[list[PlannedClock]] = []
    for one in raised:
        planned = []
        for opening in match(desk.rulebook.protocols, one.events, one.facts).openings:
            key = (opening.rule.full_id, opening.telling.party if opening.telling else None)
            if key not in have:
                have.add(key)
                planned.append(plan_clock(desk, one, opening, meaning, desk.now()))
        found.append(planned)
    return found
