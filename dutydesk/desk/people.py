"""Young people: making one, and keeping their status in step with what is logged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import NewPerson
from dutydesk.desk.person_facts import (
    NOW_FIELDS,
    PERSON_FIELDS,
    PLACEMENT_FIELDS,
    PLACEMENT_NOW_FIELDS,
    UNRECORDED,
)
from dutydesk.desk.state import PersonState
from dutydesk.records import Alias, Entry, Person, Placement, StatusChange
from dutydesk.store.rows import add_rows

MOVING = frozenset({"move", "result", "released"})
"""Kinds of entry that may move the young person."""


def person_row(session: Session, desk: Desk, state: PersonState) -> Person:
    """The young person's record, made now if they are new; one without a case number gets one."""
    person = state.person
    if state.new is None:
        return person
    if not person.case_number:
        person.case_number = _next_case_number(session, desk.now())
    session.add(person)
    session.flush()
    assert person.id is not None
    session.add_all(Alias(person_id=person.id, name=name) for name in state.new.aliases)
    desk.audit(session, "made", f"person {person.id}", case_number=person.case_number)
    return person


def name_again(session: Session, person: Person, new: NewPerson) -> None:
    """Name a young person as the entry that made them says now. A case number stays if none is."""
    for name in ("given_name", "family_name", "born"):
        setattr(person, name, getattr(new, name))
    person.case_number = new.case_number or person.case_number
    session.add(person)
    known = session.exec(select(Alias).where(Alias.person_id == person.id)).all()
    for alias in known:
        if alias.name not in new.aliases:
            session.delete(alias)
    assert person.id is not None
    names = {alias.name for alias in known}
    session.add_all(
        Alias(person_id=person.id, name=name) for name in new.aliases if name not in names
    )
    session.flush()


def _next_case_number(session: Session, now: datetime) -> str:
    """A number of the desk's own, such as DD-2026-0042, until the case system gives one."""
    stem = f"DD-{now:%Y}-"
    number = col(Person.case_number)
    given = session.exec(
        select(number)
        .where(number.startswith(stem, autoescape=True))
        .order_by(func.length(number).desc(), number.desc())
    )
    # Somebody may have typed such a number with a letter at its end.
    numbers = (one.removeprefix(stem) for one in given)
    last = next((int(one) for one in numbers if one.isdecimal()), 0)
    return f"{stem}{last + 1:04d}"


def answered_status(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The young person's fields that answers to questions give.

    What holds after the entry counts for more than what held before it.
    """
    return {
        field: answers[fact]
        for fact, field in (PERSON_FIELDS | NOW_FIELDS).items()
        if answers.get(fact) is not None
    }


def write_status(
    session: Session, person: Person, status: Mapping[str, Any], row: Entry, from_at: datetime
) -> None:
    """Bring the young person's fields up to date, and keep what each was before the entry."""
    changes = []
    for field, after in status.items():
        before = getattr(person, field)
        if before == after:
            continue
        setattr(person, field, after)
        changes.append(
            StatusChange(
                person_id=row.person_id,
                entry_id=row.id or 0,
                field=field,
                before=_json(before),
                after=_json(after),
                from_at=from_at,
            )
        )
    session.add(person)
    session.flush()
    add_rows(session, changes)


def place_answered(
    session: Session, state: PersonState, answers: Mapping[str, Any], row: Entry
) -> None:
    """Note where the young person lived before the entry, if an answer says so.

    An entry that moves nobody may ask where they live now: that is where they lived before it.
    """
    fields = PLACEMENT_FIELDS
    if row.kind not in MOVING:
        fields = PLACEMENT_NOW_FIELDS | fields
    given = {field: answers[fact] for fact, field in fields.items() if answers.get(fact)}
    if not given:
        return
    placement = state.placement or Placement(
        person_id=row.person_id, entry_id=row.id, kind="", name=UNRECORDED
    )
    for field, value in given.items():
        setattr(placement, field, value)
    session.add(placement)
    state.placement = placement


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
