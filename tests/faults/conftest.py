"""An empty desk to spoil. Most of this needs fork, rights or limits that Windows doesn't have."""

import sys
from pathlib import Path

import pytest

from tests.support import prepare

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the protocols' copies."""
    return prepare(tmp_path_factory.mktemp("prepared"))
