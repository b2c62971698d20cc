"""A fresh store for each test, and processes that share it."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.store.store import Store, open_store
from tests.store.processes import NOW

# Rights to files are another thing there.
collect_ignore = ["test_rights.py"] if sys.platform == "win32" else []


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the tables and no rows: copying it is quicker than migrating each time."""
    made = tmp_path_factory.mktemp("empty") / "desk.db"
    open_store(made, NOW).close()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "desk.db"


@pytest.fixture
def store(path: Path, empty: Path) -> Iterator[Store]:
    path.parent.mkdir()
    shutil.copy(empty, path)
    opened = open_store(path, NOW)
    yield opened
    opened.close()
