"""Runs the worked examples of a protocol: what they say opens must open, due when they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dutydesk.protocol.calendar import Calendar, instant, local
from dutydesk.protocol.conditions import FactValue, evaluate
from dutydesk.protocol.due import due
from dutydesk.protocol.facts import check_values, derive
from dutydesk.protocol.faults import Fault
from dutydesk.protocol.match import Opening, Openings, match
from dutydesk.protocol.rules import (
    Example,
    Expected,
    Moved,
    Protocol,
    ProtocolExample,
    Rule,
    rules_by_id,
)

_CORRECT = "Correct the rule, or what the example expects of it."
_Clock = tuple[str, str | None, datetime | None]
"""A clock as examples speak of it: the rule, whom it tells, and the London time it is due."""


@dataclass(frozen=True, slots=True)
class _Run:
    """An example's situation, played through the rules."""

    facts: Mapping[str, FactValue]
    anchors: Mapping[str, datetime]
    found: Openings
    calendar: Calendar

    def due_at(self, opening: Opening, moved: Mapping[str, datetime] | None = None) -> _Clock:
        """The clock that an opening comes to, with some instants moved if any are."""
        limit = opening.rule.limit_for(opening.telling)
        at = None
        if limit is not None:
            anchors = {**self.anchors, **(moved or {})}
            at = due(limit, anchors, self.calendar, facts=self.facts).at
        tell = opening.telling.party if opening.telling else None
        wall = local(at).replace(tzinfo=None, second=0, microsecond=0) if at else None
        return opening.rule.full_id, tell, wall

    def asks(self, rule_id: str | None) -> set[str]:
        """The facts that are asked, by one rule or by any, for opening or for choosing a limit."""
        asked = {
            question.fact
            for question in self.found.questions
            if rule_id is None or rule_id in question.rules
        }
        for opening in self.found.openings:
            limit = opening.rule.limit_for(opening.telling)
            if limit is not None and rule_id in (None, opening.rule.full_id):
                asked |= due(limit, self.anchors, self.calendar, facts=self.facts).asks
        return asked


def run_examples(
    protocol: Protocol,
    others: Sequence[Protocol],
    calendar: Calendar,
    file: str | None = None,
) -> list[Fault]:
    """Run every example of a protocol; one fault for each thing that comes out otherwise.

    A rule's examples run against the whole file, and those at the end of the file also against the
    `others` that they name. `file` is the name that faults give; by default the protocol's id.
    The facts of the examples must have been checked, as `load` does.
    """
    faults: list[tuple[str, str, str]] = []
    for n, rule in enumerate(protocol.rules, start=1):
        for m, example in enumerate(rule.examples, start=1):
            run = _play(example, (protocol,), calendar)
            place = f"rule[{n}].example[{m}]"
            faults += [(place, said, _CORRECT) for said in _judge(rule, example, run)]
    for m, whole in enumerate(protocol.examples, start=1):
        place = f"example[{m}]"
        beside = {other.id: other for other in others}
        missing = [name for name in whole.with_files if name not in beside]
        if missing:
            said = f"'{whole.name}' runs with '{missing[0]}', which is not among the files"
            faults.append((f"{place}.with", said, "Check the files together, or mend the name."))
            continue
        together = (protocol, *(beside[name] for name in whole.with_files))
        run = _play(whole, together, calendar)
        faults += [(place, said, _CORRECT) for said in _judge_whole(whole, run, together)]
    name = file or f"{protocol.id}.toml"
    return [Fault(name, place, problem, remedy) for place, problem, remedy in dict.fromkeys(faults)]


def _play(
    example: Example | ProtocolExample, protocols: Sequence[Protocol], calendar: Calendar
) -> _Run:
    facts = derive(check_values(example.facts))
    anchors = _instants({"event": example.at, **example.anchors})
    return _Run(facts, anchors, match(protocols, example.event, facts), calendar)


def _instants(walls: Mapping[str, datetime]) -> dict[str, datetime]:
    return {name: instant(wall.date(), wall.time())[0] for name, wall in walls.items()}


