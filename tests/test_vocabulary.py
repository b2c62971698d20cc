"""Every vocabulary that ships can be read, and what people type finds the term they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.datafiles import data_path
from dutydesk.vocabulary import UnknownVocabulary, plain, vocabulary

NAMES = sorted(path.stem for path in data_path("vocabularies").glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_each_ships_with_a_title_and_findable_terms(name):
    read = vocabulary(name)
    assert read.title
    assert read.terms
    for code, term in read.terms.items():
        assert term.code == code
        assert term.label
        assert read.find(code)[0] == term
        assert term in read.find(term.label)[:2]


@pytest.mark.parametrize(
    ("name", "typed", "first"),
    [
        ("legal_statuses", "s20", "section_20"),
        ("legal_statuses", "S.20", "section_20"),
        ("legal_statuses", "none", "none"),
        ("legal_statuses", "inter", "interim_care_order"),
        ("legal_statuses", "order care", "interim_care_order"),
        ("legal_statuses", "interm care order", "interim_care_order"),
        ("placement_kinds", "Fóster", "foster"),
        ("disposals", "yro", "youth_rehabilitation_order"),
        ("arrest_outcomes", "RUI", "released_under_investigation"),
    ],
)
def test_what_people_type(name, typed, first):
    assert vocabulary(name).find(typed)[0].code == first


def test_nothing_typed_offers_everything_in_order():
    read = vocabulary("parties")
    assert read.find("  ") == list(read.terms.values())


def test_nonsense_finds_nothing():
    assert vocabulary("parties").find("zzqx[/]") == []


@given(st.text())
def test_no_text_breaks_the_search(text):
    assert set(vocabulary("events").find(text)) <= set(vocabulary("events").terms.values())


@given(st.text())
def test_plain_is_idempotent(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("name", ["nope", "../facts", "", "Facts"])
def test_unknown_vocabulary(name):
    with pytest.raises(UnknownVocabulary, match="There is no vocabulary"):
        vocabulary(name)
