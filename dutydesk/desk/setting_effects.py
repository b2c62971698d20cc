"""What a change of the desk's settings does to running clocks, if the supervisor has them re-dated.

A clock keeps what opened it: left alone, a change is for the clocks that open from now on. Re-dated
with it are the clocks that the change itself moves, and each of them only by what has changed: a
new target goes by the clock's own calendar, a new calendar by the clock's own target. What has been
missed stays missed, and is not moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import clock_key, close_alerts, tell_story
from dutydesk.desk.context import Desk
from dutydesk.desk.rounds import anchors_of
from dutydesk.desk.running import rule_of
from dutydesk.desk.setting_force import STATUTE, InForce, in_force
from dutydesk.desk.setting_keys import CALENDAR, TARGETS, WARN, Key, split_key, title_of
from dutydesk.desk.steps import step
from dutydesk.protocol.calendar import Calendar
from dutydesk.protocol.due import Due, due, target_in
from dutydesk.protocol.facts import check_values
from dutydesk.protocol.levels import Level, Thresholds, crossings, level, thresholds
from dutydesk.protocol.limits import limit_adapter
from dutydesk.protocol.spans import Span
from dutydesk.records import Alert, Clock, ClockState, Did, SettingChange
from dutydesk.store.rows import note_change

MISSED = "its time has passed: what was missed stays missed"
PROTOCOLS = "the protocol's own limit comes first, and no desk target changes that"
SAME = "it comes to the same time"
CLOSING = "a statute's: a day on which only the council closes still counts"

Targets = Mapping[str, Span]


class Moved(NamedTuple):
    """A running clock as it would stand: `when` are its new times, `found` how they came about.

    `found` is None where only the times to warn change.
    """

    clock: Clock
    when: Thresholds
    found: Due | None
    calendar: Calendar

    def level(self, now: datetime) -> Level:
        """How urgent it would be."""
        return level(self.when, now)


class Stays(NamedTuple):
    """A running clock that the change concerns and does not move, and why."""

    clock: Clock
    why: str


@dataclass(frozen=True)
class Effects:
    """What would become of the running clocks that a change concerns."""

    moves: Sequence[Moved] = ()
    stays: Sequence[Stays] = ()


def touches_clocks(key: Key) -> bool:
    """Whether clocks that run can be re-dated by a change of the key."""
    return key.group in (TARGETS, CALENDAR, WARN)


def effects(
    session: Session,
    desk: Desk,
    key: Key,
    before: InForce,
    after: InForce,
    person_id: int | None = None,
) -> Effects:
    """Reckon the running clocks again, of everybody or of one young person; it only reads."""
    if not touches_clocks(key):
        return Effects()
    moves: list[Moved] = []
    stays: list[Stays] = []
    for clock in _concerned(session, key, person_id):
        found = _effect(session, desk, key, clock, before, after)
        if isinstance(found, Moved):
            moves.append(found)
        elif found is not None:
            stays.append(found)
    return Effects(moves, stays)


def _concerned(session: Session, key: Key, person_id: int | None) -> Iterator[Clock]:
    asked = select(Clock).where(Clock.state == ClockState.RUNNING).order_by(col(Clock.due_at))
    if person_id is not None:
        asked = asked.where(Clock.person_id == person_id)
    if key.group == TARGETS:
        asked = asked.where(Clock.rule == key.part)
    return (
        clock
        for clock in session.exec(asked)
        if clock.due_at is not None
        and (key.group != CALENDAR or "working" in f"{clock.limit} {' '.join(clock.steps)}")
    )


def _effect(
    session: Session, desk: Desk, key: Key, clock: Clock, before: InForce, after: InForce
) -> Moved | Stays | None:
    missed = clock.due_at is not None and clock.due_at <= desk.now()
    if key.group == WARN:
        return None if missed else _warned(session, desk, clock, before, after)
    if key.group == TARGETS:
        calendar = desk.calendar_of(clock.calendar_version, clock.authority)
        calendar = calendar or after.calendar_for(clock.authority)
        found = _reckon(clock, calendar, after.settings.targets)
        if found.at == clock.due_at:
            return Stays(clock, PROTOCOLS if found.basis == "limit" else SAME)
    else:
        calendar = after.calendar_for(clock.authority)
        found = _reckon(clock, calendar, _own_target(clock))
        then = _reckon(clock, before.calendar_for(clock.authority), _own_target(clock))
        if found.at == then.at:
            return _closed_for_others(clock, before, after)
        if found.at == clock.due_at:
            return None
    if missed:
        return Stays(clock, MISSED)
    when = _thresholds(session, desk, clock, found.at, after, calendar)
    return Moved(clock, when, found, calendar)


def _closed_for_others(clock: Clock, before: InForce, after: InForce) -> Stays | None:
    """A statute's clock that counts over a day on which only the council closes."""
    if clock.authority != STATUTE:
        return None
    dues = {_reckon(clock, one.calendar, _own_target(clock)).at for one in (before, after)}
    return Stays(clock, CLOSING) if len(dues) > 1 else None


