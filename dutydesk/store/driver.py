"""The SQLite driver, and reading with it alone: what can be had before SQLAlchemy is loaded."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from dutydesk.store.migrations import HEAD


@cache
def library() -> Any:
    """Return the SQLite driver: pysqlite3, which brings a sound library, else Python's own."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3.dbapi2")


@contextmanager
def glance(path: Path) -> Iterator[Any | None]:
    """Give a connection that sees one unchanging state of the database at `path`, for a look.

    None where there is no database of just this version, or it can't be read at once: `open_store`
    makes it, brings it up to date or says what is wrong. Instants in the rows are text, in UTC.
    """
    driver = library()
    try:
        connection = driver.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    except driver.Error:
        yield None
        return
    with closing(connection):
        yield connection if _is_of_this_version(driver, connection) else None


def _is_of_this_version(driver: Any, connection: Any) -> bool:
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except driver.Error:
        return False
    return bool(found == (HEAD,))
