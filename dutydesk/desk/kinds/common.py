"""What the kinds of entry share: judging times and overrides, and writing conditions and places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, SQLModel, col, select

from dutydesk.desk.clashes import clashes
from dutydesk.desk.entries import Condition as ConditionIn
from dutydesk.desk.entries import Place
from dutydesk.desk.kinds.kind import Ground
from dutydesk.desk.meaning import Problem, Which
from dutydesk.desk.state import PersonState
from dutydesk.errors import DutydeskError
from dutydesk.protocol.calendar import show
from dutydesk.records import Condition, Entry, Hearing, Home, Placement, StatusChange
from dutydesk.vocabulary import vocabulary

CLOCK_DRIFT = timedelta(minutes=5)
"""A time typed from another clock may lie this far ahead of ours."""


class UnknownHome(DutydeskError):
    """An entry names a home that is not in the directory."""


def label(name: str, code: str | None) -> str:
    """What people see for a code; empty for None."""
    return vocabulary(name).terms[code].label if code else ""


def key_of(entry: Entry) -> int:
    """The id of an entry that has been flushed."""
    assert entry.id is not None
    return entry.id


def not_in_future(field: str, what: str, at: datetime, now: datetime) -> list[Problem]:
    """A problem if something that has happened is dated ahead of now."""
    if at <= now + CLOCK_DRIFT:
        return []
    return [
        Problem(
            field,
            f"{what} is in the future ({show(at)}). Type when it was, like 14:30 or yesterday 9pm.",
        )
    ]


def home_of(session: Session, place: Place) -> Place:
    """The place with what the directory knows of its home filled in. Raises UnknownHome."""
    if place.home_id is None:
        return place
    home = session.get(Home, place.home_id)
    if home is None:
        raise UnknownHome(
            f"home_id: there is no home {place.home_id} in the directory. Choose one that is, or "
            "give the name and the address."
        )
    return place.model_copy(
        update={
            "name": place.name or home.name,
            "kind": place.kind or home.kind,
            "address": place.address or home.address,
            "postcode": place.postcode or home.postcode,
            "authority": place.authority or home.authority,
        }
    )


def place_clashes(state: PersonState, place: Place, at: datetime) -> list[str]:
    """How a place clashes with the bail, remand and licence conditions in force at `at`."""
    in_force = [one for one in state.conditions if one.from_at <= at]
    return clashes(in_force, place.name, place.address, place.postcode)


def move_in(session: Session, entry: Entry, state: PersonState, place: Place, at: datetime) -> None:
    """End the current placement at `at` and start the one at `place`."""
    if state.placement is not None:
        state.placement.ended_at = at
        state.placement.ended_by_entry_id = entry.id
        session.add(state.placement)
    session.add(
        Placement(
            person_id=entry.person_id,
            entry_id=entry.id,
            kind=place.kind or "",
            name=place.name,
            home_id=place.home_id,
            address=place.address,
            postcode=place.postcode,
            authority=place.authority,
            started_at=at,
        )
    )


def impose(
    session: Session, entry: Entry, source: str, conditions: Iterable[ConditionIn], at: datetime
) -> None:
    """Write conditions as in force from `at`."""
    for one in conditions:
        session.add(
            Condition(
                person_id=entry.person_id,
                entry_id=key_of(entry),
                source=source,
                from_at=at,
                curfew_from=one.curfew_from or "",
                curfew_to=one.curfew_to or "",
                **one.model_dump(include={"kind", "words", "place", "postcode"}),
            )
        )


def lift(
    session: Session,
    entry: Entry,
    state: PersonState,
    sources: set[str],
    at: datetime,
    hearing_id: int | None,
) -> None:
    """End the conditions in force of these sources, but for those of another matter.

    A condition is another matter's if it was imposed on the way to a hearing that is still to come,
    other than the one of `hearing_id`.
    """
    others = {
        led_to
        for listed, entries in state.matters.items()
        if listed != hearing_id
        for led_to in entries
    }
    for one in state.conditions:
        if one.source in sources and one.entry_id not in others:
            one.ended_at = at
            one.ended_by_entry_id = entry.id
            session.add(one)


def list_hearing(
    session: Session,
    entry: Entry,
    which: Which,
    court: str,
    at: datetime,
    adjourned_from: int | None = None,
) -> Hearing:
    """Write a listed hearing and give it back with its id; `which` is what the entry calls it.

    An amended entry keeps the hearing that it had listed before: others speak of that one.
    """
    fresh = Hearing(
        person_id=entry.person_id,
        entry_id=key_of(entry),
        court=court,
        at=at,
        adjourned_from_id=adjourned_from,
    )
    kept = session.get(Hearing, entry.made[which]) if which in entry.made else None
    if kept is not None:
        for name, value in fresh.model_dump(exclude={"id"}).items():
            setattr(kept, name, value)
    hearing = kept or fresh
    session.add(hearing)
    session.flush()
    note_made(entry, which, hearing.id)
    return hearing


def note_made(entry: Entry, what: str, key: int | None) -> None:
    """Note what an entry made that later ones may speak of, for its amended version to keep."""
    assert key is not None
    entry.made = {**entry.made, what: key}


def own_id(session: Session, table: type[SQLModel], row: Entry, nth: int) -> int:
    """An id for the nth row that an entry makes in a table, which no other entry's row ever takes.

    The row of a voided entry is gone, and comes back under its id when the entry does: SQLite would
    have given that id to the next row. Rows of before this was so have small ids.
    """
    found = key_of(row) * 1000 + nth
    while session.get(table, found) is not None:
        found += 1
    return found


def already_listed(state: PersonState, at: datetime) -> list[Problem]:
    """A problem if the same hearing is on the desk already."""
    same = [one for one in state.hearings if one.at == at]
    if not same:
        return []
    return [
        Problem(
            "at",
            f"A hearing at {same[0].court} on {show(at)} is listed already. Open it and change it, "
            "or give a reason for a second one.",
            refuse=False,
            rule="already-listed",
        )
    ]


def known_later(on: Ground, field: str, status: str, what: str, at: datetime) -> list[Problem]:
    """A problem if the desk knows how a status stood after the instant `at`: it would be undone."""
    if on.state.person.id is None:
        return []
    later = on.session.exec(
        select(StatusChange)
        .where(
            StatusChange.person_id == on.state.person.id,
            StatusChange.field == status,
            col(StatusChange.from_at) > at,
        )
        .order_by(col(StatusChange.from_at).desc())
    ).first()
    if later is None:
        return []
    return [
        Problem(
            field,
            f"The desk knows already what came after this: {what} changed {show(later.from_at)}. "
            "What is saved last counts as how it stands now. Log the later one again after this, "
            "or give the reason why this stands.",
            refuse=False,
            rule="known-later",
        )
    ]
