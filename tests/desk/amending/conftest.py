"""A desk whose time stands still at the start of March; each test plays its own case on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk
from tests.support import Time, a_desk

START = "2026-03-02 08:00"


@pytest.fixture
def time() -> Time:
    return Time(START)


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    desk = a_desk(prepared, tmp_path, time)
    yield desk
    desk.close()


@pytest.fixture
def another(prepared: Path, tmp_path: Path) -> Iterator[Callable[[str], tuple[Desk, Time]]]:
    """More desks, each with its own database and time."""
    made: list[Desk] = []

    def make(name: str) -> tuple[Desk, Time]:
        folder, time = tmp_path / name, Time(START)
        folder.mkdir()
        made.append(a_desk(prepared, folder, time))
        return made[-1], time

    yield make
    for desk in made:
        desk.close()
