"""Documents and reports that reach the desk (R4, R5), from which a protocol's limit may count."""

from __future__ import annotations

from typing import Annotated, Literal

from dutydesk.desk.entries import EntryBase, Filled, Instant, RecordId
from dutydesk.desk.kinds.common import not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.meetings import booked_meeting, not_booked
from dutydesk.desk.meaning import Meaning
from dutydesk.protocol.calendar import show

_SENDERS = {
    "social_care": "Social Care",
    "home": "the home",
    "court": "the court",
    "police": "the police",
    "other": "somebody else",
}


class DocumentEntry(EntryBase):
    """A document or a report has come, perhaps for a meeting that is booked."""

    kind: Literal["document"] = "document"
    what: Annotated[Filled, Ask("What came", "Report, care plan, court order, bail sheet…")]
    sender: Annotated[
        Literal["social_care", "home", "court", "police", "other"],
        Ask("From", "Who sent it", options=tuple(_SENDERS.items())),
    ]
    received_at: Annotated[Instant, Ask("Received", "When it came: 10:00, yesterday", now=True)]
    meeting_id: Annotated[
        RecordId | None, Ask("For a meeting?", "The booked meeting it is for (R5)", of="meetings")
    ] = None


def read_document(entry: DocumentEntry, on: Ground) -> Meaning:
    """What a document that has come means; Social Care's report for a meeting ends its clock."""
    meeting = booked_meeting(on.session, entry.meeting_id)
    report = meeting is not None and entry.sender == "social_care"
    meaning = on.meaning(
        entry,
        entry.received_at,
        f"{entry.what} from {_SENDERS[entry.sender]}, {show(entry.received_at)}",
        "document_received",
        said={"social_care_report_in": True if report else None},
        anchors={"receipt": entry.received_at},
        evidence=entry.received_at,
        about_entry_id=meeting.entry_id if meeting else None,
    )
    meaning.problems += not_in_future("received_at", "It", entry.received_at, on.now)
    theirs = meeting is not None and meeting.person_id == on.state.person.id
    if entry.meeting_id is not None and not theirs:
        meaning.problems.append(not_booked())
    return meaning


DOCUMENT = Kind(
    DocumentEntry,
    "Document or report received",
    read_document,
    find=("report", "letter", "email", "court order", "care plan"),
    example={
        "what": "Report for the panel",
        "sender": "social_care",
        "received_at": "2026-11-20T15:00",
    },
)
