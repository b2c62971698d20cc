"""Entries that the use cases have in common."""

from __future__ import annotations

import json
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    ArrestEntry,
    EntryBase,
    MoveEntry,
    Place,
    ResultEntry,
)
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import Logged, log
from dutydesk.desk.plan import Plan
from dutydesk.entry_files import read_entries
from dutydesk.records import ClockState
from tests.support import (
    CHILD,
    clocks,
    london,
    opened,
    shown,
    someone,
)

IN_HOME = CHILD | {
    "legal_status_before": "care_order",
    "placed_in_before": "leicestershire",
    "placement_kind_before": "residential_home",
}
"""Rotherham's own, on a care order, in a home in Leicestershire."""

NEW_TO_CARE = CHILD | {
    "legal_status_before": "none",
    "known_to_social_care": False,
    "allocated_social_worker": False,
    "placement_kind_before": "own_home",
}

NOWHERE: dict[str, Any] = {
    "home_authority": "elsewhere",
    "legal_status_before": "care_order",
    "placed_in_before": "elsewhere",
    "placement_kind_before": "foster",
    "known_to_social_care": True,
    "allocated_social_worker": True,
}
"""Nowhereshire's own, on a care order, in foster care there."""


def arrest(at: str, **more: Any) -> ArrestEntry:
    given: dict[str, Any] = {"person": someone(), "station": "Main Street", "answers": CHILD}
    return ArrestEntry(arrested_at=london(at), **(given | more))


def result(heard: str, outcome: str, **more: Any) -> ResultEntry:
    given: dict[str, Any] = {"person": someone(), "court": "Nowhere Youth Court"}
    if "hearing_id" not in more:
        given["answers"] = CHILD | {"carer_is_victim": False}
    return ResultEntry(heard_at=london(heard), outcome=outcome, **(given | more))


def move(at: str = "2026-11-20 19:00", **more: Any) -> MoveEntry:
    """A move that opens r10 (2 working days), l29 (5) and l2-home (24 hours), desk targets all."""
    place = Place(name="Larch House", authority="leicestershire", kind="residential_home")
    given: dict[str, Any] = {"person": someone(), "to": place, "answers": CHILD}
    return MoveEntry(moved_at=london(at), **({"move": "emergency"} | given | more))


def arrest_in_json(**more: Any) -> dict[str, Any]:
    """An arrest as JSON has it, with nothing left to ask."""
    person = {"given_name": "Robin", "family_name": "Sampleby", "born": "2011-03-04"}
    return {
        "kind": "arrest",
        "person": person,
        "arrested_at": "2026-11-20T19:40",
        "station": "Main Street",
        "answers": CHILD,
    } | more


def read(given: Any) -> Any:
    (entry,) = read_entries(json.dumps(given))
    return entry


def among(plan: Plan | None, *names: str) -> dict[str, str | None]:
    """The due times of these of the clocks that opened; one that did not open is left out."""
    found = opened(plan)
    return {name: found[name] for name in names if name in found}


def entry(kind: str, person: Any, **given: Any) -> EntryBase:
    """An entry of any kind, as JSON would have it."""
    return entry_adapter.validate_python({"kind": kind, "person": person, **given})


def logs(desk: Desk, kind: str, person: Any, **given: Any) -> Logged:
    """Log an entry of any kind."""
    return log(desk, entry(kind, person, **given))


def done_of(desk: Desk, person: int, name: str) -> list[tuple[str | None, str | None]]:
    """Of each one of a duty that is done: when it was due, and when it was done."""
    ends = (ClockState.MET, ClockState.MET_LATE)
    found = [one for one in clocks(desk, person, name) if one.state in ends]
    return [(shown(one.due_at), shown(one.ended_at)) for one in found]


def next_due(desk: Desk, person: int, name: str) -> str | None:
    """When the one clock of a duty that runs is due: there is never a second."""
    (one,) = [one for one in clocks(desk, person, name) if one.state is ClockState.RUNNING]
    return shown(one.due_at)
