"""Handovers: the shift sheet as it was signed, and who took the desk over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class Handover(SQLModel, table=True):
    """A shift sheet, as the outgoing officer signed it; it is never changed.

    `since` is when the shift began, `until` when the next one ends: what is due by then is on the
    sheet. `sheet` is what stood on it, whole, as plain JSON, so that it reads the same later.
    """

    __tablename__ = "handovers"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    since: datetime
    until: datetime
    sheet: dict[str, Any] = json_column(default_factory=dict)
    words: str = ""
    officer: str
    terminal: str
    signed_at: datetime = Field(index=True)


class HandoverAcceptance(SQLModel, table=True):
    """That the incoming officer has read a sheet and has the desk now."""

    __tablename__ = "handover_acceptances"

    id: int | None = Field(default=None, primary_key=True)
    handover_id: int = Field(foreign_key="handovers.id", unique=True, index=True)
    words: str = ""
    officer: str
    terminal: str
    accepted_at: datetime
