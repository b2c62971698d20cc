"""A seat at the desk: the officer at a console, and all that the console has to know about them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import select

from dutydesk.desk import sittings
from dutydesk.desk.officers import OfficerRow, read_officers
from dutydesk.desk.rights import Standing, read_standing
from dutydesk.records import Officer
from dutydesk.store.problems import StoreError
from dutydesk.vocabulary import plain

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = ["OfficerRow", "Seat", "at_the_door", "take_seat"]


@dataclass(frozen=True)
class Seat:
    """An officer at a console.

    `sitting` names it for `desk.sittings`, empty until that could be noted. `has_secret`: they can
    unlock the screen again; `must_change`: somebody else has chosen their PIN.
    """

    desk: Desk
    sitting: str
    standing: Standing
    has_secret: bool
    must_change: bool


def take_seat(
    desk: Desk, way: sittings.Way = "desk", address: str = "", before: Seat | None = None
) -> Seat:
    """Let the desk's officer sit down, who has proved who they are; who sat there before gets up.

    Where that can't be noted now, they sit there all the same. Raises `StoreError`s where not even
    reading is possible.
    """
    uid = ""
    with suppress(StoreError):
        if before is not None:
            sittings.end(before.desk, before.sitting, "switched")
        uid = sittings.begin(desk, way, address)
    with desk.store.read() as session:
        row = session.exec(select(Officer).where(Officer.name == desk.officer)).first()
        return Seat(
            desk=desk,
            sitting=uid,
            standing=read_standing(session, desk.officer),
            has_secret=bool(row and row.secret),
            must_change=bool(row and row.must_change),
        )


def at_the_door(desk: Desk, expected: str) -> list[OfficerRow]:
    """Who can sign in here: whoever is expected by name, those who sat here last, the rest."""
    with desk.store.read() as session:
        able = [one for one in read_officers(session) if one.has_secret]
    latest = {name: number for number, name in enumerate(sittings.last_at(desk))}
    asked = plain(expected)

    def rank(row: OfficerRow) -> tuple[bool, int, str]:
        return plain(row.name) != asked, latest.get(row.name, len(latest)), row.name.casefold()

    return sorted(able, key=rank)
