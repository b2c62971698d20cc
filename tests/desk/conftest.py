"""A fresh desk for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.rulebook import Rulebook
from tests.desk.desks import Rows, Time, make_desk


@pytest.fixture(scope="session")
def new_database(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty desk whose protocols are checked, in a folder of its own."""
    return Path(shutil.copy(prepared, tmp_path_factory.mktemp("new") / "desk.db"))


@pytest.fixture(scope="session")
def _rulebook(new_database: Path) -> Rulebook:
    """Its rulebook, read once: that takes longer than most tests."""
    desk = make_desk(new_database.parent, Time())
    rulebook = desk.rulebook
    desk.close()
    return rulebook


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def desk(new_database: Path, tmp_path: Path, time: Time, _rulebook: Rulebook) -> Iterator[Desk]:
    shutil.copy(new_database, tmp_path)
    opened = make_desk(tmp_path, time)
    opened.rulebook = replace(_rulebook, _kept={})
    yield opened
    opened.close()


@pytest.fixture
def rows(desk: Desk) -> Rows:
    return Rows(desk)
