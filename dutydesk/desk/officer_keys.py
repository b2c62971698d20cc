"""Officers' public SSH keys: adding and taking them away, and whose a key is.

A key proves who somebody is, as a PIN does. Only the public half is ever kept here.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.by_key import proof_of
from dutydesk.desk.officers import staying_guarded, the_officer
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right, require_still
from dutydesk.errors import DutydeskError
from dutydesk.records import Officer, OfficerKey
from dutydesk.store.rows import note_change

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

SHORTEST_RSA = 3072
"""Bits of the shortest RSA key that is taken: what NIST and BSI count as safe beyond 2030."""

TYPES = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)
"""The types of key that are taken, the one to recommend first."""

_HOW = "ssh-keygen -t ed25519 makes a good one, and the key to add is in the file that ends in .pub"
_LONGEST_COMMENT = 80
_LONGEST = 16_384  # characters; the longest key that is taken has some 3,000


class KeyRefused(DutydeskError):
    """A key can't be added or isn't there; the words say what to do instead."""


@dataclass(frozen=True)
class PublicKey:
    """A public key as it was read: its line "type base64", SHA256 fingerprint, and comment."""

    public: str
    fingerprint: str
    comment: str


@dataclass(frozen=True)
class KeyRow:
    """A key of an officer. Times are UTC; `ended_at` is when it was taken away, if it was."""

    officer: str
    public: str
    fingerprint: str
    comment: str
    added_at: datetime
    added_by: str
    last_used_at: datetime | None
    ended_at: datetime | None

    @property
    def type(self) -> str:
        """The key's type, such as ssh-ed25519."""
        return self.public.partition(" ")[0]


@refusals("add key", "officer {name}", Right.OFFICERS)
def add_key(desk: Desk, name: str, text: str) -> KeyRow:
    """Add a public key, the line of a .pub file, to an officer's. One they have changes nothing.

    Raises KeyRefused for what is no good key or is another officer's, OfficerRefused, NotAllowed,
    `StoreError`s.
    """
    key = read_key(text)

    def work(session: Session) -> KeyRow:
        require_still(session, desk, Right.OFFICERS)
        officer = the_officer(session, name)
        had = _in_use(session, key.fingerprint)
        if had is not None:
            row, holder = had
            if holder.id != officer.id:
                raise KeyRefused(
                    f"{holder.name} has this key. A key is one person's: {officer.name} needs "
                    f"another, or take it away first: dutydesk officer key remove {key.fingerprint}"
                )
            return _row(row, officer)
        assert officer.id is not None
        row = OfficerKey(
            officer_id=officer.id,
            public=key.public,
            fingerprint=key.fingerprint,
            comment=key.comment,
            added_at=desk.now(),
            added_by=desk.officer,
        )
        return _saved(session, desk, row, officer, "key_added")

    return desk.store.run(work)


@refusals("remove key", "key {given}", Right.OFFICERS)
def remove_key(desk: Desk, given: str) -> KeyRow:
    """Take a key away, by its fingerprint or the beginning of one: nobody gets in by it any more.

    Sessions that were begun with it are ended by the host within seconds. Raises as `add_key`, and
    OfficerRefused for the last key by which a supervisor could still come in.
    """

    def work(session: Session) -> KeyRow:
        require_still(session, desk, Right.OFFICERS)
        row, officer = _meant(session, given)
        with staying_guarded(session):
            row.ended_at, row.ended_by = desk.now(), desk.officer
            session.add(row)
        return _saved(session, desk, row, officer, "key_removed")

    return desk.store.run(work)


def keys(desk: Desk, name: str = "", *, ended_too: bool = False) -> list[KeyRow]:
    """The officers' keys in use, or one officer's; with `ended_too` also those taken away.

    Raises OfficerRefused for a name that is nobody's, `StoreError`s.
    """
    with desk.store.read() as session:
        asked = _KEYS.order_by(col(Officer.name), col(OfficerKey.id))
        if name:
            asked = asked.where(OfficerKey.officer_id == the_officer(session, name).id)
        if not ended_too:
            asked = asked.where(col(OfficerKey.ended_at).is_(None))
        return [_row(row, officer) for row, officer in session.exec(asked)]


@refusals("export keys", "keys of officers", Right.OFFICERS)
def export_keys(desk: Desk, name: str = "") -> list[tuple[KeyRow, str]]:
    """The keys in use (or one officer's), each with the proof that lets sshd begin sessions by it.

    Raises KeyRefused if there is none, NotLetIn without the desk's own key, and as `keys`.
    """
    found = keys(desk, name)
    if not found:
        whose = f"{name} has no key" if name else "No officer has a key"
        raise KeyRefused(f"{whose} yet. dutydesk officer key add adds one.")

    def work(session: Session) -> list[tuple[KeyRow, str]]:
        require_still(session, desk, Right.OFFICERS)
        proved = [(one, proof_of(desk.store.ring, one.fingerprint)) for one in found]
        desk.audit(session, "keys_exported", name or "officers", keys=len(proved))
        return proved

    return desk.store.run(work)


