"""A program on a pseudo-terminal of its own, timed by what it paints. Not for Windows."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

COLUMNS, LINES = 120, 40
OFFICER = "Bench Mark"
PATIENCE = 60.0
ROOT = Path(__file__).resolve().parent.parent
# Colours, cursor movements, modes and titles: everything that a terminal obeys and doesn't show.
_COMMANDS = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -/]*[0-~])"
)


class NotPainted(RuntimeError):
    """The words waited for never came; holds the last of what did."""


class Terminal:
    """`python -m MODULE ARGS` from the checkout, on a terminal of 120 columns and 40 lines.

    A context manager: the program is killed at the end.
    """

    def __init__(self, module: str, *args: str) -> None:
        self.started = time.perf_counter()
        self._output = b""
        self.pid, self._master = pty.fork()
        if self.pid == 0:  # the child
            size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.chdir(ROOT)
            words = self.command(module, *args)
            os.execve(words[0], words, _environment())

    def command(self, module: str, *args: str) -> list[str]:
        """The command line that is run, its program by its whole path."""
        return [sys.executable, "-m", module, *args]

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)

    def seconds_until(self, words: Sequence[str]) -> float:
        """How long after its start the program had painted all of these words."""
        for _ in self._reading(PATIENCE):
            if self.has_painted(words):
                return time.perf_counter() - self.started
        shown = _COMMANDS.sub(b"", self._output)
        missing = [word for word in words if word.encode() not in shown]
        raise NotPainted(f"{missing} not painted; the last was {shown[-2000:]!r}")

    def has_painted(self, words: Sequence[str]) -> bool:
        """Whether all of these words are in what was read so far."""
        shown = _COMMANDS.sub(b"", self._output)
        return all(word.encode() in shown for word in words)

    def seconds_of_processor(self) -> float:
        """Processor time that the program has used so far, in all its threads (Linux, 10 ms)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read_for(self, length: float) -> None:
        """Take what the program writes for some seconds, as a terminal would."""
        for _ in self._reading(length):
            pass

    def _reading(self, length: float) -> Iterator[None]:
        """Read what comes until `length` seconds are over; one step for each piece."""
        end = time.perf_counter() + length
        yield
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                return
            try:
                piece = os.read(self._master, 65536)
            except OSError:  # how Linux says that the other end has gone
                return
            self._output += piece
            yield


def _environment() -> dict[str, str]:
    """This environment, without what would change how the program starts.

    PYTHONDONTWRITEBYTECODE above all: `make` compiles at install, and so must a checkout be here.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DUTYDESK_", "PYTHON", "TEXTUAL", "SSH_"))
    }
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


@contextmanager
def console(database: Path) -> Iterator[Terminal]:
    """The real console, by its real command, on a database."""
    with Terminal("dutydesk", "--db", str(database), "--officer", OFFICER) as terminal:
        yield terminal
