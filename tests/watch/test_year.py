"""A leap year of the watch, minute by minute, held against what the clocks' rows call for.

Two terminals look in turn or at once, through sleeps, restarts, both changes of the clocks and wall
clocks that are set wrong and right again, while entries are logged, clocks told, moved and
reopened, and alerts answered. After each minute the alerts are just those that they must be:

- Each crossing (clock, threshold, due time) is raised once, by the first look of a terminal whose
  own wall clock has reached it. So nothing is early by the clock of the machine that raised it: by
  the true time it can be early only by as much as that clock was ahead. A clock that is behind
  delays nothing while another terminal looks. A clock that is put back raises nothing twice, one
  that is put right loses nothing.
- It is shown until it is answered or its clock ends or moves; put off, it is shown again from the
  first look at which its time has come; so it is when its clock returns to that due time.
- It is marked as missed while away if it was found more than 90 seconds late by that wall clock,
  reckoned from when its clock was put to this due time where that came after the crossing.
- A breach that nobody answers goes up when the desk's time is over by the wall clock of a terminal
  that looks, and again each time that this is so; never before, and once for each look at most.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dutydesk.desk.alerts import live_alerts
from dutydesk.store.audit import verify
from dutydesk.watch.look import step
from tests.support import Time
from tests.watch.expected import Crossing, instant
from tests.watch.gone_up import GoneUp
from tests.watch.year import DAY, ESCALATION, MINUTE, Terminal, Year

DAYS = 366
LIVES = 14
REAL = {59, 85, 302, 359}
"""Days on which both terminals look through real watches: 29 February, both changes, Christmas."""


@pytest.fixture
def year(prepared: Path, tmp_path: Path) -> Iterator[Year]:
    seed = int(os.environ.get("YEAR_SEED") or random.randrange(2**32))
    print(f"YEAR_SEED={seed} repeats this year.")
    year = Year(seed, prepared, tmp_path, Time("2028-01-01 00:00"), LIVES)
    yield year
    year.close()


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_a_year_of_minutes(year: Year) -> None:
    minutes = Minutes(year)
    for day in range(DAYS):
        for minute in range(DAY // MINUTE):
            year.happen()
            await minutes.look(minute, real=day in REAL)
            year.true.on(minutes=1)
    for one in year.terminals:
        one.wall.off, one.closed_until = one.wall.off * 0, year.true.at
    await minutes.look(0, real=True)
    minutes.nothing_is_lost()
    assert minutes.gone_up.seen > 100
    print(sorted(year.did.items()), len(year.expected.alerts), minutes.gone_up.seen)


class Minutes:
    """The looks of each minute, and the proof of what they did."""

    def __init__(self, year: Year) -> None:
        self._year, self._expected = year, year.expected
        self._threads = ThreadPoolExecutor(2)
        self._last = 0
        self._version = self._data_version()
        self.gone_up = GoneUp(self._expected.rows, ESCALATION)

    async def look(self, minute: int, *, real: bool) -> None:
        """Both terminals look at once on real days, and sometimes when there is something to do."""
        awake = self._year.awake()
        if real:
            await asyncio.gather(*(one.watch.look() for one in awake))
            assert [one.watch.error for one in awake] == [None] * len(awake)
        elif len(awake) == 2 and self._due(awake) and self._year.random.random() < 0.3:
            list(self._threads.map(look, awake))
        elif awake:
            awake = [awake[minute % len(awake)]]
            look(awake[0])
        if awake:
            self._prove(awake)

    def _due(self, awake: list[Terminal]) -> bool:
        return self._expected.next_at() <= max(one.wall() for one in awake)

    def _prove(self, looked: list[Terminal]) -> None:
        """Whatever was due by the wall clocks that looked is there now, and nothing else."""
        walls = [one.wall() for one in looked]
        must, back = self._expected.look(max(walls))
        version, before = self._data_version(), self._version
        if version == before:
            assert not must
            assert not back
            self.gone_up.idle(walls)
            return
        self._version = version
        found = self._new()
        assert {one: crossed for one, (crossed, _, _) in found.items()} == must
        for what, (crossed, raised, away) in found.items():
            assert raised in walls
            assert raised >= crossed
            assert away == self._expected.late(what, crossed, raised)
            self._year.raised(what.clock)
        self.gone_up.look(walls)
        for one in looked[:1]:
            shown = {row.clock_id: row.threshold.value for row in live_alerts(one.desk)}
            assert shown == self._expected.shown()

    def _new(self) -> dict[Crossing, tuple]:
        """The alerts that were not there a minute ago."""
        rows = self._expected.rows.execute(
            "SELECT id, clock_id, threshold, due_at, crossed_at, raised_at, missed_while_away"
            " FROM alerts WHERE id > ? ORDER BY id",
            (self._last,),
        ).fetchall()
        self._last = rows[-1][0] if rows else self._last
        found = {
            Crossing(clock, name, instant(due)): (instant(crossed), instant(raised), bool(away))
            for _, clock, name, due, crossed, raised, away in rows
        }
        assert len(found) == len(rows), "raised twice"
        return found

    def nothing_is_lost(self) -> None:
        """At the end there is an alert for each crossing that was reached, and no other."""
        rows = self._expected.rows.execute("SELECT clock_id, threshold, due_at FROM alerts")
        kept = [Crossing(clock, name, instant(due)) for clock, name, due in rows]
        assert len(kept) == len(set(kept))
        assert set(kept) == set(self._expected.alerts)
        assert len(kept) > 300
        with self._year.terminals[0].desk.store.read() as session:
            assert verify(session) == []

    def _data_version(self) -> int:
        return self._expected.rows.execute("PRAGMA data_version").fetchone()[0]


def look(one: Terminal) -> None:
    """A look without the loop: steps until there is nothing more to do."""
    again = True
    while again:
        again = step(one.desk.store, one.wall, ESCALATION)[1].again
