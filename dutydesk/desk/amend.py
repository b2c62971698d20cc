"""Amending and voiding entries: nothing is overwritten, and everything that follows is put right.

An entry keeps each version that it had, word for word, with who wrote it, when and why. The newest
is in force: clocks and records stand as if it had been logged in place of the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, NewPerson, entry_adapter
from dutydesk.desk.log import Logged, drop_draft_of, keep_version
from dutydesk.desk.meaning import Problem
from dutydesk.desk.outcome import outcomes, planned, tell_outcomes
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.redo import Redone, redo
from dutydesk.desk.refusals import refusals
from dutydesk.desk.state import find_person
from dutydesk.desk.versions import UnknownEntry, differences, payload_of
from dutydesk.errors import DutydeskError
from dutydesk.protocol.calendar import local, show, show_day
from dutydesk.records import Act, Entry, EntryVersion, Hearing, Person
from dutydesk.store.rows import note_change


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
    """Which entry is amended, and the number of the version that the change was made from."""

    entry_id: int
    version: int


def preview_amend(desk: Desk, of: Of, entry: EntryBase) -> Plan:
    """What amending would do: which clocks it opens, re-dates, reopens and ends. Saves nothing.

    Problems are in the plan. Raises UnknownEntry, AmendedMeanwhile and `StoreError`s.
    """
    _ = desk.rulebook
    return desk.store.rehearse(lambda session: _amend(session, desk, of, entry, "")[1])


def preview_void(desk: Desk, of: Of) -> Plan:
    """What voiding would do. Saves nothing; as `preview_amend`."""
    _ = desk.rulebook
    return desk.store.rehearse(lambda session: _void(session, desk, of, "")[1])


@refusals("amend", "entry {of.entry_id}")
def amend(desk: Desk, of: Of, entry: EntryBase, reason: str) -> Logged:
    """Put another version of an entry in force, and do again what followed from it.

    Amending a voided entry brings it back. Saving the same `uid` again adds nothing. Raises
    Refused (without a reason, or for what stands in the way), UnknownEntry, AmendedMeanwhile and
    `StoreError`s.
    """

    def work(session: Session) -> Logged:
        if saved := _saved(session, entry.uid):
            return saved
        row, plan = _amend(session, desk, of, entry, _reason(reason))
        return _keep(session, desk, row, plan, Act.AMENDED, entry.uid, reason)

    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(work)


@refusals("void", "entry {of.entry_id}")
def void(desk: Desk, of: Of, reason: str, uid: str) -> Logged:
    """Void an entry: its clocks end with it, and what it had ended or moved stands as before.

    Raises as `amend` does; Refused too where later entries hang on it.
    """

    def work(session: Session) -> Logged:
        if saved := _saved(session, uid):
            return saved
        row, plan = _void(session, desk, of, _reason(reason))
        return _keep(session, desk, row, plan, Act.VOIDED, uid, reason)

    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(work)


def preview_put_back(desk: Desk, of: Of, number: int, uid: str) -> Plan:
    """What putting version `number` back in force would do. Saves nothing; as `preview_amend`."""
    return preview_amend(desk, of, _version(desk, of, number, uid))


def put_back(desk: Desk, of: Of, number: int, reason: str, uid: str) -> Logged:
    """Put version `number` of an entry in force again, as its newest. Raises as `amend` does."""
    return amend(desk, of, _version(desk, of, number, uid), reason)


def _version(desk: Desk, of: Of, number: int, uid: str) -> EntryBase:
    with desk.store.read() as session:
        payload = payload_of(session, of.entry_id, number)
    return entry_adapter.validate_python(payload | {"uid": uid})


def _saved(session: Session, uid: str) -> Logged | None:
    """What a repeated save gives: the version that it has saved already."""
    version = session.exec(select(EntryVersion).where(EntryVersion.uid == uid)).first()
    if version is None:
        return None
    row = session.get_one(Entry, version.entry_id)
    return Logged(version.entry_id, row.person_id, None, already=True)


def _amend(
    session: Session, desk: Desk, of: Of, entry: EntryBase, reason: str
) -> tuple[Entry, Plan]:
    row = _open(session, of)
    _same_entry(session, desk, row, entry)
    payload = entry.model_dump(mode="json")
    if row.voided_at is None and _says_the_same(payload, row.payload):
        raise Refused((Problem("", "Nothing has changed yet. Change what is wrong, then save."),))

    def change(row: Entry) -> None:
        row.payload, row.voided_at, row.version = payload, None, row.version + 1
        session.add(row)

    done = redo(session, desk, row, change)
    return row, _outcome(session, desk, row, done, _why(row, "amended", reason))


def _void(session: Session, desk: Desk, of: Of, reason: str) -> tuple[Entry, Plan]:
    row = _open(session, of)
    if row.voided_at is not None:
        raise Refused((Problem("", "This entry has been voided already."),))

    def change(row: Entry) -> None:
        row.voided_at, row.version = desk.now(), row.version + 1
        session.add(row)

    done = redo(session, desk, row, change)
    return row, _outcome(session, desk, row, done, _why(row, "voided", reason))


def _outcome(session: Session, desk: Desk, row: Entry, done: Redone, why: str) -> Plan:
    """The plan of an amendment, after telling every clock concerned what became of it."""
    assert row.id is not None
    found = outcomes(session, done, row.person_id)
    parts = planned(found, done, why)
    tell_outcomes(session, desk, found, row.id, why)
    name = session.get_one(Person, row.person_id).name
    plan = done.plan or Plan(row.kind, name, row.summary, row.happened_at, row.known_at)
    problems = (*plan.problems, *done.hangs_on)
    return replace(plan, person_name=name, problems=problems, amends=True, **parts)


def _keep(
    session: Session, desk: Desk, row: Entry, plan: Plan, act: Act, uid: str, reason: str
) -> Logged:
    """Keep the new version with its audit row, and tell the other terminals."""
    if plan.refused:
        raise Refused(plan.problems)
    assert row.id is not None
    why = _reason(reason)
    keep_version(
        session,
        row,
        act,
        uid,
        desk.now(),
        reason=why,
        officer=desk.officer,
        terminal=desk.terminal,
    )
    details: dict[str, Any] = {
        "kind": row.kind,
        "person": row.person_id,
        "version": row.version,
        "reason": why,
        "summary": row.summary,
        "opens": [one.rule for one in plan.opens],
        "redates": [one.clock_id for one in plan.redates],
        "reopens": [one.clock_id for one in plan.reopens],
        "ends": [one.clock_id for one in plan.ends],
    }
    desk.audit(session, act.value, f"entry {row.id}", **details)
    note_change(session, "entry", row.id)
    note_change(session, "person", row.person_id)
    for key in session.exec(select(Hearing.id).where(Hearing.person_id == row.person_id)):
        note_change(session, "hearing", key or 0)
    drop_draft_of(session, uid)
    return Logged(row.id, row.person_id, plan)


def _open(session: Session, of: Of) -> Entry:
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
        f"{newest.officer} {newest.act.value} this entry at {show(newest.at)} while you had it "
        f"open ({newest.reason}). {'; '.join(changed)}{'. ' if changed else ''}"
        "Nothing that you typed is lost. To put yours on top of theirs, check and save again.",
    )


def _same_entry(session: Session, desk: Desk, row: Entry, entry: EntryBase) -> None:
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


def _says_the_same(payload: Mapping[str, Any], stood: Mapping[str, Any]) -> bool:
    """Whether a version says nothing new; whom it is about, by name or by number, is the same."""
    named = isinstance(payload["person"], Mapping)
    known = {"uid"} if named else {"uid", "person"}
    return all(payload[name] == stood.get(name) for name in payload.keys() - known)


def _why(row: Entry, what: str, reason: str) -> str:
    return f"{row.kind.capitalize()} {what}{f': {reason}' if reason else ''}"


def _reason(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Refused((Problem("reason", "Say why: it stays with both versions."),))
    return words
