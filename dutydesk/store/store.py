"""The store: reads, and writes that are whole or not at all."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL
from sqlalchemy.orm import configure_mappers
from sqlmodel import Session

from dutydesk import records  # noqa: F401  # makes the tables known before mappers are configured
from dutydesk.store import evidence, sqlite
from dutydesk.store.audit import use_ring
from dutydesk.store.engine import PATIENCE, database_path, database_url, make_engine, make_file
from dutydesk.store.migrate import to_head
from dutydesk.store.problems import StoreBusy, explained, read_only, unreachable
from dutydesk.store.rows import write_changes
from dutydesk.store.seal import ring_beside

T = TypeVar("T")

COPIED = 128 * 2**20
"""Bytes that are copied for a rehearsal: at some 1 GB a second, a tenth of a second."""


class _Rehearsed(Exception):  # no error: it only undoes the transaction
    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


class _Reading(Session):
    """A session that refuses to save, so that no write slips past `Store.run` and is lost."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        if self.new or self.deleted or any(self.is_modified(row) for row in self.dirty):
            raise RuntimeError("Store.read() is for reading; changes go through Store.run().")
        super().flush(objects)


class Store:
    """The desk's database, given by a file's path or a URL. Its schema is taken as it is.

    Use `open_store` to open one for work. A store may be shared by the threads of a process, and
    one file by many processes. `place` names it in messages; `path` is None on a server. `ring`
    holds the keys that seal its audit trail.
    """

    def __init__(self, where: str | Path | URL, patience: float = PATIENCE) -> None:
        url = database_url(where)
        self.path = database_path(url)
        self.ring = ring_beside(self.path)
        self.place = str(self.path or url.render_as_string(hide_password=True))
        self.library_warning = sqlite.library_warning() if self.path else None
        self.engine = make_engine(url, patience)
        self._writing = self.engine.execution_options(write=True)
        self._copies = sqlite.copies_of(self.engine)
        self._patience = patience
        configure_mappers()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one unchanging state of the database, for as long as it lasts.

        What it loaded stays readable afterwards. Raises `StoreError`; RuntimeError for a write.
        """
        with explained(self.place), _Reading(self.engine, expire_on_commit=False) as session:
            use_ring(session, self.ring)
            yield session

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one write transaction, commit it and return what it returned.

        The session is flushed and committed here; what `work` raises undoes everything. When the
        database is locked the whole of `work` runs again, so it must have no other effects.
        Raises `StoreBusy` when the lock outlasts the store's patience, and other `StoreError`s.
        """
        give_up = time.monotonic() + self._patience
        pause = 0.01
        while True:
            try:
                with (
                    explained(self.place),
                    Session(self._writing, expire_on_commit=False) as session,
                ):
                    use_ring(session, self.ring)
                    evidence.mark(session)
                    result = work(session)
                    write_changes(session)
                    session.commit()
                    return result
            except StoreBusy:
                if time.monotonic() >= give_up:
                    raise
            time.sleep(random.uniform(0, pause))
            pause = min(pause * 2, 1.0)

    def rehearse(self, work: Callable[[Session], T]) -> T:
        """Do `work` as `run` would, keep nothing of it, and return what it returned.

        For work that has to write to find out what it would do. It is done on a copy in memory, so
        that nobody waits; where that would be too large, in a transaction that is undone. Raises as
        `run` does.
        """
        if self.path and self.path.stat().st_size <= COPIED:
            with explained(self.place), Session(self._copies, expire_on_commit=False) as session:
                return work(session)

        def undone(session: Session) -> T:
            raise _Rehearsed(work(session))

        try:
            return self.run(undone)
        except _Rehearsed as rehearsed:
            found: T = rehearsed.result
            return found

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(where: str | Path | URL, now: datetime, backups: Path | None = None) -> Store:
    """Open the database, making it or bringing it up to date first, and return its store.

    `now` (UTC) dates the backup that is made before an existing database is changed; it goes into
    the folder `backups`, or the one of that name beside the database. Raises `BackupFailed`, other
    `StoreError`s: `StoreTooNew`, `StoreDamaged`, `StoreReadOnly`, `StoreFull`, `StoreUnreachable`.
    """
    store = Store(where)
    try:
        with explained(store.place):
            if store.path:
                make_file(store.path)
                backups = backups or store.path.parent / "backups"
            to_head(store.engine, store.path, store.place, now, backups)
    except PermissionError as error:
        store.close()
        raise read_only(store.place) from error
    except OSError as error:
        store.close()
        raise unreachable(store.place, error.strerror or str(error)) from error
    except BaseException:
        store.close()
        raise
    return store
