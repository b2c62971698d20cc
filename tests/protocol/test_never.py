"""Conditions that can never hold together are found, and none that can is refused."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.ages import Age
from dutydesk.protocol.conditions import FactValue, When, evaluate
from dutydesk.protocol.facts import derive
from dutydesk.protocol.never import conflict


def when(**table: Any) -> When:
    return When.model_validate(table)


@pytest.mark.parametrize(
    ("asserted", "denied", "on"),
    [
        ([when(looked_after=True), when(looked_after=False)], [], "looked_after"),
        (
            [when(remand_made=["rlaa", "ryda"]), when(remand_made={"not": ["rlaa", "ryda"]})],
            [],
            "remand_made",
        ),
        ([when(remand_made={"not": ["rlaa", "ryda", "none"]})], [], "remand_made"),
        ([when(looked_after=True)], [when(looked_after=True)], "looked_after"),
        ([when(none=[{}])], [], "any fact"),
        (
            [when(looked_after=True)],
            [when(any=[{"looked_after": True}, {"serious": True}])],
            "looked_after",
        ),
        (
            [
                when(
                    any=[{"serious": True}, {"emergency": True}],
                    none=[{"serious": True}, {"emergency": True}],
                )
            ],
            [],
            "serious",
        ),
        ([when(age={"at_least": 18}), when(age={"below": "12 years"})], [], "age"),
        ([when(age={"at_least": "17 years 6 months", "below": "17 years 6 months"})], [], "age"),
        ([when(gravity={"below": 0})], [], "gravity"),
        ([when(gravity=[1, 2]), when(gravity={"at_least": 3})], [], "gravity"),
        ([when(gravity={"at_least": 1, "below": 3}, none=[{"gravity": [1, 2]}])], [], "gravity"),
        (
            [when(gravity={"at_least": 2})],
            [when(gravity={"at_least": 1, "below": 9}), when(gravity={"at_least": 5})],
            "gravity",
        ),
        ([when(disposal="fine")], [when(disposal=["fine", "compensation"])], "disposal"),
        ([when(remand_made="rlaa", looked_after=False)], [], "looked_after"),
        ([when(remand_made="rlaa", legal_status="care_order")], [], "legal_status"),
        ([when(legal_status="none", looked_after=True)], [], "looked_after"),
        (
            [when(legal_status_before="care_order", looked_after_before=False)],
            [],
            "looked_after_before",
        ),
        ([when(home_authority="leeds", placed_in="leeds", out_of_area=True)], [], "out_of_area"),
        ([when(arrest_outcome="charged_held", charged=False)], [], "charged"),
        ([when(remand_before="rlaa", during_remand=False)], [], "during_remand"),
    ],
)
def test_contradictions(asserted, denied, on):
    assert conflict(asserted, denied) == on


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ([None, when()], [None]),
        ([when(any=[{"serious": True}, {"serious": False}])], []),
        ([when(disposal="fine"), when(disposal="compensation")], []),
        ([when(gravity={"at_least": 2, "below": 3})], []),
        ([when(gravity={"at_least": 1, "below": 9})], [when(gravity={"at_least": 2, "below": 5})]),
        ([when(age={"at_least": "17 years 6 months", "below": "17 years 7 months"})], []),
        # What is only presumed may turn out otherwise.
        ([when(legal_status_before="section_20", legal_status="none")], []),
        ([when(looked_after_before=True, looked_after=False)], []),
        ([when(placed_in_before="leeds", placed_in="york")], []),
        ([when(remand_before="rlaa", remand_now="none")], []),
        ([when(home_authority="elsewhere", placed_in="elsewhere", out_of_area=True)], []),
        ([when(looked_after_before=False, remand_made="rlaa", looked_after=True)], []),
    ],
)
def test_what_can_hold_is_not_refused(asserted, denied):
    assert conflict(asserted, denied) is None


def test_a_tangle_too_large_to_search_counts_as_possible():
    pairs = [{"any": [{"age": {"at_least": n}}, {"age": {"below": n}}]} for n in range(1, 40)]
    assert (
        conflict([when(all=pairs, any=[{"gravity": {"below": 0}}, {"gravity": {"below": 1}}])])
        is None
    )


DOMAINS: dict[str, list[FactValue]] = {
    "serious": [True, False],
    "looked_after": [True, False],
    "remand_made": ["none", "rlaa", "ryda"],
    "gravity": [0, 1, 2, 3, 9],
    "age": [Age(0), Age(11, 11), Age(12), Age(17, 11), Age(18), Age(40)],
}
_TESTS: dict[str, st.SearchStrategy[Any]] = {
    "serious": st.booleans(),
    "looked_after": st.booleans() | st.booleans().map(lambda v: {"not": v}),
    "remand_made": st.sampled_from(["none", "rlaa", "ryda", ["rlaa", "ryda"], {"not": "none"}]),
    "gravity": st.sampled_from(
        [1, [1, 3], {"not": 2}, {"at_least": 2}, {"at_least": 1, "below": 3}]
    ),
    "age": st.sampled_from(
        [{"below": 12}, {"at_least": "12 years", "below": 18}, {"at_least": 18}]
    ),
}
_TABLE = st.fixed_dictionaries({}, optional=_TESTS)
_WHENS = st.recursive(
    _TABLE,
    lambda inner: st.builds(
        lambda table, key, whens: {**table, key: whens},
        _TABLE,
        st.sampled_from(["any", "all", "none"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
).map(When.model_validate)


def _possible(asserted: list[When], denied: list[When]) -> bool:
    for values in product(*DOMAINS.values()):
        facts = dict(zip(DOMAINS, values, strict=True))
        entailed = derive({name: facts[name] for name in facts if name != "looked_after"})
        if entailed.get("looked_after", facts["looked_after"]) != facts["looked_after"]:
            continue
        if all(evaluate(one, facts).truth for one in asserted) and not any(
            evaluate(one, facts).truth for one in denied
        ):
            return True
    return False


@given(st.lists(_WHENS, min_size=1, max_size=3), st.lists(_WHENS, max_size=1))
def test_nothing_that_some_facts_satisfy_is_refused(asserted, denied):
    if _possible(asserted, denied):
        assert conflict(asserted, denied) is None


@given(st.lists(_WHENS, min_size=1, max_size=3), st.lists(_WHENS, max_size=1))
def test_without_lists_of_numbers_what_nothing_satisfies_is_found(asserted, denied):
    tests = [
        test for one in (*asserted, *denied) for name, test in one.tests() if name == "gravity"
    ]
    if not tests and not _possible(asserted, denied):
        assert conflict(asserted, denied) is not None
