"""Logging an entry with all its clocks, against the least that a database can do."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, ratio, seconds
from benchmarks.made_up import THURSDAY, a_desk, a_result, add_people, an_arrest
from dutydesk.desk.log import log
from dutydesk.records import Home
from dutydesk.store.driver import library
from dutydesk.store.rows import insert_rows

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

        def one_row_of_ours() -> None:
            home = {"name": "Larch House"}
            desk.store.run(lambda session: insert_rows(session, Home, [home]))

        pairs, stored = [], []
        for turn, person in enumerate(add_people(desk, 40 if quick else 60)):
            for entry in (an_arrest(person), a_result(person)):
                ours, bare_row = seconds(partial(log, desk, entry)), seconds(one_row)
                through_store = seconds(one_row_of_ours)
                # The first ones fill the caches of a desk that then stays open all day.
                if turn >= WARM_UP:
                    pairs.append((ours, bare_row))
                    stored.append((through_store, bare_row))
    sides = "an arrest or result with 9 to 11 clocks", "one row"
    return [
        ratio("logging an entry / bare transaction", pairs, 5.0, sides),
        # How much of that is the price of the store's own guards, whatever is saved.
        ratio("one row through the store / bare transaction", stored, None, ("store", "bare")),
    ]
