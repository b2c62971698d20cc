"""Who sits at which terminal: begun when an officer sits down, ended when they leave or switch.

A console says once a minute that it is alive. One that has not done so for a while has crashed, is
asleep, or its line has dropped: it is shown as not heard from, and ended when that terminal is
used again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlmodel import Session, col, select

from dutydesk.records import Officer, Role, Sitting
from dutydesk.store.rows import note_change

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

SILENT = timedelta(minutes=3)
"""After this long without a word a console is shown as not heard from."""

FORGOTTEN = timedelta(hours=12)
"""After this long it is shown no more."""

Way = Literal["desk", "ssh"]


@dataclass(frozen=True)
class Here:
    """An officer at a terminal. Instants are UTC.

    `role` is None for somebody who is no officer of the desk (one that is not guarded, or who has
    left since). `silent`: not heard from for some minutes. `uid` names the sitting.
    """

    uid: str
    officer: str
    role: Role | None
    terminal: str
    way: str
    address: str
    began_at: datetime
    seen_at: datetime
    locked_at: datetime | None
    silent: bool


def begin(desk: Desk, way: Way = "desk", address: str = "") -> str:
    """Note that the desk's officer sits down at its terminal; gives the sitting's uid.

    What is open at that terminal and has not been heard from is ended: its console has gone without
    a word. `address` is where a hosted session comes from. Raises `StoreError`s.
    """
    uid = uuid.uuid4().hex

    def work(session: Session) -> None:
        now = desk.now()
        silent = _open().where(col(Sitting.seen_at) < now - SILENT)
        for one in session.exec(silent.where(Sitting.terminal == desk.terminal)):
            one.ended_at, one.ended_how = now, "not heard from"
            _note(session, one)
        sitting = Sitting(
            uid=uid,
            officer=desk.officer,
            terminal=desk.terminal,
            way=way,
            address=address,
            began_at=now,
            seen_at=now,
        )
        session.add(sitting)
        session.flush()
        _note(session, sitting)
        details = {"way": way} | ({"address": address} if address else {})
        desk.audit(session, "sat_down", f"terminal {desk.terminal}", **details)

    desk.store.run(work)
    return uid


def still_here(desk: Desk, uid: str) -> None:
    """Say that this console is alive: no act of anybody's, so the trail has nothing of it."""

    def work(session: Session) -> None:
        one = _find(session, uid)
        if one is not None:
            one.seen_at = desk.now()
            session.add(one)

    desk.store.run(work)


def lock(desk: Desk, uid: str, why: str) -> None:
    """Note that the screen was locked; `why`: by key, or idle."""

    def work(session: Session) -> None:
        one = _find(session, uid)
        if one is not None:
            one.locked_at = one.seen_at = desk.now()
            _note(session, one)
        desk.audit(session, "locked", f"terminal {desk.terminal}", why=why)

    desk.store.run(work)


def unlock(desk: Desk, uid: str) -> None:
    """Note that the screen was unlocked."""

    def work(session: Session) -> None:
        one = _find(session, uid)
        if one is not None:
            one.locked_at, one.seen_at = None, desk.now()
            _note(session, one)
        desk.audit(session, "unlocked", f"terminal {desk.terminal}")

    desk.store.run(work)


def end(desk: Desk, uid: str, how: str) -> None:
    """Note that the officer got up; `how`: left, switched, line dropped."""

    def work(session: Session) -> None:
        one = _find(session, uid)
        if one is not None:
            one.ended_at, one.ended_how = desk.now(), how
            _note(session, one)
        desk.audit(session, "got_up", f"terminal {desk.terminal}", how=how)

    desk.store.run(work)


def who_is_here(desk: Desk) -> list[Here]:
    """Who sits at which terminal now, by officer, then since when."""
    now = desk.now()
    with desk.store.read() as session:
        rows = session.exec(_open().where(col(Sitting.seen_at) > now - FORGOTTEN)).all()
        named = session.exec(
            select(Officer.name, Officer.role).where(col(Officer.ended_at).is_(None))
        )
        roles = dict(named.all())
    found = [
        Here(
            uid=one.uid,
            officer=one.officer,
            role=Role(roles[one.officer]) if one.officer in roles else None,
            terminal=one.terminal,
            way=one.way,
            address=one.address,
            began_at=one.began_at,
            seen_at=one.seen_at,
            locked_at=one.locked_at,
            silent=now - one.seen_at > SILENT,
        )
        for one in rows
    ]
    return sorted(found, key=lambda one: (one.officer.casefold(), one.began_at))


def last_at(desk: Desk) -> list[str]:
    """The names of those who sat at this terminal last, the latest first, each once."""
    with desk.store.read() as session:
        names = session.exec(
            select(Sitting.officer)
            .where(Sitting.terminal == desk.terminal)
            .order_by(col(Sitting.id).desc())
            .limit(50)
        )
        return list(dict.fromkeys(names))


def _open() -> Any:
    return select(Sitting).where(col(Sitting.ended_at).is_(None))


def _find(session: Session, uid: str) -> Sitting | None:
    found: Sitting | None = session.exec(_open().where(Sitting.uid == uid)).first()
    return found


def _note(session: Session, sitting: Sitting) -> None:
    session.add(sitting)
    note_change(session, "sitting", sitting.id or 0)
