"""The host: listens, looks after its sessions, and stops without leaving anybody behind."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import asyncssh

import dutydesk
from dutydesk.desk.by_key import proof_of
from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import keys
from dutydesk.errors import DutydeskError
from dutydesk.host.children import Child, Children, Foundlings
from dutydesk.host.gate import USER, Gate
from dutydesk.host.limits import Doors, Limits
from dutydesk.host.recipe import program
from dutydesk.host.session import IDLE, KEY_GONE, STOPPED, Session
from dutydesk.host.trail import Trail
from dutydesk.store.problems import StoreError

BEAT = 2.0
"""Seconds between two looks at who is idle, whose key was taken away, and what to write."""
_MISSED = 3
"""A line has dropped that did not answer so many times."""
_CLOSING = 2.0
_KEPT = "What was half-typed in a form is kept; what stood in a dialog is to be typed again."
_PROGRAM = Path(dutydesk.__file__)


class HostError(DutydeskError):
    """The host can't start; the words say what to do."""


class Host:
    """Hosts the console of a desk. Use it in the main thread of its process: it hears of children.

    `say` prints a line for the log; `clock` gives seconds of a clock that only goes forward.
    `nursery`: the line to the process that forks sessions; without one they are started anew.
    """

    def __init__(
        self,
        desk: Desk,
        key: asyncssh.SSHKey,
        limits: Limits,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        nursery: socket.socket | None = None,
    ) -> None:
        self.desk, self.limits, self.say, self.clock = desk, limits, say, clock
        self.doors = Doors(limits)
        self.sessions: set[Session] = set()
        self.gates: set[Gate] = set()
        self.here = ("", 0)
        self._key, self._nursery = key, nursery

    @property
    def fingerprint(self) -> str:
        """The host key's, for officers to compare at their first visit."""
        return self._key.get_fingerprint()

    @property
    def how_to_connect(self) -> str:
        """What an officer types to come here, as far as the host can know."""
        return f"ssh -p {self.here[1]} {USER}@HOST"

    async def start(self, address: str, port: int) -> None:
        """Listen. An empty `address` is all of them, port 0 any that is free. Raises HostError."""
        self.trail = Trail(self.desk, self.say)
        self.children = Children()
        self._foundlings = Foundlings(self._nursery, _PROGRAM) if self._nursery else None
        try:
            self._acceptor = await asyncssh.listen(
                address,
                port,
                server_factory=partial(Gate, self),
                server_host_keys=[self._key],
                server_version="dutydesk",
                config=None,
                gss_host=None,
                allow_scp=False,
                agent_forwarding=False,
                x11_forwarding=False,
                compression_algs=None,
                kex_algs="-*sha1*,rsa*",
                mac_algs="-*sha1*,umac-64*",
                signature_algs="-ssh-rsa",
                login_timeout=self.limits.login,
                keepalive_interval=self.limits.alive,
                keepalive_count_max=_MISSED,
            )
        except OSError as error:
            self.children.close()
            raise HostError(
                f"Port {port} can't be listened on: {error.strerror or error}. Is the host running "
                "already? Else set ssh_port or ssh_address in desk.toml."
            ) from error
        self.here = (address, self._acceptor.get_port())
        self._beating = asyncio.create_task(self._beat())

    def begin(
        self, fingerprint: str, address: str, far: int, environment: Mapping[str, str]
    ) -> Child:
        """Begin the console for a key, on the far end of a pty. Raises OSError."""
        words = ["--db", str(self.desk.places.database), "session", "--key", fingerprint]
        words += ["--hosted", address]
        folder = _PROGRAM.parents[1]
        if self._foundlings and self._foundlings.can_begin:
            return self._foundlings.begin(words, far, environment, folder)
        return self.children.begin([*program(), *words], far, environment, folder)

    def proof(self, fingerprint: str) -> str:
        """The proof that a session by this key was begun here. Raises NotLetIn."""
        return proof_of(self.desk.store.ring, fingerprint)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  # it must look again, whatever it was
                self.say(f"looking after the sessions failed: {error!r}")

    async def look(self) -> None:
        """Hang up who is idle or whose key was taken away, and write what was counted."""
        now = self.clock()
        for session in [*self.sessions]:
            if now - session.last_key >= self.limits.idle:
                minutes = round(self.limits.idle / 60)
                session.hang_up(
                    IDLE,
                    f"Nothing was typed for {minutes} minutes. {_KEPT} Connect again to go on.",
                )
        if self.sessions:
            with suppress(StoreError):  # busy: looked at again in a moment
                known = {one.fingerprint for one in await asyncio.to_thread(keys, self.desk)}
                for session in [*self.sessions]:
                    if session.fingerprint not in known:
                        session.hang_up(KEY_GONE, "Your key no longer opens this desk.")
        self.trail.flush(now)
        self.doors.forget(now)

    async def stop(self) -> None:
        """Let nobody in any more, end all sessions, and wait until they have ended."""
        self._acceptor.close()
        self._beating.cancel()
        for session in [*self.sessions]:
            session.hang_up(
                STOPPED,
                f"The host is being stopped. {_KEPT} Connect again soon.",
            )
        await _until(lambda: not self.sessions, self.limits.grace + _CLOSING)
        # A client that was told how its session ended closes the line itself. Were it closed here,
        # OpenSSH's would leave with what it has yet to show.
        for gate in [*self.gates]:
            if not gate.was_used:
                gate.close()
        await _until(lambda: not self.gates, _CLOSING)
        for gate in [*self.gates]:
            gate.abort()
        self.children.close()
        if self._foundlings:
            self._foundlings.close()
        await self.trail.close()


async def _until(done: Callable[[], bool], seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not done():
                await asyncio.sleep(0.02)
