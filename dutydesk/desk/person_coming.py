"""What lies ahead of a young person: meetings, appointments, and what their week holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlmodel import Session, col, select

from dutydesk.desk.labels import label_of
from dutydesk.records import Appointment, AppointmentState, Commitment, Meeting, MeetingState

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class ComingLine:
    """A meeting or an appointment that is neither held nor kept yet; `at` is UTC."""

    at: datetime
    words: str
    entry_id: int


def coming(session: Session, person_id: int) -> tuple[ComingLine, ...]:
    """The meetings and appointments of a young person that stand, the earliest first."""
    lines = [*_meetings(session, person_id), *_appointments(session, person_id)]
    return tuple(sorted(lines, key=lambda one: (one.at, one.entry_id)))


def _meetings(session: Session, person_id: int) -> Iterator[ComingLine]:
    booked = select(Meeting).where(
        Meeting.person_id == person_id, Meeting.state == MeetingState.BOOKED
    )
    for one in session.exec(booked):
        words = ", ".join(part for part in (label_of("meeting_kinds", one.kind), one.place) if part)
        yield ComingLine(one.at, words, one.entry_id)


def _appointments(session: Session, person_id: int) -> Iterator[ComingLine]:
    made = select(Appointment).where(
        Appointment.person_id == person_id, Appointment.state == AppointmentState.MADE
    )
    for one in session.exec(made):
        with_whom = f"with {one.worker}" if one.worker else ""
        parts = ("Appointment", one.purpose, with_whom, one.place)
        yield ComingLine(one.at, ", ".join(part for part in parts if part), one.entry_id)


def week(session: Session, person_id: int) -> tuple[str, ...]:
    """What a young person's week holds, in a line for each commitment: its days and times."""
    rows = session.exec(
        select(Commitment)
        .where(Commitment.person_id == person_id, col(Commitment.ended_at).is_(None))
        .order_by(
            col(Commitment.kind),
            col(Commitment.what),
            col(Commitment.begins),
            col(Commitment.ends),
            col(Commitment.weekday),
        )
    ).all()
    same = groupby(rows, key=lambda one: (one.kind, one.what, one.begins, one.ends))
    return tuple(_words(key, [one.weekday for one in those]) for key, those in same)


def _words(key: tuple[str, str, str, str], weekdays: list[int]) -> str:
    kind, what, begins, ends = key
    days = ", ".join(_DAYS[day] for day in weekdays)
    named = ", ".join(part for part in (label_of("commitments", kind), what) if part)
    return f"{days} {begins} to {ends}: {named}"
