"""What the tests of the desk, the watch and the command line share: a real desk, and London times.

Everybody here is invented. Times are written as people in London would, and are instants.
"""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, col, select

from dutydesk.desk.board import BoardRow, Filters, board_ids, board_rows
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import EntryBase, NewPerson
from dutydesk.desk.log import Logged, log, preview
from dutydesk.desk.plan import Plan, PlannedClock
from dutydesk.desk.rulebook import Rulebook
from dutydesk.desk.story import Story, read_story
from dutydesk.protocol.calendar import instant, local
from dutydesk.records import AuditRow, Clock, ClockState, Hearing
from dutydesk.store.audit import verify

CHILD = {
    "known_to_yot": True,
    "known_to_social_care": True,
    "allocated_social_worker": True,
    "home_authority": "rotherham",
    "legal_status_before": "section_20",
    "placed_in_before": "rotherham",
    "placement_kind_before": "foster",
}
"""Answers that leave nothing open: Rotherham's own, in foster care there, with a social worker."""

_numbers = count(1)
_rulebooks: dict[Path, Rulebook] = {}


def london(text: str) -> datetime:
    """The instant of "2026-11-20 19:40", London wall time."""
    wall = datetime.fromisoformat(text)
    return instant(wall.date(), wall.time())[0]


def shown(at: datetime | None) -> str | None:
    """An instant as `london` reads it; None for none."""
    return None if at is None else f"{local(at):%Y-%m-%d %H:%M}"


class Time:
    """The desk's time: stands still until a test moves it."""

    def __init__(self, at: str) -> None:
        self.at = london(at)

    def __call__(self) -> datetime:
        return self.at

    def to(self, at: str) -> None:
        """Move to a London time, forward or back."""
        self.at = london(at)

    def on(self, **by: float) -> None:
        """Move on by so many hours, minutes or seconds of real time."""
        self.at += timedelta(**by)


def prepare(folder: Path) -> Path:
    """A database with the tables and the protocols' copies: quicker to copy than to make."""
    made = folder / "prepared.db"
    desk = open_desk(made, now=Time("2020-01-01 00:00"))
    assert not desk.rulebook.notices
    desk.close()
    return made


def a_desk(prepared: Path, folder: Path, time: Time, terminal: str = "desk-1") -> Desk:
    """A desk in `folder`, where nothing has been logged unless it was there before."""
    database = folder / "desk.db"
    if not database.exists():
        shutil.copy(prepared, database)
    desk = open_desk(database, now=time, officer="Jo Example", terminal=terminal)
    # Reading the protocols takes longer than most tests, and the copies in it are the same.
    if prepared in _rulebooks:
        desk.__dict__["rulebook"] = _rulebooks[prepared]
    _rulebooks[prepared] = desk.rulebook
    return desk


def someone(given: str = "Robin", **more: Any) -> NewPerson:
    """A new young person, unlike anybody made before."""
    number = next(_numbers)
    family = "Sampleby" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) * 2
    usual: dict[str, Any] = {
        "born": date(2010, 1, 1) + timedelta(days=37 * number % 700),
        "case_number": f"CASE-{number}",
    }
    return NewPerson(given_name=given, family_name=family, **(usual | more))


def save(desk: Desk, entry: EntryBase) -> Logged:
    """Log an entry, proving on the way that the preview wrote nothing and said what was done."""
    before = contents(desk)
    seen = preview(desk, entry)
    assert contents(desk) == before
    saved = log(desk, entry)
    assert saved.plan == seen
    _plan_was_carried_out(desk, saved, seen)
    return saved


