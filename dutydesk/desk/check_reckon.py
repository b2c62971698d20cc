"""Reckoning a stored clock again, from its own row."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dutydesk.desk.check_found import Row, Unreadable, limit_of, stored_json
from dutydesk.protocol.due import Due, due
from dutydesk.protocol.facts import FactError, check_values
from dutydesk.protocol.spans import Span

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

_TARGET = re.compile(r"(?:This desk has set (.+) in place of .+|.*; desk target (.+))$")


def reckon(
    desk: Desk,
    clock: Row,
    moved: Mapping[str, datetime] | None = None,
    targets: Mapping[str, Span] | None = None,
) -> Due:
    """When a clock falls due by its limit, facts and anchors, some of them `moved`.

    `targets`: the desk's own figures, those of the settings unless given. Raises Unreadable.
    """
    try:
        anchors = {
            name: datetime.fromisoformat(at)
            for name, at in stored_json(clock, "anchors", dict).items()
        }
        return due(
            limit_of(clock["limit"]),
            {**anchors, **(moved or {})},
            desk.calendar,
            facts=_facts(clock["facts"]),
            targets=desk.settings.targets if targets is None else targets,
            target_key=clock["rule"],
        )
    except (FactError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("what it is reckoned from (limit, anchors, facts)") from error


def target_then(clock: Row) -> Span | None:
    """The desk target that the clock was reckoned with, as its steps say; None if they don't."""
    found = [_TARGET.match(str(step)) for step in stored_json(clock, "steps", list)]
    own = [one.group(1) for one in found if one and one.group(1)]
    spans = own or [one.group(2) for one in found if one]
    try:
        return Span.parse(spans[-1]) if spans else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _facts(text: str) -> Any:
    return check_values(json.loads(text))
