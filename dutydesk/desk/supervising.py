"""A supervisor's view: breaches nobody answers for, who has what, who owes what, who is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz import fuzz
from sqlmodel import Session, col, func, select

from dutydesk.desk.board_row import party_label
from dutydesk.desk.officers import OfficerRow, officers
from dutydesk.desk.rights import ROLE_WORDS, Right, may
from dutydesk.desk.sittings import Here, who_is_here
from dutydesk.protocol.calendar import local
from dutydesk.protocol.levels import Level, Thresholds, level
from dutydesk.records import Alert, Clock, ClockState, Role, Threshold
from dutydesk.vocabulary import plain

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

Kind = Literal["breaches", "left", "nobody", "officer", "agency"]


@dataclass(frozen=True)
class Tally:
    """How clocks stand together. `next_due`: the next instant (UTC) at which one falls due."""

    running: int
    near: int
    urgent: int
    overdue: int
    next_due: datetime | None


@dataclass(frozen=True)
class Group:
    """Clocks that belong together, by their ids: the most pressing first.

    `kind`: "breaches" that nobody answers for, what an officer who has "left" still has, what
    "nobody" has, what an "officer" has, what an "agency" owes. `key` stays the same while the
    clocks come and go. `about`: an officer's role and where they sit.
    """

    key: str
    kind: Kind
    label: str
    about: str
    ids: tuple[int, ...]
    tally: Tally


@dataclass(frozen=True)
class Overview:
    """All clocks that run, twice: by who has them and by who owes them; breaches before both.

    `gone_up`: how often each breach has gone up since it began to wait for an answer, if it has.
    """

    breaches: Group
    by_officer: tuple[Group, ...]
    by_agency: tuple[Group, ...]
    here: tuple[Here, ...]
    gone_up: Mapping[int, int]


def overview(desk: Desk) -> Overview:
    """How the whole desk stands now: four queries, whatever runs. Raises `StoreError`s."""
    now, here, named = desk.now(), tuple(who_is_here(desk)), officers(desk, left_too=True)
    with desk.store.read() as session:
        rows = _clocks(session, now)
        alerts = _breaches(session)
    late = [row for row in rows if row.due_at is not None and row.due_at <= now]
    # One whose alert nobody has raised yet waits for an answer too.
    unanswered = [row for row in late if row.id not in alerts or not alerts[row.id].quiet]
    gone_up = {
        row.id: alerts[row.id].escalations
        for row in unanswered
        if row.id in alerts and alerts[row.id].gone_up
    }
    unanswered.sort(key=lambda row: row.id not in gone_up)
    up = f"{len(gone_up)} gone up, first in this list" if gone_up else "none has gone up"
    title = "Breaches nobody answers for"
    return Overview(
        breaches=_group("breaches", "breaches", title, up if unanswered else "", unanswered, now),
        by_officer=tuple(_by_officer(rows, named, here, now)),
        by_agency=tuple(_by_agency(rows, now)),
        here=here,
        gone_up=gone_up,
    )


def is_told_of_breaches(desk: Desk) -> bool:
    """Whether a breach that goes up is announced to this officer.

    To supervisors it is; to everybody while no supervisor sits at a console that is open, since
    what goes up must reach somebody.
    """
    supervisors = {one.name for one in officers(desk) if one.role is Role.SUPERVISOR}
    if desk.officer in supervisors:
        return True
    return not any(
        one.officer in supervisors and one.locked_at is None and not one.silent
        for one in who_is_here(desk)
    )


@dataclass(frozen=True)
class Able:
    """An officer who can be given clocks or notes, with what tells whether to: role, place, load.

    `takes`: they may be given clocks.
    """

    name: str
    about: str
    takes: bool


def who_could(desk: Desk) -> list[Able]:
    """The officers who are at work here, those at a terminal first, each with what they have."""
    here = who_is_here(desk)
    counted = select(Clock.taken_by, func.count()).where(Clock.state == ClockState.RUNNING)
    with desk.store.read() as session:
        has = dict(session.exec(counted.group_by(col(Clock.taken_by))).all())
    sitting = {one.officer for one in here}
    found = []
    for one in officers(desk):
        had = has.get(one.name, 0)
        about = f"{_about(one, here)} · {had} clock{'' if had == 1 else 's'}"
        found.append(Able(one.name, about, may(one.role, Right.TAKE)))
    return sorted(found, key=lambda one: (one.name not in sitting, one.name.casefold()))


class _Clock(NamedTuple):
    """A clock that runs, as far as the view counts it."""

    id: int
    taken_by: str | None
    owner: str
    due_at: datetime | None
    level: Level


def _clocks(session: Session, now: datetime) -> list[_Clock]:
    """The clocks that run, the most pressing first."""
    columns = (Clock.id, Clock.taken_by, Clock.owner, Clock.near_at, Clock.urgent_at, Clock.due_at)
    asked = select(*columns).where(Clock.state == ClockState.RUNNING)  # type: ignore[call-overload]
    in_order = asked.order_by(col(Clock.due_at).asc().nulls_last(), col(Clock.id))
    return [
        _Clock(key, holder, owner, due, level(Thresholds(near, urgent, due), now))
        for key, holder, owner, near, urgent, due in session.exec(in_order)
    ]


class _Breach(NamedTuple):
    """An open alert of a limit that has passed."""

    quiet: bool
    gone_up: bool
    escalations: int


def _breaches(session: Session) -> dict[int, _Breach]:
    """The open alerts that are breaches, by their clocks."""
    asked = select(Alert.clock_id, Alert.quiet_until, Alert.escalated_at, Alert.escalations)
    found = asked.where(col(Alert.closed_at).is_(None), Alert.threshold == Threshold.OVERDUE)
    return {
        clock: _Breach(quiet is not None, up is not None, number)
        for clock, quiet, up, number in session.exec(found)
    }


def _by_officer(
    rows: Sequence[_Clock], named: Sequence[OfficerRow], here: Sequence[Here], now: datetime
) -> Iterator[Group]:
    """What those who have left still have, what nobody has, then each officer, idle ones too."""
    of: dict[str, list[_Clock]] = {}
    for row in rows:
        of.setdefault(row.taken_by or "", []).append(row)
    gone = {one.name: one for one in named if one.ended_at is not None}
    at_work = {one.name: one for one in named if one.ended_at is None}
    for name in sorted(gone.keys() & of.keys(), key=str.casefold):
        ended = gone[name].ended_at
        assert ended is not None
        since = f"has left, {local(ended).day} {local(ended):%b %Y}"
        yield _group(f"left {name}", "left", name, since, of[name], now)
    yield _group("nobody", "nobody", "Nobody has these", "", of.get("", []), now)
    taking = {one.name for one in at_work.values() if may(one.role, Right.TAKE)}
    for name in sorted((taking | of.keys()) - gone.keys() - {""}, key=str.casefold):
        officer = at_work.get(name)
        about = _about(officer, here) if officer else "is no officer of this desk"
        yield _group(f"officer {name}", "officer", name, about, of.get(name, []), now)


def _by_agency(rows: Sequence[_Clock], now: datetime) -> Iterator[Group]:
    of: dict[str, list[_Clock]] = {}
    for row in rows:
        of.setdefault(row.owner, []).append(row)
    for party in sorted(of, key=party_label):
        yield _group(f"agency {party}", "agency", party_label(party), "", of[party], now)


def _about(one: OfficerRow, here: Iterable[Here]) -> str:
    """An officer's role, and at which terminals they sit."""
    places = [
        f"at {sitting.terminal}{' (locked)' if sitting.locked_at else ''}"
        for sitting in here
        if sitting.officer == one.name and not sitting.silent
    ]
    return f"{ROLE_WORDS[one.role]} · {', '.join(places) or 'at no terminal'}"


