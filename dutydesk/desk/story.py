"""The story of a clock: why it runs, how its limit was reckoned, and all that happened to it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from dutydesk.desk.board import BoardRow, read_rows
from dutydesk.desk.clock_words import happened, limit_source, stands
from dutydesk.desk.directory import ContactCard, party_cards
from dutydesk.desk.labels import label_of, label_or_typed
from dutydesk.desk.notes import NoteLine, read_notes
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.errors import DutydeskError
from dutydesk.protocol.anchors import anchor_name
from dutydesk.records import (
    Chase,
    Clock,
    ClockEvent,
    Entry,
    Note,
    Person,
    ProtocolCopy,
    Telling,
    TellingClock,
)

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


class UnknownClock(DutydeskError):
    """There is no clock of that number."""


@dataclass(frozen=True)
class StoryAnchor:
    """A named instant that the limit was counted from; `name` as people call it."""

    name: str
    at: datetime


@dataclass(frozen=True)
class StoryEvent:
    """One thing that happened to the clock. `what` is a code of `ClockEvent`, `words` say it."""

    at: datetime
    what: str
    officer: str
    words: str
    old_due_at: datetime | None = None
    new_due_at: datetime | None = None


@dataclass(frozen=True)
class StoryTelling:
    """A telling that is evidence for the clock, or an attempt.

    `reached`: tried, told or acknowledged; `channel` as people call it.
    `at` is when it was said, `logged_at` when the officer wrote it down.
    """

    id: int
    at: datetime
    reached: str
    told_name: str
    told_role: str
    told_agency: str
    channel: str
    reference: str
    note: str
    officer: str
    logged_at: datetime


@dataclass(frozen=True)
class StoryChase:
    """One chase of the party that owes the duty."""

    id: int
    at: datetime
    whom: str
    channel: str
    note: str
    officer: str
    logged_at: datetime


@dataclass(frozen=True)
class StoryEntry:
    """The entry that opened the clock, with its three times."""

    id: int
    kind: str
    summary: str
    happened_at: datetime
    known_at: datetime
    logged_at: datetime
    officer: str
    note: str


@dataclass(frozen=True)
class Story:
    """Everything about one clock. Instants are UTC; what somebody typed is plain text.

    - `stands`: how it stands in words: "running", "met", "met late", with why it ended.
    - `why`: what made the rule apply; `rule`: its full id; `limit_source`: whose limit it is,
      said plainly, a desk target never as though a protocol had said it.
    - `words`: the limit as it was written; `steps`: the arithmetic, one sentence a step.
    - `guidance`: what the rule advises; `law`: the act or guidance that it names. Empty if none.
    - `events`, `tellings`, `chases`: in the order in which they happened.
    - `contacts`: whom to ring about it, the young person's own first. `notes`: newest first.
    """

    row: BoardRow
    stands: str
    entry: StoryEntry
    why: tuple[str, ...]
    rule: str
    paragraphs: str
    protocol_title: str
    protocol_version: str
    protocol_source: str
    limit_source: str
    words: str
    steps: tuple[str, ...]
    anchors: tuple[StoryAnchor, ...]
    calendar_version: str
    ended_at: datetime | None
    ended_why: str
    events: tuple[StoryEvent, ...]
    tellings: tuple[StoryTelling, ...]
    chases: tuple[StoryChase, ...]
    contacts: tuple[ContactCard, ...]
    guidance: str = ""
    law: str = ""
    notes: tuple[NoteLine, ...] = ()

    def as_text(self) -> str:
        """The story in plain lines of at most 80 columns, times in London."""
        from dutydesk.desk.story_text import as_text

        return as_text(self)


@refusals("view", "clock {clock_id}", Right.LOOK)
def clock_story(desk: Desk, clock_id: int) -> Story:
    """The story of one clock, for somebody who asks for it: the view goes into the audit trail.

    Raises UnknownClock if there is none of that number, and `StoreError`s: what can't be audited
    is not shown.
    """
    story = read_story(desk, clock_id)
    note_story_viewed(desk, story)
    return story


def note_story_viewed(desk: Desk, story: Story) -> None:
    """Note in the audit trail that somebody has a clock's story before them."""
    subject, person = f"clock {story.row.id}", story.row.person_id
    desk.store.run(lambda session: desk.audit(session, "viewed", subject, person=person))


