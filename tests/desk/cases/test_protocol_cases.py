"""What each paragraph calls for, from the entry to the clocks, with exact due times."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    ArrestEntry,
    Condition,
    Disposal,
    HearingEntry,
    MoveEntry,
    NewPerson,
    Offence,
    Place,
    ReleaseEntry,
    ResultEntry,
)
from dutydesk.desk.log import log, preview
from dutydesk.desk.person import person_page
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.state import UnknownPerson
from dutydesk.desk.tell import NotPossible
from dutydesk.records import AuditRow, ClockState, Entry, Person
from tests.support import (
    CHILD,
    Time,
    clock,
    clocks,
    contents,
    happened,
    last_hearing,
    london,
    name_of,
    opened,
    plan_of,
    rows,
    running,
    save,
    shown,
    someone,
    story,
)

IN_HOME = CHILD | {
    "legal_status_before": "care_order",
    "placed_in_before": "leicestershire",
    "placement_kind_before": "residential_home",
}
"""Rotherham's own, on a care order, in a home in Leicestershire."""

NEW_TO_CARE = CHILD | {
    "legal_status_before": "none",
    "known_to_social_care": False,
    "allocated_social_worker": False,
    "placement_kind_before": "own_home",
}


def arrest(at: str, **more: Any) -> ArrestEntry:
    given: dict[str, Any] = {"person": someone(), "station": "Main Street", "answers": CHILD}
    return ArrestEntry(arrested_at=london(at), **(given | more))


def result(heard: str, outcome: str, **more: Any) -> ResultEntry:
    given: dict[str, Any] = {"person": someone(), "court": "Nowhere Youth Court"}
    if "hearing_id" not in more:
        given["answers"] = CHILD | {"carer_is_victim": False}
    return ResultEntry(heard_at=london(heard), outcome=outcome, **(given | more))


def among(plan: Plan | None, *names: str) -> dict[str, str | None]:
    """The due times of these of the clocks that opened; one that did not open is left out."""
    found = opened(plan)
    return {name: found[name] for name in names if name in found}


# ---------------------------------------------------------------- Arrests


def test_a_rotherham_child_in_a_leicestershire_home_gets_both_protocols(
    desk: Desk, time: Time
) -> None:
    time.to("2026-11-20 14:20")
    saved = save(
        desk,
        arrest(
            "2026-11-20 14:00",
            offences=[Offence(description="assault", offence_class="violent", gravity=3)],
            appropriate_adult_from="service",
            estimated_release_at=london("2026-11-20 18:00"),
            answers=IN_HOME,
        ),
    )
    due = opened(saved.plan)
    # R14 has a clock for each of the two YOTs.
    assert due["r14>yot"] == due["r14>host_yot"] == "2026-11-21 14:00"
    assert due["l3-office"] == "2026-11-20 15:00"
    assert "l3-home>home" in due
    assert "l3-edt" not in due
    of = {row.protocol for row in person_page(desk, saved.person_id).running}
    assert of == {"rotherham", "leicestershire"}
    bases = {name_of(row): row.basis for row in person_page(desk, saved.person_id).running}
    assert (bases["r14>yot"], bases["l3-office"]) == ("limit", "desk target")


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-03-28 19:40", "2026-03-29 20:40"),
        ("2026-10-24 19:40", "2026-10-25 18:40"),
        ("2026-12-24 16:00", "2026-12-25 16:00"),
        ("2028-02-28 23:59", "2028-02-29 23:59"),
    ],
)
def test_24_hours_are_elapsed_hours(desk: Desk, time: Time, at: str, due: str) -> None:
    time.to(at)
    time.on(minutes=10)
    assert opened(save(desk, arrest(at)).plan) == {"r14>yot": due}


