"""A host in the test's own process, with a small program in place of the console.

What is proved with it is the host: carrying, counting, hanging up. The console itself, and the real
ssh, are in test_with_ssh.py.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

import asyncssh

from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import add_key
from dutydesk.host.children import Child
from dutydesk.host.host import Host
from dutydesk.host.limits import Limits
from tests.host.conftest import OFFICER
from tests.support import audited

HOST_KEY = asyncssh.generate_private_key("ssh-ed25519")
CAP = 30.0

# Owns its terminal as the console does, and tells what it hears.
_BEGIN = "import os,sys,tty,fcntl,termios,signal,time; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
ECHO = (
    _BEGIN + "tty.setraw(0); os.write(1, b'ready.')\nwhile d := os.read(0, 65536): os.write(1, d)"
)
SIZES = _BEGIN + (
    "say = lambda *a: os.write(1, b'%d %d.' % tuple(os.get_terminal_size()))"
    "\nsignal.signal(signal.SIGWINCH, say); say()\nwhile 1: time.sleep(60)"
)
STUBBORN = _BEGIN + (
    "signal.signal(signal.SIGHUP, signal.SIG_IGN); os.fork()"
    "\nprint(os.getpid(), end='.', flush=True)\nwhile 1: time.sleep(60)"
)
FLOOD = _BEGIN + (
    "signal.signal(signal.SIGHUP, lambda *a: os._exit(7)); n = 0"
    "\nwhile 1: n += os.write(1, b'x' * 4096); open(sys.argv[1], 'w').write(str(n))"
)


class Time:
    """Seconds that go on when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class SmallHost(Host):
    """A host whose sessions run a small program, and which a test can ask what it said."""

    def __init__(self, desk: Desk, program: str, limits: Limits) -> None:
        self.said: list[str] = []
        self.time = Time()
        self.words = [sys.executable, "-ISc", program, str(desk.places.folder / "written")]
        self.children_begun: list[Child] = []
        self.environments: list[Mapping[str, str]] = []
        super().__init__(desk, HOST_KEY, limits, self.said.append, self.time)

    def begin(
        self, fingerprint: str, address: str, far: int, environment: Mapping[str, str]
    ) -> Child:
        child = self.children.begin(self.words, far, environment, self.desk.places.folder)
        self.children_begun.append(child)
        self.environments.append(environment)
        return child

    def let_go(self, child: Child) -> subprocess.Popen[bytes]:
        """Hear no more of a process, as when the nursery that forked it has gone."""
        process = self.children._all.pop(child)
        child.lose()
        return process

    def connect(self, key: asyncssh.SSHKey, user: str = "desk", **options: Any) -> Any:
        """A light client's connection."""
        return asyncssh.connect(
            "127.0.0.1", self.here[1], username=user, client_keys=[key], known_hosts=None,
            config=None, agent_path=None, password=None, **options,
        )  # fmt: skip


@asynccontextmanager
async def hosting(desk: Desk, program: str = ECHO, **limits: Any) -> AsyncIterator[SmallHost]:
    """A host that is stopped at the end."""
    host = SmallHost(desk, program, replace(Limits(), **limits))
    await host.start("127.0.0.1", 0)
    try:
        yield host
    finally:
        await host.stop()
        assert all(child.ended.done() for child in host.children_begun)


@asynccontextmanager
async def console(host: SmallHost, key: asyncssh.SSHKey, **options: Any) -> AsyncIterator[Any]:
    """A session of the light client."""
    async with host.connect(key) as conn:
        usual = {"term_type": "xterm", "term_size": (80, 24), "encoding": None}
        async with conn.create_process(**usual | options) as process:
            yield process


def officers_key(desk: Desk, name: str = OFFICER) -> asyncssh.SSHKey:
    """A new key that is the officer's."""
    key = asyncssh.generate_private_key("ssh-ed25519", comment="test")
    add_key(desk, name, key.export_public_key().decode())
    return key


async def until(so: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(CAP):
        while not so():
            await asyncio.sleep(0.01)


async def read_all(process: Any) -> bytes:
    """What the client still gets, to the end."""
    async with asyncio.timeout(CAP):
        got: bytes = await process.stdout.read()
        return got


async def read_to(process: Any, end: bytes) -> bytes:
    """What the client gets, to these bytes."""
    got = b""
    async with asyncio.timeout(CAP):
        while not got.endswith(end):
            piece = await process.stdout.read(65536)
            assert piece, f"ended after {got!r}"
            got += piece
    return got


def ends(desk: Desk) -> list[str]:
    """How the sessions ended, as the trail has it."""
    return [one.details["how"] for one in audited(desk) if one.action == "session_ended"]


def refusals(desk: Desk) -> list[dict[str, Any]]:
    """Whom the host refused, as the trail has it."""
    rows = [one for one in audited(desk) if one.details.get("tried") == "connect by ssh"]
    assert all((one.officer, one.subject) == ("dutydesk", f"ssh from {A}") for one in rows)
    return [one.details for one in rows]


A = "127.0.0.1"


async def refused(host: SmallHost, key: asyncssh.SSHKey, user: str = "desk") -> str:
    """What a client is told that is not let in."""
    try:
        async with host.connect(key, user):
            raise AssertionError("was let in")
    except (asyncssh.Error, OSError) as error:
        return f"{type(error).__name__}: {error}"


async def gone(process: Any) -> None:
    """Drop a client's line without a word, as when its cable is pulled out."""
    with suppress(Exception):
        process.channel.get_connection().abort()
