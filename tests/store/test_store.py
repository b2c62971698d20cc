"""The store: whole transactions, and many writers."""

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from dutydesk.records import Home
from dutydesk.store import audit, sqlite
from dutydesk.store import store as store_module
from dutydesk.store.driver import library
from dutydesk.store.problems import StoreBusy
from dutydesk.store.store import Store
from tests.store.processes import add_home


def homes(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.exec(select(Home.name).order_by(Home.name)))


def test_what_is_returned_stays_readable(store: Store) -> None:
    home = store.run(lambda session: session.merge(Home(name="Sparrow House")))
    assert (home.id, home.name) == (1, "Sparrow House")
    with store.read() as session:
        found = session.get_one(Home, 1)
    assert found.name == "Sparrow House"


def test_an_error_undoes_everything(store: Store) -> None:
    def work(session: Session) -> None:
        session.add(Home(name="Sparrow House"))
        session.flush()
        raise ValueError("the caller's own")

    with pytest.raises(ValueError, match="the caller's own"):
        store.run(work)
    assert homes(store) == []


def test_every_connection_is_durable_and_strict(store: Store) -> None:
    with store.read() as session:
        session.exec(select(Home)).all()  # until it has read, a connection doesn't know the mode
        found = [
            session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 30_000]


def test_a_read_sees_one_state(store: Store) -> None:
    with store.read() as session:
        assert session.exec(select(Home)).all() == []
        add_home(store, "saved meanwhile")
        assert session.exec(select(Home)).all() == []
    assert homes(store) == ["saved meanwhile"]


@pytest.mark.parametrize("change", ["add", "alter"])
def test_a_read_refuses_to_save(store: Store, change: str) -> None:
    add_home(store, "Sparrow House")
    with store.read() as session:
        if change == "add":
            session.add(Home(name="Wren House"))
        else:
            session.get_one(Home, 1).name = "Wren House"
        with pytest.raises(RuntimeError, match=r"Store\.run"):
            session.commit()
    assert homes(store) == ["Sparrow House"]


def test_a_lock_that_lasts_is_told_in_words(store: Store, path: Path) -> None:
    hasty = Store(path, patience=0.05)
    with closing(library().connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match=r"Not saved: another terminal .*desk\.db\. Save again"):
            add_home(hasty, "late")
        assert homes(hasty) == []
        other.execute("ROLLBACK")
    add_home(hasty, "late")
    hasty.close()
    assert homes(store) == ["late"]


def test_a_locked_transaction_runs_again_as_a_whole(store: Store, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    tries: list[int] = []

    def work(session: Session) -> None:
        session.add(Home(name=f"try {len(tries)}"))
        session.flush()
        tries.append(1)
        if len(tries) == 1:
            locked(elsewhere)

    store.run(work)
    assert homes(store) == ["try 1"]


def locked(path: Path) -> None:
    """Run into a lock, as SQLite itself reports it."""
    connect = library().connect
    with closing(connect(path, isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        with closing(connect(path, isolation_level=None, timeout=0)) as second:
            second.execute("BEGIN IMMEDIATE")


def test_our_own_faults_are_not_explained_away(store: Store) -> None:
    with pytest.raises(Exception, match="no such table"), store.read() as session:
        session.connection().execute(text("SELECT 1 FROM absent"))


def test_threads_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: add_home(store, f"{n:03}"), range(120)))
    assert homes(store) == [f"{n:03}" for n in range(120)]
    with store.read() as session:
        assert audit.verify(session) == []


def test_old_libraries_are_warned_of() -> None:
    assert sqlite.library_warning((3, 51, 3)) is None
    assert sqlite.library_warning((3, 6, 23)) is None
    assert "3.40.1" in (sqlite.library_warning((3, 40, 1)) or "")
    assert "one terminal at a time" in (sqlite.library_warning((3, 51, 2)) or "")


def test_without_the_bundled_library_pythons_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    library.cache_clear()
    try:
        assert library() is sqlite3.dbapi2
    finally:
        monkeypatch.undo()
        library.cache_clear()


@pytest.mark.parametrize("copied", [store_module.COPIED, 0], ids=["on a copy", "undone"])
def test_a_rehearsal_gives_what_was_found_and_keeps_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, copied: int
) -> None:
    monkeypatch.setattr(store_module, "COPIED", copied)
    add_home(store, "before")

    def work(session: Session) -> list[str]:
        session.add(Home(name="only tried"))
        session.flush()
        return [home.name for home in session.exec(select(Home))]

    assert store.rehearse(work) == ["before", "only tried"]
    with store.read() as session:
        assert [home.name for home in session.exec(select(Home))] == ["before"]


def test_a_rehearsal_waits_for_nobody(store: Store, path: Path) -> None:
    with closing(library().connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.rehearse(lambda session: session.exec(select(Home)).all()) == []
        other.execute("ROLLBACK")
