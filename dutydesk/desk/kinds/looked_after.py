"""Looking after: it begins, its legal status changes, it ends (R9, R23).

A remand makes a young person looked after for as long as it lasts, and is logged as what the court
did: `dutydesk.desk.state.PASSING`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from dutydesk.desk.entries import EntryBase, Instant, LegalStatus, Line
from dutydesk.desk.kinds.common import known_later, label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.desk.state import PASSING
from dutydesk.protocol.calendar import local, show_day
from dutydesk.protocol.conditions import FactValue
from dutydesk.vocabulary import vocabulary


class LookedAfterEntry(EntryBase):
    """The legal status of a young person is another one from an instant on."""

    kind: Literal["looked_after"] = "looked_after"
    legal_status: Annotated[
        LegalStatus,
        Ask("Legal status", "s20, interim care order, care order…; none: looked after no more"),
    ]
    from_at: Annotated[Instant, Ask("From", "Since when: today, 19 nov 10:00", now=True)]
    reason: Annotated[Line, Ask("What happened", "Agreement signed, order made, went home…")] = ""


def read_looked_after(entry: LookedAfterEntry, on: Ground) -> Meaning:
    """What a change of legal status means: looking after begins, goes on or ends."""
    now = _looked_after(entry)
    before = _before(entry, on)
    begins = ("became_looked_after",) if now and before is not True else ()
    ends = ("looked_after_ended",) if not now and before is not False else ()
    said: dict[str, FactValue | None] = {
        "legal_status": entry.legal_status,
        "looked_after": now,
        "looked_after_before": before,
        "known_to_social_care": True if now else None,
    }
    status: dict[str, Any] = {"legal_status": entry.legal_status, "looked_after": now}
    if now:
        status["known_to_social_care"] = True
    meaning = on.meaning(
        entry,
        entry.from_at,
        f"{label('legal_statuses', entry.legal_status)} from "
        + show_day(local(entry.from_at).date())
        + (f": {entry.reason}" if entry.reason else ""),
        *begins,
        *ends,
        said=said,
        evidence=entry.from_at,
        status=status,
    )
    meaning.problems += not_in_future("from_at", "The change", entry.from_at, on.now)
    meaning.problems += _of_a_remand(entry, on)
    meaning.problems += known_later(
        on, "from_at", "legal_status", "the legal status", entry.from_at
    )
    return meaning


def _looked_after(entry: LookedAfterEntry) -> bool:
    return bool(vocabulary("legal_statuses").terms[entry.legal_status].attrs["looked_after"])


def _before(entry: LookedAfterEntry, on: Ground) -> bool | None:
    """Whether the young person was looked after until now, as far as anybody knows."""
    person = on.state.person
    if person.looked_after is not None:
        return person.looked_after
    answered = entry.answers.get("looked_after_before")
    status = person.legal_status or entry.answers.get("legal_status_before")
    if isinstance(answered, bool) or status is None:
        return answered
    return bool(vocabulary("legal_statuses").terms[status].attrs["looked_after"])


def _of_a_remand(entry: LookedAfterEntry, on: Ground) -> list[Problem]:
    """A court makes and ends a remand; while one lasts, the young person is looked after by it."""
    if entry.legal_status in PASSING:
        return [
            Problem(
                "legal_status",
                "The desk knows this from the arrest or the court's result: log that. If it "
                "happened before this desk began, give that as the reason.",
                refuse=False,
                rule="logged-elsewhere",
            )
        ]
    if on.state.person.remand != "none" and not _looked_after(entry):
        return [
            Problem(
                "legal_status",
                "The young person is on remand, and looked after by it until the court ends that. "
                "Log this when the court has.",
            )
        ]
    return []


LOOKED_AFTER = Kind(
    LookedAfterEntry,
    "Looked after: begins, changes, ends",
    read_looked_after,
    find=("legal status", "section 20", "care order", "accommodated", "LAC", "discharged"),
    example={"legal_status": "section_20", "from_at": "2026-11-20T12:00"},
)
