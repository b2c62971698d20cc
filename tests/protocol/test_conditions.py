"""Conditions, against Kleene's tables and against every completion of the unknown facts."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dutydesk.protocol.ages import Age
from dutydesk.protocol.conditions import FactValue, Verdict, When, evaluate

DOMAINS: dict[str, list[FactValue]] = {
    "a": [True, False],
    "b": [True, False],
    "c": ["x", "y", "z"],
    "d": [1, 2, 3],
    "e": [frozenset(), frozenset({"p"}), frozenset({"p", "q"}), frozenset({"q"})],
}


def _tests(name: str) -> st.SearchStrategy[object]:
    if name == "d":
        bounds = st.integers(0, 4)
        return st.one_of(
            st.sampled_from([1, 2, 3]),
            st.fixed_dictionaries({"at_least": bounds}),
            st.fixed_dictionaries({"below": bounds}),
        )
    values = st.sampled_from(["p", "q", "r"] if name == "e" else DOMAINS[name])
    lists = st.lists(values, min_size=1, max_size=2)
    return st.one_of(values, lists, st.one_of(values, lists).map(lambda v: {"not": v}))


def _tables(names: list[str]) -> st.SearchStrategy[dict[str, object]]:
    return st.sets(st.sampled_from(names), min_size=1, max_size=2).flatmap(
        lambda chosen: st.fixed_dictionaries({name: _tests(name) for name in sorted(chosen)})
    )


_WHENS = st.recursive(
    _tables(sorted(DOMAINS)),
    lambda inner: st.builds(
        lambda table, key, whens: {**table, key: whens},
        _tables(sorted(DOMAINS)) | st.just({}),
        st.sampled_from(["any", "all", "none"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
_FACTS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in DOMAINS.items()}
)


def _completions(when: When, facts: dict[str, FactValue]) -> list[dict[str, FactValue]]:
    missing = sorted(when.facts() - facts.keys())
    return [
        {**facts, **dict(zip(missing, values, strict=True))}
        for values in product(*(DOMAINS[name] for name in missing))
    ]


@given(_WHENS, _FACTS)
def test_a_settled_verdict_is_every_completions_verdict(table, facts):
    when = When.model_validate(table)
    verdict = evaluate(when, facts)
    if verdict.truth is None:
        assert verdict.asks
        assert verdict.asks <= when.facts() - facts.keys()
        return
    assert not verdict.asks
    assert {evaluate(when, full).truth for full in _completions(when, facts)} == {verdict.truth}


@given(
    st.dictionaries(st.sampled_from(sorted(DOMAINS)), st.none(), min_size=1).flatmap(
        lambda names: st.fixed_dictionaries({name: _tests(name) for name in names})
    ),
    _FACTS,
    st.sampled_from(["any", "all", "none"]),
)
def test_where_each_fact_is_tested_once_unknown_means_that_completions_differ(table, facts, key):
    when = When.model_validate({key: [{name: test} for name, test in table.items()]})
    verdict = evaluate(when, facts)
    truths = {evaluate(when, full).truth for full in _completions(when, facts)}
    can_vary = all(
        len({evaluate(When.model_validate({name: test}), {name: v}).truth for v in DOMAINS[name]})
        == 2
        for name, test in table.items()
        if name not in facts
    )
    if can_vary:
        assert truths == ({True, False} if verdict.truth is None else {verdict.truth})


@given(_WHENS, _FACTS)
def test_answering_what_is_asked_settles_the_verdict(table, facts):
    when = When.model_validate(table)
    asks = evaluate(when, facts).asks
    for full in _completions(when, facts):
        answered = {**facts, **{name: full[name] for name in asks}}
        assert evaluate(when, answered).truth is evaluate(when, full).truth


@given(_WHENS, _FACTS)
def test_what_is_not_asked_cannot_settle_the_verdict_by_itself(table, facts):
    when = When.model_validate(table)
    verdict = evaluate(when, facts)
    if verdict.truth is not None:
        return
    for full in _completions(when, facts):
        others = {k: v for k, v in full.items() if k in facts or k not in verdict.asks}
        assert evaluate(when, others).truth is None


@given(_WHENS)
def test_json_round_trip(table):
    when = When.model_validate(table)
    assert When.model_validate_json(when.model_dump_json()) == when


@given(_WHENS, _FACTS)
def test_de_morgan(table, facts):
    none_of = evaluate(When.model_validate({"none": [table]}), facts)
    plain = evaluate(When.model_validate(table), facts)
    assert none_of.asks == plain.asks
    assert none_of.truth is (None if plain.truth is None else not plain.truth)


def test_no_condition_and_an_empty_one_hold():
    assert evaluate(None, {}) == Verdict(True)
    assert evaluate(When.model_validate({}), {}) == Verdict(True)


def test_a_false_part_leaves_nothing_to_ask():
    when = When.model_validate({"a": True, "b": True})
    assert evaluate(when, {"a": False}) == Verdict(False)
    assert evaluate(when, {"a": True}) == Verdict(None, frozenset({"b"}))


def test_true_is_not_one():
    assert evaluate(When.model_validate({"d": 1}), {"d": True}).truth is False


def test_ages_are_compared_in_years_and_months():
    when = When.model_validate({"age": {"at_least": "12 years 6 months", "below": 18}})
    truths = [
        evaluate(when, {"age": age}).truth for age in (Age(12, 5), Age(12, 6), Age(17, 11), Age(18))
    ]
    assert truths == [False, True, True, False]


@pytest.mark.parametrize("value", [True, "12", frozenset({"p"})])
def test_a_bound_on_what_has_no_order_is_refused(value):
    with pytest.raises(TypeError, match="neither a number nor an age"):
        evaluate(When.model_validate({"d": {"below": 3}}), {"d": value})


def test_an_age_bound_on_a_number_is_refused():
    with pytest.raises(TypeError, match="is an age"):
        evaluate(When.model_validate({"d": {"below": "3 years"}}), {"d": 2})


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"any": True}, "needs a list of conditions"),
        ({"any": []}, "needs a list of conditions"),
        ({"a": []}, "has no value"),
        ({"a": [{"b": True}]}, "has no value"),
        ({"a": {}}, "needs a bound"),
        ({"a": {"at_leest": 3}}, "at_leest"),
        ({"a": {"below": "soon"}}, "not an age"),
        ({"a": 1.5}, "a"),
        ({"a": {"not": []}}, "not"),
    ],
)
def test_refused_shapes(table, said):
    with pytest.raises(ValidationError, match=said):
        When.model_validate(table)
