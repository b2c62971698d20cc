"""Alerts: that a clock has crossed a threshold, and who has answered for it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from dutydesk.records.columns import enum_column


class Threshold(StrEnum):
    """The three thresholds of a clock, in order."""

    NEAR = "near"
    URGENT = "urgent"
    OVERDUE = "overdue"


class Alert(SQLModel, table=True):
    """One crossing of one threshold for one due time; it exists once, whoever raises it.

    An alert is live while its clock runs and still has `due_at` as its due time. Acknowledged
    (`acknowledged_at`, with a plan and the time it promises) or snoozed, it is quiet until
    `quiet_until`, and then comes back. `missed_while_away`: nobody's console was awake when it
    crossed. A breach that nobody answers goes up to the supervisor: at `escalated_at` for the first
    time since it began to wait, last at `last_escalated_at`, and `escalations` times in all.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        UniqueConstraint("clock_id", "threshold", "due_at"),
        # Nearly all alerts are closed: this finds the few that are not.
        Index("ix_alerts_open", "closed_at", "quiet_until"),
    )

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clocks.id", index=True)
    threshold: Threshold = enum_column(Threshold)
    due_at: datetime
    crossed_at: datetime
    raised_at: datetime = Field(index=True)
    missed_while_away: bool = False
    seen_at: datetime | None = None
    seen_by: str | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    plan: str = ""
    quiet_until: datetime | None = None
    came_back_at: datetime | None = None
    escalated_at: datetime | None = None
    closed_at: datetime | None = None
    escalations: int = 0
    last_escalated_at: datetime | None = None
