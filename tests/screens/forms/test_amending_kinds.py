"""Each kind of entry in its form: untouched, it says to the letter what it said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from dutydesk.desk.answer import answer
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log
from dutydesk.desk.versions import entry_page
from dutydesk.records import Entry
from screens.entry import EntryScreen
from screens.forms.opened import amending_form
from tests.screens.forms.kit import NOW


def at(**by: float) -> str:
    """An instant so far from now, and not on the minute."""
    return (NOW + timedelta(seconds=13, **by)).isoformat()


COURT = "Sheffield [Youth] Court"
SAID: dict[str, dict[str, Any]] = {
    "a new hearing": {
        "kind": "hearing", "person": 2, "court": COURT, "at": at(days=9), "transport": "parent",
        "legal_representative": "Ms Example", "custody_likely": True, "remand_likely": "rlaa",
        "emergency": False, "note": "rang; [again]", "known_at": at(hours=-3),
        "answers": {"known_to_social_care": True, "carer_is_victim": False},
    },
    "a hearing arranged": {
        "kind": "hearing", "person": 1, "hearing_id": 1, "accompanied_by_role": "parent",
        "accompanied_by_name": "Pat Invented", "yot_officer": "Kim", "carer_is_victim": False,
    },
    "a hearing moved": {"kind": "hearing", "person": 1, "hearing_id": 1, "at": at(days=3)},
    "a result": {
        "kind": "result", "person": 3, "hearing_id": 2, "heard_at": at(hours=-3),
        "outcome": "bailed_conditional", "next_at": at(days=20), "next_court": "Elsewhere",
        "reason": "no papers", "accompanied_by_role": "parent", "accompanied_by_name": "Pat",
        "conditions": [{"kind": "residence", "place": "Rowan House", "words": "and sleep"}],
    },
    "a result of no listed hearing": {
        "kind": "result", "person": 2, "court": COURT, "heard_at": at(hours=-2),
        "outcome": "sentenced", "release_at": at(days=90), "order_amended": True,
        "disposals": [{"disposal": "detention_and_training_order", "months": 8}],
    },
    "a move": {
        "kind": "move", "person": 1, "to": {"home_id": 2}, "moved_at": at(hours=-5),
        "move": "emergency", "told_at": at(hours=-4), "told_by": "Sam", "link_worker": "Lee",
        "host_yot": "Leicestershire YOT", "reason": "fell out", "consulted_before": False,
    },
    "a move to an address": {
        "kind": "move", "person": 3, "moved_at": at(hours=-4), "move": "planned",
        "to": {"name": "Aunt", "kind": "own_home", "address": "4; Sample Road",
               "postcode": "S60 1AA", "authority": "rotherham"},
    },
    "a release": {
        "kind": "release", "person": 2, "release_at": at(days=40), "reason": "early",
        "placed": {"home_id": 1},
    },
}  # fmt: skip


def saved(desk, payload: dict[str, Any]) -> int:
    """An entry, with a reason for whatever asks for one."""
    from dutydesk.desk.log import preview

    entry = entry_adapter.validate_python(payload)
    why = {one.rule: "an invented reason" for one in preview(desk, entry).problems}
    return log(desk, entry.model_copy(update={"overrides": why})).entry_id


@pytest.mark.asyncio
async def test_no_kind_loses_or_changes_anything_by_being_shown(console, desk) -> None:
    entries = {name: saved(desk, payload) for name, payload in SAID.items()}
    found = {}
    async with console() as hands:
        for name, entry_id in entries.items():
            page = entry_page(desk, entry_id)
            await hands.open(amending_form(page))
            collected = hands.form.collected()
            assert collected.entry is not None, (name, collected.wrong, collected.needed)
            shown = collected.entry.model_dump(mode="json")
            shown["answers"] |= hands.form.amendment.of.unknown(page.payload["answers"])
            differs = {
                key: (page.payload[key], shown[key])
                for key in shown.keys() - {"uid"}
                if shown[key] != page.payload[key]
            }
            said = "Nothing has changed yet" in hands.form.pane.said
            found[name] = (differs, said)
            await hands.press("escape")
    assert found == dict.fromkeys(SAID, ({}, True))


@pytest.mark.asyncio
async def test_what_somebody_answers_meanwhile_is_not_lost(console, desk) -> None:
    entry_id = saved(desk, {"kind": "hearing", "person": 2, "court": COURT, "at": at(days=9)})
    async with console() as hands:
        await hands.open(EntryScreen(entry_id))
        await hands.press("a")
        answer(desk, entry_id, {"home_authority": "rotherham"})
        await hands.go_to("note")
        await hands.words("rang")
        await hands.go_to("why_amended")
        await hands.words("they rang")
        await hands.confirm()
        await hands.press("enter")
        (row,) = [one for one in hands.all(Entry) if one.id == entry_id]
        assert (row.version, row.payload["answers"]["home_authority"]) == (2, "rotherham")


@pytest.mark.asyncio
async def test_a_field_that_shows_only_for_the_new_answer_says_what_is_typed_there(
    console, desk
) -> None:
    """Kept becomes missed: why is asked only now, and no empty answer from before stands for it."""
    said = {"kind": "appointment_kept", "person": 1, "at": at(hours=-5), "outcome": "kept"}
    page = entry_page(desk, log(desk, entry_adapter.validate_python(said)).entry_id)
    async with console() as hands:
        await hands.open(amending_form(page))
        hands.form.control("outcome").propose("missed")
        hands.form.fit()
        await hands.go_to("reason")
        await hands.words("The bus did not come")
        assert hands.form.collected().entry.reason == "The bus did not come"
