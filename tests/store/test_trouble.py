"""Files that are no use, and disks that are full: said in words, and nothing made worse."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from dutydesk.records import Home
from dutydesk.store.driver import library
from dutydesk.store.problems import StoreDamaged, StoreFull, StoreTooNew, StoreUnreachable
from dutydesk.store.store import Store, open_store
from tests.store.processes import NOW, add_home


@contextmanager
def no_room(store: Store) -> Iterator[None]:
    """Let SQLite itself refuse to grow the file."""

    def limit(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store.close()
    event.listen(store.engine, "connect", limit)
    yield
    event.remove(store.engine, "connect", limit)
    store.close()


def add_many(session: Session) -> None:
    session.add_all(Home(name=f"home {n}", address="x" * 5000) for n in range(50))


def test_a_full_disk_saves_nothing_by_halves(store: Store) -> None:
    add_home(store, "before")
    with no_room(store):
        with pytest.raises(StoreFull, match=r"Not saved: no room is left .* Free some disk space"):
            store.run(add_many)
        with store.read() as session:
            assert [home.name for home in session.exec(select(Home))] == ["before"]
    store.run(add_many)
    with store.read() as session:
        assert len(session.exec(select(Home)).all()) == 51


def test_a_file_that_is_no_database(path: Path) -> None:
    path.parent.mkdir()
    garbage = b"Dear duty officer, " * 500
    path.write_bytes(garbage)
    with pytest.raises(StoreDamaged, match=r"not a database, or is damaged.*`dutydesk restore "):
        open_store(path, NOW)
    assert path.read_bytes() == garbage


@pytest.mark.parametrize("keep", [0.05, 0.5, 0.9])
def test_a_file_that_was_cut_short(path: Path, keep: float) -> None:
    store = open_store(path, NOW)
    store.run(add_many)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(StoreDamaged, match="is damaged"):
        open_store(path, NOW)


def test_damage_that_shows_only_later(path: Path) -> None:
    store = open_store(path, NOW)
    store.run(add_many)
    store.close()
    whole = bytearray(path.read_bytes())
    rows = 20 * 4096  # the last pages: those of the schema are read at once
    whole[-rows:] = b"\x7f" * rows
    path.write_bytes(whole)
    store = open_store(path, NOW)
    with pytest.raises(StoreDamaged), store.read() as session:
        session.exec(select(Home)).all()
    store.close()


def test_text_that_is_none_is_damage_and_is_not_repeated(path: Path) -> None:
    """The driver's words go on with the text, which may be a child's name."""
    store = open_store(path, NOW)
    add_home(store, "Zofia")
    store.run(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE homes SET name = CAST(x'5a6f666961ff' AS TEXT)"
        )
    )
    with pytest.raises(StoreDamaged) as raised, store.read() as session:
        session.exec(select(Home)).all()
    assert "Zofia" not in str(raised.value)
    store.close()


def test_a_database_of_a_newer_version(path: Path) -> None:
    store = open_store(path, NOW)
    add_home(store, "kept")
    store.run(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE alembic_version SET version_num = 'dutydesk_9999'"
        )
    )
    store.close()
    before = path.read_bytes()
    with pytest.raises(
        StoreTooNew, match=r"newer dutydesk \(dutydesk_9999\)\. Install that version"
    ):
        open_store(path, NOW)
    assert path.read_bytes() == before


def test_a_database_of_another_program(path: Path) -> None:
    path.parent.mkdir()
    with closing(library().connect(path)) as other:
        other.execute("CREATE TABLE stamps (id)")
    with pytest.raises(StoreDamaged, match="not one of dutydesk's"):
        open_store(path, NOW)
    with closing(library().connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("stamps",)]
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreUnreachable, match="Check that its disk is there"):
        open_store(path, NOW)


def test_a_file_in_place_of_the_folder(path: Path) -> None:
    path.parent.write_text("not a folder")
    with pytest.raises(StoreUnreachable, match="choose another place with --db"):
        open_store(path, NOW)