def test_a_late_entry_opens_its_clock_overdue_and_says_so_at_once(desk: Desk, time: Time) -> None:
    time.to("2026-11-23 09:00")
    saved = save(desk, arrest("2026-11-20 19:40", known_at=london("2026-11-21 10:00")))
    seen = story(desk, clock(desk, saved.person_id, "r14>yot"))
    assert seen.row.level == "overdue"
    assert (shown(seen.entry.happened_at), shown(seen.entry.known_at)) == (
        "2026-11-20 19:40",
        "2026-11-21 10:00",
    )
    assert shown(seen.entry.logged_at) == "2026-11-23 09:00"
    assert "overdue since Sat 21 Nov 2026 19:40" in seen.stands


def test_an_arrest_logged_with_its_charge_is_counted_from_the_arrest(
    desk: Desk, time: Time
) -> None:
    """One telling is owed for both, and it is owed from the arrest on."""
    time.to("2026-11-20 18:30")
    saved = save(
        desk,
        arrest(
            "2026-11-20 10:00",
            charged_at=london("2026-11-20 18:00"),
            outcome="charged_held",
            answers=IN_HOME,
        ),
    )
    due = opened(saved.plan)
    assert due["r14>yot"] == due["r14>host_yot"] == "2026-11-21 10:00"
    assert due["l3-office"] == "2026-11-20 11:00"
    with desk.store.read() as session:
        assert shown(session.get_one(Entry, saved.entry_id).happened_at) == "2026-11-20 10:00"


def test_going_on_with_an_arrest_raises_only_what_is_new(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 14:20")
    first = save(desk, arrest("2026-11-20 14:00", answers=IN_HOME))
    assert "l3-office" in opened(first.plan)
    time.to("2026-11-20 14:40")
    again: dict[str, Any] = {"person": first.person_id, "arrest_id": 1, "answers": {}}
    named = save(
        desk,
        arrest(
            "2026-11-20 14:00",
            appropriate_adult_from="service",
            appropriate_adult_name="Sam Sample",
            **again,
        ),
    )
    assert opened(named.plan) == {}
    assert clock(desk, first.person_id, "l3-office").state is ClockState.MET
    assert len(clocks(desk, first.person_id, "r14>yot")) == 1
    time.to("2026-11-20 20:00")
    charged = save(
        desk,
        arrest(
            "2026-11-20 14:00",
            outcome="charged_held",
            charged_at=london("2026-11-20 19:30"),
            **again,
        ),
    )
    assert among(charged.plan, "r14>yot", "r14>host_yot", "l3-office", "l3-edt") == {
        "r14>yot": "2026-11-21 19:30",
        "r14>host_yot": "2026-11-21 19:30",
    }
    once_more = save(desk, arrest("2026-11-20 14:00", outcome="charged_held", **again))
    assert opened(once_more.plan) == {}


def test_one_uid_is_saved_once(desk: Desk, time: Time) -> None:
    entry = arrest("2026-11-20 19:40")
    first = save(desk, entry)
    before = contents(desk)
    time.on(hours=3)
    again = log(desk, entry)
    assert (again.already, again.entry_id, again.person_id) == (
        True,
        first.entry_id,
        first.person_id,
    )
    assert (again.plan, again.clock_ids) == (None, ())
    assert contents(desk) == before


# ---------------------------------------------------------------- Remands


def test_a_remand_that_is_likely_and_then_made_with_no_social_worker(
    desk: Desk, time: Time
) -> None:
    time.to("2026-12-01 12:30")
    likely = save(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-12-02 10:00"), remand_likely="rlaa",
            carer_is_victim=False, answers=NEW_TO_CARE,
        ),
    )  # fmt: skip
    warned = "r27-likely>mash_or_duty_sw_manager"
    assert among(likely.plan, warned) == {warned: "2026-12-01 13:30"}
    time.to("2026-12-02 11:30")
    made = save(
        desk,
        result(
            "2026-12-02 11:00",
            "rlaa",
            person=likely.person_id,
            hearing_id=last_hearing(desk, likely.person_id),
            next_at=london("2026-12-09 10:00"),
            placed=Place(name="Elm House", kind="foster", authority="rotherham"),
            support_programme_required=True,
        ),
    )
    due = opened(made.plan)
    assert due["r27-made>mash_or_duty_sw_manager"] == "2026-12-02 12:00"
    assert due["r27-result>mash_or_duty_sw_manager"] == "2026-12-02 12:00"
    assert due["r31-search>social_care"] == "2026-12-02 12:00"
    assert due["r28"] == "2026-12-04 23:59"
    assert due["r32"] == "2026-12-09 10:00"
    # Looked after by this very remand: R24's telling is for those who were so already.
    assert "r24-remand>social_worker" not in due
    # In the borough: there is no host YOT to ask.
    assert "r29>host_yot" not in due
    assert clock(desk, likely.person_id, warned).state is ClockState.SUPERSEDED
    with desk.store.read() as session:
        person = session.get_one(Person, likely.person_id)
        assert (person.looked_after, person.legal_status, person.remand) == (True, "remand", "rlaa")


