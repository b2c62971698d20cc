"""Conditions and facts held against the vocabulary: the names, and the values they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from dutydesk.protocol.conditions import Not, Range, Test, When, is_joined
from dutydesk.protocol.facts import Fact, FactError, check_value, fact

_Found = tuple[str, str, str]


def vet_conditions(place: str, holder: object) -> Iterator[_Found]:
    """The faults of a condition, or of every condition inside a limit, at their own places."""
    if isinstance(holder, When):
        yield from _vet_when(place, holder)
    elif isinstance(holder, tuple):
        for n, part in enumerate(holder, start=1):
            yield from vet_conditions(f"{place}[{n}]", part)
    elif isinstance(holder, BaseModel):
        for name, field in type(holder).model_fields.items():
            yield from vet_conditions(f"{place}.{field.alias or name}", getattr(holder, name))


def vet_facts(place: str, facts: Mapping[str, object]) -> Iterator[_Found]:
    """The faults of an example's facts; a value of None is a name alone."""
    for name, value in facts.items():
        try:
            if value is None:
                fact(name)
            else:
                check_value(name, value)
        except FactError as wrong:
            yield (f"{place}.{name}", wrong.problem, wrong.remedy)


def _vet_when(place: str, when: When) -> Iterator[_Found]:
    for key, part in when.root.items():
        if is_joined(part):
            yield from vet_conditions(f"{place}.{key}", part)
            continue
        try:
            _vet_test(fact(key), part)
        except FactError as wrong:
            yield (f"{place}.{key}", wrong.problem, wrong.remedy)


def _vet_test(asked: Fact, test: Test) -> None:
    if isinstance(test, Range):
        _vet_range(asked, test)
        return
    values = test.values if isinstance(test, Not) else test
    if asked.type == "age":
        raise FactError(
            f"{asked.name} is compared with bounds, not with {values!r}",
            'Write { at_least = "12 years", below = "18 years" }, or one of the two.',
        )
    for value in values if isinstance(values, tuple) else (values,):
        check_value(asked.name, value)


def _vet_range(asked: Fact, test: Range) -> None:
    if asked.type not in ("number", "age"):
        raise FactError(
            f"{asked.name} is neither a number nor an age, so it has no bounds",
            f"Write {asked.name} = a value, or a list of values.",
        )
    for bound in (test.at_least, test.below):
        if asked.type == "number" and isinstance(bound, str):
            raise FactError(
                f"{asked.name} is a number, and '{bound}' is an age", "Write it in figures."
            )
