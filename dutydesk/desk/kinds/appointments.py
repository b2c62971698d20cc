"""Appointments with the YOT: made, changed and called off (L15 to L18, L20, L22)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from sqlmodel import Session, col, select

from dutydesk.desk.entries import EntryBase, Instant, Line, RecordId
from dutydesk.desk.kinds.common import key_of, not_in_future
from dutydesk.desk.kinds.first_meeting import letters_asked_to
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.timetable import clash_words, clashes_with
from dutydesk.desk.meaning import Meaning, Problem, Raised
from dutydesk.desk.person_facts import UNRECORDED
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Appointment, AppointmentState, Entry

ELSEWHERE = ("appointment_id", (None,))
ANCHOR = "young_person_appointment"


class AppointmentEntry(EntryBase):
    """An appointment that the young person is to keep."""

    kind: Literal["appointment"] = "appointment"
    at: Annotated[Instant, Ask("Date and time", "tue 16:00, 3/12 10:30", prefer="future")]
    minutes: Annotated[
        Annotated[int, Field(ge=5, le=720)], Ask("Minutes", "How long it takes", default=60)
    ] = 60
    purpose: Annotated[Line, Ask("What for", "Supervision, offending work, reparation…")] = ""
    place: Annotated[Line, Ask("Place", "Where the young person goes")] = ""
    worker: Annotated[Line, Ask("Worker", "Whom they see")] = ""
    counts: Annotated[
        bool | None, Ask("Counts?", "Is it a national standard appointment (L14)? y, n or ?")
    ] = None
    letter_to: Annotated[
        Line, Ask("Letter to", "The address that the home asked for at the first meeting (L15)")
    ] = ""
    companion: Annotated[
        Line, Ask("Who comes along", "Staff of the home by name, where that is needed (L20)")
    ] = ""
    factors: Annotated[
        Line, Ask("To know before", "What may show in how the young person behaves (L18)")
    ] = ""


class AppointmentChangedEntry(EntryBase):
    """An appointment gets another time, is called off, or who comes along is named."""

    kind: Literal["appointment_changed"] = "appointment_changed"
    appointment_id: Annotated[
        RecordId | None,
        Ask("Which appointment", "One that is made; leave it for one not logged here",
            of="appointments"),
    ] = None  # fmt: skip
    was_at: Annotated[
        Instant | None, Ask("It was for", "When it was to be", prefer="future", only=ELSEWHERE)
    ] = None
    at: Annotated[
        Instant | None, Ask("New time", "Leave it if it has none yet", prefer="future")
    ] = None
    called_off: Annotated[bool, Ask("Called off?", "y: it does not take place")] = False
    cancelled_by: Annotated[
        Literal["home", "yot"] | None,
        Ask("Who can't come", "The other side is to be told (L17)",
            options=(("home", "The young person or the home"), ("yot", "The YOT's worker"))),
    ] = None  # fmt: skip
    told_at: Annotated[
        Instant | None,
        Ask("Told when", "When the home told the YOT (L17)", only=("cancelled_by", ("home",))),
    ] = None
    reason: Annotated[Line, Ask("Why", "In your own words")] = ""
    companion: Annotated[
        Line, Ask("Who comes along", "Staff of the home by name, where that is needed (L20)")
    ] = ""
    factors: Annotated[
        Line, Ask("To know before", "What may show in how the young person behaves (L18)")
    ] = ""

    @model_validator(mode="after")
    def _fits(self) -> AppointmentChangedEntry:
        if self.appointment_id is None and self.was_at is None:
            raise ValueError("appointment_id: choose the appointment, or say when it was to be")
        if self.called_off and self.at:
            raise ValueError("at: it is called off; leave the new time, or take that back")
        if not (self.called_off or self.at or self.companion or self.factors):
            raise ValueError("at: give the new time, or say that it is called off, or who comes")
        return self


def read_appointment(entry: AppointmentEntry, on: Ground) -> Meaning:
    """What an appointment that is made means."""
    known_at = entry.known_at or on.now
    what = f" ({entry.purpose})" if entry.purpose else ""
    meaning = on.meaning(
        entry,
        known_at,
        f"Appointment{what} made for {show(entry.at)}{_to_know(entry)}",
        "appointment_made",
        said=_clash(on, entry.at, entry.minutes) | {"accompaniment_named": bool(entry.companion)},
        anchors={ANCHOR: entry.at},
        clashes=_clashes(on, entry.at, entry.minutes),
    )
    if entry.at <= on.now:
        meaning.problems.append(
            Problem(
                "at",
                f"{show(entry.at)} has passed. Log it as kept or missed, or give the reason.",
                refuse=False,
                rule="appointment-passed",
            )
        )
    return meaning


def write_appointment(
    entry: AppointmentEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Write the appointment."""
    fields = {"at", "minutes", "purpose", "place", "worker", "counts", "letter_to"}
    given = entry.model_dump(include=fields)
    on.session.add(Appointment(person_id=row.person_id, entry_id=key_of(row), **given))
    return {}


