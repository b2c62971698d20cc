"""Meetings that are booked and held: the YOT's own, Social Care's, and panels."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column


class MeetingState(StrEnum):
    """Where a meeting stands."""

    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(SQLModel, table=True):
    """A meeting about a young person; `kind` is a code of `meeting_kinds`.

    `entry_id` is the entry that booked it, by which clocks know it (`Clock.about_entry_id`).
    """

    __tablename__ = "meetings"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    kind: str
    at: datetime
    place: str = ""
    state: MeetingState = enum_column(MeetingState, default=MeetingState.BOOKED)
