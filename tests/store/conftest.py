"""A fresh store for each test, and processes that share it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.store import Store, open_store
from tests.store.processes import NOW

# Rights to files are another thing there.
collect_ignore = ["test_rights.py"] if sys.platform == "win32" else []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "desk.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path, NOW)
    yield opened
    opened.close()
