"""The audit trail: who did what, where and when, each row bound to the one before it.

A row's hash is SHA-256 over its own content and the hash before it, so a row that is changed,
taken out, moved or slipped in breaks the chain from there on. The desk's key seals each row, and
the head that says which row is the last, so that rows put on by hand, a tail cut off and a chain
rebuilt without the key show too (`seal`). Each row carries digests of the evidence that was
written with it (`evidence`). `trail` proves all this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from dutydesk import records  # noqa: F401  # puts the tables into the metadata
from dutydesk.store import evidence
from dutydesk.store.seal import Ring, head_words, row_words

FIRST = "0" * 64  # what stands for the hash before the first row
DESK = "dutydesk"
"""Who acts where no officer does."""
BEGUN, BROKEN = "sealing began", "trail broken"

_ROWS, _HEADS = SQLModel.metadata.tables["audit"], SQLModel.metadata.tables["audit_head"]
# Made once: building a statement anew takes longer than running it.
_INSERT = _ROWS.insert()
_NEWEST = sa.select(_ROWS.c.seq, _ROWS.c.hash).order_by(_ROWS.c.seq.desc()).limit(1)
_HEAD = sa.select(
    _HEADS.c.seq.label("head_seq"), _HEADS.c.hash.label("head_hash"), _HEADS.c.seal
).where(_HEADS.c.id == 1)
_BOTH = _NEWEST.with_only_columns(*_NEWEST.selected_columns, *_HEAD.selected_columns).select_from(
    _ROWS.outerjoin(_HEADS, _HEADS.c.id == 1)
)
_NEW_HEAD = _HEADS.insert()
_MOVE_HEAD = _HEADS.update().where(_HEADS.c.id == 1)
_RING = "seal"


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


def use_ring(session: Session, ring: Ring) -> None:
    """Let the session's audit rows be sealed and proved with these keys."""
    session.info[_RING] = ring


def ring_of(session: Session) -> Ring:
    """The keys that were given to the session; none if there were none."""
    found = session.info.get(_RING)
    return found if isinstance(found, Ring) else Ring(None)


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

    Call it inside `Store.run`, whose lock keeps two terminals from following the same row, after
    what it is about has been written: digests of new evidence go into its details as "rows". `at`
    is aware (UTC is kept); `details` holds what JSON can hold. Raises ValueError for a time
    without a zone, TypeError for details that aren't JSON.
    """
    if at.utcoffset() is None:
        raise ValueError("The audit trail needs a time with its time zone.")
    session.flush()
    rows = evidence.written(session)
    row = {
        "at": at.astimezone(UTC),
        "officer": officer,
        "terminal": terminal,
        "action": action,
        "subject": subject,
        "details": {**details, "rows": rows} if rows else details,
    }
    return add(session.connection(), ring_of(session), row)


def begin(connection: sa.Connection, ring: Ring, at: datetime) -> None:
    """Begin to seal a trail of before there were seals: say in its first sealed row what stood.

    Call it in the transaction that brings such a database up to date.
    """
    last = connection.execute(_NEWEST).first()
    stood = {table: evidence.blocks(connection, table) for table in evidence.EVIDENCE}
    details = {
        "unsealed": last.seq if last else 0,
        "before": {table: found for table, found in stood.items() if found},
    }
    row = {"at": at, "officer": DESK, "terminal": "", "action": BEGUN, "subject": "audit"}
    _add(connection, ring, row | {"details": details}, Head(last.seq, last.hash) if last else None)


def add(connection: sa.Connection, ring: Ring, row: Mapping[str, Any]) -> Head:
    """Add a row after the last. If the trail was cut off or put on meanwhile, that is noted first.

    It is noted because the new row moves the head on, and with it would go the proof.
    """
    found = connection.execute(_BOTH).first()
    last = Head(found.seq, found.hash) if found else None
    head = found or connection.execute(_HEAD).first()
    has_head = bool(head and head.head_seq is not None)
    if problem := _wrong_head(ring, head if has_head else None, last):
        noted = {"action": BROKEN, "subject": "audit", "officer": DESK, "details": problem}
        last = _add(connection, ring, {**row, **noted}, last, has_head)
        return _add(connection, ring, row, last)
    return _add(connection, ring, row, last, has_head)


def _wrong_head(ring: Ring, head: Any, last: Head | None) -> dict[str, Any]:
    """What is wrong with the head as the last row stands; empty if nothing is."""
    if head is None:
        return {"found": "no head", "last": last.seq} if last else {}
    if last is None or (head.head_seq, head.head_hash) != (last.seq, last.hash):
        return {"found": "another last row", "head": head.head_seq, "last": last.seq if last else 0}
    ring.sealing()
    if ring.keys and head.seal:
        words = head_words(head.head_seq, head.head_hash)
        proved = ring.proves(head.seal, words)
        if proved is None:
            ring.again()
            proved = ring.proves(head.seal, words)
        if proved is None:
            names = {"was": head.seal.partition(":")[0], "now": ring.keys[0].name}
            return {"found": "another key", "last": last.seq} | names
        if not proved:
            return {"found": "head not sealed by its key", "last": last.seq}
    return {}


def _add(
    connection: sa.Connection,
    ring: Ring,
    row: Mapping[str, Any],
    last: Head | None,
    has_head: bool = True,
) -> Head:
    last = last or Head(0, FIRST)
    row = {
        **row,
        "seq": last.seq + 1,
        # As it will be read back: JSON has no tuples, and its keys are text.
        "details": json.loads(json.dumps(dict(row["details"]))),
        "previous_hash": last.hash,
    }
    added = Head(last.seq + 1, hash_of(row))
    key = ring.sealing()
    seal = key.seal(row_words(added.hash)) if key else ""
    connection.execute(_INSERT, {**row, "hash": added.hash, "seal": seal})
    head = {
        "seq": added.seq,
        "hash": added.hash,
        "seal": key.seal(head_words(added.seq, added.hash)) if key else "",
    }
    if not (has_head and connection.execute(_MOVE_HEAD, head).rowcount):
        connection.execute(_NEW_HEAD, {"id": 1, **head})
    return added


def head(session: Session) -> Head | None:
    """Return the last row of the trail; None while there is none."""
    found = session.connection().execute(_NEWEST).first()
    return Head(found.seq, found.hash) if found else None


def verify(session: Session, known: Head | None = None) -> list[Break]:
    """Prove the whole trail, and return every place where it does not hold, in order.

    `known`: a head noted earlier, which must still be in the trail.
    """
    from dutydesk.store.trail import prove

    return prove(session, known).breaks


def hash_of(row: Mapping[str, Any]) -> str:
    """The hash of a row; its seal, which is made over the hash, is no part of it."""
    content = {name: value for name, value in row.items() if name not in ("hash", "seal")}
    content["at"] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