def _group(
    key: str, kind: Kind, label: str, about: str, rows: Sequence[_Clock], now: datetime
) -> Group:
    levels = [row.level for row in rows]
    ahead = [row.due_at for row in rows if row.due_at is not None and row.due_at > now]
    tally = Tally(
        running=len(rows),
        near=levels.count(Level.NEAR),
        urgent=levels.count(Level.URGENT),
        overdue=levels.count(Level.OVERDUE),
        next_due=min(ahead, default=None),
    )
    return Group(key, kind, label, about, tuple(row.id for row in rows), tally)


def meant(able: Sequence[Able], text: str) -> list[Able]:
    """Those whose names may be meant by a text, the likeliest first; for an empty one, all."""
    wanted = plain(text)
    if not wanted:
        return list(able)
    ranked = [(_likeness(plain(one.name), wanted), one) for one in able]
    return [one for rank, one in sorted(ranked, key=lambda pair: -pair[0]) if rank >= _ALIKE]


_ALIKE = 60
"""rapidfuzz's score from which a name may have been meant."""


def _likeness(name: str, wanted: str) -> float:
    if name.startswith(wanted):
        return 102
    if all(any(word.startswith(part) for word in name.split()) for part in wanted.split()):
        return 101
    return fuzz.WRatio(wanted, name)
