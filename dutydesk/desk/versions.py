"""An entry's versions side by side: what each said, who wrote it, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session, col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, NewPerson, Place
from dutydesk.desk.kinds import KINDS
from dutydesk.desk.kinds.answers import vocabulary_of
from dutydesk.desk.kinds.kind import asks_of
from dutydesk.desk.labels import label_of
from dutydesk.desk.payloads import as_said
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.steps import answers_to
from dutydesk.desk.viewing import Viewing
from dutydesk.errors import DutydeskError
from dutydesk.protocol.calendar import show, show_day
from dutydesk.protocol.facts import facts_vocabulary
from dutydesk.records import Act, Entry, EntryVersion, Home, Person

HIDDEN = frozenset({"kind", "uid", "person", "answers", "overrides", "hearing_id", "arrest_id"})
"""Fields that are the same in every version, are told in lines of their own, or tell nobody."""

Homes = Mapping[int, str]
"""The names of the homes of the directory, by their ids."""


class UnknownEntry(DutydeskError):
    """There is no entry of that number."""


@dataclass(frozen=True)
class VersionHead:
    """Who wrote a version, when (UTC) and why. `number` counts from 1.

    `act`: logged, amended or voided.
    """

    number: int
    act: str
    reason: str
    summary: str
    officer: str
    terminal: str
    at: datetime


@dataclass(frozen=True)
class FieldLine:
    """One field of an entry, in words, in each of the versions; empty where it says nothing."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class EntryPage:
    """One entry with all its versions, the oldest first, and their fields line by line.

    `payload`: the version in force with the answers given since, for a form to begin from; the
    entry may have `made_person`, whose name is then its own to amend.
    """

    entry_id: int
    kind: str
    person_id: int
    person_name: str
    voided: bool
    made_person: bool
    payload: Mapping[str, Any]
    versions: tuple[VersionHead, ...]
    lines: tuple[FieldLine, ...]

    @property
    def number(self) -> int:
        """The number of the version in force."""
        return self.versions[-1].number


@dataclass(frozen=True)
class EntryHead:
    """An entry in a list: what it says now, and how often it was amended."""

    entry_id: int
    kind: str
    summary: str
    happened_at: datetime
    logged_at: datetime
    officer: str
    version: int
    voided: bool


def entries_of(desk: Desk, person_id: int) -> list[EntryHead]:
    """Every entry about a young person, voided ones too, the last logged first."""
    with desk.store.read() as session:
        rows = session.exec(
            select(Entry).where(Entry.person_id == person_id).order_by(col(Entry.id).desc())
        ).all()
    return [
        EntryHead(
            row.id or 0,
            row.kind,
            row.summary,
            row.happened_at,
            row.logged_at,
            row.officer,
            row.version,
            row.voided_at is not None,
        )
        for row in rows
    ]


@refusals("view", "entry {entry_id}", Right.LOOK)
def entry_page(desk: Desk, entry_id: int, viewing: Viewing | None = None) -> EntryPage:
    """An entry and all its versions; each view goes into the audit trail.

    A page that stays open and is read again gives its `viewing`, and is not noted each time.
    Raises UnknownEntry and `StoreError`s.
    """
    with desk.store.read() as session:
        page = read_entry(session, entry_id)
    if viewing is None or viewing.begins(desk.now()):
        _note_viewed(desk, page)
    return page


def _note_viewed(desk: Desk, page: EntryPage) -> None:
    """Note in the audit trail that somebody reads this entry."""
    subject = f"entry {page.entry_id}"
    desk.store.run(lambda session: desk.audit(session, "viewed", subject, person=page.person_id))


def read_entry(session: Session, entry_id: int) -> EntryPage:
    """An entry and all its versions. Raises UnknownEntry."""
    row = session.get(Entry, entry_id)
    if row is None:
        raise UnknownEntry(f"There is no entry {entry_id}. A young person's page shows theirs.")
    rows = session.exec(
        select(EntryVersion)
        .where(EntryVersion.entry_id == entry_id)
        .order_by(col(EntryVersion.number))
    ).all()
    return EntryPage(
        entry_id=entry_id,
        kind=row.kind,
        person_id=row.person_id,
        person_name=session.get_one(Person, row.person_id).name,
        voided=row.voided_at is not None,
        made_person="person" in row.made,
        payload=payload_with_answers(session, row),
        versions=tuple(
            VersionHead(
                one.number,
                one.act.value,
                one.reason,
                one.summary,
                one.officer,
                one.terminal,
                one.at,
            )
            for one in rows
        ),
        lines=tuple(field_lines([one.payload for one in rows], homes_of(session))),
    )


def payload_of(session: Session, entry_id: int, number: int) -> dict[str, Any]:
    """One version word for word, with the answers that its questions were given while it stood."""
    version = version_of(session, entry_id, number)
    stood = number - (version.act is Act.VOIDED)  # voiding takes no answer away
    return _with_answers(session, entry_id, stood, version.payload)


def version_of(session: Session, entry_id: int, number: int) -> EntryVersion:
    """One version of an entry, as it was kept."""
    return session.exec(
        select(EntryVersion).where(EntryVersion.entry_id == entry_id, EntryVersion.number == number)
    ).one()


