"""Doing again what followed from an entry that is amended or voided, and telling what that changes.

The young person's steps are taken back to just before the entry, and done again in their order with
the entry as it should have been: each at its own instant, by its own protocols. So the records
become what they would have been had it been right from the start. Nobody is told twice: stories,
alerts and the feed hear only of what comes out otherwise than it stood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk.answer import take_answers
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, NewPerson
from dutydesk.desk.log import carry_out, read_into
from dutydesk.desk.meaning import Problem
from dutydesk.desk.payloads import entry_from
from dutydesk.desk.people import name_again
from dutydesk.desk.plan import Plan, PlannedClock
from dutydesk.desk.planning import plan_entry
from dutydesk.desk.setting_effects import redate_again
from dutydesk.desk.settling import do_again
from dutydesk.desk.steps import answers_to, redone, steps_from, take_back
from dutydesk.records import Clock, Did, Entry, Person, SettingChange, Step

Standing = Mapping[str, Any]
"""A clock's columns as they stood."""


@dataclass
class Redone:
    """What came of it: the plan of the entry itself (None when voided), and the clocks.

    `stood`: every clock of the young person before, by id. `opened`: the plans of the clocks that
    entries and answers open now, by id. `hangs_on`: what later entries can't do any more, in words.
    """

    plan: Plan | None = None
    stood: dict[int, Standing] = field(default_factory=dict)
    opened: dict[int, PlannedClock] = field(default_factory=dict)
    hangs_on: list[Problem] = field(default_factory=list)


def redo(session: Session, desk: Desk, row: Entry, change: Callable[[Entry], None]) -> Redone:
    """Take back an entry and all that came after it, `change` it, and do it all again.

    In the caller's transaction. Raises what a payload that can't be read any more raises.
    """
    assert row.id is not None
    done = Redone(stood=standing(session, row.person_id))
    steps = steps_from(session, row.id)
    desk.take_up_settings(session)
    settings = _redatings(desk, steps)
    take_back(session, steps)
    change(row)
    for one in steps:
        while settings and settings[0].at < one.at:
            _redate_again(session, desk, row.person_id, settings.pop(0))
        with redone(session, one):
            if one.did is Did.ENTRY:
                _read_again(session, desk, one, done, of=row)
            elif one.did is Did.ANSWERED:
                _answer_again(session, desk, one, done)
            elif one.did is Did.REDATED:
                by = next(known for known in desk.changes if known.id == one.given["change"])
                _redate_again(session, desk, row.person_id, by)
            else:
                do_again(session, desk.as_it_was(one.at, desk.rulebook), one.did, one.given)
    for by in settings:
        _redate_again(session, desk, row.person_id, by)
    return done


def _redatings(desk: Desk, steps: Sequence[Step]) -> list[SettingChange]:
    """The changes of settings since that re-dated running clocks, but none of this young person's.

    Had the entry been right from the start, they might have.
    """
    known = {one.given["change"] for one in steps if one.did is Did.REDATED}
    since = steps[0].at
    return [one for one in desk.changes if one.redated and one.at >= since and one.id not in known]


def _redate_again(session: Session, desk: Desk, person_id: int, by: SettingChange) -> None:
    redate_again(session, desk.as_it_was(by.at, desk.rulebook), person_id, by)


def standing(session: Session, person_id: int) -> dict[int, Standing]:
    """How each clock of a young person stands, ended ones too."""
    session.flush()
    rows = session.exec(select(Clock).where(Clock.person_id == person_id)).all()
    return {row.id: row.model_dump() for row in rows if row.id is not None}


def _read_again(session: Session, desk: Desk, one: Step, done: Redone, of: Entry) -> None:
    row = session.get_one(Entry, one.entry_id)
    if row.voided_at is not None:
        row.questions = []
        session.add(row)
        return
    then = desk.as_it_was(row.logged_at, desk.rulebook.as_kept(session, row.protocol_copies))
    entry = _entry_of(session, row)
    plan, meaning, state = plan_entry(session, then, entry)
    if row is of:
        done.plan = plan
    else:
        done.hangs_on += _broken(row, plan.problems)
    if any(problem.refuse for problem in plan.problems):
        return
    for name, value in read_into(plan, meaning).items():
        setattr(row, name, value)
    session.add(row)
    written = carry_out(session, then, entry, row, plan, meaning, state)
    done.opened |= zip(written.clock_ids, plan.opens, strict=True)


def _broken(row: Entry, problems: Sequence[Problem]) -> list[Problem]:
    """Why a later entry can't stand any more."""
    return [
        Problem(
            "",
            f"“{row.summary}” (entry {row.id}) was logged after this one and hangs on it: "
            f"{one.message} Amend or void that entry first.",
        )
        for one in problems
        if one.refuse
    ]


def _entry_of(session: Session, row: Entry) -> EntryBase:
    """An entry as it was saved, about the young person whom it was about.

    Where it made them, their names, date of birth and case number are what it says now.
    """
    entry = entry_from(row.payload, row.id or 0)
    if isinstance(entry.person, NewPerson) and "person" in row.made:
        name_again(session, session.get_one(Person, row.person_id), entry.person)
    return entry.model_copy(update={"person": row.person_id})


def _answer_again(session: Session, desk: Desk, one: Step, done: Redone) -> None:
    """Answers count for the version that asked; amending takes them up into the next one."""
    row = session.get_one(Entry, one.entry_id)
    assert row.id is not None
    if row.voided_at is None and one in answers_to(session, row.id, row.version):
        book = desk.rulebook.as_kept(session, row.protocol_copies)
        then = desk.as_it_was(one.at, book)
        done.opened |= take_answers(session, then, row, one.given["answers"])
