"""Hearings: today's list, those that wait for a result, and the courts and stations in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dutydesk.desk.directory import ContactCard, HomeCard, contacts, homes

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = [
    "ContactCard",
    "HearingRow",
    "HomeCard",
    "contacts",
    "hearings_on",
    "hearings_without_result",
    "homes",
    "recent_courts",
    "recent_stations",
]


@dataclass(frozen=True)
class HearingRow:
    """A hearing with its arrangements; an empty text means that nobody is named yet.

    - `state`: listed, heard or vacated; `result`: what the court did, in words, once heard.
    - `at` is UTC. `missing`: what is still to be arranged, in words.
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
    raise NotImplementedError


def hearings_without_result(desk: Desk) -> list[HearingRow]:
    """Hearings whose time has passed and that are still listed, the longest waiting first."""
    raise NotImplementedError


def recent_courts(desk: Desk, limit: int = 8) -> list[str]:
    """The courts of hearings, the one last used first."""
    raise NotImplementedError


def recent_stations(desk: Desk, limit: int = 8) -> list[str]:
    """The police stations of arrests, the one last used first."""
    raise NotImplementedError
