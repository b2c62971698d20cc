"""Arrests that are not over: what became of them is still to be logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from dutydesk.desk.labels import label_of
from dutydesk.records import Arrest, Offence
from dutydesk.vocabulary import vocabulary

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class ArrestRow:
    """An arrest as logged so far. Instants are UTC; `outcome` is a code of `arrest_outcomes`."""

    id: int
    arrested_at: datetime
    station: str
    outcome: str
    outcome_label: str
    appropriate_adult_from: str | None
    appropriate_adult_name: str
    estimated_release_at: datetime | None
    offences: tuple[str, ...]


def arrests_going_on(desk: Desk, person_id: int) -> list[ArrestRow]:
    """A young person's arrests that neither a court nor the police have finished, newest first."""
    terms = vocabulary("arrest_outcomes").terms
    over = [
        code for code, term in terms.items() if term.attrs.get("ends") or term.attrs.get("charged")
    ]
    with desk.store.read() as session:
        arrests = session.exec(
            select(Arrest)
            .where(Arrest.person_id == person_id, col(Arrest.outcome).not_in(over))
            .order_by(col(Arrest.arrested_at).desc())
        ).all()
        of = [arrest.id for arrest in arrests]
        offences = session.exec(select(Offence).where(col(Offence.arrest_id).in_(of))).all()
    return [
        ArrestRow(
            id=arrest.id or 0,
            arrested_at=arrest.arrested_at,
            station=arrest.station,
            outcome=arrest.outcome or "",
            outcome_label=label_of("arrest_outcomes", arrest.outcome),
            appropriate_adult_from=arrest.appropriate_adult_from,
            appropriate_adult_name=arrest.appropriate_adult_name,
            estimated_release_at=arrest.estimated_release_at,
            offences=tuple(one.description for one in offences if one.arrest_id == arrest.id),
        )
        for arrest in arrests
    ]
