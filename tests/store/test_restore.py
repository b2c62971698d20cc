"""A restore puts a backup in place whole, keeps what was there, and refuses rather than guesses."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from dutydesk.records import AuditRow, Entry, Home, Person
from dutydesk.store import restore as restoring
from dutydesk.store.audit import verify
from dutydesk.store.backup import BackupFailed, back_up, backups_of
from dutydesk.store.contents import examine
from dutydesk.store.driver import library
from dutydesk.store.keep import Kind
from dutydesk.store.migrations import HEAD
from dutydesk.store.problems import StoreError, StoreTooNew
from dutydesk.store.restore import NotRestored, compare, restore
from dutydesk.store.store import Store, open_store
from tests.store.processes import NOW, add_home
from tests.store.releases import load

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "backups"


@pytest.fixture
def copy(store: Store, path: Path, tmp_path: Path) -> Path:
    """A backup with one home, of a database that has gone on since, and is closed."""
    add_home(store, "before")
    copy = tmp_path / "copy.db"
    back_up(path, copy)
    add_home(store, "after")
    add_entry(store)
    store.close()
    return copy


def add_entry(store: Store) -> None:
    def work(session) -> None:
        session.add(Person(id=1, case_number="C-1", given_name="Ash", family_name="Example"))
        session.flush()
        session.add(Entry(
            uid="entry-after", kind="arrest", person_id=1, happened_at=NOW, known_at=NOW,
            logged_at=NOW, officer="Jo Example", terminal="t", summary="An arrest",
        ))  # fmt: skip

    store.run(work)


def put_back(path: Path, copy: Path, folder: Path) -> Path | None:
    return restore(path, copy, folder, LATER, "Jo Example", "desk")


def homes(path: Path) -> list[str]:
    with closing(library().connect(path)) as found:
        return [name for (name,) in found.execute("SELECT name FROM homes ORDER BY id")]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_what_was_there_is_kept_and_the_trail_tells(path: Path, copy: Path, folder: Path) -> None:
    old_head = examine(path).head
    compared = compare(path, copy)
    assert [(one.id, one.kind, one.case_number) for one in compared.lost] == [(1, "arrest", "C-1")]
    assert (compared.rows_lost, compared.problem, compared.other_key) == (1, "", False)
    kept = put_back(path, copy, folder)
    assert kept
    assert kept.name == f"desk-20260327T214000Z-replaced-{HEAD}.db"
    assert (homes(path), homes(kept)) == (["before"], ["before", "after"])
    assert names(path.parent) == ["backups", "desk.db", "seal.key"]
    assert names(folder) == [kept.name]
    store = open_store(path, LATER)
    with store.read() as session:
        assert verify(session) == []
        last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc())).first()
    store.close()
    assert last
    assert (last.action, last.subject, last.officer) == ("restored", "copy.db", "Jo Example")
    assert (last.details["replaced"], last.details["lost"]) == (old_head, 1)
    assert last.details["kept as"] == kept.name
    if os.name == "posix":
        assert [one.stat().st_mode & 0o777 for one in (path, kept)] == [0o600] * 2
    # And back again.
    put_back(path, kept, folder)
    assert homes(path) == ["before", "after"]
    assert [one.kind for one in backups_of("desk", folder)] == [Kind.REPLACED] * 2


def test_on_a_new_computer_there_is_nothing_to_keep(copy: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "new" / "folder" / "desk.db"
    compared = compare(elsewhere, copy)
    assert "There is no database" in compared.problem
    assert compared.other_key, "its seal.key was not brought along"
    assert put_back(elsewhere, copy, elsewhere.parent / "backups") is None
    assert homes(elsewhere) == ["before"]
    assert not (elsewhere.parent / "backups").exists()


def test_an_older_release_is_brought_up_to_date(path: Path, copy: Path, folder: Path) -> None:
    old = load("dutydesk_0001", copy.with_name("old.db"))
    put_back(path, old, folder)
    assert (examine(path).revision, examine(path).entries) == (HEAD, 7)
    assert examine(old).revision == "dutydesk_0001"


@pytest.mark.parametrize("beside", ["with its wal", "alone"])
def test_a_damaged_database_is_kept_byte_for_byte(
    path: Path, copy: Path, folder: Path, beside: str
) -> None:
    garbage = b"Dear duty officer, " * 900
    path.write_bytes(garbage)
    wal = path.with_name("desk.db-wal")
    if beside == "with its wal":
        wal.write_bytes(b"what was saved last")
    assert "damaged" in compare(path, copy).problem
    kept = put_back(path, copy, folder)
    assert kept
    assert kept.name.endswith("-replaced-damaged.db")
    assert kept.read_bytes() == garbage
    if beside == "with its wal":
        assert Path(f"{kept}-wal").read_bytes() == b"what was saved last"
    assert not wal.exists()
    assert homes(path) == ["before"]


def test_while_a_console_is_open_nothing_is_done(path: Path, copy: Path, folder: Path) -> None:
    console = open_store(path, NOW)
    with console.read() as session:
        session.exec(select(Home)).all()
    for attempt in (lambda: compare(path, copy), lambda: put_back(path, copy, folder)):
        with pytest.raises(NotRestored, match=r"in use\. Leave every console"):
            attempt()
    add_home(console, "last")
    console.close()
    assert homes(path) == ["before", "after", "last"]
    assert not folder.exists()


def test_a_damaged_database_may_be_in_use_too(path: Path, copy: Path, folder: Path) -> None:
    """What SQLite's check finds, a console may not have come upon yet."""
    console = open_store(path, NOW)
    add_home(console, "last")
    with closing(library().connect(path)) as raw, raw:
        raw.execute("INSERT INTO aliases (person_id, name) VALUES (404, 'nobody')")
    assert "damaged" in compare(path, copy).problem
    with pytest.raises(NotRestored, match="in use"):
        put_back(path, copy, folder)
    assert list(folder.iterdir()) == []
    console.close()
    kept = put_back(path, copy, folder)
    assert kept
    assert homes(kept) == ["before", "after", "last"]
    assert homes(path) == ["before"]


