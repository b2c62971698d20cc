"""The watch on a real loop: it looks, is nudged, survives errors and a stepped clock, and stops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import text

from dutydesk.desk.context import Desk
from dutydesk.store.store import open_store
from dutydesk.watch.watch import Watch
from tests.support import Time, a_desk
from tests.watch.rows import ESCALATE, add_clocks, alerts

BEAT = timedelta(seconds=0.1)
PATIENCE = 60


class Shifted(Time):
    """The real time, as far off as a test likes: jobs are run by the real clock."""

    def __init__(self) -> None:
        self.off = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.off

    def on(self, **by: float) -> None:
        self.off += timedelta(**by)


@pytest.fixture
def time() -> Shifted:
    return Shifted()


async def until(so: Callable[[], object]) -> None:
    """Let the loop run until something is so. Nothing here depends on how long that takes."""
    async with asyncio.timeout(PATIENCE):
        while not so():
            await asyncio.sleep(0.005)


@asynccontextmanager
async def watching(desk: Desk, beat: timedelta = BEAT) -> AsyncIterator[Watch]:
    watch = Watch(desk.store, now=desk.now, beat=beat, escalation=lambda: ESCALATE)
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()
        await until(lambda: not watch._looking.locked())


def raised(desk: Desk) -> list[str]:
    return [one.threshold.value for one in alerts(desk.store)]


async def test_it_looks_at_once_and_says_when(desk: Desk) -> None:
    add_clocks(desk, [desk.now() - timedelta(minutes=1)])
    async with watching(desk, timedelta(hours=1)) as watch:
        assert watch.last_checked is None
        assert watch.silent_for is None
        await until(lambda: watch.last_checked)
        assert raised(desk) == ["near", "urgent", "overdue"]
        assert watch.error is None
        assert watch.silent_for is not None


async def test_it_goes_on_looking(desk: Desk, time: Shifted) -> None:
    add_clocks(desk, [desk.now() + timedelta(hours=5)])
    async with watching(desk) as watch:
        await until(lambda: watch.last_checked)
        assert raised(desk) == []
        time.on(hours=1, minutes=1)
        await until(lambda: raised(desk) == ["near"])
        time.on(hours=4)
        await until(lambda: raised(desk) == ["near", "urgent", "overdue"])


async def test_a_crossing_just_ahead_is_met_between_two_beats(desk: Desk) -> None:
    """The next beat is an hour off, so it is the armed job that finds it."""
    add_clocks(desk, [desk.now() + timedelta(seconds=3)], warned=False)
    async with watching(desk, timedelta(hours=1)) as watch:
        await until(lambda: watch.last_checked)
        await until(lambda: raised(desk) == ["overdue"])
    (alert,) = alerts(desk.store)
    assert alert.raised_at >= alert.crossed_at


async def test_a_nudge_looks_at_once(desk: Desk) -> None:
    async with watching(desk, timedelta(hours=1)) as watch:
        await until(lambda: watch.last_checked)
        add_clocks(desk, [desk.now() - timedelta(minutes=1)], warned=False)
        watch.nudge()
        watch.nudge()
        await until(lambda: raised(desk))
        assert raised(desk) == ["overdue"]


async def test_it_stops_and_can_be_stopped_again(desk: Desk) -> None:
    async with watching(desk) as watch:
        await until(lambda: watch.last_checked)
        watch.stop()
        watch.stop()
        await until(lambda: not watch._looking.locked())
        last = watch.last_checked
        add_clocks(desk, [desk.now() - timedelta(minutes=1)])
        async with watching(desk) as another:
            await until(lambda: another.last_checked and raised(desk))
        assert watch.last_checked == last


async def test_an_error_is_shown_and_the_next_look_recovers(desk: Desk) -> None:
    add_clocks(desk, [desk.now() + timedelta(hours=9)])
    async with watching(desk) as watch:
        await until(lambda: watch.last_checked)
        rename(desk, "alerts", "hidden")
        await until(lambda: watch.error)
        assert watch.error is not None
        assert "alerts" in watch.error
        stale = watch.last_checked
        rename(desk, "hidden", "alerts")
        await until(lambda: watch.error is None)
        await until(lambda: watch.last_checked != stale)


def rename(desk: Desk, table: str, to: str) -> None:
    desk.store.run(lambda session: session.connection().execute(
        text(f"ALTER TABLE {table} RENAME TO {to}")
    ))  # fmt: skip


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_stepped_wall_clock_stops_nothing(desk: Desk, hours: int) -> None:
    with time_machine.travel(datetime.now(UTC), tick=True) as machine:
        async with watching(desk) as watch:
            await until(lambda: watch.last_checked)
            machine.shift(timedelta(hours=hours))
            stepped = datetime.now(UTC)
            await until(lambda: watch.last_checked and
                        abs(watch.last_checked - stepped) < timedelta(minutes=30))  # fmt: skip
            first = watch.last_checked
            await until(lambda: watch.last_checked != first)
            assert watch.error is None


async def test_two_watches_on_one_database_raise_once(
    desk: Desk, prepared: Path, time: Shifted
) -> None:
    other = a_desk(prepared, desk.places.folder, time, terminal="desk-2")
    now = desk.now()
    keys = add_clocks(desk, [now + timedelta(minutes=number) for number in range(-20, 20)])
    async with watching(desk) as first, watching(other) as second:
        for _ in range(5):
            time.on(minutes=7)
            first.nudge()
            second.nudge()
            await until(lambda: first.last_checked and second.last_checked)
        await until(lambda: len(raised(desk)) == 3 * len(keys))
        seen = (first.last_checked, second.last_checked)
        await until(lambda: first.last_checked != seen[0] and second.last_checked != seen[1])
        assert first.error is second.error is None
    assert len(alerts(desk.store)) == 3 * len(keys)
    other.close()


async def test_more_than_one_batch_is_raised_in_one_look(desk: Desk) -> None:
    add_clocks(desk, [desk.now() - timedelta(minutes=1)] * 1200, warned=False)
    async with watching(desk, timedelta(hours=1)) as watch:
        await until(lambda: watch.last_checked)
        assert len(alerts(desk.store)) == 1200


async def test_a_watch_on_a_closed_file_says_so(tmp_path: Path, time: Shifted) -> None:
    """A database that goes away is an error to show, not the end of the shift."""
    store = open_store(tmp_path / "gone" / "desk.db", time())
    watch = Watch(store, now=time, beat=BEAT, escalation=lambda: ESCALATE)
    store.close()
    (tmp_path / "gone" / "desk.db").write_bytes(b"no database at all" * 100)
    watch.start()
    await until(lambda: watch.error)
    watch.stop()
    await until(lambda: not watch._looking.locked())
    assert watch.last_checked is None
    store.close()