def test_a_remand_without_a_next_date_hangs_once_on_the_hearing_that_is_listed(
    desk: Desk, time: Time
) -> None:
    listed = save(
        desk,
        HearingEntry(
            person=someone(), court="A", at=london("2026-12-01 10:00"), carer_is_victim=False,
            answers=CHILD,
        ),
    )  # fmt: skip
    made = save(
        desk,
        result(
            "2026-11-20 15:00", "rlaa", person=listed.person_id, support_programme_required=False,
            placed=Place(name="Elm House", kind="foster", authority="rotherham"),
        ),
    )  # fmt: skip
    assert [name_of(one) for one in plan_of(made).opens].count("r32") == 1
    (attends,) = clocks(desk, listed.person_id, "r32")
    assert attends.hearing_id == 1
    assert shown(attends.due_at) == "2026-12-01 10:00"


def test_bail_ends_the_remand_and_what_it_was_owed_for(desk: Desk, time: Time) -> None:
    time.to("2026-12-02 11:30")
    remanded = save(
        desk,
        result(
            "2026-12-02 11:00", "rlaa", next_at=london("2026-12-09 10:00"),
            placed=Place(name="Elm House", kind="foster", authority="doncaster"),
            support_programme_required=True, answers=NEW_TO_CARE | {"carer_is_victim": False},
        ),
    )  # fmt: skip
    person = remanded.person_id
    time.to("2026-12-09 11:30")
    save(
        desk,
        result(
            "2026-12-09 11:00",
            "bailed_unconditional",
            person=person,
            hearing_id=last_hearing(desk, person),
            next_at=london("2026-12-16 10:00"),
        ),
    )
    ended = {name: clock(desk, person, name).state for name in ("r28", "r29>host_yot", "r32")}
    assert set(ended.values()) == {ClockState.SUPERSEDED}
    # What had been missed by then was missed.
    assert shown(clock(desk, person, "r28").missed_at) == "2026-12-04 23:59"
    with desk.store.read() as session:
        was = session.get_one(Person, person)
        assert (was.looked_after, was.legal_status, was.remand) == (False, "none", "none")


def test_youth_detention_from_a_home(desk: Desk, time: Time) -> None:
    time.to("2026-12-01 12:00")
    saved = save(
        desk,
        result(
            "2026-12-01 11:00", "ryda", next_at=london("2026-12-08 10:00"),
            placed=Place(name="A secure place", kind="youth_detention", authority="leeds"),
            support_programme_required=False, answers=IN_HOME | {"carer_is_victim": False},
        ),
    )  # fmt: skip
    due = opened(saved.plan)
    for name in ("r24-remand>social_worker", "r30>youth_custody_service", "l12-remand>home",
                 "l12-remand>social_worker"):  # fmt: skip
        assert due[name] == "2026-12-01 12:00", name
    assert due["r26"] == "2026-12-08 10:00"
    assert "r22" not in due
    assert "r32" not in due


