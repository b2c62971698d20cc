"""Officers: adding them, their roles and PINs, and those who have left. Done by supervisors.

The first officer is a supervisor, whom anybody may add: a new desk has nobody to ask. From the
moment when they have a PIN (or a key) the desk is guarded, see `desk.rights`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from sqlmodel import Session, col, func, select

from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import ROLE_WORDS, Right, is_guarded, require_still
from dutydesk.desk.secrets import check_new, hash_of
from dutydesk.errors import DutydeskError
from dutydesk.records import Officer, OfficerKey, Role
from dutydesk.store.rows import note_change
from dutydesk.vocabulary import plain

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

LONGEST_NAME = 80
_NOBODYS = ("nobody", "not signed in")
"""What the trail says where no officer has acted: no officer is called so."""

_ALIKE = 60
"""rapidfuzz's score from which a name may have been meant."""


class OfficerRefused(DutydeskError):
    """That can't be done about an officer; the words say what to do instead.

    `field`: name, role or secret; empty where it is about the whole.
    """

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class OfficerRow:
    """An officer of the desk. `ended_at` (UTC) is when they left; None for those who are here.

    `has_secret`: they can sign in at a terminal. `must_change`: somebody else has chosen their PIN,
    and they are asked for another when they first use it. `keys`: SSH keys in use.
    """

    id: int
    name: str
    role: Role
    has_secret: bool
    must_change: bool
    keys: int
    added_at: datetime | None
    ended_at: datetime | None


def officers(desk: Desk, *, left_too: bool = False) -> list[OfficerRow]:
    """The desk's officers by name; with `left_too` those who have left as well."""
    with desk.store.read() as session:
        return read_officers(session, left_too=left_too)


def read_officers(session: Session, *, left_too: bool = False) -> list[OfficerRow]:
    """As `officers`, within a session."""
    in_use = (
        select(OfficerKey.officer_id, func.count())
        .where(col(OfficerKey.ended_at).is_(None))
        .group_by(col(OfficerKey.officer_id))
    )
    keys = dict(session.exec(in_use).all())
    asked = select(Officer)
    if not left_too:
        asked = asked.where(col(Officer.ended_at).is_(None))
    return [
        OfficerRow(
            id=one.id or 0,
            name=one.name,
            role=Role(one.role),
            has_secret=bool(one.secret),
            must_change=one.must_change,
            keys=keys.get(one.id or 0, 0),
            added_at=one.added_at,
            ended_at=one.ended_at,
        )
        for one in session.exec(asked.order_by(col(Officer.name)))
    ]


@refusals("add officer", "officer {name}", Right.OFFICERS)
def add_officer(desk: Desk, name: str, role: str, secret: str = "") -> OfficerRow:
    """Add an officer; one who had left comes back, with the role and the PIN given now.

    Without a `secret` they can't sign in at a terminal, only by a key. The first officer of a desk
    is a supervisor. Whom another adds is asked for a PIN of their own when they first sign in.
    Raises OfficerRefused and SecretRefused, which say what to type, NotAllowed, `StoreError`s.
    """
    said, wanted = officer_name(name), _role(role)
    if secret:
        check_new(secret)
    hashed = hash_of(secret) if secret else ""

    def work(session: Session) -> OfficerRow:
        require_still(session, desk, Right.OFFICERS)
        others = list(session.exec(select(Officer)))
        alike = next((one for one in others if plain(one.name) == plain(said)), None)
        if alike is not None and alike.ended_at is None:
            raise OfficerRefused(f"{alike.name} is an officer already.", "name")
        if wanted is not Role.SUPERVISOR and not _supervisors(others):
            raise OfficerRefused("The first officer of a desk is a supervisor.", "role")
        row = alike or Officer(name=said, added_at=desk.now(), added_by=desk.officer)
        row.role, row.secret, row.ended_at = wanted.value, hashed, None
        row.wrong_tries, row.last_wrong_at = 0, None
        # Whoever adds the first of a desk that nobody guards yet has typed a PIN of their own.
        row.must_change = bool(hashed) and said != desk.officer and is_guarded(session)
        return _saved(session, desk, row, "officer_added", role=wanted.value, back=bool(alike))

    return desk.store.run(work)


@refusals("change role", "officer {name}", Right.OFFICERS)
def change_role(desk: Desk, name: str, role: str) -> OfficerRow:
    """Give an officer another role; the last supervisor who can sign in stays one.

    Raises as `add_officer`.
    """
    wanted = _role(role)

    def work(session: Session) -> OfficerRow:
        require_still(session, desk, Right.OFFICERS)
        row = the_officer(session, name)
        with staying_guarded(session):
            before, row.role = row.role, wanted.value
            session.add(row)
        return _saved(session, desk, row, "role_changed", before=before, after=wanted.value)

    return desk.store.run(work)


