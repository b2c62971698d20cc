"""Every released schema with data in it comes up to this version, whole, and can be worked on."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import configure_mappers
from sqlmodel import SQLModel, col, func, select

from dutydesk.desk.amend import Of, amend, put_back
from dutydesk.desk.board import board_ids, board_rows, counts
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.person import person_page
from dutydesk.desk.story import clock_story
from dutydesk.desk.versions import entry_page
from dutydesk.records import Clock, ClockState, Entry, Hearing, Person
from dutydesk.store.audit import verify
from dutydesk.store.driver import library
from dutydesk.store.migrations import HEAD, REVISIONS
from tests.desk.desks import logged
from tests.store.releases import OPENED, RELEASED, load


def test_no_release_is_forgotten() -> None:
    """Only the newest may have none yet: `python -m tests.store.releases` makes it."""
    assert set(REVISIONS[:-1]) <= set(RELEASED) <= set(REVISIONS)


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has; read past everything that is under test."""
    with closing(library().connect(path)) as found:
        tables = found.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: found.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in tables
            if not name.startswith("sqlite_")
        }


@pytest.fixture(scope="module", params=RELEASED)
def released(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as that release left it."""
    return load(request.param, tmp_path_factory.mktemp("released") / "desk.db")


@pytest.fixture(scope="module")
def upgraded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The same, opened by this version."""
    folder = shutil.copytree(released.parent, tmp_path_factory.mktemp("upgraded") / "desk")
    database = Path(folder) / released.name
    desk = open_desk(database, now=lambda: OPENED, officer="Jo Example")
    yield desk
    desk.close()


def test_it_holds_something_of_everything(released: Path) -> None:
    assert min(rows(released).values()) > 0


def test_the_upgrade_keeps_every_row_and_breaks_no_reference(
    released: Path, upgraded: Desk
) -> None:
    before, after = rows(released), rows(upgraded.places.database)
    lost = {name: count for name, count in before.items() if after.get(name, 0) < count}
    assert not lost
    with closing(library().connect(upgraded.places.database)) as found:
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_the_backup_made_before_it_is_the_old_database(released: Path, upgraded: Desk) -> None:
    backups = upgraded.places.folder / "backups"
    with closing(library().connect(released)) as old:
        (revision,) = old.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision == HEAD:
        assert not backups.exists()
        return
    (copy,) = backups.iterdir()
    assert copy.name.endswith(f"-{revision}.db")
    assert rows(copy) == rows(released)


def test_the_records_read_every_row(upgraded: Desk) -> None:
    configure_mappers()
    with upgraded.store.read() as session:
        for mapper in SQLModel._sa_registry.mappers:
            found = session.exec(select(mapper.class_)).all()
            assert len(found) == session.scalar(select(func.count()).select_from(mapper.class_))


def test_the_board_every_page_and_every_story_can_be_read(upgraded: Desk) -> None:
    with upgraded.store.read() as session:
        people = session.exec(select(Person.id)).all()
        clocks = session.exec(select(Clock.id)).all()
        running = session.exec(select(Clock.id).where(Clock.state == ClockState.RUNNING)).all()
    rows = board_rows(upgraded, board_ids(upgraded))
    assert set(rows) == set(running)
    assert counts(upgraded).running == len(running)
    timelines = [person_page(upgraded, one).timeline for one in people if one]
    assert sum(map(len, timelines)) > len(clocks) / 2
    for one in clocks:
        assert one
        assert clock_story(upgraded, one).as_text()


def test_its_trail_holds_and_an_entry_can_be_logged(upgraded: Desk) -> None:
    before = rows(upgraded.places.database)
    saved = logged(
        upgraded, kind="arrest", uid="after-upgrade", person="DEMO-0008",
        arrested_at="2026-11-20T15:00", station="Main Street",
    )  # fmt: skip
    assert saved.clock_ids
    assert rows(upgraded.places.database)["entries"] == before["entries"] + 1
    with upgraded.store.read() as session:
        assert verify(session) == []
        entries = session.exec(select(Entry.uid).order_by(col(Entry.id))).all()
    assert entries[0] == "release-entry-1"
    assert entries[-1] == "after-upgrade"


def test_its_entries_can_be_amended_and_put_back(released: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(released, tmp_path))
    desk = open_desk(database, now=lambda: OPENED, officer="Jo Example")
    before = records_of(desk)
    with desk.store.read() as session:
        people = {row.id or 0: row.person_id for row in session.exec(select(Entry))}
    for key, person in people.items():
        page = entry_page(desk, key)
        given = {**page.payload, "uid": new_uid(), "person": person, "note": "rang back"}
        amend(desk, Of(key, 1), entry_adapter.validate_python(given), "a note")
        assert_stands(before, records_of(desk))
        put_back(desk, Of(key, 2), 1, "without it", new_uid())
        assert_stands(before, records_of(desk))
    desk.close()


def records_of(desk: Desk) -> list[Any]:
    """What entries brought about and others speak of: people, hearings and clocks."""
    with desk.store.read() as session:
        tables = (Person, Hearing, Clock)
        return [row.model_dump() for table in tables for row in session.exec(select(table))]


def assert_stands(before: list[Any], now: list[Any]) -> None:
    """Nothing is otherwise, but for facts and instants that the earlier version did not know."""
    assert len(now) == len(before)
    for was, one in zip(before, now, strict=True):
        more = {
            name: {key: one[name][key] for key in was[name]}
            for name in ("facts", "anchors")
            if name in was
        }
        assert one | more == was
