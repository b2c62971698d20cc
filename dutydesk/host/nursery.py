"""A process that has loaded the console once, and forks a session whenever one is wanted.

A session of its own Python would load for half a second, and hold a copy of all that. It is forked
before the host has any thread, loop or database, and has none itself: only so is forking sound.
What a session finds (terminal, environment, folder, signals, random numbers) is as if it had been
started anew. The host asks over a socket, and hears by it of each session's end; when the socket
closes, the host has gone, and so does the nursery.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from dutydesk.host.environment import bare

TITLE = "desk session"
"""What ps and top call a session's process (Linux)."""
NOT_BEGUN = 71
"""The exit code of a session that there never was: sysexits.h's for what the system refuses."""
_LONGEST = 65536
_MOST_OPEN = 256  # far more than the nursery ever has
Run = Callable[[Sequence[str]], object]


def start_nursery(load: Callable[[], object], run: Run) -> socket.socket:
    """Fork the nursery, and give the host's end of its socket.

    `load` imports what a session needs; it sees nothing of the host's environment that a session
    has not. `run` runs one with its command line, and may leave by SystemExit. Call it before
    anything else is begun.
    """
    here, there = socket.socketpair()
    sys.stdout.flush()
    sys.stderr.flush()
    if os.fork():
        there.close()
        return here
    try:
        here.close()
        _Nursery(there, run).live(load)
    except BaseException as error:  # noqa: BLE001  # it must never return into the host's code
        print(f"dutydesk: the nursery has ended: {error!r}", file=sys.stderr, flush=True)
    os._exit(1)


class _Nursery:
    """The nursery's side: requests come in, words of births and deaths go out, a line each."""

    def __init__(self, line: socket.socket, run: Run) -> None:
        self._line, self._run = line, run
        self._pids: dict[int, int] = {}  # by the host's numbers
        self._woken, wake = socket.socketpair()
        for end in (self._woken, wake):
            end.setblocking(False)
        self._wake = wake
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(which, signal.SIG_IGN)  # it goes when the host has gone

    def live(self, load: Callable[[], object]) -> NoReturn:
        """Load, then serve until the host has gone."""
        _only(bare())
        load()
        gc.collect()
        gc.freeze()  # what is loaded is shared with every session, as long as nobody touches it
        while True:
            ready, _, _ = select.select([self._line, self._woken], [], [])
            if self._woken in ready:
                with suppress(BlockingIOError):
                    self._woken.recv(_LONGEST)
                self._reap()
            if self._line in ready:
                self._hear()

    def _hear(self) -> None:
        text, fds, _, _ = socket.recv_fds(self._line, _LONGEST, 1)
        if not text:
            os._exit(0)
        # The host waits for the answer to each before it asks again, so this is one whole request.
        asked = json.loads(text)
        number = asked["number"]
        if "signal" in asked:
            with suppress(OSError):
                if pid := self._pids.get(number):
                    os.killpg(pid, asked["signal"])
        else:
            try:
                self._pids[number] = self._fork(asked, fds)
            except OSError as error:  # too many processes, no memory: this session alone is refused
                print(f"dutydesk: no session could be forked: {error}", file=sys.stderr, flush=True)
                self._say(ended=number, code=NOT_BEGUN)
            for far in fds:
                os.close(far)
        self._say(heard=number)

    def _reap(self) -> None:
        for number, pid in [*self._pids.items()]:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                del self._pids[number]
                self._say(ended=number, code=os.waitstatus_to_exitcode(status))

    def _say(self, **words: int) -> None:
        try:
            self._line.sendall(json.dumps(words).encode() + b"\n")
        except OSError:
            os._exit(0)

    def _fork(self, asked: Mapping[str, Any], fds: Sequence[int]) -> int:
        if threading.active_count() > 1:
            raise RuntimeError("a thread was begun while the console was loaded")
        if not fds:
            raise OSError("no room was left for its terminal")
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            _begin_anew(asked["environment"], asked["folder"], fds[0])
            self._run(asked["words"])
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(bool(left.code))
        except BaseException:  # noqa: BLE001  # as Python itself would end
            sys.excepthook(*sys.exc_info())
        finally:
            with suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)


def _only(environment: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)


def _begin_anew(environment: Mapping[str, str], folder: str, far: int) -> None:
    """Make this fork what a newly started process would be, in a session of its own."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for which in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(which, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for end in (0, 1, 2):
        os.dup2(far, end)
    os.closerange(3, _MOST_OPEN)
    _only(environment)
    os.chdir(folder)
    for name, end, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        stream = open(end, mode, encoding="utf-8", errors="replace", buffering=1, closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    random.seed()
    with suppress(OSError):
        Path("/proc/self/comm").write_text(TITLE)