def test_a_placement_at_home_during_the_remand_is_told_to_the_court(desk: Desk, time: Time) -> None:
    time.to("2026-12-02 11:30")
    at_home = Place(name="The mother's", kind="own_home", authority="rotherham")
    given: dict[str, Any] = {"placed": at_home, "next_at": london("2026-12-09 10:00"),
                             "support_programme_required": False}  # fmt: skip
    for officer, assessed in (("", True), ("Alex Head", False), ("Alex Head", None)):
        with pytest.raises(Refused, match=r"senior_officer: .*\(R31\)"):
            save(
                desk,
                result("2026-12-02 11:00", "rlaa", senior_officer=officer,
                       suitability_assessed=assessed, **given),
            )  # fmt: skip
    saved = save(
        desk,
        result("2026-12-02 11:00", "rlaa", senior_officer="Alex Head", suitability_assessed=True,
               **given),
    )  # fmt: skip
    assert among(saved.plan, "r31-court>court") == {"r31-court>court": "2026-12-09 10:00"}
    hearing = last_hearing(desk, saved.person_id)
    save(
        desk,
        HearingEntry(person=saved.person_id, hearing_id=hearing, at=london("2026-12-11 14:00")),
    )
    assert running(desk, saved.person_id)["r31-court>court"] == "2026-12-11 14:00"


def test_two_hearings_move_each_by_itself(desk: Desk, time: Time) -> None:
    first = save(
        desk,
        HearingEntry(
            person=someone(), court="A", at=london("2026-12-01 10:00"), carer_is_victim=False,
            answers=CHILD,
        ),
    )  # fmt: skip
    person = first.person_id
    hearing = last_hearing(desk, person)
    save(
        desk,
        HearingEntry(
            person=person, court="B", at=london("2026-12-03 10:00"), carer_is_victim=False
        ),
    )
    save(desk, HearingEntry(person=person, hearing_id=hearing, at=london("2026-12-08 10:00")))
    dues = [shown(one.due_at) for one in clocks(desk, person, "r25")]
    assert dues == ["2026-12-08 10:00", "2026-12-03 10:00"]


# ---------------------------------------------------------------- Moves and release


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
    before = contents(desk)
    with pytest.raises(NotPossible, match=words):
        answer(desk, entry, given)
    assert contents(desk) == before


# ---------------------------------------------------------------- Refusals


def refused(desk: Desk, entry: Any, field: str, words: str, refuse: bool = True) -> None:
    """The entry is refused with these words beside this field; only the audit trail knows of it."""
    before = contents(desk)
    plan = preview(desk, entry)
    assert contents(desk) == before
    (problem,) = (one for one in plan.problems if one.field == field)
    assert words in problem.message
    assert problem.refuse is refuse
    with pytest.raises(Refused, match=field):
        log(desk, entry)
    after = contents(desk)
    assert after.pop("audit")[:-1] == before.pop("audit")
    assert after == before


@pytest.mark.parametrize(
    "entry",
    [
        lambda: HearingEntry(person=someone(), court="x", at=london("2026-12-01 10:00"),
                             accompanied_by_role="yot_worker", accompanied_by_name="Sam",
                             answers=CHILD),
        lambda: result("2026-11-20 11:00", "withdrawn", accompanied_by_role="yot_worker"),
    ],
    ids=["hearing", "result"],
)  # fmt: skip
def test_a_yot_worker_is_nobodys_responsible_adult(desk: Desk, entry: Any) -> None:
    refused(desk, entry(), "accompanied_by_role", "YOT worker can't be the responsible adult")
    # Nor with a reason.
    given = entry().model_copy(update={"overrides": {"rotherham/r21": "nobody else came"}})
    refused(desk, given, "accompanied_by_role", "YOT worker can't be the responsible adult")


@pytest.mark.parametrize(
    ("born", "open_to"),
    [("2014-11-21", False), ("2014-11-20", True), ("2014-11-19", True), ("2016-05-01", False)],
)
def test_youth_detention_is_closed_to_those_under_twelve(
    desk: Desk, born: str, open_to: bool
) -> None:
    child = someone(born=born)
    entry = result(
        "2026-11-20 11:00", "ryda", person=child, next_at=london("2026-11-27 10:00"),
        placed=Place(name="x", kind="youth_detention", authority="leeds"),
        support_programme_required=False,
    )  # fmt: skip
    if open_to:
        assert not plan_of(save(desk, entry)).problems
    else:
        refused(desk, entry, "outcome", "the lowest age is 12")


