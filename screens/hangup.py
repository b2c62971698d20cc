"""What happens when the line drops: no process is left behind, and none that spins.

On Windows there is no SIGHUP; there the console window ends the process by itself.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from asyncio import get_running_loop
from collections.abc import Callable

EXIT_CODE = 129
_GRACE = 2.0


def on_hangup(leave: Callable[[], None]) -> None:
    """Call `leave` on the running loop when the terminal hangs up, and end the process for sure.

    `leave` keeps what is half-typed and asks the app to exit. Two seconds later the process is
    ended whatever happened: a write to a terminal that has gone can block for ever.
    """

    def hang_up() -> None:
        timer = threading.Timer(_GRACE, os._exit, (EXIT_CODE,))
        timer.daemon = True
        timer.start()
        leave()

    if hasattr(signal, "SIGHUP") and threading.current_thread() is threading.main_thread():
        get_running_loop().add_signal_handler(signal.SIGHUP, hang_up)


def terminal_gone() -> bool:
    """True once the terminal this began on is no longer there (nobody sent a signal for it)."""
    try:
        return not os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ else False
    except (OSError, ValueError):
        return True