@refusals("end officer", "officer {name}", Right.OFFICERS)
def end_officer(desk: Desk, name: str) -> OfficerRow:
    """Note that an officer has left: they can't sign in, and what they did keeps their name.

    Their keys are taken away. Raises as `add_officer`, for the last supervisor who can sign
    in too.
    """

    def work(session: Session) -> OfficerRow:
        require_still(session, desk, Right.OFFICERS)
        row = the_officer(session, name)
        keys = select(OfficerKey).where(
            OfficerKey.officer_id == row.id, col(OfficerKey.ended_at).is_(None)
        )
        with staying_guarded(session):
            row.ended_at, row.secret = desk.now(), ""
            session.add(row)
            for key in session.exec(keys).all():
                key.ended_at, key.ended_by = desk.now(), desk.officer
                session.add(key)
        return _saved(session, desk, row, "officer_ended")

    return desk.store.run(work)


@refusals("set PIN", "officer {name}", Right.OFFICERS)
def set_secret(desk: Desk, name: str, secret: str) -> OfficerRow:
    """Give an officer a PIN or passphrase, as a supervisor: they choose their own at first use.

    Raises SecretRefused, OfficerRefused, NotAllowed and `StoreError`s.
    """
    return _set_secret(desk, name, secret, "secret_set")


def recover_secret(desk: Desk, name: str, secret: str) -> OfficerRow:
    """Give an officer a PIN although nobody can sign in to allow it.

    For whoever owns the database's file, which the caller has to prove; it is audited as such.
    Raises as `set_secret`.
    """
    return _set_secret(desk, name, secret, "secret_recovered")


def officer_name(text: str) -> str:
    """A typed name as it is kept. Raises OfficerRefused."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not plain(name) or plain(name).endswith(_NOBODYS):
        raise OfficerRefused("Type the officer's name, such as Jo Example.", "name")
    if len(name) > LONGEST_NAME or not name.isprintable() or set(name) & set('@"\\'):
        raise OfficerRefused(
            f"Type a name of at most {LONGEST_NAME} letters, without @, quotes or \\.", "name"
        )
    return name


def the_officer(session: Session, name: str) -> Officer:
    """The officer of that name who is here, whatever its case and accents.

    Raises OfficerRefused, which names those who may have been meant.
    """
    here = list(session.exec(select(Officer).where(col(Officer.ended_at).is_(None))))
    wanted = plain(" ".join(name.split()))
    for one in here:
        if plain(one.name) == wanted:
            return one
    close = process.extract(
        wanted, {one.name: plain(one.name) for one in here}, scorer=fuzz.WRatio, limit=3
    )
    meant = [key for _, score, key in close if score >= _ALIKE]
    if session.exec(select(Officer.name).where(Officer.name == name)).first():
        raise OfficerRefused(f"{name} has left. A supervisor can add them again.", "name")
    if meant:
        raise OfficerRefused(
            f"“{name}” is no officer of this desk. Did you mean {' or '.join(meant)}?", "name"
        )
    names = ", ".join(sorted(one.name for one in here)) or "nobody yet"
    raise OfficerRefused(f"“{name}” is no officer of this desk. There are: {names}.", "name")


@contextmanager
def staying_guarded(session: Session) -> Iterator[None]:
    """Refuse what is done within if no supervisor could sign in after it.

    Nobody could add officers then; and a desk that nobody guards lets anybody do anything.
    """
    was = is_guarded(session)
    yield
    session.flush()
    if was and not is_guarded(session):
        raise OfficerRefused(
            "No other supervisor could sign in then. Make somebody else one first, with a PIN or a "
            "key.",
            "role",
        )


def _set_secret(desk: Desk, name: str, secret: str, action: str) -> OfficerRow:
    check_new(secret)
    hashed = hash_of(secret)

    def work(session: Session) -> OfficerRow:
        row = the_officer(session, name)
        row.secret, row.must_change = hashed, row.name != desk.officer
        row.wrong_tries, row.last_wrong_at = 0, None
        return _saved(session, desk, row, action)

    return desk.store.run(work)


def _saved(
    session: Session, desk: Desk, row: Officer, action: str, **details: object
) -> OfficerRow:
    session.add(row)
    session.flush()
    assert row.id is not None
    note_change(session, "officer", row.id)
    desk.audit(session, action, f"officer {row.name}", **details)
    return next(one for one in read_officers(session, left_too=True) if one.id == row.id)


def _role(text: str) -> Role:
    words = plain(" ".join(text.split()))
    for role in Role:
        if words in (plain(role.value), plain(ROLE_WORDS[role])):
            return role
    roles = ", ".join(role.value for role in Role)
    raise OfficerRefused(f"“{text}” is no role. There are: {roles}.", "role")


def _supervisors(rows: list[Officer]) -> list[Officer]:
    return [one for one in rows if one.role == Role.SUPERVISOR and one.ended_at is None]
