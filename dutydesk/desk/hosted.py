"""What the trail has of the SSH host: sessions begun and ended, and who was not let in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.records import OfficerKey
from dutydesk.store.audit import DESK, append

if TYPE_CHECKING:
    from datetime import datetime

    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class Visit:
    """One session by SSH: whose, by which key, from where.

    `terminal` is what the session is called in all that the officer does there. `refused` names
    what the client asked for besides, and did not get.
    """

    uid: str
    officer: str
    fingerprint: str
    address: str
    terminal: str
    refused: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What the trail calls it."""
        return f"session {self.uid}"


def note_begun(desk: Desk, visit: Visit, at: datetime) -> None:
    """Note that a session has begun, and that its key was used. Raises `StoreError`s."""

    def work(session: Session) -> None:
        in_use = select(OfficerKey).where(
            OfficerKey.fingerprint == visit.fingerprint, col(OfficerKey.ended_at).is_(None)
        )
        for key in session.exec(in_use):
            key.last_used_at = at
            session.add(key)
        details = {"key": visit.fingerprint, "address": visit.address}
        if visit.refused:
            details["refused"] = ", ".join(visit.refused)
        append(session, at, visit.officer, visit.terminal, "session_begun", visit.subject, details)

    desk.store.run(work)


def note_ended(desk: Desk, visit: Visit, at: datetime, how: str, seconds: int) -> None:
    """Note how a session ended, and how long it was. Raises `StoreError`s."""
    details = {"how": how, "seconds": seconds, "address": visit.address}
    desk.store.run(
        lambda session: append(
            session, at, visit.officer, visit.terminal, "session_ended", visit.subject, details
        )
    )


def note_turned_away(
    desk: Desk, address: str, why: Mapping[str, int], named: Sequence[str], at: datetime
) -> None:
    """Note that connections from an address were refused: why, and how often each.

    `named`: as whom they came, who may be nobody, and by which keys. Raises `StoreError`s.
    """
    details = {"tried": "connect by ssh", "why": dict(why), "named": list(named)}
    desk.store.run(
        lambda session: append(
            session, at, DESK, f"ssh {address}", "refused", f"ssh from {address}", details
        )
    )