def payload_with_answers(session: Session, row: Entry) -> dict[str, Any]:
    """The version in force, with the answers that its questions were given since.

    Of a voided entry: the version that was in force last.
    """
    stood = row.version - (row.voided_at is not None)
    return _with_answers(session, row.id or 0, stood, row.payload)


def _with_answers(
    session: Session, entry_id: int, number: int, payload: Mapping[str, Any]
) -> dict[str, Any]:
    answers = dict(payload.get("answers", {}))
    for one in answers_to(session, entry_id, number):
        answers |= one.given["answers"]
    return {**payload, "answers": answers}


def differences(session: Session, entry_id: int, before: int, after: int) -> list[FieldLine]:
    """The fields in which two versions of an entry, given by their numbers, differ."""
    payloads = [payload_of(session, entry_id, number) for number in (before, after)]
    lines = field_lines(payloads, homes_of(session))
    return [one for one in lines if one.values[0] != one.values[1]]


def homes_of(session: Session) -> Homes:
    """The names of the homes of the directory."""
    return {row.id: row.name for row in session.exec(select(Home)) if row.id is not None}


def field_lines(payloads: Sequence[Mapping[str, Any]], homes: Homes) -> Iterator[FieldLine]:
    """The fields that any of the versions gives, in the order of the entry, then its answers."""
    entries = [as_said(one) for one in payloads]
    kind = KINDS[entries[0].kind].entry
    asks = asks_of(KINDS[entries[0].kind])
    names = list(accumulate(entries, _named, initial=""))[1:]
    if len(set(names)) > 1:
        yield FieldLine("Young person", tuple(names))
    base = EntryBase.model_fields
    own = {name: info for name, info in kind.model_fields.items() if name not in base}
    for name, info in (own | base).items():
        values = tuple(
            _words(getattr(one, name), vocabulary_of(info.annotation, info.metadata), homes)
            for one in entries
        )
        if any(values) and name in asks:
            what = (asks[name].of or "").removesuffix("s").replace("_", " ")
            labels = dict(asks[name].options)
            named = (
                f"{what} {labels.get(value, value)}".strip() if value else "" for value in values
            )
            yield FieldLine(asks[name].label, tuple(named))
        elif any(values) and name not in HIDDEN:
            yield FieldLine(label_words(name), values)
    for fact in dict.fromkeys(fact for one in entries for fact in one.answers):
        codes = _codes_of(fact)
        said = (_words(one.answers.get(fact), codes, homes) for one in entries)
        yield FieldLine(label_words(fact), tuple(said))
    for rule in dict.fromkeys(rule for one in entries for rule in one.overrides):
        why = tuple(one.overrides.get(rule, "") for one in entries)
        yield FieldLine(f"Reason against {rule}", why)


_LABELS = {
    "at": "Date and time",
    "court_at": "Court date",
    "next_at": "Next date",
    "known_at": "Known to the desk",
    "accompanied_by_role": "Who came along",
    "accompanied_by_name": "Their name",
    "appropriate_adult_from": "Appropriate adult",
    "appropriate_adult_name": "Their name",
    "to": "Moved to",
    "moved_at": "Moved",
    "move": "Planned?",
    "pre_planned": "Pre-planned?",
    "known_to_yot": "Known to the YOT",
    "allocated_social_worker": "Social worker",
    "carer_is_victim": "Carer the victim",
    "conditions_hard_for_home": "Hard for the home",
    "yot_officer": "YOT officer",
    "host_yot": "Host YOT",
    "placed_in_before": "Lived before in",
    "placement_kind_before": "Placement before",
}


def label_words(name: str) -> str:
    """A field's name as people read it."""
    return _LABELS.get(name) or name.removesuffix("_at").replace("_", " ").capitalize()


def _codes_of(fact: str) -> str | None:
    """The vocabulary of a fact's codes, if it has one."""
    known = facts_vocabulary().get(fact)
    return known.values if known is not None and isinstance(known.values, str) else None


def _named(before: str, entry: EntryBase) -> str:
    """Whom a version made; one that names somebody by number goes on with the one before."""
    return _words(entry.person, None, {}) if isinstance(entry.person, NewPerson) else before


def _words(value: Any, codes: str | None, homes: Homes) -> str:
    """A value as people read it: London times, labels for codes, yes and no."""
    match value:
        case None | "" | [] | {}:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return show(value)
        case date():
            return show_day(value)
        case list() | tuple() | set() | frozenset():
            return "; ".join(_words(one, codes, homes) for one in value)
        case Place(home_id=int(home)):
            return homes.get(home, f"home {home}")
        case BaseModel():
            parts = (
                _words(getattr(value, name), vocabulary_of(info.annotation, info.metadata), homes)
                for name, info in type(value).model_fields.items()
            )
            return ", ".join(dict.fromkeys(part for part in parts if part))
        case Mapping():  # part of an entry that can't be read any more
            return ", ".join(str(part) for part in value.values() if part)
        case _:
            return label_of(codes, str(value)) if codes else str(value)
