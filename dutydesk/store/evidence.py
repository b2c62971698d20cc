"""Evidence: the rows that are written once and never changed, and a digest of each in the trail.

What was said (versions of entries, tellings, chases, the stories of clocks, changes of the desk's
settings, notes, handovers) is only ever added to.
The audit row of a transaction carries a digest of every such row that the transaction has written
before it, whoever wrote it and however, so that no use case can forget to. A row that is changed,
added or taken out by hand later no longer agrees with the trail.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from dutydesk import records  # noqa: F401  # puts the tables into the metadata
from dutydesk.store import sqlite

EVIDENCE = (
    "entry_versions", "tellings", "chases", "clock_events", "setting_changes", "notes", "handovers",
    "handover_acceptances",
)  # fmt: skip
"""The tables that are only added to. What is written to them must be so before its audit row."""

BLOCK = 100
"""Rows of before there were digests that share one, so that the first of them stays small."""

_MARK = "evidence so far"
_ID = "id of the row"
_COUNT = "SELECT " + ", ".join(f"(SELECT COALESCE(MAX(id), 0) FROM {table})" for table in EVIDENCE)

Digests = dict[str, dict[str, str]]
"""By table and id (as text: JSON has no other keys), the digest of a row."""


def digest(row: Mapping[str, Any]) -> str:
    """A digest of what a row holds, by its columns: 32 hex digits, the same on every machine.

    What is empty counts for nothing, so that a column added later changes no digest of before.
    """
    held = {name: value for name, value in row.items() if value not in (None, "")}
    canonical = json.dumps(held, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]


def mark(session: Session) -> None:
    """Note how far the evidence goes before the transaction adds to it."""
    # Asked of the driver itself: this is done twice in every save, and SQLAlchemy takes 50 µs more.
    found = sqlite.driver(session.connection()).execute(_COUNT).fetchone()
    session.info[_MARK] = tuple(found)


def written(session: Session) -> Digests:
    """The digests of the evidence that the transaction has added since it was last asked."""
    before = session.info.get(_MARK)
    if before is None:
        return {}
    connection = session.connection()
    mark(session)
    return {
        table: {str(key): made for key, made in digests(connection, table, since)}
        for table, since, last in zip(EVIDENCE, before, session.info[_MARK], strict=True)
        if last > since
    }


def digests(connection: sa.Connection, table: str, since: int = 0) -> Iterator[tuple[int, str]]:
    """The id and digest of each row of a table of evidence after the id `since`, in order."""
    for row in connection.execute(_as_text(table), {"since": since}).mappings():
        held = dict(row)
        yield held.pop(_ID), digest({"table": table, **held})


def blocks(connection: sa.Connection, table: str) -> list[list[Any]]:
    """The whole table in blocks of rows: first id, last id, and a digest of the rows' digests."""
    found = list(digests(connection, table))
    return [block(found[start : start + BLOCK]) for start in range(0, len(found), BLOCK)]


def block(rows: list[tuple[int, str]]) -> list[Any]:
    """One block: its first id, its last and its digest."""
    together = hashlib.sha256("".join(f"{key}:{made} " for key, made in rows).encode())
    return [rows[0][0], rows[-1][0], together.hexdigest()[:32]]


@cache
def _as_text(table: str) -> sa.Select[Any]:
    """A table's rows with every column as text, so that a row that was spoilt can be read too."""
    columns = SQLModel.metadata.tables[table].columns
    return (
        sa.select(
            columns["id"].label(_ID), *(sa.cast(one, sa.Text).label(one.name) for one in columns)
        )
        .where(columns["id"] > sa.bindparam("since"))
        .order_by(columns["id"])
    )
