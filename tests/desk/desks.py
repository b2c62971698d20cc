"""A desk on a temporary database whose time the test sets, and rows to put on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlmodel import SQLModel

from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import Logged, log
from dutydesk.records import (
    Clock,
    ClockState,
    Entry,
    Hearing,
    Person,
    ProtocolCopy,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""A Tuesday morning, when London is on GMT."""

PROTOCOL = """
id = "invented"
version = "1.0"
title = "Invented protocol"
source = "Nowhere, 2026"
authority = "local protocol"
[scope]
words = "Everybody"
"""


@dataclass
class Time:
    """The desk's time, which stands still until it is moved on."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def on(self, **length: float) -> datetime:
        self.at += timedelta(**length)
        return self.at


def make_desk(folder: Path, time: Time, officer: str = "Jo Example") -> Desk:
    return open_desk(folder / "desk.db", now=time, officer=officer, terminal="front desk")


def put(desk: Desk, row: SQLModel) -> int:
    """Save a row and give its id."""

    def save(session: Any) -> int:
        session.add(row)
        session.flush()
        return int(row.id)  # type: ignore[attr-defined]

    return desk.store.run(save)


@dataclass
class Rows:
    """Rows that hang together, made as a test asks for them."""

    desk: Desk
    _copy: int | None = None

    def person(self, name: str = "Ada Example", **fields: Any) -> int:
        given, _, family = name.rpartition(" ")
        fields.setdefault("case_number", f"C-{uuid4().hex[:8]}")
        return put(self.desk, Person(given_name=given, family_name=family, **fields))

    def entry(self, person_id: int, **fields: Any) -> int:
        now = self.desk.now()
        known: dict[str, Any] = {
            "uid": uuid4().hex, "kind": "arrest", "happened_at": now, "known_at": now,
            "logged_at": now, "officer": "Jo Example", "terminal": "t", "summary": "An arrest",
        }  # fmt: skip
        return put(self.desk, Entry(person_id=person_id, **{**known, **fields}))

    def hearing(self, person_id: int, at: datetime, **fields: Any) -> int:
        if "entry_id" not in fields:
            fields["entry_id"] = self.entry(person_id, kind="hearing")
        fields.setdefault("court", "Nowhere Youth Court")
        return put(self.desk, Hearing(person_id=person_id, at=at, **fields))

    def clock(self, person_id: int, due: timedelta | None = None, **fields: Any) -> int:
        """A clock due that long after now: near 4 hours and urgent 1 hour before."""
        now = self.desk.now()
        due_at = None if due is None else now + due
        known: dict[str, Any] = {
            "protocol": "invented", "protocol_version": "1.0", "authority": "local protocol",
            "rule": "invented/r1", "paragraphs": "R1", "duty": "Tell the social worker",
            "owner": "yot", "desk_owes": True, "tell": "social_worker", "ends": "telling",
            "words": "24 hours", "basis": "limit", "opened_at": now, "anchored_at": now,
            "state": ClockState.RUNNING, "due_at": due_at,
            "near_at": due_at and due_at - timedelta(hours=4),
            "urgent_at": due_at and due_at - timedelta(hours=1),
        }  # fmt: skip
        if "entry_id" not in fields:
            fields["entry_id"] = self.entry(person_id)
        fields.setdefault("protocol_copy_id", self.copy())
        return put(self.desk, Clock(person_id=person_id, **{**known, **fields}))

    def copy(self) -> int:
        if self._copy is None:
            self._copy = put(
                self.desk,
                ProtocolCopy(
                    protocol="invented", version="1.0", digest="0", text=PROTOCOL, kept_at=NOW
                ),
            )
        return self._copy


def uid() -> str:
    return uuid4().hex


def logged(desk: Desk, **entry: Any) -> Logged:
    """Log an entry given as JSON would give it."""
    return log(desk, entry_adapter.validate_python(entry))


def statements(desk: Desk, work: Callable[[], object]) -> list[tuple[str, Any]]:
    """The SELECTs, with their parameters, that `work` sends to the database."""
    from sqlalchemy import event

    sent: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append((statement, values))

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)
    return sent
