"""Put a backup in the place of the database, whole or not at all, and keep what was there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

from dutydesk.errors import DutydeskError
from dutydesk.store import audit, sqlite
from dutydesk.store.backup import (
    BESIDE,
    FAILED,
    MADE,
    back_up,
    copy_out,
    failed,
    free_path,
    remove,
    sync_folder,
)
from dutydesk.store.contents import Contents, examine, instant, looking_at, told
from dutydesk.store.driver import library
from dutydesk.store.engine import make_file
from dutydesk.store.keep import Kind
from dutydesk.store.migrate import to_head
from dutydesk.store.migrations import REVISIONS
from dutydesk.store.problems import StoreDamaged, StoreError, explained
from dutydesk.store.seal import ring_beside
from dutydesk.store.store import Store

RESTORED = "restored"
"""What the audit trail calls it."""
REPLACED = "restored: start dutydesk again"
"""What stands for the version in a database that was replaced under a console that was starting."""


class NotRestored(DutydeskError):
    """Nothing was restored; the database is as it was."""


@dataclass(frozen=True)
class LostEntry:
    """An entry that the backup has not: its number, kind, young person's case and time (UTC)."""

    id: int
    kind: str
    case_number: str
    logged_at: datetime


@dataclass(frozen=True)
class Comparison:
    """A backup beside the database as it stands.

    `now` is None where there is no database or it can't be read, which `problem` then tells.
    `lost`: the entries that would be gone, the newest first; `rows_lost`: how many of the trail's,
    but for those that tell of backups.
    `other_key`: the backup's trail was sealed with a key that is not beside the database.
    """

    backup: Contents
    now: Contents | None
    problem: str
    lost: tuple[LostEntry, ...]
    rows_lost: int
    other_key: bool


def compare(database: Path, file: Path) -> Comparison:
    """Prove that a backup can be restored, and compare it with what is there.

    Raises `NotRestored` with words that say what to do, also while the database is in use.
    """
    held = _proved(database, file)
    now, problem = _present(database)
    if now:
        with _alone(database):
            pass
    lost = tuple(_lost(database, file)) if now else ()
    rows = _rows_lost(database, file) if now else 0
    return Comparison(held, now, problem, lost, rows, _other_key(database, file))


