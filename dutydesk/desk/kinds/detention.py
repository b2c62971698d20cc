"""Detention after an arrest: reviews, a superintendent's extension, warrants (PACE ss.40-44)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from sqlmodel import col, select

from dutydesk.desk.entries import EntryBase, Instant, Line, RecordId
from dutydesk.desk.kinds.common import not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import show
from dutydesk.records import Arrest

_WHAT = {
    "review": ("detention_reviewed", "Detention reviewed"),
    "extension": ("detention_extended", "Detention extended by a superintendent"),
    "warrant": ("detention_warrant", "Warrant of further detention"),
}


class DetentionEntry(EntryBase):
    """What became of a detention that goes on: a review, an extension, a warrant."""

    kind: Literal["detention"] = "detention"
    arrest_id: Annotated[
        RecordId, Ask("Which arrest", "The arrest that the detention is about", of="arrests")
    ]
    what: Annotated[
        Literal["review", "extension", "warrant"],
        Ask(
            "What happened",
            "review (s.40), superintendent's extension (s.42) or warrant (ss.43, 44)",
            options=(
                ("review", "Review of detention held"),
                ("extension", "Superintendent extended it"),
                ("warrant", "Magistrates gave a warrant, or extended one"),
            ),
        ),
    ]
    at: Annotated[Instant, Ask("When", "When it was held or given: 14:30, 2am", now=True)]
    by: Annotated[Line, Ask("By whom", "Inspector, superintendent or court")] = ""


def read_detention(entry: DetentionEntry, on: Ground) -> Meaning:
    """What a review, an extension or a warrant means for the arrest's clocks."""
    event, words = _WHAT[entry.what]
    arrest = on.session.get(Arrest, entry.arrest_id)
    if arrest is not None and arrest.person_id != on.state.person.id:
        arrest = None
    meaning = on.meaning(
        entry,
        entry.at,
        f"{words} {show(entry.at)}{f', {entry.by}' if entry.by else ''}",
        event,
        said={
            "detention_reviewed": entry.what == "review" or None,
            "arrest_outcome": arrest.outcome if arrest else None,
        },
        anchors=_anchors(arrest) if arrest else {},
        evidence=entry.at,
        about_entry_id=arrest.entry_id if arrest else None,
    )
    meaning.problems += not_in_future("at", "It", entry.at, on.now)
    if arrest is None:
        meaning.problems.append(
            Problem("arrest_id", "That arrest is not this young person's. Choose one of theirs.")
        )
    elif entry.at < arrest.arrested_at:
        meaning.problems.append(Problem("at", "It is before the arrest. Check both times."))
    return meaning


def _anchors(arrest: Arrest) -> dict[str, datetime]:
    known = {
        "arrest": arrest.arrested_at,
        "arrival": arrest.arrived_at,
        "detention_authorised": arrest.detention_authorised_at,
    }
    return {name: at for name, at in known.items() if at is not None}


def _held(on: Ground) -> Arrest | None:
    """The arrest for which the young person is still at the police station."""
    if on.state.person.id is None:
        return None
    held = select(Arrest).where(
        Arrest.person_id == on.state.person.id,
        Arrest.outcome == "still_in_custody",
        col(Arrest.pre_planned).is_(False),
    )
    return on.session.exec(held.order_by(col(Arrest.arrested_at).desc())).first()


def _likely(on: Ground) -> str:
    arrest = _held(on)
    return f"at {arrest.station} since {show(arrest.arrested_at)}" if arrest else ""


def _offers(on: Ground) -> dict[str, Any]:
    arrest = _held(on)
    return {"arrest_id": arrest.id} if arrest else {}


DETENTION = Kind(
    DetentionEntry,
    "Detention reviewed or extended",
    read_detention,
    find=("custody", "police station", "superintendent", "warrant", "PACE"),
    offers=_offers,
    likely=_likely,
    example={"what": "review", "at": "2026-11-21T11:00", "by": "Inspector Sample"},
)
