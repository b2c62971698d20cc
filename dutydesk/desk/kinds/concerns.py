"""Concerns and incidents, what a session brought up, and offences inside the home (L19 to L27)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from dutydesk.desk.entries import EntryBase, Filled, Instant, Line, code_of
from dutydesk.desk.kinds.common import label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning
from dutydesk.protocol.calendar import show

_BASES = {"evidence": "evidence", "gut_feeling": "gut feeling"}
_HOLDERS = {
    "home": "the home",
    "yot": "the YOT",
    "social_care": "Social Care",
    "other": "somebody else",
}
_REPARATION = {
    "in_home": "in the home",
    "elsewhere": "at another place, to which the home brings the young person",
    "none": "none",
}


class ConcernEntry(EntryBase):
    """A concern about a young person, or an incident."""

    kind: Literal["concern"] = "concern"
    at: Annotated[Instant, Ask("When", "When it was, or came up: 14:30, yesterday 9pm", now=True)]
    concern_from: Annotated[
        Literal["home", "yot", "social_care", "other"],
        Ask("Whose concern", "Who has it, or saw it: home, yot, social care, somebody else",
            options=tuple(_HOLDERS.items())),
    ]  # fmt: skip
    about: Annotated[
        Annotated[str, code_of("concerns")],
        Ask("About", "violence, self-harm, risk from others, offending…"),
    ]
    what: Annotated[Filled, Ask("What", "What was seen or said, and what is feared")]
    basis: Annotated[
        Literal["evidence", "gut_feeling"],
        Ask("Rests on", "Evidence, or a gut feeling: it is shown wherever this is read (L27)",
            options=tuple(_BASES.items())),
    ]  # fmt: skip
    serious: Annotated[
        bool | None, Ask("Serious?", "y: told as quickly as possible (L26). y, n or ?")
    ] = None
    shared_at: Annotated[
        Instant | None,
        Ask("Told when", "When the other side was told of it; leave it if it was not"),
    ] = None
    shared_with: Annotated[
        Line, Ask("Told whom", "Whom of the other side, by name", only=("shared_at", ()))
    ] = ""

    @model_validator(mode="after")
    def _fits(self) -> ConcernEntry:
        if self.shared_with and self.shared_at is None:
            raise ValueError("shared_at: say when they were told")
        return self


class SessionIssueEntry(EntryBase):
    """Something that matters for the home was raised in a session."""

    kind: Literal["session_issue"] = "session_issue"
    at: Annotated[Instant, Ask("Session", "When the session was", now=True)]
    what: Annotated[Filled, Ask("What", "What was raised")]
    may_be_shared: Annotated[
        bool | None,
        Ask("May be shared?", "Does the agreement on confidentiality allow it (L19)? y, n or ?"),
    ] = None


class HomeOffenceEntry(EntryBase):
    """An offence inside the home."""

    kind: Literal["home_offence"] = "home_offence"
    at: Annotated[Instant, Ask("When", "When it happened", now=True)]
    what: Annotated[Filled, Ask("Offence", "What happened, and to whom or what")]
    reparation_considered: Annotated[
        bool | None,
        Ask(
            "Reparation raised?", "Was reparation there talked over with the home (L21)? y, n or ?"
        ),
    ] = None
    reparation: Annotated[
        Literal["in_home", "elsewhere", "none"] | None,
        Ask("Reparation", "What was settled", options=tuple(_REPARATION.items()),
            only=("reparation_considered", (True,))),
    ] = None  # fmt: skip
    reason: Annotated[
        Line, Ask("Why so", "Why not in the home", only=("reparation", ("elsewhere", "none")))
    ] = ""


def read_concern(entry: ConcernEntry, on: Ground) -> Meaning:
    """What a concern means; what it rests on stands in its summary, and so wherever it is read."""
    serious = {True: "serious, ", False: "", None: ""}[entry.serious]
    told = f"; told to {entry.shared_with or 'the other side'}" if entry.shared_at else ""
    raised = entry.concern_from == "social_care" and entry.about == "offending"
    meaning = on.meaning(
        entry,
        entry.at,
        f"{label('concerns', entry.about)} ({serious}{_BASES[entry.basis]}, from "
        f"{_HOLDERS[entry.concern_from]}): {entry.what}{told}",
        "concern",
        *(("social_care_concern",) if raised else ()),
        said={
            "concern_about": entry.about,
            "concern_from": entry.concern_from,
            "basis": entry.basis,
            "serious": entry.serious,
            "concern_shared": entry.shared_at is not None,
        },
    )
    if entry.shared_at is not None:
        meaning.evidence_at["concern_shared"] = entry.shared_at
        meaning.problems += not_in_future("shared_at", "The telling", entry.shared_at, on.now)
    meaning.problems += not_in_future("at", "The concern", entry.at, on.now)
    return meaning


def read_session_issue(entry: SessionIssueEntry, on: Ground) -> Meaning:
    """What it means that a session brought something up."""
    kept = {True: "", False: " (not to be shared with the home)", None: ""}[entry.may_be_shared]
    meaning = on.meaning(
        entry,
        entry.at,
        f"Raised in the session of {show(entry.at)}{kept}: {entry.what}",
        "session_issue",
        said={"may_be_shared": entry.may_be_shared},
    )
    meaning.problems += not_in_future("at", "The session", entry.at, on.now)
    return meaning


def read_home_offence(entry: HomeOffenceEntry, on: Ground) -> Meaning:
    """What an offence inside the home means."""
    settled = f"; reparation {_REPARATION[entry.reparation]}" if entry.reparation else ""
    why = f" ({entry.reason})" if entry.reason else ""
    meaning = on.meaning(
        entry,
        entry.at,
        f"Offence inside the home: {entry.what}{settled}{why}",
        "offence_in_home",
        said={"offence_in_home": True, "reparation_considered": entry.reparation_considered},
    )
    meaning.problems += not_in_future("at", "The offence", entry.at, on.now)
    return meaning


CONCERN = Kind(
    ConcernEntry,
    "Concern or incident",
    read_concern,
    find=("violence", "self-harm", "risk", "missing", "exploitation", "gut feeling", "evidence"),
    example={
        "at": "2026-11-20T18:00",
        "about": "self_harm",
        "concern_from": "home",
        "basis": "gut_feeling",
        "serious": False,
        "what": "Very quiet since the phone call; staff fear for the night",
    },
)
SESSION_ISSUE = Kind(
    SessionIssueEntry,
    "Raised in a session",
    read_session_issue,
    find=("session", "disclosure", "confidentiality", "supervision"),
    example={
        "at": "2026-11-20T16:00",
        "what": "Falling out with another resident over a game",
        "may_be_shared": True,
    },
)
HOME_OFFENCE = Kind(
    HomeOffenceEntry,
    "Offence inside the home",
    read_home_offence,
    find=("reparation", "criminal damage", "assault on staff"),
    example={
        "at": "2026-11-20T17:00",
        "what": "Kitchen window broken",
        "reparation_considered": True,
        "reparation": "in_home",
    },
)
