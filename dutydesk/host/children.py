"""The processes of the sessions: begun on a pty, ended with their whole group, always reaped.

They are forked by the nursery where there is one, and started anew where it has gone.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from dutydesk.host.nursery import NOT_BEGUN


class Child:
    """One process, the first of a session and group of its own.

    `ended` gives its exit code; None where nobody can tell it. `send` sends its whole group a
    signal.
    """

    def __init__(self, send: Callable[[signal.Signals], None]) -> None:
        self._send = send
        self._hung_up = self._is_lost = self._has_no_terminal = False
        self.ended: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()

    def hang_up(self, grace: float) -> None:
        """Let it leave as when its line drops; whatever is left `grace` seconds later is killed."""
        if not self._hung_up:
            self._hung_up = True
            self._signal(signal.SIGHUP)
            asyncio.get_running_loop().call_later(grace, self.kill)

    def kill(self) -> None:
        """End it and what it has begun."""
        self._signal(signal.SIGKILL)

    def has_ended(self, code: int | None) -> None:
        """Note its end."""
        if not self.ended.done():
            self.ended.set_result(code)

    def lose(self) -> None:
        """Note that nobody hears of its end any more, and no signal reaches it.

        It goes on, and has ended for the host when its terminal has: when nobody holds it any more,
        or when the host, which wants it to end, lets go of it and so hangs it up.
        """
        self._is_lost = True
        if self._hung_up or self._has_no_terminal:
            self.has_ended(None)

    def has_no_terminal(self) -> None:
        """Note that nobody holds the far end of its terminal any more."""
        self._has_no_terminal = True
        if self._is_lost:
            self.has_ended(None)

    def _signal(self, which: signal.Signals) -> None:
        if self.ended.done():
            return
        if self._is_lost:
            self.has_ended(None)
        else:
            self._send(which)


class Children:
    """Begins processes, and reaps them as they end.

    Only reaped here, on this very thread: until `ended` is set, a process's number is still its
    own, and no signal can reach another.
    """

    def __init__(self) -> None:
        self._all: dict[Child, subprocess.Popen[bytes]] = {}
        asyncio.get_running_loop().add_signal_handler(signal.SIGCHLD, self._reap)

    def begin(
        self, words: Sequence[str], far: int, environment: Mapping[str, str], folder: Path
    ) -> Child:
        """Begin a process whose terminal is the pty end `far`, which it makes its own.

        It leads a session of its own, so a signal for its group, and the terminal's, reach it and
        nobody else. Raises OSError.
        """
        process = subprocess.Popen(
            words,
            stdin=far,
            stdout=far,
            stderr=far,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )

        def send(which: signal.Signals) -> None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, which)

        child = Child(send)
        self._all[child] = process
        return child

    def _reap(self) -> None:
        for child, process in [*self._all.items()]:
            code = process.poll()
            if code is not None:
                del self._all[child]
                child.has_ended(code)

    def close(self) -> None:
        """Kill whoever is left, and reap no more."""
        for child in self._all:
            child.kill()
        asyncio.get_running_loop().remove_signal_handler(signal.SIGCHLD)


class Foundlings:
    """The host's side of the nursery; `line` is its end of the socket.

    When the nursery has gone, the sessions that it forked go on, and end as their terminals are
    closed; nobody can tell how they ended. What it could not fork ends as NOT_BEGUN.
    `program`: a file that every update of the program changes. What was loaded before does not go
    with what a session has yet to load.
    """

    def __init__(self, line: socket.socket, program: Path) -> None:
        self._line, self._program = line, program
        self._loaded = _changed(program)
        self._all: dict[int, Child] = {}
        self._number = 0
        self._heard = b""
        self._asked: list[tuple[bytes, int | None, int]] = []
        self._waits = self._is_gone = False
        line.setblocking(False)
        asyncio.get_running_loop().add_reader(line, self._hear)

    @property
    def can_begin(self) -> bool:
        """Whether the nursery is there, and what it has loaded is still the program."""
        return not self._is_gone and _changed(self._program) == self._loaded

    def begin(
        self, words: Sequence[str], far: int, environment: Mapping[str, str], folder: Path
    ) -> Child:
        """As `Children.begin`; `words` are the command line without the program."""
        self._number += 1
        number = self._number
        child = Child(lambda which: self._ask(number, {"signal": int(which)}))
        self._all[number] = child
        asked = {
            "words": list(words),
            "environment": dict(environment),
            "folder": str(folder),
        }
        self._ask(number, asked, os.dup(far))
        return child

    def _ask(self, number: int, what: Mapping[str, object], far: int | None = None) -> None:
        self._asked.append((json.dumps({"number": number, **what}).encode(), far, number))
        self._next()

    def _next(self) -> None:
        """Ask the next thing, once the last has been heard: so each is read by itself."""
        if self._waits or not self._asked or self._is_gone:
            return
        text, far, _ = self._asked[0]
        try:
            sent = socket.send_fds(self._line, [text], [] if far is None else [far])
        except OSError:
            sent = 0
        if sent < len(text):  # it has gone, or would wait for the rest for ever
            self._gone()
            return
        self._waits = True
        del self._asked[0]
        if far is not None:
            os.close(far)

    def _hear(self) -> None:
        try:
            piece = self._line.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._gone()
            return
        *lines, self._heard = (self._heard + piece).split(b"\n")
        for line in lines:
            said = json.loads(line)
            if "ended" in said:
                self._all.pop(said["ended"]).has_ended(said["code"])
            else:
                self._waits = False
        self._next()

    def _gone(self) -> None:
        self.close()
        for _, far, number in self._asked:
            if far is not None:
                os.close(far)
                self._all.pop(number).has_ended(NOT_BEGUN)
        self._asked.clear()
        for child in self._all.values():
            child.lose()
        self._all.clear()

    def close(self) -> None:
        """Let the nursery go."""
        if not self._is_gone:
            self._is_gone = True
            asyncio.get_running_loop().remove_reader(self._line)
            self._line.close()


def _changed(file: Path) -> int:
    """When a file was changed, in nanoseconds; 0 if it isn't there, as during an update."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
