"""The first meeting of an order or of a bail support programme (L13, L14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from sqlmodel import Session, col, select

from dutydesk.desk.entries import EntryBase, Instant, Line, RecordId
from dutydesk.desk.kinds.common import key_of, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.meetings import begun_in_time
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import show
from dutydesk.records import Entry, Meeting, MeetingState

_KIND = "first_meeting"


class FirstMeetingEntry(EntryBase):
    """The first meeting of an order was held: who was there, what was explained and agreed."""

    kind: Literal["first_meeting"] = "first_meeting"
    meeting_id: Annotated[
        RecordId | None,
        Ask("Which meeting", "The one that was booked; leave it for one that was not",
            of="first_meetings"),
    ] = None  # fmt: skip
    held_at: Annotated[Instant, Ask("Held", "When it began: 10:00, yesterday 2pm", now=True)]
    key_worker_present: Annotated[
        bool | None, Ask("Key worker there?", "Was the home's key worker there (L13)? y, n or ?")
    ] = None
    key_worker: Annotated[
        Line, Ask("Their name", "Who came from the home", only=("key_worker_present", (True,)))
    ] = ""
    confidentiality_explained: Annotated[
        bool | None, Ask("Confidentiality?", "Explained, for YOT and home (L13)? y, n or ?")
    ] = None
    expectations_verbal: Annotated[
        bool | None,
        Ask("Expectations said?", "Standards, absences, breach: told in words (L13)? y, n or ?"),
    ] = None
    expectations_written: Annotated[
        bool | None, Ask("And in writing?", "To the young person and the home (L13)? y, n or ?")
    ] = None
    joint_working_agreed: Annotated[
        bool | None, Ask("Sharing agreed?", "Joint or shared work settled (L14)? y, n or ?")
    ] = None
    sessions_counted: Annotated[
        Line, Ask("Sessions counted", "Which count as national standard, how recorded (L14)")
    ] = ""
    letters_to: Annotated[Line, Ask("Letters to", "The address that the home asks for (L15)")] = ""


def read_first_meeting(entry: FirstMeetingEntry, on: Ground) -> Meaning:
    """What it means that the first meeting of an order was held."""
    booked = _booked(on.session, entry.meeting_id)
    said = {name: getattr(entry, name) for name in _SAID}
    missing = [words for name, words in _SAID.items() if said[name] is False]
    meaning = on.meaning(
        entry,
        entry.held_at,
        "; ".join(
            part
            for part in (
                f"First meeting held {show(entry.held_at)}",
                f"not done: {', '.join(missing)}" if missing else "",
                f"counted: {entry.sessions_counted}" if entry.sessions_counted else "",
                f"letters to {entry.letters_to}" if entry.letters_to else "",
            )
            if part
        ),
        "first_meeting",
        said={"meeting_kind": _KIND, **said},
        anchors={"review": entry.held_at},
        evidence=begun_in_time(entry.held_at, booked),
        about_entry_id=booked.entry_id if booked else None,
    )
    meaning.problems += not_in_future("held_at", "The meeting", entry.held_at, on.now)
    theirs = booked is not None and booked.person_id == on.state.person.id
    if entry.meeting_id is not None and not theirs:
        meaning.problems.append(
            Problem("meeting_id", "That is no first meeting of theirs. Choose one that is booked.")
        )
    return meaning


_SAID = {
    "key_worker_present": "key worker there",
    "confidentiality_explained": "confidentiality",
    "expectations_verbal": "expectations in words",
    "expectations_written": "expectations in writing",
    "joint_working_agreed": "joint working",
}
"""What is to be said of it: each is the fact of that name; with the words for the timeline."""


def write_first_meeting(
    entry: FirstMeetingEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Note that the meeting was held; one that was not booked is written as well."""
    meeting = _booked(on.session, entry.meeting_id) or Meeting(
        person_id=row.person_id, entry_id=key_of(row), kind=_KIND, at=entry.held_at
    )
    meeting.state = MeetingState.HELD
    on.session.add(meeting)
    return {}


def _booked(session: Session, entry_id: int | None) -> Meeting | None:
    """The first meeting that an entry booked; it may be logged as held already."""
    if entry_id is None:
        return None
    return session.exec(
        select(Meeting).where(
            Meeting.entry_id == entry_id,
            Meeting.kind == _KIND,
            Meeting.state != MeetingState.CANCELLED,
        )
    ).first()


def letters_asked_to(on: Ground) -> str:
    """The address that the home asked for at the last first meeting; nothing if it did not."""
    if on.state.person.id is None:
        return ""
    held = select(Entry).where(
        Entry.person_id == on.state.person.id,
        Entry.kind == _KIND,
        col(Entry.voided_at).is_(None),
    )
    found = (
        str(one.payload.get("letters_to") or "")
        for one in on.session.exec(held.order_by(col(Entry.happened_at).desc()))
    )
    return next((one for one in found if one), "")


def _held_since(on: Ground, since: datetime) -> bool:
    held = select(Entry.id).where(
        Entry.person_id == on.state.person.id,
        Entry.kind == _KIND,
        Entry.happened_at >= since,
        col(Entry.voided_at).is_(None),
    )
    return on.session.exec(held).first() is not None


def _likely(on: Ground) -> str:
    """An order has begun, and no first meeting is known."""
    began = max((one.made_at for one in on.state.orders), default=None)
    if began is None or _held_since(on, began):
        return ""
    return f"An order runs since {show(began)}"


def _first_booked(on: Ground) -> list[Meeting]:
    booked = select(Meeting).where(
        Meeting.person_id == on.state.person.id,
        Meeting.kind == _KIND,
        Meeting.state == MeetingState.BOOKED,
    )
    return list(on.session.exec(booked))


def _offers(on: Ground) -> dict[str, Any]:
    booked = _first_booked(on)
    if len(booked) != 1:
        return {}
    passed = {"held_at": booked[0].at} if booked[0].at <= on.now else {}
    return {"meeting_id": booked[0].entry_id, **passed}


FIRST_MEETING = Kind(
    FirstMeetingEntry,
    "First meeting of an order held",
    read_first_meeting,
    write_first_meeting,
    find=("induction", "key worker", "confidentiality", "expectations", "bail support"),
    offers=_offers,
    likely=_likely,
    example={
        "held_at": "2026-11-20T14:00",
        "key_worker_present": True,
        "key_worker": "Pat Example",
        "confidentiality_explained": True,
        "expectations_verbal": True,
        "expectations_written": True,
        "joint_working_agreed": True,
        "sessions_counted": "Thursday's education session, on the home's sheet",
        "letters_to": "The manager, Feigned House",
    },
)
