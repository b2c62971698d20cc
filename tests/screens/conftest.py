"""Screens on a real desk whose time stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from dutydesk.desk.context import Desk
from dutydesk.watch.prompts import Hours
from dutydesk.watch.sweep import Escalation
from dutydesk.watch.watch import Watch
from screens.app import DutyDeskApp
from tests.screens.desk_data import Time, a_desk, furnish
from tests.screens.waiting import drawn_at_rest, until_at_rest, until_worked

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that moves by itself, and none of the machine's own wishes."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(Pilot, "_wait_for_screen", until_at_rest)
    monkeypatch.setattr(Screen, "_compositor_refresh", drawn_at_rest)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture(scope="session")
def _templates(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """An empty and a furnished database, made once: each test gets a copy.

    And the rulebook, whose copies are the same in both: it takes longer to read than a screen to
    open.
    """
    empty, full = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("full")
    copyfile(prepared, empty / "desk.db")
    desk = a_desk(empty, Time())
    rulebook = desk.rulebook
    desk.close()
    copyfile(empty / "desk.db", full / "desk.db")
    desk = a_desk(full, Time())
    desk.rulebook = rulebook
    people = furnish(desk)
    desk.close()
    return {
        "empty": empty / "desk.db",
        "full": full / "desk.db",
        "people": people,
        "rulebook": rulebook,
    }


@pytest.fixture
def _kind(request: pytest.FixtureRequest) -> str:
    return "full" if "people" in request.fixturenames else "empty"


@pytest.fixture
def desk(tmp_path: Path, time: Time, _templates: dict[str, Any], _kind: str) -> Iterator[Desk]:
    """A desk: empty, or with its young people where the test asks for `people`."""
    copyfile(_templates[_kind], tmp_path / "desk.db")
    desk = a_desk(tmp_path, time)
    desk.rulebook = replace(_templates["rulebook"], _kept={})
    yield desk
    desk.close()


@pytest.fixture
def people(_templates: dict[str, Any], desk: Desk) -> dict[str, int]:
    """The ids of the desk's young people by given name."""
    return dict(_templates["people"])


def start_watch(desk: Desk) -> Watch:
    """The real watch, as the command line starts it."""
    return Watch(
        desk.store,
        now=desk.now,
        beat=timedelta(seconds=5),
        escalation=lambda: Escalation.minutes(
            desk.settings.escalate_after_minutes, desk.settings.escalate_again_minutes
        ),
        hours=lambda: Hours(desk.settings.shifts, desk.settings.results_by),
    )


@pytest.fixture
def app(desk: Desk) -> DutyDeskApp:
    """The app on the desk, with the real watch."""
    return an_app(lambda: desk)


def an_app(open_desk: Callable[[], Desk]) -> DutyDeskApp:
    app = DutyDeskApp(open_desk, start_watch)
    app.animation_level = "none"
    return app


def _opened(app: DutyDeskApp) -> bool:
    """The desk is open, or could not be opened."""
    opening = app.screen_stack[0]
    return opening.has_class("-failed") or app._desk is not None


async def _rest(pilot: Pilot[None]) -> None:
    """What runs in threads is done, and what was sent is received."""
    await pilot.pause()
    await until_worked(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Everything that was started is done, what was saved is heard of, and the screen is drawn."""
    app = pilot.app
    assert isinstance(app, DutyDeskApp)
    while not _opened(app):
        await _rest(pilot)
    for round_ in range(3):  # what is saved is heard, what is heard is read, what is read is shown
        await _rest(pilot)
        if round_ == 0 and app.watch_over is not None:
            await app.watch_over.look()
        app.hear()
    app.tick()
    await pilot.pause()


async def still(pilot: Pilot[None]) -> None:
    """As for a picture: what was announced has faded, on the screens beneath too."""
    await settled(pilot)
    pilot.app.clear_notifications()
    for screen in pilot.app.screen_stack:
        await screen.query("ToastHolder").remove()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, and let each of them have its effect."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def shown(app: DutyDeskApp) -> str:
    """The words on the screen."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips(app.size)
    )
