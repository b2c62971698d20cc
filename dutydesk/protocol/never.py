"""Whether conditions can all hold at once: a rule whose conditions can't would never come up.

What is decided: each fact's own values (lists, ranges, sets), through any nesting of any, all and
none, and what follows from one fact for another (a remand makes a young person looked after). What
can't be decided counts as possible, so that no rule is refused that could come up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import inf, prod

from dutydesk.protocol.ages import Age
from dutydesk.protocol.conditions import FactValue, Not, Range, Test, When, as_age, is_joined
from dutydesk.protocol.facts import entailed, facts_vocabulary

_MOST_STEPS = 20_000
_MOST_CASES = 500


@dataclass(frozen=True, slots=True)
class _Literal:
    """One fact's test, asserted or denied."""

    name: str
    test: Test
    holds: bool


@dataclass(frozen=True, slots=True)
class _Every:
    parts: tuple[_Formula, ...]


@dataclass(frozen=True, slots=True)
class _Some:
    parts: tuple[_Formula, ...]


_Formula = _Literal | _Every | _Some


@dataclass(frozen=True, slots=True)
class _OneOf:
    """The values that a yes/no or a choice may still have."""

    values: frozenset[bool | str]

    @property
    def empty(self) -> bool:
        return not self.values


@dataclass(frozen=True, slots=True)
class _Between:
    """The whole numbers (for an age, months) that may still be: low included, high not."""

    low: float
    high: float

    @property
    def empty(self) -> bool:
        return self.low >= self.high


@dataclass(frozen=True, slots=True)
class _Members:
    """The codes that may still be in a set, and the lists of which it must have one each."""

    allowed: frozenset[str]
    wanted: tuple[frozenset[str], ...] = ()

    @property
    def empty(self) -> bool:
        return any(not wanted & self.allowed for wanted in self.wanted)


_Domain = _OneOf | _Between | _Members
_Space = Mapping[str, _Domain]


def conflict(asserted: Iterable[When | None], denied: Iterable[When | None] = ()) -> str | None:
    """The name of a fact on which the conditions can never agree, or None if they can hold.

    It is "any fact" where an empty condition, which always holds, is denied.
    All of `asserted` must hold and all of `denied` must fail. The facts and values must be those of
    the vocabulary.
    """
    formulas = [_formula(when, True) for when in asserted if when is not None]
    formulas += [_formula(when, False) for when in denied if when is not None]
    search = _Search()
    return None if search.possible(tuple(formulas), {}) else search.blamed or "any fact"


def _formula(when: When, holds: bool) -> _Formula:
    parts = tuple(_part(key, part, holds) for key, part in when.root.items())
    return _Every(parts) if holds else _Some(parts)


def _part(key: str, part: Test | tuple[When, ...], holds: bool) -> _Formula:
    if not is_joined(part):
        return _literal(key, part, holds)
    if key == "none":
        key, holds = "any", not holds
    inner = tuple(_formula(when, holds) for when in part)
    return _Every(inner) if (key == "all") is holds else _Some(inner)


def _literal(name: str, test: Test, holds: bool) -> _Formula:
    if isinstance(test, Not):
        return _Literal(name, test.values, not holds)
    if isinstance(test, Range) and not holds:
        outside = []
        if test.at_least is not None:
            outside.append(_Literal(name, Range(below=test.at_least), True))
        if test.below is not None:
            outside.append(_Literal(name, Range(at_least=test.below), True))
        return _Some(tuple(outside))
    return _Literal(name, test, holds)


class _Search:
    """Looks for one way in which all formulas hold, narrowing what each fact may be."""

    def __init__(self) -> None:
        self.blamed: str | None = None
        self._steps = 0

    def possible(self, todo: tuple[_Formula, ...], space: _Space) -> bool:
        """Whether there may be a way; every step that fails blames the fact that it failed on."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return True
        choices: list[_Some] = []
        rest = list(todo)
        while rest:
            formula = rest.pop(0)
            if isinstance(formula, _Some):
                choices.append(formula)
            elif isinstance(formula, _Every):
                rest.extend(formula.parts)
            else:
                domain = _narrowed(space.get(formula.name) or _whole(formula.name), formula)
                if domain.empty:
                    self.blamed = self.blamed or formula.name
                    return False
                space = {**space, formula.name: domain}
        if not choices:
            return self._agrees(space)
        first, *others = choices
        return any(self.possible((part, *others), space) for part in first.parts)

    def _agrees(self, space: _Space) -> bool:
        """Whether some choice of values is one that derive's facts don't contradict."""
        listed = {
            name: sorted(domain.values, key=str)
            for name, domain in space.items()
            if isinstance(domain, _OneOf)
        }
        if prod(len(values) for values in listed.values()) > _MOST_CASES:
            listed = {name: values for name, values in listed.items() if len(values) == 1}
        for values in product(*listed.values()):
            wrong = _contradicted(dict(zip(listed, values, strict=True)))
            if wrong is None:
                return True
            self.blamed = self.blamed or wrong
        return False


def _contradicted(chosen: dict[str, FactValue]) -> str | None:
    """The fact whose chosen value is not the one that follows from the other chosen values."""
    for name, value in chosen.items():
        others = {other: chosen[other] for other in chosen if other != name}
        if entailed(others).get(name, value) != value:
            return name
    return None


def _whole(name: str) -> _Domain:
    fact = facts_vocabulary()[name]
    match fact.type:
        case "yes_no":
            return _OneOf(frozenset({True, False}))
        case "choice" | "authority":
            return _OneOf(frozenset(fact.codes()))
        case "many":
            return _Members(frozenset(fact.codes()))
        case "number" | "age":
            return _Between(0, inf)


def _narrowed(domain: _Domain, literal: _Literal) -> _Domain:
    test = literal.test
    values = frozenset(_values(test))
    match domain:
        case _OneOf():
            kept = domain.values & values if literal.holds else domain.values - values
            return _OneOf(kept)
        case _Members():
            codes = frozenset(str(value) for value in values)
            if literal.holds:
                return replace(domain, wanted=(*domain.wanted, codes))
            return replace(domain, allowed=domain.allowed - codes)
        case _Between():
            if isinstance(test, Range):
                low = domain.low if test.at_least is None else _count(literal.name, test.at_least)
                high = domain.high if test.below is None else _count(literal.name, test.below)
                return _Between(max(domain.low, low), min(domain.high, high))
            return _between(domain, sorted(_count(literal.name, v) for v in values), literal.holds)


def _between(domain: _Between, numbers: list[int], holds: bool) -> _Between:
    """Only the outermost of the numbers can be told apart: what lies between counts as possible."""
    if holds:
        inside = [number for number in numbers if domain.low <= number < domain.high]
        return _Between(inside[0], inside[-1] + 1) if inside else _Between(0, 0)
    low, high = domain.low, domain.high
    for number in numbers:
        low = low + 1 if number == low else low
    for number in reversed(numbers):
        high = high - 1 if number == high - 1 else high
    return _Between(low, high)


def _values(test: Test) -> Iterator[bool | int | str]:
    if isinstance(test, tuple):
        yield from test
    elif isinstance(test, (bool, int, str)):
        yield test


def _count(name: str, bound: bool | int | str) -> int:
    """A bound as a whole number: an age in months."""
    if facts_vocabulary()[name].type != "age":
        return int(bound)
    age: Age = as_age(bound)
    return age.years * 12 + age.months
