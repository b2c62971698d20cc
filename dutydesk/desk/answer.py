"""Answers that come after the entry: what was not known then opens now just what it would have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import facts_as_json, open_clocks
from dutydesk.desk.context import Desk
from dutydesk.desk.meaning import Meaning, Raised, Which
from dutydesk.desk.people import answered_status, place_answered, write_status
from dutydesk.desk.person_facts import PLACEMENT_FIELDS, PLACEMENT_NOW_FIELDS
from dutydesk.desk.plan import PlannedClock
from dutydesk.desk.planning import plan_clock, questions, with_answers
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.rounds import recurs
from dutydesk.desk.running import Duty, duty_of, same_cause
from dutydesk.desk.settling import follow_met
from dutydesk.desk.state import state_of
from dutydesk.desk.steps import step
from dutydesk.desk.tell import NotPossible
from dutydesk.protocol.facts import FactError, check_value, check_values
from dutydesk.protocol.match import Openings, match
from dutydesk.records import Clock, ClockState, Did, Entry, Hearing, HearingState, Person
from dutydesk.store.rows import note_change


@refusals("answer", "entry {entry_id}", Right.LOG)
def answer(desk: Desk, entry_id: int, given: Mapping[str, Any]) -> list[int]:
    """Answer facts that an entry left open; give the ids of the clocks that open now.

    They count from the entry's own times, so that one may be overdue already. Raises NotPossible
    for an unknown entry or a value that the fact can't have; `StoreError`s.
    """
    try:
        answers = {name: check_value(name, value) for name, value in given.items()}
    except FactError as error:
        raise NotPossible(str(error)) from error
    _ = desk.rulebook

    def work(session: Session) -> list[int]:
        row = session.get(Entry, entry_id)
        if row is None or row.voided_at is not None:
            raise NotPossible(
                f"There is no entry {entry_id}."
                if row is None
                else "This entry has been voided: its questions went with it."
            )
        plain = facts_as_json(answers)
        kept = {"answers": plain, "version": row.version}
        with step(session, desk, row.person_id, Did.ANSWERED, entry_id, kept):
            clocks = take_answers(session, desk, row, plain)
        desk.audit(session, "answered", f"entry {entry_id}", answers=plain)
        note_change(session, "entry", entry_id)
        note_change(session, "person", row.person_id)
        return list(clocks)

    return desk.store.run(work)


def take_answers(
    session: Session, desk: Desk, row: Entry, given: Mapping[str, Any]
) -> dict[int, PlannedClock]:
    """Open what the answers to an entry's questions call for, in the caller's transaction.

    Gives the plans of the clocks by their ids. What else they tell about the young person is noted.
    """
    answers = check_values(given)
    released = session.get_one(Person, row.person_id).release_at
    raised = [with_answers(_raised(session, one, released), answers) for one in row.raised]
    found = [(one, match(desk.rulebook.protocols, one.events, one.facts)) for one in raised]
    opened = _new_clocks(session, desk, row, found)
    clocks: dict[int, PlannedClock] = {}
    for was, planned in zip(row.raised, opened, strict=True):
        hearings = _hearings(row, was)
        ids = open_clocks(session, desk, row, planned, hearings, was.get("about"))
        follow_met(session, desk, ids, planned)
        clocks |= zip(ids, planned, strict=True)
    row.raised = [
        was | {"facts": facts_as_json(one.facts)}
        for was, one in zip(row.raised, raised, strict=True)
    ]
    planned_now = [clock for planned in opened for clock in planned]
    row.questions = [one.fact for one in questions(found, planned_now)]
    session.add(row)
    person = session.get_one(Person, row.person_id)
    state = state_of(session, person)
    fields = PLACEMENT_FIELDS | PLACEMENT_NOW_FIELDS
    lived = {
        fact: value
        for fact, value in answers.items()
        if fact in fields and not getattr(state.placement, fields[fact], "")
    }
    place_answered(session, state, lived, row)
    unknown = {
        field: value
        for field, value in answered_status(given).items()
        if getattr(person, field) is None
    }
    write_status(session, person, unknown, row, row.happened_at)
    return clocks


def _hearings(row: Entry, was: Mapping[str, Any]) -> dict[str, int]:
    """The hearings that what an entry raised hangs on; a result's own is "this" hearing."""
    own = row.payload.get("hearing_id") or row.made.get("this")
    found = {"this": own} if own else {}
    return found | ({was["hearing"]: was["hearing_id"]} if was.get("hearing_id") else {})


def _raised(session: Session, was: Mapping[str, Any], released: datetime | None) -> Raised:
    """What an entry raised, with its hearing and the release date where those are now."""
    anchors = {name: datetime.fromisoformat(at) for name, at in was["anchors"].items()}
    hearing = session.get(Hearing, was["hearing_id"]) if was.get("hearing_id") else None
    if hearing is not None and hearing.state == HearingState.LISTED:
        anchors |= {name: hearing.at for name in ("hearing", "next_hearing") if name in anchors}
    if "release" in anchors and released is not None:
        anchors["release"] = released
    return Raised(tuple(was["events"]), check_values(was["facts"]), anchors, was["hearing"])


def _new_clocks(
    session: Session, desk: Desk, row: Entry, raised: list[tuple[Raised, Openings]]
) -> list[list[PlannedClock]]:
    """For each thing raised, the clocks that have not been opened for it yet."""
    had = session.exec(
        select(Clock).where(
            col(Clock.person_id) == row.person_id, col(Clock.state) != ClockState.VOIDED
        )
    ).all()
    hearings = {which: key for was in row.raised for which, key in _hearings(row, was).items()}
    meaning = Meaning(row.happened_at, row.known_at, row.summary, [one for one, _ in raised])
    found: list[list[PlannedClock]] = []
    seen: set[tuple[Duty, Which | None]] = set()
    for one, openings in raised:
        planned = []
        for opening in openings.openings:
            clock = plan_clock(desk, one, opening, meaning, desk.now())
            key = (duty_of(clock), clock.hearing)
            again = opening.event == "release_date_set" and any(
                same_cause(opening.event, clock, one, meaning) for one in had
            )
            if key not in seen and not again and not _have(row, clock, hearings, had):
                planned.append(clock)
            seen.add(key)
        found.append(planned)
    return found


def _have(
    row: Entry, clock: PlannedClock, hearings: Mapping[str, int], had: Iterable[Clock]
) -> bool:
    """Whether the entry opened the clock, or carried on one that hangs on the same hearing."""
    same = [one for one in had if duty_of(one) == duty_of(clock)]
    if recurs(clock.limit) and any(one.state is ClockState.RUNNING for one in same):
        return True
    about = hearings.get(clock.hearing) if clock.hearing else None
    if about is not None and any(one.hearing_id == about for one in same):
        return True
    others = {one for which, one in hearings.items() if which not in ("this", "next")}
    if about in others:
        return False
    return any(one.entry_id == row.id and one.hearing_id not in others for one in same)
