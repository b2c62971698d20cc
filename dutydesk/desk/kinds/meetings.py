"""Meetings: booked, moved, arranged and held (R3, R5 to R9, R37, L9, L23, L24, L30)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import model_validator
from sqlmodel import Session, col, select

from dutydesk.desk.entries import EntryBase, Instant, Line, RecordId, code_of
from dutydesk.desk.kinds.common import key_of, label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.release import placement_for_release
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import local, show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Entry, Meeting, MeetingState
from dutydesk.vocabulary import vocabulary


def _kinds(*of: str, custody: bool = False) -> tuple[str, tuple[str | None, ...]]:
    """Meetings of these, or of any kind as long as that is not known: for `Ask.only`."""
    terms = vocabulary("meeting_kinds").terms
    found = [
        code
        for code, term in terms.items()
        if term.attrs["of"] in (*of, "either") or (custody and term.attrs.get("custody"))
    ]
    return "meeting_kind", (*found, None)


_PANEL = ("meeting_kind", ("referral_panel",))
_YOT = _kinds("yot")
_NOT_YOT = _kinds("social_care", "home")
_YOT_COMES = _kinds("social_care", "home", custody=True)
_CUSTODY = _kinds(custody=True)
_NEW = ("meeting_id", (None,))
_BOOKED: tuple[str, tuple[Any, ...]] = ("meeting_id", ())
ARRANGED = (
    "social_worker_invited", "yot_invited", "home_invited", "social_care_attending",
    "yot_attending", "home_attending", "social_care_report_in", "yot_report_in",
)  # fmt: skip
"""What may be said of a meeting before it, and at it; each is the fact of that name."""


class MeetingEntry(EntryBase):
    """A meeting is booked; or (with `meeting_id`) it moves, is called off, or is arranged."""

    kind: Literal["meeting"] = "meeting"
    meeting_id: Annotated[
        RecordId | None,
        Ask("Booked already?", "To move, arrange or call off one: ↓; leave it for a new one",
            of="meetings"),
    ] = None  # fmt: skip
    meeting_kind: Annotated[
        Annotated[str, code_of("meeting_kinds")] | None,
        Ask("Kind of meeting", "risk strategy, early release, looked-after review, panel…",
            only=_NEW),
    ] = None  # fmt: skip
    at: Annotated[
        Instant | None,
        Ask("Date and time", "When the meeting is: fri 10:00, 3/4 14:30", prefer="future"),
    ] = None
    place: Annotated[Line, Ask("Place", "Where it is, or online")] = ""
    social_worker_invited: Annotated[
        bool | None,
        Ask("SW invited?", "Was the social worker invited (R5, R37)? y, n or ?", only=_YOT),
    ] = None
    social_care_attending: Annotated[
        bool | None,
        Ask("SW comes?", "Social Care: n, and its report has to be in before it (R5)", only=_YOT),
    ] = None
    social_care_report_in: Annotated[
        bool | None,
        Ask("SC's report in?", "Has Social Care's report come (R5)? y, n or ?", only=_YOT),
    ] = None
    yot_invited: Annotated[
        bool | None,
        Ask("YOT invited?", "Was the YOT invited (R8, R9, L24)? y, n or ?", only=_NOT_YOT),
    ] = None
    yot_attending: Annotated[
        bool | None,
        Ask("YOT comes?", "n: the YOT's report has to be in before it (R7, R9)", only=_YOT_COMES),
    ] = None
    yot_report_in: Annotated[
        bool | None,
        Ask("YOT's report in?", "Was the YOT's report given (R7, R8)? y, n or ?", only=_NOT_YOT),
    ] = None
    home_invited: Annotated[
        bool | None,
        Ask("Home invited?", "Was a residential worker invited (L30)? y, n or ?", only=_CUSTODY),
    ] = None
    panel_companion_role: Annotated[
        Annotated[str, code_of("companions")] | None,
        Ask("Who comes along", "Parent, carer, key worker or social worker (R6, L9)", only=_PANEL),
    ] = None
    panel_companion_name: Annotated[Line, Ask("Their name", "Who it is by name", only=_PANEL)] = ""
    called_off: Annotated[
        bool, Ask("Called off?", "y: it does not take place, and its clocks end", only=_BOOKED)
    ] = False

    @model_validator(mode="after")
    def _fits(self) -> MeetingEntry:
        if self.meeting_id is None and not self.meeting_kind:
            raise ValueError("meeting_kind: say what kind of meeting it is")
        if self.meeting_id is None and not self.at:
            raise ValueError("at: a meeting needs its date and time")
        if self.called_off and self.meeting_id is None:
            raise ValueError("meeting_id: choose the meeting that is called off")
        return self


class MeetingHeldEntry(EntryBase):
    """A meeting was held: who was there, and whose report was in."""

    kind: Literal["meeting_held"] = "meeting_held"
    meeting_id: Annotated[
        RecordId | None, Ask("Which meeting", "One that is booked; leave it for one that was not",
                             of="meetings"),
    ] = None  # fmt: skip
    meeting_kind: Annotated[
        Annotated[str, code_of("meeting_kinds")] | None,
        Ask("Kind of meeting", "risk strategy, looked-after review…: it was not booked here",
            only=_NEW),
    ] = None  # fmt: skip
    held_at: Annotated[Instant, Ask("Held", "When it began: 10:00, yesterday 2pm", now=True)]
    social_care_attending: Annotated[
        bool | None, Ask("SW came?", "Did Social Care attend (R5, R37)? y, n or ?")
    ] = None
    yot_attending: Annotated[
        bool | None, Ask("YOT came?", "Did the YOT attend (R7, R8)? y, n or ?")
    ] = None
    home_attending: Annotated[
        bool | None, Ask("Home came?", "Did residential staff attend (L9, L23)? y, n or ?")
    ] = None
    social_care_report_in: Annotated[
        bool | None,
        Ask("SC's report in?", "Was Social Care's report in before it? y, n or ?", only=_YOT),
    ] = None
    yot_report_in: Annotated[
        bool | None,
        Ask("YOT's report in?", "Was the YOT's report in before it? y, n or ?", only=_NOT_YOT),
    ] = None
    outcome: Annotated[Line, Ask("What came of it", "Decisions, in your own words")] = ""

    @model_validator(mode="after")
    def _fits(self) -> MeetingHeldEntry:
        if self.meeting_id is None and not self.meeting_kind:
            raise ValueError("meeting_id: choose the meeting, or say what kind it was")
        return self


def read_meeting(entry: MeetingEntry, on: Ground) -> Meaning:
    """What a meeting that is booked, moved, arranged or called off means."""
    known_at = entry.known_at or on.now
    booked = booked_meeting(on.session, entry.meeting_id)
    kind = booked.kind if booked else entry.meeting_kind or "other"
    at = entry.at or (booked.at if booked else known_at)
    moved = booked is not None and at != booked.at
    meaning = on.meaning(
        entry,
        known_at,
        _summary(entry, kind, booked),
        *(_changed_events(entry, moved) if booked else _booked_events(kind)),
        said=_said(entry, kind)
        | ({} if booked else _for_release(on, kind))
        | {"meeting_booked": not entry.called_off or None, "panel_companion_named": _named(entry)},
        anchors=_anchors(kind, at),
        about_entry_id=booked.entry_id if booked else None,
        dates=_anchors(kind, at) if moved else {},
        called_off=entry.called_off,
    )
    if entry.meeting_id is not None and (booked is None or not _theirs(booked, on)):
        meaning.problems.append(not_booked())
    if booked is None and at <= on.now:
        meaning.problems.append(
            Problem(
                "at",
                f"{show(at)} has passed. Log it as a meeting held, or give the reason.",
                refuse=False,
                rule="meeting-passed",
            )
        )
    return meaning


def write_meeting(entry: MeetingEntry, on: Ground, row: Entry, _: Meaning) -> Mapping[str, int]:
    """Book the meeting, or change the one that is booked."""
    meeting = booked_meeting(on.session, entry.meeting_id)
    if meeting is None:
        assert entry.at is not None
        assert entry.meeting_kind is not None
        meeting = Meeting(
            person_id=row.person_id, entry_id=key_of(row), kind=entry.meeting_kind, at=entry.at
        )
    meeting.at = entry.at or meeting.at
    meeting.place = entry.place or meeting.place
    if entry.called_off:
        meeting.state = MeetingState.CANCELLED
    on.session.add(meeting)
    return {}


def read_meeting_held(entry: MeetingHeldEntry, on: Ground) -> Meaning:
    """What a meeting that was held means."""
    booked = booked_meeting(on.session, entry.meeting_id)
    kind = booked.kind if booked else entry.meeting_kind or "other"
    review = kind == "looked_after_review"
    meaning = on.meaning(
        entry,
        entry.held_at,
        f"{label('meeting_kinds', kind)} held {show(entry.held_at)}",
        "meeting_held",
        *(("review_held",) if review else ()),
        said=_said(entry, kind) | {"meeting_held": True},
        anchors=_anchors(kind, entry.held_at),
        evidence=entry.held_at,
        about_entry_id=booked.entry_id if booked else None,
    )
    # Who was there was there from the time booked; what recurs counts from when it was held.
    meaning.evidence_at |= dict.fromkeys(ARRANGED, begun_in_time(entry.held_at, booked))
    meaning.problems += not_in_future("held_at", "The meeting", entry.held_at, on.now)
    if entry.meeting_id is not None and (booked is None or not _theirs(booked, on)):
        meaning.problems.append(not_booked())
    return meaning


def write_meeting_held(
    entry: MeetingHeldEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Note that the meeting was held; one that was not booked is written as well."""
    meeting = booked_meeting(on.session, entry.meeting_id) or Meeting(
        person_id=row.person_id,
        entry_id=key_of(row),
        kind=entry.meeting_kind or "other",
        at=entry.held_at,
    )
    meeting.state = MeetingState.HELD
    on.session.add(meeting)
    return {}


