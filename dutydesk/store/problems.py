"""What can go wrong with the store, in words that say what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dutydesk.errors import DutydeskError
from dutydesk.store import sqlite
from dutydesk.store.driver import library


class StoreError(DutydeskError):
    """The store could not do what it was asked; nothing of it was saved."""


class StoreBusy(StoreError):
    """Another terminal held the database for longer than the desk waits."""


class StoreFull(StoreError):
    """No room is left."""


class StoreReadOnly(StoreError):
    """The database or its folder may not be written to."""


class StoreDamaged(StoreError):
    """The file is not a sound dutydesk database."""


class StoreTooNew(StoreError):
    """A newer dutydesk has changed the database."""


class StoreUnreachable(StoreError):
    """The file can't be opened, or the disk fails."""


def busy(place: str) -> StoreBusy:
    """Say that somebody else is writing."""
    return StoreBusy(
        f"Not saved: another terminal is still writing to {place}. Save again; if this goes on, "
        "close terminals that hang or a backup program that holds the file."
    )


def full(place: str) -> StoreFull:
    """Say that there is no room."""
    return StoreFull(f"Not saved: no room is left for {place}. Free some disk space, save again.")


def read_only(place: str) -> StoreReadOnly:
    """Say that writing is not allowed."""
    return StoreReadOnly(
        f"{place} can't be written to. Ask for the right to write to the file and its folder, "
        "or choose another place with --db FILE."
    )


def damaged(place: str, why: str) -> StoreDamaged:
    """Say that the file is unsound; `why` finishes "FILE ..."."""
    return StoreDamaged(
        f"{place} {why}. Leave the file as it is: `dutydesk backups` lists the backups, and "
        "`dutydesk restore FILE` puts one in its place and keeps the file. Or choose another "
        "database with --db FILE."
    )


def too_new(place: str, revision: str) -> StoreTooNew:
    """Say that this dutydesk is too old."""
    return StoreTooNew(
        f"{place} was changed by a newer dutydesk ({revision}). Install that version here too; "
        "nothing in it was touched."
    )


def unreachable(place: str, why: str) -> StoreUnreachable:
    """Say that the file can't be reached."""
    return StoreUnreachable(
        f"{place} can't be used: {why}. Check that its disk is there, well and not full, "
        "and try again; or choose another place with --db FILE."
    )


# The driver's own words, which go on with the text itself: a name, perhaps.
_NO_TEXT = "Could not decode to UTF-8"


def explain(error: BaseException | None, place: str) -> StoreError | None:
    """Turn a driver's error into one for people; None when it is a fault of ours."""
    match sqlite.code(error):
        case sqlite.BUSY | sqlite.LOCKED:
            return busy(place)
        case sqlite.FULL:
            return full(place)
        case sqlite.READONLY | sqlite.PERM:
            return read_only(place)
        case sqlite.CORRUPT:
            return damaged(place, "is damaged")
        case sqlite.NOTADB:
            return damaged(place, "is not a database, or is damaged")
        case sqlite.CANTOPEN if _unwritable(Path(place)):
            return read_only(place)
        case sqlite.CANTOPEN | sqlite.IOERR:
            return unreachable(place, str(error))
    if str(error).startswith(_NO_TEXT):
        return damaged(place, "holds text that can't be read")
    return None


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Raise the driver's errors as `StoreError`s about `place`; let our own faults through."""
    try:
        yield
    except PoolTimeout as error:
        raise busy(place) from error
    except (DBAPIError, library().Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        better = explain(cause, place)
        if better is None:
            raise
        raise better from error


def _unwritable(path: Path) -> bool:
    # In a folder that can't be written to, SQLite says "can't open": it can't make its -wal file.
    return path.parent.is_dir() and not os.access(path.parent, os.W_OK)
