"""What an amendment begins from: the entry as somebody read it, and whether it still stands so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, NewPerson
from dutydesk.desk.meaning import Problem
from dutydesk.desk.plan import Refused
from dutydesk.desk.state import find_person
from dutydesk.desk.versions import UnknownEntry, differences
from dutydesk.errors import DutydeskError
from dutydesk.protocol.calendar import local, show, show_day
from dutydesk.records import Entry, EntryVersion, Person


class AmendedMeanwhile(DutydeskError):
    """Somebody else has amended or voided the entry since it was read. `version` is theirs.

    Nothing was saved. What they changed is to be shown; saving again on top of `version` is then
    a choice.
    """

    def __init__(self, entry_id: int, version: int, words: str) -> None:
        self.entry_id, self.version = entry_id, version
        super().__init__(words)


@dataclass(frozen=True)
class Of:
    """Which entry is amended, and the number of the version that the change was made from.

    `knew`: the facts that were answered then; what was answered to its questions since is taken
    up. None takes up nothing.
    """

    entry_id: int
    version: int
    knew: frozenset[str] | None = None

    def unknown(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that were given since."""
        knew = answers.keys() if self.knew is None else self.knew
        return {fact: value for fact, value in answers.items() if fact not in knew}


def open_entry(session: Session, of: Of) -> Entry:
    """The entry as it stands. Raises UnknownEntry, or AmendedMeanwhile if another was faster."""
    row = session.get(Entry, of.entry_id)
    if row is None:
        raise UnknownEntry(f"There is no entry {of.entry_id}. A young person's page shows theirs.")
    if row.version == of.version:
        return row
    newest = session.exec(
        select(EntryVersion).where(
            EntryVersion.entry_id == row.id, EntryVersion.number == row.version
        )
    ).one()
    changed = [
        f"{one.label}: {one.values[0] or 'nothing'} → {one.values[1] or 'nothing'}"
        for one in differences(session, of.entry_id, of.version, row.version)
    ]
    raise AmendedMeanwhile(
        of.entry_id,
        row.version,
        f"{newest.officer} {newest.act.value} this entry on {show(newest.at)} while you had it "
        f"open ({newest.reason}). {'; '.join(changed)}{'. ' if changed else ''}"
        "Nothing that you typed is lost. To put yours on top of theirs, check and save again.",
    )


def same_entry(session: Session, desk: Desk, row: Entry, entry: EntryBase) -> None:
    """Refuse to turn an entry into one of another kind or about somebody else."""
    if entry.kind != row.kind:
        raise Refused(
            (Problem("kind", f"This entry is of the kind {row.kind}. Void it, and log another."),)
        )
    if isinstance(entry.person, NewPerson):
        same = "person" in row.made
    else:
        same = find_person(session, entry.person).id == row.person_id
    if isinstance(entry.person, NewPerson) and same:
        _born_already(desk, entry.person)
        _number_is_free(session, row, entry.person)
    if not same:
        name = session.get_one(Person, row.person_id).name
        raise Refused(
            (
                Problem(
                    "person",
                    f"This entry is about {name}. If it was somebody else, void it and log it for "
                    "them.",
                ),
            )
        )


def _born_already(desk: Desk, person: NewPerson) -> None:
    if person.born is not None and person.born > local(desk.now()).date():
        words = f"{show_day(person.born)} is in the future. Type the date like 12/3/2011."
        raise Refused((Problem("born", words),))


def _number_is_free(session: Session, row: Entry, person: NewPerson) -> None:
    """Refuse a case number that somebody else has."""
    of = select(Person.id).where(Person.case_number == person.case_number)
    if session.exec(of).first() not in (None, row.person_id):
        words = f"{person.case_number} is somebody else's already. Check the number."
        raise Refused((Problem("person.case_number", words),))


def says_the_same(payload: Mapping[str, Any], stood: Mapping[str, Any]) -> bool:
    """Whether a version says nothing new; whom it is about, by name or by number, is the same."""
    named = isinstance(payload["person"], Mapping)
    known = {"uid"} if named else {"uid", "person"}
    return all(payload[name] == stood.get(name) for name in payload.keys() - known)
