"""Tellings (who told whom, how and when) and chases: the evidence."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column


class Reached(StrEnum):
    """How far a telling got. Tried is not told, and told is not acknowledged."""

    TRIED = "tried"
    TOLD = "told"
    ACKNOWLEDGED = "acknowledged"


class Telling(SQLModel, table=True):
    """One telling, or one attempt. It may be evidence for several clocks (`TellingClock`)."""

    __tablename__ = "tellings"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    reached: Reached = enum_column(Reached)
    told_name: str
    told_role: str = ""
    told_agency: str = ""
    channel: str
    at: datetime
    reference: str = ""
    note: str = ""
    officer: str
    terminal: str
    logged_at: datetime


class TellingClock(SQLModel, table=True):
    """Which clocks a telling is evidence for."""

    __tablename__ = "telling_clocks"

    telling_id: int = Field(foreign_key="tellings.id", primary_key=True)
    clock_id: int = Field(foreign_key="clocks.id", primary_key=True)


class Chase(SQLModel, table=True):
    """One chase of somebody who owes the desk a duty."""

    __tablename__ = "chases"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    clock_id: int = Field(foreign_key="clocks.id", index=True)
    at: datetime
    whom: str
    channel: str
    note: str = ""
    officer: str
    terminal: str
    logged_at: datetime
