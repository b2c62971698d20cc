"""What a check finds, and rows as it reads them: raw, so that one that was spoilt can be named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from dutydesk.protocol.limits import AnyForm, limit_adapter
from dutydesk.store import sqlite

EVIDENCE = (
    "Leave the file as it is: it is evidence. Find out who could write to it, and compare the row "
    "with the newest good backup."
)
"""What to do about a row that dutydesk did not write so."""

Row = dict[str, Any]
Progress = Callable[[str, int, int], None]
"""Told what is being looked at, how many rows of it are done, and of how many."""


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, in the row `row` of a table (its id; "" for the whole table).

    `case_number` says whose record it is; no name of anybody is in it. `remedy`: what to do.
    """

    table: str
    row: str
    problem: str
    case_number: str = ""
    remedy: str = EVIDENCE

    def __str__(self) -> str:
        row = f" row {self.row}" if self.row else ""
        case = f" ({self.case_number})" if self.case_number else ""
        return f"{self.table}{row}{case}: {self.problem}."


@dataclass
class Report:
    """What a check came to.

    - `findings`: what is wrong. `unproved`: what can't be proved and needn't be wrong, with why.
    - `counts`: how many rows were looked at, by table. `head`: number and hash of the last audit
      row, to note down elsewhere: a file that is exchanged for an older one shows only by it.
    """

    findings: list[Finding] = field(default_factory=list)
    unproved: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    head: str = ""
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


@dataclass
class Looking:
    """One check under way: the state of the database it sees, and what it has found so far.

    `amended`: young people of whom an entry was amended, so that what follows from it was redone.
    """

    session: Session
    report: Report
    progress: Progress
    cases: dict[int, str] = field(default_factory=dict)
    amended: set[Any] = field(default_factory=set)

    def rows(self, table: str, order: str = "id") -> Iterator[Row]:
        """A table's rows as they are stored, in order; both names are ours."""
        raw = sqlite.driver(self.session.connection())
        total = raw.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        cursor = raw.execute(f"SELECT * FROM {table} ORDER BY {order}")
        names = [one[0] for one in cursor.description]
        done = 0
        while some := cursor.fetchmany(1000):
            self.progress(table, done, total)
            for one in some:
                yield dict(zip(names, one, strict=True))
            done += len(some)
        self.report.counts[table] = done
        self.progress(table, done, total)

    def wrong(self, table: str, row: object, problem: str, person: object = None) -> None:
        """Note what is wrong."""
        self.report.findings.append(Finding(table, str(row), problem, self.case(person)))

    def unproved(self, table: str, row: object, problem: str, why: str, person: object) -> None:
        """Note what can't be proved."""
        self.report.unproved.append(Finding(table, str(row), problem, self.case(person), why))

    def case(self, person: object) -> str:
        """The case number of a young person's id."""
        return self.cases.get(person, "") if isinstance(person, int) else ""


class Unreadable(Exception):
    """A column holds what dutydesk never writes there."""


def instant(row: Row, column: str) -> datetime | None:
    """A stored instant, in UTC. Raises Unreadable."""
    value = row[column]
    if value is None:
        return None
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Unreadable(column) from error
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def stored_json(row: Row, column: str, kind: type) -> Any:
    """Stored JSON of a kind. Raises Unreadable."""
    value = row[column]
    try:
        found = json.loads(value) if isinstance(value, str | bytes) else value
    except ValueError as error:
        raise Unreadable(column) from error
    if not isinstance(found, kind):
        raise Unreadable(column)
    return found


@lru_cache(maxsize=4096)
def limit_of(text: str) -> AnyForm:
    """A stored limit; many clocks have the same. Raises Unreadable."""
    try:
        return limit_adapter.validate_json(text)
    except ValidationError as error:
        raise Unreadable("limit") from error
