"""One connection: who it is by their key, and nothing but one session of the console."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING

from asyncssh import (
    DISC_NO_MORE_AUTH_METHODS_AVAILABLE,
    DISC_TOO_MANY_CONNECTIONS,
    SSHKey,
    SSHServer,
    SSHServerConnection,
)

from dutydesk.desk.officer_keys import holder
from dutydesk.host.channel import ConsoleChannel
from dutydesk.host.session import Session
from dutydesk.store.problems import StoreError

if TYPE_CHECKING:
    from dutydesk.host.host import Host

USER = "desk"
"""The one user there is: the key says which officer comes."""

_LINGER = 3.0
"""Seconds that a client has to take what was said last, and close the line itself."""


class Gate(SSHServer):
    """What stands between a connection and the desk.

    Everybody else than the one user is refused just as a wrong key is, in the same words and
    after the same steps.
    """

    def __init__(self, host: Host) -> None:
        self.host = host
        self.address = "unknown"
        self.port = 0
        self.officer = self.fingerprint = ""
        self._user = self._turned = ""
        self._keys: list[str] = []
        self._is_stranger = self._has_line = False
        self._refusals = 0
        self._session: Session | None = None

    # Who comes.

    def connection_made(self, conn: SSHServerConnection) -> None:
        """Somebody knocks."""
        self._conn = conn
        peer = conn.get_extra_info("peername") or (self.address, 0)
        self.address, self.port = str(peer[0]).removeprefix("::ffff:"), int(peer[1])
        why = self.host.doors.knock(self.address, self.host.clock())
        if why:
            self.refuse(why)
            conn.abort()
            return
        self._is_stranger = True
        self.host.doors.stranger(self.address)
        self.host.gates.add(self)

    def begin_auth(self, username: str) -> bool:
        """Nobody comes in without a key."""
        self._user = username
        return True

    def public_key_auth_supported(self) -> bool:
        """Say so to everybody, or those who are nobody would be told apart."""
        return True

    async def validate_public_key(self, username: str, key: SSHKey) -> bool:
        """Whether the key opens the desk; asyncssh then has the client prove that it has it."""
        fingerprint = key.get_fingerprint()
        if fingerprint not in self._keys:
            self._keys.append(fingerprint)
        if len(self._keys) > self.host.limits.keys:
            self._turned = "too many keys"
            self._conn.disconnect(
                DISC_NO_MORE_AUTH_METHODS_AVAILABLE,
                "Too many keys. Name yours: ssh -o IdentitiesOnly=yes -i FILE",
            )
            return False
        try:
            row = await asyncio.to_thread(holder, self.host.desk, fingerprint)
        except StoreError as error:
            self._turned = "the database could not be read"
            self.host.say(f"nobody can be let in: {error}")
            return False
        blob = b64encode(key.public_data).decode()
        if row is None or row.public.partition(" ")[2] != blob or username != USER:
            return False
        # In one step with what follows: it is this key whose proof is checked next.
        self.officer, self.fingerprint = row.officer, fingerprint
        return True

    def auth_completed(self) -> None:
        """They have proved it."""
        self._no_stranger()
        self._has_line = True
        if not self.host.doors.line(self.officer):
            self.refuse("too many lines of one officer")
            self._conn.disconnect(
                DISC_TOO_MANY_CONNECTIONS,
                f"You have {self.host.limits.lines} connections open. Close one of them first.",
            )
            return
        self._later(self.host.limits.unused, self._unused)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """The line has gone. Who came no further than this was refused."""
        self.host.gates.discard(self)
        if self._has_line:
            self._has_line = False
            self.host.doors.no_line(self.officer)
        if not self._is_stranger:
            return
        self._no_stranger()
        self.host.doors.refused(self.address, self.host.clock())
        if self._user:
            self.refuse(self._why())
        else:  # a scan, or somebody who did not trust the host's key
            self.host.trail.nameless(self.address, self.host.clock())

    def _why(self) -> str:
        if self._turned:
            return self._turned
        if self._user != USER:
            return "unknown user"
        if not self._keys:
            return "no key shown"
        return "key not proved" if self.fingerprint else "unknown key"

    def _no_stranger(self) -> None:
        if self._is_stranger:
            self._is_stranger = False
            self.host.doors.no_stranger(self.address)

    # What they want.

    def session_requested(self) -> tuple[ConsoleChannel, Session] | bool:
        """One session for each connection."""
        if self._session is not None:
            self.refuse("a second session on one line")
            return False
        self._session = Session(self)
        return ConsoleChannel(self._conn), self._session

    def connection_requested(self, *where: object) -> bool:  # noqa: ARG002
        """No forwarding from there (ssh -L, -D, -W)."""
        return self._no_forwarding()

    def server_requested(self, *where: object) -> bool:  # noqa: ARG002
        """No forwarding from here (ssh -R)."""
        return self._no_forwarding()

    def unix_connection_requested(self, *where: object) -> bool:  # noqa: ARG002
        """Nor to sockets that are files."""
        return self._no_forwarding()

    def unix_server_requested(self, *where: object) -> bool:  # noqa: ARG002
        """Nor from them."""
        return self._no_forwarding()

    def tun_requested(self, *where: object) -> bool:  # noqa: ARG002
        """No tunnels."""
        return self._no_forwarding()

    def tap_requested(self, *where: object) -> bool:  # noqa: ARG002
        """Of neither kind."""
        return self._no_forwarding()

    def _no_forwarding(self) -> bool:
        self.refuse("forwarding")
        return False

    def refuse(self, why: str) -> None:
        """Note that this guest did not get something."""
        named = [self.officer] if not self._is_stranger and self.officer else []
        if not named and self._user:
            named = [f"user {self._user}", *self._keys[:3]]
        self.host.trail.refused(self.address, why, named, self.host.clock())
        self._refusals += 1
        if self._has_line and self._refusals == self.host.limits.asked:
            self.refuse("a line that asked too often")
            self._later(0, self._conn.abort)  # whoever is answered just now needs it still

    # Leaving.

    def close_soon(self) -> None:
        """Close the line if the client doesn't."""
        self._later(_LINGER, self._conn.abort)

    @property
    def was_used(self) -> bool:
        """Whether the console was begun on this line, be it over by now."""
        return self._session is not None and self._session.was_begun

    def close(self) -> None:
        """Close the line."""
        self._conn.close()

    def abort(self) -> None:
        """Close the line without waiting for what is still to be sent."""
        self._conn.abort()

    def _unused(self) -> None:
        if not self.was_used:
            self.refuse("a line without a session")
            self._conn.close()

    def _later(self, seconds: float, what: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(seconds, what)
