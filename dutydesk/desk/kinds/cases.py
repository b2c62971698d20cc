"""Cases: opened, closed, and looked up with Social Care (R1, R2)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import model_validator

from dutydesk.desk.entries import EntryBase, Instant, Line
from dutydesk.desk.kinds.common import known_later, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.owed import owed
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import local, show_day
from dutydesk.protocol.conditions import FactValue

KNOWN = "Looked up in Liquidlogic: does Social Care know them (R2)? y, n or ?"
CONTACTED = "Was the social worker or team manager contacted (R2)? y, n or ?"
_KNOWN_ONLY = ("known_to_social_care", (True,))


class CaseOpenedEntry(EntryBase):
    """A young person becomes open to the YOT."""

    kind: Literal["case_opened"] = "case_opened"
    opened_at: Annotated[Instant, Ask("Opened", "When: today, 19 nov 10:00", now=True)]
    case_manager: Annotated[Line, Ask("Case manager", "Whose case it is")] = ""
    known_to_social_care: Annotated[bool | None, Ask("Social Care know?", KNOWN)] = None
    worker_contacted: Annotated[bool | None, Ask("SW contacted?", CONTACTED, only=_KNOWN_ONLY)] = (
        None
    )
    known_to_yot: Annotated[
        bool | None, Ask("Known before?", "Was there a case here before? y, n or ?")
    ] = None


class CaseClosedEntry(EntryBase):
    """A young person is no longer open to the YOT."""

    kind: Literal["case_closed"] = "case_closed"
    closed_at: Annotated[Instant, Ask("Closed", "When: today, 19 nov 16:00", now=True)]
    reason: Annotated[Line, Ask("Reason", "Order completed, moved away, no further action…")] = ""


class SocialCareCheckEntry(EntryBase):
    """It was looked up whether Social Care knows the young person, and who was contacted."""

    kind: Literal["social_care_check"] = "social_care_check"
    checked_at: Annotated[Instant, Ask("Looked up", "When: 10:00, yesterday 2pm", now=True)]
    known_to_social_care: Annotated[bool | None, Ask("Social Care know?", KNOWN)] = None
    worker_contacted: Annotated[bool | None, Ask("SW contacted?", CONTACTED, only=_KNOWN_ONLY)] = (
        None
    )
    worker: Annotated[
        Line, Ask("Who", "Name of the social worker or team manager", only=_KNOWN_ONLY)
    ] = ""

    @model_validator(mode="after")
    def _fits(self) -> SocialCareCheckEntry:
        if self.known_to_social_care is None:
            raise ValueError("known_to_social_care: say whether Social Care knows them: y or n")
        if self.worker_contacted and not self.known_to_social_care:
            raise ValueError("worker_contacted: there is nobody to contact if they are not known")
        return self


def looked_up(known: bool | None, contacted: bool | None) -> dict[str, FactValue | None]:
    """What an entry says of a look-up with Social Care; nothing where there was none."""
    return {
        "known_to_social_care": known,
        "social_care_checked": None if known is None else True,
        "worker_contacted": contacted,
    }


def looked_up_events(known: bool | None) -> tuple[str, ...]:
    """The event that a look-up with Social Care is."""
    return () if known is None else ("social_care_checked",)


def looked_up_status(known: bool | None) -> dict[str, Any]:
    """The young person's status that a look-up with Social Care gives."""
    return {} if known is None else {"known_to_social_care": known}


