"""Entries: what somebody logged, word for word. Every other change follows from one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column, json_column


class Entry(SQLModel, table=True):
    """One logged entry as it stands, and its three times: happened, known to the desk, logged.

    Amending puts the new version in its place here; each version stays as `EntryVersion`.
    `logged_at`, `officer` and `terminal` are those of the first log.

    `uid` is made before the save, so that saving again after a lost answer adds nothing.
    `payload` is the entry as `dutydesk.desk.entries` reads it back. `raised` keeps the events it
    raised with the facts and anchors that the rules saw, `questions` the facts that were still
    unknown, so that an answer given later opens just what it would have opened then.
    `protocol_copies` are the protocols it was read under. `made` names the rows that later entries
    may speak of ("arrest", or the hearing "this" or "next"), so that an amended version keeps them.
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
    protocol_copies: list[int] = json_column(default_factory=list)
    made: dict[str, int] = json_column(default_factory=dict)
    version: int = 1
    voided_at: datetime | None = None


class Act(StrEnum):
    """What made a version of an entry."""

    LOGGED = "logged"
    AMENDED = "amended"
    VOIDED = "voided"


class EntryVersion(SQLModel, table=True):
    """One version of an entry, word for word; none is ever changed or taken away.

    `number` counts from 1. `reason` says why it was amended or voided, `at` when (UTC). `uid` is
    made before the save, as an entry's is; the first version has its entry's.
    """

    __tablename__ = "entry_versions"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    number: int
    uid: str = Field(unique=True, index=True)
    act: Act = enum_column(Act)
    reason: str = ""
    summary: str
    happened_at: datetime
    known_at: datetime
    payload: dict[str, Any] = json_column(default_factory=dict)
    at: datetime
    officer: str
    terminal: str
