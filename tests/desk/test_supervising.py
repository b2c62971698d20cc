"""A supervisor's view: who has what, who owes what, and what nobody answers for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dutydesk.desk import sittings
from dutydesk.desk.alerts import acknowledge
from dutydesk.desk.context import Desk
from dutydesk.desk.supervising import Group, is_told_of_breaches, overview, who_could
from dutydesk.desk.taking import take
from dutydesk.records import Clock, Officer
from dutydesk.watch.sweep import Escalation, sweep
from tests.desk.desks import NOW, Rows, Time, put, statements

INES, DELIA, GONE = "Ines Mockridge", "Delia Specimen", "Wanda Gone"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _named(desk: Desk) -> None:
    for name, role in ((INES, "duty"), (DELIA, "supervisor"), ("Reed Only", "read-only")):
        put(desk, Officer(name=name, role=role))
    put(desk, Officer(name=GONE, role="duty", ended_at=NOW - timedelta(days=2)))


def at(desk: Desk, officer: str) -> Desk:
    return replace(desk, officer=officer, terminal=f"terminal of {officer}")


def look(desk: Desk) -> None:
    desk.store.run(lambda session: sweep(session, desk.now(), Escalation.minutes(15, 30)))


def clock(rows: Rows, due: timedelta | None, **more: object) -> int:
    key = rows.clock(rows.person(), due, **more)
    if due is not None:  # the watch looks at what it has still to raise

        def arm(session: object) -> None:
            row = session.get_one(Clock, key)  # type: ignore[attr-defined]
            row.next_crossing_at = row.near_at

        rows.desk.store.run(arm)
    return key


def counted(group: Group) -> tuple[int, ...]:
    tally = group.tally
    return tally.running, tally.near, tally.urgent, tally.overdue


def test_every_clock_is_under_who_has_it_and_under_who_owes_it(desk: Desk, rows: Rows) -> None:
    late, soon, free = clock(rows, -HOUR), clock(rows, HOUR / 2), clock(rows, None)
    owed = clock(rows, 3 * HOUR, owner="police", desk_owes=False)
    left = clock(rows, 9 * HOUR)
    for officer, key in ((INES, late), (INES, soon), (GONE, left), ("Tom Cat", owed)):
        take(at(desk, officer), key)
    found = overview(desk)
    assert [(one.kind, one.label, one.ids) for one in found.by_officer] == [
        ("left", GONE, (left,)),
        ("nobody", "Nobody has these", (free,)),
        ("officer", DELIA, ()),
        ("officer", INES, (late, soon)),
        ("officer", "Tom Cat", (owed,)),
    ]
    gone, _, delia, ines, tom = found.by_officer
    assert counted(ines) == (2, 0, 1, 1)
    assert ines.tally.next_due == desk.now() + HOUR / 2
    assert (gone.about, delia.about) == ("has left, 22 Nov 2026", "supervisor · at no terminal")
    assert tom.about == "is no officer of this desk"
    agencies = {one.key: one for one in found.by_agency}
    assert agencies["agency police"].ids == (owed,)
    assert counted(agencies["agency yot"]) == (4, 0, 1, 1)
    assert found.breaches.ids == (late,)  # though no watch has raised it yet


def test_breaches_nobody_answers_for_stand_first_those_gone_up_before_the_rest(
    desk: Desk, rows: Rows, time: Time
) -> None:
    early, answered = clock(rows, -HOUR), clock(rows, -HOUR / 2)
    look(desk)
    acknowledge(desk, answered, "ringing", desk.now() + HOUR)
    time.on(minutes=14)
    latest = clock(rows, -2 * HOUR)  # longest overdue, but logged only now
    look(desk)
    assert overview(desk).breaches.ids == (latest, early)
    time.on(minutes=1)
    look(desk)
    found = overview(desk)
    assert found.breaches.ids == (early, latest)
    assert found.gone_up == {early: 1}
    time.on(minutes=60)
    look(desk)
    assert overview(desk).breaches.ids == (latest, early, answered)
    assert overview(desk).gone_up[early] == 2


def test_who_is_where(desk: Desk, time: Time) -> None:
    sitting = sittings.begin(at(desk, INES))
    sittings.lock(at(desk, INES), sitting, "idle")
    found = overview(desk)
    assert [(one.officer, one.terminal) for one in found.here] == [(INES, f"terminal of {INES}")]
    assert found.by_officer[-1].about == f"duty officer · at terminal of {INES} (locked)"
    assert [(one.name, one.takes) for one in who_could(desk)] == [
        (INES, True), (DELIA, True), ("Reed Only", False),
    ]  # fmt: skip
    time.on(minutes=5)
    assert overview(desk).here[0].silent
    assert overview(desk).by_officer[-1].about == "duty officer · at no terminal"


def test_what_goes_up_is_for_supervisors_or_for_all_while_none_is_there(
    desk: Desk, time: Time
) -> None:
    ines, delia = at(desk, INES), at(desk, DELIA)
    assert is_told_of_breaches(delia)
    assert is_told_of_breaches(ines)  # no supervisor sits anywhere
    uid = sittings.begin(delia)
    assert not is_told_of_breaches(ines)
    sittings.lock(delia, uid, "idle")
    assert is_told_of_breaches(ines)
    assert is_told_of_breaches(delia)
    sittings.unlock(delia, uid)
    assert not is_told_of_breaches(ines)
    time.on(minutes=5)  # her console has said nothing since
    assert is_told_of_breaches(ines)


def test_the_view_costs_the_same_whatever_runs(desk: Desk, rows: Rows) -> None:
    clock(rows, HOUR)
    one = len(statements(desk, lambda: overview(desk)))
    for _ in range(20):
        clock(rows, HOUR)
    assert len(statements(desk, lambda: overview(desk))) == one
