"""Entries: what somebody logged, word for word. Every other change follows from one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class Entry(SQLModel, table=True):
    """One logged entry and its three times: happened, known to the desk, logged.

    `uid` is made before the save, so that saving again after a lost answer adds nothing.
    `payload` is the entry as `dutydesk.desk.entries` reads it back. `raised` keeps the events it
    raised with the facts and anchors that the rules saw, `questions` the facts that were still
    unknown, so that an answer given later opens just what it would have opened then.
    """

    __tablename__ = "entries"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    kind: str
    person_id: int = Field(foreign_key="people.id", index=True)
    happened_at: datetime
    known_at: datetime
    logged_at: datetime
    officer: str
    terminal: str
    summary: str
    payload: dict[str, Any] = json_column(default_factory=dict)
    raised: list[Any] = json_column(default_factory=list)
    questions: list[str] = json_column(default_factory=list)
