"""Consoles on real terminals, each on a database of its own. Nothing of this works on Windows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dutydesk.desk.context import Desk, open_desk
from dutydesk.store.driver import library

if TYPE_CHECKING:
    from tests.terminal.console import Console

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

Start = Callable[..., "Console"]

_OFFICER = """
    INSERT INTO officers (name, role, secret, must_change, wrong_tries, added_by)
    VALUES ('Nopin Example', 'duty', '', 0, 0, '')
"""
"""Somebody who can't sign in: the desk is no new one, and nobody is asked who they are."""


@pytest.fixture
def db(prepared: Path, tmp_path: Path) -> Path:
    """A database on which nothing has been logged, and which has been set up: it asks nothing."""
    made = Path(shutil.copy(prepared, tmp_path / "desk.db"))
    with closing(library().connect(made)) as file, file:
        file.execute(_OFFICER)
    return made


@pytest.fixture(scope="session")
def named(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with NAMES on its board, logged where the system speaks only ASCII."""
    from tests.terminal.console import ROOT, environment, program
    from tests.terminal.hands import NAMES, arrest_of

    db = Path(shutil.copy(prepared, tmp_path_factory.mktemp("named")))
    logged = subprocess.run(
        program("--db", db, "log"),
        input=json.dumps([arrest_of(name) for name in NAMES], ensure_ascii=False).encode(),
        env=environment(LANG="C"),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (logged.returncode, logged.stderr) == (0, b"")
    return db


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts consoles, and ends those that a test has left running."""
    from tests.terminal.console import Console  # needs a pty, which Windows has not

    started: list[Console] = []

    def run(*words: str | Path, **options: Any) -> Console:
        started.append(Console(*words, **options))
        return started[-1]

    yield run
    for console in started:
        console.close()


@pytest.fixture
def looking() -> Iterator[Callable[[Path], Desk]]:
    """Opens a desk on a database that a console works on, to see what is really in it."""
    from tests.terminal.console import OFFICER

    opened: list[Desk] = []

    def look(db: Path) -> Desk:
        opened.append(open_desk(db, officer=OFFICER, terminal="tests"))
        return opened[-1]

    yield look
    for desk in opened:
        desk.close()