def test_youth_detention_asks_for_a_date_of_birth(desk: Desk) -> None:
    entry = result("2026-11-20 11:00", "ryda", person=someone(born=None))
    with pytest.raises(Refused, match="date of birth"):
        log(desk, entry)


AHEAD = "2026-11-20 20:16"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (lambda: arrest(AHEAD), "arrested_at"),
        (lambda: arrest("2026-11-20 19:40", arrived_at=london(AHEAD)), "arrived_at"),
        (lambda: arrest("2026-11-20 19:40", outcome="charged_held", charged_at=london(AHEAD)),
         "charged_at"),
        (lambda: arrest("2026-11-20 19:40", detention_authorised_at=london(AHEAD)),
         "detention_authorised_at"),
        (lambda: arrest("2026-11-20 19:40", known_at=london(AHEAD)), "known_at"),
        (lambda: result(AHEAD, "withdrawn"), "heard_at"),
        (lambda: MoveEntry(person=someone(), to=Place(name="x", kind="foster"), answers=CHILD,
                           moved_at=london("2026-11-20 19:00"), told_at=london(AHEAD)), "told_at"),
        (lambda: MoveEntry(person=someone(), to=Place(name="x", kind="foster"), answers=CHILD,
                           moved_at=london(AHEAD), move="emergency"), "moved_at"),
        (lambda: arrest("2026-11-20 19:40", person=someone(born="2026-11-21")), "person.born"),
    ],
)  # fmt: skip
def test_what_has_not_happened_yet_is_not_logged(desk: Desk, entry: Any, field: str) -> None:
    refused(desk, entry(), field, "is in the future")


def test_what_is_planned_may_lie_ahead(desk: Desk) -> None:
    save(desk, arrest("2026-11-24 10:00", pre_planned=True))
    save(
        desk,
        MoveEntry(
            person=someone(), to=Place(name="x", kind="foster", authority="rotherham"),
            moved_at=london("2026-11-27 12:00"), answers=CHILD | {"danger_at_placement": False},
        ),
    )  # fmt: skip


def test_a_second_arrest_within_half_an_hour_needs_a_reason(desk: Desk) -> None:
    person = save(desk, arrest("2026-11-20 19:10")).person_id
    again = arrest("2026-11-20 19:40", person=person)
    refused(desk, again, "arrested_at", "is logged already", refuse=False)
    save(desk, again.model_copy(update={"overrides": {"already-logged": "another street"}}))
    save(desk, arrest("2026-11-20 18:30", person=person))


def test_a_blank_reason_is_no_reason(desk: Desk) -> None:
    person = save(desk, arrest("2026-11-20 19:10")).person_id
    again = arrest("2026-11-20 19:20", person=person, overrides={"already-logged": " \n "})
    refused(desk, again, "arrested_at", "is logged already", refuse=False)


def test_a_hearing_that_is_listed_already_needs_a_reason(desk: Desk) -> None:
    at = london("2026-12-01 10:00")
    given: dict[str, Any] = {"court": "x", "at": at, "carer_is_victim": False}
    person = save(desk, HearingEntry(person=someone(), answers=CHILD, **given)).person_id
    refused(desk, HearingEntry(person=person, **given), "at", "is listed already", refuse=False)
    reason = {"already-listed": "two courts at once"}
    save(desk, HearingEntry(person=person, overrides=reason, **given))


