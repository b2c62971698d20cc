"""What holds for every test: nothing hangs on the machine's speed, colours or animations."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sqlalchemy import Engine

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION", "COLORTERM"):
    os.environ.pop(name, None)

from hypothesis import settings  # noqa: E402  # the environment comes first: Textual reads it once

# How long a generated example takes is no part of what the tests prove.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# There the page's commands are the same, but the shell that performs them is another.
collect_ignore = ["test_backup_drill.py"] if sys.platform == "win32" else []


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the protocols' copies, for tests to copy: making one takes 2 s."""
    from tests.support import prepare  # what it loads, not every test needs

    return prepare(tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Let the desks of a process share the statements that SQLAlchemy has compiled.

    As a desk does that stays open; each test's own compiled them anew, for half of its time.
    """
    from sqlalchemy import create_engine

    from dutydesk.store import engine, sqlite

    first: dict[Any, Engine] = {}

    def share(*where: Any, **how: Any) -> Engine:
        made = create_engine(*where, **how)
        like = first.setdefault((made.dialect.name, how.get("module")), made)
        made.dialect, made._compiled_cache = like.dialect, like._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        for module in (engine, sqlite):
            patch.setattr(module, "create_engine", share)
        yield


def pytest_collection() -> None:
    """Loading the tests makes no rubbish: to look for it took a quarter of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let the rubbish collector pass over what has been loaded: it stays to the end.

    It went through all of Textual, SQLAlchemy and the tests again and again, which took an eighth
    of the time of a screen's test.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take long, so that no process is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three processes for two cores: from key to key a screen's test waits as long as it works."""
    return (os.cpu_count() or 1) * 3 // 2
