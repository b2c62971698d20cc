"""Everything that only SQLite has: its library, pragmas, locks and error codes.

Nothing outside this module and `backup` knows which database the desk runs on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from dutydesk.store.driver import library

BUSY, LOCKED, PERM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = (
    5,
    6,
    3,
    8,
    10,
    11,
    13,
    14,
    26,
)

# Between these, two connections that checkpoint at once can lose pages (the "WAL-reset" bug).
_FIRST_UNSAFE, _FIRST_SAFE = (3, 7, 0), (3, 51, 3)


def library_warning(version: tuple[int, ...] | None = None) -> str | None:
    """Say what is wrong with a version of the SQLite library (the one in use), or None."""
    version = version or library().sqlite_version_info
    if not _FIRST_UNSAFE <= version < _FIRST_SAFE:
        return None
    return (
        f"This computer's SQLite is {'.'.join(map(str, version))}. Versions before 3.51.3 can, "
        "rarely, damage a database that several terminals use at once. "
        "Use one terminal at a time here, or install pysqlite3 or a newer Python."
    )


def prepare(engine: Engine) -> None:
    """Make every connection of `engine` durable and strict, and its transactions explicit."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        # The driver would begin transactions at a moment of its own choosing; see `begun`.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A transaction that reads and then writes takes the write lock first: two that both
        # read first could never both go on, however long they waited.
        write = connection.get_execution_options().get("write")
        driver(connection).execute("BEGIN IMMEDIATE" if write else "BEGIN")


def use_wal(connection: Connection, tries: int = 100) -> None:
    """Put the database in WAL mode, where readers never wait; nothing to do when it is already.

    The mode stays in the file. SQLite does not wait its turn for this one change, so when several
    terminals start at once on a new database the others try again.
    """
    raw = driver(connection)
    for left in reversed(range(tries)):
        if raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except library().OperationalError as error:
            if code(error) not in (BUSY, LOCKED) or not left:
                raise
            time.sleep(0.02)


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Switch foreign keys off while tables are rebuilt; wrap the transaction in it.

    A rebuilt parent table is dropped on the way, which would take its children's rows along.
    Inside a transaction the pragma does nothing.
    """
    driver(connection).execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver(connection).execute("PRAGMA foreign_keys = ON")


def broken_references(connection: Connection) -> set[str]:
    """Return the tables with rows that refer to rows which are not there."""
    return {str(row[0]) for row in driver(connection).execute("PRAGMA foreign_key_check")}


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Read even text that isn't UTF-8, which somebody's tampering may have left."""
    raw = driver(connection)
    if not isinstance(raw, library().Connection):
        yield
        return
    usual = raw.text_factory
    raw.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = usual


def data_version(connection: Any) -> int:
    """Return a number that changes when any other connection has committed (10 µs)."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def driver(connection: Connection) -> Any:
    """Return the driver's own connection under SQLAlchemy's."""
    return connection.connection.dbapi_connection


def code(error: BaseException | None) -> int | None:
    """Return SQLite's primary error code, or None when the error is not SQLite's."""
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else int(extended) & 0xFF
