"""Twenty terminals that save at once, against one that has the database to itself."""

from __future__ import annotations

import gc
import json
import multiprocessing
import time
from collections.abc import Sequence
from copy import copy
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figures import Figure
from benchmarks.made_up import THURSDAY, a_desk, add_people, an_arrest
from dutydesk.desk.context import Desk
from dutydesk.desk.log import log

WRITERS = 20
PAUSE = 5.0
"""Seconds between two saves of a terminal whose officer types fast, and does nothing else."""


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Let one terminal log arrests, then twenty at once, and then twenty with pauses."""
    each, slow = (8, 2) if quick else (25, 4)
    database = folder / "terminals.db"
    with a_desk(database, lambda: THURSDAY) as desk:
        people = iter(add_people(desk, 10 + 2 * each + 2 * WRITERS * each))
        log(desk, an_arrest(next(people)))
        take = lambda many: [next(people) for _ in range(many)]  # noqa: E731
        _save(desk, take(9), 0.0)  # fills the caches, which every writer then has
        alone = _save(desk, take(2 * each), 0.0)
        crowd, length = _at_once(desk, folder, [take(each) for _ in range(WRITERS)], 0.0)
        paused, _ = _at_once(desk, folder, [take(slow) for _ in range(WRITERS)], PAUSE)
    one = median(alone)
    return [
        _against("seconds an entry, 20 at once / one alone", length / len(crowd), one, 2.0,
                 f"{len(crowd) / length:.0f} entries/s at once, {1 / one:.0f} alone"),
        _spread("a save among 20 without pauses / alone", crowd, one),
        _against("99th percentile of these / alone", _percentile(crowd, 99), one, None,
                 f"{1000 * _percentile(crowd, 99):.0f} ms; 20 in turn would wait 20×"),
        _spread(f"a save among 20 every {PAUSE:g} s / alone", paused, one),
        _against("99th percentile of these / alone", _percentile(paused, 99), one, None,
                 f"{1000 * _percentile(paused, 99):.0f} ms"),
    ]  # fmt: skip


def _save(desk: Desk, people: Sequence[int], pause: float) -> list[float]:
    """Log an arrest of each, and give how long each took; `pause` seconds from one to the next."""
    took = []
    for person in people:
        entry = an_arrest(person)
        start = time.perf_counter()
        log(desk, entry)
        took.append(time.perf_counter() - start)
        if pause:
            time.sleep(max(0.0, pause - took[-1]))
    return took


def _at_once(
    desk: Desk, folder: Path, people: Sequence[Sequence[int]], pause: float
) -> tuple[list[float], float]:
    """Let a process for each of `people` save; gives how long each save took, and all together."""
    desk.close()  # a connection must not be taken along into another process
    gc.collect()
    gc.freeze()
    context: Any = multiprocessing.get_context("fork")
    ready = context.Barrier(len(people) + 1)
    writers = [
        context.Process(
            target=_writer, args=(desk, folder / f"{n}.json", some, pause, n / len(people), ready)
        )
        for n, some in enumerate(people)
    ]
    for one in writers:
        one.start()
    ready.wait()
    start = time.perf_counter()
    for one in writers:
        one.join()
    length = time.perf_counter() - start
    gc.unfreeze()
    took = [json.loads((folder / f"{n}.json").read_text()) for n in range(len(people))]
    return [one for some in took for one in some], length


def _writer(
    desk: Desk, report: Path, people: Sequence[int], pause: float, turn: float, ready: Any
) -> None:
    mine = copy(desk)
    mine.terminal = report.stem
    ready.wait()
    time.sleep(pause * turn)  # they do not all press Enter in the same moment
    report.write_text(json.dumps(_save(mine, people, pause)))
    mine.close()


def _percentile(values: Sequence[float], percent: int) -> float:
    return sorted(values)[(len(values) - 1) * percent // 100]


def _spread(name: str, took: Sequence[float], one: float) -> Figure:
    ratios = [value / one for value in took]
    note = f"median {1000 * median(took):.0f} ms, alone {1000 * one:.0f} ms; {len(took)} saves"
    return Figure(name, median(ratios), min(ratios), max(ratios), "×", None, note)


def _against(name: str, value: float, one: float, goal: float | None, note: str) -> Figure:
    return Figure(name, value / one, value / one, value / one, "×", goal, note)
