"""Planning: an entry, what the desk knows and the rulebook make a plan. It only reads."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlmodel import Session, select

from dutydesk.desk import kinds
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds.common import not_in_future
from dutydesk.desk.kinds.kind import Ground
from dutydesk.desk.labels import told_label
from dutydesk.desk.meaning import Meaning, Problem, Raised, Which
from dutydesk.desk.plan import Advice, Plan, PlannedClock, Question
from dutydesk.desk.running import (
    HEARING,
    Duty,
    carried_on,
    duty_of,
    endings,
    opened_before,
    redatings,
    same_cause,
)
from dutydesk.desk.search import likely_duplicates
from dutydesk.desk.state import PersonState, load_state
from dutydesk.protocol.calendar import local, show_day
from dutydesk.protocol.conditions import FactValue, evaluate
from dutydesk.protocol.due import due
from dutydesk.protocol.facts import FactError, check_value, derive, fact
from dutydesk.protocol.levels import thresholds
from dutydesk.protocol.limits import AnyForm, limit_adapter
from dutydesk.protocol.match import Opening, Openings, match
from dutydesk.protocol.rules import Protocol
from dutydesk.records import Clock, Person
from dutydesk.vocabulary import vocabulary


def plan_entry(session: Session, desk: Desk, entry: EntryBase) -> tuple[Plan, Meaning, PersonState]:
    """Work out what saving an entry would do.

    Gives the plan, and the meaning and state that saving goes on from. Raises UnknownPerson.
    """
    desk.take_up_settings(session)
    now = desk.now()
    state = load_state(session, entry)
    answers, wrong = _answers(entry.answers)
    sound = entry.model_copy(update={"answers": answers})
    meaning = kinds.read(sound, Ground(session, desk, state, now))
    wrong += not_in_future("known_at", "When the desk came to know", meaning.known_at, now)
    wrong += _new_person(session, desk, state, now)
    raised = [with_answers(one, answers) for one in meaning.raised]
    meaning = replace(meaning, raised=raised, problems=[*meaning.problems, *wrong])
    opened = [(one, match(desk.rulebook.protocols, one.events, one.facts)) for one in raised]
    ends = endings(desk, session, state, meaning, opened)
    redates = redatings(desk, session, state, meaning, ends)
    carried = carried_on(desk, session, state, meaning, {one.clock_id for one in redates})
    had = opened_before(session, state, meaning)
    opens = _new_clocks(desk, meaning, opened, carried, had, now)
    plan = Plan(
        kind=entry.kind,
        person_name=state.person.name,
        summary=meaning.summary,
        happened_at=meaning.happened_at,
        known_at=meaning.known_at,
        opens=opens,
        redates=redates,
        ends=ends,
        replaced=tuple(
            (one.rule.full_id, one.by.full_id) for _, found in opened for one in found.replaced
        ),
        guides=_advice((one for _, found in opened for one in found.guides), "guidance"),
        records=_advice((one for _, found in opened for one in found.records), "record"),
        questions=questions(opened, opens),
        problems=_not_overridden([*meaning.problems, *_failed_checks(opened)], entry.overrides),
        clashes=tuple(meaning.clashes),
    )
    return plan, meaning, state


def with_answers(raised: Raised, answers: Mapping[str, FactValue]) -> Raised:
    """The raised events with the answers put among their facts, and what follows worked out."""
    return replace(raised, facts=derive({**raised.facts, **answers}))


def _new_person(session: Session, desk: Desk, state: PersonState, now: datetime) -> list[Problem]:
    """What is wrong with a new young person: perhaps that they are on the desk already."""
    new = state.new
    if new is None:
        return []
    problems = []
    if new.born and new.born > local(now).date():
        problems.append(Problem("person.born", f"{show_day(new.born)} is in the future."))
    taken = select(Person).where(Person.case_number == new.case_number)
    if new.case_number and session.exec(taken).first():
        problems.append(
            Problem("person.case_number", f"{new.case_number} is somebody's already. Choose them.")
        )
    return problems + [
        Problem(
            "person",
            f"{one.name} ({one.case_number}{f', {one.age}' if one.age else ''}) is on the desk "
            f"already: {one.why}. Choose them, or give a reason for a second record.",
            refuse=False,
            rule="duplicate",
        )
        for one in likely_duplicates(desk, new)[:1]
    ]


def _answers(given: Mapping[str, object]) -> tuple[dict[str, FactValue], list[Problem]]:
    answers: dict[str, FactValue] = {}
    problems = []
    for name, value in given.items():
        if value is None:
            continue
        try:
            answers[name] = check_value(name, value)
        except FactError as error:
            problems.append(Problem(f"answers.{name}", str(error)))
    return answers, problems


def _new_clocks(
    desk: Desk,
    meaning: Meaning,
    opened: list[tuple[Raised, Openings]],
    carried: Container[Duty],
    had: Sequence[Clock],
    now: datetime,
) -> tuple[PlannedClock, ...]:
    """The clocks to open, each rule and recipient once for a hearing.

    Those that are carried on are left out, and those that the same cause has opened before.
    """
    planned: dict[tuple[Duty, Which | None], PlannedClock] = {}
    for raised, found in opened:
        for opening in found.openings:
            clock = plan_clock(desk, raised, opening, meaning, now)
            key = (duty_of(clock), clock.hearing)
            if key in planned or (key[0] in carried and opening.event != "remand_changed"):
                continue
            # What was arranged for a hearing stays arranged when only its date moves.
            if raised.hearing == "this" and clock.met_by:
                continue
            if not any(same_cause(opening.event, clock, one, meaning) for one in had):
                planned[key] = clock
    return tuple(sorted(planned.values(), key=lambda one: (one.due_at is None, one.due_at or now)))


def plan_clock(
    desk: Desk, raised: Raised, opening: Opening, meaning: Meaning, now: datetime
) -> PlannedClock:
    """One clock, with its due time worked out from the anchors of what was raised."""
    rule, telling, protocol = opening.rule, opening.telling, opening.protocol
    limit = rule.limit_for(telling)
    assert limit is not None
    assert rule.owner is not None
    authority = protocol.authority_of(rule)
    calendar = desk.calendar_for(authority)
    found = due(
        limit,
        raised.anchors,
        calendar,
        facts=raised.facts,
        targets=desk.settings.targets,
        target_key=rule.full_id,
    )
    when = thresholds(now, found.at, rule.warn, warnings=desk.settings.warnings, calendar=calendar)
    met = rule.met_when is not None and evaluate(rule.met_when, raised.facts).truth
    party = telling.party if telling else None
    return PlannedClock(
        rule=rule.full_id,
        protocol=protocol.id,
        protocol_version=protocol.version,
        protocol_title=protocol.title,
        authority=authority,
        paragraphs=rule.paragraphs,
        duty=rule.duty or "",
        owner=rule.owner,
        owner_label=party_label(protocol, rule.owner),
        desk_owes=bool(vocabulary("parties").terms[rule.owner].attrs.get("desk")),
        tell=party,
        tell_label=told_label(party_label(protocol, party), telling.by if telling else None),
        by=telling.by if telling else None,
        ends=rule.ends,
        words=found.words,
        basis=found.basis,
        limit=limit_adapter.dump_python(limit, mode="json", by_alias=True, exclude_none=True),
        anchors=raised.anchors,
        facts=raised.facts,
        steps=found.steps,
        why=opening.why,
        due_at=found.at,
        not_before=found.not_before,
        near_at=when.near_at,
        urgent_at=when.urgent_at,
        waits_for=found.waits_for,
        asks=found.asks,
        anchored_at=raised.anchors["event"],
        hearing=_hangs_on(raised, opening.event, limit),
        met_by=meaning.evidence(rule.met_when.facts() & raised.facts.keys())
        if met and rule.met_when
        else None,
    )


def _hangs_on(raised: Raised, event: str, limit: AnyForm) -> Which | None:
    """The hearing that a clock hangs on: the one it counts from, or that its event is about.

    What is owed for a result hangs on the hearing that was held, not on the one that follows.
    """
    if limit.anchors() & HEARING or vocabulary("events").terms[event].attrs.get("hearing"):
        return raised.hearing
    return "this" if event == "court_result" else None


def party_label(protocol: Protocol, party: str | None) -> str:
    """A party in the protocol's own words, else the common ones; empty for nobody."""
    if party is None:
        return ""
    return protocol.parties.get(party) or vocabulary("parties").terms[party].label


