"""Steps: what changed a young person's records, in order, so that it can be taken back and redone.

Amending an entry takes back the steps from that entry on, newest first, and does them again with
the entry as it should have been. Entries, tellings and the stories of clocks are what was said and
are never taken back; steps are only how the records that follow from them came about.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column, json_column


class Did(StrEnum):
    """What a step was: an entry, an answer to its questions, or what was done about clocks."""

    ENTRY = "entry"
    ANSWERED = "answered"
    MET = "met"
    NOT_REQUIRED = "not_required"
    REOPENED = "reopened"
    REDATED = "redated"


class Step(SQLModel, table=True):
    """One act on one young person's records. `given` is what is needed to do it again."""

    __tablename__ = "steps"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int | None = Field(default=None, foreign_key="entries.id", index=True)
    did: Did = enum_column(Did)
    at: datetime
    given: dict[str, Any] = json_column(default_factory=dict)


class StepChange(SQLModel, table=True):
    """What a row that a step changed had held before: `before`, by column, as plain JSON.

    `record` is the table. Rows that an entry made are known by its id, and are not listed here;
    those that answers to its questions made are, and had held nothing before.
    """

    __tablename__ = "step_changes"

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="steps.id", index=True)
    record: str
    key: int
    before: dict[str, Any] = json_column(default_factory=dict)
