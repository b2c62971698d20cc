"""Notes on a young person, on one clock of theirs or for the desk, and the officers they mention.

A note is never changed. That somebody has read one is no evidence, and is kept with its mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import Field
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from dutydesk.desk.changing import NotPossible, the_clock
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import Filled, Line, Model, RecordId, Uid, new_uid
from dutydesk.desk.mentions import mentioned
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.protocol.calendar import show
from dutydesk.records import Clock, Mention, Note, Person
from dutydesk.store.rows import note_change

MOST = 200
"""More notes than anybody reads at once; the older ones are found where they were written."""


class NoteIn(Model):
    """A note. About `clock_id`, or about the young person `person_id`, or else for the desk.

    It is for the officers in `mentions` and those that its words name as @Name.
    """

    uid: Uid = Field(default_factory=new_uid)
    person_id: RecordId | None = None
    clock_id: RecordId | None = None
    words: Filled
    mentions: list[Line] = Field(default_factory=list)


@dataclass(frozen=True)
class NoteLine:
    """A note as it is read. Instants are UTC; what somebody typed is plain text.

    `person_name` and `duty` say whom and which clock it is about, empty for one to the desk.
    `read_by`: whom it mentions, each with when they said that they had read it.
    """

    id: int
    at: datetime
    officer: str
    words: str
    person_name: str
    duty: str
    person_id: int | None
    clock_id: int | None
    read_by: tuple[tuple[str, datetime | None], ...] = ()

    @property
    def about(self) -> str:
        """Whom and what it is about, in a few words; empty for one to the desk."""
        return ": ".join(part for part in (self.person_name, self.duty) if part)

    @property
    def said(self) -> str:
        """The note in one sentence, with whom it was for and who has read it."""
        if not self.read_by:
            return self.words
        named = ", ".join(
            f"{name} ({f'read {show(at)}' if at else 'not read yet'})" for name, at in self.read_by
        )
        stop = "" if self.words.endswith((".", "!", "?", "…")) else "."
        return f"{self.words}{stop} For {named}"


@dataclass(frozen=True)
class NoteForYou:
    """A note that mentions the desk's officer; `read_at` is when they have read it (UTC)."""

    mention_id: int
    note: NoteLine
    read_at: datetime | None


@refusals("note", "note {note.uid}", Right.NOTE)
def write_note(desk: Desk, note: NoteIn) -> int:
    """Keep a note, and give its id; saving the same `uid` again adds nothing.

    Raises NotPossible for a clock or young person that there is not, and as `mentioned` does.
    """

    def work(session: Session) -> int:
        kept = session.exec(select(Note.id).where(Note.uid == note.uid)).first()
        if kept is not None:
            return kept
        person_id = note.person_id
        if note.clock_id is not None:
            person_id = the_clock(session, note.clock_id).person_id
        elif person_id is not None and session.get(Person, person_id) is None:
            raise NotPossible(f"There is no young person {person_id}. Find them by name first.")
        officers = mentioned(session, note.words, note.mentions)
        row = keep_note(session, desk, note.uid, note.words, person_id, note.clock_id, officers)
        desk.audit(session, "noted", _subject(row), note=row, mentions=officers)
        return row

    def _subject(row: int) -> str:
        if note.clock_id is not None:
            return f"clock {note.clock_id}"
        return f"person {note.person_id}" if note.person_id is not None else f"note {row}"

    return desk.store.run(work)


def keep_note(
    session: Session,
    desk: Desk,
    uid: str,
    words: str,
    person_id: int | None,
    clock_id: int | None,
    officers: Sequence[str],
) -> int:
    """Write a note for these officers in the caller's transaction, before its audit row."""
    row = Note(
        uid=uid, person_id=person_id, clock_id=clock_id, words=words, at=desk.now(),
        officer=desk.officer, terminal=desk.terminal,
    )  # fmt: skip
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add_all(Mention(note_id=row.id, officer=name) for name in officers)
    note_change(session, "note", row.id)
    if clock_id is not None:
        note_change(session, "clock", clock_id)
    if person_id is not None:
        note_change(session, "person", person_id)
    return row.id