def _warned(
    session: Session, desk: Desk, clock: Clock, before: InForce, after: InForce
) -> Moved | None:
    calendar = after.calendar_for(clock.authority)
    was, when = (
        _thresholds(session, desk, clock, clock.due_at, one, calendar) for one in (before, after)
    )
    return None if was == when else Moved(clock, when, None, calendar)


def _thresholds(
    session: Session,
    desk: Desk,
    clock: Clock,
    due_at: datetime | None,
    force: InForce,
    calendar: Calendar,
) -> Thresholds:
    warn = rule_of(desk, session, clock).warn
    warnings = force.settings.warnings
    return thresholds(clock.opened_at, due_at, warn, warnings=warnings, calendar=calendar)


def _own_target(clock: Clock) -> Targets:
    target = target_in(clock.steps)
    return {clock.rule: target} if target else {}


def _reckon(clock: Clock, calendar: Calendar, targets: Targets) -> Due:
    return due(
        limit_adapter.validate_python(clock.limit),
        anchors_of(clock),
        calendar,
        facts=check_values(clock.facts),
        targets=targets,
        target_key=clock.rule,
        held=[datetime.fromisoformat(at) for at in clock.held],
    )


# Doing it.


def redate_by(
    session: Session, desk: Desk, change: SettingChange, before: InForce, after: InForce
) -> list[int]:
    """Re-date every running clock that a change moves, a step for each young person.

    In the caller's transaction; gives the ids of the clocks.
    """
    moves = effects(session, desk, split_key(change.key), before, after).moves
    of: dict[int, list[Moved]] = {}
    for one in moves:
        of.setdefault(one.clock.person_id, []).append(one)
    for person_id, his in of.items():
        with step(session, desk, person_id, Did.REDATED, given={"change": change.id}):
            for one in his:
                _put(session, desk, one, change)
    return [clock_key(one.clock) for one in moves]


def redate_again(session: Session, desk: Desk, person_id: int, change: SettingChange) -> None:
    """Do again what a change did to a young person's clocks; `desk` as it was then."""
    earlier = tuple(one for one in desk.changes if (one.id or 0) < (change.id or 0))
    own = desk.own or desk.settings
    before, after = in_force(own, earlier), in_force(own, (*earlier, change))
    key = split_key(change.key)
    for one in effects(session, desk, key, before, after, person_id).moves:
        _put(session, desk, one, change)


def _put(session: Session, desk: Desk, one: Moved, change: SettingChange) -> None:
    clock, found = one.clock, one.found
    old = clock.due_at
    clock.due_at, clock.near_at, clock.urgent_at = (
        one.when.due_at,
        one.when.near_at,
        one.when.urgent_at,
    )
    clock.next_crossing_at = clock.near_at
    if found is not None:
        clock.not_before, clock.waits_for = found.not_before, found.waits_for
        clock.steps, clock.words, clock.basis = list(found.steps), found.words, found.basis
        clock.calendar_version = one.calendar.version
        close_alerts(session, desk, [clock_key(clock)])
    else:
        _close_what_lies_ahead(session, desk, one)
    session.add(clock)
    words = f"{title_of(split_key(change.key))} changed: {change.reason}"
    said = f"{words[:1].upper()}{words[1:]}"
    tell_story(session, desk, clock, "redated", said, old=old, new=clock.due_at)
    note_change(session, "clock", clock_key(clock))


def _close_what_lies_ahead(session: Session, desk: Desk, one: Moved) -> None:
    """Close the alerts of thresholds that are yet to be crossed; they come back when they are."""
    if desk.redoing:
        return
    ahead = [name for name, at in crossings(one.when) if at > desk.now()]
    alerts = select(Alert).where(
        Alert.clock_id == one.clock.id,
        Alert.due_at == one.clock.due_at,
        col(Alert.threshold).in_(ahead),
        col(Alert.closed_at).is_(None),
    )
    for alert in session.exec(alerts):
        alert.closed_at = desk.now()
        session.add(alert)
        note_change(session, "alert", alert.id or 0)
