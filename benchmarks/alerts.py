"""From the moment that a threshold is crossed to the alert's row in the database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.made_up import a_desk, fill
from dutydesk.desk.context import Desk
from dutydesk.settings import Settings
from dutydesk.store.driver import library
from dutydesk.watch.sweep import Escalation
from dutydesk.watch.watch import Watch

RUNNING = 100_000


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Let clocks of a large desk cross their thresholds under the real watch, one by one."""
    database = folder / "alerts.db"
    fill(database, datetime.now(UTC), past=0, running=RUNNING)
    with (
        a_desk(database, lambda: datetime.now(UTC)) as desk,
        # Another connection: the row counts from when another terminal could see it.
        closing(library().connect(database, isolation_level=None)) as other,
    ):
        late = asyncio.run(_watch(desk, other, crossings=5 if quick else 10))
    note = f"{RUNNING:,} running clocks, {len(late)} crossings, seen from another connection"
    # The goal is for every alert, so the slowest is the figure.
    return [
        Figure("threshold to alert row (slowest)", max(late), min(late), max(late), " s", 1.0, note)
    ]


async def _watch(desk: Desk, other: Any, crossings: int) -> list[float]:
    settings: Settings = desk.settings
    watch = Watch(
        desk.store,
        now=desk.now,
        beat=timedelta(seconds=settings.beat_seconds),
        escalation=lambda: Escalation.minutes(
            settings.escalate_after_minutes, settings.escalate_again_minutes
        ),
    )
    first = datetime.now(UTC) + timedelta(seconds=2)
    times = [first + timedelta(seconds=1.7 * turn) for turn in range(crossings)]
    _let_cross(other, times)
    watch.start()
    late = [await _seen(other, number, at) for number, at in enumerate(times, start=1)]
    watch.stop()
    return late


def _let_cross(other: Any, times: Sequence[datetime]) -> None:
    """Give some running clocks spread over the desk a first threshold at these times."""
    clocks = other.execute(
        "SELECT id FROM clocks WHERE state = 'running' ORDER BY random() LIMIT ?", (len(times),)
    ).fetchall()
    for (clock,), at in zip(clocks, times, strict=True):
        text = at.strftime("%Y-%m-%d %H:%M:%S.%f")
        other.execute(
            "UPDATE clocks SET near_at = ?, next_crossing_at = ? WHERE id = ?", (text, text, clock)
        )


async def _seen(other: Any, alerts: int, crossed: datetime) -> float:
    while other.execute("SELECT count(*) FROM alerts").fetchone()[0] < alerts:
        await asyncio.sleep(0.005)
    return (datetime.now(UTC) - crossed).total_seconds()
