"""What the desk knows about a young person at the moment an entry is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from dutydesk.desk.entries import EntryBase, NewPerson
from dutydesk.errors import DutydeskError
from dutydesk.records import (
    Clock,
    ClockState,
    Condition,
    Hearing,
    HearingState,
    Order,
    Person,
    Placement,
    Result,
    StatusChange,
)
from dutydesk.vocabulary import vocabulary

PASSING = frozenset({"remand", "pace_accommodation"})
"""Legal statuses that a court ends: what they replaced then holds again."""


class UnknownPerson(DutydeskError):
    """An entry names a young person that the desk does not have."""


@dataclass
class PersonState:
    """One young person with what is in force. `person.id` is None while they are new.

    `status_before` is the legal status that one of the PASSING ones replaced. `placement` is the
    last one recorded, which a planned move may start only in the days to come.

    `remanded_to` are the hearings until which a remand in force was made. `matters` gives for each
    listed hearing the entries that led to it: the one that listed it, and those of the hearings
    that it was adjourned from.
    """

    person: Person
    placement: Placement | None = None
    placements: Sequence[Placement] = ()
    hearings: Sequence[Hearing] = ()
    heard: Sequence[Hearing] = ()
    conditions: Sequence[Condition] = ()
    orders: Sequence[Order] = ()
    clocks: Sequence[Clock] = ()
    status_before: str | None = None
    remanded_to: Set[int] = frozenset()
    matters: Mapping[int, Set[int]] = field(default_factory=dict)
    new: NewPerson | None = field(default=None)

    def hearing(self, hearing_id: int | None) -> Hearing | None:
        """The listed hearing of that id, or None."""
        return next((one for one in self.hearings if one.id == hearing_id), None)

    def lived_at(self, at: datetime) -> Placement | None:
        """The placement at an instant, or None where none is recorded for it."""
        lived = [
            one
            for one in self.placements
            if (one.started_at is None or one.started_at <= at)
            and (one.ended_at is None or one.ended_at > at)
        ]
        return max(lived, key=lambda one: (one.started_at is not None, one.id or 0), default=None)

    def next_hearing_after(self, at: datetime, but: int | None = None) -> Hearing | None:
        """The earliest listed hearing after an instant, or None. `but` is the id of one to skip."""
        later = [one for one in self.hearings if one.at > at and one.id != but]
        return min(later, key=lambda one: one.at, default=None)


def load_state(session: Session, entry: EntryBase) -> PersonState:
    """Read the young person of an entry. Raises UnknownPerson if there is none such."""
    if isinstance(entry.person, NewPerson):
        return PersonState(_transient(entry.person), new=entry.person)
    return state_of(session, find_person(session, entry.person))


def find_person(session: Session, who: int | str) -> Person:
    """The young person of an id or a case number. Raises UnknownPerson if there is none such."""
    found = (
        session.get(Person, who)
        if isinstance(who, int)
        else session.exec(select(Person).where(Person.case_number == who.strip())).first()
    )
    if found is None:
        what = "id" if isinstance(who, int) else "case number"
        raise UnknownPerson(
            f"Nobody has the {what} {who}. Find the young person with `dutydesk person NAME`, "
            "or give a new one with given_name and family_name."
        )
    return found


def state_of(session: Session, person: Person) -> PersonState:
    """Everything in force for a young person whom the desk has."""
    assert person.id is not None
    of = {"of": person.id}
    placements = session.exec(_PLACEMENTS, params=of).all()
    hearings = session.exec(_HEARINGS, params=of).all()
    return PersonState(
        person=person,
        placement=next((one for one in placements if one.ended_at is None), None),
        placements=placements,
        hearings=[one for one in hearings if one.state is HearingState.LISTED],
        heard=[one for one in hearings if one.state is HearingState.HEARD],
        matters=_matters(hearings),
        conditions=session.exec(_CONDITIONS, params=of).all(),
        orders=session.exec(_ORDERS, params=of).all(),
        clocks=session.exec(_CLOCKS, params=of).all(),
        status_before=_status_before(session, person.id)
        if person.legal_status in PASSING
        else None,
        remanded_to=_remanded_to(session, person.id) if person.remand != "none" else frozenset(),
    )


# Made once: building the five of them anew took a tenth of the time of a whole entry.
_OF: Any = bindparam("of")
_PLACEMENTS = (
    select(Placement).where(Placement.person_id == _OF).order_by(col(Placement.started_at).desc())
)
_HEARINGS = select(Hearing).where(Hearing.person_id == _OF)
_CONDITIONS = select(Condition).where(Condition.person_id == _OF, col(Condition.ended_at).is_(None))
_ORDERS = select(Order).where(Order.person_id == _OF, col(Order.ended_at).is_(None))
_CLOCKS = select(Clock).where(Clock.person_id == _OF, Clock.state == ClockState.RUNNING)


def _transient(new: NewPerson) -> Person:
    return Person(
        case_number=new.case_number or "",
        given_name=new.given_name,
        family_name=new.family_name,
        born=new.born,
    )


def _status_before(session: Session, person_id: int) -> str | None:
    """The legal status that a passing one replaced, to go back to when it ends."""
    changes = session.exec(
        select(StatusChange)
        .where(StatusChange.person_id == person_id, StatusChange.field == "legal_status")
        .order_by(col(StatusChange.id).desc())
    ).all()
    began = (one.before for one in changes if one.after in PASSING and one.before not in PASSING)
    return next(began, None)


def _remanded_to(session: Session, person_id: int) -> Set[int]:
    """The hearings at which the remands in force come to be looked at again.

    A bare adjournment takes a remand on to the next date; bail and the end of the case end it.
    """
    terms = vocabulary("court_results").terms
    results = session.exec(
        select(Result).where(Result.person_id == person_id).order_by(col(Result.id))
    ).all()
    until: set[int] = set()
    for one in results:
        was_until = one.hearing_id in until
        until.discard(one.hearing_id)
        attrs = terms[one.outcome].attrs
        kept = was_until and not (attrs.get("bail") or attrs.get("ends_case"))
        if one.next_hearing_id is not None and (kept or one.remand != "none"):
            until.add(one.next_hearing_id)
    return until


def _matters(hearings: Iterable[Hearing]) -> Mapping[int, Set[int]]:
    """For each listed hearing the entries that led to it."""
    by_id = {one.id: one for one in hearings}

    def led_to(hearing: Hearing) -> Set[int]:
        before = by_id.get(hearing.adjourned_from_id)
        return {hearing.entry_id} | (led_to(before) if before else set())

    listed = (one for one in by_id.values() if one.state is HearingState.LISTED)
    return {one.id: led_to(one) for one in listed if one.id is not None}
