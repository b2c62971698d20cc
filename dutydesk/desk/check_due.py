"""Checking due times: each is reckoned again from what is stored, and held against its story.

The story of a clock is evidence, with digests in the audit trail. What the clock's own row says
must follow from it, and from the limit and the instants that the row counts from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dutydesk.desk.check_alerts import alert_problems
from dutydesk.desk.check_found import Looking, Row, Unreadable, instant
from dutydesk.desk.check_reckon import calendar_then, reckonings
from dutydesk.desk.check_rows import beside
from dutydesk.desk.check_sources import Sources, source_problems
from dutydesk.protocol.calendar import show
from dutydesk.protocol.due import Due

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

STATES = {
    "opened": "running",
    "reopened": "running",
    "met": "met",
    "met_late": "met_late",
    "not_required": "not_required",
    "superseded": "superseded",
    "voided": "voided",
}
"""How a clock stands after what happened to it; everything else leaves it as it stood."""


def check_clocks(look: Looking, desk: Desk, sources: Sources) -> None:
    """Prove every clock against its story, its limit, what it counts from and its alerts."""
    alerts: dict[Any, list[Row]] = {}
    for alert in look.rows("alerts"):
        alerts.setdefault(alert["clock_id"], []).append(alert)
    told = groupby(look.rows("clock_events", "clock_id, id"), lambda row: row["clock_id"])
    stories = ((key, list(rows)) for key, rows in told)
    for clock, (_, events) in beside(look.rows("clocks"), stories):
        if clock is None:
            look.wrong("clock_events", events[0]["id"], "is of a clock that isn't there")
            continue
        of = alerts.pop(clock["id"], [])
        try:
            for problem in _problems(look, desk, sources, clock, events):
                look.wrong("clocks", clock["id"], problem, clock["person_id"])
            for key, problem in alert_problems(
                clock, events, of, clock["person_id"] in look.amended
            ):
                look.wrong("alerts", key, problem, clock["person_id"])
        except Unreadable as error:
            where = "clocks" if str(error) in clock else "clock_events"
            look.wrong(where, clock["id"], f"{error} can't be read", clock["person_id"])
    for rows in alerts.values():
        for alert in rows:
            look.wrong("alerts", alert["id"], "is of a clock that isn't there")


def _problems(
    look: Looking, desk: Desk, sources: Sources, clock: Row, events: list[Row]
) -> Iterator[str]:
    if not events or events[0]["what"] != "opened":
        yield "has no story that begins with its opening"
        return
    stands = [STATES[one["what"]] for one in events if one["what"] in STATES][-1]
    if clock["state"] != stands:
        yield f"stands as {clock['state']}, and by its story it is {stands}"
    due_at, by_story = instant(clock, "due_at"), _due_by_story(events)
    if due_at != by_story:
        yield f"is due {_words(due_at)}, and by its story {_words(by_story)}"
    else:
        yield from _reckoned(look, desk, clock)
    yield from _thresholds(clock)
    yield from _ending(clock)
    yield from source_problems(desk, sources, clock)


def _due_by_story(events: list[Row]) -> datetime | None:
    dated = [
        one
        for one in events
        if one["what"] in ("opened", "redated") or one["old_due_at"] or one["new_due_at"]
    ]
    return instant(dated[-1], "new_due_at")


def _reckoned(look: Looking, desk: Desk, clock: Row) -> Iterator[str]:
    """What does not come out when the due time is reckoned again."""
    found = list(reckonings(desk, clock))
    if any(_same(clock, one) for one in found):
        return
    if why := _changed_since(desk, clock):
        look.unproved(
            "clocks",
            clock["id"],
            f"due {_words(instant(clock, 'due_at'))} agrees with its story and can't be reckoned "
            "again",
            why,
            clock["person_id"],
        )
        return
    yield (
        f"is due {_words(instant(clock, 'due_at'))}, and reckoned again it comes to "
        f"{_words(found[0].at)}"
        f"{f', waiting for {found[0].waits_for}' if found[0].waits_for else ''}"
    )


def _same(clock: Row, found: Due) -> bool:
    return (
        instant(clock, "due_at") == found.at
        and instant(clock, "not_before") == found.not_before
        and (clock["waits_for"] or None) == found.waits_for
        and clock["basis"] == found.basis
    )


def _changed_since(desk: Desk, clock: Row) -> str:
    """Why a sound clock may not come out the same today; empty if nothing explains it."""
    if clock["calendar_version"] and calendar_then(desk, clock) is None:
        return (
            f"It was counted with the calendar {clock['calendar_version']}, and this dutydesk has "
            f"{desk.calendar.version}: count by hand what its steps say."
        )
    return ""


def _thresholds(clock: Row) -> Iterator[str]:
    near, urgent = instant(clock, "near_at"), instant(clock, "urgent_at")
    due_at, crossing = instant(clock, "due_at"), instant(clock, "next_crossing_at")
    if due_at is None:
        if near or urgent or crossing:
            yield "has no due time, and times to warn before it"
        return
    if near is None or urgent is None:
        yield "has a due time, and no times to warn before it"
        return
    if not near <= urgent <= due_at:
        yield "its times to warn (near, urgent) are not in order before its due time"
    opened = instant(clock, "opened_at")
    anchored = instant(clock, "anchored_at")
    if opened and anchored and near < min(opened, anchored, due_at):
        yield "would have warned before it was opened"
    if crossing is not None and crossing not in (near, urgent, due_at):
        yield "its next crossing is none of its times to warn, nor its due time"
    if clock["state"] != "running" and crossing is not None:
        yield "has ended, and would still raise alerts"


def _ending(clock: Row) -> Iterator[str]:
    state, ended, missed = clock["state"], instant(clock, "ended_at"), instant(clock, "missed_at")
    due_at = instant(clock, "due_at")
    if (state == "running") != (ended is None):
        yield f"stands as {state}, and ended_at is {'empty' if ended is None else 'set'}"
    if state == "met_late" and missed is None:
        yield "was met late, and what it missed is not noted"
    if state == "met" and (missed or (ended and due_at and ended > due_at)):
        yield "stands as met, and it was met late"


def _words(at: datetime | None) -> str:
    return show(at) if at else "at no time"
