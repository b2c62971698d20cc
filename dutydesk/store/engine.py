"""Where the database is, and the engine that talks to it."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url

from dutydesk.store import sqlite
from dutydesk.store.driver import library

PATIENCE = 30.0  # seconds to wait for another terminal's write


def database_url(where: str | Path | URL) -> URL:
    """Return the URL of a database given by its file's path or by a URL."""
    if isinstance(where, str) and "://" in where:
        return make_url(where)
    if isinstance(where, URL):
        return where
    return URL.create("sqlite", database=str(Path(where).absolute()))


def database_path(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for a server's."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database)


def make_engine(url: URL, patience: float = PATIENCE) -> Engine:
    """Return an engine whose transactions write at once when the option `write` is set.

    `patience`: seconds that a connection waits for another's write lock.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, module=library(), connect_args={"timeout": patience})
    sqlite.prepare(engine, patience)
    return engine


def make_file(path: Path) -> None:
    """Make an empty database file, and its folder, that only this user can read.

    The records are children's. What exists already keeps the rights that it has.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
