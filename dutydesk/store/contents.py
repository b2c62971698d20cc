"""What a database file holds, and whether it is sound: read with the driver alone, and read only.

So any file can be looked at, whatever its release: the desk's own, a backup, somebody's copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dutydesk.store import sqlite
from dutydesk.store.driver import library
from dutydesk.store.problems import StoreDamaged, StoreError, StoreUnreachable


@dataclass(frozen=True)
class Contents:
    """How much there is of what. `head` is the hash of the audit trail's last row ("" if none).

    `change` is the number of the last change that was noted for the feed. `newest_entry_at` is when
    the newest entry was logged (UTC), None without any.
    """

    revision: str
    people: int
    entries: int
    clocks: int
    tellings: int
    audit_rows: int
    head: str
    change: int
    newest_entry_at: datetime | None
    last_act_at: datetime | None

    @property
    def words(self) -> str:
        """What there is, for people."""
        return (
            f"{self.people:,} young people, {self.entries:,} entries, {self.clocks:,} clocks, "
            f"{self.tellings:,} tellings, {self.audit_rows:,} rows of the audit trail"
        )


def examine(path: Path) -> Contents:
    """Open a database file, prove it sound and say what it holds. Nothing in it is changed.

    Raises `StoreDamaged` for one that is damaged or none of dutydesk's, `StoreUnreachable`.
    """
    with looking_at(path) as connection:
        refuse_unsound(connection, path.name)
        return contents(connection, path.name)


@contextmanager
def looking_at(path: Path) -> Iterator[Any]:
    """Give a connection that can only read; raises `StoreError`s for what the driver says."""
    driver = library()
    try:
        where = f"{path.absolute().as_uri()}?mode=ro"
        with closing(driver.connect(where, uri=True, isolation_level=None)) as connection:
            yield connection
    except driver.Error as error:
        raise told(error, path.name) from error


def contents(connection: Any, name: str) -> Contents:
    """Count what is there. Raises `StoreDamaged` when it is no database of dutydesk's."""
    try:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("people", "entries", "clocks", "tellings", "audit")
        ]
        head = connection.execute("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        (change,) = connection.execute("SELECT max(seq) FROM changes").fetchone()
        (newest,) = connection.execute("SELECT max(logged_at) FROM entries").fetchone()
        (last,) = connection.execute("SELECT max(at) FROM audit").fetchone()
    except (library().OperationalError, TypeError) as error:
        if sqlite.code(error) in (None, _NO_SUCH):
            raise StoreDamaged(f"{name} is not a database of dutydesk's.") from error
        raise
    people, entries, clocks, tellings, audit_rows = counts
    return Contents(
        revision=str(revision),
        people=people,
        entries=entries,
        clocks=clocks,
        tellings=tellings,
        audit_rows=audit_rows,
        head=head[0] if head else "",
        change=change or 0,
        newest_entry_at=instant(newest) if newest else None,
        last_act_at=instant(last) if last else None,
    )


def instant(text: str) -> datetime:
    """An instant as the driver reads it from a row: text, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def refuse_unsound(connection: Any, name: str) -> None:
    """Raise `StoreDamaged` unless SQLite finds every page, index and reference in order."""
    (first,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if first != "ok":
        raise StoreDamaged(f"{name} is damaged: SQLite's check found {first}.")
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise StoreDamaged(f"{name} is damaged: a row of {broken[0]} refers to one that is gone.")


def told(error: BaseException, name: str) -> StoreError:
    """The driver's error about the file `name` as one for people."""
    if sqlite.code(error) in (sqlite.CORRUPT, sqlite.NOTADB):
        return StoreDamaged(f"{name} is damaged, or is no database.")
    return StoreUnreachable(f"{name} can't be read: {error}.")


_NO_SUCH = 1  # SQLite's code for a statement about a table that is not there
