"""Appointments that a young person is to keep, and what else their week holds."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    MADE = "made"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Appointment(SQLModel, table=True):
    """An appointment with the YOT.

    `entry_id` is the entry that made it, by which clocks know it (`Clock.about_entry_id`).
    `counts`: whether it is one that the order's national standards count.
    """

    __tablename__ = "appointments"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    at: datetime
    minutes: int = 60
    purpose: str = ""
    place: str = ""
    worker: str = ""
    counts: bool | None = None
    letter_to: str = ""
    state: AppointmentState = enum_column(AppointmentState, default=AppointmentState.MADE)


class Commitment(SQLModel, table=True):
    """What a young person does each week at a set time: education, training, work or leisure.

    `weekday` is 0 for Monday. Times are London wall times as "HH:MM".
    """

    __tablename__ = "commitments"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    kind: str
    weekday: int
    begins: str
    ends: str
    what: str = ""
    ended_at: datetime | None = None
    ended_by_entry_id: int | None = Field(default=None, foreign_key="entries.id")
