"""Half-typed entries, kept until they are saved or thrown away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class Draft(SQLModel, table=True):
    """What stood in a form; `uid` becomes the entry's uid when it is saved."""

    __tablename__ = "drafts"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    kind: str
    officer: str
    terminal: str
    about: str = ""
    typed: dict[str, Any] = json_column(default_factory=dict)
    started_at: datetime
    saved_at: datetime
