"""Which rules an entry calls for: openings, questions, what replaces what, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.facts import check_values, derive
from dutydesk.protocol.load import load
from dutydesk.protocol.match import Openings, match
from dutydesk.protocol.rules import Protocol

WORKED = load(Path(__file__).with_name("worked.toml").read_text(encoding="utf-8"), "worked.toml")


def matched(events: list[str], **facts: Any) -> Openings:
    return match([WORKED], events, derive(check_values(facts)))


def protocol(name: str, *rules: dict[str, Any], scope: dict[str, Any] | None = None) -> Protocol:
    """A protocol of clocks that need only say what the test is about."""
    common = {"kind": "clock", "on": ["arrest"], "owner": "yot", "duty": "d"}
    limit = {"limit": {"no_limit": True}}
    return Protocol.model_validate(
        {
            "id": name,
            "version": "1",
            "title": name,
            "source": "s",
            "authority": "local protocol",
            "scope": {"words": "w", "when": scope},
            "rule": [{**common, **limit, **rule} for rule in rules],
        }
    )


def opened(found: Openings) -> list[str]:
    return [one.rule.full_id for one in found.openings]


def test_one_clock_for_each_telling():
    found = matched(
        ["placement_move"], home_authority="leeds", known_to_social_care=True, in_home=True
    )
    assert [(one.rule.id, one.telling and one.telling.party) for one in found.openings] == [
        ("told", "yot"),
        ("told", "home"),
    ]


def test_a_rule_opens_once_on_the_entrys_first_event_that_it_listens_for():
    facts = {
        "home_authority": "leeds",
        "looked_after": True,
        "emergency": False,
        "carer_is_victim": False,
    }
    found = matched(["court_result", "remand", "hearing_listed"], **facts)
    hearing = [one for one in found.openings if one.rule.id == "hearing"]
    assert [(one.telling, one.event) for one in hearing] == [(None, "remand")]


def test_why_is_told_in_words():
    found = matched(["arrest"], home_authority="leeds")
    assert found.openings[0].why == ("Arrested, or detained for interview", "Home authority: Leeds")
    guide = matched(["hearing_listed"], home_authority="leeds", legal_status="section_20").guides[0]
    assert guide.why[-1] == "Legal status: Section 20 (accommodated by agreement)"


def test_an_unknown_condition_opens_nothing_and_asks():
    known = {"remand_before": "none", "remand_made": "none", "in_home": False}
    found = matched(["placement_move"], home_authority="leeds", **known)
    assert opened(found) == []
    (question,) = found.questions
    assert question.fact == "known_to_social_care"
    assert question.rules == ("brook-end/told",)
    assert question.paragraphs == ("B1",)
    assert question.text == "Is the young person known to Social Care?"


def test_an_unknown_telling_asks_while_the_others_run():
    found = matched(
        ["placement_move"],
        home_authority="leeds",
        known_to_social_care=True,
        remand_before="none",
        remand_made="none",
    )
    assert opened(found) == ["brook-end/told"]
    assert [question.fact for question in found.questions] == ["in_home"]


def test_one_fact_is_asked_once_for_all_the_rules_that_hang_on_it():
    found = match(
        [
            protocol(
                "p", {"id": "a", "when": {"serious": True}}, {"id": "b", "when": {"serious": False}}
            )
        ],
        ["arrest"],
        {},
    )
    assert [(q.fact, q.rules) for q in found.questions] == [("serious", ("p/a", "p/b"))]


def test_outside_the_scope_nothing_comes_up_and_nothing_is_asked():
    assert matched(["placement_move"], home_authority="york", placed_in="york") == Openings()


def test_an_unknown_scope_is_asked_only_where_a_rule_could_come_up():
    known = {
        "known_to_social_care": True,
        "in_home": False,
        "remand_before": "none",
        "remand_made": "none",
    }
    asked = matched(["placement_move"], **known)
    assert opened(asked) == []
    assert [question.fact for question in asked.questions] == ["home_authority", "placed_in"]
    assert matched(["placement_move"], **{**known, "known_to_social_care": False}) == Openings()


def test_the_rule_that_overrides_says_so_and_cancels():
    found = matched(
        ["placement_move"], home_authority="leeds", known_to_social_care=True, remand_before="rlaa"
    )
    assert opened(found) == ["brook-end/told-remand"]
    assert [(one.rule.id, one.by.id) for one in found.replaced] == [("told", "told-remand")]
    assert [(one.rule, one.by.id) for one in found.cancels] == [("brook-end/told", "told-remand")]
    assert found.questions == ()  # whether it is a home no longer matters


def test_an_unknown_rule_overrides_nothing():
    found = matched(
        ["placement_move"], home_authority="leeds", known_to_social_care=True, in_home=False
    )
    assert opened(found) == ["brook-end/told"]
    assert found.replaced == ()
    assert [(question.fact, question.rules) for question in found.questions] == [
        ("during_remand", ("brook-end/told-remand",))
    ]


def test_overriding_reaches_into_another_file():
    one = protocol("one", {"id": "a"})
    two = protocol("two", {"id": "b", "overrides": ["one/a"]})
    assert opened(match([one, two], ["arrest"], {})) == ["two/b"]
    assert opened(match([one], ["arrest"], {})) == ["one/a"]


def test_what_is_overridden_overrides_nothing():
    chain = protocol(
        "p", {"id": "a"}, {"id": "b", "overrides": ["a"]}, {"id": "c", "overrides": ["b"]}
    )
    found = match([chain], ["arrest"], {})
    assert opened(found) == ["p/a", "p/c"]
    assert [(one.rule.id, one.by.id) for one in found.replaced] == [("b", "c")]


def test_a_ring_across_files_still_comes_to_an_end():
    one = protocol("one", {"id": "a", "overrides": ["two/b"]})
    two = protocol("two", {"id": "b", "overrides": ["one/a"]})
    assert len(opened(match([one, two], ["arrest"], {}))) == 1


def test_a_rule_that_tells_nobody_this_time_overrides_nothing():
    silent = {"party": "home", "when": {"in_home": True}}
    two = protocol("p", {"id": "a"}, {"id": "b", "tell": [silent], "overrides": ["a"]})
    assert opened(match([two], ["arrest"], {"in_home": False})) == ["p/a"]


def test_the_exception_closes_a_rule():
    found = matched(["hearing_listed"], home_authority="leeds", looked_after=True, emergency=True)
    assert opened(found) == []


@pytest.mark.parametrize(("role", "ok"), [("yot_worker", False), ("parent", True), (None, None)])
def test_checks(role, ok):
    found = matched(
        ["hearing_listed"], home_authority="leeds", looked_after=False, accompanied_by_role=role
    )
    (check,) = found.checks
    assert (check.rule.id, check.field, check.ok, check.refuse) == (
        "not-a-worker",
        "accompanied_by",
        ok,
        True,
    )
    assert ("accompanied_by_role" in {question.fact for question in found.questions}) is (
        ok is None
    )


def test_records_and_guides_are_no_clocks():
    found = matched(["court_result"], home_authority="leeds")
    assert [one.rule.id for one in found.records] == ["kept"]
    assert found.openings == found.guides == ()


_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "home_authority": st.sampled_from(["leeds", "york"]),
        "placed_in": st.sampled_from(["leeds", "york"]),
        "known_to_social_care": st.booleans(),
        "in_home": st.booleans(),
        "during_remand": st.booleans(),
        "looked_after": st.booleans(),
        "emergency": st.booleans(),
        "carer_is_victim": st.booleans(),
        "told_of_move": st.booleans(),
    },
)
_EVENTS = st.lists(st.sampled_from(["placement_move", "hearing_listed", "arrest"]), max_size=3)


@given(_EVENTS, _ANSWERS)
def test_answers_to_what_was_not_asked_change_nothing_by_themselves(events, facts):
    """A fact that no question names can't by itself change what opens."""
    found = match([WORKED], events, facts)
    asked = {question.fact for question in found.questions}
    for name in (
        {"known_to_social_care", "in_home", "emergency", "told_of_move"} - asked - facts.keys()
    ):
        for answer in (True, False):
            assert opened(match([WORKED], events, {**facts, name: answer})) == opened(found)


@given(_EVENTS, _ANSWERS)
def test_the_same_entry_always_comes_to_the_same(events, facts):
    assert match([WORKED], events, facts) == match([WORKED], events, dict(reversed(facts.items())))
