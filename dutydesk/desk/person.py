"""A young person's page: how they stand, who works with them, what runs, what was logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.board import BoardRow, Filters, read_ids, read_rows
from dutydesk.desk.directory import ContactCard, contact_card
from dutydesk.desk.drafts import DraftRow, drafts_about
from dutydesk.desk.further import Likely, likely_kinds
from dutydesk.desk.hearings import HearingRow, read_hearings
from dutydesk.desk.kinds.kind import Ground
from dutydesk.desk.labels import age_in_words
from dutydesk.desk.notes import NoteLine, read_notes
from dutydesk.desk.person_coming import ComingLine, coming, week
from dutydesk.desk.person_status import (
    ConditionLine,
    OrderLine,
    PlacementLine,
    StatusLine,
    conditions_in_force,
    orders_in_force,
    placement_line,
    status_lines,
)
from dutydesk.desk.person_timeline import TimelineLine, timeline
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.state import find_person, state_of
from dutydesk.desk.viewing import Viewing
from dutydesk.protocol.facts import facts_vocabulary
from dutydesk.records import Alias, Contact, Entry, Hearing, HearingState, Note, Person

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = [
    "ConditionLine",
    "OpenQuestion",
    "OrderLine",
    "PersonPage",
    "PlacementLine",
    "StatusLine",
    "TimelineLine",
    "person_page",
]


@dataclass(frozen=True)
class OpenQuestion:
    """A fact that a rule asked for when an entry was logged, and nobody has answered yet."""

    entry_id: int
    entry_summary: str
    fact: str
    text: str


@dataclass(frozen=True)
class PersonPage:
    """Everything about one young person. Instants are UTC; what somebody typed is plain text.

    - `age`: today in London, in words. `conditions` and `orders`: those in force.
    - `next_hearing`: with its arrangements; `without_result`: hearings held, result still to log.
    - `coming`: meetings and appointments, the earliest first. `week`: their commitments, in words.
    - `running`: the most pressing first. `timeline` and `notes` (in it too): newest first.
    - `likely`: kinds of entry that are likely next, each with why.
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
    without_result: tuple[HearingRow, ...]
    coming: tuple[ComingLine, ...]
    week: tuple[str, ...]
    likely: tuple[Likely, ...]
    running: tuple[BoardRow, ...]
    questions: tuple[OpenQuestion, ...]
    drafts: tuple[DraftRow, ...]
    timeline: tuple[TimelineLine, ...]
    notes: tuple[NoteLine, ...] = ()


@refusals("view", "person {person}", Right.LOOK)
def person_page(desk: Desk, person: int | str, viewing: Viewing | None = None) -> PersonPage:
    """The page of the young person of an id or case number; each view goes into the audit trail.

    A page that stays open and is read again gives its `viewing`, and is not noted each time.
    Raises UnknownPerson if there is none such, and `StoreError`s: what can't be audited is not
    shown.
    """

    def viewed(session: Session) -> int:
        found = find_person(session, person)
        assert found.id is not None
        desk.audit(session, "viewed", f"person {found.id}")
        return found.id

    if viewing is not None and not viewing.begins(desk.now()):
        with desk.store.read() as session:
            return _page(session, desk, find_person(session, person))
    # The lock is held for the audit row alone; the page is read without one.
    person_id = desk.store.run(viewed)
    with desk.store.read() as session:
        return _page(session, desk, session.get_one(Person, person_id))


def _page(session: Session, desk: Desk, person: Person) -> PersonPage:
    assert person.id is not None
    now = desk.now()
    contacts = _contacts(session, person)
    listed = read_hearings(
        session,
        col(Hearing.person_id) == person.id,
        col(Hearing.state) == HearingState.LISTED,
    )
    notes = tuple(read_notes(session, col(Note.person_id) == person.id))
    return PersonPage(
        person_id=person.id,
        name=person.name,
        case_number=person.case_number,
        born=person.born,
        age=age_in_words(person.born, now),
        aliases=_aliases(session, person.id),
        status=status_lines(session, person),
        workers=tuple(contacts.values()),
        case_manager=person.case_manager or "",
        placement=placement_line(session, person),
        host_yot=contacts.get(person.host_yot_id or 0),
        link_worker=person.link_worker or "",
        contingency_address=person.contingency_address or "",
        orders=orders_in_force(session, person),
        conditions=conditions_in_force(session, person),
        next_hearing=next((one for one in listed if one.at > now), None),
        without_result=tuple(one for one in listed if one.at <= now),
        coming=coming(session, person.id),
        week=week(session, person.id),
        likely=tuple(likely_kinds(Ground(session, desk, state_of(session, person), now))),
        running=_running(session, desk, person.id),
        questions=_questions(session, person.id),
        drafts=tuple(drafts_about(session, person.id)),
        timeline=timeline(session, person.id, notes),
        notes=notes,
    )


def _aliases(session: Session, person_id: int) -> tuple[str, ...]:
    rows = session.exec(select(Alias).where(Alias.person_id == person_id).order_by(col(Alias.id)))
    return tuple(row.name for row in rows)


def _contacts(session: Session, person: Person) -> dict[int, ContactCard]:
    """The young person's own social worker and host YOT, by their ids."""
    wanted = [key for key in (person.social_worker_id, person.host_yot_id) if key is not None]
    rows = session.exec(select(Contact).where(col(Contact.id).in_(wanted)))
    cards = {row.id: contact_card(row) for row in rows}
    return {key: cards[key] for key in wanted if key in cards}


def _running(session: Session, desk: Desk, person_id: int) -> tuple[BoardRow, ...]:
    ids = read_ids(session, desk, Filters(person_id=person_id))
    return tuple(read_rows(session, ids, desk.now()).values())


def _questions(session: Session, person_id: int) -> tuple[OpenQuestion, ...]:
    """What is still unanswered, each question once, for the newest entry that asked it."""
    rows = session.exec(
        select(Entry).where(Entry.person_id == person_id).order_by(col(Entry.id).desc())
    )
    asked: dict[str, OpenQuestion] = {}
    for row in rows:
        for name in row.questions:
            assert row.id is not None
            known = facts_vocabulary().get(name)
            text = known.question if known else name.replace("_", " ").capitalize() + "?"
            asked.setdefault(name, OpenQuestion(row.id, row.summary, name, text))
    return tuple(asked.values())