def read_case_opened(entry: CaseOpenedEntry, on: Ground) -> Meaning:
    """What it means that a case is opened."""
    known = entry.known_to_social_care
    before = entry.known_to_yot
    meaning = on.meaning(
        entry,
        entry.opened_at,
        f"Case opened {show_day(local(entry.opened_at).date())}"
        + (f"; {entry.case_manager}" if entry.case_manager else ""),
        "case_opened",
        *looked_up_events(known),
        said=looked_up(known, entry.worker_contacted)
        | {"open_to_yot": True, "known_to_yot": before},
        evidence=entry.opened_at,
        status={"open_to_yot": True, "known_to_yot": True}
        | ({"case_manager": entry.case_manager} if entry.case_manager else {})
        | looked_up_status(known),
    )
    meaning.problems += not_in_future("opened_at", "The opening", entry.opened_at, on.now)
    meaning.problems += known_later(on, "opened_at", "open_to_yot", "the case", entry.opened_at)
    if on.state.person.open_to_yot:
        meaning.problems.append(
            Problem(
                "opened_at",
                "The young person is open to the YOT already. To change the case manager, log an "
                "allocation; or give the reason.",
                refuse=False,
                rule="already-open",
            )
        )
    return meaning


def read_case_closed(entry: CaseClosedEntry, on: Ground) -> Meaning:
    """What it means that a case is closed: whatever is owed only to open ones stops."""
    meaning = on.meaning(
        entry,
        entry.closed_at,
        f"Case closed {show_day(local(entry.closed_at).date())}"
        + (f": {entry.reason}" if entry.reason else ""),
        "case_closed",
        said={"open_to_yot": False},
        evidence=entry.closed_at,
        status={"open_to_yot": False},
    )
    meaning.problems += not_in_future("closed_at", "The closing", entry.closed_at, on.now)
    meaning.problems += known_later(on, "closed_at", "open_to_yot", "the case", entry.closed_at)
    if on.state.person.open_to_yot is False:
        meaning.problems.append(
            Problem(
                "closed_at",
                "The case is closed already. Amend that entry, or give the reason.",
                refuse=False,
                rule="already-closed",
            )
        )
    return meaning


def read_social_care_check(entry: SocialCareCheckEntry, on: Ground) -> Meaning:
    """What a look-up with Social Care means."""
    known = entry.known_to_social_care
    who = f"; contacted {entry.worker or 'the social worker'}" if entry.worker_contacted else ""
    meaning = on.meaning(
        entry,
        entry.checked_at,
        ("Known" if known else "Not known") + f" to Social Care when looked up{who}",
        *looked_up_events(known),
        said=looked_up(known, entry.worker_contacted),
        evidence=entry.checked_at,
        status=looked_up_status(known),
    )
    meaning.problems += not_in_future("checked_at", "The look-up", entry.checked_at, on.now)
    if known is False and on.state.person.looked_after:
        meaning.problems.append(
            Problem(
                "known_to_social_care",
                "The young person is looked after, so Social Care knows them. Look again, or log "
                "first that the looking after has ended.",
            )
        )
    return meaning


def _opening_likely(on: Ground) -> str:
    """Somebody on an order or in custody, whose case nobody has opened here."""
    if on.state.person.open_to_yot is not None:
        return ""
    return "an order is running" if on.state.orders else ""


def _opening_offers(on: Ground) -> dict[str, Any]:
    known = on.state.person.known_to_yot
    offered = {"case_manager": on.state.person.case_manager or on.desk.officer}
    return offered | ({} if known is None else {"known_to_yot": known})


CASE_OPENED = Kind(
    CaseOpenedEntry,
    "Case opened",
    read_case_opened,
    find=("open", "new case", "allocated to the team"),
    offers=_opening_offers,
    likely=_opening_likely,
    example={"opened_at": "2026-11-16T10:00", "case_manager": "Ash Casely"},
)
CASE_CLOSED = Kind(
    CaseClosedEntry,
    "Case closed",
    read_case_closed,
    find=("close", "ended", "no longer open"),
    example={"closed_at": "2026-11-20T16:00", "reason": "Order completed"},
)
SOCIAL_CARE_CHECK = Kind(
    SocialCareCheckEntry,
    "Known to Social Care?",
    read_social_care_check,
    find=("liquidlogic", "social care check", "look up", "looked up", "team manager"),
    likely=lambda on: owed(on, "worker_contacted") or owed(on, "social_care_checked"),
    example={
        "checked_at": "2026-11-20T11:00",
        "known_to_social_care": True,
        "worker_contacted": True,
        "worker": "Sal Workerly",
    },
)
