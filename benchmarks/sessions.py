"""Twenty-five officers by SSH at once, each with the real ssh, against a console at the desk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import asyncssh

from benchmarks.figures import Figure, ratio
from benchmarks.made_up import a_desk, fill
from benchmarks.starting import RUNNING, whole_board
from benchmarks.terminal import PATIENCE, ROOT, Terminal, console
from dutydesk.desk.officer_keys import add_key
from dutydesk.desk.officers import add_officer
from dutydesk.host.nursery import TITLE

SESSIONS = 25
_SHORT = 0.02


class Ssh(Terminal):
    """The real ssh on a terminal."""

    def command(self, module: str, *args: str) -> list[str]:
        """What is run: `module` is the program."""
        return [shutil.which(module) or module, *args]


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Connect alone in turn with a console at the desk; then 25 at once, and drop them all."""
    database = folder / "sessions.db"
    fill(database, datetime.now(UTC), past=1000, running=RUNNING)
    board = whole_board(database)
    files = _officers(database, folder)
    with _serving(database, folder) as (host, port):
        args = {name: _args(port, file, folder) for name, file in files.items()}
        first = next(iter(args))
        alone, opened = [], []
        for turn in range(4 if quick else 10):
            with console(database) as here:
                local = (here.seconds_until(board), here.seconds_until(["Bench Mark at"]))
            with Ssh("ssh", *args[first]) as there:
                by_ssh = (there.seconds_until(board), there.seconds_until([f"{first} at"]))
            _until(lambda: not _sessions())
            if turn:
                alone.append((by_ssh[0], local[0]))
                opened.append((by_ssh[1], local[1]))
        with ExitStack() as stack:
            crowd: list[Terminal] = [stack.enter_context(Ssh("ssh", *one)) for one in args.values()]
            took = _all_painted(crowd, [board] * SESSIONS)
            _all_painted(crowd, [[f"{name} at"] for name in args])
            _processor(crowd, [])  # until what is loaded behind the board is loaded
            pids = _sessions()
            assert len(pids) == SESSIONS, len(pids)
            busy = _processor(crowd, [host, *pids])
            memory = [_proportional(pid) / 2**20 for pid in pids]
            of_host = _proportional(host) / 2**20
            dropped = time.perf_counter()
        _until(lambda: not _sessions())
        left = time.perf_counter() - dropped
    one = median(theirs for _, theirs in alone)
    sides = "by ssh", "at the desk"
    return [
        ratio("connect to whole board / at the desk", alone, None, sides),
        ratio("connect to every key acts / at the desk", opened, None, sides),
        _spread(f"board of each of {SESSIONS} at once / alone at the desk", took, one),
        Figure("memory of a session", median(memory), min(memory), max(memory), " MB", None,
               f"of what is shared only its part (PSS); the host has {of_host:.0f} MB"),
        Figure("processor, 25 sessions that look on", busy, busy, busy, " %", None,
               "of one core: every session's and the host's, over 5 s"),
        Figure("last process gone after all lines dropped", left, left, left, " s", 8.0),
    ]  # fmt: skip


def _officers(database: Path, folder: Path) -> dict[str, Path]:
    """Officers with a key each, by name: the files of their keys."""
    found = {}
    with a_desk(database, lambda: datetime.now(UTC)) as desk:
        add_officer(desk, "Sam Superville", "supervisor")
        for number in range(SESSIONS):
            name = f"Officer {number:02d}"
            add_officer(desk, name, "duty")
            key = asyncssh.generate_private_key("ssh-ed25519")
            add_key(desk, name, key.export_public_key().decode())
            found[name] = folder / f"key-{number:02d}"
            key.write_private_key(found[name])
            found[name].chmod(0o600)
    return found


def _args(port: int, key: Path, folder: Path) -> list[str]:
    given = {
        "IdentityFile": key, "IdentitiesOnly": "yes", "Port": port, "LogLevel": "ERROR",
        "StrictHostKeyChecking": "accept-new", "UserKnownHostsFile": folder / "known_hosts",
    }  # fmt: skip
    options = [word for name, value in given.items() for word in ("-o", f"{name}={value}")]
    return ["-F", "/dev/null", *options, "desk@127.0.0.1"]


@contextmanager
def _serving(database: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """A host by its real command: its process, and its port."""
    log = folder / "serve.log"
    words = ["--db", str(database), "serve", "--address", "127.0.0.1", "--port", "0"]
    with log.open("wb") as file:
        host = subprocess.Popen(
            [sys.executable, "-m", "dutydesk", *words], cwd=ROOT, stdout=file, stderr=file
        )
    try:
        _until(lambda: "Officers type" in log.read_text())
        yield host.pid, int(re.findall(r"port (\d+)\.", log.read_text())[0])
    finally:
        host.send_signal(signal.SIGTERM)
        host.wait(PATIENCE)


def _sessions() -> list[int]:
    """The processes of all sessions."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,stat=,comm="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    return [int(pid) for pid, state, name in rows if name == TITLE and not state.startswith("Z")]


def _all_painted(crowd: list[Terminal], words: list[list[str]]) -> list[float]:
    """When each of them had painted its words, reading all in turn as their terminals would."""
    took: dict[int, float] = {}
    give_up = time.perf_counter() + PATIENCE
    while len(took) < len(crowd) and time.perf_counter() < give_up:
        for number, one in enumerate(crowd):
            one.read_for(_SHORT / 4)
            if number not in took and one.has_painted(words[number]):
                took[number] = time.perf_counter() - one.started
    return [took[number] for number in range(len(crowd))]


def _proportional(pid: int) -> int:
    """Bytes of memory that a process has, of what it shares only its part (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return 1024 * int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0])


def _processor(crowd: list[Terminal], pids: list[int], length: float = 5.0) -> float:
    """Per cent of one core that these processes take while the crowd only reads."""
    before = sum(map(_ticks, pids))
    end = time.perf_counter() + length
    while time.perf_counter() < end:
        for one in crowd:
            one.read_for(_SHORT / 4)
    return 100 * (sum(map(_ticks, pids)) - before) / os.sysconf("SC_CLK_TCK") / length


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _until(so: Callable[[], bool]) -> None:
    give_up = time.perf_counter() + PATIENCE
    while not so():
        if time.perf_counter() > give_up:
            raise TimeoutError("it never came to that")
        time.sleep(_SHORT)


def _spread(name: str, took: list[float], one: float) -> Figure:
    ratios = [value / one for value in took]
    note = f"{min(took):.1f} to {max(took):.1f} s on {os.cpu_count()} cores; {len(took)} sessions"
    return Figure(name, median(ratios), min(ratios), max(ratios), "×", None, note)
