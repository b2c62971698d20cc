"""Hearings: today's list, those that wait for a result, and the courts and stations in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from dutydesk.desk.directory import ContactCard, HomeCard, contacts, homes
from dutydesk.desk.labels import label_of, label_or_typed
from dutydesk.protocol.calendar import instant, show
from dutydesk.records import Arrest, Hearing, HearingState, Person, Result

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = [
    "ContactCard",
    "HearingRow",
    "HomeCard",
    "contacts",
    "find_hearing",
    "hearings_on",
    "hearings_without_result",
    "homes",
    "read_hearings",
    "recent_courts",
    "recent_stations",
]

_LATELY = 200
"""How many of the last hearings or arrests are looked through for the places in use."""


@dataclass(frozen=True)
class HearingRow:
    """A hearing with its arrangements; an empty text means that nobody is named yet.

    - `at` is UTC. `state`: listed, heard or vacated; `result`: what the court did, in words.
    - `missing`: what is still to be arranged for a hearing that is listed, in words.
    """

    id: int
    person_id: int
    person_name: str
    case_number: str
    court: str
    at: datetime
    state: str
    accompanied_by: str
    accompanied_by_role: str | None
    transport: str
    legal_representative: str
    yot_officer: str
    attendance_arranged_by: str
    custody_likely: bool | None
    remand_likely: str | None
    result: str
    missing: tuple[str, ...]


def hearings_on(desk: Desk, day: date) -> list[HearingRow]:
    """Every hearing of a London day, earliest first."""
    start = instant(day, time())[0]
    end = instant(day + timedelta(days=1), time())[0]
    with desk.store.read() as session:
        return read_hearings(session, col(Hearing.at) >= start, col(Hearing.at) < end)


def hearings_without_result(desk: Desk) -> list[HearingRow]:
    """Hearings whose time has come and that have no result yet, the longest waiting first."""
    with desk.store.read() as session:
        return read_hearings(
            session,
            col(Hearing.state) == HearingState.LISTED,
            col(Hearing.at) <= desk.now(),
        )


def find_hearing(desk: Desk, hearing_id: int) -> HearingRow | None:
    """One hearing; None where there is none of that id."""
    with desk.store.read() as session:
        return next(iter(read_hearings(session, col(Hearing.id) == hearing_id)), None)


def recent_courts(desk: Desk, limit: int = 8) -> list[str]:
    """The courts of hearings, the one last used first."""
    newest = select(col(Hearing.court)).order_by(col(Hearing.id).desc()).limit(_LATELY)
    with desk.store.read() as session:
        return _once(session.scalars(newest), limit)


def recent_stations(desk: Desk, limit: int = 8) -> list[str]:
    """The police stations of arrests, the one last used first."""
    newest = select(col(Arrest.station)).order_by(col(Arrest.id).desc()).limit(_LATELY)
    with desk.store.read() as session:
        return _once(session.scalars(newest), limit)


def read_hearings(
    session: Session, *which: ColumnElement[bool], limit: int | None = None
) -> list[HearingRow]:
    """The hearings for which all of `which` holds, earliest first, in two queries."""
    found = session.execute(
        select(Hearing, Person)
        .join(Person, col(Hearing.person_id) == col(Person.id))
        .where(*which)
        .order_by(col(Hearing.at), col(Hearing.id))
        .limit(limit)
    ).all()
    heard = [one.id for one, _ in found if one.state is HearingState.HEARD]
    results = _results(session, heard)
    return [_row(hearing, person, results) for hearing, person in found]


def _results(session: Session, hearings: list[int]) -> dict[int, str]:
    """What each of these hearings came to, in words; of several results the last counts."""
    found = session.execute(
        select(Result, col(Hearing.at))
        .outerjoin(Hearing, col(Result.next_hearing_id) == col(Hearing.id))
        .where(col(Result.hearing_id).in_(hearings))
        .order_by(col(Result.id))
    )
    return {result.hearing_id: _result_words(result, next_at) for result, next_at in found}


def _result_words(result: Result, next_at: datetime | None) -> str:
    parts = [label_of("court_results", result.outcome)]
    if result.reason:
        parts.append(label_or_typed("adjournment_reasons", result.reason))
    if next_at is not None:
        parts.append(f"next {show(next_at)}")
    return "; ".join(parts)


def _row(hearing: Hearing, person: Person, results: dict[int, str]) -> HearingRow:
    kept: dict[str, Any] = hearing.model_dump(
        include={
            "id", "person_id", "court", "at", "accompanied_by_role", "legal_representative",
            "yot_officer", "attendance_arranged_by", "custody_likely", "remand_likely",
        }
    )  # fmt: skip
    return HearingRow(
        **kept,
        person_name=person.name,
        case_number=person.case_number,
        state=hearing.state.value,
        accompanied_by=_companion(hearing),
        transport=label_of("transport", hearing.transport),
        result=results.get(hearing.id or 0, ""),
        missing=tuple(_missing(hearing)) if hearing.state is HearingState.LISTED else (),
    )


def _companion(hearing: Hearing) -> str:
    """The name of who accompanies, with their role; a role alone is nobody named."""
    if not hearing.accompanied_by_name:
        return ""
    role = label_of("companions", hearing.accompanied_by_role)
    return (
        f"{hearing.accompanied_by_name} ({role.lower()})" if role else hearing.accompanied_by_name
    )


def _missing(hearing: Hearing) -> Iterator[str]:
    if not hearing.accompanied_by_name:
        yield "who accompanies"
    if not hearing.transport:
        yield "transport"
    if not hearing.legal_representative:
        yield "legal representation"
    if not hearing.yot_officer:
        yield "a YOT officer"


def _once(names: Iterable[str], limit: int) -> list[str]:
    return [name for name in dict.fromkeys(names) if name][:limit]
