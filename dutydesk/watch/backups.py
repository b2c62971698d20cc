"""The scheduled backups: one for all terminals, each few hours in which something has changed.

Whether one is due is derived from the backups that are there, so one that was missed while no
console was open is made up soon after the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dutydesk.errors import DutydeskError
from dutydesk.store import audit, sqlite
from dutydesk.store.backup import (
    FAILED,
    MADE,
    Backup,
    back_up,
    backup_path,
    backups_of,
    clear_unfinished,
    thin_out,
)
from dutydesk.store.contents import Contents, contents, looking_at
from dutydesk.store.driver import library
from dutydesk.store.engine import make_file
from dutydesk.store.keep import Kind
from dutydesk.store.migrations import HEAD
from dutydesk.store.problems import StoreError
from dutydesk.store.store import Store

LOOK_EVERY = timedelta(minutes=5)
"""How often to see whether one is due: a backup that failed is tried again then."""
FIRST_LOOK = timedelta(seconds=30)
"""After the start, whose work comes first."""


class Backups:
    """Makes the desk's scheduled backups. `error` is why the last could not be made, for people.

    `folder` is where they go, `every` how long one lasts, `now` gives the present instant (UTC).
    """

    def __init__(
        self,
        store: Store,
        *,
        folder: Path,
        every: timedelta,
        now: Callable[[], datetime],
        terminal: str,
    ) -> None:
        self.error: str | None = None
        self._store = store
        self._folder = folder
        self._every = every
        self._now = now
        self._terminal = terminal

    def look(self) -> Path | None:
        """Make a backup if one is due and give its path. It may take long; it never raises."""
        try:
            made = self._make_if_due()
        except Exception as error:  # noqa: BLE001 - shown on every screen, and tried again
            self._failed(error)
            return None
        self.error = None
        return made

    def _make_if_due(self) -> Path | None:
        path = self._store.path
        if path is None or not self._is_due(path):
            return None
        with _alone(path) as alone:
            # Looked at again: another terminal may have made it just now.
            if not alone or not self._is_due(path) or not self._has_changed(path):
                return None
            at = self._now()
            clear_unfinished(path.stem, self._folder, at)
            copy = backup_path(self._folder, path.stem, at, Kind.SCHEDULED, HEAD)
            held = back_up(path, copy)
            gone = thin_out(path.stem, self._folder)
        self._audit(MADE, copy.name, {"entries": held.entries, "let go": len(gone)})
        return copy

    def _is_due(self, path: Path) -> bool:
        newest = self._newest(path)
        return newest is None or self._now() - newest.at >= self._every

    def _newest(self, path: Path) -> Backup | None:
        # One from the future was made while a clock was wrong. It must not stop the others.
        ahead = self._now() + timedelta(minutes=1)
        return next((one for one in backups_of(path.stem, self._folder) if one.at < ahead), None)

    def _has_changed(self, path: Path) -> bool:
        newest = self._newest(path)
        if newest is None:
            return True
        try:
            with looking_at(newest.path) as connection:
                held = contents(connection, newest.path.name)
        except StoreError:
            return True  # it is no use, so another is needed
        with looking_at(path) as connection:
            return held.revision != HEAD or _differs(connection, held)

    def _failed(self, error: Exception) -> None:
        told = self.error is not None
        ours = isinstance(error, DutydeskError)
        self.error = str(error) if ours else f"No backup could be made: {type(error).__name__}."
        if not told:
            with suppress(StoreError):  # where nothing can be written, the screen still says so
                self._audit(FAILED, self._folder.name, {"why": type(error).__name__})

    def _audit(self, action: str, subject: str, details: dict[str, Any]) -> None:
        self._store.run(
            lambda session: audit.append(
                session, self._now(), audit.DESK, self._terminal, action, subject, details
            )
        )


def _differs(connection: Any, held: Contents) -> bool:
    """Whether anything but a backup was noted since; also when the copy is of another past."""
    after = connection.execute("SELECT seq FROM audit WHERE hash = ?", (held.head,)).fetchone()
    if after is None and held.head:
        return True
    (change,) = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()
    newer = connection.execute(
        "SELECT 1 FROM audit WHERE seq > ? AND action NOT IN (?, ?)",
        (after[0] if after else 0, MADE, FAILED),
    )
    return bool(change != held.change or newer.fetchone())


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Give True to one terminal at a time. The system lets go of the lock of one that crashed."""
    lock = path.with_name(f"{path.stem}-backup.lock")
    make_file(lock)
    driver = library()
    with closing(driver.connect(lock, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN EXCLUSIVE")
        except driver.OperationalError as error:
            if sqlite.code(error) != sqlite.BUSY:
                raise
            yield False
        else:
            yield True
