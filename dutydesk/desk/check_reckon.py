"""Reckoning a stored clock again, from its own row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dutydesk.desk.check_found import Row, Unreadable, limit_of, stored_json
from dutydesk.protocol.calendar import Calendar
from dutydesk.protocol.due import Due, due, target_in
from dutydesk.protocol.facts import FactError, check_values
from dutydesk.protocol.spans import Span

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


def reckonings(
    desk: Desk, clock: Row, moved: Mapping[str, datetime] | None = None
) -> Iterator[Due]:
    """When a clock falls due by its limit, facts and anchors, some of them `moved`.

    By the desk's figures of now, by that which its steps name, and by the protocol's own: the desk
    may have set another since. Counted by the working days of the calendar that it names, or by
    those of now where they can't be had again. Raises Unreadable.
    """
    then = target_in([str(step) for step in stored_json(clock, "steps", list)])
    seen: list[Mapping[str, Span]] = []
    for targets in (desk.settings.targets, {clock["rule"]: then} if then else {}, {}):
        mine = {key: one for key, one in targets.items() if key == clock["rule"]}
        if mine not in seen:
            seen.append(mine)
            yield _reckon(desk, clock, moved or {}, mine)


def calendar_then(desk: Desk, clock: Row) -> Calendar | None:
    """The calendar by which a clock was counted; None where it can't be had any more."""
    return desk.calendar_of(str(clock["calendar_version"] or ""), str(clock["authority"]))


def _reckon(
    desk: Desk, clock: Row, moved: Mapping[str, datetime], targets: Mapping[str, Span]
) -> Due:
    try:
        anchors = {
            name: datetime.fromisoformat(at)
            for name, at in stored_json(clock, "anchors", dict).items()
        }
        return due(
            limit_of(clock["limit"]),
            {**anchors, **moved},
            calendar_then(desk, clock) or desk.calendar_for(str(clock["authority"])),
            facts=_facts(clock["facts"]),
            targets=targets,
            target_key=clock["rule"],
            held=[datetime.fromisoformat(at) for at in stored_json(clock, "held", list)],
        )
    except (FactError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("what it is reckoned from (limit, anchors, facts)") from error


@lru_cache(maxsize=4096)
def _facts(text: str) -> Any:
    return check_values(json.loads(text))