def holder(desk: Desk, fingerprint: str) -> KeyRow | None:
    """The key of that fingerprint that lets somebody in now; None if none does.

    Neither one that was taken away nor one of an officer who has left lets anybody in.
    """
    with desk.store.read() as session:
        found = _in_use(session, fingerprint)
        return _row(*found) if found is not None and found[1].ended_at is None else None


def read_key(text: str) -> PublicKey:
    """Read one public key: a line as in a .pub file. Raises KeyRefused, never telling the text.

    asyncssh alone would take much more: a private key, the first of several, DSA, a short RSA key.
    """
    given = text.strip()
    if "PRIVATE KEY" in given or given.startswith("PuTTY-User-Key-File"):
        raise KeyRefused(
            "That is a private key, which nobody but its owner may see; nothing of it was kept. "
            f"If others can have seen it, make another. Give the public one: {_HOW}."
        )
    lines = [one for one in re.split(r"[\r\n]+", given) if one and not one.startswith("#")]
    if not lines:
        raise KeyRefused(f"There is no key. {_HOW}.")
    if len(lines) > 1 or len(given) > _LONGEST:
        raise KeyRefused("That is more than one line. Add one key at a time, the line of its .pub.")
    kind, _, rest = lines[0].strip().partition(" ")
    if re.fullmatch(r"ssh-dss|.*-cert-v0\d@openssh\.com", kind):
        raise KeyRefused(f"A key of type {kind} is not taken. {_HOW}.")
    if kind not in TYPES:
        if any(f" {one} " in lines[0] for one in TYPES):
            raise KeyRefused(
                "Something stands before the key, such as options. Give the key alone, from "
                f"{' or '.join(TYPES[:1])} on: the desk knows itself what a session may do."
            )
        raise KeyRefused(f"That is no public SSH key. {_HOW}.")
    return _decoded(kind, rest)


def _decoded(kind: str, rest: str) -> PublicKey:
    from asyncssh import KeyImportError, import_public_key  # half a second, and not on Windows

    blob, _, comment = rest.strip().partition(" ")
    try:
        b64decode(blob, validate=True)
        key = import_public_key(f"{kind} {blob}")
    except (KeyImportError, binascii.Error, ValueError) as error:
        raise KeyRefused(
            "The key is not whole: a part was lost when it was copied. Copy the one line of its "
            ".pub file again."
        ) from error
    bits = getattr(key.pyca_key, "key_size", 0)
    if kind == "ssh-rsa" and bits < SHORTEST_RSA:
        raise KeyRefused(
            f"An RSA key of {bits} bits is too short; {SHORTEST_RSA} are the least. {_HOW}."
        )
    said = "".join(one if one.isprintable() else " " for one in comment).strip()
    return PublicKey(f"{kind} {blob}", key.get_fingerprint(), said[:_LONGEST_COMMENT])


_KEYS = select(OfficerKey, Officer).where(OfficerKey.officer_id == Officer.id)


def _in_use(session: Session, fingerprint: str) -> tuple[OfficerKey, Officer] | None:
    asked = _KEYS.where(OfficerKey.fingerprint == fingerprint, col(OfficerKey.ended_at).is_(None))
    return session.exec(asked).first()


def _meant(session: Session, given: str) -> tuple[OfficerKey, Officer]:
    """The one key in use whose fingerprint begins so; "SHA256:" may be left out."""
    wanted = given.strip().removeprefix("SHA256:")
    in_use = session.exec(_KEYS.where(col(OfficerKey.ended_at).is_(None))).all()
    found = [one for one in in_use if one[0].fingerprint[len("SHA256:") :].startswith(wanted)]
    if wanted and len(found) == 1:
        return found[0]
    if wanted and found:
        raise KeyRefused(f"{len(found)} keys begin with “{given}”. Type more of the fingerprint.")
    raise KeyRefused(
        f"No key in use begins with “{given}”. dutydesk officer key list shows their fingerprints."
    )


def _saved(session: Session, desk: Desk, row: OfficerKey, officer: Officer, action: str) -> KeyRow:
    session.add(row)
    session.flush()
    assert row.id is not None
    note_change(session, "officer_key", row.id)
    desk.audit(session, action, f"officer {officer.name}", key=row.fingerprint)
    return _row(row, officer)


def _row(row: OfficerKey, officer: Officer) -> KeyRow:
    return KeyRow(
        officer=officer.name,
        public=row.public,
        fingerprint=row.fingerprint,
        comment=row.comment,
        added_at=row.added_at,
        added_by=row.added_by,
        last_used_at=row.last_used_at,
        ended_at=row.ended_at,
    )
