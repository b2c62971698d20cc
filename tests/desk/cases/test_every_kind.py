"""What holds of every kind of entry, by its own example: a kind that is added is tried here too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from dutydesk.desk.amend import Of, amend, void
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.further import find_kinds
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.desk.kinds.kind import asks_of
from dutydesk.desk.log import log, preview
from dutydesk.desk.person import person_page
from dutydesk.desk.versions import entry_page
from dutydesk.records import ClockState, Entry
from dutydesk.vocabulary import vocabulary
from tests.desk.sound import assert_sound
from tests.examples import example
from tests.support import Time, a_desk, clocks_of, save

HOSTILE = "[bold] Siân O'Brien-Żółć [/] {x} " + "w" * 300


@pytest.fixture(scope="module")
def desk(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all kinds; each is about a young person of its own. It must be sound at last."""
    desk = a_desk(prepared, tmp_path_factory.mktemp("kinds"), Time("2026-11-21 12:00"))
    yield desk
    assert_sound(desk)
    desk.close()


def somebody(desk: Desk, name: str) -> int:
    """A young person with what most rules turn on answered."""
    entry = entry_adapter.validate_python(
        {
            "kind": "arrest", "arrested_at": "2026-11-10T10:00", "station": "Main Street",
            "outcome": "no_further_action", "overrides": {"duplicate": "it is another one"},
            "person": {"given_name": "Robin", "family_name": f"Sample {name}"},
            "answers": {
                "home_authority": "rotherham", "legal_status_before": "care_order",
                "known_to_social_care": True, "known_to_yot": True,
                "allocated_social_worker": True, "placed_in_before": "leicestershire",
                "placement_kind_before": "residential_home",
            },
        }
    )  # fmt: skip
    return log(desk, entry).person_id


@pytest.mark.parametrize("name", KINDS)
def test_its_example_is_logged_shown_amended_and_voided(name: str, desk: Desk) -> None:
    kind = KINDS[name]
    person = somebody(desk, name)
    entry = example(desk, person, kind)
    before = {one.id: one.state for one in clocks_of(desk, person)}
    again = entry_adapter.validate_json(entry.model_dump_json())
    assert again == entry
    saved = save(desk, entry)
    page = person_page(desk, person)
    line = next(
        one for one in page.timeline if one.kind == "entry" and one.entry_id == saved.entry_id
    )
    assert line.words.startswith(kind.title)
    assert len(line.words) > len(f"{kind.title}: ")
    assert not line.words.startswith(f"{kind.title}: {kind.title} ")
    assert preview(desk, entry.model_copy(update={"uid": new_uid()})).kind == name
    labels = {one.label for one in entry_page(desk, saved.entry_id).lines}
    said = {
        ask.label
        for field, ask in asks_of(kind).items()
        if getattr(entry, field) not in (None, "", [], False)
    }
    assert said <= labels
    told = entry.model_copy(update={"uid": new_uid(), "note": HOSTILE})
    amend(desk, Of(saved.entry_id, 1), told, "an invented reason")
    assert any(HOSTILE in one.words for one in person_page(desk, person).timeline)
    void(desk, Of(saved.entry_id, 2), "an invented reason", new_uid())
    after = {one.id: one.state for one in clocks_of(desk, person)}
    new = {key: state for key, state in after.items() if key not in before}
    assert {key: after[key] for key in before} == before
    assert set(new.values()) <= {ClockState.VOIDED}


@pytest.mark.parametrize("name", KINDS)
def test_it_can_make_a_new_young_person(name: str, desk: Desk) -> None:
    kind = KINDS[name]
    fields = kind.entry.model_fields
    if any(ask.of and fields[one].is_required() for one, ask in asks_of(kind).items()):
        return  # it goes on with something that somebody must have had before
    saved = log(desk, example(desk, {"given_name": "Ada", "family_name": f"New {name}"}, kind))
    assert person_page(desk, saved.person_id).name == f"Ada New {name}"


def test_each_is_found_by_its_title_and_by_the_other_words_for_it() -> None:
    for kind in KINDS.values():
        assert find_kinds(kind.title)[0].kind == kind.name
        for word in kind.find:
            assert kind.name in [one.kind for one in find_kinds(word)], (kind.name, word)
    assert [one.kind for one in find_kinds("")] == list(KINDS)


@pytest.mark.parametrize("name", ["events", "instants"])
def test_whatever_protocols_may_name_some_kind_of_entry_gives(name: str) -> None:
    given = {code: term.attrs["entry"].split(", ") for code, term in vocabulary(name).terms.items()}
    assert {kind for kinds in given.values() for kind in kinds} <= {*KINDS, "every"}
    assert all(given.values())


def test_each_raises_only_what_the_vocabulary_says_of_it(desk: Desk) -> None:
    """As far as the examples go, which the tests before this one have logged."""
    events, instants = (vocabulary(name).terms for name in ("events", "instants"))
    with desk.store.read() as session:
        rows = session.exec(select(Entry)).all()
    for row in rows:
        for raised in row.raised:
            for event in raised["events"]:
                assert row.kind in events[event].attrs["entry"].split(", "), (row.kind, event)
            for anchor in raised["anchors"]:
                by = instants[anchor].attrs["entry"].split(", ")
                assert row.kind in by or by == ["every"], (row.kind, anchor)


def test_each_field_that_a_declared_kind_asks_for_says_what_to_type() -> None:
    asked = [(kind.name, ask) for kind in KINDS.values() for ask in asks_of(kind).values()]
    assert [(name, ask.label) for name, ask in asked if not ask.hint] == []
    wide = 19  # the forms' column of labels
    assert [(name, ask.label) for name, ask in asked if not 0 < len(ask.label) <= wide] == []
