"""Amending and voiding entries: nothing is overwritten, and everything that follows is put right.

An entry keeps each version that it had, word for word, with who wrote it, when and why. The newest
is in force: clocks and records stand as if it had been logged in place of the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk.amend_from import AmendedMeanwhile as AmendedMeanwhile
from dutydesk.desk.amend_from import Of as Of
from dutydesk.desk.amend_from import open_entry, same_entry, says_the_same
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds import title_of
from dutydesk.desk.log import Logged, drop_draft_of, keep_version
from dutydesk.desk.meaning import Problem
from dutydesk.desk.outcome import outcomes, planned, tell_outcomes
from dutydesk.desk.payloads import entry_from
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.redo import Redone, redo
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.steps import answer_again
from dutydesk.desk.versions import payload_with_answers, version_of
from dutydesk.records import Act, Entry, EntryVersion, Hearing, Person
from dutydesk.store.rows import note_change


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


@refusals("amend", "entry {of.entry_id}", Right.LOG)
def amend(desk: Desk, of: Of, entry: EntryBase, reason: str) -> Logged:
    """Put another version of an entry in force, and do again what followed from it.

    Amending a voided entry brings it back. Saving the same `uid` again adds nothing. Raises
    Refused (without a reason, or for what stands in the way), UnknownEntry, AmendedMeanwhile and
    `StoreError`s.
    """

    def work(session: Session) -> Logged:
        if saved := _saved(session, entry.uid):
            return saved
        why = _reason(reason)
        row, plan = _amend(session, desk, of, entry, why)
        return _keep(session, desk, row, plan, Act.AMENDED, entry.uid, why)

    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(work)


@refusals("void", "entry {of.entry_id}", Right.LOG)
def void(desk: Desk, of: Of, reason: str, uid: str) -> Logged:
    """Void an entry: its clocks end with it, and what it had ended or moved stands as before.

    Raises as `amend` does; Refused too where later entries hang on it.
    """

    def work(session: Session) -> Logged:
        if saved := _saved(session, uid):
            return saved
        why = _reason(reason)
        row, plan = _void(session, desk, of, why)
        return _keep(session, desk, row, plan, Act.VOIDED, uid, why)

    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(work)


def preview_put_back(desk: Desk, of: Of, number: int, uid: str) -> Plan:
    """What putting version `number` back in force would do. Saves nothing; as `preview_amend`."""
    _ = desk.rulebook
    return desk.store.rehearse(lambda session: _put_back(session, desk, of, number, uid, "")[1])


@refusals("amend", "entry {of.entry_id}", Right.LOG)
def put_back(desk: Desk, of: Of, number: int, reason: str, uid: str) -> Logged:
    """Put version `number` of an entry in force again, as its newest. Raises as `amend` does.

    What its questions were answered counts again, from when it was. The reason is also the one for
    going against a check that asks for one.
    """

    def work(session: Session) -> Logged:
        if saved := _saved(session, uid):
            return saved
        why = _reason(reason)
        row, plan = _put_back(session, desk, of, number, uid, why)
        against = {one.rule: why for one in plan.problems if not one.refuse}
        row.payload = row.payload | {"overrides": row.payload["overrides"] | against}
        plan = replace(plan, problems=tuple(one for one in plan.problems if one.refuse))
        return _keep(session, desk, row, plan, Act.AMENDED, uid, why)

    _ = desk.rulebook  # read before the write begins, so that the lock is short
    return desk.store.run(work)


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
    row = open_entry(session, of)
    same_entry(session, desk, row, entry)
    stood = payload_with_answers(session, row)
    payload = entry.model_dump(mode="json")
    payload["answers"] = of.unknown(stood["answers"]) | payload["answers"]
    if row.voided_at is None and says_the_same(payload, stood):
        raise Refused((Problem("", "Nothing has changed yet. Change what is wrong, then save."),))
    return row, _in_force(session, desk, row, payload, reason)


def _put_back(
    session: Session, desk: Desk, of: Of, number: int, uid: str, reason: str
) -> tuple[Entry, Plan]:
    row = open_entry(session, of)
    version = version_of(session, of.entry_id, number)
    payload = version.payload | {"uid": uid}
    if not (isinstance(payload["person"], Mapping) and "person" in row.made):
        payload["person"] = row.person_id
    entry = entry_from(payload, of.entry_id)
    same_entry(session, desk, row, entry)
    if row.voided_at is None and number == row.version:
        raise Refused((Problem("", f"Version {number} is in force already."),))
    said = number - (version.act is Act.VOIDED)
    payload = entry.model_dump(mode="json")
    return row, _in_force(session, desk, row, payload, reason, repeats=said)


def _in_force(
    session: Session,
    desk: Desk,
    row: Entry,
    payload: dict[str, Any],
    reason: str,
    repeats: int | None = None,
) -> Plan:
    """Put a payload in force as the entry's newest version; it may repeat an earlier one."""
    if "person" in row.made and not isinstance(payload["person"], Mapping):
        payload["person"] = row.payload["person"]  # by number it is the one that the entry made

    def change(row: Entry) -> None:
        row.payload, row.voided_at, row.version = payload, None, row.version + 1
        session.add(row)
        if repeats is not None:
            answer_again(session, row.id or 0, repeats, row.version)

    done = redo(session, desk, row, change)
    return _outcome(session, desk, row, done, _why(row, "amended", reason))


def _void(session: Session, desk: Desk, of: Of, reason: str) -> tuple[Entry, Plan]:
    row = open_entry(session, of)
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
    session: Session, desk: Desk, row: Entry, plan: Plan, act: Act, uid: str, why: str
) -> Logged:
    """Keep the new version with its audit row, and tell the other terminals."""
    if plan.refused:
        raise Refused(plan.problems)
    assert row.id is not None
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


def _why(row: Entry, what: str, reason: str) -> str:
    return f"{title_of(row.kind)} {what}{f': {reason}' if reason else ''}"


def _reason(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Refused((Problem("reason", "Say why: it stays with both versions."),))
    return words
