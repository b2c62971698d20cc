"""Everything that was logged about a young person, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from dutydesk.desk.clock_words import happened, limit_noun
from dutydesk.desk.kinds import headed, title_of
from dutydesk.desk.labels import label_of, label_or_typed
from dutydesk.desk.notes import NoteLine
from dutydesk.records import (
    Act,
    Chase,
    Clock,
    ClockEvent,
    Entry,
    EntryVersion,
    Reached,
    Telling,
    TellingClock,
)

_MATTERS = (
    "redated", "met", "met_late", "reopened", "not_required", "superseded", "voided",
    "acknowledged",
)  # fmt: skip
_REACHED = {
    Reached.TRIED: "Tried to tell",
    Reached.TOLD: "Told",
    Reached.ACKNOWLEDGED: "Told, and it was acknowledged:",
}


@dataclass(frozen=True)
class TimelineLine:
    """One thing that was logged, with when it happened (UTC).

    `kind`: "entry", "amended", "voided", "telling", "chase", "note", "missed", or what happened to
    a clock (`ClockEvent.what`). A limit that passed unmet is "missed", by no officer.
    """

    at: datetime
    kind: str
    words: str
    officer: str
    entry_id: int | None = None
    clock_id: int | None = None


def timeline(
    session: Session, person_id: int, notes: Sequence[NoteLine] = ()
) -> tuple[TimelineLine, ...]:
    """Entries, tellings, chases, missed limits and what else happened to clocks: seven queries.

    And the `notes`, newest first, that were read already.
    """
    lines = [
        *_entries(session, person_id),
        *_amendments(session, person_id),
        *_tellings(session, person_id),
        *_chases(session, person_id),
        *map(_note, reversed(notes)),
        *_clock_events(session, person_id),
        *_missed(session, person_id),
    ]
    # Of things at one instant the one that came first in the list above caused the others.
    in_order = sorted(enumerate(lines), key=lambda pair: (pair[1].at, pair[0]), reverse=True)
    return tuple(line for _, line in in_order)


def _entries(session: Session, person_id: int) -> Iterator[TimelineLine]:
    rows = session.exec(select(Entry).where(Entry.person_id == person_id).order_by(col(Entry.id)))
    for row in rows:
        note = str(row.payload.get("note", ""))
        words = headed(row.kind, row.summary) + (f". {note}" if note else "")
        words = f"Voided. {words}" if row.voided_at is not None else words
        yield TimelineLine(row.happened_at, "entry", words, row.officer, entry_id=row.id)


def _amendments(session: Session, person_id: int) -> Iterator[TimelineLine]:
    """Each time that an entry was amended or voided, and why."""
    found = session.exec(
        select(EntryVersion, Entry.kind)
        .join(Entry, col(EntryVersion.entry_id) == col(Entry.id))
        .where(Entry.person_id == person_id, EntryVersion.act != Act.LOGGED)
        .order_by(col(EntryVersion.id))
    )
    for one, kind in found:
        words = f"{_ended(f'{title_of(kind)} {one.act.value}: {one.reason}')} {one.summary}"
        yield TimelineLine(one.at, one.act.value, words, one.officer, entry_id=one.entry_id)


def _tellings(session: Session, person_id: int) -> Iterator[TimelineLine]:
    """One line a telling, however many duties it was for."""
    clocks: dict[int, list[Clock]] = {}
    found = session.exec(
        select(TellingClock, Clock)
        .join(Clock, col(TellingClock.clock_id) == col(Clock.id))
        .where(Clock.person_id == person_id)
        .order_by(col(Clock.id))
    )
    for link, clock in found:
        clocks.setdefault(link.telling_id, []).append(clock)
    rows = session.exec(
        select(Telling).where(Telling.person_id == person_id).order_by(col(Telling.id))
    )
    for row in rows:
        of = clocks.get(row.id or 0, [])
        clock_id = of[0].id if of else None
        yield TimelineLine(
            row.at, "telling", _telling_words(row, of), row.officer, clock_id=clock_id
        )


def _telling_words(row: Telling, clocks: list[Clock]) -> str:
    """Who told whom, how, and for which duties. What others owe is told to the desk."""
    role = label_or_typed("contact_roles", row.told_role)
    who = ", ".join(part for part in (row.told_name, role, row.told_agency) if part)
    to_desk = row.reached is not Reached.TRIED and any(not one.desk_owes for one in clocks)
    lead = "The desk was told by" if to_desk else _REACHED[row.reached]
    parts = [f"{lead} {who}, by {label_of('channels', row.channel).lower()}"]
    if row.reference:
        parts.append(f"reference {row.reference}")
    if row.note:
        parts.append(row.note)
    said = "; ".join(parts)
    return f"{_ended(said)} {'. '.join(map(_duty, clocks))}" if clocks else said


def _chases(session: Session, person_id: int) -> Iterator[TimelineLine]:
    found = session.exec(
        select(Chase, Clock)
        .join(Clock, col(Chase.clock_id) == col(Clock.id))
        .where(Clock.person_id == person_id)
        .order_by(col(Chase.id))
    )
    for row, clock in found:
        note = f"; {row.note}" if row.note else ""
        by = label_of("channels", row.channel).lower()
        words = f"{_ended(f'Chased {row.whom} by {by}{note}')} {_duty(clock)}"
        yield TimelineLine(row.at, "chase", words, row.officer, clock_id=row.clock_id)


def _note(note: NoteLine) -> TimelineLine:
    head = f"Note on {note.duty}" if note.duty else "Note"
    return TimelineLine(note.at, "note", f"{head}: {note.said}", note.officer, None, note.clock_id)


def _clock_events(session: Session, person_id: int) -> Iterator[TimelineLine]:
    """What happened to clocks; a telling says itself what it ended, unless that was late."""
    found = session.exec(
        select(ClockEvent, Clock)
        .join(Clock, col(ClockEvent.clock_id) == col(Clock.id))
        .where(Clock.person_id == person_id, col(ClockEvent.what).in_(_MATTERS))
        .order_by(col(ClockEvent.id))
    )
    for event, clock in found:
        if event.what == "met" and event.telling_id is not None:
            continue
        to = f" → {label_of('parties', clock.tell)}" if clock.tell else ""
        words = f"{_duty(clock)}{to}. {happened(event)}"
        yield TimelineLine(
            event.at, event.what, words, event.officer, event.entry_id, event.clock_id
        )


def _missed(session: Session, person_id: int) -> Iterator[TimelineLine]:
    rows = session.exec(
        select(Clock).where(Clock.person_id == person_id, col(Clock.missed_at).is_not(None))
    )
    for clock in rows:
        if clock.missed_at is not None:
            words = f"{limit_noun(clock.basis).capitalize()} missed: {_duty(clock)}"
            yield TimelineLine(clock.missed_at, "missed", words, "", clock_id=clock.id)


def _ended(words: str) -> str:
    """A sentence that somebody may have ended with a stop of their own."""
    return words if words.rstrip().endswith((".", "!", "?", "…")) else f"{words}."


def _duty(clock: Clock) -> str:
    return f"{clock.duty} ({clock.paragraphs})" if clock.paragraphs else clock.duty
