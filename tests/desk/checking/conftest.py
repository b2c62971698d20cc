"""A busy desk, sound, of which each test gets a copy to tamper with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dutydesk.demo import open_demo
from dutydesk.desk.check import Report, check
from dutydesk.desk.context import Desk, open_desk
from dutydesk.protocol.calendar import Calendar, england
from dutydesk.store.driver import library
from tests.desk.sound import assert_sound

OPENED = datetime(2026, 11, 24, 11, 3, 20, tzinfo=UTC)

Tamper = Callable[..., Report]


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo's desk: 28 entries, 95 clocks, tellings, chases, alerts answered."""
    folder = tmp_path_factory.mktemp("busy")
    desk = open_demo(folder, now=lambda: OPENED)
    assert_sound(desk)
    desk.close()
    return folder


@pytest.fixture
def folder(busy: Path, tmp_path: Path) -> Path:
    for one in busy.iterdir():
        if one.is_file():
            shutil.copy(one, tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """Making it takes longer than checking the desk."""
    return england()


@pytest.fixture
def desk(folder: Path, calendar: Calendar) -> Iterator[Desk]:
    opened = open_desk(
        folder / "demo.db", now=lambda: OPENED, officer="Jo Example", terminal="desk-1"
    )
    opened.__dict__["calendar"] = calendar
    yield opened
    opened.close()


@pytest.fixture
def tampered(desk: Desk) -> Tamper:
    """Do something to the file by hand, as anybody with SQLite could, and check the desk."""

    def tamper(*statements: str) -> Report:
        with closing(library().connect(desk.places.database)) as by_hand, by_hand:
            for statement in statements:
                assert by_hand.execute(statement).rowcount != 0, statement
        return check(desk)

    return tamper
