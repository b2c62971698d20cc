"""Checking alerts: each belongs to a due time that its clock has had, and none is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dutydesk.desk.check_found import Row, Unreadable, instant

THRESHOLDS = (("near", "near_at"), ("urgent", "urgent_at"), ("overdue", "due_at"))


def alert_problems(
    clock: Row, events: list[Row], alerts: list[Row], amended: bool
) -> Iterator[tuple[int, str]]:
    """What is wrong with the alerts of a clock, by their ids; 0 for one that is missing.

    `amended`: the times to warn may have been reckoned again since.
    """
    dues = {instant(one, "new_due_at") for one in events} | {
        instant(one, "old_due_at") for one in events
    }
    answered = {one["officer"] for one in events if one["what"] == "acknowledged"}
    moved = [one for one in events if one["what"] == "redated"]
    seen: set[tuple[str, datetime | None]] = set()
    for alert in alerts:
        try:
            for problem in _wrong(clock, alert, dues, seen, answered, moved, amended):
                yield alert["id"], problem
        except Unreadable as error:
            yield alert["id"], f"{error} can't be read"
    yield from _missing(clock, seen)


def _wrong(
    clock: Row,
    alert: Row,
    dues: set[datetime | None],
    seen: set[tuple[str, datetime | None]],
    answered: set[str],
    moved: list[Row],
    amended: bool,
) -> Iterator[str]:
    due_at, crossed = instant(alert, "due_at"), instant(alert, "crossed_at")
    raised = instant(alert, "raised_at")
    key = (alert["threshold"], due_at)
    if key in seen:
        yield f"raises {alert['threshold']} a second time for one due time"
    seen.add(key)
    if due_at not in dues:
        yield "is for a due time that its clock never had"
    if alert["threshold"] == "overdue" and crossed != due_at:
        yield "is a breach, and was crossed at another instant than its due time"
    if crossed is None or raised is None or raised < crossed:
        yield "was raised before it was crossed"
    if alert["acknowledged_at"] is not None and alert["acknowledged_by"] not in answered:
        yield "is acknowledged, and its clock's story tells of nobody who did so"
    if due_at == instant(clock, "due_at") and not amended:
        column = dict(THRESHOLDS)[alert["threshold"]]
        if crossed != instant(clock, column) and not _warned_anew(raised, moved):
            yield f"was crossed at another instant than its clock's {column}"
    if clock["state"] != "running" and alert["closed_at"] is None:
        yield "is open, and its clock has ended"
    if _closed_too_soon(clock, alert, moved):
        yield "is closed, and its clock runs to the same due time"


def _warned_anew(raised: datetime | None, moved: list[Row]) -> bool:
    """Whether the times to warn before the same due time were changed after an alert was raised."""
    same = (one for one in moved if instant(one, "old_due_at") == instant(one, "new_due_at"))
    return any((at := instant(one, "at")) and raised and at >= raised for one in same)


def _closed_too_soon(clock: Row, alert: Row, moved: list[Row]) -> bool:
    """Whether an alert is closed though its clock runs to its due time, and never left it."""
    closed, due_at = instant(alert, "closed_at"), instant(alert, "due_at")
    if closed is None or clock["state"] != "running" or due_at != instant(clock, "due_at"):
        return False
    return not any((instant(one, "at") or closed) >= closed for one in moved)


def _missing(clock: Row, seen: set[tuple[str, datetime | None]]) -> Iterator[tuple[int, str]]:
    """Thresholds that lie behind the next crossing must have been raised."""
    due_at = instant(clock, "due_at")
    if clock["state"] != "running" or due_at is None:
        return
    ahead = instant(clock, "next_crossing_at")
    for threshold, column in THRESHOLDS:
        at = instant(clock, column)
        if at is not None and (ahead is None or at < ahead) and (threshold, due_at) not in seen:
            yield (
                0,
                f"is missing: clock {clock['id']} has crossed {threshold}, and none says so",
            )
