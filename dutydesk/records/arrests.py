"""Arrests and the offences alleged."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class Arrest(SQLModel, table=True):
    """An arrest, or a pre-planned attendance at a police station."""

    __tablename__ = "arrests"
    # The row of a voided entry is gone, and comes back under its id: no other may have taken it.
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    arrested_at: datetime
    station: str
    pre_planned: bool = False
    arrived_at: datetime | None = None
    detention_authorised_at: datetime | None = None
    appropriate_adult_from: str | None = None
    appropriate_adult_name: str = ""
    estimated_release_at: datetime | None = None
    outcome: str | None = None
    bail_return_at: datetime | None = None
    hearing_id: int | None = Field(default=None, foreign_key="hearings.id")


class Offence(SQLModel, table=True):
    """One offence alleged at an arrest, logged by one entry; `gravity` is 1 to 5."""

    __tablename__ = "offences"

    id: int | None = Field(default=None, primary_key=True)
    arrest_id: int = Field(foreign_key="arrests.id", index=True)
    description: str
    offence_class: str | None = None
    gravity: int | None = None
    entry_id: int | None = Field(default=None, foreign_key="entries.id", index=True)
