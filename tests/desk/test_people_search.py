"""Who is found by what somebody on the phone gives. All names are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.desk.people_names import alike, fold, views
from dutydesk.desk.people_search import PeopleIndex, PersonKey, duplicates

TODAY = date(2026, 3, 27)
PEOPLE = [
    PersonKey(1, "Łukasz Wiśniowy", ("Lucky [Boy]",), date(2011, 3, 12), "DEMO-0007"),
    PersonKey(2, "Siân O'Connor", (), date(2010, 12, 3), "DEMO-0012"),
    PersonKey(3, "Gwenllïan ap Rhys-Penderyn", ("Gwen",), date(2009, 2, 28), "DEMO-0013"),
    PersonKey(4, "Jan Testowski", (), None, "DEMO-0070"),
    PersonKey(5, "Marek Testowski", ("Jasiek",), date(2012, 2, 29), "DEMO-0071"),
    PersonKey(6, "Alexander Fable", (), date(2011, 3, 12), "X/9-1"),
    PersonKey(7, "Zoë van der Sampel", (), date(2013, 7, 1), "DEMO-1007"),
    PersonKey(8, "Owen Owens", (), date(2008, 5, 5), "DEMO-0100"),
]
INDEX = PeopleIndex(PEOPLE)


def found(text, index=INDEX):
    return [match.person_id for match in index.search(text, today=TODAY)]


def first(text):
    matches = INDEX.search(text, today=TODAY)
    return matches[0] if matches else None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Łukasz Wiśniowy", 1),
        ("lukasz wisniowy", 1),
        ("WISNIOWY, Lukasz", 1),
        ("wisn", 1),
        ("l wisniowy", 1),
        ("lw", None),
        ("l w", 1),
        ("Lukazs Wisniowy", 1),
        ("wisnowy", 1),
        ("lucky", 1),
        ("lucky boy", 1),
        ("[boy]", 1),
        ("lucky wisniowy", 1),
        ("sian", 2),
        ("Sian Oconnor", 2),
        ("o'connor", 2),
        ("o’connor sian", 2),
        ("o connor", 2),
        ("connor", 2),
        ("shan oconnor", 2),
        ("gwen", 3),
        ("penderyn", 3),
        ("rhys penderyn", 3),
        ("rhyspenderyn", 3),
        ("gwenllian rhys", 3),
        ("aprhys", 3),
        ("testowski jan", 4),
        ("jasiek testowski", 5),
        ("alex fable", 6),
        ("fabel", 6),
        ("vandersampel", 7),
        ("van der sampel", 7),
        ("zoe", 7),
        ("owens owen", 8),
    ],
)
def test_a_name_is_found_however_it_is_written(text, person):
    match = first(text)
    assert (match and match.person_id) == person


def test_an_exact_name_comes_before_a_like_one():
    assert found("jan testowski")[:2] == [4, 5]
    assert INDEX.search("jan testowski", today=TODAY)[0].score > 99


def test_the_match_says_what_it_goes_by():
    assert first("wisniowy").why == "name"
    assert first("lucky [boy]").why == "also known as Lucky [Boy]"
    assert first("12/3/11").why == "born Sat 12 Mar 2011"
    assert first("demo-0007").why == "case number DEMO-0007"
    assert first("wisniowy 12 mar 2011").why == "name, born Sat 12 Mar 2011"


@pytest.mark.parametrize(
    "text", ["12/3/11", "12/03/2011", "12 mar 2011", "2011-03-12", "12 March 11", "sat 12 mar 2011"]
)
def test_a_birth_date_is_found_however_it_is_typed(text):
    assert sorted(found(text)) == [1, 6]


def test_a_birthday_without_a_year_is_anybodys_of_that_day():
    assert found("3 dec") == [2]
    assert found("31/2/2011") == []


def test_a_name_with_a_birth_date_puts_who_has_both_first():
    assert found("fable 12/3/11")[:2] == [6, 1]
    assert found("12/3/11 wisniowy")[:2] == [1, 6]
    assert found("jan testowski 12/3/11")[0] == 4  # no birth date on record: may well be him


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("DEMO-0007", [1]),
        ("demo0007", [1]),
        ("demo 0007", [1]),
        ("DEMO-007", [4, 5]),
        ("0007", [1]),
        ("x/9", [6]),
        ("x91", [6]),
        ("DEMO-9", []),
    ],
)
def test_a_case_number_is_found_by_its_start_or_its_last_number(text, people):
    assert sorted(found(text)) == people


def test_a_whole_case_number_comes_before_one_that_starts_so():
    index = PeopleIndex(
        [PersonKey(1, "A Sample", (), None, "D-12"), PersonKey(2, "B", (), None, "D-1")]
    )
    assert found("d-1", index) == [2, 1]


@pytest.mark.parametrize("text", ["", "  ", "zzzzzzz", "!!!", "[", "x" * 10_000, "\x00", "-", "0"])
def test_nonsense_finds_nobody(text):
    assert found(text) == []


def test_a_change_is_found_at_once_and_what_was_before_is_not():
    index = PeopleIndex(PEOPLE)
    index.update(PersonKey(1, "Lukasz Nowina", (), date(2011, 3, 13), "DEMO-0500"))
    index.update(PersonKey(9, "Nova Newcomer", (), None, "DEMO-0501"))
    assert found("nowina", index) == [1]
    assert found("newcomer", index) == [9]
    for gone in ("wisniowy", "lucky", "DEMO-0007"):
        assert 1 not in found(gone, index)
    assert found("12/3/2011", index) == [6]
    index.replace(PEOPLE[1:2])
    assert found("nowina", index) == []
    assert found("sian", index) == [2]


def test_no_more_than_the_limit():
    many = PeopleIndex(PersonKey(n, "Same Sampleton", (), None, f"M-{n}") for n in range(500))
    assert len(many.search("sampleton", today=TODAY, limit=3)) == 3
    assert len(many.search("m-", today=TODAY)) == 0
    assert len(many.search("m-4", today=TODAY)) == 8


@pytest.mark.parametrize(
    ("name", "born", "people"),
    [
        ("Lukasz Wisniowy", date(2011, 3, 12), [1]),
        ("Wisniowy Lukasz", date(2011, 3, 12), [1]),
        ("Lukas Wisnowy", date(2011, 3, 12), [1]),
        ("Lucky Wisniowy", date(2011, 3, 12), [1]),
        ("Lucky Boy", date(2011, 3, 12), [1]),
        ("Piotr Wisniowy", date(2011, 3, 12), [1]),  # a twin, or the same with another name
        ("Lukasz Wisniowy", None, [1]),
        ("Lukasz Wisniowy", date(2011, 12, 3), [1]),  # day and month swapped
        ("Lukasz Wisniowy", date(2012, 3, 12), [1]),
        ("Lukasz Wisniowy", date(2009, 8, 1), []),
        ("Jan Testowski", date(2010, 1, 1), [4]),
        ("Alex Fable", date(2011, 3, 12), [6]),
        ("Alex Fable", None, [6]),
        ("Somebody Else", date(2011, 3, 12), []),
        ("Sian O Connor", date(2010, 12, 3), [2]),
    ],
)
def test_likely_duplicates(name, born, people):
    assert [match.person_id for match in duplicates(name, born, INDEX)] == people


def test_the_same_birth_date_comes_first_among_duplicates():
    twice = PeopleIndex(
        [
            PersonKey(1, "Jan Testowski", (), None, "A"),
            PersonKey(2, "Jan Testowsky", (), date(2010, 1, 1), "B"),
        ]
    )
    matches = duplicates("Jan Testowski", date(2010, 1, 1), twice)
    assert [match.person_id for match in matches] == [2, 1]
    assert "same birth date" in matches[0].why
    assert "no birth date on record" in matches[1].why


def test_every_accent_comes_off_and_nothing_else():
    assert (
        fold("ŁÓDŹ Ŵŷ Øre Đorđe Weiß Þór Æsa İl Ħal") == "lodz wy ore dorde weiss thor aesa il hal"
    )
    assert fold("[bail] 7") == "[bail] 7"


def test_the_views_of_a_name():
    assert set(views("Siân O'Connor-Jones")) == {
        ("sian", "oconnor", "jones"),
        ("sian", "oconnorjones"),
        ("sian", "o", "connor", "jones"),
    }
    assert views("  ") == ()
    assert views("'") == ()


@given(st.text(), st.text())
def test_any_two_names_compare_within_bounds(one, other):
    assert 0 <= alike(one, other) <= 1.0001
    if views(one):
        assert alike(one, one) > 0.99


@given(
    st.lists(
        st.builds(
            PersonKey,
            st.integers(1, 20),
            st.text(),
            st.tuples(st.text()),
            st.dates() | st.none(),
            st.text(),
        )
    ),
    st.text(),
)
def test_any_people_can_be_entered_changed_and_searched(keys, text):
    index = PeopleIndex()
    for key in keys:
        index.update(key)
    kept = {key.id: key for key in keys}
    assert {m.person_id for m in index.search(text, today=TODAY)} <= kept.keys()
    for key in kept.values():
        assert index.key(key.id) == key
        if views(key.name):
            limit = len(kept)
            assert key.id in {m.person_id for m in index.named(key.name)[:limit]}
    again = PeopleIndex(kept.values())
    assert index.search(text, today=TODAY) == again.search(text, today=TODAY)
