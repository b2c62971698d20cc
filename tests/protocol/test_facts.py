"""The vocabulary of facts, the values they may have, and what follows from what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.ages import Age
from dutydesk.protocol.conditions import FactValue
from dutydesk.protocol.facts import (
    FactError,
    check_value,
    check_values,
    derive,
    facts_vocabulary,
)


def test_every_fact_says_what_it_is_and_how_it_is_asked():
    for name, fact in facts_vocabulary().items():
        assert fact.name == name
        assert fact.type in ("yes_no", "choice", "many", "number", "age", "authority")
        assert fact.source in ("person", "entry", "derived")
        assert fact.meaning
        assert fact.question.endswith("?")
        assert bool(fact.codes()) is (fact.type in ("choice", "many", "authority"))


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("looked_after", True, True),
        ("gravity", 4, 4),
        ("age", "12 years 6 months", Age(12, 6)),
        ("age", 15, Age(15)),
        ("age", Age(15), Age(15)),
        ("remand_made", "none", "none"),
        ("disposal", "referral_order", frozenset({"referral_order"})),
        ("disposal", [], frozenset()),
        ("home_authority", "rotherham", "rotherham"),
    ],
)
def test_values_in_their_proper_form(name, value, kept):
    assert check_value(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("looked_aftr", True, "Did you mean 'looked_after'"),
        ("zzz", True, "dutydesk protocol facts"),
        ("looked_after", "yes", "true or false"),
        ("looked_after", 1, "true or false"),
        ("gravity", True, "in figures"),
        ("gravity", "4", "in figures"),
        ("age", "twelve", "years and months"),
        ("age", True, "12 years 6 months"),
        ("age", -1, "start at 0"),
        ("remand_made", "rla", "Did you mean 'rlaa'"),
        ("remand_made", True, "Write one of: none, rlaa, ryda"),
        ("disposal", ["referal_order"], "Did you mean 'referral_order'"),
        ("disposal", 3, "is a list of codes"),
        ("home_authority", "rotheram", "Did you mean 'rotherham'"),
    ],
)
def test_values_refused(name, value, said):
    with pytest.raises(FactError, match=said):
        check_value(name, value)


def test_none_is_unknown_and_left_out():
    assert check_values({"looked_after": None, "remand_made": "none"}) == {"remand_made": "none"}


@pytest.mark.parametrize(
    ("given_facts", "follows"),
    [
        # A remand makes a young person looked after, who was not looked after before.
        (
            {"legal_status_before": "none", "remand_made": "rlaa", "remand_before": "none"},
            {
                "legal_status": "remand",
                "looked_after_before": False,
                "looked_after": True,
                "during_remand": True,
            },
        ),
        ({"remand_made": "ryda"}, {"legal_status": "remand", "looked_after": True}),
        (
            {"legal_status_before": "care_order"},
            {"legal_status": "care_order", "looked_after_before": True, "looked_after": True},
        ),
        (
            {"legal_status_before": "care_order", "legal_status": "none"},
            {"looked_after_before": True, "looked_after": False},
        ),
        ({"remand_before": "ryda"}, {"looked_after_before": True, "during_remand": True}),
        ({"remand_before": "none", "remand_made": "none"}, {"during_remand": False}),
        # A section 20 child in custody: looked after as recorded, until somebody says otherwise.
        (
            {"legal_status_before": "section_20", "disposal": ["detention_and_training_order"]},
            {"sentenced_to_custody": True, "legal_status": "section_20", "looked_after": True},
        ),
        (
            {
                "legal_status_before": "section_20",
                "legal_status": "none",
                "disposal": ["detention_and_training_order"],
            },
            {"looked_after_before": True, "looked_after": False},
        ),
        # A remand stays in force through an adjournment, and ends with bail or with the case.
        ({"remand_made": "ryda", "remand_before": "rlaa"}, {"remand_now": "ryda"}),
        ({"remand_before": "rlaa", "outcome": "sentenced"}, {"remand_now": "none"}),
        ({"remand_before": "rlaa", "outcome": "adjourned"}, {"remand_now": "rlaa"}),
        (
            {
                "remand_before": "ryda",
                "legal_status_before": "remand",
                "outcome": "bailed_conditional",
                "legal_status": "section_20",
            },
            {"remand_now": "none", "looked_after": True},
        ),
        ({"legal_status_before": "care_order", "outcome": "sentenced"}, {"looked_after": True}),
        ({"looked_after_before": True}, {"known_to_social_care": True}),
        # Renewing a remand moves nobody; another kind of remand does.
        (
            {
                "remand_made": "ryda",
                "remand_before": "ryda",
                "placed_in_before": "leeds",
                "placement_kind_before": "hospital",
            },
            {"remand_renewed": True, "placed_in": "leeds", "placement_kind": "hospital"},
        ),
        (
            {
                "remand_made": "rlaa",
                "remand_before": "ryda",
                "placed_in_before": "leeds",
                "placement_kind_before": "youth_detention",
            },
            {"remand_renewed": False, "placed_in": None, "placement_kind": None},
        ),
        ({"remand_made": "none"}, {"remand_renewed": False}),
        ({"remand_made": "ryda", "placement_kind_before": "own_home"}, {"with_family": False}),
        ({"disposal": "extended_sentence"}, {"placement_kind": "youth_detention"}),
        ({"disposal": ["fine"]}, {"sentenced_to_custody": False}),
        ({"disposal": []}, {"sentenced_to_custody": False}),
        ({"arrest_outcome": "charged_held"}, {"charged": True}),
        ({"arrest_outcome": "released_under_investigation"}, {"charged": False}),
        (
            {"home_authority": "rotherham", "placed_in_before": "leicestershire"},
            {
                "placed_in": "leicestershire",
                "out_of_area": True,
                "placed_by_another_authority": True,
                "move_crosses_area": False,
                "move_out_of_area": False,
            },
        ),
        (
            {
                "home_authority": "rotherham",
                "placed_in_before": "rotherham",
                "placed_in": "leicestershire",
            },
            {"out_of_area": True, "move_crosses_area": True, "move_out_of_area": True},
        ),
        # In a home at the sentence that ends it; a move tells of the new placement.
        (
            {"placement_kind_before": "residential_home", "disposal": "section_250_detention"},
            {"in_home": True},
        ),
        (
            {"placement_kind_before": "foster", "move": "planned", "placement_kind": "family"},
            {"in_home": False, "with_family": True},
        ),
        ({"placement_kind_before": "own_home"}, {"with_family": True, "in_home": False}),
        (
            {"remand_made": "rlaa", "placement_kind": "own_home"},
            {"remand_attempted_at_home": True},
        ),
        (
            {"remand_before": "rlaa", "placement_kind": "foster"},
            {"remand_attempted_at_home": False},
        ),
        ({"remand_made": "ryda", "remand_before": "none"}, {"remand_attempted_at_home": False}),
    ],
)
def test_what_follows(given_facts, follows):
    known = derive(check_values(given_facts))
    assert {name: known.get(name) for name in follows} == follows


@pytest.mark.parametrize(
    ("given_facts", "unknown"),
    [
        ({}, set(facts_vocabulary())),
        ({"remand_made": "none"}, {"legal_status", "looked_after", "during_remand"}),
        ({"remand_before": "none"}, {"during_remand", "looked_after_before"}),
        # Where a remand or a sentence puts the young person, only the entry can say.
        (
            {
                "remand_made": "rlaa",
                "placement_kind_before": "own_home",
                "placed_in_before": "rotherham",
                "home_authority": "rotherham",
            },
            {"placement_kind", "placed_in", "out_of_area", "remand_attempted_at_home"},
        ),
        # Bail ended the remand, and with it what the remand alone had made: ask what now holds.
        (
            {
                "remand_before": "rlaa",
                "legal_status_before": "remand",
                "outcome": "bailed_unconditional",
            },
            {"legal_status", "looked_after"},
        ),
        ({"looked_after_before": False}, {"known_to_social_care"}),
        ({"remand_made": "rlaa"}, {"remand_renewed"}),
        ({"home_authority": "elsewhere", "placed_in": "elsewhere"}, {"out_of_area"}),
        ({"legal_status_before": "abolished"}, {"looked_after", "looked_after_before"}),
    ],
)
def test_what_does_not_follow_stays_unknown(given_facts, unknown):
    assert not unknown & derive(given_facts).keys()


_SOME = st.fixed_dictionaries(
    {},
    optional={
        "legal_status_before": st.sampled_from(["none", "section_20", "remand"]),
        "legal_status": st.sampled_from(["none", "care_order"]),
        "looked_after": st.booleans(),
        "remand_before": st.sampled_from(["none", "rlaa", "ryda"]),
        "remand_made": st.sampled_from(["none", "rlaa", "ryda"]),
        "placed_in_before": st.sampled_from(["rotherham", "leicestershire"]),
        "placed_in": st.sampled_from(["rotherham", "leicestershire"]),
        "home_authority": st.sampled_from(["rotherham", "leicestershire"]),
        "placement_kind_before": st.sampled_from(["own_home", "residential_home"]),
        "placement_kind": st.sampled_from(["own_home", "residential_home"]),
    },
)


@given(_SOME)
def test_what_is_given_wins_and_deriving_twice_changes_nothing(known: dict[str, FactValue]):
    derived = derive(known)
    assert derived.items() >= known.items()
    assert derive(derived) == derived
