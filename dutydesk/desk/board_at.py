"""The board as it stood, or will stand, at another moment.

A moment ahead shows the clocks that run now, at the level they will have by then. A moment that has
passed is rebuilt from the clocks' own stories: what ran then, with the due time it had then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.board import BoardRow, Filters, board_ids, level_of, read_rows
from dutydesk.protocol.levels import Level
from dutydesk.records import Clock, ClockEvent, ClockState

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

BEGINS = frozenset({"opened", "reopened"})
ENDS = frozenset(state.value for state in ClockState) - {ClockState.RUNNING.value}
HELD = frozenset({"taken", "given", "released"})


def board_at(desk: Desk, at: datetime, filters: Filters) -> list[BoardRow]:
    """The rows that match at the instant `at`, the most pressing first, with their level then."""
    now = desk.now()
    if at >= now:
        ahead = replace(desk, now=lambda: at)
        with desk.store.read() as session:
            rows = read_rows(session, board_ids(ahead, filters), at)
        return list(rows.values())
    with desk.store.read() as session:
        stories = _stories(session, at)
        rows = read_rows(session, stories, at)
    found = [_then(rows[key], events, at) for key, events in stories.items() if _ran(events, at)]
    return sorted(
        (row for row in found if _matches(row, filters, desk.officer)),
        key=lambda row: (row.due_at is None, row.due_at or at, row.id),
    )


def _stories(session: Session, at: datetime) -> dict[int, list[ClockEvent]]:
    """The stories of all clocks that may have run at `at`: those running now, or ended since."""
    running = select(Clock.id).where(Clock.state == ClockState.RUNNING, col(Clock.opened_at) <= at)
    ended = (
        select(ClockEvent.clock_id)
        .join(Clock, col(Clock.id) == col(ClockEvent.clock_id))
        .where(col(ClockEvent.at) > at, col(ClockEvent.what).in_(ENDS), Clock.opened_at <= at)
    )
    ids = {*session.exec(running).all(), *session.exec(ended).all()}
    stories: dict[int, list[ClockEvent]] = defaultdict(list)
    wanted = sorted(key for key in ids if key is not None)
    for start in range(0, len(wanted), 500):
        page = wanted[start : start + 500]
        events = select(ClockEvent).where(col(ClockEvent.clock_id).in_(page))
        for event in session.exec(events.order_by(col(ClockEvent.id))).all():
            stories[event.clock_id].append(event)
    return stories


def _ran(events: Sequence[ClockEvent], at: datetime) -> bool:
    turns = [one.what for one in events if one.at <= at and one.what in BEGINS | ENDS]
    return bool(turns) and turns[-1] in BEGINS


def _then(row: BoardRow, events: Sequence[ClockEvent], at: datetime) -> BoardRow:
    """A row as it was at `at`: before any later re-dating, taken by whoever had it then."""
    moved = next((one for one in events if one.what == "redated" and one.at > at), None)
    if moved is not None:
        near, urgent = (_warned(row, one, moved.old_due_at) for one in (row.near_at, row.urgent_at))
        row = replace(row, due_at=moved.old_due_at, near_at=near, urgent_at=urgent)
    held = [one for one in events if one.what in HELD and one.at <= at]
    taken_by = _holder(held[-1]) if held else None
    row = replace(row, state=ClockState.RUNNING.value, taken_by=taken_by, alert=None)
    return replace(row, level=level_of(row, at))


def _holder(event: ClockEvent) -> str | None:
    """Who had a clock from an event on: who took it, or whom it was given to."""
    return {"taken": event.officer, "given": event.words}.get(event.what)


def _warned(row: BoardRow, at: datetime | None, due_at: datetime | None) -> datetime | None:
    """A warning of an earlier due time: as long before it as that of the present one."""
    if due_at is None or row.due_at is None or at is None:
        return due_at
    return due_at - (row.due_at - at)


def _matches(row: BoardRow, filters: Filters, officer: str) -> bool:
    owned = {"desk": row.desk_owes, "others": not row.desk_owes, None: True}
    return (
        (not filters.mine or row.taken_by == officer)
        and (not filters.overdue or row.level == Level.OVERDUE)
        and (not filters.protocol or row.protocol == filters.protocol)
        and owned.get(filters.owner, row.owner == filters.owner)
        and (filters.person_id is None or row.person_id == filters.person_id)
    )
