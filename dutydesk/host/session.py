"""One session: an SSH channel on one side, the console's process on a pty on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from asyncssh import SSHServerSession

from dutydesk.desk.by_key import NotLetIn
from dutydesk.desk.hosted import Visit
from dutydesk.host.channel import ConsoleChannel
from dutydesk.host.children import Child
from dutydesk.host.environment import environment
from dutydesk.host.nursery import NOT_BEGUN
from dutydesk.host.pty import Pty

if TYPE_CHECKING:
    from dutydesk.host.gate import Gate

LEFT, DROPPED, IDLE, STOPPED = "left", "line dropped", "idle", "host stopped"
KEY_GONE = "key taken away"
_CANT = "The desk can't begin a session now. Tell whoever looks after it."

# What a console that could not leave properly has left on: mouse and focus reports, pasting,
# another screen, no cursor, the keyboard's own protocol.
_AS_BEFORE = (
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[<u"
    b"\x1b[?1049l\x1b[?25h\x1b[?7h\x1b[0m\r"
)


class Session(SSHServerSession[bytes]):
    """A session from its channel's opening on; `gate` is the connection that it came by."""

    def __init__(self, gate: Gate) -> None:
        self._gate, self._host = gate, gate.host
        self._size: tuple[int, int] | None = None
        self._term = ""
        self._not_run = ""
        self._pty: Pty | None = None
        self._child: Child | None = None
        self._visit: Visit | None = None
        self._how = self._words = ""
        self._lost = False
        self.fingerprint = gate.fingerprint
        self.began = self.last_key = self._host.clock()

    @property
    def was_begun(self) -> bool:
        """Whether the console was begun, be it over by now."""
        return self._child is not None

    # What the client asks for.

    def connection_made(self, chan: ConsoleChannel) -> None:  # type: ignore[override]
        """The channel is open."""
        self._chan = chan

    def pty_requested(
        self,
        term_type: str,
        term_size: tuple[int, int, int, int],
        term_modes: Mapping[int, int],  # noqa: ARG002  # the console sets its own
    ) -> bool:
        """Take the terminal's name and size."""
        self._term, self._size = term_type, term_size[:2]
        return True

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:  # noqa: ARG002
        """The client's window has another size."""
        self._size = (width, height)
        if self._pty:
            self._pty.resize(self._size)

    def shell_requested(self) -> bool:
        """The console is all there is for a shell."""
        return True

    def exec_requested(self, command: str) -> bool:  # noqa: ARG002  # it may hold anything
        """No command is run; that is said rather than failing without a word."""
        self._gate.refuse("a command")
        self._not_run = "This host runs no commands and copies no files. For the desk, type"
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """Neither SFTP nor any other."""
        self._gate.refuse("sftp" if subsystem == "sftp" else "a subsystem")
        return False

    def session_started(self) -> None:
        """Begin the console, or say why not."""
        how = self._host.how_to_connect
        if self._not_run:
            self._leave_with(f"{self._not_run}: {how}")
        elif self._size is None:
            self._gate.refuse("a session without a terminal")
            self._leave_with(f"The desk needs a terminal. Type: {how.replace('ssh', 'ssh -t', 1)}")
        elif self._term in ("dumb", "unknown", ""):
            self._leave_with(
                f"Your terminal calls itself “{self._term}”, which can't show the desk. If it can "
                f"do more, type: TERM=xterm-256color {how}"
            )
        elif why := self._host.doors.enter(self._gate.officer, self._host.clock()):
            self._gate.refuse("a session over the limit")
            self._leave_with(why)
        else:
            self._begin(self._size)

    def _begin(self, size: tuple[int, int]) -> None:
        gate, host = self._gate, self._host
        try:
            self._pty = Pty(size, self._output, self._busy, self._left)
            self._visit = Visit(
                uid=uuid4().hex[:12],
                officer=gate.officer,
                fingerprint=gate.fingerprint,
                address=gate.address,
                terminal=f"ssh {gate.address} {self._pty.name}",
                refused=tuple(self._chan.asked),
            )
            proof = host.proof(gate.fingerprint)
            found = environment(self._term, gate.address, gate.port, host.here, proof)
            self._child = host.begin(gate.fingerprint, gate.address, self._pty.far, found)
        except (OSError, NotLetIn) as error:
            host.doors.leave(gate.officer)
            host.say(f"no session could be begun: {error}")
            if self._pty:
                self._pty.close()
            self._leave_with(_CANT)
            return
        self._pty.close_far()
        self._child.ended.add_done_callback(lambda ended: self._over(ended.result()))
        host.sessions.add(self)
        host.trail.begun(self._visit)

    def _leave_with(self, words: str) -> None:
        for what in self._chan.asked:
            self._gate.refuse(what.partition(" ")[0] if what.startswith("variable") else what)
        self._chan.write_stderr(f"dutydesk: {words}\r\n".encode())
        self._chan.exit(1)
        self._gate.close_soon()

    # While it lasts.

    def data_received(self, data: bytes, datatype: int | None) -> None:  # noqa: ARG002
        """Keys."""
        self.last_key = self._host.clock()
        if self._pty:
            self._pty.write(data)

    def eof_received(self) -> bool:
        """No keys will ever come any more."""
        self.hang_up(DROPPED)
        return True

    def pause_writing(self) -> None:
        """The client does not keep up: let the console wait."""
        if self._pty and not self._how:
            self._pty.pause()

    def resume_writing(self) -> None:
        """The client has kept up."""
        if self._pty:
            self._pty.resume()

    def _output(self, data: bytes) -> None:
        if not self._lost:
            self._chan.write(data)

    def _busy(self, busy: bool) -> None:
        if busy:
            self._chan.pause_reading()
        else:
            self._chan.resume_reading()

    # How it ends.

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """The line has gone, or the client has closed it."""
        self._lost = True
        self.hang_up(DROPPED)

    def hang_up(self, how: str, words: str = "") -> None:
        """End it: the console keeps what is half-typed and leaves; `words` say why to the guest."""
        if self._child and not self._how:
            self._how, self._words = how, words
            if self._pty:
                self._pty.resume()  # it must be able to write its last, even to a stalled client
            self._child.hang_up(self._host.limits.grace)

    def _left(self) -> None:
        if self._child:
            self._child.has_no_terminal()

    def _over(self, code: int | None) -> None:
        """The process has ended, by itself or not; with no code nobody can tell how."""
        assert self._pty is not None
        assert self._visit is not None
        self._pty.drain()
        self._pty.close()
        if not self._lost:
            if code is None or code < 0:
                self._chan.write(_AS_BEFORE)
            if code == NOT_BEGUN:
                self._words = self._words or _CANT
            if self._words:
                self._chan.write(f"\r\ndutydesk: {self._words}\r\n".encode())
            shown = code or 0
            self._chan.exit(shown if shown >= 0 else 128 - shown)
            self._gate.close_soon()
        how = self._how or _how(code)
        self._host.sessions.discard(self)
        self._host.doors.leave(self._visit.officer)
        self._host.trail.ended(self._visit, how, round(self._host.clock() - self.began))


def _how(code: int | None) -> str:
    if code is None:
        return "ended, and nobody can tell how"
    if code == NOT_BEGUN:
        return "could not be begun"
    return LEFT if code == 0 else f"ended with exit code {code}"
