"""What happens when the line drops, or the system ends the program: nothing is left behind.

On Windows neither signal reaches a console; there the window ends the process by itself.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from asyncio import get_running_loop
from collections.abc import Callable

HUNG_UP = 129
"""The exit code after a hang-up: 128 and the signal's number, as shells have it."""
_GRACE = 5.0


def on_hangup(leave: Callable[[int], None]) -> None:
    """Call `leave` on the running loop when the terminal hangs up or the system says to go.

    `leave` gets the exit code; it keeps what is half-typed and asks the app to exit. Five seconds
    later the process is ended whatever happened: a write to a terminal that has gone can block for
    ever.
    """

    def go(code: int) -> None:
        timer = threading.Timer(_GRACE, os._exit, (code,))
        timer.daemon = True
        timer.start()
        leave(code)

    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        return
    for which in (signal.SIGHUP, signal.SIGTERM):
        get_running_loop().add_signal_handler(which, go, 128 + which)


def terminal_gone() -> bool:
    """True once the terminal this began on is no longer there (nobody sent a signal for it)."""
    try:
        return not os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ else False
    except (OSError, ValueError):
        return True
