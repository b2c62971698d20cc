"""The registry of actions is the whole truth about the keys."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

import screens
from dutydesk.desk.rights import Right
from screens.actions import (
    ACTIONS,
    EVERYWHERE,
    NEEDS,
    SCREENS,
    actions_of,
    keymap_faults,
    keys_of,
)
from screens.app import DutyDeskApp
from screens.help import HelpScreen
from screens.widgets.key_bar import KeyBar
from tests.screens.conftest import press, settled, shown, still

for module in pkgutil.walk_packages(screens.__path__, "screens."):
    importlib.import_module(module.name)


def ours(kind: type[Widget]) -> Iterator[type[Widget]]:
    for one in kind.__subclasses__():
        yield from ours(one)
        if one.__module__.startswith("screens."):
            yield one


SCREEN_CLASSES = sorted(set(ours(Screen)), key=lambda one: one.__name__)


def own_bindings(kind: type[Widget]) -> list[Binding]:
    return list(Binding.make_bindings(kind.__dict__.get("BINDINGS", [])))


@pytest.mark.parametrize("kind", SCREEN_CLASSES, ids=lambda kind: kind.__name__)
def test_every_key_of_a_screen_is_documented(kind: type[Screen[object]]) -> None:
    documented = {action.id for action in ACTIONS}
    for binding in own_bindings(kind):
        assert binding.id in documented, f"{kind.__name__}: {binding.key} is not in ACTIONS"


@pytest.mark.parametrize("kind", SCREEN_CLASSES, ids=lambda kind: kind.__name__)
def test_every_action_of_a_screen_can_be_done(kind: type[Screen[object]]) -> None:
    name = getattr(kind, "SCREEN", "")
    if not own_bindings(kind):
        return
    for action in actions_of(name):
        assert hasattr(kind, f"action_{action.id}"), f"{kind.__name__} cannot do {action.id}"


def test_every_action_of_everywhere_can_be_done() -> None:
    for action in actions_of(EVERYWHERE):
        assert hasattr(DutyDeskApp, f"action_{action.id}")


def test_every_screen_that_is_named_exists() -> None:
    assert {name for action in ACTIONS for name in action.screens} == set(SCREENS)


def test_a_widget_only_moves_and_chooses() -> None:
    """What a widget binds by itself is never shown as though it were an action of the desk."""
    for kind in ours(Widget):
        if not issubclass(kind, Screen):
            assert not [binding.key for binding in own_bindings(kind) if binding.show], kind


def test_ids_are_unique_and_each_has_help_in_a_sentence() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert action.help.endswith("."), action.id
        assert action.keys


def test_no_key_has_two_meanings_on_one_screen() -> None:
    assert keymap_faults({}) == []


def test_a_keymap_that_cannot_work_is_refused_with_what_to_write() -> None:
    (unknown,) = keymap_faults({"arest": "z"})
    assert "no action 'arest'" in unknown
    assert "arrest" in unknown
    assert any("both" in fault for fault in keymap_faults({"arrest": "c"}))


@pytest.mark.parametrize("screen", sorted(SCREENS))
async def test_the_key_bar_fits_80_columns_and_always_has_help(app, screen) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        bar = KeyBar(screen)
        await app.screen.mount(bar)
        await pilot.pause()
        words = bar.render().plain
        assert len(words) <= 80
        assert words.rstrip().endswith("? Help")
        assert words.count("   ") <= 7


async def test_a_key_can_be_changed_everywhere_at_once(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        app.use_keymap({"arrest": "z"})
        app.screen.query_one(KeyBar).refresh()
        await settled(pilot)
        assert "z Arrest" in shown(app)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "z  " in app.screen.words().plain
        await press(pilot, "escape", "z")
        assert type(app.screen).__name__ == "ArrestForm"


async def test_the_palette_has_the_screens_actions(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await pilot.press(*"overdue")
        await press(pilot, "enter")
        assert app.screen.filters.overdue


@pytest.mark.snapshot
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_help_names_every_action(app, people, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "question_mark")
        words = app.screen.words().plain
        assert words.startswith(SCREENS["board"])
        for action in ACTIONS:
            assert action.help in words
        assert keys_of(ACTIONS[0], {}) == ("enter",)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


def test_what_an_action_needs_is_a_right_and_an_action_that_there_is() -> None:
    assert NEEDS.keys() <= {action.id for action in ACTIONS}
    assert set(NEEDS.values()) <= {right.name for right in Right}
