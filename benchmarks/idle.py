"""What the console costs the computer while nobody touches it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bare_app import PAINTED
from benchmarks.figures import Figure
from benchmarks.made_up import fill
from benchmarks.terminal import Terminal, console

RUNNING = 50
SETTLING = 5.0


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Leave a console, and a bare app beside it, alone with a board on the screen."""
    database = folder / "idle.db"
    fill(database, datetime.now(UTC), past=1000, running=RUNNING)
    length = 12.0 if quick else 20.0
    with console(database) as ours, Terminal("benchmarks.bare_app") as bare:
        ours.seconds_until([f"{RUNNING} clocks running"])
        bare.seconds_until([PAINTED])
        ours.read_for(SETTLING)
        used = _share(ours, length)
        theirs = _share(bare, length)
    note = f"over {length:.0f} s with {RUNNING} clocks on the board; a bare app: {theirs:.2f}%"
    return [Figure("idle processor use, of one core", used, used, used, "%", 2.0, note)]


def _share(terminal: Terminal, length: float) -> float:
    before, start = terminal.seconds_of_processor(), time.perf_counter()
    terminal.read_for(length)
    used = terminal.seconds_of_processor() - before
    return 100 * used / (time.perf_counter() - start)
