"""What the form of a declared kind proposes for a young person, and what is likely next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.kinds import KINDS
from dutydesk.desk.kinds.common import label
from dutydesk.desk.kinds.kind import Ground, Kind, Records, asks_of
from dutydesk.desk.state import find_person, state_of
from dutydesk.protocol.calendar import show, show_day
from dutydesk.records import (
    Appointment,
    AppointmentState,
    Arrest,
    Meeting,
    MeetingState,
    Order,
)
from dutydesk.vocabulary import Term, Vocabulary

LATELY = timedelta(days=14)
"""Arrests of the last so many days can still be gone on with from a list."""

Choices = tuple[tuple[int, str], ...]
"""What a field may name: what stands in the entry, and the words for people."""


@dataclass(frozen=True)
class Offered:
    """What a form proposes: `choices` of records by field, and `values` by field."""

    choices: Mapping[str, Choices] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Likely:
    """A kind of entry that is likely next for a young person, and why, in a few words."""

    kind: str
    title: str
    why: str


@dataclass(frozen=True)
class LikelyNext:
    """A young person's name, and the kinds of entry that are likely next for them."""

    name: str
    kinds: tuple[Likely, ...]


@dataclass(frozen=True)
class KindFound:
    """A kind of entry in a list: its code, what it is called, and other words for it."""

    kind: str
    title: str
    about: str


def find_kinds(text: str) -> list[KindFound]:
    """The kinds of entry that are meant by what is typed, the best match first; all for nothing.

    Codes, titles and the other words that people use count, in any spelling that is near.
    """
    terms = {
        one.name: Term(one.name, one.title, one.find, MappingProxyType({}))
        for one in KINDS.values()
    }
    found = Vocabulary("kinds", "Kinds of entry", MappingProxyType(terms)).find(text)
    return [KindFound(one.code, one.label, ", ".join(one.aliases)) for one in found]


def offered(desk: Desk, kind: Kind, person_id: int) -> Offered:
    """What the form of a kind proposes for a young person. Raises UnknownPerson."""
    with desk.store.read() as session:
        on = _ground(session, desk, person_id)
        named = {name: ask.of for name, ask in asks_of(kind).items() if ask.of}
        choices = {name: tuple(_CHOICES[of](on)) for name, of in named.items()}
        only = {name: found[0][0] for name, found in choices.items() if len(found) == 1}
        needed = {name for name in only if kind.entry.model_fields[name].is_required()}
        values = {name: only[name] for name in needed}
        return Offered(choices, values | dict(kind.offers(on)))


def offered_with(desk: Desk, kind: Kind, person_id: int, name: str, key: int) -> Mapping[str, Any]:
    """What the form of a kind proposes once the field `name` names the record `key`.

    Raises UnknownPerson.
    """
    with desk.store.read() as session:
        return kind.goes_on(_ground(session, desk, person_id), name, key)


def likely_next(desk: Desk, person_id: int) -> LikelyNext:
    """What is likely to be logged next about a young person. Raises UnknownPerson."""
    with desk.store.read() as session:
        on = _ground(session, desk, person_id)
        return LikelyNext(on.state.person.name, tuple(likely_kinds(on)))


def likely_kinds(on: Ground) -> Iterator[Likely]:
    """The kinds of entry that are likely next for a young person, each with why."""
    for kind in KINDS.values():
        if why := kind.likely(on):
            yield Likely(kind.name, kind.title, why)


def _ground(session: Session, desk: Desk, person_id: int) -> Ground:
    return Ground(session, desk, state_of(session, find_person(session, person_id)), desk.now())


def _meetings(on: Ground) -> Iterator[tuple[int, str]]:
    booked = select(Meeting).where(
        Meeting.person_id == on.state.person.id, Meeting.state == MeetingState.BOOKED
    )
    for one in on.session.exec(booked.order_by(col(Meeting.at))):
        yield one.entry_id, f"{label('meeting_kinds', one.kind)}, {show(one.at)}"


def _first_meetings(on: Ground) -> Iterator[tuple[int, str]]:
    booked = select(Meeting).where(
        Meeting.person_id == on.state.person.id,
        Meeting.state == MeetingState.BOOKED,
        Meeting.kind == "first_meeting",
    )
    for one in on.session.exec(booked.order_by(col(Meeting.at))):
        yield one.entry_id, show(one.at)


def _appointments(on: Ground) -> Iterator[tuple[int, str]]:
    made = select(Appointment).where(
        Appointment.person_id == on.state.person.id, Appointment.state == AppointmentState.MADE
    )
    for one in on.session.exec(made.order_by(col(Appointment.at))):
        yield one.entry_id, ", ".join(part for part in (show(one.at), one.purpose) if part)


def _orders(on: Ground) -> Iterator[tuple[int, str]]:
    running = select(Order).where(
        Order.person_id == on.state.person.id, col(Order.ended_at).is_(None)
    )
    for one in on.session.exec(running.order_by(col(Order.made_at).desc())):
        assert one.id is not None
        yield one.id, f"{label('disposals', one.disposal)} of {show_day(one.made_at.date())}"


def _arrests(on: Ground) -> Iterator[tuple[int, str]]:
    lately = select(Arrest).where(
        Arrest.person_id == on.state.person.id, Arrest.arrested_at > on.now - LATELY
    )
    for one in on.session.exec(lately.order_by(col(Arrest.arrested_at).desc())):
        assert one.id is not None
        yield one.id, f"{show(one.arrested_at)}, {one.station}"


_CHOICES: Mapping[Records, Callable[[Ground], Iterator[tuple[int, str]]]] = {
    "meetings": _meetings,
    "first_meetings": _first_meetings,
    "appointments": _appointments,
    "orders": _orders,
    "arrests": _arrests,
}
