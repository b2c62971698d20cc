"""How urgent a clock is at an instant, and when that next changes. All instants are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dutydesk.protocol.calendar import Calendar, england, instant, local
from dutydesk.protocol.shift import shift_day
from dutydesk.protocol.spans import Span


class Level(StrEnum):
    """How urgent a clock is. WAITING: it has no due instant, now or ever."""

    CALM = "calm"
    NEAR = "near"
    URGENT = "urgent"
    OVERDUE = "overdue"
    WAITING = "waiting"


@dataclass(frozen=True)
class Thresholds:
    """The instants at which a clock's level rises; all None while it has no due instant."""

    near_at: datetime | None
    urgent_at: datetime | None
    due_at: datetime | None


@dataclass(frozen=True)
class WarningRow:
    """How long before due a clock turns near and urgent, where it runs for `up_to` or less."""

    up_to: timedelta | None
    near: Span
    urgent: Span


# The desk's own warnings, for rules that set none, by how long the clock runs from opening to
# due. The last has no end.
WARNINGS: tuple[WarningRow, ...] = (
    WarningRow(timedelta(hours=2), Span(30, "minutes"), Span(10, "minutes")),
    WarningRow(timedelta(hours=24), Span(4, "hours"), Span(1, "hours")),
    WarningRow(timedelta(days=7), Span(1, "days"), Span(4, "hours")),
    WarningRow(None, Span(5, "days"), Span(1, "days")),
)


def thresholds(
    opened_at: datetime,
    due_at: datetime | None,
    warn: tuple[Span, ...] | None = None,
    *,
    warnings: tuple[WarningRow, ...] = WARNINGS,
    calendar: Calendar | None = None,
) -> Thresholds:
    """When a clock turns near, urgent and overdue.

    `warn` is the rule's own: one span (near; urgent is then the desk's) or two, longest first.
    `warnings` is the desk's table, read from the top. `calendar` (England's unless given) counts
    warnings in working days. No threshold comes before the clock opened or after it is due.
    Raises ValueError where `warn` holds more than two spans or `warnings` has no row for it.
    """
    if due_at is None:
        return Thresholds(None, None, None)
    usual = _usual(due_at - opened_at, warnings)
    match warn or ():
        case ():
            near, urgent = usual.near, usual.urgent
        case (near,):
            urgent = usual.urgent
        case (near, urgent):
            pass
        case many:
            raise ValueError(f"a rule warns once or twice, not {len(many)} times: keep two spans")
    earlier, later = sorted(
        min(max(_before(due_at, span, calendar), opened_at), due_at) for span in (near, urgent)
    )
    return Thresholds(earlier, later, due_at)


def level(times: Thresholds, now: datetime) -> Level:
    """The level at `now`. Each begins at its own instant: at `due_at` itself it is overdue."""
    if times.due_at is None or times.urgent_at is None or times.near_at is None:
        return Level.WAITING
    if now >= times.due_at:
        return Level.OVERDUE
    if now >= times.urgent_at:
        return Level.URGENT
    return Level.NEAR if now >= times.near_at else Level.CALM


def crossings(times: Thresholds) -> tuple[tuple[str, datetime], ...]:
    """The level that begins at each threshold, with its instant, in order; none without a due."""
    named = (
        (Level.NEAR, times.near_at),
        (Level.URGENT, times.urgent_at),
        (Level.OVERDUE, times.due_at),
    )
    return tuple((level.value, at) for level, at in named if at is not None)


def next_change(times: Thresholds, now: datetime) -> datetime | None:
    """The first instant strictly after `now` at which the level rises; None once overdue."""
    return min((at for _, at in crossings(times) if at > now), default=None)


def _usual(runs: timedelta, warnings: tuple[WarningRow, ...]) -> WarningRow:
    for row in warnings:
        if row.up_to is None or runs <= row.up_to:
            return row
    raise ValueError("the desk's warnings end too soon: leave `up_to` out of the last one")


def _before(due_at: datetime, span: Span, calendar: Calendar | None) -> datetime:
    """A warning in civil units, working days too, falls at the wall time of the due instant."""
    if span.elapsed:
        return due_at - span.length()
    wall = local(due_at)
    if span.unit == "working days":
        day = (calendar or england()).working_days_before(wall.date(), span.count)
    else:
        day = shift_day(wall.date(), span, back=True)
    return instant(day, wall.time())[0]