def begun_in_time(held_at: datetime, booked: Meeting | None) -> datetime:
    """A meeting that begins a little late, on its day, was held when it was booked for."""
    if booked is None or local(held_at).date() != local(booked.at).date():
        return held_at
    return min(held_at, booked.at)


def booked_meeting(session: Session, entry_id: int | None) -> Meeting | None:
    """The meeting that an entry booked, as long as it is neither held nor called off."""
    if entry_id is None:
        return None
    return session.exec(
        select(Meeting).where(Meeting.entry_id == entry_id, Meeting.state == MeetingState.BOOKED)
    ).first()


def booked_meetings(on: Ground) -> list[Meeting]:
    """The meetings that are booked for the young person, the earliest first."""
    if on.state.person.id is None:
        return []
    booked = select(Meeting).where(
        Meeting.person_id == on.state.person.id, Meeting.state == MeetingState.BOOKED
    )
    return list(on.session.exec(booked.order_by(col(Meeting.at))))


def _said(entry: MeetingEntry | MeetingHeldEntry, kind: str) -> dict[str, FactValue | None]:
    terms = vocabulary("meeting_kinds").terms
    facts: dict[str, FactValue | None] = {
        name: getattr(entry, name) for name in ARRANGED if hasattr(entry, name)
    }
    of = terms[kind].attrs["of"]
    guests = {
        "yot": ("social_care_attending",),
        "either": ("social_care_attending", "yot_attending"),
    }
    cannot = any(facts[name] is False for name in guests.get(of, ("yot_attending",)))
    return facts | {
        "meeting_kind": kind,
        "attendee_cannot_come": cannot,
        "meeting_of": None if of == "either" else of,
        "custody_meeting": bool(terms[kind].attrs.get("custody")),
        "panel_companion_role": getattr(entry, "panel_companion_role", None),
    }