def read_changed(entry: AppointmentChangedEntry, on: Ground) -> Meaning:
    """What it means that an appointment is changed: a new time is made as the first one was."""
    known_at = entry.known_at or on.now
    made = made_appointment(on.session, entry.appointment_id)
    was_at = made.at if made else entry.was_at or known_at
    minutes = made.minutes if made else 60
    moved = entry.at is not None and entry.at != was_at
    said: dict[str, FactValue | None] = {"cancelled_by": entry.cancelled_by}
    said |= {"accompaniment_named": True} if entry.companion else {}
    if entry.cancelled_by == "home":
        said["change_told"] = entry.told_at is not None
    meaning = on.meaning(
        entry,
        known_at,
        _changed_words(entry, was_at),
        *(("appointment_changed",) if moved or entry.called_off else ()),
        said=said,
        anchors={ANCHOR: was_at},
        about_entry_id=made.entry_id if made else None,
        called_off=entry.called_off,
    )
    if entry.told_at is not None:
        meaning.evidence_at["change_told"] = entry.told_at
        meaning.problems += not_in_future("told_at", "The telling", entry.told_at, on.now)
    if moved:
        assert entry.at is not None
        again = meaning.raised[0]
        facts = {**again.facts, "accompaniment_named": bool(entry.companion)} | {
            name: value
            for name, value in _clash(on, entry.at, minutes).items()
            if value is not None
        }
        anchors = {**again.anchors, ANCHOR: entry.at}
        meaning.raised.append(Raised(("appointment_made",), facts, anchors))
        meaning.dates = {ANCHOR: entry.at}
        meaning.clashes += _clashes(on, entry.at, minutes)
    if entry.appointment_id is not None and (made is None or not is_theirs(made, on)):
        meaning.problems.append(not_to_come())
    return meaning


def write_changed(
    entry: AppointmentChangedEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Change the appointment; one that was not logged here is written as it is now."""
    made = made_appointment(on.session, entry.appointment_id)
    if made is None:
        assert entry.was_at is not None
        made = Appointment(person_id=row.person_id, entry_id=key_of(row), at=entry.was_at)
    made.at = entry.at or made.at
    if entry.called_off:
        made.state = AppointmentState.CANCELLED
    on.session.add(made)
    return {}


def made_appointment(session: Session, entry_id: int | None) -> Appointment | None:
    """The appointment that an entry made, as long as nothing has become of it."""
    if entry_id is None:
        return None
    return session.exec(
        select(Appointment).where(
            Appointment.entry_id == entry_id, Appointment.state == AppointmentState.MADE
        )
    ).first()


def _clash(on: Ground, at: datetime, minutes: int) -> dict[str, FactValue | None]:
    found = clashes_with(on, at, minutes)
    return {"clash": None if found is None else found[0].kind if found else "none"}


def _clashes(on: Ground, at: datetime, minutes: int) -> list[str]:
    return [clash_words(one) for one in clashes_with(on, at, minutes) or ()]


def _changed_words(entry: AppointmentChangedEntry, was_at: datetime) -> str:
    whose = {"home": " by the young person or the home", "yot": " by the YOT", None: ""}
    why = f": {entry.reason}" if entry.reason else ""
    words = whose[entry.cancelled_by] + why + _to_know(entry)
    if entry.called_off:
        return f"Appointment of {show(was_at)} called off{words}"
    if entry.at and entry.at != was_at:
        return f"Appointment moved from {show(was_at)} to {show(entry.at)}{words}"
    who = f", with {entry.companion}" if entry.companion else ""
    return f"Appointment of {show(was_at)}{who}{words}"


def _to_know(entry: AppointmentEntry | AppointmentChangedEntry) -> str:
    return f"; to know before: {entry.factors}" if entry.factors else ""


def is_theirs(made: Appointment, on: Ground) -> bool:
    """Whether it is an appointment of the young person whom the entry is about."""
    return made.person_id == on.state.person.id


def not_to_come() -> Problem:
    """An entry goes on with an appointment that is over."""
    return Problem("appointment_id", "That appointment is not to come any more. Choose another.")


def _made_offers(on: Ground) -> dict[str, Any]:
    """The address for letters: of the last appointment, as the home asked, or where they live."""
    last = on.session.exec(
        select(Appointment)
        .where(Appointment.person_id == on.state.person.id)
        .order_by(col(Appointment.id).desc())
    ).first()
    lives = on.state.lived_at(on.now)
    offers: dict[str, Any] = {"worker": on.state.person.case_manager or ""}
    if last is not None:
        offers |= {"purpose": last.purpose, "place": last.place}
        offers["worker"] = last.worker or offers["worker"]
    lines = (lives.name, lives.address, lives.postcode) if lives else ()
    where = ", ".join(part for part in lines if part and part != UNRECORDED)
    letter_to = (last.letter_to if last else "") or letters_asked_to(on) or where
    return {name: value for name, value in (offers | {"letter_to": letter_to}).items() if value}


APPOINTMENT = Kind(
    AppointmentEntry,
    "Appointment made",
    read_appointment,
    write_appointment,
    find=("supervision", "session", "reparation", "letter"),
    offers=_made_offers,
    example={"at": "2026-12-01T16:00", "purpose": "Supervision", "place": "Feigned House"},
)
APPOINTMENT_CHANGED = Kind(
    AppointmentChangedEntry,
    "Appointment changed or called off",
    read_changed,
    write_changed,
    find=("moved", "cancelled", "rearranged", "can't come", "unavailable"),
    example={
        "was_at": "2026-12-01T16:00",
        "at": "2026-12-02T16:00",
        "cancelled_by": "home",
        "reason": "Dentist",
    },
)
