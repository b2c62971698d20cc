"""What an entry does to clocks that are already running: new due times, and endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from dutydesk.desk.board_row import party_label
from dutydesk.desk.context import Desk
from dutydesk.desk.labels import told_label
from dutydesk.desk.meaning import Meaning, Raised, Which
from dutydesk.desk.plan import PlannedClock, PlannedEnding, PlannedRedate
from dutydesk.desk.rounds import anchors_of, counts_for, due_of, following, held_of, recurs
from dutydesk.desk.state import PersonState
from dutydesk.protocol.calendar import local, show
from dutydesk.protocol.conditions import FactValue, evaluate
from dutydesk.protocol.facts import derive
from dutydesk.protocol.levels import thresholds
from dutydesk.protocol.limits import limit_adapter
from dutydesk.protocol.match import Openings
from dutydesk.protocol.rules import Rule
from dutydesk.records import Clock, ClockState, Entry
from dutydesk.vocabulary import vocabulary

HEARING = frozenset({"hearing", "next_hearing"})


Duty = tuple[str, str | None, str | None]
"""What tells the clocks of one entry apart: the rule, whom to tell, and by which channel."""


def duty_of(clock: Clock | PlannedClock) -> Duty:
    """The duty that a clock stands for."""
    return (clock.rule, clock.tell, clock.by)


def rule_of(desk: Desk, session: Session, clock: Clock) -> Rule:
    """The rule as it stood when the clock opened."""
    rule = desk.rulebook.rule(session, clock.protocol_copy_id, clock.rule)
    if rule is None:
        raise LookupError(
            f"clock {clock.id}: no rule {clock.rule} in copy {clock.protocol_copy_id}"
        )
    return rule


def redate(
    desk: Desk,
    session: Session,
    clock: Clock,
    changed: Mapping[str, datetime],
    why: str,
    hearing: Which | None = None,
) -> PlannedRedate | None:
    """A running clock with some of its anchors changed; None if that does not move it."""
    limit = limit_adapter.validate_python(clock.limit)
    if not changed.keys() & limit.anchors():
        return None
    assert clock.id is not None
    anchors = {**anchors_of(clock), **changed}
    found = due_of(desk, clock, held_of(clock), anchors)
    if clock.due_at is not None and found.at == clock.due_at:
        return None
    when = thresholds(
        clock.opened_at,
        found.at,
        rule_of(desk, session, clock).warn,
        warnings=desk.settings.warnings,
        calendar=desk.calendar_for(clock.authority),
    )
    return PlannedRedate(
        clock_id=clock.id,
        duty=clock.duty,
        tell_label=told_label(party_label(clock.tell), clock.by),
        paragraphs=clock.paragraphs,
        old_due=clock.due_at,
        new_due=found.at,
        near_at=when.near_at,
        urgent_at=when.urgent_at,
        not_before=found.not_before,
        waits_for=found.waits_for,
        anchors=anchors,
        steps=found.steps,
        words=found.words,
        basis=found.basis,
        why=why,
        hearing=hearing,
    )


def redatings(
    desk: Desk,
    session: Session,
    state: PersonState,
    meaning: Meaning,
    ends: Sequence[PlannedEnding],
) -> tuple[PlannedRedate, ...]:
    """Clocks that move with what the entry is about, a hearing or a release date, or waited for it.

    Those in `ends` end with the same entry and stay where they are; what waited for one of them to
    be done is dated.
    """
    met = {one.clock_id: one.at for one in ends if one.how == "met" and one.at is not None}
    done = [(clock, met[clock.id]) for clock in state.clocks if clock.id in met]
    ended = {one.clock_id for one in ends}
    left = [clock for clock in state.clocks if clock.id not in ended]
    found = [
        _dated_by(desk, session, clock, done) or _redated(desk, session, clock, meaning)
        for clock in left
    ]
    return tuple(one for one in found if one is not None)


def _dated_by(
    desk: Desk, session: Session, clock: Clock, done: Sequence[tuple[Clock, datetime]]
) -> PlannedRedate | None:
    for one, at in done:
        if waited_for(session, clock, one):
            return redate(desk, session, clock, {clock.waits_for or "": at}, f"Done: {one.duty}")
    return None


def waited_for(session: Session, clock: Clock, done: Clock) -> bool:
    """Whether a clock waited for this duty of the same young person to be done.

    Where its own entry opened that duty too, it waits for that one alone.
    """
    names = (f"completed:{done.rule.split('/')[-1]}", f"completed:{done.rule}")
    if clock.waits_for not in names:
        return False
    own = select(Clock.id).where(Clock.entry_id == clock.entry_id, Clock.rule == done.rule)
    return clock.entry_id == done.entry_id or session.exec(own).first() is None


def _redated(desk: Desk, session: Session, clock: Clock, meaning: Meaning) -> PlannedRedate | None:
    if meaning.dates and clock.about_entry_id == meaning.about_entry_id:
        moved = redate(desk, session, clock, meaning.dates, meaning.summary)
        if moved is not None:
            return moved
    for move in meaning.moves:
        if clock.hearing_id == move.hearing_id:
            return redate(desk, session, clock, dict.fromkeys(HEARING, move.at), move.why, move.to)
    if clock.waits_for in HEARING and meaning.next_at:
        why = f"The hearing is known: {show(meaning.next_at)}"
        return redate(desk, session, clock, dict.fromkeys(HEARING, meaning.next_at), why, "next")
    if meaning.release_at and anchors_of(clock).get("release") != meaning.release_at:
        why = f"The release date is {show(meaning.release_at)}"
        return redate(desk, session, clock, {"release": meaning.release_at}, why)
    given = _begun(desk, session, clock, meaning)
    moved = redate(desk, session, clock, given, meaning.summary) if given else None
    return replace(moved, about=True) if moved else None


def _begun(
    desk: Desk, session: Session, clock: Clock, meaning: Meaning
) -> Mapping[str, datetime] | None:
    """The instant for which a clock waits, where the entry begins what the clock waits for.

    That is so if the entry raises another of the events on which the clock's rule opens: the review
    in custody is booked at which the home, known since before, is to be. Some instants are waited
    for whatever gives them, such as an assessment's.
    """
    begins = [one for one in meaning.raised if clock.waits_for in one.anchors]
    if clock.waits_for is None or not begins or meaning.about_entry_id is not None:
        return None
    given = begins[0].anchors[clock.waits_for]
    if vocabulary("instants").terms[clock.waits_for].attrs.get("awaited"):
        return {clock.waits_for: given} if given >= clock.anchored_at else None
    opened_by = session.get_one(Entry, clock.entry_id).raised
    opening = {event for one in opened_by for event in one["events"]}
    others = set(rule_of(desk, session, clock).on) - opening
    return next(
        (
            {clock.waits_for: one.anchors[clock.waits_for]}
            for one in begins
            if others & set(one.events)
        ),
        None,
    )


def carried_on(
    desk: Desk, session: Session, state: PersonState, meaning: Meaning, redated: set[int]
) -> set[Duty]:
    """The rules and recipients whose running clocks go on, so that the entry opens no second one.

    They are those that it re-dates, and those that recur. A release date that is given again also
    leaves standing what the earlier giving of it opened, moved or not.
    """
    return {
        duty_of(clock)
        for clock in state.clocks
        if clock.id in redated
        or recurs(clock.limit)
        or (meaning.release_at and "release_date_set" in rule_of(desk, session, clock).on)
    }


OF_MATTER = frozenset({"meeting_arranged", "case_transfer"})
"""Events that come again for one meeting, or one transfer."""

ONCE = OF_MATTER | {"hearing_arranged", "remand_changed", "release_date_set"}
"""Events that come again for one matter, hearing or release: they open nothing a second time."""


def opened_before(session: Session, state: PersonState, meaning: Meaning) -> Sequence[Clock]:
    """The clocks that the young person had, ended ones too, where `same_cause` looks at them."""
    events = {event for one in meaning.raised for event in one.events}
    if state.person.id is None or not events & ONCE:
        return ()
    return session.exec(
        select(Clock).where(
            Clock.person_id == state.person.id,
            col(Clock.state).not_in([ClockState.SUPERSEDED, ClockState.VOIDED]),
        )
    ).all()


def same_cause(event: str, clock: PlannedClock, had: Clock, meaning: Meaning) -> bool:
    """Whether a clock that the desk had was opened for the same matter, hearing or release date."""
    if event not in ONCE or duty_of(had) != duty_of(clock):
        return False
    if event in OF_MATTER:
        return had.about_entry_id == meaning.about_entry_id
    if event == "release_date_set":
        return anchors_of(had).get("release") == clock.anchors.get("release")
    about = meaning.settled_hearing_id if clock.hearing == "this" else clock.hearing
    return had.hearing_id is not None and str(had.hearing_id) == str(about)


def endings(
    desk: Desk,
    session: Session,
    state: PersonState,
    meaning: Meaning,
    opened: list[tuple[Raised, Openings]],
) -> tuple[PlannedEnding, ...]:
    """Running clocks that the entry shows done, makes needless, or that a new rule cancels."""
    found = {one.clock_id: one for one in _settled(desk, session, state, meaning)}
    for clock in state.clocks:
        cancelled = _cancelled(clock, opened) or _stopped(desk, session, clock, meaning)
        if clock.id not in found and cancelled:
            ended = _ending(clock, "superseded", cancelled, None)
            found[ended.clock_id] = ended
    return tuple(found.values())


def _settled(
    desk: Desk, session: Session, state: PersonState, meaning: Meaning
) -> list[PlannedEnding]:
    """Clocks whose `met_when` the entry makes true."""
    found = []
    for clock in state.clocks:
        rule = rule_of(desk, session, clock)
        # What waits for another duty to be done first can't have been done before it.
        if rule.met_when is None or (clock.waits_for or "").startswith("completed:"):
            continue
        facts = _facts_for(clock, rule.met_when.facts(), meaning)
        if facts and evaluate(rule.met_when, facts).truth:
            # Of several facts of which any will do, those that nobody gave have shown nothing.
            shown = rule.met_when.facts() & facts.keys()
            at = meaning.evidence(shown)
            if not counts_for(desk, clock, at) or _done_before(clock, shown, at, meaning):
                continue
            ending = _ending(clock, "met", f"Shown by: {meaning.summary}", at)
            after = following(desk, clock, at)
            found.append(replace(ending, next_due=after[0].at) if after else ending)
    return found


def _done_before(clock: Clock, shown: Set[str], at: datetime, meaning: Meaning) -> bool:
    """Whether what was done was done on a day before the duty arose, about something else."""
    terms = vocabulary("facts").terms
    acts = any(terms[name].attrs.get("act") for name in shown)
    mine = clock.about_entry_id == meaning.about_entry_id
    return acts and not mine and local(at).date() < local(clock.anchored_at).date()


def _facts_for(clock: Clock, names: frozenset[str], meaning: Meaning) -> Mapping[str, FactValue]:
    """What the entry says that may settle this clock.

    What is said of one hearing or one arrest settles only what hangs on it: who came to court
    last week is no answer for next week. Facts that last settle any clock of the young person.
    """
    if clock.hearing_id is not None and clock.hearing_id == meaning.settled_hearing_id:
        return meaning.settled
    lasting = all(vocabulary("facts").terms[name].attrs.get("lasting") for name in names)
    if lasting or clock.about_entry_id == meaning.about_entry_id:
        return meaning.raised[0].facts
    return {}


def _stopped(desk: Desk, session: Session, clock: Clock, meaning: Meaning) -> str:
    """Why the clock is needless now, or nothing.

    What became of one hearing, or of one arrest or meeting, stops no clock about another.
    """
    mine = clock.about_entry_id == meaning.about_entry_id
    if mine and meaning.called_off:
        return meaning.summary
    rule = rule_of(desk, session, clock)
    if rule.stops_when is None:
        return ""
    facts = derive(meaning.raised[0].facts)
    others = set()
    if clock.hearing_id is not None and clock.hearing_id != meaning.settled_hearing_id:
        others.add("of_hearing")
    if not mine:
        others.add("of_matter")
    terms = vocabulary("facts").terms
    facts = {name: facts[name] for name in facts if not others & terms[name].attrs.keys()}
    stopped = evaluate(rule.stops_when, facts).truth
    return f"Its reason has stopped: {meaning.summary}" if stopped else ""


def _cancelled(clock: Clock, opened: list[tuple[Raised, Openings]]) -> str:
    for _, openings in opened:
        for cancelled in openings.cancels:
            if cancelled.rule == clock.rule:
                return f"Cancelled by {', '.join(cancelled.by.paragraphs)} ({cancelled.by.full_id})"
    return ""


def _ending(clock: Clock, how: str, why: str, at: datetime | None) -> PlannedEnding:
    assert clock.id is not None
    label = told_label(party_label(clock.tell), clock.by)
    return PlannedEnding(clock.id, clock.duty, label, clock.paragraphs, how, why, at)