def _for_release(on: Ground, kind: str) -> dict[str, FactValue | None]:
    """Where somebody goes after custody, as far as it is known: their home comes to the review."""
    custody = vocabulary("meeting_kinds").terms[kind].attrs.get("custody")
    return {**placement_for_release(on)} if custody else {}


def _named(entry: MeetingEntry) -> bool | None:
    """Whether somebody is named for a panel; what is not said leaves what was so."""
    if entry.meeting_id is not None and not entry.panel_companion_name:
        return None
    return bool(entry.panel_companion_role and entry.panel_companion_name)


def _booked_events(kind: str) -> tuple[str, ...]:
    attrs = vocabulary("meeting_kinds").terms[kind].attrs
    more = {"custody": "custody_review_booked", "panel": "referral_order_panel_booked"}
    return ("meeting_booked", *(event for attr, event in more.items() if attrs.get(attr)))


def _changed_events(entry: MeetingEntry, moved: bool) -> tuple[str, ...]:
    """Whoever was invited to a meeting that moves was invited to the time that it had."""
    if entry.called_off:
        return ("meeting_called_off",)
    return ("meeting_arranged", "meeting_moved") if moved else ("meeting_arranged",)


def _anchors(kind: str, at: Any) -> dict[str, Any]:
    panel = vocabulary("meeting_kinds").terms[kind].attrs.get("panel")
    return {"review": at} | ({"panel": at} if panel else {})


