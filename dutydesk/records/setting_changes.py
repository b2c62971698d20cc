"""What the whole desk has set, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class SettingChange(SQLModel, table=True):
    """One change of a setting that is the whole desk's. Rows are only ever added.

    The value in force of a `key` is what its last change says; None gives the key back to
    desk.toml. `at` is UTC. `redated`: running clocks were reckoned again by it.
    """

    __tablename__ = "setting_changes"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    officer: str
    terminal: str
    key: str = Field(index=True)
    before: Any = json_column(default=None, nullable=True)
    after: Any = json_column(default=None, nullable=True)
    reason: str
    redated: bool = False
