"""The story of a clock: why it runs, how its limit was reckoned, and all that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dutydesk.desk.board import BoardRow
from dutydesk.desk.directory import ContactCard

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


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
    - `events`, `tellings`, `chases`: in the order in which they happened.
    - `contacts`: whom to ring about it, the young person's own first.
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

    def as_text(self) -> str:
        """The story in plain lines of at most 80 columns, times in London."""
        raise NotImplementedError


def clock_story(desk: Desk, clock_id: int) -> Story:
    """The story of one clock. Raises UnknownClock if there is none of that id."""
    raise NotImplementedError
