"""An invented authority's protocol proves itself, and leaves no part of the language unused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from dutydesk.datafiles import data_path
from dutydesk.protocol.check import check_files
from dutydesk.protocol.conditions import COMBINATORS, Not, Range, When, is_joined
from dutydesk.protocol.facts import FactType, fact
from dutydesk.protocol.limit_form import FromAnchor, LimitForm
from dutydesk.protocol.limits import FORMS
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Authority, Ending, Kind, Protocol, Rule
from dutydesk.protocol.spans import Span, Unit

FILE = Path(__file__).with_name("nowhereshire.toml")
NOWHERESHIRE = load(FILE.read_text("utf-8"), FILE.name)


def parts(of: object) -> Iterator[BaseModel]:
    """Every model in a protocol, however deeply nested."""
    if isinstance(of, BaseModel):
        yield of
        for name in type(of).model_fields:
            yield from parts(getattr(of, name))
    elif isinstance(of, dict | tuple):
        for part in of.values() if isinstance(of, dict) else of:
            yield from parts(part)


PARTS = list(parts(NOWHERESHIRE))
WHENS = [part for part in PARTS if isinstance(part, When)]


def written(model: type[BaseModel]) -> set[str]:
    """The keys of a model that are said somewhere, with another value than the usual one.

    `from` goes with many forms of limit, and means the same in each: once is enough.
    """
    return {
        name
        for part in PARTS
        for name, field in model.model_fields.items()
        if type(part) is model or (name == "from_" and isinstance(part, FromAnchor))
        if name in part.model_fields_set and getattr(part, name) != field.default
    }


def test_it_holds():
    beside = sorted(data_path("protocols").glob("*.toml"))
    faults = [fault for fault in check_files([FILE, *beside]) if fault.file == FILE.name]
    assert [str(fault) for fault in faults] == []


def test_every_form_of_limit_is_used():
    used = {type(part) for part in PARTS if isinstance(part, LimitForm)}
    assert set(FORMS.values()) - used == set()


def models() -> list[type[BaseModel]]:
    """Every model that the language has: those of the file, and every form of limit."""
    found: set[type[BaseModel]] = {Protocol, *FORMS.values(), *(type(part) for part in PARTS)}
    return sorted((one for one in found if one is not When), key=lambda one: one.__name__)


ELSEWHERE = {"law", "authority"}
"""Keys of a rule for a file that gathers rules from several sources, as this one does not."""


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_is_used(model):
    unused = set(model.model_fields) - written(model)
    assert unused - (ELSEWHERE if model is Rule else set()) == set()


def test_every_form_of_condition_is_used():
    tests = [test for when in WHENS for _, test in when.root.items() if not is_joined(test)]
    assert {type(test) for test in tests} >= {bool, int, str, tuple, Not, Range}
    nots = [test.values for test in tests if isinstance(test, Not)]
    assert {type(values) for values in nots} >= {str, tuple}
    bounds = [b for t in tests if isinstance(t, Range) for b in (t.at_least, t.below)]
    assert {type(bound) for bound in bounds} == {int, str, type(None)}
    joined = {key for when in WHENS for key, part in when.root.items() if is_joined(part)}
    assert joined == set(COMBINATORS)


def test_every_type_of_fact_is_asked_about():
    used = {fact(name).type for when in WHENS for name in when.facts()}
    assert used == set(get_args(FactType))


def test_every_kind_of_rule_unit_and_instant_is_used():
    rules = NOWHERESHIRE.rules
    assert {rule.kind for rule in rules} == set(get_args(Kind))
    assert {rule.ends for rule in rules} == set(get_args(Ending))
    spans = [
        span
        for part in PARTS
        for value in vars(part).values()
        for span in (value if isinstance(value, tuple) else (value,))
        if isinstance(span, Span)
    ]
    assert {span.unit for span in spans} == set(get_args(Unit))
    anchors = frozenset[str]().union(
        *(
            limit.anchors()
            for rule in rules
            for t in rule.tellings()
            if (limit := rule.limit_for(t))
        )
    )
    assert {"event", "known", "hearing", "receipt", "completed:n14"} <= anchors
    assert NOWHERESHIRE.authority in get_args(Authority)
