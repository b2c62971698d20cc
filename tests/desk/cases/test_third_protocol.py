"""A desk of an invented authority, on its own protocol alone: the right clocks, and no Python."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import Disposal, HearingEntry, MoveEntry, Offence, Place
from dutydesk.records import ClockState, Entry
from dutydesk.vocabulary import vocabulary
from tests.desk.cases.entries import NOWHERE, arrest, result
from tests.support import (
    Time,
    clock,
    last_hearing,
    london,
    opened,
    plan_of,
    running,
    save,
    shown,
    someone,
)


@pytest.fixture
def desk(their_desk: Desk) -> Desk:
    return their_desk


@pytest.mark.parametrize(
    ("born", "told"), [(date(2010, 5, 21), "parent"), (date(2010, 5, 20), "social_worker")]
)
def test_an_arrest_tells_by_age_in_years_and_months(
    desk: Desk, time: Time, born: date, told: str
) -> None:
    time.to("2026-11-20 20:00")
    offence = Offence(description="robbery", offence_class="violent", gravity=4)
    entry = arrest(
        "2026-11-20 19:40", person=someone(born=born), offences=[offence], answers=NOWHERE
    )
    assert opened(save(desk, entry).plan) == {
        f"n1>{told}": "2026-11-20 21:40",
        "n2>mash": "2026-11-20 23:59",
        "n3>yot": "2027-02-19 23:59",
        "n4": "2026-11-27 17:00",
        "n5": "2026-11-25 20:00",
    }


def test_a_remand_replaces_what_the_arrest_opened(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 20:00")
    person = save(desk, arrest("2026-11-20 19:40", answers=NOWHERE)).person_id
    time.to("2026-11-23 16:30")
    court = result(
        "2026-11-23 16:00", "ryda", person=person, next_at=london("2026-11-30 10:00"),
        next_court="Nowhere Youth Court", social_worker_in_court=True, answers={},
    )  # fmt: skip
    plan = plan_of(save(desk, court))
    due = opened(plan)
    ways = [(one.by, shown(one.due_at)) for one in plan.opens if one.rule.endswith("n11-remand")]
    assert ways == [("telephone", "2026-11-23 16:30"), ("secure_email", "2026-11-24 16:00")]
    assert due["n12"] == "2026-11-30 10:00"
    assert due["n6"] == "2026-12-07 16:00"
    assert due["n7>yot"] == "2026-11-26 23:59"
    assert "n10>social_worker" not in due  # the social worker was in court and heard it
    assert clock(desk, person, "n5").state is ClockState.SUPERSEDED

    time.to("2026-11-24 09:00")
    hearing = last_hearing(desk, person)
    save(desk, HearingEntry(person=person, hearing_id=hearing, at=london("2026-12-07 14:00")))
    found = running(desk, person)
    assert found["n7>yot"] == "2026-12-03 23:59"
    assert found["n12"] == "2026-12-07 14:00"
    assert "n5" not in found


def test_ten_the_next_working_day_unless_the_social_worker_was_there(
    desk: Desk, time: Time
) -> None:
    time.to("2026-08-28 16:00")
    court = result("2026-08-28 15:40", "withdrawn", social_worker_in_court=False, answers=NOWHERE)
    assert opened(save(desk, court).plan) == {"n10>social_worker": "2026-09-01 10:00"}


def test_whether_the_social_worker_was_there_is_asked_and_counts_from_the_sitting(
    desk: Desk, time: Time
) -> None:
    time.to("2026-08-28 16:00")
    saved = save(desk, result("2026-08-28 15:40", "withdrawn", answers=NOWHERE))
    assert opened(saved.plan) == {}
    assert [one.fact for one in plan_of(saved).questions] == ["social_worker_in_court"]
    time.to("2026-08-31 11:00")
    answer(desk, saved.entry_id, {"social_worker_in_court": False})
    assert running(desk, saved.person_id) == {"n10>social_worker": "2026-09-01 10:00"}


@pytest.mark.parametrize(
    ("kind", "moved_at", "due"),
    [("emergency", "2026-11-20 18:00", "2026-11-21 18:00"),
     ("planned", "2026-12-31 11:00", "2026-12-22 23:59")],
)  # fmt: skip
def test_a_move_planned_or_not(desk: Desk, time: Time, kind: Any, moved_at: str, due: str) -> None:
    time.to("2026-11-20 20:00")
    person = save(desk, arrest("2026-11-20 17:40", answers=NOWHERE)).person_id
    move = MoveEntry(
        person=person, to=Place(name="Example House", kind="foster", authority="elsewhere"),
        moved_at=london(moved_at), move=kind,
    )  # fmt: skip
    assert opened(save(desk, move).plan) == {"n14>yot": due}


def test_the_instants_that_entries_give_are_those_that_a_file_may_count_from(
    desk: Desk, time: Time
) -> None:
    time.to("2026-11-20 20:00")
    seen = arrest(
        "2026-11-20 17:40", answers=NOWHERE, arrived_at=london("2026-11-20 18:00"),
        detention_authorised_at=london("2026-11-20 18:10"), outcome="bailed_to_return",
        estimated_release_at=london("2026-11-20 19:00"),
        bail_return_at=london("2026-12-01 10:00"),
    )  # fmt: skip
    person = save(desk, seen).person_id
    save(desk, HearingEntry(person=person, court="Nowhere", at=london("2026-11-25 10:00")))
    there = Place(name="Example House", kind="foster", authority="elsewhere")
    save(desk, MoveEntry(person=person, to=there, moved_at=london("2026-11-20 19:00")))
    time.to("2026-11-25 12:00")
    sentence = result(
        "2026-11-25 11:00", "sentenced", person=person, hearing_id=last_hearing(desk, person),
        disposals=[Disposal(disposal="detention_and_training_order", months=4)],
        release_at=london("2027-01-25 09:00"),
    )  # fmt: skip
    save(desk, sentence)
    with desk.store.read() as session:
        given = {
            name
            for entry in session.exec(select(Entry)).all()
            for raised in entry.raised
            for name in raised["anchors"]
        }
    logs = {"every", "arrest", "hearing", "result", "move"}
    instants = vocabulary("instants").terms.values()
    assert given == {one.code for one in instants if logs & {*one.attrs["entry"].split(", ")}}
