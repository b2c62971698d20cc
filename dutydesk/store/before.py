"""What rows held before they were changed, so that a step can be taken back.

While a session keeps count, every change that it makes to a row of the tables named is noted at
the flush that writes it, whoever made it: no use case can forget to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Date, event, inspect
from sqlalchemy import Enum as SAEnum
from sqlmodel import Session, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

_COUNT = "rows before"

Befores = dict[tuple[str, int], dict[str, Any]]
"""By table and key, what the columns that have changed held, as plain JSON."""


def keep_before(session: Session, tables: Collection[type[SQLModel]]) -> None:
    """Begin to note what the rows of these tables held, in this transaction."""
    session.flush()
    session.info[_COUNT] = (tuple(tables), {})


def kept_before(session: Session) -> Befores:
    """Write what is to be written, end the count and give it, in the order of first change."""
    session.flush()
    found: Befores = session.info.pop(_COUNT)[1]
    return found


def put_before(row: SQLModel, before: Mapping[str, Any]) -> None:
    """Set a row's columns back to what they held."""
    for name, value in before.items():
        setattr(row, name, _read(type(row), name, value))


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: object, _instances: object) -> None:
    counting = session.info.get(_COUNT)
    if counting is None:
        return
    tables, found = counting
    for row in session.dirty:
        if isinstance(row, tables):
            (key,) = inspect(row).identity
            for attribute in inspect(row).attrs:
                if attribute.history.deleted:
                    held = found.setdefault((row.__tablename__, key), {})
                    held.setdefault(attribute.key, _plain(attribute.history.deleted[0]))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _read(table: type[SQLModel], name: str, value: Any) -> Any:
    kind = SQLModel.metadata.tables[str(table.__tablename__)].columns[name].type
    if value is None:
        return None
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.enum_class(value) if isinstance(kind, SAEnum) and kind.enum_class else value
