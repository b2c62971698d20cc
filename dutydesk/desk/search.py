"""Finding young people by whatever somebody on the phone gives: name, alias, birth, case number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.entries import NewPerson


@dataclass(frozen=True)
class PersonMatch:
    """Somebody who may be meant, and what in the text says so (`why`).

    `age`: today in London, in words; `placement`: where they live now, empty if not known.
    """

    person_id: int
    name: str
    born: date | None
    age: str
    case_number: str
    placement: str
    why: str


def find_people(desk: Desk, text: str, limit: int = 20) -> list[PersonMatch]:
    """The young people that `text` may mean, the likeliest first."""
    raise NotImplementedError


def likely_duplicates(desk: Desk, new: NewPerson) -> list[PersonMatch]:
    """Young people whom the desk has already and who may be the new one, the likeliest first."""
    raise NotImplementedError
