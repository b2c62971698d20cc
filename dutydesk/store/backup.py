"""A copy of the database, made while it is in use and proved good before it is relied on."""

from __future__ import annotations

import os
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dutydesk.store import sqlite
from dutydesk.store.contents import Contents, contents, examine
from dutydesk.store.driver import library
from dutydesk.store.engine import make_file
from dutydesk.store.keep import Kind, kept
from dutydesk.store.problems import StoreDamaged, StoreError, damaged

MADE, FAILED = "backed up", "backup failed"
"""What the audit trail calls them."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database while it is in use, or leaves there in a crash."""
_NAME = re.compile(rf"(.+)-(\d{{8}}T\d{{6}}Z)-({'|'.join(Kind)})-(\w+)\.db(\.part.*)?")
_STAMP = "%Y%m%dT%H%M%SZ"


class BackupFailed(StoreError):
    """No backup could be made; the database itself is as it was."""


@dataclass(frozen=True)
class Backup:
    """A backup as its name tells: made at `at` (UTC), of which kind, of which schema revision."""

    path: Path
    at: datetime
    kind: Kind
    revision: str


def backup_path(folder: Path, stem: str, at: datetime, kind: Kind, revision: str) -> Path:
    """What a backup of the database `stem`.db is called. Nothing in it names a person."""
    return folder / f"{stem}-{at.astimezone(UTC).strftime(_STAMP)}-{kind}-{revision}.db"


def free_path(folder: Path, stem: str, at: datetime, kind: Kind, revision: str) -> Path:
    """As `backup_path`, a second or more later if there is one of that name."""
    while (path := backup_path(folder, stem, at, kind, revision)).exists() or _part(path).exists():
        at += timedelta(seconds=1)
    return path


def backups_of(stem: str, folder: Path) -> list[Backup]:
    """The backups of the database `stem`.db in a folder, the newest first."""
    read = (_read(path, stem) for path in folder.glob("*.db"))
    return sorted(
        (one for one in read if one), key=lambda one: (one.at, one.path.name), reverse=True
    )


def back_up(path: Path, to: Path) -> Contents:
    """Copy the SQLite database at `path`, which may be in use, to `to`, and give what it holds.

    The copy is opened and proved before it gets its name: sound, and holding just what the database
    held at that moment. Raises `StoreDamaged` when the database isn't sound, `BackupFailed`.
    """
    with closing(_connect(path)) as source:
        return copy_out(source, path, to)


def copy_out(source: Any, path: Path, to: Path) -> Contents:
    """As `back_up`, by a connection to the database that is open already."""
    unfinished = _part(to)
    try:
        to.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            held = _copy(source, path, unfinished)
            _prove(unfinished, held, path)
            unfinished.replace(to)
        finally:
            remove(unfinished)
        sync_folder(to.parent)
    except OSError as error:
        raise failed(to.parent, error.strerror or str(error)) from error
    except library().Error as error:
        if sqlite.code(error) in (sqlite.CORRUPT, sqlite.NOTADB):
            raise damaged(str(path), "is damaged, so no backup could be made of it") from error
        raise failed(to.parent, str(error)) from error
    return held


def thin_out(stem: str, folder: Path) -> list[Path]:
    """Delete the backups that the rule of `keep` lets go, and return them."""
    all_of_them = backups_of(stem, folder)
    stay = kept((one.at, one.kind) for one in all_of_them)
    gone = [one.path for one in all_of_them if (one.at, one.kind) not in stay]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def clear_unfinished(stem: str, folder: Path, now: datetime) -> None:
    """Delete what crashes left of copies that were being made.

    Scheduled ones are made by one terminal at a time, which calls this first. Others may be on
    their way at `now` (UTC), but not for a day.
    """
    for path in folder.glob("*.part*"):
        one = _read(path, stem)
        if one and (one.kind is Kind.SCHEDULED or now - one.at > timedelta(days=1)):
            path.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Delete a database file and whatever SQLite has left beside it, if they are there."""
    for beside in ("", *BESIDE):
        Path(f"{path}{beside}").unlink(missing_ok=True)


def failed(folder: Path, why: str) -> BackupFailed:
    """Say that a folder can't take a backup."""
    return BackupFailed(
        f"No backup could be made in {folder}: {why}. Check that its disk is there, has room and "
        "may be written to, or name another folder in desk.toml (backup_folder)."
    )


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(path: Path, stem: str) -> Backup | None:
    name = _NAME.fullmatch(path.name)
    if name is None or name[1] != stem:
        return None
    at = datetime.strptime(name[2], _STAMP).replace(tzinfo=UTC)
    return Backup(path, at, Kind(name[3]), name[4])


def _connect(path: Path) -> Any:
    # Never makes a database where there is none.
    where = f"{path.absolute().as_uri()}?mode=rw"
    try:
        return library().connect(where, uri=True, isolation_level=None)
    except library().Error as error:
        raise failed(path.parent, str(error)) from error


def _copy(source: Any, path: Path, to: Path) -> Contents:
    """Copy what the source holds at one moment, and say what that was."""
    remove(to)
    make_file(to)
    source.execute("BEGIN")
    try:
        held = contents(source, str(path))
        with closing(library().connect(to)) as target:
            source.backup(target)
            # One file, without a -wal beside it that could be left behind when it is moved.
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        source.execute("ROLLBACK")
    return held


def _prove(copy: Path, held: Contents, path: Path) -> None:
    try:
        found = examine(copy)
    except StoreDamaged as error:
        raise damaged(
            str(path), f"is damaged, and its backup failed the check ({error})"
        ) from error
    if found != held:
        raise BackupFailed(f"The backup of {path} does not hold what that does. Try again.")


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")
