"""What each paragraph calls for, from the entry to the clocks, with exact due times."""

from __future__ import annotations

from typing import Any

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    HearingEntry,
    Offence,
    Place,
)
from dutydesk.desk.log import log
from dutydesk.desk.person import person_page
from dutydesk.desk.plan import Refused
from dutydesk.records import ClockState, Entry, Person
from tests.desk.cases.entries import IN_HOME, NEW_TO_CARE, among, arrest, result
from tests.support import (
    CHILD,
    Time,
    clock,
    clocks,
    contents,
    last_hearing,
    london,
    name_of,
    opened,
    plan_of,
    running,
    save,
    shown,
    someone,
    story,
)

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