def restore(
    database: Path, file: Path, folder: Path, now: datetime, officer: str, terminal: str
) -> Path | None:
    """Put the backup `file` in the place of `database`; give the copy of what was there, if any.

    An older schema is brought up to date first, and the trail says who restored what at `now`
    (UTC). What was there is backed up to `folder`; a damaged file is kept there byte for byte.
    Raises `NotRestored`, `BackupFailed` and other `StoreError`s; nothing was restored then.
    """
    compared = compare(database, file)
    ready = database.with_name(f"{database.stem}-restored.part")
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(ready)
        back_up(file, ready)
        with _kept_and_alone(database, folder, now, compared) as (kept, connection):
            note = {
                "entries": compared.backup.entries,
                "lost": len(compared.lost),
                "replaced": compared.now.head if compared.now else "",
                "kept as": kept.name if kept else "",
            }
            _finish(ready, file, now, (officer, terminal), note)
            _swap(ready, database, connection)
    except OSError as error:
        raise failed(database.parent, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            _clear(ready)
    return kept


def _proved(database: Path, file: Path) -> Contents:
    if not file.is_file():
        raise NotRestored(f"There is no file {file}. `dutydesk backups` lists those there are.")
    if database.exists() and file.samefile(database):
        raise NotRestored(f"{file} is the database itself. Name a backup of it.")
    try:
        held = examine(file)
    except StoreError as error:
        raise NotRestored(
            f"{error} It can't be restored; the database is as it was. Choose another: "
            "`dutydesk backups` lists those there are."
        ) from error
    if held.revision not in REVISIONS:
        raise NotRestored(
            f"{file.name} was made by a newer dutydesk ({held.revision}). Install that version "
            "here first; the database is as it was."
        )
    return held


def _present(database: Path) -> tuple[Contents | None, str]:
    if not database.exists():
        return None, f"There is no database at {database} yet."
    try:
        return examine(database), ""
    except StoreDamaged as error:
        return None, str(error)


def _lost(database: Path, file: Path) -> Iterator[LostEntry]:
    with looking_at(file) as backup:
        has = {uid for (uid,) in backup.execute("SELECT uid FROM entries")}
    with looking_at(database) as present:
        for uid, key, kind, case, at in present.execute(
            "SELECT uid, entries.id, kind, case_number, logged_at FROM entries "
            "JOIN people ON people.id = person_id ORDER BY logged_at DESC, entries.id DESC"
        ):
            if uid not in has:
                yield LostEntry(key, kind, case, instant(at))


def _rows_lost(database: Path, file: Path) -> int:
    with looking_at(file) as backup:
        has = {digest for (digest,) in backup.execute("SELECT hash FROM audit")}
    with looking_at(database) as present:
        rows = present.execute("SELECT hash FROM audit WHERE action NOT IN (?, ?)", (MADE, FAILED))
        return sum(digest not in has for (digest,) in rows)


def _other_key(database: Path, file: Path) -> bool:
    names = {key.name for key in ring_beside(database).keys}
    with looking_at(file) as backup:
        try:
            (seal,) = backup.execute("SELECT seal FROM audit_head").fetchone() or ("",)
        except library().OperationalError:
            return False  # it is of before there were seals
    return bool(seal) and seal.partition(":")[0] not in names


@contextmanager
def _alone(database: Path) -> Iterator[Any]:
    """Give a connection that keeps every other away until it is closed.

    A console has the file open all the time, and while it has SQLite refuses this.
    """
    driver = library()
    where = f"{database.absolute().as_uri()}?mode=rw"
    connection = driver.connect(where, uri=True, timeout=1, isolation_level=None)
    try:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except driver.Error as error:
            if sqlite.code(error) in (sqlite.BUSY, sqlite.LOCKED):
                raise NotRestored(
                    f"{database} is in use. Leave every console that is open on it (q), stop "
                    "dutydesk serve, wait for other commands to end, and try again. Nothing was "
                    "changed."
                ) from error
            raise told(error, database.name) from error
        yield connection
    finally:
        connection.close()


@contextmanager
def _kept_and_alone(
    database: Path, folder: Path, now: datetime, compared: Comparison
) -> Iterator[tuple[Path | None, Any]]:
    """Keep a copy of what is there, with nobody else at it until the end."""
    if compared.now:
        with _alone(database) as connection:
            revision = compared.now.revision
            kept = free_path(folder, database.stem, now, Kind.REPLACED, revision)
            copy_out(connection, database, kept)
            yield kept, connection
    elif database.exists():
        # Before anything opens it: SQLite would bring its -wal into it, and take that away.
        kept = _keep_bytes(database, folder, now)
        try:
            with suppress(StoreDamaged), _alone(database):
                pass
        except NotRestored:
            remove(kept)
            raise
        yield kept, None
    else:
        yield None, None


def _keep_bytes(database: Path, folder: Path, now: datetime) -> Path:
    kept = free_path(folder, database.stem, now, Kind.REPLACED, "damaged")
    folder.mkdir(mode=0o700, exist_ok=True)
    for beside in ("", *BESIDE):
        if (part := Path(f"{database}{beside}")).exists():
            copy = Path(f"{kept}{beside}")
            make_file(copy)
            shutil.copyfile(part, copy)
            _sync(copy)
    sync_folder(folder)
    return kept


def _finish(
    ready: Path, file: Path, now: datetime, who: tuple[str, str], note: dict[str, Any]
) -> None:
    """Bring the copy up to date, and let its trail say what it is."""
    store = Store(ready)
    try:
        with explained(str(file)):
            to_head(store.engine, ready, str(file), now, None)
        store.run(lambda session: audit.append(session, now, *who, RESTORED, file.name, note))
    finally:
        store.close()
    _sync(ready)


def _swap(ready: Path, database: Path, connection: Any) -> None:
    if connection is not None:
        # What is in the -wal comes into the file, so that it is whole without: the next line but
        # two must not leave a -wal beside a database that it does not belong to.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA journal_mode = MEMORY")
        if os.name == "nt":
            connection.close()  # a file that is open can't be replaced there
    for beside in BESIDE:
        Path(f"{database}{beside}").unlink(missing_ok=True)
    ready.replace(database)
    sync_folder(database.parent)
    if connection is not None and os.name != "nt":
        # A console that was started meanwhile waits to open the old file, which is no longer
        # there: it must not go on in it.
        with suppress(library().Error):
            connection.execute("UPDATE alembic_version SET version_num = ?", (REPLACED,))


def _clear(ready: Path) -> None:
    """Take away what this restore, or one that crashed, has left beside the database."""
    for path in ready.parent.glob(f"{escape(ready.name)}*"):
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
