"""The lines of a shift sheet: how a clock, a hearing or an alert is said on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dutydesk.desk.board_row import BoardRow, awaited
from dutydesk.desk.clock_words import stands
from dutydesk.desk.handover_sheet import SheetGroup, SheetLine
from dutydesk.desk.hearings import HearingRow
from dutydesk.protocol.calendar import show
from dutydesk.records import Alert, Clock, ClockState, Threshold

_GRAVEST = {Threshold.OVERDUE: 0, Threshold.URGENT: 1, Threshold.NEAR: 2}


def group(code: str, title: str, empty: str, lines: Iterable[SheetLine]) -> SheetGroup:
    """Lines under a heading."""
    return SheetGroup(code=code, title=title, empty=empty, lines=tuple(lines))


def gravity(alert: Alert) -> tuple[int, int]:
    """The order of alerts, the gravest last."""
    return -_GRAVEST[alert.threshold], alert.id or 0


def how_missed(clock: Clock, at: datetime) -> str:
    """How a clock stands whose limit has passed; where it just runs on, in one word."""
    runs_on = clock.state is ClockState.RUNNING and clock.missed_at in (None, clock.due_at)
    return "overdue" if runs_on else stands(clock, at)


def promise(alert: Alert) -> str:
    """What was promised when an alert was acknowledged, by whom, and what became of it."""
    said = f"“{alert.plan}”, {alert.acknowledged_by}"
    if alert.quiet_until:
        return f"{said}, by {show(alert.quiet_until)}"
    return f"{said}: came back {show(alert.came_back_at)}" if alert.came_back_at else said


def unwatched(alert: Alert) -> str:
    """When a clock turned pressing while nobody watched, and when that was found."""
    return f"{alert.threshold.value} {show(alert.crossed_at)}, found {show(alert.raised_at)}"


def clock_line(row: BoardRow, more: str) -> SheetLine:
    """A clock on the sheet."""
    waits = f"waits for {awaited(row.waits_for)}" if row.waits_for and not row.due_at else ""
    return SheetLine(
        what="clock",
        key=str(row.id),
        clock_id=row.id,
        person_id=row.person_id,
        person=row.person_name,
        case_number=row.case_number,
        duty=row.duty,
        tell=row.tell_label,
        owner="" if row.desk_owes else row.owner_label,
        due=row.due_at,
        has=row.taken_by or "",
        paragraphs=row.paragraphs,
        more=", ".join(filter(None, (waits, more))),
    )


def hearing_line(row: HearingRow, more: str) -> SheetLine:
    """A hearing on the sheet."""
    return SheetLine(
        what="hearing",
        key=str(row.id),
        person_id=row.person_id,
        person=row.person_name,
        case_number=row.case_number,
        duty=row.court,
        due=row.at,
        has=row.yot_officer,
        more=more,
    )
