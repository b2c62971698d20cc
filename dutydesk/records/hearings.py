"""Court hearings, their results and the disposals made."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column


class HearingState(StrEnum):
    """Where a hearing stands."""

    LISTED = "listed"
    HEARD = "heard"
    VACATED = "vacated"


class Hearing(SQLModel, table=True):
    """A hearing that is listed, or was held. `adjourned_from_id` is the hearing that led to it."""

    __tablename__ = "hearings"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    court: str
    at: datetime = Field(index=True)
    state: HearingState = enum_column(HearingState, default=HearingState.LISTED)
    accompanied_by_role: str | None = None
    accompanied_by_name: str = ""
    transport: str | None = None
    legal_representative: str = ""
    yot_officer: str = ""
    attendance_arranged_by: str = ""
    custody_likely: bool | None = None
    carer_is_victim: bool | None = None
    remand_likely: str | None = None
    adjourned_from_id: int | None = Field(default=None, foreign_key="hearings.id")


class Result(SQLModel, table=True):
    """What a court did at one hearing."""

    __tablename__ = "results"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    hearing_id: int = Field(foreign_key="hearings.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    outcome: str
    reason: str = ""
    remand: str = "none"
    designated_authority: str | None = None
    next_hearing_id: int | None = Field(default=None, foreign_key="hearings.id")
