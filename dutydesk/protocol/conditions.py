"""Conditions: facts matched to values, with a third value for what nobody knows yet.

A condition is a table, as a protocol file writes it: `{ looked_after = true, gravity = [4, 5] }`.
There are no expressions and nothing is evaluated as code. Truth is Kleene's: an unknown (absent)
fact is never taken as false, and a verdict of unknown names the facts that would settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StrictBool,
    StrictInt,
    StrictStr,
    Tag,
    model_validator,
)
from typing_extensions import TypeIs

from dutydesk.protocol.ages import Age

FactValue = bool | int | str | Age | frozenset[str]
Facts = Mapping[str, FactValue]
Scalar = StrictBool | StrictInt | StrictStr

COMBINATORS: tuple[Literal["any", "all", "none"], ...] = ("any", "all", "none")
OPERATORS = ("not", "at_least", "below")


class Not(BaseModel):
    """`{ not = v }`: the fact is known, and is none of these."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, serialize_by_alias=True
    )

    values: Scalar | Annotated[tuple[Scalar, ...], Field(min_length=1)] = Field(alias="not")


class Range(BaseModel):
    """`{ at_least = n, below = n }`: a number or an age; either end may be left open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at_least: StrictInt | StrictStr | None = None
    below: StrictInt | StrictStr | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Range:
        if self.at_least is None and self.below is None:
            raise ValueError("A range needs a bound. Write at_least, below or both.")
        for bound in (self.at_least, self.below):
            if isinstance(bound, str):
                Age.parse(bound)
        return self


def _shape(part: object) -> str:
    """Which form of a condition's right-hand side this is, so that a fault names one form only."""
    if isinstance(part, (list, tuple)):
        return "whens" if part and isinstance(part[0], (dict, When)) else "values"
    if isinstance(part, Not) or (isinstance(part, dict) and "not" in part):
        return "not"
    if isinstance(part, (dict, Range)):
        return "range"
    return "value"


Part = Annotated[
    Annotated[Scalar, Tag("value")]
    | Annotated[tuple[Scalar, ...], Tag("values"), Field(min_length=1)]
    | Annotated[Not, Tag("not")]
    | Annotated[Range, Tag("range")]
    | Annotated[tuple["When", ...], Tag("whens")],
    Discriminator(_shape),
]
Test = bool | int | str | tuple[bool | int | str, ...] | Not | Range


class When(RootModel[dict[str, Part]]):
    """A table of conditions, all of which must hold. An empty table always holds."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _known_forms(cls, table: Any) -> Any:
        if isinstance(table, When) or not isinstance(table, dict):
            return table
        for key, part in table.items():
            shape = _shape(part)
            if key in COMBINATORS and shape != "whens":
                raise ValueError(
                    f"'{key}' needs a list of conditions. "
                    f"Write {key} = [ {{ fact = value }}, {{ other_fact = value }} ]."
                )
            if key not in COMBINATORS and (shape == "whens" or part in ([], ())):
                raise ValueError(f"'{key}' has no value. Write a value, or a list of values.")
        return table

    def tests(self) -> Iterator[tuple[str, Test]]:
        """Every (fact, test) in the condition, however deeply nested."""
        for key, part in self.root.items():
            if is_joined(part):
                for when in part:
                    yield from when.tests()
            else:
                yield key, part

    def facts(self) -> frozenset[str]:
        """The names of all facts that the condition looks at."""
        return frozenset(name for name, _ in self.tests())


def is_joined(part: Test | tuple[When, ...]) -> TypeIs[tuple[When, ...]]:
    """Whether this right-hand side is the list of conditions that a combinator joins."""
    return isinstance(part, tuple) and bool(part) and isinstance(part[0], When)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds: True, False, or None for unknown.

    `asks` are the unknown facts that could still change an unknown verdict; it is empty for the
    other two.
    """

    truth: bool | None
    asks: frozenset[str] = frozenset()


HOLDS = Verdict(True)
FAILS = Verdict(False)


def evaluate(when: When | None, facts: Facts) -> Verdict:
    """Weigh a condition against what is known; `None` (no condition) always holds.

    Raises TypeError when a fact's value is not of the kind that the test compares; check values
    with `dutydesk.protocol.facts.check_value` first.
    """
    if when is None:
        return HOLDS
    return both(
        _weigh_joined(key, part, facts) if is_joined(part) else _weigh_test(key, part, facts)
        for key, part in when.root.items()
    )


def both(verdicts: Iterable[Verdict]) -> Verdict:
    """All must hold: one False settles it, and else what is unknown stays unknown."""
    asks: set[str] = set()
    unknown = False
    for verdict in verdicts:
        if verdict.truth is False:
            return FAILS
        if verdict.truth is None:
            unknown = True
            asks |= verdict.asks
    return Verdict(None, frozenset(asks)) if unknown else HOLDS


def opposite(verdict: Verdict) -> Verdict:
    """True for False and False for True; unknown stays unknown and asks the same."""
    if verdict.truth is None:
        return verdict
    return FAILS if verdict.truth else HOLDS


def either(verdicts: Iterable[Verdict]) -> Verdict:
    """One must hold: one True settles it, and else what is unknown stays unknown."""
    return opposite(both(opposite(verdict) for verdict in verdicts))


def _weigh_joined(key: str, whens: tuple[When, ...], facts: Facts) -> Verdict:
    verdicts = [evaluate(when, facts) for when in whens]
    if key == "all":
        return both(verdicts)
    return either(verdicts) if key == "any" else opposite(either(verdicts))


def _weigh_test(name: str, test: Test, facts: Facts) -> Verdict:
    value = facts.get(name)
    if value is None:
        return Verdict(None, frozenset({name}))
    if isinstance(test, Range):
        return HOLDS if _within(name, test, value) else FAILS
    if isinstance(test, Not):
        return FAILS if _is_one_of(value, test.values) else HOLDS
    return HOLDS if _is_one_of(value, test) else FAILS


def _is_one_of(value: FactValue, wanted: Scalar | tuple[Scalar, ...]) -> bool:
    listed = wanted if isinstance(wanted, tuple) else (wanted,)
    if isinstance(value, frozenset):
        return not value.isdisjoint(listed)
    # The type is compared too: True == 1 in Python, and a yes must never equal a count of one.
    return any(type(item) is type(value) and item == value for item in listed)


def _within(name: str, test: Range, value: FactValue) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, Age)):
        raise TypeError(f"{name} = {value!r} is neither a number nor an age, so it has no bounds.")
    at_least, below = (_bound(bound, value) for bound in (test.at_least, test.below))
    return (at_least is None or value >= at_least) and (below is None or value < below)


def _bound(bound: int | str | None, value: int | Age) -> Any:
    """The bound in the kind of the value it is compared with; a bare number is years of age."""
    if isinstance(value, Age) and bound is not None:
        return as_age(bound)
    if isinstance(bound, str):
        raise TypeError(f"'{bound}' is an age, and {value} is a number.")
    return bound


@lru_cache
def as_age(bound: int | str) -> Age:
    """A bound of an age test: "12 years 6 months", or a bare number of years."""
    return Age(bound) if isinstance(bound, int) else Age.parse(bound)
