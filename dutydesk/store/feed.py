"""The feed: what any terminal has saved, told to the others by kind and key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from dutydesk.records import Change
from dutydesk.store import sqlite
from dutydesk.store.problems import explained
from dutydesk.store.store import Store


def note_change(session: Session, kind: str, key: int) -> None:
    """Note, in the transaction that changes it, that the record `key` of `kind` has changed.

    `kind`: clock, alert, person, hearing, entry or draft. A new record has its key once flushed.
    """
    session.add(Change(kind=kind, key=key))


class Feed:
    """What has been committed since the last poll, by this process or any other.

    It begins at the moment it is made. Polling costs 10 µs while nothing has changed, so 2 to 4
    times a second is cheap. Use one feed from one thread at a time, and close it with its store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._watch: Any = None
        with explained(store.place):
            if store.path:
                # A connection of its own: it would not see there what it had itself saved.
                self._watch = store.engine.raw_connection()
                self._watch.detach()
            self._version = self._look()
            with store.read() as session:
                self._seq = session.scalar(select(func.max(Change.seq))) or 0

    def poll(self) -> list[tuple[str, int]]:
        """Return the (kind, key) of each record changed since the last poll, oldest first, once.

        Raises `StoreError`; the changes are then still there for the next poll.
        """
        with explained(self._store.place):
            # Looked at before the rows: what is saved in between is found again, never missed.
            version = self._look()
            if version is not None and version == self._version:
                return []
            newer = select(col(Change.seq), col(Change.kind), col(Change.key)).where(
                col(Change.seq) > self._seq
            )
            with self._store.engine.connect() as connection:
                rows = connection.execute(newer.order_by(col(Change.seq))).all()
        self._version = version
        if rows:
            self._seq = rows[-1][0]
        return list(dict.fromkeys((kind, key) for _, kind, key in rows))

    def close(self) -> None:
        """Close the feed's connection."""
        if self._watch is not None:
            self._watch.close()

    def _look(self) -> int | None:
        # A server has no such number, so there the rows are looked at each time.
        return None if self._watch is None else sqlite.data_version(self._watch.dbapi_connection)
