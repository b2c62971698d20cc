"""Bring a database up to this version's schema, after a backup."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dutydesk.store import audit, sqlite
from dutydesk.store.backup import back_up, backup_path
from dutydesk.store.keep import Kind
from dutydesk.store.migrations import HEAD, REVISIONS
from dutydesk.store.problems import damaged, too_new
from dutydesk.store.seal import ring_beside

SCRIPTS = Path(__file__).parent / "migrations"
UNSEALED = REVISIONS[0]
"""The schema whose audit trail had no seals yet."""


def to_head(
    engine: Engine, path: Path | None, place: str, now: datetime, backups: Path | None
) -> None:
    """Upgrade the database to `HEAD`; most starts only look, and never import alembic.

    `path` is SQLite's file, or None; `place` names the database in messages; `now` (UTC) dates
    the backup, which goes into the folder `backups`; without one none is made. Raises
    `StoreTooNew`, `StoreDamaged`, `BackupFailed` and the driver's own errors.
    """
    with engine.execution_options(write=True).connect() as connection:
        at_head = revision(engine, place) == HEAD
        if path:
            sqlite.use_wal(connection)
        if at_head:
            return
        with sqlite.foreign_keys_off(connection) if path else nullcontext(), connection.begin():
            # Looked at again under the write lock: another terminal may have been faster.
            found = _revision(connection, place)
            if found == HEAD:
                return
            if path and backups and found is not None:
                back_up(path, backup_path(backups, path.stem, now, Kind.UPGRADE, found))
            _upgrade(connection)
            if found == UNSEALED:
                audit.begin(connection, ring_beside(path), now)
            if path and (broken := sqlite.broken_references(connection)):
                raise damaged(place, f"has broken references in {', '.join(sorted(broken))}")


def revision(engine: Engine, place: str) -> str | None:
    """Return the schema revision of the database; None when it is empty.

    Raises `StoreTooNew` for a revision this dutydesk doesn't know, `StoreDamaged` for a database
    of some other program.
    """
    with engine.connect() as connection:
        return _revision(connection, place)


def _revision(connection: Connection, place: str) -> str | None:
    tables = inspect(connection)
    if not tables.has_table("alembic_version"):
        if tables.get_table_names():
            raise damaged(place, "is a database, but not one of dutydesk's")
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is None:
        return None
    if found not in REVISIONS:
        raise too_new(place, str(found))
    return str(found)


def _upgrade(connection: Connection) -> None:
    # 60 to 120 ms to import, and wanted about once a version.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
