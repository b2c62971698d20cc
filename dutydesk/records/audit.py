"""The audit trail, and the feed that tells other terminals what was saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class AuditRow(SQLModel, table=True):
    """One act: who, where, when, what, about what. Each row's hash covers the row before it."""

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


class Change(SQLModel, table=True):
    """One changed record, for the feed: `kind` is clock, alert, person, hearing, entry or draft."""

    __tablename__ = "changes"

    seq: int | None = Field(default=None, primary_key=True)
    kind: str
    key: int
