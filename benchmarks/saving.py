"""Logging an entry with all its clocks, against the least that a database can do."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, ratio, seconds
from benchmarks.made_up import THURSDAY, a_desk, a_result, add_people, an_arrest
from dutydesk.desk.log import log
from dutydesk.store.driver import library

WARM_UP = 10


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Log arrests, and each time a result too, and insert single rows in turn, on one disk."""
    bare = library().connect(folder / "bare.db", isolation_level=None)
    with closing(bare), a_desk(folder / "saving.db", lambda: THURSDAY) as desk:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, summary TEXT)")

        def one_row() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO entries (summary) VALUES ('arrested in Main Street')")
            bare.execute("COMMIT")

        pairs = []
        for turn, person in enumerate(add_people(desk, 40 if quick else 120)):
            for entry in (an_arrest(person), a_result(person)):
                pair = seconds(partial(log, desk, entry)), seconds(one_row)
                # The first ones fill the caches of a desk that then stays open all day.
                if turn >= WARM_UP:
                    pairs.append(pair)
    sides = "an arrest or result with 9 to 11 clocks", "one row"
    return [ratio("logging an entry / bare transaction", pairs, 5.0, sides)]
