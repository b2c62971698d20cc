"""Moves, release dates, and questions that are answered later, with exact due times."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    Condition,
    Disposal,
    MoveEntry,
    Place,
)
from dutydesk.desk.kinds.release import ReleaseEntry
from dutydesk.desk.log import log, preview
from dutydesk.desk.person import person_page
from dutydesk.desk.plan import Refused
from dutydesk.desk.tell import NotPossible
from dutydesk.records import ClockState, Entry, Person
from tests.desk.cases.entries import among, arrest, result
from tests.support import (
    CHILD,
    Time,
    but_for_the_trail,
    clock,
    clocks,
    happened,
    london,
    opened,
    plan_of,
    running,
    save,
    someone,
    story,
)


def test_a_move_out_of_area_asks_for_a_link_worker(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 21:00")
    saved = save(
        desk,
        MoveEntry(
            person=someone(),
            to=Place(name="Oak Lodge", kind="residential_home", authority="leicestershire"),
            moved_at=london("2026-11-20 20:00"),
            consulted_before=True,
            answers=CHILD | {"danger_at_placement": False},
        ),
    )
    due = opened(saved.plan)
    assert due["r10"] == "2026-11-24 23:59"
    assert due["r16-told>yot"] == "2026-11-21 20:00"
    assert due["l2-home>home"] == "2026-11-21 20:00"
    assert due["l29"] == "2026-11-27 23:59"
    later = save(
        desk,
        MoveEntry(
            person=saved.person_id,
            to=Place(name="Ash Lodge", kind="residential_home", authority="leicestershire"),
            moved_at=london("2026-11-20 20:30"),
            link_worker="Kit Sample",
            contingency_address="9 Nowhere Lane",
            consulted_before=True,
            told_at=london("2026-11-20 20:40"),
            answers={"danger_at_placement": False},
        ),
    )
    assert {name: clocks(desk, saved.person_id, name)[0].state for name in ("r10", "l29")} == {
        "r10": ClockState.MET,
        "l29": ClockState.MET,
    }
    page = person_page(desk, saved.person_id)
    assert (page.link_worker, page.contingency_address) == ("Kit Sample", "9 Nowhere Lane")
    assert not plan_of(later).problems


def test_a_clash_with_bail_is_spelled_out_and_needs_a_reason(desk: Desk, time: Time) -> None:
    bailed = save(
        desk,
        arrest(
            "2026-11-20 19:40", outcome="bailed_to_court", court="x",
            court_at=london("2026-12-01 10:00"), carer_is_victim=False,
            conditions=[Condition(kind="residence", place="12 Elm Row [flat 2]")],
        ),
    )  # fmt: skip
    move: dict[str, Any] = {
        "person": bailed.person_id,
        "to": Place(name="Oak Lodge", kind="foster", authority="rotherham"),
        "moved_at": london("2026-11-20 20:00"),
        "consulted_before": True,
        "answers": {"danger_at_placement": False},
    }
    plan = preview(desk, MoveEntry(**move))
    assert plan.clashes == (
        "Bail says to live and sleep at 12 Elm Row [flat 2], not at Oak Lodge.",
    )
    assert [(one.field, one.refuse, one.paragraphs) for one in plan.problems] == [
        ("to", False, ("R16",))
    ]
    with pytest.raises(Refused, match=r'overrides\."rotherham/r16-conditions"'):
        log(desk, MoveEntry(**move))
    overrides = {"rotherham/r16-conditions": "The court agreed by telephone."}
    saved = save(desk, MoveEntry(overrides=overrides, **move))
    assert plan_of(saved).clashes
    with desk.store.read() as session:
        assert session.get_one(Entry, saved.entry_id).payload["overrides"] == overrides


@pytest.mark.parametrize(
    ("release", "due"),
    [
        ("2027-03-31 09:00", "2027-02-28 09:00"),
        ("2028-03-31 09:00", "2028-02-29 09:00"),
        ("2027-04-25 09:00", "2027-03-25 09:00"),
        ("2027-11-25 09:00", "2027-10-25 09:00"),
        ("2026-12-10 09:00", "2026-11-10 09:00"),
    ],
)
def test_details_are_owed_a_month_before_release(
    desk: Desk, time: Time, release: str, due: str
) -> None:
    saved = save(
        desk,
        result(
            "2026-11-20 11:45", "sentenced", release_at=london(release),
            disposals=[Disposal(disposal="detention_and_training_order", months=8)],
        ),
    )  # fmt: skip
    assert among(saved.plan, "r36>yot") == {"r36>yot": due}
    later = london(release) + timedelta(days=1)
    moved = save(desk, ReleaseEntry(person=saved.person_id, release_at=later))
    assert len(plan_of(moved).redates) == 1
    assert len(clocks(desk, saved.person_id, "r36>yot")) == 1
    assert happened(desk, clock(desk, saved.person_id, "r36>yot")) == ["opened", "redated"]


# ---------------------------------------------------------------- Questions


def test_an_answer_later_opens_just_what_was_missing_from_the_first_times(
    desk: Desk, time: Time
) -> None:
    time.to("2026-11-20 20:10")
    bare = {name: value for name, value in CHILD.items() if name != "home_authority"}
    saved = save(desk, arrest("2026-11-20 19:40", answers=bare))
    asked = {one.fact for one in plan_of(saved).questions}
    assert "home_authority" in asked
    before = running(desk, saved.person_id)
    time.to("2026-11-22 09:00")
    ids = answer(desk, saved.entry_id, {"home_authority": "rotherham"})
    after = running(desk, saved.person_id)
    assert before | {"r14>yot": "2026-11-21 19:40"} == after
    assert len(ids) == len(after) - len(before)
    assert story(desk, clock(desk, saved.person_id, "r14>yot")).row.level == "overdue"
    # A second answer to the same question opens nothing more.
    assert answer(desk, saved.entry_id, {"home_authority": "rotherham"}) == []
    assert running(desk, saved.person_id) == after
    page = person_page(desk, saved.person_id)
    assert "home_authority" not in {one.fact for one in page.questions}
    with desk.store.read() as session:
        assert session.get_one(Person, saved.person_id).home_authority == "rotherham"


@pytest.mark.parametrize(
    ("entry", "given", "words"),
    [
        (4711, {"home_authority": "rotherham"}, "no entry 4711"),
        (1, {"home_authority": "atlantis"}, "not a value of home_authority"),
        (1, {"hair": "red"}, "'hair' is not a fact"),
        (1, {"known_to_yot": "perhaps"}, "known_to_yot is yes or no"),
    ],
)
def test_an_answer_that_can_not_be_is_refused(
    desk: Desk, entry: int, given: dict[str, Any], words: str
) -> None:
    save(desk, arrest("2026-11-20 19:40"))
    before = but_for_the_trail(desk)
    with pytest.raises(NotPossible, match=words):
        answer(desk, entry, given)
    assert but_for_the_trail(desk) == before
