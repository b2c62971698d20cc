"""Signing in: proving who one is by a PIN or passphrase. Wrong tries slow down the next.

The tries are counted with the officer, so it makes no difference at how many terminals somebody
guesses. A try is counted before it is looked at and taken back if it was right: guesses made at the
same moment can't slip past the count.
"""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session

from dutydesk.desk.officers import OfficerRefused, the_officer
from dutydesk.desk.refusals import note_refusal
from dutydesk.desk.secrets import check_new, hash_of, is_right
from dutydesk.errors import DutydeskError
from dutydesk.store.problems import StoreFull, StoreReadOnly
from dutydesk.store.rows import note_change

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.records import Officer

FREE_TRIES = 3
"""Wrong tries in a row that cost nothing but the trying."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=5)
"""How long the next try has to wait after that; it doubles with every wrong one."""

_unwritten: dict[str, tuple[int, datetime]] = {}
"""Wrong tries by officer, and when the last was, for as long as they can't be written down."""

NOBODY = "nobody"
"""Who has acted, as the trail says, where it is not known yet."""


class NotSignedIn(DutydeskError):
    """The officer could not be signed in; the words say why, and what to do.

    `wait` says how long no try is looked at.
    """

    def __init__(self, words: str, wait: timedelta = timedelta(0)) -> None:
        super().__init__(words)
        self.wait = wait


def sign_in(desk: Desk, name: str, secret: str) -> Desk:
    """The desk with this officer at it, if that is their PIN or passphrase.

    It takes some 0.1 s. The trail tells of it, and of every wrong try. Raises NotSignedIn,
    OfficerRefused for a name that is nobody's, `StoreError`s.
    """
    try:
        row, wait = _counted(desk, name)
        if wait > timedelta(0):
            raise NotSignedIn(f"Too many wrong tries. Wait {_seconds(wait)}, then try again.", wait)
        if not is_right(secret, row.secret):
            raise _wrong(row)
    except (NotSignedIn, OfficerRefused) as error:
        note_refusal(seated(desk, NOBODY), "sign in", f"officer {name}", error)
        raise
    found = seated(desk, row.name)
    with suppress(StoreFull, StoreReadOnly):
        found.store.run(lambda session: _was_right(session, found))
    _unwritten.pop(row.name, None)
    return found


def seated(desk: Desk, officer: str) -> Desk:
    """The same desk with another officer at it.

    A new one: what is being saved for the officer before goes on under their name. What the desk
    has read of protocols and settings is taken along.
    """
    found = copy(desk)
    found.officer = officer
    return found


def change_own_secret(desk: Desk, old: str, new: str) -> None:
    """Let the officer at the desk choose another PIN or passphrase of their own.

    Raises NotSignedIn if `old` isn't theirs, SecretRefused if `new` can't be one or is the same.
    """
    check_new(new)
    sign_in(desk, desk.officer, old)
    if old == new:
        raise NotSignedIn("That is the one you have. Type another.")
    hashed = hash_of(new)

    def work(session: Session) -> None:
        row = the_officer(session, desk.officer)
        row.secret, row.must_change = hashed, False
        session.add(row)
        note_change(session, "officer", row.id or 0)
        desk.audit(session, "secret_changed", f"officer {row.name}")

    desk.store.run(work)


def must_change(desk: Desk) -> bool:
    """Whether the officer at the desk still has a PIN that somebody else chose."""
    with desk.store.read() as session:
        try:
            return the_officer(session, desk.officer).must_change
        except OfficerRefused:
            return False


def wait_after(wrong_tries: int) -> timedelta:
    """How long after so many wrong tries in a row the next is not looked at."""
    if wrong_tries < FREE_TRIES:
        return timedelta(0)
    doubled = min(wrong_tries - FREE_TRIES, 16)  # far past the longest, and no astronomic number
    return min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def _counted(desk: Desk, name: str) -> tuple[Officer, timedelta]:
    """As `_begin`, in a transaction; where nothing can be written the tries are counted here.

    A full disk must not shut out whoever could make room, nor trap what they have half-typed.
    """
    try:
        return desk.store.run(lambda session: _begin(session, desk, name))
    except (StoreFull, StoreReadOnly):
        with desk.store.read() as session:
            row = the_officer(session, name)
            tries, at = _unwritten.get(row.name, (row.wrong_tries, row.last_wrong_at or desk.now()))
            wait = wait_after(tries) - (desk.now() - at) if tries else timedelta(0)
            if wait <= timedelta(0):
                _unwritten[row.name] = (tries + 1, desk.now())
        return row, wait


def _begin(session: Session, desk: Desk, name: str) -> tuple[Officer, timedelta]:
    """Count a try as wrong for now; give the officer, and how long no try is looked at yet."""
    row = the_officer(session, name)
    if not row.secret:
        raise NotSignedIn(
            f"{row.name} has no PIN yet. A supervisor can set one: dutydesk officer pin."
        )
    now = desk.now()
    if row.last_wrong_at is not None and row.last_wrong_at > now:
        row.last_wrong_at = now  # the clock was set back: the wait begins anew, once
        session.add(row)
    wait = _still_to_wait(row, now)
    if wait <= timedelta(0):
        row.wrong_tries, row.last_wrong_at = row.wrong_tries + 1, now
        session.add(row)
    return row, wait


def _still_to_wait(row: Officer, now: datetime) -> timedelta:
    if row.last_wrong_at is None:
        return timedelta(0)
    passed: timedelta = now - row.last_wrong_at
    return wait_after(row.wrong_tries) - passed


def _was_right(session: Session, desk: Desk) -> None:
    row = the_officer(session, desk.officer)
    row.wrong_tries, row.last_wrong_at = 0, None
    session.add(row)
    desk.audit(session, "signed_in", f"officer {row.name}")


def _wrong(row: Officer) -> NotSignedIn:
    wait = wait_after(row.wrong_tries)
    if wait:
        words = f"That is not {row.name}'s PIN. Wait {_seconds(wait)} before the next try."
    else:
        words = f"That is not {row.name}'s PIN. Type it again."
    return NotSignedIn(words, wait)


def _seconds(wait: timedelta) -> str:
    whole = -(-wait // timedelta(seconds=1))  # rounded up
    return f"{whole} second{'' if whole == 1 else 's'}"