def _summary(entry: MeetingEntry, kind: str, booked: Meeting | None) -> str:
    what = label("meeting_kinds", kind)
    if booked is None:
        return f"{what} booked for {show(entry.at) if entry.at else 'no date'}"
    if entry.called_off:
        return f"{what} of {show(booked.at)} called off"
    if entry.at and entry.at != booked.at:
        return f"{what} moved from {show(booked.at)} to {show(entry.at)}"
    return f"Arrangements for {what.lower()}, {show(booked.at)}"


def _theirs(meeting: Meeting, on: Ground) -> bool:
    return meeting.person_id == on.state.person.id


def not_booked() -> Problem:
    """A meeting was named that is not booked (any more)."""
    return Problem("meeting_id", "That meeting is not booked any more. Choose one that is.")


def _held_likely(on: Ground) -> str:
    """A booked meeting whose time has come."""
    passed = [one for one in booked_meetings(on) if one.at <= on.now]
    return f"{label('meeting_kinds', passed[0].kind)}, {show(passed[0].at)}" if passed else ""


def _held_offers(on: Ground) -> dict[str, Any]:
    passed = [one for one in booked_meetings(on) if one.at <= on.now]
    if len(passed) != 1:
        return {}
    return {"meeting_id": passed[0].entry_id, "held_at": passed[0].at}


def _goes_on(on: Ground, _: str, entry_id: int) -> dict[str, Any]:
    """The kind of the meeting that was chosen says what is asked of it."""
    booked = booked_meeting(on.session, entry_id)
    return {"meeting_kind": booked.kind} if booked else {}


def _held_goes_on(on: Ground, _: str, entry_id: int) -> dict[str, Any]:
    booked = booked_meeting(on.session, entry_id)
    held = {"held_at": booked.at} if booked and booked.at <= on.now else {}
    return _goes_on(on, _, entry_id) | held


MEETING = Kind(
    MeetingEntry,
    "Meeting booked or moved",
    read_meeting,
    write_meeting,
    find=("review", "panel", "risk strategy", "early release", "invite", "called off", "report"),
    goes_on=_goes_on,
    example={"meeting_kind": "risk_strategy", "at": "2026-11-27T10:00", "place": "Feigned House"},
)
MEETING_HELD = Kind(
    MeetingHeldEntry,
    "Meeting held",
    read_meeting_held,
    write_meeting_held,
    find=("review", "panel", "attended", "attendance"),
    offers=_held_offers,
    goes_on=_held_goes_on,
    likely=_held_likely,
    example={
        "meeting_kind": "looked_after_review",
        "held_at": "2026-11-20T10:00",
        "yot_attending": True,
    },
)