def _plan_was_carried_out(desk: Desk, saved: Logged, plan: Plan) -> None:
    """The clocks stand as the plan said that they would."""
    with desk.store.read() as session:
        opened = [session.get_one(Clock, one) for one in saved.clock_ids]
        for clock, planned in zip(opened, plan.opens, strict=True):
            assert (clock.rule, clock.tell) == (planned.rule, planned.tell)
            assert clock.due_at == planned.due_at
            assert (clock.state is ClockState.RUNNING) == (planned.met_by is None)
            assert (clock.hearing_id is not None) == (planned.hearing is not None)
        for moved in plan.redates:
            clock = session.get_one(Clock, moved.clock_id)
            assert clock.due_at == moved.new_due
            assert clock.state is ClockState.RUNNING
        for ended in plan.ends:
            clock = session.get_one(Clock, ended.clock_id)
            assert clock.state in (
                (ClockState.MET, ClockState.MET_LATE)
                if ended.how == "met"
                else (ClockState.SUPERSEDED,)
            )
        assert verify(session) == []


def contents(desk: Desk) -> dict[str, list[Any]]:
    """Every row of every table but the kept protocol texts, to see that nothing was written."""
    with desk.store.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(table.select())]
            for table in SQLModel.metadata.sorted_tables
            if table.name != "protocol_copies"
        }


def but_for_the_trail(desk: Desk) -> dict[str, list[Any]]:
    """Every row but the audit trail's: what must stay as it was when something is refused."""
    found = contents(desk)
    return {name: found[name] for name in found if not name.startswith("audit")}


def audited(desk: Desk) -> list[AuditRow]:
    """The audit trail, in order."""
    with desk.store.read() as session:
        return list(session.exec(select(AuditRow).order_by(col(AuditRow.seq))).all())


def name_of(clock: Clock | PlannedClock | BoardRow) -> str:
    """A clock's short name: "r14>yot", "l6-escort"."""
    rule = clock.rule.split("/")[1]
    return f"{rule}>{clock.tell}" if clock.tell else rule


def plan_of(saved: Logged) -> Plan:
    """What an entry that was saved just now did."""
    assert saved.plan is not None
    return saved.plan


def opened(plan: Plan | None) -> dict[str, str | None]:
    """The clocks that an entry opened, by short name, with their due times."""
    assert plan is not None
    return {name_of(one): shown(one.due_at) for one in plan.opens}


def running(desk: Desk, person: int) -> dict[str, str | None]:
    """A young person's running clocks as the board has them. A name that comes twice is counted."""
    rows = board_rows(desk, board_ids(desk, Filters(person_id=person))).values()
    found: dict[str, str | None] = {}
    for row in rows:
        name = name_of(row)
        while name in found:
            name += "'"
        found[name] = shown(row.due_at)
    return found


def clocks_of(desk: Desk, person: int) -> list[Clock]:
    """A young person's clocks, ended ones too, in the order in which they opened."""
    with desk.store.read() as session:
        of = select(Clock).where(Clock.person_id == person).order_by(col(Clock.id))
        return list(session.exec(of).all())


def clocks(desk: Desk, person: int, name: str) -> list[Clock]:
    """A young person's clocks of a short name, in the order in which they opened."""
    return [one for one in clocks_of(desk, person) if name_of(one) == name]


def clock(desk: Desk, person: int, name: str) -> Clock:
    """The one clock of a short name."""
    (found,) = clocks(desk, person, name)
    return found


def key(row: Clock | BoardRow) -> int:
    """The id of a saved clock."""
    assert row.id is not None
    return row.id


def story(desk: Desk, clock: Clock | BoardRow) -> Story:
    """A clock's story."""
    return read_story(desk, key(clock))


def happened(desk: Desk, clock: Clock) -> list[str]:
    """What happened to a clock, in order."""
    return [one.what for one in story(desk, clock).events]


def hearings(desk: Desk, person: int) -> list[Hearing]:
    """A young person's hearings in the order in which they were listed."""
    with desk.store.read() as session:
        return list(
            session.exec(
                select(Hearing).where(Hearing.person_id == person).order_by(col(Hearing.id))
            ).all()
        )


def last_hearing(desk: Desk, person: int) -> int:
    """The id of the hearing that was listed last."""
    key = hearings(desk, person)[-1].id
    assert key is not None
    return key


def rows(desk: Desk, table: type[SQLModel]) -> int:
    """How many rows a table has."""
    with desk.store.read() as session:
        return len(session.exec(select(table)).all())
