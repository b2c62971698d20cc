"""A copy of the database, made while it is in use and proved good before it is relied on."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from dutydesk.store.driver import library
from dutydesk.store.engine import make_file
from dutydesk.store.problems import damaged


def back_up(path: Path, revision: str, now: datetime) -> Path:
    """Copy the SQLite database at `path` into `backups/` beside it, and return the copy's path.

    It is named after the database, the time `now` in UTC, and the schema's `revision`. Raises
    `StoreDamaged` when the copy doesn't pass SQLite's own check, and the driver's errors.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.parent / "backups" / f"{path.stem}-{stamp}-{revision}.db"
    unfinished = copy.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    make_file(unfinished)
    connect = library().connect
    with closing(connect(path)) as source, closing(connect(unfinished)) as target:
        source.backup(target)
        # One file, without a -wal beside it that could be left behind when it is moved or copied.
        target.execute("PRAGMA journal_mode = DELETE")
        if target.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise damaged(str(path), "is damaged, and its backup failed the check")
    return unfinished.replace(copy)
