"""Proving the audit trail: every place where it does not hold, and what can't be proved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from dutydesk.store import sqlite
from dutydesk.store.audit import BEGUN, BROKEN, FIRST, Break, Head, hash_of, ring_of
from dutydesk.store.seal import Ring, head_words, row_words

_ROWS, _HEADS = SQLModel.metadata.tables["audit"], SQLModel.metadata.tables["audit_head"]
_TEXTS = ("officer", "terminal", "action", "subject", "previous_hash", "hash", "seal")
_COLUMNS = sa.select(
    _ROWS.c.seq,
    sa.cast(_ROWS.c.at, sa.Text).label("at"),
    sa.cast(_ROWS.c.details, sa.Text).label("details"),
    *(sa.cast(_ROWS.c[name], sa.Text).label(name) for name in _TEXTS),
).order_by(_ROWS.c.seq)

Row = Mapping[str, Any]
"""A row of the trail that could be read: `at` an instant, `details` an object."""


@dataclass
class Trail:
    """What was found of the trail.

    `unsealed`: rows at the start that are of before there were seals. `sealed_from`: when sealing
    began (UTC). `other_keys`: how many rows each key sealed that isn't here, by the key's name.
    """

    breaks: list[Break] = field(default_factory=list)
    rows: int = 0
    unsealed: int = 0
    sealed_from: datetime | None = None
    other_keys: dict[str, int] = field(default_factory=dict)
    head: Head | None = None


def prove(
    session: Session, known: Head | None = None, visit: Callable[[Row], None] | None = None
) -> Trail:
    """Prove the whole trail: 14,000 rows a second. `visit` is handed each row that can be read."""
    with sqlite.any_text(session.connection()):
        ring = ring_of(session)
        found = Trail()
        found.breaks = list(_breaks(session, ring, known, found, visit))
        return found


def _breaks(
    session: Session,
    ring: Ring,
    known: Head | None,
    found: Trail,
    visit: Callable[[Row], None] | None,
) -> Iterator[Break]:
    last = Head(0, FIRST)
    known_hash = ""
    connection = session.connection().execution_options(yield_per=1000)
    for raw in connection.execute(_COLUMNS).mappings():
        seq = raw["seq"]
        found.rows += 1
        if seq != last.seq + 1:
            yield Break(seq, f"follows a gap: {seq - last.seq - 1} missing before it")
        elif raw["previous_hash"] != last.hash:
            yield Break(seq, "does not follow the row before it")
        row = _read(raw)
        if row is None:
            yield Break(seq, "can't be read")
        elif hash_of(row) != raw["hash"]:
            yield Break(seq, "is not as it was written")
        yield from _seal_breaks(ring, raw, row, found)
        if row is not None:
            if row["action"] == BROKEN:
                yield Break(seq, f"tells of a break that was met then: {_told(row['details'])}")
            if visit is not None:
                visit(row)
        last = Head(seq, raw["hash"])
        if known and seq == known.seq:
            known_hash = raw["hash"]
    found.head = last if found.rows else None
    yield from _head_breaks(session, ring, last, found)
    if known and known_hash != known.hash:
        yield Break(known.seq, "was noted as the last one, and is no longer as noted")


def _read(raw: sa.RowMapping) -> dict[str, Any] | None:
    try:
        at = datetime.fromisoformat(raw["at"])
        row = {**raw, "at": at.replace(tzinfo=at.tzinfo or UTC)}
        row["details"] = json.loads(raw["details"])
    except (TypeError, ValueError):
        return None
    return row


def _seal_breaks(
    ring: Ring, raw: sa.RowMapping, row: Mapping[str, Any] | None, found: Trail
) -> Iterator[Break]:
    seal, seq = raw["seal"] or "", raw["seq"]
    if not seal:
        if found.sealed_from is None:
            found.unsealed += 1
        else:
            yield Break(seq, "carries no seal: put in by hand, or written where the key was not")
        return
    if found.sealed_from is None:
        found.sealed_from = row["at"] if row else datetime.min.replace(tzinfo=UTC)
        if found.unsealed and not _vouched(row, found.unsealed):
            yield Break(
                seq,
                f"is the first that is sealed, and knows of none of the {found.unsealed} before it",
            )
    proved = ring.proves(seal, row_words(raw["hash"]))
    if proved is None:
        name = seal.partition(":")[0]
        found.other_keys[name] = found.other_keys.get(name, 0) + 1
    elif not proved:
        yield Break(seq, "was not sealed with this desk's key")


def _vouched(row: Mapping[str, Any] | None, unsealed: int) -> bool:
    """Whether the first sealed row says how many stood before it."""
    if row is None or row["action"] != BEGUN or not isinstance(row["details"], dict):
        return False
    return bool(row["details"].get("unsealed") == unsealed)


def _head_breaks(session: Session, ring: Ring, last: Head, found: Trail) -> Iterator[Break]:
    columns = (sa.cast(_HEADS.c[name], sa.Text) for name in ("id", "seq", "hash", "seal"))
    heads = [tuple(row) for row in session.connection().execute(sa.select(*columns))]
    if not heads:
        if found.rows:
            yield Break(last.seq, "stands last, and no head says so: the head was taken out")
        return
    if len(heads) > 1 or heads[0][0] != "1":
        yield Break(last.seq, "should be named by one head, and there are others")
        return
    _, seq, digest, seal = heads[0]
    if (seq, digest) != (str(last.seq), last.hash):
        yield Break(
            last.seq,
            f"stands last, and the head says row {_number(seq)} did: rows were cut off or put on",
        )
        return
    if not seal:
        if ring.keys:
            yield Break(last.seq, "stands last, and the head that says so carries no seal")
    elif ring.proves(seal, head_words(last.seq, last.hash)) is False:
        yield Break(last.seq, "stands last, and the head that says so was not sealed with the key")


def _number(text: object) -> str:
    return text if isinstance(text, str) and text.isdecimal() else "(unreadable)"


def _told(details: object) -> str:
    """What a row that tells of a break says."""
    if not isinstance(details, dict):
        return "unreadable"
    match details.get("found"):
        case "no head":
            return "the head had been taken out"
        case "another last row":
            return (
                f"row {_number(str(details.get('last')))} stood last, the head said "
                f"{_number(str(details.get('head')))}"
            )
        case "another key":
            return f"up to there another key had sealed ({details.get('was')}), and it was gone"
        case _:
            return "the head had not been sealed with the key"
