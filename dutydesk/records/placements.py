"""Where a young person lives, and since when."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class Placement(SQLModel, table=True):
    """One placement; the current one has no `ended_at`. Codes are vocabulary codes."""

    __tablename__ = "placements"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int | None = Field(default=None, foreign_key="entries.id", index=True)
    kind: str
    name: str
    home_id: int | None = Field(default=None, foreign_key="homes.id")
    address: str = ""
    postcode: str = ""
    authority: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by_entry_id: int | None = Field(default=None, foreign_key="entries.id")
