"""Placement moves and release dates: keys, clashes spelled out, homes found by a few letters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dutydesk.records import Entry, Person, Placement
from screens.board import BoardScreen
from screens.forms.opened import form_for
from tests.screens.forms.kit import LARGE, NOW

pytestmark = pytest.mark.asyncio


async def type_move(hands, person: str, where: str, *, key_by_key: bool = False) -> None:
    await hands.press("m")
    await hands.words(person, key_by_key=key_by_key)
    await hands.press("enter")
    await hands.words(where, key_by_key=key_by_key)
    await hands.press("enter")


async def test_a_move_takes_under_20_keys(console):
    async with console(LARGE) as hands:
        await type_move(hands, "eli", "meadow", key_by_key=True)
        await hands.press("tab")
        await hands.words("breakdown", key_by_key=True)
        await hands.press("enter", "ctrl+s", "ctrl+s", "enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (_, moved) = hands.all(Placement)
        assert (moved.person_id, moved.name, moved.started_at) == (3, "Meadow Lodge", NOW)
        assert hands.all(Entry)[-1].payload["move"] == "emergency"
        assert hands.keys < 20, hands.keys


async def test_a_clash_with_bail_is_spelled_out_and_saved_only_with_a_reason(console):
    async with console() as hands:
        await type_move(hands, "kai", "meadow")
        await hands.press("ctrl+s")
        assert "live and sleep at Rowan House" in hands.form.fields["to"].complaint
        assert not hands.form.confirming
        await hands.words("the court varies bail this afternoon")
        await hands.confirm()
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (reason,) = hands.all(Entry)[-1].payload["overrides"].values()
        assert reason == "the court varies bail this afternoon"


async def test_an_address_is_kept_with_its_kind_and_area(console):
    async with console() as hands:
        await type_move(hands, "eli", "rowan")
        await hands.press("shift+tab")
        await hands.words("meadow")  # over the home that was chosen
        await hands.press("enter")
        assert hands.app.focused in hands.form.control("moved_at").query("*")
        await hands.press("shift+tab")
        await hands.words("4 [flat] Elm Row, S60 9ZZ")
        await hands.press("enter")
        await hands.words("semi")
        await hands.press("enter")
        await hands.words("sheff")
        await hands.press("enter")
        await hands.confirm()
        await hands.press("enter")
        moved = hands.all(Placement)[-1]
        assert (moved.name, moved.postcode) == ("4 [flat] Elm Row", "S60 9ZZ")
        assert (moved.kind, moved.authority) == ("semi_independent", "sheffield")


async def test_a_release_date_out_of_custody_needs_a_reason(console):
    async with console() as hands:
        await hands.open(form_for("release"))
        await hands.words("kai")
        await hands.press("enter")
        await hands.words("+60d 10:00")
        await hands.press("ctrl+s")
        assert not hands.form.confirming
        await hands.words("sentenced elsewhere")
        await hands.confirm()
        await hands.press("enter")
        release = hands.all(Person)[0].release_at
        assert release is not None
        assert release.date() == (NOW + timedelta(days=60)).date()


async def test_a_reason_asked_for_one_place_is_asked_for_the_place_that_it_is_now(console):
    async with console() as hands:
        await type_move(hands, "kai", "12 Elm Row")
        (ask,) = [one for one in hands.form.pane.asks() if one.key.startswith("why:")]
        assert "12 Elm Row" in ask.label
        await hands.go_to("to")
        await hands.press("ctrl+u")
        await hands.words("meadow")
        await hands.press("enter")
        (ask,) = [one for one in hands.form.pane.asks() if one.key.startswith("why:")]
        assert "Meadow Lodge" in ask.label
