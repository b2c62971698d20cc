"""The audit trail: who did what, where and when, each row bound to the one before it.

A row's hash is SHA-256 over its own content and the hash before it, so a row that is changed,
taken out, moved or slipped in breaks the chain from there on. The chain holds no secret: somebody
who may write the file could rebuild all of it, or cut off its end. A `head` that was noted
elsewhere (a backup, a printed handover sheet) shows that too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from dutydesk import records  # noqa: F401  # puts the tables into the metadata
from dutydesk.store import sqlite

FIRST = "0" * 64  # what stands for the hash before the first row
_ROWS = SQLModel.metadata.tables["audit"]
# Made once: building a statement anew takes longer than running it.
_INSERT = _ROWS.insert()
_NEWEST = sa.select(_ROWS.c.seq, _ROWS.c.hash).order_by(_ROWS.c.seq.desc()).limit(1)
_TEXTS = ("officer", "terminal", "action", "subject", "previous_hash", "hash")


@dataclass(frozen=True)
class Head:
    """The last row of the trail as it stands, or once stood."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Break:
    """A place where the trail does not hold: the row's number, and what is wrong with it."""

    seq: int
    problem: str

    def __str__(self) -> str:
        return f"Audit row {self.seq} {self.problem}."


def append(
    session: Session,
    at: datetime,
    officer: str,
    terminal: str,
    action: str,
    subject: str,
    details: Mapping[str, Any],
) -> Head:
    """Add a row to the trail in the session's transaction, and return the trail's new head.

    Call it inside `Store.run`, whose lock keeps two terminals from following the same row. `at`
    is aware (UTC is kept); `details` holds what JSON can hold. Raises ValueError for a time
    without a zone, TypeError for details that aren't JSON.
    """
    if at.utcoffset() is None:
        raise ValueError("The audit trail needs a time with its time zone.")
    last = head(session) or Head(0, FIRST)
    row = {
        "seq": last.seq + 1,
        "at": at.astimezone(UTC),
        "officer": officer,
        "terminal": terminal,
        "action": action,
        "subject": subject,
        # As it will be read back: JSON has no tuples, and its keys are text.
        "details": json.loads(json.dumps(dict(details))),
        "previous_hash": last.hash,
    }
    added = Head(last.seq + 1, _hash(row))
    session.connection().execute(_INSERT, {**row, "hash": added.hash})
    return added


def head(session: Session) -> Head | None:
    """Return the last row of the trail; None while there is none."""
    found = session.connection().execute(_NEWEST).first()
    return Head(found.seq, found.hash) if found else None


def verify(session: Session, known: Head | None = None) -> list[Break]:
    """Prove the whole trail, and return every place where it does not hold, in order.

    `known`: a head noted earlier, which must still be in the trail.
    """
    with sqlite.any_text(session.connection()):
        return list(_breaks(session, known))


def _breaks(session: Session, known: Head | None) -> Iterator[Break]:
    last = Head(0, FIRST)
    known_hash = ""
    for found in _trail(session):
        seq = found["seq"]
        if seq != last.seq + 1:
            yield Break(seq, f"follows a gap: {seq - last.seq - 1} missing before it")
        elif found["previous_hash"] != last.hash:
            yield Break(seq, "does not follow the row before it")
        if problem := _problem(found):
            yield Break(seq, problem)
        last = Head(seq, found["hash"])
        if known and seq == known.seq:
            known_hash = found["hash"]
    if known and known_hash != known.hash:
        yield Break(known.seq, "was noted as the last one, and is no longer as noted")


def _trail(session: Session) -> Iterator[sa.RowMapping]:
    # Read as bare text: a row that somebody spoilt must be reported, not stop the reading.
    columns = sa.select(
        _ROWS.c.seq,
        sa.cast(_ROWS.c.at, sa.Text).label("at"),
        sa.cast(_ROWS.c.details, sa.Text).label("details"),
        *(_ROWS.c[name] for name in _TEXTS),
    )
    connection = session.connection().execution_options(yield_per=1000)
    yield from connection.execute(columns.order_by(_ROWS.c.seq)).mappings()


def _problem(found: sa.RowMapping) -> str:
    try:
        at = datetime.fromisoformat(found["at"])
        row = {**found, "at": at.replace(tzinfo=at.tzinfo or UTC)}
        row["details"] = json.loads(found["details"])
    except (TypeError, ValueError):
        return "can't be read"
    return "" if _hash(row) == found["hash"] else "is not as it was written"


def _hash(row: Mapping[str, Any]) -> str:
    content = {name: value for name, value in row.items() if name != "hash"}
    content["at"] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
