"""The board of a desk with years behind it, against that of a new one with as much running."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, ratio, seconds
from benchmarks.made_up import a_desk, fill
from dutydesk.desk.board import board_ids, board_rows, counts
from dutydesk.desk.context import Desk

RUNNING = 10_000
PAGE = 64


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Read the whole board from either desk in turn."""
    now = datetime.now(UTC)
    many = 200_000 if quick else 1_000_000
    fill(folder / "old.db", now, past=many, running=RUNNING)
    fill(folder / "new.db", now, past=1_000, running=RUNNING)
    pairs = []
    with (
        a_desk(folder / "old.db", lambda: now) as old,
        a_desk(folder / "new.db", lambda: now) as new,
    ):
        for turn in range(20 if quick else 40):
            pair = seconds(lambda: _read(old)), seconds(lambda: _read(new))
            if turn >= 3:
                pairs.append(pair)
    name = f"board over {many:,} past clocks / over 1,000"
    return [ratio(name, pairs, 1.1, (f"{many:,} past", "1,000 past"))]


def _read(desk: Desk) -> None:
    ids = board_ids(desk)
    assert len(ids) == RUNNING
    assert len(board_rows(desk, ids[:PAGE])) == PAGE
    assert counts(desk).running == RUNNING