def read_story(desk: Desk, clock_id: int) -> Story:
    """The story of one clock, for a page that is open, or a part of it. Raises UnknownClock."""
    with desk.store.read() as session:
        clock = session.get(Clock, clock_id)
        if clock is None:
            raise UnknownClock(
                f"There is no clock {clock_id}. `dutydesk clocks` lists those that run, with their "
                "numbers."
            )
        return _story(session, clock, desk.now())


def _story(session: Session, clock: Clock, now: datetime) -> Story:
    assert clock.id is not None
    row = read_rows(session, [clock.id], now)[clock.id]
    copy = session.get_one(ProtocolCopy, clock.protocol_copy_id)
    protocol = tomllib.loads(copy.text)
    title = str(protocol.get("title", clock.protocol))
    rule = _rule(protocol, clock)
    law = str(rule.get("law", ""))
    person = session.get_one(Person, clock.person_id)
    events = session.exec(
        select(ClockEvent)
        .where(ClockEvent.clock_id == row.id)
        .order_by(col(ClockEvent.at), col(ClockEvent.id))
    )
    return Story(
        row=row,
        stands=stands(clock, now),
        entry=_entry(session.get_one(Entry, clock.entry_id)),
        why=tuple(clock.why),
        rule=clock.rule,
        paragraphs=clock.paragraphs,
        protocol_title=title,
        protocol_version=clock.protocol_version,
        protocol_source=str(protocol.get("source", "")),
        limit_source=limit_source(clock.authority, clock.basis, law or title),
        words=clock.words,
        steps=tuple(clock.steps),
        anchors=_anchors(clock.anchors),
        calendar_version=clock.calendar_version,
        ended_at=clock.ended_at,
        ended_why=clock.ended_why,
        events=tuple(_event(one) for one in events),
        tellings=_tellings(session, row.id),
        chases=_chases(session, row.id),
        contacts=party_cards(session, person, clock.tell if clock.desk_owes else clock.owner),
        guidance=str(rule.get("guidance", "")),
        law=law,
        notes=tuple(read_notes(session, col(Note.clock_id) == row.id)),
    )


def _rule(protocol: dict[str, Any], clock: Clock) -> dict[str, Any]:
    """The clock's rule as the kept file has it; empty if that has no such rule."""
    rules: list[dict[str, Any]] = protocol.get("rule", [])
    return next((one for one in rules if f"{clock.protocol}/{one['id']}" == clock.rule), {})


def _entry(entry: Entry) -> StoryEntry:
    return StoryEntry(
        **entry.model_dump(
            include={
                "id", "kind", "summary", "happened_at", "known_at", "logged_at", "officer"
            }
        ),
        note=str(entry.payload.get("note", "")),
    )  # fmt: skip


def _event(one: ClockEvent) -> StoryEvent:
    return StoryEvent(one.at, one.what, one.officer, happened(one), one.old_due_at, one.new_due_at)


def _anchors(anchors: dict[str, Any]) -> tuple[StoryAnchor, ...]:
    found = (
        StoryAnchor(anchor_name(name), datetime.fromisoformat(at)) for name, at in anchors.items()
    )
    return tuple(sorted(found, key=lambda one: (one.at, one.name)))


def _tellings(session: Session, clock_id: int) -> tuple[StoryTelling, ...]:
    rows = session.exec(
        select(Telling)
        .join(TellingClock, col(TellingClock.telling_id) == col(Telling.id))
        .where(TellingClock.clock_id == clock_id)
        .order_by(col(Telling.at), col(Telling.id))
    )
    return tuple(
        StoryTelling(
            **one.model_dump(
                include={
                    "id", "at", "told_name", "told_agency", "reference", "note", "officer",
                    "logged_at",
                }
            ),
            reached=one.reached.value,
            told_role=label_or_typed("contact_roles", one.told_role),
            channel=label_of("channels", one.channel),
        )
        for one in rows
    )  # fmt: skip


def _chases(session: Session, clock_id: int) -> tuple[StoryChase, ...]:
    rows = session.exec(
        select(Chase).where(Chase.clock_id == clock_id).order_by(col(Chase.at), col(Chase.id))
    )
    return tuple(
        StoryChase(
            **one.model_dump(include={"id", "at", "whom", "note", "officer", "logged_at"}),
            channel=label_of("channels", one.channel),
        )
        for one in rows
    )
