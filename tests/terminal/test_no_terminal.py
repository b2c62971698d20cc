"""Without a terminal, and with a database that can't be used: said in words, and left well."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.terminal.console import CTRL_C, ESCAPE, ROOT, Console, environment, program
from tests.terminal.hands import EMPTY, NAMES
from tests.terminal.test_leaving import assert_restored

pytestmark = pytest.mark.terminal

NO_DATABASE = 3
GARBAGE = b"Dear duty officer, " * 500


def piped(*words: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as in `dutydesk </dev/null | cat`."""
    return subprocess.run(
        program(*words),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**env),
        cwd=ROOT,
        check=False,
    )


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A folder in which nobody may make a file: for root, who may everywhere else, the system's."""
    if os.geteuid() == 0:
        return Path("/sys")
    tmp_path.chmod(0o555)
    return tmp_path


def test_without_a_terminal_the_board_is_printed(tmp_path):
    shown = piped("--db", tmp_path / "new" / "desk.db")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"0 running" in shown.stdout
    assert b"\x1b" not in shown.stdout


@pytest.mark.parametrize("words", [["clocks"], ["clocks", "--json"], []], ids=" ".join)
def test_what_is_piped_is_utf8_whatever_the_systems_code_page(named, words):
    shown = piped("--db", named, *words, PYTHONIOENCODING="cp1252")
    assert (shown.returncode, shown.stderr) == (0, b"")
    for name in NAMES:
        assert name in shown.stdout.decode()


def test_without_a_terminal_a_database_that_is_none_is_refused(tmp_path):
    db = tmp_path / "desk.db"
    db.write_bytes(GARBAGE)
    shown = piped("--db", db)
    assert (shown.returncode, shown.stdout) == (NO_DATABASE, b"")
    assert b"is not a database, or is damaged. Leave the file as it is" in shown.stderr
    assert b"Traceback" not in shown.stderr
    assert db.read_bytes() == GARBAGE


def test_without_a_terminal_a_locked_folder_is_refused(locked):
    shown = piped("--db", locked / "desk.db")
    assert (shown.returncode, shown.stdout) == (NO_DATABASE, b"")
    assert b"choose another place with --db FILE" in shown.stderr
    assert b"Traceback" not in shown.stderr


def leaves_well(console: Console) -> None:
    console.type(CTRL_C)
    assert console.until_gone() == 0
    assert_restored(console)
    assert b"Traceback" not in console.sent


def test_a_file_that_is_no_database_is_said_and_can_be_mended(tmp_path, start):
    db = tmp_path / "desk.db"
    db.write_bytes(GARBAGE)
    console = start("--db", db)
    console.until("The desk could not be opened", "is not a database", "backups")
    assert db.read_bytes() == GARBAGE
    db.unlink()
    console.type("r")
    console.until("Welcome to dutydesk")
    console.type(ESCAPE)
    console.until(EMPTY)
    leaves_well(console)


def test_a_locked_folder_is_said(locked, start):
    console = start("--db", locked / "desk.db")
    console.until("The desk could not be opened", "--db FILE")
    leaves_well(console)
