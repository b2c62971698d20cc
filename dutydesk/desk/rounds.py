"""Duties that come round: when the next is due, and which evidence is for it.

A recurring duty is a row of clocks, one at a time. Each knows when those before it were done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.protocol.due import Due, due
from dutydesk.protocol.facts import check_values
from dutydesk.protocol.limit_recurring import Contacts
from dutydesk.protocol.limits import limit_adapter
from dutydesk.protocol.recurring import contacts_that_count
from dutydesk.records import Clock


def anchors_of(clock: Clock) -> dict[str, datetime]:
    """The instants a clock counts from, by name."""
    return {name: datetime.fromisoformat(at) for name, at in clock.anchors.items()}


def held_of(clock: Clock) -> list[datetime]:
    """When the earlier ones of a recurring duty were done."""
    return [datetime.fromisoformat(at) for at in clock.held]


def recurs(limit: Any) -> bool:
    """Whether a limit, as a clock keeps it, comes round again, it or a part of it."""
    if isinstance(limit, Mapping):
        return "every" in limit or "contacts" in limit or any(map(recurs, limit.values()))
    return isinstance(limit, list) and any(map(recurs, limit))


def following(desk: Desk, clock: Clock, at: datetime) -> tuple[Due, list[datetime]] | None:
    """When the next of a recurring duty is due, this one being done at the instant `at`.

    Gives with it when those before it were done. One counted from the start that has passed too,
    while this one was outstanding, is not asked for on top: it counts as done with this one.
    None if the duty does not recur.
    """
    if not recurs(clock.limit):
        return None
    from_start = clock.limit.get("counted_from") == "start"
    held = [*held_of(clock), at]
    while True:
        found = due_of(desk, clock, held=held)
        if not from_start or found.at is None or found.at > at:
            return found, held
        held.append(at)


def due_of(
    desk: Desk,
    clock: Clock,
    held: Sequence[datetime],
    anchors: Mapping[str, datetime] | None = None,
) -> Due:
    """When a clock is due; `held` is when the earlier ones of it were done, if it recurs."""
    return due(
        limit_adapter.validate_python(clock.limit),
        anchors_of(clock) if anchors is None else anchors,
        desk.calendar_for(clock.authority),
        facts=check_values(clock.facts),
        targets=desk.settings.targets,
        target_key=clock.rule,
        held=held,
    )


def counts_for(desk: Desk, clock: Clock, at: datetime) -> bool:
    """Whether evidence of the instant `at` is for this one of a recurring duty.

    What was done before its reason began is not for it, nor is what was done before the last time
    if it counts from that. Of a duty that counts from its start, one done again in a time for which
    it had been done already is not one for the time to come; whichever is logged first, as many
    are done. Nor is a contact one that its month did not ask any more.
    """
    if "contacts" in clock.limit:
        return _contact_counts(clock, at)
    if "every" not in clock.limit:
        return True
    held = held_of(clock)
    if at < clock.anchored_at:
        return False
    if not held:
        return True
    if clock.limit["counted_from"] == "last" or clock.due_at is None:
        return at > max(held)
    return _rounds(desk, clock, [*held, at]) > _rounds(desk, clock, held)


def _rounds(desk: Desk, clock: Clock, made: Sequence[datetime]) -> int:
    """How many of a duty that counts from its start are done by evidence of these instants.

    One that is done when the next had passed too stands for both.
    """

    def due_at(number: int) -> datetime:
        found = due_of(desk, clock, held=[clock.anchored_at] * (number - 1)).at
        assert found is not None
        return found

    rounds = 0
    for at in sorted(set(made)):
        if rounds == 0 or at > due_at(rounds):
            rounds += 1
            while due_at(rounds + 1) <= at:
                rounds += 1
    return rounds


def _contact_counts(clock: Clock, at: datetime) -> bool:
    limit = limit_adapter.validate_python(clock.limit)
    assert isinstance(limit, Contacts)
    start, made = anchors_of(clock).get(limit.from_), held_of(clock)
    if start is None:
        return False
    before = contacts_that_count(limit, start, made)
    return contacts_that_count(limit, start, [*made, at]) > before
