"""What happened to a clock, how it stands and whose limit it has: in words for people."""

from __future__ import annotations

from datetime import datetime

from dutydesk.protocol.calendar import show
from dutydesk.records import Clock, ClockEvent, ClockState

_HAPPENED = {
    "opened": "Opened",
    "redated": "Due time moved",
    "met": "Met",
    "met_late": "Met late",
    "reopened": "Reopened",
    "not_required": "Not required",
    "superseded": "Superseded",
    "voided": "Voided",
    "acknowledged": "Alert acknowledged",
    "snoozed": "Alert snoozed",
}
_AUTHORITY = {
    "statute": "Statute",
    "national guidance": "National guidance",
    "local protocol": "Local protocol",
}


def happened(event: ClockEvent) -> str:
    """One line of a clock's story in words, London times; both due times where it was moved.

    Why it opened is left out: the story says that by itself.
    """
    said = _HAPPENED.get(event.what)
    if event.what == "given":
        return f"Given to {event.words}"
    if said is None:  # taken, released, chased, tried: their words say it all
        return event.words
    if event.what == "redated" and event.old_due_at == event.new_due_at:
        return f"Times to warn changed: {event.words}"
    if event.what == "redated":
        said += f" from {_due(event.old_due_at)} to {_due(event.new_due_at)}"
    elif event.what == "opened":
        return f"{said}, {_due_phrase(event.new_due_at)}"
    return f"{said}: {event.words}" if event.words else said


def stands(clock: Clock, now: datetime) -> str:
    """How a clock stands: a limit that was missed is said in every state, for ever."""
    state = ClockState(clock.state)
    said = "met late" if state is ClockState.MET_LATE else state.value.replace("_", " ")
    if clock.ended_at is not None:
        said += f" {show(clock.ended_at)}"
    if clock.ended_why:
        said += f": {clock.ended_why}"
    if state is ClockState.RUNNING and clock.due_at is not None and clock.due_at <= now:
        said += f", overdue since {show(clock.due_at)}"
    if clock.missed_at is not None:
        said += f"; its {limit_noun(clock.basis)} of {show(clock.missed_at)} was missed"
    return said


def limit_noun(basis: str) -> str:
    """What to call the time that a clock is given: what the desk sets is never a limit."""
    return "desk target" if basis == "desk target" else "limit"


def limit_source(authority: str, basis: str, title: str) -> str:
    """Whose limit it is, plainly: a desk target is never said as though a protocol had set it."""
    whose = _AUTHORITY.get(authority, authority.capitalize())
    if basis == "desk target":
        return f"DESK TARGET, set by this desk. {whose} ({title}) asks for the duty, not the time."
    if basis == "none":
        return f"No limit. {whose} ({title}) asks for the duty and sets no time."
    return f"{whose}: the limit is that of {title}."


def _due(at: datetime | None) -> str:
    return show(at) if at else "no date yet"


def _due_phrase(at: datetime | None) -> str:
    return f"due {show(at)}" if at else "with no due time yet"
