"""A clock as the board shows it, and what the board is narrowed to.

Nothing here needs the database's libraries, so that the board can be painted before they are
loaded. Instants are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dutydesk.desk.labels import label_of
from dutydesk.protocol.levels import Level, Thresholds, level


@dataclass(frozen=True)
class Filters:
    """What the board is narrowed to; what is not given narrows nothing.

    - `mine`: taken by the desk's officer. `overdue`: past its due instant.
    - `owner`: "desk" for what this desk owes, "others" for what is owed to it, or a party's code.
    - `hearings_today`: hanging on a hearing that is today in London.
    - `text`: words that must all be in the name, case number, duty or paragraphs.
    """

    mine: bool = False
    person_id: int | None = None
    protocol: str | None = None
    owner: str | None = None
    overdue: bool = False
    hearings_today: bool = False
    text: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One clock as the board shows it. Everything that somebody typed is plain text.

    - `authority`: "statute", "national guidance" or "local protocol"; `basis`: "limit", "desk
      target" or "none".
    - `level`: as of the reading; `level_of` gives it for any later instant.
    - `alert`: "live" while one waits for an answer, "quiet" while all are answered for.
    - `hearing_at`: the hearing that the clock hangs on. `missed_at`: when its limit passed.
    """

    id: int
    person_id: int
    person_name: str
    case_number: str
    duty: str
    owner: str
    owner_label: str
    desk_owes: bool
    tell: str | None
    tell_label: str
    by: str | None
    paragraphs: str
    rule: str
    protocol: str
    authority: str
    basis: str
    words: str
    state: str
    opened_at: datetime
    not_before: datetime | None
    near_at: datetime | None
    urgent_at: datetime | None
    due_at: datetime | None
    waits_for: str | None
    missed_at: datetime | None
    taken_by: str | None
    hearing_at: datetime | None
    alert: Literal["live", "quiet"] | None
    level: Level


@dataclass(frozen=True)
class Counts:
    """How many clocks run, how many stand at each level, and how many have a live alert."""

    running: int
    near: int
    urgent: int
    overdue: int
    alerts: int


def level_of(row: BoardRow, now: datetime) -> Level:
    """How urgent a clock is at `now`."""
    return level(Thresholds(row.near_at, row.urgent_at, row.due_at), now)


def party_label(code: str | None) -> str:
    """What people call a party; empty for none."""
    return label_of("parties", code)


def awaited(anchor: str) -> str:
    """What a clock waits for, as people call it: "release", "the duty before it"."""
    before = anchor.startswith("completed:")
    return "the duty before it" if before else anchor.replace("_", " ")
