"""A console on a furnished desk, at the size a test asks for."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from dutydesk.desk.context import Desk
from dutydesk.watch.sweep import Escalation
from dutydesk.watch.watch import Watch
from screens.app import DutyDeskApp
from tests.screens.forms.kit import SMALL, Hands, furnished_desk, open_at, to_board

Console = Callable[..., AbstractAsyncContextManager[Hands]]


@pytest.fixture(scope="session")
def _furnished(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk, furnished once: each test gets a copy of its database, and its rulebook."""
    folder = tmp_path_factory.mktemp("furnished")
    copyfile(prepared, folder / "desk.db")
    opened = furnished_desk(folder)
    _ = opened.rulebook  # its copies belong into the database too
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path, _furnished: Desk) -> Iterator[Desk]:
    with sqlite3.connect(_furnished.places.database) as source:
        source.execute("VACUUM INTO ?", (str(tmp_path / "desk.db"),))
    source.close()
    opened = open_at(tmp_path)
    opened.rulebook, opened.calendar = _furnished.rulebook, _furnished.calendar
    yield opened
    opened.close()


@pytest.fixture
def app(desk: Desk) -> DutyDeskApp:
    def watch(desk: Desk) -> Watch:
        escalation = Escalation.minutes(15, 0)
        return Watch(
            desk.store, now=desk.now, beat=timedelta(hours=1), escalation=lambda: escalation
        )

    made = DutyDeskApp(lambda: desk, watch)
    made.animation_level = "none"
    return made


@pytest.fixture
def console(app: DutyDeskApp, desk: Desk) -> Console:
    @asynccontextmanager
    async def run(size: tuple[int, int] = SMALL) -> AsyncIterator[Hands]:
        async with app.run_test(size=size) as pilot:
            await to_board(app, pilot)
            yield Hands(app, pilot, desk)

    return run
