"""Clocks: duties that run, and everything that has happened to each."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column, json_column


class ClockState(StrEnum):
    """How a clock stands. A limit that was missed stays missed: MET_LATE is not MET."""

    RUNNING = "running"
    MET = "met"
    MET_LATE = "met_late"
    NOT_REQUIRED = "not_required"
    SUPERSEDED = "superseded"
    VOIDED = "voided"


class Clock(SQLModel, table=True):
    """One duty towards one recipient, opened by one entry under one version of one rule.

    What the rule and the calendar said when it opened is kept here and in the protocol's copy,
    so that editing a protocol file changes no running clock. All instants are UTC.

    - `basis`: "limit" (the protocol's own), "desk target" (the desk's) or "none".
    - `due_at` None: no limit, or it waits for a date that is not known yet (`waits_for`).
    - `next_crossing_at`: the next of near/urgent/due that has not been raised; None after the last.
    - `about_entry_id`: the entry that began what the clock is about, such as the arrest or the
      booking of the meeting; `entry_id`, which opened the clock, may be a later one.
    - `held`: of a recurring duty, when the earlier ones were done (ISO 8601, UTC); `follows_id` is
      the clock of the one before.
    - `missed_at`: the due instant that passed while the clock ran; never cleared.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        # Wide enough that neither the board's order nor its counts touch a row.
        Index("ix_clocks_board", "state", "due_at", "near_at", "urgent_at"),
        Index("ix_clocks_watch", "state", "next_crossing_at"),
        Index("ix_clocks_person", "person_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    entry_id: int = Field(foreign_key="entries.id", index=True)
    hearing_id: int | None = Field(default=None, foreign_key="hearings.id", index=True)
    protocol_copy_id: int = Field(foreign_key="protocol_copies.id")
    protocol: str
    protocol_version: str
    authority: str
    rule: str
    paragraphs: str
    duty: str
    owner: str
    desk_owes: bool
    tell: str | None = None
    by: str | None = None
    ends: str
    words: str
    basis: str
    limit: dict[str, Any] = json_column(default_factory=dict)
    anchors: dict[str, Any] = json_column(default_factory=dict)
    facts: dict[str, Any] = json_column(default_factory=dict)
    steps: list[str] = json_column(default_factory=list)
    why: list[str] = json_column(default_factory=list)
    calendar_version: str = ""
    waits_for: str | None = None
    opened_at: datetime
    anchored_at: datetime
    not_before: datetime | None = None
    near_at: datetime | None = None
    urgent_at: datetime | None = None
    due_at: datetime | None = None
    next_crossing_at: datetime | None = None
    state: ClockState = enum_column(ClockState, default=ClockState.RUNNING)
    missed_at: datetime | None = None
    ended_at: datetime | None = None
    ended_why: str = ""
    taken_by: str | None = None
    about_entry_id: int | None = Field(default=None, foreign_key="entries.id")
    held: list[str] = json_column(default_factory=list)
    follows_id: int | None = Field(default=None, foreign_key="clocks.id", index=True)


class ClockEvent(SQLModel, table=True):
    """One thing that happened to a clock, in order: its story.

    `what`: opened, redated, met, met_late, reopened, not_required, superseded, voided, taken,
    given (its words are the officer's name), released, chased, tried, acknowledged, snoozed.
    """

    __tablename__ = "clock_events"

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clocks.id", index=True)
    at: datetime
    what: str
    officer: str
    terminal: str
    words: str = ""
    entry_id: int | None = Field(default=None, foreign_key="entries.id")
    telling_id: int | None = Field(default=None, foreign_key="tellings.id")
    old_due_at: datetime | None = None
    new_due_at: datetime | None = None
