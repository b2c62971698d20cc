"""The real program in a real terminal: a process of its own on a pty, and what its screen shows.

Nothing here waits for a time: it waits for what is to be seen, however slow the machine is.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyte

CAP = 60.0
"""Seconds until something that has not happened counts as never happening."""
ROOT = Path(__file__).parents[2]
OFFICER = "Jo Example"

ENTER, TAB, ESCAPE = "\r", "\t", "\x1b"
CTRL_C, CTRL_R, CTRL_S = "\x03", "\x12", "\x13"

LEFT_CLEAN = {
    "1049": "l",  # the other screen
    "1000": "l",  # mouse
    "1003": "l",
    "1006": "l",
    "1015": "l",
    "1004": "l",  # focus
    "2004": "l",  # paste
    "25": "h",  # cursor
    "7": "h",  # line wrap
}
"""A terminal's private modes as a shell wants to find them."""

# Makes the terminal the process's own, as a login does, and then becomes the program. It is a
# process that does this because forking from the tests, which have threads, is not safe.
_LOGIN = "import os, sys; os.login_tty(int(sys.argv[1])); os.execv(sys.argv[2], sys.argv[2:])"


def environment(**more: str) -> dict[str, str]:
    """What the program finds in its environment: nothing of the machine's own wishes."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DUTYDESK_", "TEXTUAL", "LC_", "PYTEST_", "COV_"))
        and name not in ("NO_COLOR", "COLORTERM", "SSH_CONNECTION", "TERM", "COLUMNS", "LINES")
    }
    usual = {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "DUTYDESK_OFFICER": OFFICER,
        "DUTYDESK_TERMINAL": "front desk",
    }
    return kept | usual | more


def program(*words: str | Path) -> list[str]:
    """The command line that starts dutydesk."""
    return [sys.executable, "-m", "dutydesk", *map(str, words)]


class Console:
    """dutydesk on a terminal of `size` (columns, rows). Type into it, and wait for its screen.

    `sent` is every byte that the program wrote. Both ends of the pty are held open until
    `hang_up`, so that a terminal can be looked at after the program has left it.
    """

    def __init__(self, *words: str | Path, size: tuple[int, int] = (80, 24), **env: str) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.sent = b""
        self._lines: dict[int, str] = {}
        self._stream = pyte.ByteStream(self.screen)
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self.attributes_before = self.attributes()
        self._process = subprocess.Popen(
            [sys.executable, "-ISc", _LOGIN, str(self._slave), *self.command(*words)],
            env=environment(**env),
            pass_fds=[self._slave],
            cwd=ROOT,
        )

    def command(self, *words: str | Path) -> list[str]:
        """The command line that is run on the terminal."""
        return program(*words)

    # What it shows

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, from the top. Only those that changed are read anew."""
        for row in self.screen.dirty:
            cells = self.screen.buffer[row]
            self._lines[row] = "".join(cells[x].data for x in range(self.screen.columns))
        self.screen.dirty.clear()
        return [self._lines[row] for row in range(self.screen.lines)]

    @property
    def text(self) -> str:
        """The words on the screen."""
        return "\n".join(self.lines)

    def cursor_beside(self, label: str) -> bool:
        """Whether the text cursor stands in the line of these words."""
        return label in self.lines[self.screen.cursor.y]

    def cursor_under(self, label: str) -> bool:
        """Whether the text cursor stands up to three lines below these words, in their column."""
        row, column = self.screen.cursor.y, self.screen.cursor.x
        for line in self.lines[max(0, row - 3) : row]:
            start = line.rfind("│") + 1
            if label in line[start:] and column > start:
                return True
        return False

    @property
    def modes(self) -> dict[str, str]:
        """How the program last set each of the terminal's private modes: h on, l off."""
        found = re.findall(rb"\x1b\[\?(\d+)([hl])", self.sent)
        return {mode.decode(): state.decode() for mode, state in found}

    def until(self, *seen: str | Callable[[], object]) -> None:
        """Wait until all these words are on the screen at once, and these conditions hold."""
        give_up = time.monotonic() + CAP
        while not all(one in self.text if isinstance(one, str) else one() for one in seen):
            ended = self.returncode is not None
            if (not self._read() and ended) or time.monotonic() > give_up:
                why = f"the program ended ({self.returncode})" if ended else "it was never so"
                words = ", ".join(map(repr, seen))
                raise AssertionError(f"{why}: {words}\n{self.text}")

    def until_not(self, words: str) -> None:
        """Wait until these words are no longer on the screen."""
        self.until(lambda: words not in self.text)

    def _read(self, wait: float = 0.1) -> bool:
        """Take in what the program has written; False if there was nothing."""
        if self._master < 0:
            time.sleep(wait)
            return False
        written = b""
        while select.select([self._master], [], [], 0 if written else wait)[0]:
            written += os.read(self._master, 65536)
        self.sent += written
        self._stream.feed(written)
        return bool(written)

    # What is done to it

    def type(self, text: str) -> None:
        """Type words or keys."""
        os.write(self._master, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, and wait for the program to paint it anew."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, which: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(which)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed or the line drops."""
        for end in (self._slave, self._master):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    # How it ends

    @property
    def returncode(self) -> int | None:
        """The exit code; minus the signal that killed it; None while it runs."""
        return self._process.poll()

    def attributes(self) -> list[Any]:
        """The terminal's attributes (echo, line mode, ...), to compare before and after."""
        return termios.tcgetattr(self._slave)

    def until_gone(self) -> int:
        """Wait until the program has ended, and read the last of what it wrote."""
        give_up = time.monotonic() + CAP
        while self.returncode is None:
            assert time.monotonic() < give_up, f"it has not ended\n{self.text}"
            self._read()
        while self._read(0):
            pass
        assert self.returncode is not None
        return self.returncode

    def close(self) -> None:
        """Leave nothing behind, whatever happened."""
        if self.returncode is None:
            self._process.kill()
        self._process.wait(CAP)
        self.hang_up()
