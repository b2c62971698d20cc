"""What a change of the desk's settings would do, shown before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dutydesk.desk.board_row import party_label
from dutydesk.desk.clockwork import clock_key
from dutydesk.desk.context import Desk
from dutydesk.desk.labels import told_label
from dutydesk.desk.setting_effects import Effects, Moved, Stays, effects
from dutydesk.desk.setting_force import value_in_force
from dutydesk.desk.setting_keys import (
    AGAIN,
    ESCALATE,
    HOURS,
    LOCK,
    RESULTS_BY,
    SHIFTS,
    title_of,
)
from dutydesk.desk.setting_sound import read_change, with_change, words_here
from dutydesk.protocol.levels import Thresholds, level
from dutydesk.records import Clock, Person

NOTES = {
    HOURS: "No running clock hangs on the office hours: they count from the next entry on.",
    ESCALATE: "It counts at once, for alerts that are waiting too. No clock is moved by it.",
    AGAIN: "It counts at once, for alerts that have gone up too. No clock is moved by it.",
    SHIFTS: "The shift that runs now ends by the new times. Sheets that are signed stay as they "
    "are. No clock is moved by it.",
    RESULTS_BY: "It counts from today's hearings on. No clock is moved by it.",
    LOCK: "It counts at once, at every screen.",
}


@dataclass(frozen=True)
class ClockEffect:
    """One running clock that a change concerns. Instants are UTC.

    `turns` is the level that it would have at once, where that is not the one it has now; `why`
    says why a clock is not moved.
    """

    clock_id: int
    person_name: str
    case_number: str
    duty: str
    tell_label: str
    paragraphs: str
    old_due: datetime | None
    new_due: datetime | None
    new_near: datetime | None
    turns: str = ""
    why: str = ""


@dataclass(frozen=True)
class ChangePreview:
    """What a change would do. The clocks in `moves` move only if they are re-dated with it."""

    key: str
    title: str
    before: str
    after: str
    moves: tuple[ClockEffect, ...] = ()
    stays: tuple[ClockEffect, ...] = ()
    note: str = ""


def preview_change(desk: Desk, key: str, value: str) -> ChangePreview:
    """What a change would do to running clocks, were they re-dated with it. Writes nothing.

    `key` and `value` as they are typed. Raises SettingRefused and `StoreError`s.
    """
    _ = desk.rulebook
    with desk.store.read() as session:
        desk.take_up_settings(session)
        named, kept = read_change(desk, key, value)
        before, after = desk.in_force, with_change(desk, named, kept)
        found = effects(session, desk, named, before, after)
        now = desk.now()
        return ChangePreview(
            key=str(named),
            title=title_of(named),
            before=words_here(desk, named, value_in_force(before, named)),
            after=words_here(desk, named, value_in_force(after, named)),
            moves=tuple(_moved(session, one, now) for one in found.moves),
            stays=tuple(_stays(session, one) for one in found.stays),
            note=NOTES.get(named.group) or _none(found),
        )


def _none(found: Effects) -> str:
    return "" if found.moves or found.stays else "No running clock hangs on it."


def _moved(session: Session, one: Moved, now: datetime) -> ClockEffect:
    clock = one.clock
    stands = level(Thresholds(clock.near_at, clock.urgent_at, clock.due_at), now)
    turns = one.level(now)
    return _effect(session, clock, one.when, turns="" if turns == stands else turns.value)


def _stays(session: Session, one: Stays) -> ClockEffect:
    clock = one.clock
    when = Thresholds(clock.near_at, clock.urgent_at, clock.due_at)
    return _effect(session, clock, when, why=one.why)


def _effect(
    session: Session, clock: Clock, when: Thresholds, turns: str = "", why: str = ""
) -> ClockEffect:
    person = session.get_one(Person, clock.person_id)
    return ClockEffect(
        clock_id=clock_key(clock),
        person_name=person.name,
        case_number=person.case_number,
        duty=clock.duty,
        tell_label=told_label(party_label(clock.tell), clock.by),
        paragraphs=clock.paragraphs,
        old_due=clock.due_at,
        new_due=when.due_at,
        new_near=when.near_at,
        turns=turns,
        why=why,
    )
