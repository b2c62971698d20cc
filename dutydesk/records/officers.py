"""Officers who use the desk."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Officer(SQLModel, table=True):
    """Somebody who acts at the desk; `role` is duty, court, supervisor or read-only."""

    __tablename__ = "officers"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, index=True)
    role: str = "duty"
