"""In a real terminal: leaving gives the terminal back, a dropped line leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pytestmark = [pytest.mark.terminal, pytest.mark.slow]

PROGRAM = """
import sys
from pathlib import Path
from screens.app import DutyDeskApp

def open_here():
    from dutydesk.desk.context import open_desk
    return open_desk(Path(sys.argv[1]), officer="Jo Smith", terminal="desk-2")

app = DutyDeskApp(open_here)
app.run()
sys.exit(app.return_code)
"""
ALTERNATE_SCREEN_OFF = "\x1b[?1049l"
CURSOR_SHOWN = "\x1b[?25h"


@pytest.fixture
def console(tmp_path: Path) -> Iterator[object]:
    """The program on an empty desk, in an 80 by 24 terminal, with the board on the screen."""
    root = str(Path(__file__).parents[2])
    child = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM, str(tmp_path / "desk.db")],
        env={**os.environ, "PYTHONPATH": root, "TERM": "xterm-256color"},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=90,
    )
    child.expect("No clock is running")
    yield child
    if not child.closed:
        child.close(force=True)


def test_leaving_gives_the_terminal_back(console) -> None:
    console.send("q")
    console.expect(pexpect.EOF)
    console.wait()
    assert console.exitstatus == 0
    assert ALTERNATE_SCREEN_OFF in console.before
    assert CURSOR_SHOWN in console.before


def test_ctrl_c_leaves_where_nothing_is_typed(console) -> None:
    console.send("\x03")
    console.expect(pexpect.EOF)
    console.wait()
    assert console.exitstatus == 0


def test_a_hang_up_ends_the_program(console) -> None:
    console.kill(signal.SIGHUP)
    console.expect(pexpect.EOF)
    console.wait()
    assert console.exitstatus == 129 or console.signalstatus == signal.SIGHUP


def test_a_line_that_drops_leaves_no_process(console) -> None:
    """The terminal goes away under it, as when a connection is lost."""
    os.close(console.child_fd)
    console.closed = console.flag_eof = True
    _, status = os.waitpid(console.pid, 0)  # the test's own time limit is the limit here
    console.terminated = True
    assert os.waitstatus_to_exitcode(status) in (129, -signal.SIGHUP)


def test_what_is_typed_is_asked_about(console) -> None:
    console.send("/")
    console.expect("Show clocks with the words")
    console.send("kieran")
    console.send("\x03")
    console.expect("Leave the desk")
    console.send("y")
    console.expect(pexpect.EOF)
    console.wait()
    assert console.exitstatus == 0
