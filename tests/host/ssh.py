"""The real thing: `dutydesk serve` as its own process, and the system's own ssh on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import asyncssh

from dutydesk.desk.context import open_desk
from dutydesk.desk.officer_keys import add_key
from tests.host.conftest import OFFICER, SUPERVISOR
from tests.terminal.console import CAP, ROOT, Console, environment, program


class Remote:
    """A host on this computer, for which an officer has the key in a file."""

    def __init__(self, key: Path, port: int, user: str) -> None:
        self.key, self.port, self.user = key, port, user

    @staticmethod
    def free_port() -> int:
        """A port that nobody listens on."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return int(free.getsockname()[1])

    def until_listening(self) -> None:
        """Wait until somebody listens there."""
        give_up = time.monotonic() + CAP
        while time.monotonic() < give_up:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("nobody listens")

    def options(self, key: Path | None = None) -> list[str]:
        """What ssh, scp and sftp need to know, and nothing of this computer's own settings."""
        given = {
            "IdentityFile": key or self.key,
            "IdentitiesOnly": "yes",
            "Port": self.port,
            "StrictHostKeyChecking": "accept-new",
            "UserKnownHostsFile": self.key.parent / "known_hosts",
            "EscapeChar": "none",
            "LogLevel": "ERROR",
        }
        found = [word for name, value in given.items() for word in ("-o", f"{name}={value}")]
        return ["-F", "/dev/null", *found]

    def run(self, program: str, *words: str, key: Path | None = None, user: str = "") -> str:
        """What ssh, scp or sftp says that is refused; `HOST` stands for the host's address."""
        there = f"{user or self.user}@127.0.0.1"
        done = subprocess.run(
            [program, *self.options(key), *(one.replace("HOST", there) for one in words)],
            stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=CAP, text=True,
            env=environment(),
        )  # fmt: skip
        assert done.returncode != 0, done
        assert done.stdout == "", done
        return done.stderr

    def console(self, *options: str, **how: object) -> Ssh:
        """ssh on a terminal of its own."""
        words = [*self.options(), "-o", "EscapeChar=none", *options, f"{self.user}@127.0.0.1"]
        return Ssh(*words, **how)  # type: ignore[arg-type]


class Serving(Remote):
    """A host of the desk `db`, with a key of the duty officer's (`key`) and a stranger's."""

    def __init__(self, db: Path) -> None:
        self.db, self.folder = db, db.parent
        super().__init__(self.folder / "officer", 0, "desk")
        self.stranger = self.folder / "stranger"
        for file in (self.key, self.stranger):
            made = asyncssh.generate_private_key("ssh-ed25519", comment="test")
            made.write_private_key(file)
            file.chmod(0o600)
            if file == self.key:
                with closing(open_desk(db, officer=SUPERVISOR, terminal="tests")) as desk:
                    add_key(desk, OFFICER, made.export_public_key().decode())
        self.log = self.folder / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                program("--db", db, "serve", "--address", "127.0.0.1", "--port", "0"),
                env=environment(), cwd=ROOT, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        self.until(r"Officers type: ssh -p (\d+)")
        self.port = int(re.findall(r"port (\d+)\.", self.said)[0])
        self.fingerprint = re.findall(r"Host key: (\S+)", self.said)[0]

    @property
    def said(self) -> str:
        """Its log."""
        return self.log.read_text()

    def until(self, words: str) -> None:
        """Wait until its log says so."""
        give_up = time.monotonic() + CAP
        while not re.search(words, self.said):
            assert self.process.poll() is None, f"it has ended: {self.said}"
            assert time.monotonic() < give_up, f"it never said {words}: {self.said}"
            time.sleep(0.02)

    def session(self) -> int:
        """The process of the newest session: forked by the nursery, or started by the host."""
        begun = children(self.process.pid)
        return max([one for each in begun for one in children(each)] or begun)

    def kill_nursery(self) -> None:
        """End the process that forks sessions, where there is one."""
        if sys.platform == "linux":
            (nursery,) = children(self.process.pid)
            os.kill(nursery, signal.SIGKILL)
            until_gone(nursery)

    def stop(self) -> int:
        """Ask it to stop; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(CAP)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(CAP)


class Ssh(Console):
    """The system's ssh on a terminal."""

    def command(self, *words: str | Path) -> list[str]:
        """ssh itself."""
        return [shutil.which("ssh") or "ssh", *map(str, words)]

    def drop(self) -> None:
        """Take ssh away at once, as when the computer it runs on dies."""
        self.signal(signal.SIGKILL)


def until_gone(pid: int) -> None:
    """Wait until a process has ended, be it reaped or not."""
    give_up = time.monotonic() + CAP
    while lives(pid):
        assert time.monotonic() < give_up, f"{pid} still runs"
        time.sleep(0.02)


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet reaped does not."""
    return any(one == pid for one, _ in _processes())


def children(pid: int) -> list[int]:
    """The processes that a process has begun and that run."""
    return [one for one, parent in _processes() if parent == pid]


def _processes() -> list[tuple[int, int]]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [(int(pid), int(parent)) for pid, parent, state in rows if not state.startswith("Z")]
