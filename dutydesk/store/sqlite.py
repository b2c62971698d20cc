"""Everything that only SQLite has: its library, pragmas, locks and error codes.

Nothing outside this module and `backup` knows which database the desk runs on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

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

# Seconds: between two looks at the write lock, and for how long one remembers having met others.
_SHORTEST, _LONGEST, _COURTESY = 0.001, 0.03, 0.2


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


def prepare(engine: Engine, patience: float) -> None:
    """Make every connection of `engine` durable and strict, and its transactions explicit.

    `patience`: seconds that a write waits for others'.
    """
    queue = _Queue()

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
        if connection.get_execution_options().get("write"):
            _begin_in_turn(driver(connection), patience, queue)
        else:
            driver(connection).execute("BEGIN")


class _Queue:
    """When this process last found others writing (monotonic seconds)."""

    met_others_at = float("-inf")


def _begin_in_turn(raw: Any, patience: float, queue: _Queue) -> None:
    """Take the write lock; of several that wait, mostly the one that has waited longest gets it.

    SQLite's own waiting favours newcomers: the longer it waits, the more seldom it looks, and
    whoever has just written is quickest to write again. Of twenty that write without a pause one
    then waits for twenty seconds. So here one looks the oftener the longer one waits, and who met
    others a moment ago lets them go first. Raises the driver's error once `patience` is over.
    """
    begun = time.monotonic()
    if begun - queue.met_others_at < _COURTESY:
        time.sleep(_SHORTEST)
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except library().OperationalError as error:
                queue.met_others_at = time.monotonic()
                waited = queue.met_others_at - begun
                if code(error) not in (BUSY, LOCKED) or waited >= patience:
                    raise
            # A look costs 5 µs: those few who have waited for a second may look each millisecond.
            time.sleep(min(max(_SHORTEST, _SHORTEST / max(waited, _SHORTEST) ** 2), _LONGEST))
    finally:
        raw.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")


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


def copies_of(engine: Engine) -> Engine:
    """Return an engine whose every connection is a copy of the database of `engine` in memory.

    A copy is of one state, takes no lock, and is gone with its connection.
    """

    def copy() -> Any:
        made = library().connect(":memory:", isolation_level=None, check_same_thread=False)
        with engine.connect() as connection:
            driver(connection).backup(made)
        made.execute("PRAGMA foreign_keys = ON")
        return made

    return create_engine("sqlite://", module=library(), creator=copy, poolclass=NullPool)


def driver(connection: Connection) -> Any:
    """Return the driver's own connection under SQLAlchemy's."""
    return connection.connection.dbapi_connection


def code(error: BaseException | None) -> int | None:
    """Return SQLite's primary error code, or None when the error is not SQLite's."""
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else int(extended) & 0xFF