def _judge(rule: Rule, example: Example, run: _Run) -> Iterator[str]:
    """What is wrong with how one rule behaves in its example."""
    opened = [one for one in run.found.openings if one.rule is rule]
    if example.opens is not None and rule.kind == "clock":
        expected = [(rule.full_id, clock.tell, clock.due) for clock in example.opens]
        yield from _compare(example.name, expected, [run.due_at(one) for one in opened])
    if rule.kind != "clock":
        yield from _judge_shown(rule, example, run)
    yield from _unasked(example.name, example.asks, run.asks(rule.full_id))
    if example.moved:
        yield from _judge_moved(example.name, example.moved, opened, run)
    if example.met and not (rule.met_when and evaluate(rule.met_when, run.facts).truth):
        yield f"'{example.name}' should be met at once, and met_when does not hold"


def _judge_shown(rule: Rule, example: Example, run: _Run) -> Iterator[str]:
    """Whether a guide, a record or a check comes up, and whether a check objects."""
    shown = [opening.rule for opening in (*run.found.guides, *run.found.records)]
    shown += [check.rule for check in run.found.checks]
    comes_up = any(one is rule for one in shown)
    if comes_up and example.opens == ():
        yield f"'{example.name}': the {rule.kind} comes up, and should not"
    if not comes_up and example.opens is None and not example.asks and rule.kind != "check":
        yield f"'{example.name}': the {rule.kind} should come up, and does not"
    objects = any(one.rule is rule and one.ok is False for one in run.found.checks)
    if objects is not example.problem:
        yield (
            f"'{example.name}': the {rule.kind} "
            f"{'objects, and should not' if objects else 'should object, and does not'}"
        )


def _judge_whole(
    example: ProtocolExample, run: _Run, together: Sequence[Protocol]
) -> Iterator[str]:
    """What is wrong with how the files behave together."""
    named = [clock.rule for clock in (*(example.opens or ()), *example.includes)]
    known = rules_by_id(together)
    for rule_id in (*named, *example.excludes):
        if rule_id not in known:
            yield f"'{example.name}' names {rule_id or 'a clock without its rule'}: no such rule"
    opened = [run.due_at(one) for one in run.found.openings]
    if example.opens is not None:
        yield from _compare(example.name, _written(example.opens), opened)
    for clock in _written(example.includes):
        if clock not in opened:
            yield f"'{example.name}' should open {_shown(clock)}; it opens {_listed(opened)}"
    for rule_id in example.excludes:
        if any(rule_id == clock[0] for clock in opened):
            yield f"'{example.name}' opens {rule_id}, and should not"
    yield from _unasked(example.name, example.asks, run.asks(None))
    if example.moved:
        yield from _judge_moved(example.name, example.moved, run.found.openings, run)


def _written(expected: Iterable[Expected]) -> list[_Clock]:
    return [(clock.rule or "", clock.tell, clock.due) for clock in expected]


def _compare(name: str, expected: Iterable[_Clock], opened: Iterable[_Clock]) -> Iterator[str]:
    wanted, got = Counter(expected), Counter(opened)
    if wanted != got:
        missing, extra = list((wanted - got).elements()), list((got - wanted).elements())
        parts = [f"should open {_listed(missing)}"] if missing else []
        parts += [f"opens {_listed(extra)}"] if extra else []
        yield f"'{name}' {', and '.join(parts)}{'' if missing else ', and should not'}"


def _unasked(name: str, asks: Iterable[str], asked: set[str]) -> Iterator[str]:
    for fact in asks:
        if fact not in asked:
            yield f"'{name}' should ask {fact}; it asks {', '.join(sorted(asked)) or 'nothing'}"


def _judge_moved(name: str, moved: Moved, opened: Iterable[Opening], run: _Run) -> Iterator[str]:
    """Whether the clocks that hang on a moved instant follow it."""
    hanging = []
    for opening in opened:
        limit = opening.rule.limit_for(opening.telling)
        if limit is not None and limit.anchors() & moved.anchors.keys():
            hanging.append(opening)
    if not hanging:
        yield f"'{name}' moves {', '.join(moved.anchors)}, on which no clock that it opens hangs"
    for opening in hanging:
        clock = run.due_at(opening, _instants(moved.anchors))
        if clock[2] != moved.due:
            wanted = (*clock[:2], moved.due)
            yield f"'{name}', moved, should come to {_shown(wanted)}; it comes to {_shown(clock)}"


def _listed(clocks: Sequence[_Clock]) -> str:
    return "; ".join(_shown(clock) for clock in clocks) or "nothing"


def _shown(clock: _Clock) -> str:
    rule_id, tell, at = clock
    told = f" telling {tell}" if tell else ""
    return f"{rule_id}{told} {f'due {at:%Y-%m-%d %H:%M}' if at else 'with no due date'}"
