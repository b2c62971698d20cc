"""From the command to the first painted shell, and to the whole board, in a real terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bare_app import PAINTED
from benchmarks.figures import Figure, ratio
from benchmarks.made_up import a_desk, fill
from benchmarks.terminal import LINES, OFFICER, Terminal, console
from dutydesk.desk.board import board_ids, board_rows

SHELL = ["Opening the desk"]
RUNNING = 50


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Start the console and a bare app in turn, each to its last painted word."""
    database = folder / "starting.db"
    fill(database, datetime.now(UTC), past=1000, running=RUNNING)
    board = whole_board(database)
    shells, boards, opened = [], [], []
    for turn in range(8 if quick else 12):
        with Terminal("benchmarks.bare_app") as bare:
            theirs = bare.seconds_until([PAINTED])
        with console(database) as ours:
            shell = ours.seconds_until(SHELL)
            whole = ours.seconds_until(board)
            acts = ours.seconds_until([f"{OFFICER} at"])
        if turn:  # the first only warms the disk's cache
            shells.append((shell, theirs))
            boards.append((whole, theirs))
            opened.append((acts, theirs))
    sides = "dutydesk", "bare Textual app"
    return [
        ratio("first painted shell / bare app", shells, 1.2, sides),
        ratio(f"whole board of {RUNNING} clocks / bare app", boards, 2.0, sides),
        # The board is painted before the desk behind it is open; until then it can only be read.
        ratio("desk open, every key acts / bare app", opened, None, sides),
    ]


def whole_board(database: Path) -> list[str]:
    """Words from every clock that fits on the screen, the counts above and the keys below."""
    with a_desk(database, lambda: datetime.now(UTC)) as desk:
        rows = board_rows(desk, board_ids(desk)[: (LINES - 4) // 2]).values()
    return [
        *(row.person_name for row in rows),
        f"{RUNNING} clocks running",
        "0 overdue",
        "Help",
    ]
