"""What each role may do at the desk: one table, asked by every use case that can refuse.

A desk is guarded from the moment when a supervisor of it can prove who they are, by a PIN, a
passphrase or a key. Until then anybody may act under the name that they give, as on a desk that
one person tries out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dutydesk.desk.guarded import GUARDED
from dutydesk.errors import DutydeskError
from dutydesk.records import Role

if TYPE_CHECKING:
    from sqlmodel import Session

    from dutydesk.desk.context import Desk


class Right(StrEnum):
    """Something that one may or may not do; its value says it after "may"."""

    LOOK = "see the board, pages, clocks and protocols, and print them"
    LOG = "log, amend and void entries, and answer their questions"
    TELL = "tell, chase, and end or reopen clocks"
    TAKE = "take clocks, and answer alerts"
    NOTE = "write notes"
    HAND_OVER = "hand the desk over and take it over"
    REASSIGN = "give clocks to others"
    SET = "change what is set for the whole desk"
    OFFICERS = "add officers, and change their roles, PINs and keys"


_EVERYBODY = frozenset(Role)
_AT_WORK = frozenset({Role.DUTY, Role.COURT, Role.SUPERVISOR})

TABLE: Mapping[Right, frozenset[Role]] = {
    Right.LOOK: _EVERYBODY,
    Right.LOG: _AT_WORK,
    Right.TELL: _AT_WORK,
    Right.TAKE: _AT_WORK,
    Right.NOTE: _AT_WORK,
    Right.HAND_OVER: frozenset({Role.DUTY, Role.SUPERVISOR}),
    Right.REASSIGN: frozenset({Role.SUPERVISOR}),
    Right.SET: frozenset({Role.SUPERVISOR}),
    Right.OFFICERS: frozenset({Role.SUPERVISOR}),
}
"""Who may do what. Court officers may log all that duty officers may: at night there is nobody
else, and an entry that waits for the right person leaves a child waiting."""

ROLE_WORDS: Mapping[Role, str] = {
    Role.DUTY: "duty officer",
    Role.COURT: "court officer",
    Role.SUPERVISOR: "supervisor",
    Role.READ_ONLY: "read-only officer",
}
"""What each role is called."""


class NotAllowed(DutydeskError):
    """The officer's role does not allow it; the words say who can."""


def may(role: Role | None, right: Right) -> bool:
    """Whether a role has a right; nobody's role has none."""
    return role in TABLE[right]


@dataclass(frozen=True)
class Standing:
    """How an officer stands to the desk: whether it is guarded, and their role if they have one.

    `able`: for each right that they lack, the names of those who have it.
    """

    officer: str
    guarded: bool
    role: Role | None
    able: Mapping[Right, Sequence[str]]

    def may(self, right: Right) -> bool:
        """Whether they may."""
        return not self.guarded or may(self.role, right)

    def says(self, right: Right) -> str:
        """Whether they may and who may, in a sentence or two for people."""
        if not self.guarded:
            return f"No supervisor of this desk can sign in yet: anybody may {right.value}."
        if self.role is not None and self.may(right):
            return f"You may {right.value}, as a {ROLE_WORDS[self.role]}."
        return self.why_not(right)

    def why_not(self, right: Right) -> str:
        """Why they may not, and who may: for the officer at the desk to read."""
        roles = [f"{ROLE_WORDS[one]}s" for one in Role if may(one, right)]
        they = roles[0] if len(roles) == 1 else f"{', '.join(roles[:-1])} and {roles[-1]}"
        names = list(self.able.get(right, ()))
        named = f": {_some(names)}" if names else ""
        if self.role is None:
            you = f"{self.officer} is no officer of this desk"
        else:
            you = f"You are {self.officer}, {ROLE_WORDS[self.role]}"
        return f"Only {they} may {right.value}{named}. {you}."


def standing(desk: Desk) -> Standing:
    """How the desk's officer stands to it now. Raises `StoreError`s."""
    with desk.store.read() as session:
        return read_standing(session, desk.officer)


def read_standing(session: Session, officer: str) -> Standing:
    """As `standing`, within a session."""
    if not is_guarded(session):
        return Standing(officer, guarded=False, role=None, able={})
    there: dict[str, str] = dict(_execute(session, _THERE))
    role = Role(there[officer]) if officer in there else None
    able = {
        right: [name for name in there if may(Role(there[name]), right)]
        for right in Right
        if not may(role, right)
    }
    return Standing(officer, guarded=True, role=role, able=able)


def require(desk: Desk, right: Right) -> None:
    """Let the desk's officer go on, or raise NotAllowed, which says who can.

    What is done again because an earlier entry was amended was allowed when it was done.
    """
    if desk.redoing:
        return  # not even read
    with desk.store.read() as session:
        require_still(session, desk, right)


def require_still(session: Session, desk: Desk, right: Right) -> None:
    """As `require`, in the transaction that writes: a role may have been changed a moment ago."""
    found = read_standing(session, desk.officer)
    if not desk.redoing and not found.may(right):
        raise NotAllowed(found.why_not(right))


def is_guarded(session: Session) -> bool:
    """Whether a supervisor of this desk can prove who they are."""
    return bool(_execute(session, GUARDED)[0][0])


def _execute(session: Session, asked: str) -> Sequence[Any]:
    # Asked before every act, so of the driver: SQLAlchemy would take ten times as long.
    return session.connection().exec_driver_sql(asked).all()


_THERE = "SELECT name, role FROM officers WHERE ended_at IS NULL ORDER BY name"


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
