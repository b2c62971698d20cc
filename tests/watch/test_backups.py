"""The scheduled backups: when one is due, made once for all terminals, and loud when it fails."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import keep_draft
from dutydesk.records import AuditRow
from dutydesk.store.backup import FAILED, MADE, back_up, backup_path, backups_of
from dutydesk.store.contents import examine
from dutydesk.store.keep import Kind
from dutydesk.store.migrations import HEAD
from dutydesk.watch import watch as watch_module
from dutydesk.watch.backups import Backups
from dutydesk.watch.watch import Watch
from tests.support import Time
from tests.watch.rows import ESCALATE

HOUR = timedelta(hours=1)


def of(desk: Desk, folder: Path | None = None) -> Backups:
    return Backups(
        desk.store,
        folder=folder or desk.places.folder / "backups",
        every=HOUR,
        now=desk.now,
        terminal=desk.terminal,
    )


def made(desk: Desk) -> list[Path]:
    return [one.path for one in backups_of("desk", desk.places.folder / "backups")]


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    rows = select(AuditRow).where(col(AuditRow.action).in_((MADE, FAILED)))
    with desk.store.read() as session:
        return [(one.action, one.subject, one.officer) for one in session.exec(rows)]


def change(desk: Desk, words: str = "Main") -> None:
    keep_draft(desk, "half-typed-1", "arrest", {"station": words})


def test_one_an_hour_if_anything_has_changed(desk: Desk, time: Time) -> None:
    backups = of(desk)
    first = backups.look()
    assert first
    assert first.name == f"desk-20261120T201000Z-scheduled-{HEAD}.db"
    assert examine(first).revision == HEAD
    assert trail(desk) == [(MADE, first.name, "dutydesk")]
    change(desk)
    time.on(minutes=59)
    assert backups.look() is None
    time.on(minutes=1)
    second = backups.look()
    assert second
    # That a backup was made is noted, and is no reason to make another.
    time.on(hours=30)
    assert backups.look() is None
    change(desk, "Quayside")
    third = backups.look()
    assert made(desk) == [third, second, first]
    assert backups.error is None


def test_what_was_missed_is_made_up_at_the_next_start(desk: Desk, time: Time) -> None:
    of(desk).look()
    change(desk)
    time.on(hours=62)  # nobody there over the weekend
    assert of(desk).look() == made(desk)[0]


def test_a_view_that_was_audited_is_a_change(desk: Desk, time: Time) -> None:
    of(desk).look()
    desk.store.run(lambda session: desk.audit(session, "viewed", "person:1"))
    time.on(hours=1)
    assert of(desk).look()


def test_several_terminals_make_one(desk: Desk, time: Time) -> None:
    for _ in range(3):
        time.on(hours=1)
        change(desk, str(time.at))
        with ThreadPoolExecutor(4) as pool:
            looks = list(pool.map(lambda _: of(desk).look(), range(4)))
        assert len([one for one in looks if one]) == 1
    assert len(made(desk)) == len(trail(desk)) == 3


def test_a_terminal_that_crashed_while_making_one_is_no_hindrance(desk: Desk) -> None:
    folder = desk.places.folder
    lock = folder / "desk-backup.lock"
    lock.touch()
    lock.with_name("desk-backup.lock-journal").write_bytes(b"half a journal")
    backups = folder / "backups"
    backups.mkdir()
    asked = backup_path(backups, "desk", desk.now() - HOUR, Kind.ASKED, HEAD)
    for half in (
        backup_path(backups, "desk", desk.now() - HOUR, Kind.SCHEDULED, HEAD),
        backup_path(backups, "desk", desk.now() - timedelta(days=2), Kind.ASKED, HEAD),
        asked,
    ):
        half.with_name(f"{half.name}.part").write_bytes(b"half a copy")
        half.with_name(f"{half.name}.part-journal").write_bytes(b"half a journal")
    whole = of(desk).look()
    assert whole
    # The one that was asked for an hour ago may be on its way still.
    left = {whole.name, f"{asked.name}.part", f"{asked.name}.part-journal"}
    assert {one.name for one in backups.iterdir()} == left


def test_one_that_fails_is_told_once_and_tried_again(desk: Desk) -> None:
    disk = desk.places.folder / "disk"
    backups = of(desk, disk / "backups")
    for _ in range(2):
        assert backups.look() is None
        assert backups.error
        assert "Check that its disk is there" in backups.error
    assert trail(desk) == [(FAILED, "backups", "dutydesk")]
    disk.mkdir()
    assert backups.look()
    assert backups.error is None


def test_what_nobody_foresaw_is_told_and_goes_no_further(desk: Desk) -> None:
    backups = of(desk)
    desk.places.folder.joinpath("backups").write_text("a file in the place of the folder")
    assert backups.look() is None
    assert backups.error
    desk.store.run(lambda session: session.connection().exec_driver_sql("DROP TABLE changes"))
    assert backups.look() is None
    assert backups.error


def test_one_from_a_wrong_future_does_not_stop_the_others(desk: Desk, time: Time) -> None:
    time.to("2031-01-01 10:00")
    of(desk).look()
    time.to("2026-11-21 10:00")
    change(desk)
    assert of(desk).look()
    time.on(hours=1)
    change(desk, "Quayside")
    assert of(desk).look()
    assert len(made(desk)) == 3


def test_another_past_is_another_database(desk: Desk, time: Time, tmp_path: Path) -> None:
    """After a restore there are fewer rows than in the newest backup, and none of them is in it."""
    back_up(desk.places.database, tmp_path / "before.db")
    change(desk)
    desk.store.run(lambda session: desk.audit(session, "viewed", "person:1"))
    of(desk).look()
    desk.close()
    desk.places.database.write_bytes((tmp_path / "before.db").read_bytes())
    time.on(hours=1)
    assert of(desk).look()


def test_old_ones_go_as_new_ones_come(desk: Desk, time: Time) -> None:
    folder = desk.places.folder / "backups"
    folder.mkdir()
    for kind in (Kind.SCHEDULED, Kind.UPGRADE):
        for minute in range(3):
            old = desk.now() - timedelta(days=2, minutes=minute)
            backup_path(folder, "desk", old, kind, HEAD).touch()
    of(desk).look()
    kinds = [one.kind for one in backups_of("desk", folder)]
    assert (kinds.count(Kind.SCHEDULED), kinds.count(Kind.UPGRADE)) == (2, 3)


async def test_the_watch_has_them_made_in_a_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[threading.Thread] = []

    class Seen(Backups):
        def look(self) -> Path | None:
            seen.append(threading.current_thread())
            return super().look()

    monkeypatch.setattr(watch_module, "FIRST_LOOK", timedelta(0))
    backups = Seen(
        desk.store,
        folder=desk.places.folder / "nowhere" / "backups",
        every=HOUR,
        now=desk.now,
        terminal="desk-1",
    )
    watch = Watch(desk.store, now=desk.now, beat=HOUR, escalation=lambda: ESCALATE, backups=backups)
    watch.start()
    async with asyncio.timeout(60):
        while not watch.backup_error:
            await asyncio.sleep(0.005)
    watch.stop()
    assert seen[0] is not threading.main_thread()
    assert watch.error is None, "no alert depends on a backup"
