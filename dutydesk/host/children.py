"""The processes of the sessions: begun on a pty, ended with their whole group, always reaped."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path


class Child:
    """One process, the first of a session and group of its own. `ended` gives its exit code."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._hung_up = False
        self.pid = process.pid
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def hang_up(self, grace: float) -> None:
        """Let it leave as when its line drops; whatever is left `grace` seconds later is killed."""
        if not self._hung_up:
            self._hung_up = True
            self._signal(signal.SIGHUP)
            asyncio.get_running_loop().call_later(grace, self.kill)

    def kill(self) -> None:
        """End it and what it has begun."""
        self._signal(signal.SIGKILL)

    def reap(self) -> None:
        """See whether it has ended."""
        code = self._process.poll()
        if code is not None and not self.ended.done():
            self.ended.set_result(code)

    def _signal(self, which: signal.Signals) -> None:
        # Only reaped on this very thread, so until then the number is still this child's.
        if not self.ended.done():
            with suppress(ProcessLookupError):
                os.killpg(self.pid, which)


class Children:
    """Begins processes, and reaps them as they end."""

    def __init__(self) -> None:
        self._all: set[Child] = set()
        asyncio.get_running_loop().add_signal_handler(signal.SIGCHLD, self._reap)

    def begin(
        self, words: Sequence[str], far: int, environment: Mapping[str, str], folder: Path
    ) -> Child:
        """Begin a process whose terminal is the pty end `far`, which it makes its own.

        It leads a session of its own, so a signal for its group, and the terminal's, reach it and
        nobody else. Raises OSError.
        """
        child = Child(
            subprocess.Popen(
                words,
                stdin=far,
                stdout=far,
                stderr=far,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )
        )
        self._all.add(child)
        return child

    def _reap(self) -> None:
        for child in [*self._all]:
            child.reap()
            if child.ended.done():
                self._all.discard(child)

    def close(self) -> None:
        """Kill whoever is left, and reap no more."""
        for child in self._all:
            child.kill()
        asyncio.get_running_loop().remove_signal_handler(signal.SIGCHLD)
