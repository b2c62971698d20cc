"""Handing the desk over: the sheet as it stands, signed by who leaves, accepted by who comes.

Both are evidence: written once, never changed. A sheet that nobody has accepted is superseded by
none that is signed after it; the newest asks to be accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.handover_build import build
from dutydesk.desk.handover_sheet import Sheet
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right, read_standing
from dutydesk.desk.sittings import SILENT
from dutydesk.errors import DutydeskError
from dutydesk.protocol.calendar import show
from dutydesk.protocol.duty_shifts import to_hand_over
from dutydesk.records import Draft, Handover, HandoverAcceptance, Sitting
from dutydesk.store.problems import damaged
from dutydesk.store.rows import note_change

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

MOST_WORDS = 4000
"""How long what somebody writes to a sheet may be."""


class HandoverRefused(DutydeskError):
    """A sheet can't be signed or accepted like that; the words say what to do.

    `alone`: only because the officer would accept their own, and nobody else is at the desk.
    """

    def __init__(self, words: str, *, alone: bool = False) -> None:
        super().__init__(words)
        self.alone = alone


@dataclass(frozen=True)
class Acceptance:
    """Who has taken the desk over, with their words; `at` is UTC."""

    officer: str
    terminal: str
    at: datetime
    words: str


@dataclass(frozen=True)
class SignedSheet:
    """A sheet as it was signed, and who accepted it, if anybody has. Instants are UTC."""

    id: int
    uid: str
    sheet: Sheet
    words: str
    officer: str
    terminal: str
    signed_at: datetime
    accepted: Acceptance | None

    @property
    def alone(self) -> bool:
        """Whether it was accepted by the one who signed it, who was alone at the desk."""
        return self.accepted is not None and self.accepted.officer == self.officer

    @property
    def accepted_words(self) -> str:
        """Who accepted it and when, in words; that nobody did, where nobody has."""
        if self.accepted is None:
            return "Not accepted yet"
        said = f"Accepted by {self.accepted.officer}, {show(self.accepted.at)}"
        return f"{said}, who also signed it: nobody else was at the desk" if self.alone else said


def sheet_now(desk: Desk) -> Sheet:
    """The sheet as it stands now. Raises `StoreError`s."""
    at = desk.now()
    with desk.store.read() as session:
        return build(session, desk, at, to_hand_over(at, desk.settings.shifts))


@refusals("hand over", "handover {uid}", Right.HAND_OVER)
def sign(desk: Desk, uid: str, words: str, read: str = "") -> SignedSheet:
    """Sign the sheet as it stands now, with words for the next officer.

    `uid` is the handover's, made before: signing twice under it signs once, and drops what was
    kept half-typed under it. `read` is the mark of the sheet that the officer has read: raises
    HandoverRefused where another one stands now, or for too many words; and `StoreError`s.
    """
    said = words.strip()
    _refuse_length(said)
    number = desk.store.run(lambda session: _sign(session, desk, uid, said, read))
    return signed_sheet(desk, number)


def _sign(session: Session, desk: Desk, uid: str, words: str, read: str) -> int:
    known = session.exec(select(Handover.id).where(Handover.uid == uid)).first()
    if known is not None:
        return known
    at = desk.now()
    sheet = build(session, desk, at, to_hand_over(at, desk.settings.shifts))
    if read and sheet.mark != read:
        raise HandoverRefused(
            "The sheet is not the one that you have read: something was saved, or fell due, "
            "meanwhile. It is shown anew; read it, then sign."
        )
    row = Handover(
        uid=uid,
        since=sheet.since,
        until=sheet.until,
        sheet=sheet.model_dump(mode="json"),
        words=words,
        officer=desk.officer,
        terminal=desk.terminal,
        signed_at=at,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    _drop_draft(session, uid)
    note_change(session, "handover", row.id)
    desk.audit(session, "signed", f"handover {row.id}", lines=sheet.count)
    return row.id


@refusals("take over", "handover {handover_id}", Right.HAND_OVER)
def accept(
    desk: Desk, handover_id: int, words: str, *, alone: bool = False, draft: str = ""
) -> SignedSheet:
    """Accept a sheet, with words if there is anything to say; the desk is this officer's then.

    Accepting again what one has accepted changes nothing. One's own sheet is accepted only by an
    officer who is alone at the desk and says so (`alone`), and the record then says it too. What
    was kept half-typed under the uid `draft` goes. Raises HandoverRefused and `StoreError`s.
    """
    said = words.strip()
    _refuse_length(said)
    desk.store.run(lambda session: _accept(session, desk, handover_id, said, alone, draft))
    return signed_sheet(desk, handover_id)


def _accept(
    session: Session, desk: Desk, handover_id: int, words: str, alone: bool, draft: str
) -> None:
    row = _find(session, handover_id)
    accepted = _acceptance(session, handover_id)
    if accepted is not None:
        if accepted.officer == desk.officer:
            return
        raise HandoverRefused(
            f"{accepted.officer} has accepted it already, {show(accepted.accepted_at)}."
        )
    own = row.officer == desk.officer
    if own:
        _refuse_own(session, desk, alone)
    session.add(
        HandoverAcceptance(
            handover_id=handover_id,
            words=words,
            officer=desk.officer,
            terminal=desk.terminal,
            accepted_at=desk.now(),
        )
    )
    _drop_draft(session, draft)
    note_change(session, "handover", handover_id)
    said = {"own": "nobody else was at the desk"} if own else {}
    desk.audit(session, "accepted", f"handover {handover_id}", signed_by=row.officer, **said)


def _refuse_own(session: Session, desk: Desk, alone: bool) -> None:
    others = others_here(session, desk)
    if others:
        raise HandoverRefused(
            f"You have signed this sheet: another officer accepts it. At the desk now: "
            f"{', '.join(others)}."
        )
    if not alone:
        raise HandoverRefused(
            "You have signed this sheet yourself. The next officer accepts it; if you stay on "
            "alone, accept it as the only officer at the desk.",
            alone=True,
        )


def others_here(session: Session, desk: Desk) -> list[str]:
    """The other officers who sit at a terminal now and may take the desk over, by name."""
    sitting = select(Sitting.officer).where(
        col(Sitting.ended_at).is_(None),
        Sitting.officer != desk.officer,
        Sitting.seen_at > desk.now() - SILENT,
    )
    names = set(session.exec(sitting).all())
    return sorted(one for one in names if read_standing(session, one).may(Right.HAND_OVER))


# Reading.


def signed_sheet(desk: Desk, handover_id: int) -> SignedSheet:
    """A sheet as it was signed. Raises HandoverRefused where there is none of that number.

    Raises StoreDamaged, as all that reads sheets does, for one that was spoilt by hand.
    """
    with desk.store.read() as session, _readable(session):
        return _signed(session, _find(session, handover_id))


def view_signed(desk: Desk, handover_id: int) -> SignedSheet:
    """As `signed_sheet`, and note in the trail that it was read: it is full of names."""
    found = signed_sheet(desk, handover_id)
    desk.store.run(lambda session: desk.audit(session, "viewed", f"handover {handover_id}"))
    return found


def signed_sheets(desk: Desk, limit: int = 100) -> list[SignedSheet]:
    """The sheets that were signed, the newest first."""
    with desk.store.read() as session, _readable(session):
        asked = select(Handover).order_by(col(Handover.id).desc()).limit(limit)
        return [_signed(session, row) for row in session.exec(asked).all()]


def waiting(desk: Desk) -> SignedSheet | None:
    """The sheet that asks to be accepted: the newest, if nobody has accepted it."""
    newest = next(iter(signed_sheets(desk, 1)), None)
    return newest if newest is not None and newest.accepted is None else None


@contextmanager
def _readable(session: Session) -> Iterator[None]:
    try:
        yield
    except ValueError as error:  # no JSON, or none of a sheet: dutydesk has not written that
        place = str(session.connection().engine.url.database)
        why = "holds a shift sheet (table handovers) that can't be read"
        raise damaged(place, why) from error


def _signed(session: Session, row: Handover) -> SignedSheet:
    assert row.id is not None
    accepted = _acceptance(session, row.id)
    return SignedSheet(
        id=row.id,
        uid=row.uid,
        sheet=Sheet.model_validate(row.sheet),
        words=row.words,
        officer=row.officer,
        terminal=row.terminal,
        signed_at=row.signed_at,
        accepted=None
        if accepted is None
        else Acceptance(accepted.officer, accepted.terminal, accepted.accepted_at, accepted.words),
    )


def _find(session: Session, handover_id: int) -> Handover:
    row = session.get(Handover, handover_id)
    if row is None:
        raise HandoverRefused(
            f"There is no shift sheet {handover_id}. dutydesk handover list shows those there are."
        )
    return row


def _acceptance(session: Session, handover_id: int) -> HandoverAcceptance | None:
    asked = select(HandoverAcceptance).where(HandoverAcceptance.handover_id == handover_id)
    return session.exec(asked).first()


def _refuse_length(words: str) -> None:
    if len(words) > MOST_WORDS:
        raise HandoverRefused(
            f"That is {len(words):,} characters; there is room for {MOST_WORDS:,}. Shorten it."
        )


def _drop_draft(session: Session, uid: str) -> None:
    row = session.exec(select(Draft).where(Draft.uid == uid)).first() if uid else None
    if row is not None and row.id is not None:
        session.delete(row)
        note_change(session, "draft", row.id)
