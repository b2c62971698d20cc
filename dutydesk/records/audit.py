"""The audit trail, and the feed that tells other terminals what was saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class AuditRow(SQLModel, table=True):
    """One act: who, where, when, what, about what. Each row's hash covers the row before it.

    `seal` proves with the desk's key that dutydesk wrote the row; empty where there was no key.
    """

    __tablename__ = "audit"

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime
    officer: str
    terminal: str
    action: str
    subject: str
    details: dict[str, Any] = json_column(default_factory=dict)
    previous_hash: str
    hash: str = Field(unique=True)
    seal: str = ""


class AuditHead(SQLModel, table=True):
    """The last row of the trail, sealed: one row, so that rows cut off the end are missed."""

    __tablename__ = "audit_head"

    id: int | None = Field(default=None, primary_key=True)
    seq: int
    hash: str
    seal: str = ""


class Change(SQLModel, table=True):
    """One changed record, for the feed: `kind`: see `note_change`."""

    __tablename__ = "changes"

    seq: int | None = Field(default=None, primary_key=True)
    kind: str
    key: int
