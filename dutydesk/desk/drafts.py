"""Half-typed entries: they outlive a lock, a dropped line and a crash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from dutydesk.desk.refusals import audited_refusals
from dutydesk.desk.rights import NotAllowed, Right, read_standing
from dutydesk.records import Draft
from dutydesk.store.rows import note_change

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


SHEET_WORDS = "handover"
"""The kind of draft that holds half-typed words for a shift sheet; no sheet lists it."""


@dataclass(frozen=True)
class DraftRow:
    """What stood in a form of `kind`. `about` names whom and what it is about, for people."""

    uid: str
    kind: str
    about: str
    typed: Mapping[str, Any]
    officer: str
    terminal: str
    started_at: datetime
    saved_at: datetime


def keep_draft(desk: Desk, uid: str, kind: str, typed: Mapping[str, Any], about: str = "") -> None:
    """Keep what stands in a form, in place of what was kept under `uid` before.

    `uid` is the entry's: saving the entry drops its draft. It is audited when it is begun, and when
    another officer or terminal goes on with it: then it asks for the right to log, or for words to
    a shift sheet to hand over. Raises NotAllowed and `StoreError`s.
    """
    with audited_refusals(desk, "keep", f"draft {uid}"):
        desk.store.run(lambda session: _keep(session, desk, uid, kind, typed, about))


def drafts(desk: Desk) -> list[DraftRow]:
    """The officer's drafts, the one last touched first."""
    with desk.store.read() as session:
        rows = session.exec(select(Draft).where(Draft.officer == desk.officer)).all()
    return newest_first(rows)


def find_draft(desk: Desk, uid: str) -> DraftRow | None:
    """Anybody's draft, to go on with; None if it has been saved or thrown away."""
    with desk.store.read() as session:
        row = _find(session, uid)
        return None if row is None else newest_first([row])[0]


def drop_draft(desk: Desk, uid: str) -> None:
    """Throw a draft away; nothing happens if it is gone already.

    One's own, or with the right to go on with it anybody's: each stands on the shift sheet, where
    it is offered to whoever takes the desk over, and one whose officer has left would stand there
    for ever. The trail says whose it was. Raises NotAllowed and `StoreError`s.
    """
    with audited_refusals(desk, "drop", f"draft {uid}"):
        desk.store.run(lambda session: _drop(session, desk, uid))


def drafts_about(session: Session, person_id: int) -> list[DraftRow]:
    """Anybody's drafts about this young person, the one last touched first."""
    rows = session.exec(select(Draft).order_by(col(Draft.id)))
    return newest_first(row for row in rows if _person_of(row.typed) == person_id)


def newest_first(rows: Iterable[Draft]) -> list[DraftRow]:
    """Drafts as they are shown, the one last touched first."""
    in_order = sorted(rows, key=lambda row: (row.saved_at, row.id or 0), reverse=True)
    return [DraftRow(**row.model_dump(exclude={"id"})) for row in in_order]


def _keep(
    session: Session, desk: Desk, uid: str, kind: str, typed: Mapping[str, Any], about: str
) -> None:
    now = desk.now()
    row = _find(session, uid) or Draft(
        uid=uid, kind=kind, officer=desk.officer, terminal="", started_at=now, saved_at=now
    )
    taken = (row.officer, row.terminal) != (desk.officer, desk.terminal)
    if taken:  # whoever goes on typing has been asked: this runs at every pause
        _require(session, desk, row.kind)
    # Whoever typed last has it: a shift that is handed over goes on with the same draft.
    row.officer, row.terminal = desk.officer, desk.terminal
    row.typed, row.about, row.saved_at = dict(typed), about, now
    session.add(row)
    session.flush()
    assert row.id is not None
    if taken:  # what is kept while they go on typing is the same act
        desk.audit(session, "drafted", f"draft {uid}", kind=kind)
    note_change(session, "draft", row.id)


def _drop(session: Session, desk: Desk, uid: str) -> None:
    row = _find(session, uid)
    own = row is not None and row.officer == desk.officer
    if not own:
        _require(session, desk, row.kind if row else "")
    if row is not None and row.id is not None:
        session.delete(row)
        note_change(session, "draft", row.id)
        whose = {} if own else {"of": row.officer}
        desk.audit(session, "dropped", f"draft {uid}", kind=row.kind, **whose)


def _require(session: Session, desk: Desk, kind: str) -> None:
    right = Right.HAND_OVER if kind == SHEET_WORDS else Right.LOG
    found = read_standing(session, desk.officer)
    if not found.may(right):
        raise NotAllowed(found.why_not(right))


def _find(session: Session, uid: str) -> Draft | None:
    return session.exec(select(Draft).where(Draft.uid == uid)).first()


def _person_of(typed: Mapping[str, Any]) -> object:
    """The id of the young person whom the form's person picker had chosen, if any."""
    person = typed.get("person")
    return person.get("key") if isinstance(person, Mapping) else person
