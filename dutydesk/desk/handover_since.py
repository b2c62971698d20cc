"""What has become of a signed sheet since: for the officer who is about to accept it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.board_at import ENDS
from dutydesk.desk.clock_words import stands
from dutydesk.desk.handover import SignedSheet, sheet_now, signed_sheet, waiting
from dutydesk.desk.handover_build import build
from dutydesk.desk.handover_sheet import MISSED, Item, Sheet, SheetLine
from dutydesk.protocol.duty_shifts import Handing, Shift
from dutydesk.records import Clock, ClockEvent, ClockState, Handover

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class HandoverPage:
    """What there is to see of handing over: the sheet as it stands `now`, and one that was signed.

    `numbers` are those of all that were signed, the newest first. `waiting` asks to be accepted;
    `shown` is the one that was asked for, and `since` what has changed since it was signed, where
    nobody has accepted it.
    """

    now: Sheet
    numbers: tuple[int, ...]
    waiting: SignedSheet | None
    shown: SignedSheet | None
    since: Since


@dataclass(frozen=True)
class Since:
    """What is otherwise now than on the sheet.

    - `gone`: lines that are settled or stand on it no more, each with what has become of it.
    - `missed`: lines of it whose limit has passed since; `new`: what has come to it.
    """

    gone: tuple[tuple[SheetLine, str], ...] = ()
    missed: tuple[SheetLine, ...] = ()
    new: tuple[SheetLine, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything has changed."""
        return bool(self.gone or self.missed or self.new)


def handover_page(desk: Desk, number: int | None = None) -> HandoverPage:
    """The sheet now, and the signed one of that number. Raises `StoreError`s."""
    asked = select(Handover.id).order_by(col(Handover.id).desc())
    with desk.store.read() as session:
        numbers = tuple(one for one in session.exec(asked) if one is not None)
    shown = None if number is None else signed_sheet(desk, number)
    waits = shown is not None and shown.accepted is None
    return HandoverPage(
        now=sheet_now(desk),
        numbers=numbers,
        waiting=waiting(desk),
        shown=shown,
        since=changes_since(desk, shown) if shown is not None and waits else Since(),
    )


def changes_since(desk: Desk, signed: SignedSheet) -> Since:
    """Hold a signed sheet against the desk as it stands now. Raises `StoreError`s."""
    old = signed.sheet
    hands = Handing(Shift(old.since, old.ends), old.until)
    with desk.store.read() as session:
        now = build(session, desk, desk.now(), hands)
        items = {line.item for line in old.lines}
        were_missed = {line.item for line in old.group(MISSED).lines}
        gone = dict(_gone(session, desk, signed, now))
        missed = tuple(
            line
            for line in now.group(MISSED).lines
            if line.item in items - were_missed and line.item not in gone
        )
    lines = {line.item: line for line in reversed([*old.lines])}
    new = {line.item: line for line in reversed([*now.lines]) if line.item not in items}
    return Since(
        gone=tuple((lines[item], words) for item, words in gone.items()),
        missed=missed,
        new=tuple(reversed(new.values())),
    )


def _gone(
    session: Session, desk: Desk, signed: SignedSheet, now: Sheet
) -> Iterator[tuple[Item, str]]:
    still = {line.item for line in now.lines}
    keys = {int(line.key) for line in signed.sheet.lines if line.what == "clock"}
    clocks = {one.id: one for one in session.exec(select(Clock).where(col(Clock.id).in_(keys)))}
    ended = set(
        session.exec(
            select(ClockEvent.clock_id)
            .where(col(ClockEvent.clock_id).in_(keys), ClockEvent.at > signed.signed_at)
            .where(col(ClockEvent.what).in_(ENDS))
        )
    )
    for item in dict.fromkeys(line.item for line in signed.sheet.lines):
        what, key = item
        if what == "clock":
            clock = clocks.get(int(key))
            if clock is None:
                continue
            settled = clock.state is not ClockState.RUNNING and clock.id in ended
            if settled or item not in still:
                yield item, stands(clock, desk.now())
        elif item not in still:
            yield item, _SETTLED[what]


_SETTLED = {
    "hearing": "has its result, was arranged, or was moved",
    "draft": "was saved, or thrown away",
    "note": "was read",
}