def _advice(found: Iterable[Opening], kind: Literal["guidance", "record"]) -> tuple[Advice, ...]:
    """The guides or records that come up, each once."""
    return tuple(
        {
            one.rule.full_id: Advice(
                rule=one.rule.full_id,
                protocol_title=one.protocol.title,
                paragraphs=one.rule.paragraphs,
                words=getattr(one.rule, kind) or one.rule.guidance or one.rule.duty or "",
            )
            for one in found
        }.values()
    )


def questions(
    opened: list[tuple[Raised, Openings]], opens: Iterable[PlannedClock]
) -> tuple[Question, ...]:
    """What the rules ask, and what the limits of the clocks they open hang on."""
    asked: dict[str, Question] = {}
    for _, found in opened:
        for one in found.questions:
            asked.setdefault(one.fact, question_about(one.fact, one.rules, one.paragraphs))
    for clock in opens:
        for name in sorted(clock.asks):
            asked.setdefault(name, question_about(name, (clock.rule,), clock.paragraphs))
    return tuple(one for one in asked.values() if not _follows(one.fact, asked))


def _follows(name: str, asked: Container[str]) -> bool:
    """Whether the answers to other questions that are asked may settle this one."""
    return any(one in asked for one in vocabulary("facts").terms[name].attrs.get("follows", ()))


def question_about(name: str, rules: tuple[str, ...], paragraphs: tuple[str, ...]) -> Question:
    """How a form asks for a fact, and which rules hang on it."""
    known = fact(name)
    return Question(name, known.question, known.type, _options(name), rules, paragraphs)


def _options(name: str) -> tuple[tuple[str, str], ...]:
    known = fact(name)
    if known.type == "yes_no":
        return (("yes", "Yes"), ("no", "No"))
    if isinstance(known.values, tuple):
        return tuple((code, code.replace("_", " ")) for code in known.values)
    return tuple((term.code, term.label) for term in vocabulary(known.values).terms.values())


def _failed_checks(opened: list[tuple[Raised, Openings]]) -> list[Problem]:
    failed: dict[str, Problem] = {}
    for _, found in opened:
        for check in found.checks:
            if check.ok is False:
                rule = check.rule
                failed[rule.full_id] = Problem(
                    field=rule.field or "",
                    message=rule.guidance or rule.duty or "",
                    refuse=rule.refuse,
                    rule=rule.full_id,
                    paragraphs=rule.paragraphs,
                )
    return list(failed.values())


def _not_overridden(problems: list[Problem], overrides: Mapping[str, str]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.refuse or not overrides.get(one.rule, "").strip())
