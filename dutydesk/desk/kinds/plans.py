"""What is planned or asked for beside the court: an address to fall back on, restorative justice.

L29 and L31.
"""

from __future__ import annotations

from typing import Annotated, Literal

from dutydesk.desk.entries import EntryBase, Filled, Instant, Line
from dutydesk.desk.kinds.common import not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning
from dutydesk.vocabulary import vocabulary


class ContingencyEntry(EntryBase):
    """An address to fall back on, so that nobody is held for want of one."""

    kind: Literal["contingency"] = "contingency"
    address: Annotated[
        Filled, Ask("Address", "Where the young person can go if the placement falls through (L29)")
    ]
    agreed_with: Annotated[Line, Ask("Agreed with", "Who there, and who else, has agreed")] = ""


class RestorativeEntry(EntryBase):
    """A home asks for restorative justice support."""

    kind: Literal["restorative"] = "restorative"
    asked_at: Annotated[Instant, Ask("Asked", "When the home asked", now=True)]
    asked_by: Annotated[Line, Ask("Who asked", "By name, and of which home")] = ""
    what: Annotated[Filled, Ask("What for", "Team meeting, training day…")]
    answered_at: Annotated[
        Instant | None, Ask("Answered", "When it was answered; leave it if it was not (L31)")
    ] = None
    answer: Annotated[Line, Ask("Answer", "What the worker can offer")] = ""


def read_contingency(entry: ContingencyEntry, on: Ground) -> Meaning:
    """What it means that there is an address to fall back on."""
    known_at = entry.known_at or on.now
    agreed = f" (agreed with {entry.agreed_with})" if entry.agreed_with else ""
    return on.meaning(
        entry,
        known_at,
        f"Address to fall back on: {entry.address}{agreed}",
        "contingency_recorded",
        said={"contingency_address": True},
        status={"contingency_address": entry.address},
    )


def read_restorative(entry: RestorativeEntry, on: Ground) -> Meaning:
    """What it means that a home asks for restorative justice support."""
    who = f" by {entry.asked_by}" if entry.asked_by else ""
    answer = f"; answered{f': {entry.answer}' if entry.answer else ''}" if entry.answered_at else ""
    meaning = on.meaning(
        entry,
        entry.asked_at,
        f"Restorative justice support asked for{who}: {entry.what}{answer}",
        "restorative_request",
        said={"request_answered": entry.answered_at is not None},
    )
    meaning.problems += not_in_future("asked_at", "The request", entry.asked_at, on.now)
    if entry.answered_at is not None:
        meaning.evidence_at["request_answered"] = entry.answered_at
        meaning.problems += not_in_future("answered_at", "The answer", entry.answered_at, on.now)
    return meaning


def _without_one(on: Ground) -> str:
    """Somebody who lives in a home, and has no address to fall back on."""
    lives = on.state.lived_at(on.now)
    term = vocabulary("placement_kinds").terms.get(lives.kind) if lives else None
    if term is None or not term.attrs.get("in_home") or on.state.person.contingency_address:
        return ""
    return "No address to fall back on is recorded"


CONTINGENCY = Kind(
    ContingencyEntry,
    "Contingency address",
    read_contingency,
    find=("fall back", "emergency address", "plan b", "bail address"),
    likely=_without_one,
    example={"address": "Aunt Vera Invented, 2 Nowhere Lane", "agreed_with": "Vera Invented"},
)
RESTORATIVE = Kind(
    RestorativeEntry,
    "Restorative justice request",
    read_restorative,
    find=("rj", "restorative", "training", "team meeting"),
    example={
        "asked_at": "2026-11-20T11:00",
        "asked_by": "Pat Example, Feigned House",
        "what": "A training day on offending by children in care",
    },
)
