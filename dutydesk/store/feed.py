"""The feed: what any terminal has saved, told to the others by kind and key."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from dutydesk.store import sqlite
from dutydesk.store.problems import explained
from dutydesk.store.store import Store

_ROWS = SQLModel.metadata.tables["changes"]


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
            with store.engine.connect() as connection:
                self._seq = connection.scalar(sa.select(sa.func.max(_ROWS.c.seq))) or 0

    def poll(self) -> list[tuple[str, int]]:
        """Return the (kind, key) of each record changed since the last poll, oldest first, once.

        Raises `StoreError`; the changes are then still there for the next poll.
        """
        with explained(self._store.place):
            # Looked at before the rows: what is saved in between is found again, never missed.
            version = self._look()
            if version is not None and version == self._version:
                return []
            newer = sa.select(_ROWS.c.seq, _ROWS.c.kind, _ROWS.c.key).where(_ROWS.c.seq > self._seq)
            with self._store.engine.connect() as connection:
                rows = connection.execute(newer.order_by(_ROWS.c.seq)).all()
        self._version = version
        if rows:
            self._seq = rows[-1].seq
        return list(dict.fromkeys((row.kind, row.key) for row in rows))

    def close(self) -> None:
        """Close the feed's connection."""
        if self._watch is not None:
            self._watch.close()

    def _look(self) -> int | None:
        # A server has no such number, so there the rows are looked at each time.
        return None if self._watch is None else sqlite.data_version(self._watch.dbapi_connection)
