"""A young person's page: how they stand, who works with them, what runs, what was logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dutydesk.desk.board import BoardRow
from dutydesk.desk.directory import ContactCard
from dutydesk.desk.drafts import DraftRow
from dutydesk.desk.hearings import HearingRow

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class StatusLine:
    """One line of status: what it is called and how it stands, in words.

    `source`: the entry that made it so, `since` when; empty and None where no entry has.
    """

    field: str
    label: str
    value: str
    known: bool
    since: datetime | None
    source: str
    entry_id: int | None


@dataclass(frozen=True)
class PlacementLine:
    """Where the young person lives. `since` is None when it is not known."""

    name: str
    kind_label: str
    address: str
    postcode: str
    authority_label: str
    telephone: str
    since: datetime | None
    entry_id: int | None


@dataclass(frozen=True)
class OrderLine:
    """An order that runs, with its length and details in `words`."""

    words: str
    made_at: datetime
    entry_id: int


@dataclass(frozen=True)
class ConditionLine:
    """A condition in force, in words. `source`: bail, remand, licence or order."""

    source: str
    words: str
    from_at: datetime
    entry_id: int


@dataclass(frozen=True)
class OpenQuestion:
    """A fact that a rule asked for when an entry was logged, and nobody has answered yet."""

    entry_id: int
    entry_summary: str
    fact: str
    text: str


@dataclass(frozen=True)
class TimelineLine:
    """One thing that was logged. `kind`: entry, telling, chase, or what happened to a clock."""

    at: datetime
    kind: str
    words: str
    officer: str
    entry_id: int | None = None
    clock_id: int | None = None


@dataclass(frozen=True)
class PersonPage:
    """Everything about one young person. Instants are UTC; what somebody typed is plain text.

    - `age`: today in London, in words. `conditions` and `orders`: those in force.
    - `running`: the most pressing first. `timeline`: newest first.
    """

    person_id: int
    name: str
    case_number: str
    born: date | None
    age: str
    aliases: tuple[str, ...]
    status: tuple[StatusLine, ...]
    workers: tuple[ContactCard, ...]
    case_manager: str
    placement: PlacementLine | None
    host_yot: ContactCard | None
    link_worker: str
    contingency_address: str
    orders: tuple[OrderLine, ...]
    conditions: tuple[ConditionLine, ...]
    next_hearing: HearingRow | None
    running: tuple[BoardRow, ...]
    questions: tuple[OpenQuestion, ...]
    drafts: tuple[DraftRow, ...]
    timeline: tuple[TimelineLine, ...]


def person_page(desk: Desk, person_id: int) -> PersonPage:
    """A young person's page; the view goes into the audit trail first.

    Raises UnknownPerson if there is none of that id, and `StoreError`s: what can't be audited
    is not shown.
    """
    raise NotImplementedError
