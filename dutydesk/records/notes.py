"""Notes that officers leave on a young person or a clock, and whom they mention."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Note(SQLModel, table=True):
    """A note, word for word; none is ever changed or taken away.

    `person_id` is whom it is about; `clock_id` too where it is about one clock of theirs. One about
    neither is for the desk.
    """

    __tablename__ = "notes"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    person_id: int | None = Field(default=None, foreign_key="people.id", index=True)
    clock_id: int | None = Field(default=None, foreign_key="clocks.id", index=True)
    words: str
    at: datetime
    officer: str
    terminal: str


class Mention(SQLModel, table=True):
    """That a note is meant for an officer, by name, and when they said that they had read it."""

    __tablename__ = "mentions"
    __table_args__ = (Index("ix_mentions_unread", "officer", "read_at"),)

    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="notes.id", index=True)
    officer: str
    read_at: datetime | None = None
