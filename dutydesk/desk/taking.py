"""Who has a clock: taking it, giving it back, and a supervisor's giving it to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlmodel import Session, col, select

from dutydesk.desk.changing import NotPossible, change_clock, changed, running_clock
from dutydesk.desk.clockwork import clock_key, tell_story
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.mentions import an_officer, mentioned
from dutydesk.desk.notes import keep_note
from dutydesk.desk.officers import OfficerRow, read_officers
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right, may
from dutydesk.records import Clock, Note
from dutydesk.store.rows import note_change

MOST_WORDS = 4000
"""How long the words that go with given clocks may be: as those of a note."""


class TakenAlready(NotPossible):
    """Somebody else has the clock; `holder` is who."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"{holder} has it. Take it again to take it over from them: they are told."
        )
        self.holder = holder


@refusals("take", "clock {clock_id}", Right.TAKE)
def take(desk: Desk, clock_id: int, over_from: str | None = None) -> None:
    """Take a clock: every terminal shows who has it.

    One that somebody else has is taken over only from `over_from`, who is told by a note: so of two
    who take a clock at once the second learns of the first. Raises TakenAlready, NotPossible.
    """

    def work(session: Session) -> None:
        clock = running_clock(session, clock_id)
        holder, clock.taken_by = clock.taken_by, desk.officer
        if holder == desk.officer:
            return
        if holder and holder != over_from:
            raise TakenAlready(holder)
        said = f"Taken by {desk.officer}"
        if holder:
            said = f"Taken over from {holder} by {desk.officer}"
            if _is_here(session, holder):
                words = f"{desk.officer} has taken this over from {holder}."
                keep_note(session, desk, new_uid(), words, clock.person_id, clock_id, [holder])
        changed(session, desk, clock, "taken", said)

    desk.store.run(work)


@refusals("release", "clock {clock_id}", Right.TAKE)
def release(desk: Desk, clock_id: int) -> None:
    """Give back a clock that one has taken. Raises NotPossible for one that one has not."""

    def give_back(_: Session, clock: Clock) -> None:
        if clock.taken_by != desk.officer:
            raise NotPossible(
                f"{clock.taken_by} has it, and only they give it back."
                if clock.taken_by
                else "Nobody has this clock."
            )
        clock.taken_by = None

    change_clock(desk, clock_id, "released", f"Given back by {desk.officer}", give_back)


@refusals("reassign", "clocks {clock_ids}", Right.REASSIGN)
def reassign(
    desk: Desk, clock_ids: Sequence[int], to: str, words: str, uid: str | None = None
) -> list[int]:
    """Give running clocks to an officer, with `words` for them; gives the ids of those it gave.

    They get a note: on the clock, or on the young person for several of theirs. Whoever had them
    is mentioned too. Clocks that they have already stay as they are. Saving the same `uid` again
    changes nothing. Raises NotPossible for somebody who may not take clocks or has left, for a
    clock that has ended, without a clock, or for too many words; OfficerRefused for an unknown
    name.
    """
    if len(words) > MOST_WORDS:
        raise NotPossible(
            f"That is {len(words):,} characters; there is room for {MOST_WORDS:,}. Shorten it."
        )
    number = (uid or new_uid())[:40]

    def work(session: Session) -> list[int]:
        if session.exec(select(Note.id).where(col(Note.uid).startswith(f"{number}-"))).first():
            return []
        officer = an_officer(session, to)
        if not may(officer.role, Right.TAKE):
            raise NotPossible(f"{officer.name} may only read. Give it to somebody who can act.")
        found = [running_clock(session, one) for one in dict.fromkeys(clock_ids)]
        if not found:
            raise NotPossible("Choose the clocks first.")
        clocks = [one for one in found if one.taken_by != officer.name]
        in_order = sorted(clocks, key=lambda one: (one.person_id, clock_key(one)))
        for person_id, of in groupby(in_order, key=lambda one: one.person_id):
            _give(session, desk, officer, list(of), words, f"{number}-{person_id}")
        if clocks:
            subject = ", ".join(f"clock {clock_key(one)}" for one in clocks)
            desk.audit(session, "given", subject, to=officer.name)
        return [clock_key(one) for one in clocks]

    return desk.store.run(work)


def _give(
    session: Session, desk: Desk, officer: OfficerRow, clocks: list[Clock], words: str, uid: str
) -> None:
    """Give one young person's clocks to an officer, and tell all whom it concerns."""
    had = sorted({one.taken_by for one in clocks if one.taken_by})
    duties = "; ".join(f"{one.duty} ({one.paragraphs})" for one in clocks)
    said = f"Given to {officer.name}: {duties}."
    if had:
        said += f" Until now with {', '.join(had)}."
    if said_too := " ".join(words.split()):
        said += f" {said_too}"
    concerned = [officer.name, *(one for one in had if _is_here(session, one))]
    only = clock_key(clocks[0]) if len(clocks) == 1 else None
    to_tell = mentioned(session, words, concerned)
    keep_note(session, desk, uid, said, clocks[0].person_id, only, to_tell)
    for clock in clocks:
        clock.taken_by = officer.name
        session.add(clock)
        tell_story(session, desk, clock, "given", officer.name)
        note_change(session, "clock", clock_key(clock))


def _is_here(session: Session, name: str) -> bool:
    return any(one.name == name for one in read_officers(session))
