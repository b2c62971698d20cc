"""The channel of a session: what a client asks for beside the console is refused and noted."""

from __future__ import annotations

import asyncio

from asyncssh import SSHServerChannel, SSHServerConnection
from asyncssh.packet import SSHPacket

_WINDOW, _PACKET = 65536, 32768
"""Keys and pastes: a client that sends more than this unread has to wait."""
_MOST, _SHOWN = 8, 40


class ConsoleChannel(SSHServerChannel[bytes]):
    """A channel that takes no variables, no agent and no X11, and remembers who asked for what.

    asyncssh has no hook for these three: it keeps variables and says yes, and refuses the others
    without telling. Should it name its handlers otherwise one day, the variables would still go
    nowhere and the others still be refused, only untold; tests/host would show it.
    """

    def __init__(self, conn: SSHServerConnection) -> None:
        super().__init__(
            conn,
            asyncio.get_running_loop(),
            allow_pty=True,
            line_editor=False,
            line_echo=False,
            line_history=0,
            max_line_length=0,
            encoding=None,
            errors="strict",
            window=_WINDOW,
            max_pktsize=_PACKET,
        )
        self.asked: list[str] = []

    def _not_given(self, what: str) -> bool:
        if what not in self.asked and len(self.asked) < _MOST:
            self.asked.append(what)
        return False

    def _process_env_request(self, packet: SSHPacket) -> bool:
        name = packet.get_string()[:_SHOWN].decode("ascii", "replace")
        return self._not_given(
            "variable " + "".join(one if one.isprintable() else "?" for one in name)
        )

    def _process_auth_agent_req_at_openssh_dot_com_request(self, packet: SSHPacket) -> None:  # noqa: ARG002
        self._not_given("agent forwarding")
        self._report_response(False)

    def _process_x11_req_request(self, packet: SSHPacket) -> bool:  # noqa: ARG002
        return self._not_given("X11 forwarding")
