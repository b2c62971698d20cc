"""A plan: what saving an entry will do. The forms show it; saving does exactly this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dutydesk.desk.meaning import Problem, Which
from dutydesk.errors import DutydeskError
from dutydesk.protocol.conditions import FactValue


@dataclass(frozen=True)
class PlannedClock:
    """A clock that the entry opens. `basis` tells a protocol's limit from a desk target.

    `met_by` gives the instant of the evidence where the entry itself shows the duty done. Instants
    are UTC; `steps` are the arithmetic, in London times, for people.
    """

    rule: str
    protocol: str
    protocol_version: str
    protocol_title: str
    authority: str
    paragraphs: tuple[str, ...]
    duty: str
    owner: str
    owner_label: str
    desk_owes: bool
    tell: str | None
    tell_label: str
    by: str | None
    ends: str
    words: str
    basis: str
    limit: Mapping[str, Any]
    anchors: Mapping[str, datetime]
    facts: Mapping[str, FactValue]
    steps: tuple[str, ...]
    why: tuple[str, ...]
    due_at: datetime | None
    not_before: datetime | None
    near_at: datetime | None
    urgent_at: datetime | None
    waits_for: str | None
    asks: frozenset[str]
    anchored_at: datetime
    hearing: Which | None
    met_by: datetime | None = None


@dataclass(frozen=True)
class PlannedRedate:
    """A running clock that gets another due time, because what it hangs on has moved.

    `about`: it waited for what the entry begins, and is about that from now on.
    """

    clock_id: int
    duty: str
    tell_label: str
    paragraphs: str
    old_due: datetime | None
    new_due: datetime | None
    why: str
    near_at: datetime | None = None
    urgent_at: datetime | None = None
    not_before: datetime | None = None
    waits_for: str | None = None
    anchors: Mapping[str, datetime] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    words: str = ""
    basis: str = ""
    hearing: Which | None = None
    about: bool = False


@dataclass(frozen=True)
class PlannedReopening:
    """A clock that had ended and runs again, because what had ended it is amended or voided."""

    clock_id: int
    duty: str
    tell_label: str
    paragraphs: str
    due_at: datetime | None
    why: str


@dataclass(frozen=True)
class PlannedEnding:
    """A clock that the entry ends: met (with the instant of the evidence) or superseded.

    Amending and voiding may end one otherwise than it had: voided with its entry, or met late.
    `next_due`: when the next of a duty that recurs is due.
    """

    clock_id: int
    duty: str
    tell_label: str
    paragraphs: str
    how: str
    why: str
    at: datetime | None
    next_due: datetime | None = None


@dataclass(frozen=True)
class Question:
    """An unknown fact that decides a rule. `kind` is the fact's type, `options` its codes."""

    fact: str
    text: str
    kind: str
    options: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """A guide or a record that belongs to the entry, with its paragraph."""

    rule: str
    protocol_title: str
    paragraphs: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Plan:
    """All that saving an entry will do, and what stands in its way.

    `problems` that refuse must be mended; the others need a reason in the entry's `overrides`.
    `questions` may stay open: they are kept with the entry and can be answered later. Where it
    `amends`, clocks are those that come out otherwise than they stand. `by_law`: of an arrest, the
    custody clocks of a desk that has not switched them on; they are shown, and no clock opens.
    """

    kind: str
    person_name: str
    summary: str
    happened_at: datetime
    known_at: datetime
    opens: tuple[PlannedClock, ...] = ()
    redates: tuple[PlannedRedate, ...] = ()
    ends: tuple[PlannedEnding, ...] = ()
    reopens: tuple[PlannedReopening, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    guides: tuple[Advice, ...] = ()
    records: tuple[Advice, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    clashes: tuple[str, ...] = ()
    amends: bool = False
    by_law: tuple[PlannedClock, ...] = field(default=(), compare=False)

    @property
    def changes(self) -> int:
        """How many clocks it opens, re-dates, reopens and ends."""
        return len(self.opens) + len(self.redates) + len(self.reopens) + len(self.ends)

    @property
    def refused(self) -> bool:
        """Whether it can't be saved as it is."""
        return bool(self.problems)


class Refused(DutydeskError):
    """An entry that can't be saved as it is; `problems` say why, field by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(_line(one) for one in problems))


def _line(problem: Problem) -> str:
    cited = f" ({', '.join(problem.paragraphs)})" if problem.paragraphs else ""
    way_on = "" if problem.refuse else f' [or give a reason: overrides."{problem.rule}"]'
    where = f"{problem.field}: " if problem.field else ""
    return f"{where}{problem.message}{cited}{way_on}"
