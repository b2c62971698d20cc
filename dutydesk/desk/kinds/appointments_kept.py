"""What became of an appointment: kept, or missed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import model_validator
from sqlmodel import col, func, select

from dutydesk.desk.entries import EntryBase, Instant, Line, RecordId
from dutydesk.desk.kinds.appointments import (
    ANCHOR,
    ELSEWHERE,
    is_theirs,
    made_appointment,
    not_to_come,
)
from dutydesk.desk.kinds.common import key_of, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning
from dutydesk.protocol.calendar import show
from dutydesk.records import Appointment, AppointmentState, Entry


class AppointmentKeptEntry(EntryBase):
    """An appointment was kept, or missed."""

    kind: Literal["appointment_kept"] = "appointment_kept"
    appointment_id: Annotated[
        RecordId | None,
        Ask("Which appointment", "One that is made; leave it for one not logged here",
            of="appointments"),
    ] = None  # fmt: skip
    at: Annotated[Instant | None, Ask("It was at", "When it was", only=ELSEWHERE)] = None
    outcome: Annotated[
        Literal["kept", "missed"],
        Ask(
            "Kept or missed", "k: kept; m: missed", options=(("kept", "Kept"), ("missed", "Missed"))
        ),
    ]
    reason: Annotated[
        Line, Ask("Why", "What the young person or the home gave as the reason",
                  only=("outcome", ("missed",))),
    ] = ""  # fmt: skip
    told_before: Annotated[
        bool | None,
        Ask("Told before?", "Had the home told the YOT beforehand (L17)? y, n or ?",
            only=("outcome", ("missed",))),
    ] = None  # fmt: skip

    @model_validator(mode="after")
    def _fits(self) -> AppointmentKeptEntry:
        if self.appointment_id is None and self.at is None:
            raise ValueError("appointment_id: choose the appointment, or say when it was")
        return self


def read_kept(entry: AppointmentKeptEntry, on: Ground) -> Meaning:
    """What it means that an appointment was kept, or missed."""
    made = made_appointment(on.session, entry.appointment_id)
    at = made.at if made else entry.at or entry.known_at or on.now
    missed = entry.outcome == "missed"
    nth = _missed_before(on, at) + 1
    why = f": {entry.reason}" if entry.reason else ""
    told = {True: "; the home had said so", False: "; nobody had said so", None: ""}
    words = f"missed, number {nth}{why}{told[entry.told_before]}" if missed else "kept"
    purpose = f" ({made.purpose})" if made and made.purpose else ""
    meaning = on.meaning(
        entry,
        at,
        f"Appointment{purpose} of {show(at)} {words}",
        *(("appointment_missed",) if missed else ()),
        said={"appointment_kept": not missed, "occurrence": nth if missed else None},
        anchors={ANCHOR: at},
        evidence=at,
        about_entry_id=made.entry_id if made else None,
    )
    meaning.problems += not_in_future(
        "appointment_id" if made else "at", "The appointment", at, on.now
    )
    if entry.appointment_id is not None and (made is None or not is_theirs(made, on)):
        meaning.problems.append(not_to_come())
    return meaning


def write_kept(
    entry: AppointmentKeptEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Note what became of the appointment; one that was not logged here is written as well."""
    made = made_appointment(on.session, entry.appointment_id)
    if made is None:
        assert entry.at is not None
        made = Appointment(person_id=row.person_id, entry_id=key_of(row), at=entry.at)
    made.state = AppointmentState(entry.outcome)
    on.session.add(made)
    return {}


def _missed_before(on: Ground, at: datetime) -> int:
    """How many appointments were missed before, since the first of the orders that run began."""
    if on.state.person.id is None:
        return 0
    missed = select(func.count()).where(
        Appointment.person_id == on.state.person.id,
        Appointment.state == AppointmentState.MISSED,
        Appointment.at < at,
    )
    if began := [one.made_at for one in on.state.orders]:
        missed = missed.where(Appointment.at >= min(began))
    return on.session.exec(missed).one()


def _passed(on: Ground) -> list[Appointment]:
    """Appointments whose time has come and of which nothing more is known."""
    made = select(Appointment).where(
        Appointment.person_id == on.state.person.id,
        Appointment.state == AppointmentState.MADE,
        Appointment.at <= on.now,
    )
    return list(on.session.exec(made.order_by(col(Appointment.at))))


def _kept_likely(on: Ground) -> str:
    passed = _passed(on)
    return f"Appointment of {show(passed[0].at)}" if passed else ""


def _kept_offers(on: Ground) -> dict[str, Any]:
    passed = _passed(on)
    return {"appointment_id": passed[0].entry_id} if len(passed) == 1 else {}


APPOINTMENT_KEPT = Kind(
    AppointmentKeptEntry,
    "Appointment kept or missed",
    read_kept,
    write_kept,
    find=("attended", "failed to attend", "did not attend", "absence", "session"),
    offers=_kept_offers,
    likely=_kept_likely,
    example={"at": "2026-11-20T16:00", "outcome": "missed", "reason": "Said to be ill"},
)
