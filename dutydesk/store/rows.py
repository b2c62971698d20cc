"""Rows by the handful: many of one table in one statement, past the session's bookkeeping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Insert
from sqlmodel import Session, SQLModel

from dutydesk import records  # noqa: F401  # puts the tables into the metadata

_NOTED = "changes noted"


def add_rows(session: Session, rows: Sequence[SQLModel]) -> None:
    """Insert new rows of one table at once, in order, and give each its key.

    Four times faster than `session.add` for the ten or so rows of an entry. The rows do not
    join the session: what is set on one afterwards is not saved. What they refer to must have
    been flushed.
    """
    if not rows:
        return
    names, key, plain, returning = _statements(str(type(rows[0]).__tablename__))
    values = [{name: row.__dict__[name] for name in names} for row in rows]
    if not key or values[0][key] is not None:
        session.connection().execute(plain, values)
        return
    for value in values:
        del value[key]
    found = session.connection().execute(returning, values).scalars().all()
    for row, number in zip(rows, found, strict=True):
        setattr(row, key, number)


def insert_rows(
    session: Session, record: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows given by their values; a column left out has its default. No keys come back.

    For rows that nobody needs as records: SQLModel takes longer to make one than SQLite to store
    it, and without keys to give back the driver stores them all in one go.
    """
    if rows:
        plain = _statements(str(record.__tablename__))[2]
        session.connection().execute(plain, [{**_defaults(record), **row} for row in rows])


def insert_keyed(
    session: Session, record: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """As `insert_rows`, and give the keys of the new rows, in order."""
    if not rows:
        return []
    returning = _statements(str(record.__tablename__))[3]
    values = [{**_defaults(record), **row} for row in rows]
    return list(session.connection().execute(returning, values).scalars())


def note_change(session: Session, kind: str, key: int) -> None:
    """Note, in the transaction that changes it, that the record `key` of `kind` has changed.

    `kind`: clock, alert, person, hearing, entry, draft, setting, note, officer or sitting.
    `Store.run` writes each noted record once, for the feeds of all terminals. A new record has its
    key once it is flushed.
    """
    session.info.setdefault(_NOTED, {})[kind, key] = None


def write_changes(session: Session) -> None:
    """Write what `note_change` has noted; `Store.run` does so before it commits."""
    if noted := session.info.pop(_NOTED, None):
        rows = [{"kind": kind, "key": key} for kind, key in noted]
        session.connection().execute(_statements("changes")[2], rows)


@cache
def _statements(table_name: str) -> tuple[tuple[str, ...], str, Insert, Executable]:
    """The columns, the key that the database makes up (or ""), and two ways to insert.

    Made once a table: building a statement anew takes longer than running it.
    """
    table = SQLModel.metadata.tables[table_name]
    names, plain = tuple(table.columns.keys()), table.insert()
    if table.autoincrement_column is None:
        return names, "", plain, plain
    key = table.autoincrement_column
    return names, key.name, plain, plain.returning(key, sort_by_parameter_order=True)


@cache
def _defaults(record: type[SQLModel]) -> Mapping[str, Any]:
    """What each column holds that is not given, but for those that must be and the key."""
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in record.model_fields.items()
        if not field.is_required() and getattr(field, "primary_key", False) is not True
    }
