"""A pty whose near end is read and written on the event loop, and never waited for."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import termios
from collections.abc import Callable

_PIECE = 65536
_FULL, _ROOM = 65536, 16384
"""From how many unwritten bytes on more keys are not taken, and below how many they are again."""

WIDEST, HIGHEST = 500, 200
"""A client may ask for any size up to 4 thousand million columns, which the console would paint."""


class Pty:
    """Both ends of a new pty; the far end is for one process, which has it as its terminal.

    `output` is called with what the process writes. `busy(True)` is called when so much waits to
    be read by the process that no more keys should come, `busy(False)` when there is room again.
    `left` is called when nobody holds the far end any more.
    """

    def __init__(
        self,
        size: tuple[int, int],
        output: Callable[[bytes], None],
        busy: Callable[[bool], None],
        left: Callable[[], None],
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._output, self._busy, self._left = output, busy, left
        self._waiting = bytearray()
        self._is_busy = self._reading = False
        self.near, self.far = os.openpty()
        os.set_blocking(self.near, False)
        self.name = os.ttyname(self.far).removeprefix("/dev/")
        self.resize(size)
        self.resume()

    def resize(self, size: tuple[int, int]) -> None:
        """Make it so many columns and rows; the process hears of it by SIGWINCH."""
        columns, rows = size
        columns, rows = min(columns or 80, WIDEST), min(rows or 24, HIGHEST)
        if self.near >= 0:
            packed = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(self.near, termios.TIOCSWINSZ, packed)

    def close_far(self) -> None:
        """Let go of the far end, once the process has it: else its end would never be seen."""
        if self.far >= 0:
            os.close(self.far)
            self.far = -1

    # What the process writes.

    def pause(self) -> None:
        """Read no more: the client does not keep up. Then the process waits too."""
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self.near)

    def resume(self) -> None:
        """Go on reading."""
        if self.near >= 0 and not self._reading:
            self._reading = True
            self._loop.add_reader(self.near, self._readable)

    def _readable(self) -> None:
        piece = self._read()
        if piece:
            self._output(piece)
        elif piece is not None:
            self.pause()
            self._left()

    def _read(self) -> bytes | None:
        """What is there: None for nothing yet, empty when the far end has gone."""
        try:
            return os.read(self.near, _PIECE)
        except BlockingIOError:
            return None
        except OSError:  # how Linux says it
            return b""

    def drain(self) -> None:
        """Read what the process wrote before it ended."""
        while self.near >= 0 and (piece := self._read()):
            self._output(piece)

    # What the process reads.

    def write(self, data: bytes) -> None:
        """Hand it keys; what it does not take now waits here."""
        if self.near < 0:
            return
        if not self._waiting:
            self._loop.add_writer(self.near, self._writable)
        self._waiting += data
        self._writable()

    def _writable(self) -> None:
        try:
            taken = os.write(self.near, self._waiting)
        except BlockingIOError:
            taken = 0
        except OSError:
            taken = len(self._waiting)  # nobody will ever read it
        del self._waiting[:taken]
        if not self._waiting:
            self._loop.remove_writer(self.near)
        busy = len(self._waiting) > (_ROOM if self._is_busy else _FULL)
        if busy != self._is_busy:
            self._is_busy = busy
            self._busy(busy)

    def close(self) -> None:
        """Let go of both ends: whoever still has it as their terminal is hung up."""
        self.close_far()
        if self.near >= 0:
            self.pause()
            self._loop.remove_writer(self.near)
            os.close(self.near)
            self.near = -1
