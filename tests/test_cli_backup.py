"""The commands that make, list and restore backups: what they say, ask, refuse and leave."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutydesk.cli import cli
from dutydesk.desk.context import open_desk
from dutydesk.desk.log import log
from dutydesk.desk.officers import add_officer
from dutydesk.entry_files import read_entries
from dutydesk.store.contents import examine
from dutydesk.store.driver import library
from dutydesk.store.migrations import HEAD
from tests.desk.officers.test_officers import OTHER, PIN, _quick
from tests.store.releases import load
from tests.support import Time

__all__ = ["_quick"]

DONE, REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = range(5)
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the tests' releases, brought up to date."""
    path = load("dutydesk_0001", tmp_path_factory.mktemp("demo") / "desk.db")
    open_desk(path, now=Time("2026-11-22 19:00")).close()
    return path


@pytest.fixture
def db(demo: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Shift dësk [1]"
    folder.mkdir()
    shutil.copy(demo.with_name("seal.key"), folder)
    return Path(shutil.copy(demo, folder))


@pytest.fixture
def run(db: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(db.parent)

    def run(*words: object, stdin: str = "", code: int = DONE) -> Result:
        given = ["--db", str(db), "--officer", "Jo Example", *map(str, words)]
        found = CliRunner().invoke(cli, given, input=stdin, catch_exceptions=False)
        assert found.exit_code == code, found.output
        return found

    return run


def log_one(db: Path) -> None:
    desk = open_desk(db, now=Time("2026-11-22 20:00"), officer="Jo Example")
    entry = {
        "kind": "arrest", "uid": "cli-backup-1", "person": "DEMO-0008", "station": "Main Street",
        "arrested_at": "2026-11-22T19:40",
    }  # fmt: skip
    (read,) = read_entries(json.dumps(entry))
    log(desk, read)
    desk.close()


def entries(db: Path) -> int:
    return examine(db).entries


def last_act(db: Path) -> tuple[str, str, str]:
    with closing(library().connect(db)) as raw:
        found = raw.execute("SELECT action, subject, officer FROM audit ORDER BY seq DESC")
        act: tuple[str, str, str] = found.fetchone()
        return act


def test_a_backup_goes_to_the_folder_of_the_backups(run: Run, db: Path) -> None:
    said = run("backup").stdout
    (copy,) = (db.parent / "backups").glob("desk-*-asked-*.db")
    assert said.splitlines()[0] == str(copy)
    assert "opened and proved: 25 young people, 7 entries, 21 clocks" in said
    assert "asked for" in (listed := run("backups").stdout)
    assert copy.name in listed
    (found,) = json.loads(run("backups", "--json").stdout)
    assert (found["file"], found["kind"]) == (str(copy), "asked")
    assert last_act(db) == ("backed up", copy.name, "Jo Example")


def test_a_backup_to_a_file_or_another_folder(run: Run, db: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    held = json.loads(run("backup", stick, "--json").stdout)
    assert Path(held["file"]).parent == stick
    assert (held["holds"]["entries"], held["bytes"]) == (7, Path(held["file"]).stat().st_size)
    run("backup", "mine [1].db")
    assert entries(db.parent / "mine [1].db") == 7
    again = run("backup", "mine [1].db", code=REFUSED)
    assert "is there already. Name another file" in again.stderr
    assert "is there already" in run("backup", db, code=REFUSED).stderr
    lost = run("backup", stick / "no" / "where" / "x.db", code=NO_DATABASE)
    assert "Check that its disk is there" in lost.stderr


def test_where_there_is_no_database_none_is_made_and_backed_up(run: Run, db: Path) -> None:
    db.rename(db.with_name("other.db"))
    assert "nothing to back up" in run("backup", code=NO_DATABASE).stderr
    assert not db.exists()
    assert "No backups in" in run("backups").stdout


def test_a_restore_shows_asks_and_keeps(run: Run, db: Path) -> None:
    run("backup", "mine.db")
    log_one(db)
    for answer in ("no\n", "\n", "y\n", ""):
        run("restore", "mine.db", stdin=answer, code=REFUSED)
        assert entries(db) == 8
    said = run("restore", "mine.db", stdin="yes\n").stdout
    assert "WOULD BE LOST: entries 1, rows of the audit trail 1 " in said
    assert "arrest   DEMO-0008      logged Sun 22 Nov 2026 20:00" in said
    assert "newest entry logged Sun 22 Nov 2026 01:30" in said
    assert f"schema {HEAD}" in said
    assert f"Restored to {db}" in said
    (kept,) = (db.parent / "backups").glob("*-replaced-*.db")
    assert str(kept) in said
    assert (entries(db), entries(kept)) == (7, 8)
    # By its name in the folder of the backups, and without being asked.
    assert "Nothing would be lost" not in run("restore", kept.name, "--yes").stdout
    assert entries(db) == 8
    assert "replaced by a restore" in run("backups").stdout


def test_a_restore_where_nothing_would_be_lost_says_so(run: Run) -> None:
    run("backup", "mine.db")
    assert "Nothing would be lost." in run("restore", "mine.db", "--yes").stdout


def test_while_a_console_is_open_it_is_refused_before_asking(run: Run, db: Path) -> None:
    run("backup", "mine.db")
    console = open_desk(db)
    feed = console.feed()
    said = run("restore", "mine.db", code=REFUSED)
    assert "in use. Leave every console" in said.stderr
    assert "Type yes" not in said.output
    feed.close()
    console.close()


def test_what_can_not_be_restored_is_refused_before_asking(run: Run, db: Path) -> None:
    (db.parent / "notes.db").write_bytes(b"Dear diary, " * 900)
    assert "`dutydesk backups` lists" in run("restore", "notes.db", code=REFUSED).stderr
    assert "There is no file" in run("restore", "nowhere.db", code=REFUSED).stderr
    assert entries(db) == 7


def test_a_damaged_database_is_restored_though_the_desk_does_not_open(run: Run, db: Path) -> None:
    run("backup", "mine.db")
    db.write_bytes(b"Dear diary, " * 900)
    said = run("restore", "mine.db", stdin="yes\n").stdout
    assert "desk.db is damaged, or is no database." in said
    assert "What would be lost can't be said" in said
    assert entries(db) == 7
    (kept,) = (db.parent / "backups").glob("*-replaced-damaged.db")
    assert kept.read_bytes() == b"Dear diary, " * 900


@pytest.mark.usefixtures("_quick")
def test_on_a_guarded_desk_a_supervisor_restores(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", "before.db")
    with closing(open_desk(db, now=Time("2026-11-22 19:30"), officer="Jo Example")) as desk:
        add_officer(desk, "Jo Example", "supervisor", PIN)
        add_officer(desk, "Kim Example", "duty", PIN)
    run("backup", "guarded.db")
    log_one(db)
    for who, pin, said in (
        ("Jo Example", "", "Put it in DUTYDESK_PIN"),
        ("Jo Example", OTHER, "is not Jo Example's PIN"),
        ("Nobody", PIN, "is no officer of this desk"),
        ("Kim Example", PIN, "Only supervisors may"),
    ):
        monkeypatch.setenv("DUTYDESK_PIN", pin)
        refused = run("--officer", who, "restore", "before.db", "--yes", code=REFUSED)
        assert said in refused.stderr
        assert "DEMO-" not in refused.output
        assert entries(db) == 8
    assert last_act(db) == ("refused", "backup before.db", "Kim Example")

    monkeypatch.setenv("DUTYDESK_PIN", PIN)
    assert "NOBODY GUARDS" not in run("restore", "guarded.db", "--yes").stdout
    assert last_act(db) == ("restored", "guarded.db", "Jo Example")
    asked = run("restore", "before.db", stdin="yes\n").stdout
    assert "NOBODY GUARDS THE DESK IN THIS BACKUP" in asked
    assert "Type yes to restore it, and leave the desk unguarded" in asked
    # And on a desk that asks nobody who they are, nobody is taken to be who they say.
    run("restore", "guarded.db", "--yes")
    assert last_act(db) == ("restored", "guarded.db", "Jo Example (not signed in)")


def test_where_nobody_can_sign_in_the_owner_of_the_file_restores(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", "mine.db")
    db.write_bytes(b"Dear diary, " * 900)
    mine = os.getuid() if hasattr(os, "getuid") else 0
    if sys.platform != "win32":
        with monkeypatch.context() as other:
            other.setattr(os, "getuid", lambda: mine + 1)
            said = run("restore", "mine.db", "--yes", code=REFUSED).stderr
            assert "Only the owner of the database's file" in said
    run("restore", "mine.db", "--yes")
    assert last_act(db) == ("restored", "mine.db", "Jo Example (not signed in)")


def test_on_another_computer_the_key_is_asked_for(run: Run, db: Path) -> None:
    run("backup", "mine.db")
    elsewhere = db.parent / "elsewhere" / "desk.db"
    words = ["--db", str(elsewhere), "restore", "mine.db"]
    said = CliRunner().invoke(cli, words, input="no\n").output
    assert "There is no database at" in said
    assert "seal.key of that desk" in said
    elsewhere.parent.mkdir()
    shutil.copy(db.with_name("seal.key"), elsewhere.parent)
    said = CliRunner().invoke(cli, words, input="yes\n").output
    assert "seal.key" not in said
    assert entries(elsewhere) == 7


def test_the_folder_is_that_of_the_settings(run: Run, db: Path, tmp_path: Path) -> None:
    (db.parent / "desk.toml").write_text(f"backup_folder = '{tmp_path / 'disk'}'", "utf-8")
    run("backup")
    assert len(list((tmp_path / "disk").iterdir())) == 1
    assert not (db.parent / "backups").exists()
    (db.parent / "desk.toml").write_text("backup_hours = 0", "utf-8")
    run("backups", code=NO_SETTINGS)
