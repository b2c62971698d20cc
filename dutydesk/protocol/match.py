"""Which rules an entry calls for, what it leaves to ask, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dutydesk.protocol.conditions import Facts, Verdict, both, evaluate, opposite
from dutydesk.protocol.facts import facts_vocabulary
from dutydesk.protocol.reasons import reasons
from dutydesk.protocol.rules import Protocol, Rule, Telling
from dutydesk.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Opening:
    """A rule that the entry calls for: for a clock, one clock; `why` is in words for people."""

    protocol: Protocol
    rule: Rule
    telling: Telling | None
    event: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An unknown fact that decides something, and the rules (full ids) that hang on it."""

    fact: str
    rules: tuple[str, ...]
    paragraphs: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A rule that would have come up, but for the one that overrides it."""

    rule: Rule
    by: Rule


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A rule (full id) whose running clocks end as superseded, and the rule that ends them."""

    rule: str
    by: Rule


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check finds of the form field that it stands beside: fine, a problem, or unknown."""

    protocol: Protocol
    rule: Rule
    event: str
    field: str
    ok: bool | None
    refuse: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """All that the protocols make of an entry."""

    openings: tuple[Opening, ...] = ()
    questions: tuple[Question, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    cancels: tuple[Cancelled, ...] = ()
    guides: tuple[Opening, ...] = ()
    records: tuple[Opening, ...] = ()
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A rule that listens for the entry, with the verdict on it and on each of its tellings."""

    protocol: Protocol
    rule: Rule
    event: str
    tellings: tuple[tuple[Telling | None, Verdict], ...]

    @property
    def fires(self) -> bool:
        return any(verdict.truth for _, verdict in self.tellings)


def match(protocols: Iterable[Protocol], events: Sequence[str], facts: Facts) -> Openings:
    """Weigh every rule of the protocols against the events of one entry and what is known.

    `facts` should already have been through `derive`. A rule comes up once, with each telling that
    counts, on the first of the events it listens for. What is unknown opens nothing and overrides
    nothing: it is asked.
    """
    weighed = list(_weigh(protocols, events, facts))
    overriding = _overriding(weighed)
    standing = [one for one in weighed if one.rule.full_id not in overriding]
    firing = [one for one in standing if one.fires]
    return Openings(
        openings=tuple(_opened(firing, "clock", facts)),
        questions=_questions(standing, facts),
        replaced=tuple(
            Replaced(one.rule, overriding[one.rule.full_id])
            for one in weighed
            if one.fires and one.rule.full_id in overriding
        ),
        cancels=tuple(Cancelled(ended, one.rule) for one in firing for ended in one.rule.cancelled),
        guides=tuple(_opened(firing, "guide", facts)),
        records=tuple(_opened(firing, "record", facts)),
        checks=tuple(_check(one, facts) for one in firing if one.rule.kind == "check"),
    )


def _weigh(
    protocols: Iterable[Protocol], events: Sequence[str], facts: Facts
) -> Iterator[_Weighed]:
    for protocol in protocols:
        scope = evaluate(protocol.scope.when, facts)
        if scope.truth is False:
            continue
        for rule in protocol.rules:
            event = next((event for event in events if event in rule.on), None)
            if event is None:
                continue
            verdict = evaluate(rule.when, facts)
            if verdict.truth is not False:
                verdict = both([scope, verdict, _not_excepted(rule, facts)])
            if verdict.truth is False:
                continue  # most rules end here: it opens, asks and overrides nothing
            tellings = tuple(
                (telling, both([verdict, evaluate(telling.when if telling else None, facts)]))
                for telling in rule.tellings()
            )
            yield _Weighed(protocol, rule, event, tellings)


def _not_excepted(rule: Rule, facts: Facts) -> Verdict:
    return Verdict(True) if rule.unless is None else opposite(evaluate(rule.unless, facts))


def _overriding(weighed: Sequence[_Weighed]) -> Mapping[str, Rule]:
    """Each rule that is overridden (by full id), and the rule that overrides it.

    A rule that is itself overridden overrides nothing. Where rules override each other in a ring,
    which a file's check refuses, those that come first stand.
    """
    by_overridden: dict[str, list[Rule]] = {}
    for one in weighed:
        if one.fires:
            for overridden in one.rule.overridden:
                by_overridden.setdefault(overridden, []).append(one.rule)
    found: dict[str, Rule | None] = {}

    def overrider(full_id: str) -> Rule | None:
        if full_id not in found:
            found[full_id] = None  # until it is known: what breaks a ring
            standing = (
                rule
                for rule in by_overridden.get(full_id, ())
                if rule.full_id != full_id and overrider(rule.full_id) is None
            )
            found[full_id] = next(standing, None)
        return found[full_id]

    chosen = {one.rule.full_id: overrider(one.rule.full_id) for one in weighed}
    return {full_id: rule for full_id, rule in chosen.items() if rule is not None}


def _opened(firing: Iterable[_Weighed], kind: str, facts: Facts) -> Iterator[Opening]:
    for one in firing:
        if one.rule.kind != kind:
            continue
        for telling, verdict in one.tellings:
            if verdict.truth:
                why = _why(one, telling, facts)
                yield Opening(one.protocol, one.rule, telling, one.event, why)


def _why(one: _Weighed, telling: Telling | None, facts: Facts) -> tuple[str, ...]:
    conditions = (one.protocol.scope.when, one.rule.when, telling.when if telling else None)
    said = [reason for when in conditions for reason in reasons(when, facts)]
    event = vocabulary("events").terms[one.event].label
    return tuple(dict.fromkeys([event, *said]))


def _check(one: _Weighed, facts: Facts) -> CheckResult:
    return CheckResult(
        protocol=one.protocol,
        rule=one.rule,
        event=one.event,
        field=one.rule.field or "",
        ok=evaluate(one.rule.require, facts).truth,
        refuse=one.rule.refuse,
        why=_why(one, None, facts),
    )


def _questions(standing: Iterable[_Weighed], facts: Facts) -> tuple[Question, ...]:
    """What is to be asked, in the vocabulary's order, each with the rules that hang on it."""
    hanging: dict[str, list[Rule]] = {}
    for one in standing:
        asks = {name for _, verdict in one.tellings for name in verdict.asks}
        if one.rule.kind == "check":
            # An empty field asks nothing: it stands there already, and its check waits for it.
            asks -= {one.rule.field}
        if one.fires and one.rule.kind == "check":
            asks |= evaluate(one.rule.require, facts).asks - {one.rule.field}
        for name in asks:
            hanging.setdefault(name, []).append(one.rule)
    return tuple(
        Question(
            fact=name,
            rules=tuple(rule.full_id for rule in hanging[name]),
            paragraphs=tuple(dict.fromkeys(p for rule in hanging[name] for p in rule.paragraphs)),
            text=fact.question,
        )
        for name, fact in facts_vocabulary().items()
        if name in hanging
    )