def test_a_console_started_meanwhile_does_not_go_on_in_the_old_file(
    path: Path, copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has opened the old file and waits. What it would save there would be lost."""
    if os.name == "nt":
        return  # a file that is open can't be replaced there
    waiting = library().connect(path, timeout=0, isolation_level=None)
    whole, opened = restoring._swap, waiting

    def swap(*words) -> None:
        with pytest.raises(library().OperationalError, match="locked"):
            opened.execute("SELECT * FROM homes")
        whole(*words)

    monkeypatch.setattr(restoring, "_swap", swap)
    put_back(path, copy, folder)
    assert waiting.execute("SELECT version_num FROM alembic_version").fetchall() == [
        (restoring.REPLACED,)
    ]
    waiting.close()
    assert names(path.parent) == ["backups", "desk.db", "seal.key"]
    assert examine(path).revision == HEAD


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("garbage", "damaged, or is no database"),
        ("cut short", "damaged"),
        ("newer", r"newer dutydesk \(dutydesk_9999\)\. Install that version"),
        ("another program's", "not a database of dutydesk's"),
        ("missing", "There is no file"),
        ("empty", "not a database of dutydesk's"),
    ],
)
def test_a_file_that_can_not_be_restored(
    path: Path, copy: Path, folder: Path, spoil: str, words: str
) -> None:
    whole = copy.read_bytes()
    if spoil == "garbage":
        copy.write_bytes(b"Dear diary, " * 900)
    elif spoil == "cut short":
        copy.write_bytes(whole[: len(whole) // 2])
    elif spoil == "newer":
        with closing(library().connect(copy)) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = 'dutydesk_9999'")
    elif spoil == "another program's":
        copy.unlink()
        with closing(library().connect(copy)) as raw, raw:
            raw.execute("CREATE TABLE stamps (id)")
    elif spoil == "missing":
        copy.unlink()
    else:
        copy.write_bytes(b"")
    before = path.read_bytes()
    for attempt in (lambda: compare(path, copy), lambda: put_back(path, copy, folder)):
        with pytest.raises(NotRestored, match=words):
            attempt()
    assert path.read_bytes() == before
    assert names(path.parent) == ["desk.db", "seal.key"]


def test_the_database_itself_is_no_backup(path: Path, copy: Path, folder: Path) -> None:
    with pytest.raises(NotRestored, match="the database itself"):
        put_back(path, path, folder)


def test_where_the_old_one_can_not_be_kept_it_stays(path: Path, copy: Path) -> None:
    with pytest.raises(BackupFailed, match="disk is there"):
        put_back(path, copy, path.parent / "unplugged" / "backups")
    assert homes(path) == ["before", "after"]
    assert names(path.parent) == ["desk.db", "seal.key"]


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    path: Path, copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object) -> None:
        raise StoreTooNew("no way up")

    monkeypatch.setattr(restoring, "to_head", fail)
    with pytest.raises(StoreError, match="no way up"):
        put_back(path, copy, folder)
    assert homes(path) == ["before", "after"]
    assert names(path.parent) == ["backups", "desk.db", "seal.key"]


def test_what_a_crash_left_of_a_restore_is_done_anew(path: Path, copy: Path, folder: Path) -> None:
    for name in ("", "-wal", ".part", ".part-journal"):
        shutil.copy(path, path.with_name(f"desk-restored.part{name}"))
    put_back(path, copy, folder)
    assert homes(path) == ["before"]
    assert names(path.parent) == ["backups", "desk.db", "seal.key"]


@pytest.mark.parametrize(
    "step", ["back_up", "copy_out", "to_head", "_sync", "_swap", "sync_folder"]
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_wherever_it_is_cut_off_the_database_is_the_old_one_or_the_new(
    path: Path, copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    whole = getattr(restoring, step)

    def cut(*words: object) -> None:
        if when == "after":
            whole(*words)
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, step, cut)
    with pytest.raises(KeyboardInterrupt):
        put_back(path, copy, folder)
    monkeypatch.undo()
    replaced = step == "sync_folder" or (step, when) == ("_swap", "after")
    assert homes(path) == (["before"] if replaced else ["before", "after"])
    open_store(path, LATER).close()
    assert examine(path).revision == HEAD
    put_back(path, copy, folder)
    assert homes(path) == ["before"]
