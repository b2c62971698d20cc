"""Opening, leaving, and nothing left behind."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref

import pytest
from textual.message import Message

from dutydesk.errors import DutydeskError
from screens.app import DutyDeskApp
from screens.board import BoardScreen
from screens.confirm import LeaveDialog
from screens.opening import OpeningScreen
from tests.screens.conftest import an_app, press, settled, shown


def test_the_shell_loads_nothing_slow() -> None:
    """Before the first paint no database library and no table may be imported."""
    slow = ("sqlmodel", "sqlalchemy", "alembic", "apscheduler", "holidays", "pydantic",
            "dutydesk.records", "dutydesk.desk.board")  # fmt: skip
    code = f"import sys, screens.app; print([m for m in {slow!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


async def test_the_desk_opens_behind_the_shell(app) -> None:
    async with app.run_test() as pilot:
        assert isinstance(app.screen_stack[0], OpeningScreen)
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)


@pytest.mark.snapshot
def test_a_desk_that_cannot_open_says_what_to_do_and_opens_later(desk, snap_compare) -> None:
    tries: list[int] = []

    def open_desk():
        tries.append(1)
        if len(tries) < 3:
            raise DutydeskError("desk.db is read-only [here]. Ask for the right to write to it.")
        return desk

    app = an_app(open_desk)

    async def look(pilot) -> None:
        await settled(pilot)
        assert "The desk could not be opened" in shown(app)
        assert "read-only [here]" in shown(app)

    assert snap_compare(app, run_before=look)


async def test_trying_again_opens_it(desk) -> None:
    tries: list[int] = []

    def open_desk():
        tries.append(1)
        if len(tries) == 1:
            raise DutydeskError("desk.db is busy. Try again.")
        return desk

    app = an_app(open_desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "r")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)


async def test_leaving_asks_only_when_something_is_typed(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await pilot.press(*"kie")
        await press(pilot, "ctrl+c")
        assert isinstance(app.screen, LeaveDialog)
        await press(pilot, "n")
        assert app.is_running
        assert app.focused.value == "kie"
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, BoardScreen)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app._exit


async def test_an_error_in_what_a_key_does_is_said(app, people, monkeypatch) -> None:
    def fail(self) -> None:
        raise RuntimeError("[red]broken")

    async with app.run_test() as pilot:
        await settled(pilot)
        monkeypatch.setattr(BoardScreen, "action_filter_mine", fail)
        await press(pilot, "1")
        assert app.is_running
        assert any("[red]broken" in one.message for one in app._notifications)


@pytest.mark.parametrize("keys", [("enter",), ("t",), ("g",), ("exclamation_mark",), ("p",)])
async def test_a_screen_that_was_left_is_let_go(app, people, keys) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        left = weakref.ref(app.screen)
        assert left() is not app.screen_stack[1]
        await press(pilot, "escape")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
        await press(pilot, "down")  # the app holds the last event, and so its screen
        gc.collect()
        assert left() is None


async def test_animation_is_off_over_ssh(desk, monkeypatch) -> None:
    from screens.app import DutyDeskApp

    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    monkeypatch.delitem(os.environ, "TEXTUAL_ANIMATIONS", raising=False)
    assert DutyDeskApp(lambda: desk).animation_level == "none"


class Boom(Message):
    """Something that no handler was ready for."""


def no_handler_for(_: DutyDeskApp, __: Boom) -> None:
    name = "Siân Secret"
    raise RuntimeError(f"{len(name)} letters")


async def test_a_crash_prints_no_values(app, monkeypatch, capsys) -> None:
    """An error in a bare message handler ends the app; Textual would print the variables too."""
    monkeypatch.setattr(DutyDeskApp, "on_boom", no_handler_for, raising=False)

    async def run() -> None:
        async with app.run_test() as pilot:
            await settled(pilot)
            app.post_message(Boom())
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await run()
    app._print_error_renderables()
    printed = capsys.readouterr().err
    assert "dutydesk had to stop" in printed
    assert "no_handler_for" in printed
    assert "Siân" not in printed