def test_somebody_who_is_on_the_desk_already_is_shown_first(desk: Desk) -> None:
    known = NewPerson(given_name="Łukasz", family_name="Wiśniowy", born=date(2011, 3, 12))
    save(desk, arrest("2026-11-20 19:40", person=known))
    twin = NewPerson(given_name="Lukasz", family_name="Wisniowy", born=date(2011, 3, 12))
    again = arrest("2026-11-20 12:00", person=twin)
    refused(desk, again, "person", "is on the desk already", refuse=False)
    saved = save(desk, again.model_copy(update={"overrides": {"duplicate": "a cousin"}}))
    assert rows(desk, Person) == 2
    assert saved.person_id == 2


def test_a_case_number_belongs_to_one(desk: Desk) -> None:
    save(desk, arrest("2026-11-20 19:40", person=someone("Ada", case_number="X/9-1")))
    again = arrest(
        "2026-11-20 12:00",
        person=someone("Bo", case_number=" X/9-1 "),
        overrides={"duplicate": "another"},
    )
    refused(desk, again, "person.case_number", "is somebody's already")


def test_the_desk_numbers_those_who_have_no_number(desk: Desk) -> None:
    for number in ("DD-2026-0041", "DD-2026-42b", "DD-2026-[x]", "DD-2025-9999", "DD-2026-"):
        save(desk, arrest("2026-11-20 19:40", person=someone(case_number=number)))
    made = save(desk, arrest("2026-11-20 19:40", person=someone(case_number=None)))
    again = save(desk, arrest("2026-11-20 19:40", person=someone(case_number="  ")))
    with desk.store.read() as session:
        numbers = [session.get_one(Person, one.person_id).case_number for one in (made, again)]
    assert numbers == ["DD-2026-0042", "DD-2026-0043"]


def test_other_peoples_hearings_and_arrests_are_not_to_be_had(desk: Desk) -> None:
    ours = save(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-20 10:00"), carer_is_victim=False,
            answers=CHILD,
        ),
    )  # fmt: skip
    hearing = last_hearing(desk, ours.person_id)
    theirs = save(desk, arrest("2026-11-20 19:40")).person_id
    refused(desk, result("2026-11-20 11:00", "withdrawn", person=theirs, hearing_id=hearing),
            "hearing_id", "is not this young person's")  # fmt: skip
    refused(desk, HearingEntry(person=theirs, hearing_id=hearing, yot_officer="Sam"),
            "hearing_id", "is not listed any more")  # fmt: skip
    refused(desk, arrest("2026-11-20 19:40", person=ours.person_id, arrest_id=1),
            "arrest_id", "is not this young person's")  # fmt: skip
    refused(desk, arrest("2026-11-20 19:40", person=ours.person_id, arrest_id=2**62),
            "arrest_id", "is not this young person's")  # fmt: skip
    save(desk, result("2026-11-20 11:00", "withdrawn", person=ours.person_id, hearing_id=hearing))
    refused(desk, result("2026-11-20 11:00", "withdrawn", person=ours.person_id,
                         hearing_id=hearing), "hearing_id", "already has its result")  # fmt: skip


@pytest.mark.parametrize("who", [4711, 2**63 - 1, "NOBODY", "", "'; DROP TABLE people; --"])
def test_nobody_is_found_for_a_number_that_nobody_has(desk: Desk, who: Any) -> None:
    entry = arrest("2026-11-20 19:40", person=who)
    before = contents(desk)
    for act in (preview, log):
        with pytest.raises(UnknownPerson, match="Nobody has the"):
            act(desk, entry)
    assert contents(desk) == before


def test_a_release_date_for_somebody_who_is_free_needs_a_reason(desk: Desk) -> None:
    entry = ReleaseEntry(person=someone(), release_at=london("2027-03-31 09:00"), answers=CHILD)
    refused(desk, entry, "release_at", "not recorded as serving", refuse=False)


def test_a_refusal_is_audited_with_its_reasons(desk: Desk) -> None:
    with pytest.raises(Refused):
        log(desk, arrest(AHEAD))
    with desk.store.read() as session:
        last = session.get_one(AuditRow, rows(desk, AuditRow))
    assert last.action == "refused"
    assert "in the future" in str(last.details["problems"])
