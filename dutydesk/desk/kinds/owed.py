"""What is owed to a young person now, for a kind of entry to say that it is likely next."""

from __future__ import annotations

from datetime import timedelta

from dutydesk.desk.kinds.kind import Ground
from dutydesk.desk.running import rule_of
from dutydesk.protocol.calendar import show
from dutydesk.protocol.faults import ProtocolError
from dutydesk.records import Clock

SOON = timedelta(days=14)
"""What is due later than this is not likely to be logged next."""


def owed(on: Ground, fact: str) -> str:
    """The running duty that an entry which says this fact would end, the soonest due, in words."""
    found = [one for one in on.state.clocks if _ends_by(on, one, fact)]
    soonest = min(found, key=lambda one: (one.due_at is None, one.due_at or on.now), default=None)
    if soonest is None or (soonest.due_at and soonest.due_at > on.now + SOON):
        return ""
    return f"{soonest.paragraphs}: due {show(soonest.due_at)}" if soonest.due_at else soonest.duty


def _ends_by(on: Ground, clock: Clock, fact: str) -> bool:
    try:
        when = rule_of(on.desk, on.session, clock).met_when
    except (LookupError, ProtocolError):
        return False  # a copy that can't be read any more must not keep a page from opening
    return when is not None and fact in when.facts()
