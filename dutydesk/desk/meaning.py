"""What an entry means, before any rule is asked: the events it raises and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dutydesk.protocol.conditions import FactValue

Which = str
"""A hearing: "this", which an entry is about; "next", which follows; or the id of another."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with an entry, beside the field it is about.

    `refuse` True: it can't be saved so. False: it may be, with a reason under `rule` in the
    entry's `overrides`.
    """

    field: str
    message: str
    refuse: bool = True
    rule: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """Events raised together: they share facts and anchors (UTC instants by name).

    `hearing` says which hearing the clocks opened by them hang on, if any.
    """

    events: tuple[str, ...]
    facts: Mapping[str, FactValue]
    anchors: Mapping[str, datetime]
    hearing: Which | None = None


@dataclass(frozen=True)
class HearingMove:
    """What hung on one hearing now hangs on another time: an adjournment, or a changed date."""

    hearing_id: int
    at: datetime
    to: Which
    why: str


@dataclass
class Meaning:
    """An entry read against what the desk knows about the young person.

    - `raised`: what the rules are asked, in order.
    - `settled`: facts that may end clocks hanging on the hearing the entry is about.
      `evidence_at` gives for each fact when it became so (else `known_at`).
    - `about_entry_id`: the entry that began what this one goes on with, such as an arrest or the
      booking of a meeting: its clocks may end. `dates`: its instants that are otherwise now (UTC).
      `called_off`: it does not take place, and nothing about it is owed any more.
    - `status`: the young person's fields that change, with their new values.
    - `moves`: hearings whose clocks are re-dated; `release_at`: a release date that was set.
    """

    happened_at: datetime
    known_at: datetime
    summary: str
    raised: list[Raised]
    settled: dict[str, FactValue] = field(default_factory=dict)
    settled_hearing_id: int | None = None
    about_entry_id: int | None = None
    dates: Mapping[str, datetime] = field(default_factory=dict)
    called_off: bool = False
    evidence_at: dict[str, datetime] = field(default_factory=dict)
    status: dict[str, Any] = field(default_factory=dict)
    moves: list[HearingMove] = field(default_factory=list)
    next_at: datetime | None = None
    release_at: datetime | None = None
    clashes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def evidence(self, facts: Iterable[str]) -> datetime:
        """When all of these facts had become so, as far as the entry says."""
        return max(
            (self.evidence_at.get(name, self.known_at) for name in facts), default=self.known_at
        )
