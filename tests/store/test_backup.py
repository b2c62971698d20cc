"""A backup holds just what the database held, is proved, and tells when it can't be made."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dutydesk.store.backup import (
    Backup,
    BackupFailed,
    back_up,
    backup_path,
    backups_of,
    free_path,
    thin_out,
)
from dutydesk.store.contents import Contents, examine
from dutydesk.store.driver import library
from dutydesk.store.keep import Kind
from dutydesk.store.migrations import HEAD
from dutydesk.store.problems import StoreDamaged, StoreError
from dutydesk.store.store import Store
from tests.store.processes import NOW, add_home
from tests.store.releases import load


@pytest.fixture
def copy(path: Path) -> Path:
    return backup_path(path.parent / "backups", "desk", NOW, Kind.ASKED, HEAD)


def test_the_copy_holds_what_the_database_held(store: Store, path: Path, copy: Path) -> None:
    add_home(store, "kept [b]")
    held = back_up(path, copy)
    add_home(store, "later")
    assert held == examine(copy)
    assert (held.audit_rows, held.change, held.revision) == (1, 1, HEAD)
    assert examine(path).audit_rows == 2
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    with closing(library().connect(copy)) as kept:
        assert kept.execute("SELECT name FROM homes").fetchall() == [("kept [b]",)]


def test_it_is_made_while_others_write(store: Store, path: Path) -> None:
    """Whatever the moment, the copy is of one moment: each home has its audit row."""
    held: list[Contents] = []
    with ThreadPoolExecutor(2) as pool:
        writing = [pool.submit(add_home, store, f"home {number}") for number in range(80)]
        while not all(one.done() for one in writing):
            copy = free_path(path.parent / "backups", "desk", NOW, Kind.ASKED, HEAD)
            held.append(back_up(path, copy))
            with closing(library().connect(copy)) as made:
                (homes,) = made.execute("SELECT count(*) FROM homes").fetchone()
            assert homes == held[-1].audit_rows == held[-1].change
    assert held
    assert examine(path).audit_rows == 80


def test_the_names_tell_what_they_are(tmp_path: Path) -> None:
    later = NOW + timedelta(hours=1)
    ours = [
        backup_path(tmp_path, "desk", NOW, Kind.SCHEDULED, HEAD),
        backup_path(tmp_path, "desk", later, Kind.UPGRADE, "dutydesk_0001"),
    ]
    others = ["desk.db", "desk-2026.db", "notes.txt", "other-20260327T194000Z-asked-x.db"]
    for path in (*ours, *(tmp_path / name for name in others)):
        path.touch()
    assert backups_of("desk", tmp_path) == [
        Backup(ours[1], later, Kind.UPGRADE, "dutydesk_0001"),
        Backup(ours[0], NOW, Kind.SCHEDULED, HEAD),
    ]
    assert free_path(tmp_path, "desk", NOW, Kind.SCHEDULED, HEAD).name == (
        f"desk-20260327T194001Z-scheduled-{HEAD}.db"
    )
    assert backups_of("desk", tmp_path / "nowhere") == []


def test_only_what_the_rule_lets_go_is_deleted(tmp_path: Path) -> None:
    kinds = [Kind.SCHEDULED] * 3 + [Kind.UPGRADE, Kind.ASKED, Kind.REPLACED]
    for minute, kind in enumerate(kinds):
        backup_path(tmp_path, "desk", NOW + timedelta(minutes=minute), kind, HEAD).touch()
    other = backup_path(tmp_path, "other", NOW, Kind.SCHEDULED, HEAD)
    other.touch()
    gone = thin_out("desk", tmp_path)
    assert [one.name[:21] for one in sorted(gone)] == [
        "desk-20260327T194000Z",
        "desk-20260327T194100Z",
    ]
    assert [one.kind for one in backups_of("desk", tmp_path)] == kinds[:1:-1]
    assert other.exists()
    assert thin_out("desk", tmp_path) == []


def test_an_old_release_is_backed_up_as_it_is(tmp_path: Path, path: Path) -> None:
    old = load("dutydesk_0001", tmp_path / "old.db")
    held = back_up(old, tmp_path / "copy.db")
    assert (held.revision, held.entries, held.people) == ("dutydesk_0001", 7, 25)
    assert held.newest_entry_at is not None
    assert held.newest_entry_at.isoformat() == "2026-11-22T01:30:00+00:00"


@pytest.mark.parametrize("cause", ["garbage", "cut short", "pages", "references"])
def test_a_damaged_database_gives_no_backup(
    store: Store, path: Path, copy: Path, cause: str
) -> None:
    for number in range(200):
        add_home(store, f"home {number}")
    store.close()
    spoil(path, cause)
    with pytest.raises(StoreDamaged, match="damaged"):
        back_up(path, copy)
    assert list(copy.parent.iterdir()) == []


def spoil(path: Path, cause: str) -> None:
    whole = path.read_bytes()
    if cause == "garbage":
        path.write_bytes(b"Dear duty officer, " * 900)
    elif cause == "cut short":
        path.write_bytes(whole[: len(whole) // 2])
    elif cause == "pages":
        path.write_bytes(whole[:-4096] + b"\xff" * 4096)
    else:
        with closing(library().connect(path)) as raw, raw:
            raw.execute("INSERT INTO aliases (person_id, name) VALUES (404, 'nobody')")


def test_a_folder_that_is_not_there_is_told_and_not_made(store: Store, path: Path) -> None:
    """A disk that is unplugged: a folder made in its place would fill the wrong one."""
    unplugged = path.parent / "media" / "backups"
    with pytest.raises(BackupFailed, match=r"disk is there.*backup_folder"):
        back_up(path, unplugged / "copy.db")
    assert not unplugged.parent.exists()
    path.with_name("file").touch()
    with pytest.raises(BackupFailed):
        back_up(path, path.parent / "file" / "copy.db")


def test_there_must_be_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        back_up(tmp_path / "typo.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_of_a_copy_is_done_anew(store: Store, path: Path, copy: Path) -> None:
    copy.parent.mkdir()
    shutil.copy(path, copy.with_name(f"{copy.name}.part"))
    back_up(path, copy)
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
