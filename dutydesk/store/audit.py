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
from sqlmodel import Session, col, select

from dutydesk.records import AuditRow

FIRST = "0" * 64  # what stands for the hash before the first row
_TEXTS = ("officer", "terminal", "action", "subject", "previous_hash", "hash")


@dataclass(frozen=True)
class Head:
    """The last row of the trail as it once was."""

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
) -> AuditRow:
    """Add a row to the trail in the session's transaction, and return it.

    Call it inside `Store.run`, whose lock keeps two terminals from following the same row. `at`
    is aware (UTC is kept); `details` holds what JSON can hold. Raises ValueError for a time
    without a zone, TypeError for details that aren't JSON.
    """
    if at.utcoffset() is None:
        raise ValueError("The audit trail needs a time with its time zone.")
    last = _pending(session) or head(session)
    row = AuditRow(
        seq=last.seq + 1 if last else 1,
        at=at.astimezone(UTC),
        officer=officer,
        terminal=terminal,
        action=action,
        subject=subject,
        # As it will be read back: JSON has no tuples, and its keys are text.
        details=json.loads(json.dumps(dict(details))),
        previous_hash=last.hash if last else FIRST,
        hash="",
    )
    row.hash = _hash(row)
    session.add(row)
    return row


def head(session: Session) -> Head | None:
    """Return the last row of the trail that is saved; None while there is none."""
    newest = select(AuditRow.seq, AuditRow.hash).order_by(col(AuditRow.seq).desc()).limit(1)
    # What else the session holds needn't be sent first.
    with session.no_autoflush:
        found = session.exec(newest).first()
    return Head(int(found[0] or 0), found[1]) if found else None


def verify(session: Session, known: Head | None = None) -> list[Break]:
    """Prove the whole trail, and return every place where it does not hold, in order.

    `known`: a head noted earlier, which must still be in the trail.
    """
    breaks: list[Break] = []
    previous = Head(0, FIRST)
    at_known = ""
    for row, problem in _rows(session):
        seq = row.seq or 0
        if seq != previous.seq + 1:
            missing = f"{previous.seq + 1} to {seq - 1}" if seq > previous.seq + 2 else f"{seq - 1}"
            breaks.append(Break(seq, f"follows a gap: {missing} missing"))
        elif row.previous_hash != previous.hash:
            breaks.append(Break(seq, "does not follow the row before it"))
        if problem:
            breaks.append(Break(seq, problem))
        elif _hash(row) != row.hash:
            breaks.append(Break(seq, "is not as it was written"))
        previous = Head(seq, row.hash)
        if known and seq == known.seq:
            at_known = row.hash
    if known and at_known != known.hash:
        breaks.append(
            Break(known.seq, "was noted as the last row, and is not in the trail as noted")
        )
    return breaks


def _pending(session: Session) -> Head | None:
    waiting = [row for row in session.new if isinstance(row, AuditRow)]
    last = max(waiting, key=lambda row: row.seq or 0, default=None)
    return Head(last.seq or 0, last.hash) if last else None


def _rows(session: Session) -> Iterator[tuple[AuditRow, str]]:
    # Read as bare text: a row that somebody spoilt must be reported, not stop the reading.
    columns = sa.select(
        col(AuditRow.seq),
        sa.cast(col(AuditRow.at), sa.Text),
        sa.cast(col(AuditRow.details), sa.Text),
        *(col(getattr(AuditRow, name)) for name in _TEXTS),
    )
    trail = session.execute(
        columns.order_by(col(AuditRow.seq)), execution_options={"yield_per": 1000}
    )
    for seq, at, details, *texts in trail:
        row = AuditRow(seq=seq, **dict(zip(_TEXTS, texts, strict=True)))
        try:
            moment = datetime.fromisoformat(at)
            row.at = moment.replace(tzinfo=moment.tzinfo or UTC)
            row.details = json.loads(details)
        except (TypeError, ValueError):
            yield row, "can't be read"
        else:
            yield row, ""


def _hash(row: AuditRow) -> str:
    content = {
        "seq": row.seq,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "officer": row.officer,
        "terminal": row.terminal,
        "action": row.action,
        "subject": row.subject,
        "details": row.details,
        "previous_hash": row.previous_hash,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
