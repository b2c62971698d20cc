"""The shift sheet: what stands on it, as it is shown, signed, kept and printed.

A sheet that was signed is kept whole as plain JSON, headings included, so that it reads the same
for ever. Nothing here asks the database. Instants are UTC.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

MISSED, DUE, ACKNOWLEDGED, SNOOZED, AWAY = "missed", "due", "acknowledged", "snoozed", "away"
RESULTS, COMING, DRAFTS, NOTES = "results", "coming", "drafts", "notes"
GROUPS = (MISSED, DUE, ACKNOWLEDGED, SNOOZED, AWAY, RESULTS, COMING, DRAFTS, NOTES)
"""The groups of a sheet, in the order in which it has them."""

What = Literal["clock", "hearing", "draft", "note"]
Item = tuple[What, str]
"""What a line is about, and its key: a clock's, hearing's or note's id, a draft's uid."""


class _Kept(BaseModel):
    # What a later version adds, an earlier one passes over.
    model_config = ConfigDict(frozen=True, extra="ignore")


class SheetLine(_Kept):
    """One thing to be handed over. Whatever somebody typed is plain text.

    - `duty`: the duty, the court, what is half-typed about, or the note's words.
    - `tell`: whom to tell; `owner`: who owes it, empty where the desk does; `has`: who has it.
    - `due`: when it is due, or the hearing is; `more`: what else is to be known.
    """

    what: What
    key: str
    person_id: int | None = None
    clock_id: int | None = None
    person: str = ""
    case_number: str = ""
    duty: str = ""
    tell: str = ""
    owner: str = ""
    due: datetime | None = None
    has: str = ""
    paragraphs: str = ""
    more: str = ""

    @property
    def item(self) -> Item:
        """What the line is about."""
        return self.what, self.key


class SheetGroup(_Kept):
    """The lines under one heading; `empty` says in a line that there are none."""

    code: str
    title: str
    empty: str
    lines: tuple[SheetLine, ...] = ()


class Sheet(_Kept):
    """A shift sheet as it stood at `at`.

    It hands over the shift from `since` to `ends` to the one that ends at `until`. `form` is the
    version of how it is kept.
    """

    form: int = 1
    at: datetime
    since: datetime
    ends: datetime
    until: datetime
    yot: str
    groups: tuple[SheetGroup, ...]

    @property
    def lines(self) -> Iterator[SheetLine]:
        """Every line, in order; what stands in two groups comes twice."""
        return (line for group in self.groups for line in group.lines)

    @property
    def count(self) -> int:
        """How many lines it has."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def mark(self) -> str:
        """What tells a sheet from one on which something else stands, or stands elsewhere.

        Of what is half-typed only that it is there: it changes as people type.
        """
        said = [
            (group.code, *line.item, "" if line.what == "draft" else line.model_dump_json())
            for group in self.groups
            for line in group.lines
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]

    def group(self, code: str) -> SheetGroup:
        """One of its groups. Raises KeyError for one that it does not have."""
        for one in self.groups:
            if one.code == code:
                return one
        raise KeyError(code)
