"""What no entry can hold is refused by its field, in words, and nothing is saved of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.kinds.common import UnknownHome
from dutydesk.desk.log import log, preview
from dutydesk.desk.plan import Refused
from dutydesk.desk.state import UnknownPerson
from dutydesk.entry_files import BadEntry, read_entries
from tests.desk.cases.entries import arrest_in_json as arrest
from tests.desk.cases.entries import read
from tests.support import CHILD, but_for_the_trail, contents

CONTROLS = ["\x00", "a\x00b", "\x1b[2J", "\x07", "\x7f", "\x9b31m", "a\x08b"]
NAMES = {
    "person.given_name": lambda bad: arrest(person={"given_name": bad, "family_name": "x"}),
    "person.case_number": lambda bad: arrest(
        person={"given_name": "x", "family_name": "x", "case_number": bad}
    ),
    "station": lambda bad: arrest(station=bad),
    "note": lambda bad: arrest(note=bad),
    "overrides.x": lambda bad: arrest(overrides={"x": bad}),
    "offences.0.description": lambda bad: arrest(offences=[{"description": bad}]),
}


@pytest.mark.parametrize("field", NAMES)
@pytest.mark.parametrize("bad", CONTROLS, ids=ascii)
def test_control_characters_are_refused_by_field(field: str, bad: str) -> None:
    with pytest.raises(BadEntry, match=rf"^{field}: there is a control character in it \(U\+00"):
        read(NAMES[field](bad))


HUGE = 10**40
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("person", {"person": None}),
    ("person", {"person": True}),
    ("person", {"person": 1.0}),
    ("person", {"person": 0}),
    ("person", {"person": -1}),
    ("person", {"person": HUGE}),
    ("person", {"person": []}),
    ("person", {"person": [{"given_name": "x", "family_name": "y"}]}),
    ("person.family_name", {"person": {"given_name": "x"}}),
    ("person.given_name", {"person": {"given_name": "", "family_name": "y"}}),
    ("person.given_name", {"person": {"given_name": " \n\t ", "family_name": "y"}}),
    ("person.given_name", {"person": {"given_name": 7, "family_name": "y"}}),
    ("person.given_name", {"person": {"given_name": "x" * 4001, "family_name": "y"}}),
    ("person.nickname", {"person": {"given_name": "x", "family_name": "y", "nickname": "z"}}),
    ("person.born", {"person": {"given_name": "x", "family_name": "y", "born": "2011-02-29"}}),
    ("person.born", {"person": {"given_name": "x", "family_name": "y", "born": "12/3/2011"}}),
    ("person.aliases.0", {"person": {"given_name": "x", "family_name": "y", "aliases": [""]}}),
    ("person.aliases", {"person": {"given_name": "x", "family_name": "y", "aliases": "z"}}),
    ("station", {"station": ""}),
    ("station", {"station": "   "}),
    ("station", {"station": None}),
    ("station", {"station": 12}),
    ("station", {"station": ["Main Street"]}),
    ("station", {"station": {"name": "x"}}),
    ("arrested_at", {"arrested_at": "soon"}),
    ("arrested_at", {"arrested_at": ""}),
    ("arrested_at", {"arrested_at": None}),
    ("arrested_at", {"arrested_at": True}),
    ("arrested_at", {"arrested_at": []}),
    ("arrested_at", {"arrested_at": "2026-02-30T10:00"}),
    ("arrested_at", {"arrested_at": "2026-11-20T25:00"}),
    ("arrested_at", {"arrested_at": "0001-01-01T00:00:00+14:00"}),
    ("arrested_at", {"arrested_at": "9999-12-31T23:59:59-14:00"}),
    ("arrested_at", {"arrested_at": "1066-10-14T09:00"}),
    ("arrested_at", {"arrested_at": HUGE}),
    ("arrested_at", {"arrested_at": -1}),
    ("arrested_at", {"arrested_at": 1e308}),
    ("arrested_at", {"arrested_at": "20/11/2026 19:40"}),
    ("arrested_at", {"arrested_at": "19:40"}),
    ("pre_planned", {"pre_planned": "perhaps"}),
    ("pre_planned", {"pre_planned": None}),
    ("offences", {"offences": "theft"}),
    ("offences", {"offences": {"description": "theft"}}),
    ("offences.0", {"offences": ["theft"]}),
    ("offences.0.description", {"offences": [{}]}),
    ("offences.0.gravity", {"offences": [{"description": "x", "gravity": 0}]}),
    ("offences.0.gravity", {"offences": [{"description": "x", "gravity": 6}]}),
    ("offences.0.gravity", {"offences": [{"description": "x", "gravity": HUGE}]}),
    ("offences.0.gravity", {"offences": [{"description": "x", "gravity": "high"}]}),
    ("offences.1.offence_class", {"offences": [{"description": "x"},
                                               {"description": "x", "offence_class": "murdr"}]}),
    ("outcome", {"outcome": "executed"}),
    ("outcome", {"outcome": ""}),
    ("outcome", {"outcome": None}),
    ("outcome", {"outcome": ["bailed_to_court"]}),
    ("court_at", {"outcome": "bailed_to_court"}),
    ("court_at", {"outcome": "bailed_to_court", "court": "x", "court_at": "2026-11-19T10:00"}),
    ("bail_return_at", {"outcome": "bailed_to_return"}),
    ("court", {"court_at": "2026-12-01T10:00"}),
    ("charged_at", {"charged_at": "2026-11-20T19:39"}),
    ("arrived_at", {"arrived_at": "2026-11-20T19:39"}),
    ("conditions.0", {"conditions": [{"kind": "curfew"}]}),
    ("conditions.0", {"conditions": [{"kind": "exclusion"}]}),
    ("conditions.0.kind", {"conditions": [{"kind": "banishment"}]}),
    ("conditions.0.curfew_from", {"conditions": [
        {"kind": "curfew", "curfew_from": "7pm", "curfew_to": "07:00"}]}),
    ("conditions.0.curfew_from", {"conditions": [
        {"kind": "curfew", "curfew_from": "24:00", "curfew_to": "07:00"}]}),
    ("arrest_id", {"arrest_id": 0}),
    ("arrest_id", {"arrest_id": HUGE}),
    ("arrest_id", {"arrest_id": "1; --"}),
    ("arrest_id", {"arrest_id": True}),
    ("uid", {"uid": "short"}),
    ("uid", {"uid": "x" * 65}),
    ("uid", {"uid": "with blanks in it"}),
    ("uid", {"uid": "łłłłłłłłłł"}),
    ("uid", {"uid": None}),
    ("note", {"note": 7}),
    ("note", {"note": "x" * 4001}),
    ("answers", {"answers": []}),
    ("answers", {"answers": "yes"}),
    ("overrides", {"overrides": ["x"]}),
    ("overrides.x", {"overrides": {"x": None}}),
    ("overrides.x", {"overrides": {"x": {"y": "z"}}}),
    ("Station", {"Station": "x"}),
    ("arrested_on", {"arrested_on": "2026-11-20"}),
    ("__class__", {"__class__": "x"}),
    ("[bold]", {"[bold]": "x"}),
    ("id", {"id": 1}),
    ("kind", {"kind": "Arrest"}),
    ("kind", {"kind": None}),
    ("kind", {"kind": 7}),
    ("kind", {"kind": ["arrest"]}),
    ("kind", {"kind": {"arrest": 1}}),
]  # fmt: skip


@pytest.mark.parametrize(("field", "wrong"), WRONG, ids=lambda one: str(one)[:40])
def test_what_can_not_be_is_refused_by_its_field(field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadEntry) as refused:
        read(arrest(**wrong))
    assert any(line.startswith(f"{field}: ") for line in str(refused.value).splitlines())


FACTS: list[tuple[str, Any]] = [
    ("hair", "red"),
    ("__init__", True),
    ("", True),
    ("[bold]", True),
    ("known_to_yot", "yes"),
    ("known_to_yot", 1),
    ("known_to_yot", [True]),
    ("known_to_yot", {"yes": True}),
    ("legal_status_before", "orphan"),
    ("legal_status_before", ["care_order"]),
    ("legal_status_before", {"code": "care_order"}),
    ("legal_status_before", True),
    ("home_authority", "Rotherham"),
    ("home_authority", 7),
    ("home_authority", []),
    ("placement_kind_before", {"x": [{"y": [None]}]}),
    ("offence_classes", 7),
    ("offence_classes", ["violent", 7]),
    ("offence_classes", [["violent"]]),
    ("gravity", "three"),
    ("gravity", True),
    ("gravity", 2.5),
    ("age", "old"),
    ("age", -1),
    ("age", "12 years 12 months"),
    ("age", [12]),
]


@pytest.mark.parametrize(("fact", "value"), FACTS, ids=lambda one: str(one)[:30])
def test_an_answer_that_can_not_be_is_refused_and_nothing_is_saved(
    desk: Desk, fact: str, value: Any
) -> None:
    person = arrest()["person"]
    result = {
        "kind": "result", "person": person, "court": "x", "outcome": "rlaa",
        "heard_at": "2026-11-20T11:00", "next_at": "2026-12-01T10:00",
    }  # fmt: skip
    move = {"kind": "move", "person": person, "to": {"name": "x", "kind": "foster"},
            "moved_at": "2026-11-20T11:00"}  # fmt: skip
    before, trail = but_for_the_trail(desk), len(contents(desk)["audit"])
    for given in (arrest(), result, move):
        entry = read(given | {"answers": {fact: value}})
        plan = preview(desk, entry)
        assert f"answers.{fact}" in {one.field for one in plan.problems}
        with pytest.raises(Refused):
            log(desk, entry)
    assert len(contents(desk)["audit"]) == trail + 3
    assert but_for_the_trail(desk) == before


TEXTS = {
    "nothing": "",
    "blank": " \n ",
    "prose": "arrested at ten",
    "half": '{"kind": "arrest"',
    "trailing": '{"kind": "arrest"} x',
    "single quotes": "{'kind': 'arrest'}",
    "number": "7",
    "text": '"arrest"',
    "null": "null",
    "nested list": "[[]]",
    "list of numbers": "[1, 2]",
    "empty object": "{}",
    "nan": '{"kind": NaN}',
    "infinity": '{"kind": Infinity}',
    "digits": '{"kind": ' + "9" * 5000 + "}",
    "deep list": "[" * 100_000 + "]" * 100_000,
    "deep object": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "half a character": '{"kind": "arrest", "station": "\\ud800"}',
    "half a character in a key": '{"kind": "arrest", "\\udfff": 1}',
    "half a character in an answer": '{"kind": "arrest", "answers": {"x": "\\ud83d"}}',
    "nul": "\x00",
    "binary": "\x80\xff\x00",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_no_entry_is_refused_in_words_that_can_be_printed(text: str) -> None:
    with pytest.raises(BadEntry) as refused:
        read_entries(text)
    said = str(refused.value)
    assert said
    assert len(said) < 1000
    said.encode()


def test_a_mark_that_windows_puts_first_is_no_fault() -> None:
    (entry,) = read_entries("\ufeff" + json.dumps(arrest()))
    assert entry.kind == "arrest"


def test_every_fault_of_every_entry_is_named_once() -> None:
    with pytest.raises(BadEntry) as refused:
        read_entries(json.dumps([arrest(station=""), arrest(), arrest(uid="x", note=3)]))
    assert str(refused.value).splitlines() == [
        "entry 1: station: it is empty: type it",
        "entry 3: uid: String should match pattern '^[!-~]{8,64}$'",
        "entry 3: note: Input should be a valid string",
    ]


@pytest.mark.parametrize("who", ["", "' OR 1=1 --", "\x00", "x" * 4000, "%", "👍"])
def test_a_case_number_that_nobody_has(desk: Desk, who: str) -> None:
    entry = read(arrest(person=who))
    with pytest.raises(UnknownPerson):
        log(desk, entry)


@pytest.mark.parametrize(
    ("kind", "field", "wrong"),
    [
        ("move", "move", {"move": "sideways"}),
        ("move", "to", {"to": None}),
        ("move", "to", {"to": {}}),
        ("move", "to.home_id", {"to": {"home_id": HUGE}}),
        ("move", "to.authority", {"to": {"name": "x", "authority": "atlantis"}}),
        ("hearing", "at", {"court": ""}),
        ("hearing", "remand_likely", {"remand_likely": "very"}),
        ("hearing", "hearing_id", {"hearing_id": -5}),
        ("result", "outcome", {"outcome": "hanged"}),
        ("result", "next_at", {"outcome": "adjourned"}),
        ("result", "disposals", {"outcome": "sentenced"}),
        ("result", "disposals.0.months", {"disposals": [{"disposal": "fine", "months": HUGE}]}),
        ("result", "next_at", {"next_at": "2026-11-20T11:00"}),
        ("release", "release_at", {"release_at": "3000-01-01T00:00"}),
    ],
)
def test_the_other_kinds_name_their_fields_too(
    kind: str, field: str, wrong: dict[str, Any]
) -> None:
    given: dict[str, dict[str, Any]] = {
        "move": {"to": {"name": "x"}, "moved_at": "2026-11-20T11:00"},
        "hearing": {"court": "x", "at": "2026-12-01T10:00"},
        "result": {"court": "x", "heard_at": "2026-11-20T11:00", "outcome": "withdrawn"},
        "release": {"release_at": "2027-01-01T09:00"},
    }
    with pytest.raises(BadEntry, match=rf"^{field}: "):
        read({"kind": kind, "person": 1} | given[kind] | wrong)


def test_a_home_that_is_not_in_the_directory_is_refused(desk: Desk) -> None:
    given = {
        "kind": "move", "person": arrest()["person"], "to": {"home_id": 4711},
        "moved_at": "2026-11-20T11:00", "answers": CHILD | {"danger_at_placement": False},
    }  # fmt: skip
    before = but_for_the_trail(desk)
    for act in (preview, log):
        with pytest.raises(UnknownHome, match="home_id: there is no home 4711"):
            act(desk, read(given))
    assert but_for_the_trail(desk) == before


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2026-03-29T01:30", "2026-03-29T01:00:00Z"),
        ("2026-10-25T01:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:30Z", "2026-10-25T01:30:00Z"),
        ("2026-07-01T10:00", "2026-07-01T09:00:00Z"),
        ("2026-07-01T10:00+02:00", "2026-07-01T08:00:00Z"),
    ],
)
def test_times_without_an_offset_are_londons(typed: str, instant: str) -> None:
    entry = read(arrest(arrested_at=typed))
    assert entry.model_dump(mode="json")["arrested_at"] == instant
