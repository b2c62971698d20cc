"""Officers who use the desk, their keys, and who sits at which terminal."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel


class Role(StrEnum):
    """What an officer is to the desk; `desk.rights` says what each may do."""

    DUTY = "duty"
    COURT = "court"
    SUPERVISOR = "supervisor"
    READ_ONLY = "read-only"


class Officer(SQLModel, table=True):
    """Somebody who acts at the desk. `role` is one of `Role`.

    `secret` is the argon2 hash of a PIN or passphrase, empty while there is none; `must_change`:
    somebody else has chosen it. `wrong_tries` counts those since it was last right. An officer who
    has left (`ended_at`) is kept, because what they did bears their name.
    """

    __tablename__ = "officers"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, index=True)
    role: str = Role.DUTY.value
    secret: str = ""
    must_change: bool = False
    wrong_tries: int = 0
    last_wrong_at: datetime | None = None
    added_at: datetime | None = None
    added_by: str = ""
    ended_at: datetime | None = None


class OfficerKey(SQLModel, table=True):
    """A public SSH key of an officer: `public` is its line "type base64", without a comment.

    A key that was taken away (`ended_at`) is kept, because sessions name it by its fingerprint.
    """

    __tablename__ = "officer_keys"

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officers.id", index=True)
    public: str
    fingerprint: str = Field(index=True)
    comment: str = ""
    added_at: datetime
    added_by: str
    last_used_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str = ""


class Sitting(SQLModel, table=True):
    """One officer's time at one terminal, from signing in to signing out.

    `way`: "desk" for a terminal of the desk's own, "ssh" for a hosted session, with where it came
    from in `address`. `seen_at` is when the console last said that it is alive; `locked_at` is set
    while it is locked. `ended_how`: left, switched, idle, line dropped, not heard from.
    """

    __tablename__ = "sittings"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True, index=True)
    officer: str
    terminal: str
    way: str = "desk"
    address: str = ""
    began_at: datetime
    seen_at: datetime
    locked_at: datetime | None = None
    ended_at: datetime | None = Field(default=None, index=True)
    ended_how: str = ""