@refusals("read", "notes", Right.LOOK)
def mark_read(desk: Desk, mention_ids: Sequence[int]) -> int:
    """Note that the desk's officer has read these notes; gives how many they had not read before.

    Those for somebody else stay as they are.
    """

    def work(session: Session) -> int:
        found = session.exec(
            select(Mention, Note)
            .join(Note, col(Note.id) == col(Mention.note_id))
            .where(
                col(Mention.id).in_(mention_ids),
                Mention.officer == desk.officer,
                col(Mention.read_at).is_(None),
            )
        ).all()
        for one, note in found:
            one.read_at = desk.now()
            session.add(one)
            note_change(session, "note", one.note_id)
            if note.person_id is not None:  # their page says who has read it
                note_change(session, "person", note.person_id)
        if found:
            subject = ", ".join(f"note {one.note_id}" for one, _ in found)
            desk.audit(session, "read", subject)
        return len(found)

    return desk.store.run(work) if mention_ids else 0


def notes_for(desk: Desk, *, unread_only: bool = False) -> list[NoteForYou]:
    """The notes that mention the desk's officer: those not read yet first, then the newest."""
    with desk.store.read() as session:
        asked = select(Mention, Note).join(Note, col(Note.id) == col(Mention.note_id))
        asked = asked.where(Mention.officer == desk.officer)
        if unread_only:
            asked = asked.where(col(Mention.read_at).is_(None))
        unread_first = col(Mention.read_at).is_not(None)
        found = session.exec(asked.order_by(unread_first, col(Note.id).desc()).limit(MOST)).all()
        lines = {one.id: one for one in _lines(session, [note for _, note in found])}
        return [NoteForYou(one.id or 0, lines[note.id or 0], one.read_at) for one, note in found]


def notes_on_clock(desk: Desk, clock_id: int) -> list[NoteLine]:
    """The notes on a clock, the newest first. Raises NotPossible if there is none such."""
    with desk.store.read() as session:
        the_clock(session, clock_id)
        return read_notes(session, col(Note.clock_id) == clock_id)


def notes_on_person(desk: Desk, person_id: int) -> list[NoteLine]:
    """The notes on a young person and on their clocks, the newest first."""
    with desk.store.read() as session:
        return read_notes(session, col(Note.person_id) == person_id)


def notes_on_desk(desk: Desk) -> list[NoteLine]:
    """The notes that are about nobody, the newest first."""
    with desk.store.read() as session:
        return read_notes(session, col(Note.person_id).is_(None))


def read_notes(session: Session, *which: ColumnElement[bool]) -> list[NoteLine]:
    """The notes that fit, the newest first."""
    asked = select(Note).where(*which).order_by(col(Note.at).desc(), col(Note.id).desc())
    return list(_lines(session, session.exec(asked.limit(MOST)).all()))


def _lines(session: Session, notes: Sequence[Note]) -> Iterator[NoteLine]:
    if not notes:
        return
    of = [one.id for one in notes]
    read_by: dict[int, list[tuple[str, datetime | None]]] = {}
    for one in session.exec(select(Mention).where(col(Mention.note_id).in_(of))):
        read_by.setdefault(one.note_id, []).append((one.officer, one.read_at))
    people = _by_id(session, Person, [one.person_id for one in notes])
    clocks = _by_id(session, Clock, [one.clock_id for one in notes])
    for note in notes:
        person, clock = people.get(note.person_id), clocks.get(note.clock_id)
        yield NoteLine(
            id=note.id or 0, at=note.at, officer=note.officer, words=note.words,
            person_name=person.name if person else "",
            duty=f"{clock.duty} ({clock.paragraphs})" if clock else "",
            person_id=note.person_id, clock_id=note.clock_id,
            read_by=tuple(read_by.get(note.id or 0, ())),
        )  # fmt: skip


def _by_id(session: Session, table: type[Any], ids: Sequence[int | None]) -> dict[int | None, Any]:
    rows = session.exec(select(table).where(col(table.id).in_({one for one in ids if one})))
    return {one.id: one for one in rows}
