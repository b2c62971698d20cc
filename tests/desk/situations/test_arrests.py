"""Arrests: who is known, what comes later, and the nights the clocks change."""

from __future__ import annotations

from typing import Any

import pytest

from dutydesk.desk.answer import answer
from dutydesk.desk.plan import Refused
from dutydesk.records import Entry
from tests.desk.situations.kit import (
    AT_HOME,
    CALM,
    HOST,
    IN_CARE,
    IN_LEICESTERSHIRE,
    Situation,
    arrested,
    asked,
    named,
    opened,
)


@pytest.mark.parametrize(
    ("answers", "clocks"),
    [
        (AT_HOME, set[str]()),
        (IN_CARE, {"r14 > yot 21 Nov 10:00"}),
        (IN_CARE | {"legal_status_before": "section_20"}, {"r14 > yot 21 Nov 10:00"}),
        (IN_LEICESTERSHIRE, HOST | {"l3-office 20 Nov 11:00"}),
        (
            IN_CARE | {"home_authority": "leeds"},
            {
                "r14 > yot 21 Nov 10:00",
                "r14 > home_yot 21 Nov 10:00",
                "r12-offence > mash 23 Nov 23:59",
                "r12-offence-liaise > other_authority -",
            },
        ),
        (
            IN_LEICESTERSHIRE | {"home_authority": "leicestershire"},
            {"l3-office 20 Nov 11:00"},
        ),
    ],
)
def test_an_arrest(young: Situation, answers: dict[str, Any], clocks: set[str]) -> None:
    assert opened(arrested(young, answers)) == clocks


def test_an_arrest_of_somebody_of_whom_nothing_is_known(young: Situation) -> None:
    entry = {"arrested_at": "2026-11-20T08:30", "station": "Main Street"}
    first = young.preview("arrest", **entry)
    assert (opened(first), asked(first)) == (
        set(),
        [
            "known_to_yot", "looked_after", "home_authority", "placed_in_before",
            "placement_kind_before", "offence_classes",
        ],
    )  # fmt: skip
    told = {"home_authority": "rotherham", "looked_after": True}
    second = young.preview("arrest", **entry, answers=told)
    assert (opened(second), asked(second)) == (
        {"r14 > yot 21 Nov 08:30"},
        ["placed_in_before", "placement_kind_before", "offence_classes"],
    )
    told["placed_in_before"] = "rotherham"
    third = young.preview("arrest", **entry, answers=told)
    assert (opened(third), asked(third)) == ({"r14 > yot 21 Nov 08:30"}, [])
    not_in_care = {"home_authority": "rotherham", "looked_after": False}
    last = young.preview("arrest", **entry, answers=not_in_care)
    assert opened(last) == set()


def test_answers_are_kept_and_not_asked_again(young: Situation) -> None:
    arrested(
        young,
        {"home_authority": "rotherham", "looked_after": True, "placed_in_before": "rotherham"},
    )
    assert young.person().looked_after
    plan = young.log("hearing", court="Nowhere", at="2026-11-27T10:00")
    assert opened(plan) == {
        "r19 > social_worker 21 Nov 12:00",
        "r20 27 Nov 10:00",
        "r22 27 Nov 10:00",
        "r25 27 Nov 10:00",
    }
    assert asked(plan) == ["placement_kind", "carer_is_victim"]


def test_only_the_area_answered_leaves_the_kind_of_placement_unknown(young: Situation) -> None:
    arrested(young, {"home_authority": "rotherham", "placed_in_before": "leicestershire"})
    plan = young.log("hearing", court="Nowhere", at="2026-11-27T10:00")
    assert "placement_kind_before" in asked(plan)


def test_an_answer_given_later_opens_what_was_missing_once(young: Situation) -> None:
    first = young.at("2026-11-20 12:00").logged(
        "arrest", arrested_at="2026-11-20T10:00", station="Main Street"
    )
    answer(young.desk, first.entry_id, {"looked_after": True, "home_authority": "rotherham"})
    assert young.running() == {"r14 > yot 21 Nov 10:00"}
    with young.desk.store.read() as session:
        assert "placement_kind_before" in session.get_one(Entry, first.entry_id).questions
    answer(young.desk, first.entry_id, {"placed_in_before": "leicestershire"})
    answer(young.desk, first.entry_id, {"placement_kind_before": "residential_home"})
    assert young.running() == HOST | {"l3-office 20 Nov 11:00"}


def test_an_answer_opens_no_second_clock_for_what_was_carried_on(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", IN_CARE)
    done = young.at("2026-11-27 12:00").logged(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="rlaa",
        next_at="2026-12-04T10:00",
    )  # fmt: skip
    before = young.running()
    answer(young.desk, done.entry_id, {"support_programme_required": True})
    assert young.running() - before == {"r28 01 Dec 23:59"}
    assert young.states("rotherham/r20") == ["running"]


def test_arrest_and_charge_logged_at_once_count_from_the_arrest(young: Situation) -> None:
    plan = young.at("2026-11-20 22:00").log(
        "arrest", arrested_at="2026-11-20T10:00", station="Main Street", outcome="bailed_to_court",
        charged_at="2026-11-20T21:30", court="Nowhere", court_at="2026-11-21T10:00",
        answers=IN_LEICESTERSHIRE | CALM,
    )  # fmt: skip
    assert opened(plan) == HOST | {
        "l3-office 20 Nov 11:00",
        "l5 > yot 21 Nov 10:00",
        "r19 > social_worker 21 Nov 10:00",
        "l6-told > social_worker 21 Nov 10:00",
        "l6-told > home 21 Nov 10:00",
        "r20 21 Nov 10:00",
        "r22 21 Nov 10:00",
        "r25 21 Nov 10:00",
        "l6-escort 21 Nov 10:00",
    }


def test_charged_four_weeks_after_the_arrest(young: Situation) -> None:
    arrested(young, IN_CARE, outcome="released_under_investigation")
    plan = young.at("2026-12-18 10:00").log(
        "arrest", arrest_id=1, arrested_at="2026-11-20T10:00", station="Main Street",
        outcome="bailed_to_court", court="Nowhere", court_at="2027-01-05T10:00",
    )  # fmt: skip
    assert named(opened(plan), "r14") == {"r14 > yot 19 Dec 10:00"}


def test_an_appropriate_adult_and_a_release_time_that_come_later(young: Situation) -> None:
    arrested(young, IN_LEICESTERSHIRE)
    later = {
        "arrest_id": 1, "arrested_at": "2026-11-20T10:00", "station": "Main Street",
        "offences": [{"description": "Robbery", "offence_class": "robbery", "gravity": 4}],
        "appropriate_adult_from": "volunteer", "appropriate_adult_name": "Pat Example",
        "estimated_release_at": "2026-11-20T18:00",
    }  # fmt: skip
    young.at("2026-11-20 16:00")
    with pytest.raises(Refused, match="too serious for a volunteer"):
        young.log("arrest", **later)
    plan = young.log("arrest", **later | {"appropriate_adult_from": "service"})
    assert opened(plan) == {"l3-home > home 20 Nov 17:00"}
    assert young.states("leicestershire/l3-office") == ["met_late"]
    again = young.log("arrest", **later | {"appropriate_adult_from": "service"})
    assert opened(again) == set()


def test_handed_to_social_care_overnight(young: Situation) -> None:
    plan = arrested(
        young,
        AT_HOME | CALM,
        outcome="transferred_to_local_authority",
        court="Nowhere",
        court_at="2026-11-21T10:00",
    )
    assert opened(plan) == {
        "r20 21 Nov 10:00",
        "r22 21 Nov 10:00",
        "r25 21 Nov 10:00",
    }
    young.at("2026-11-21 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-21T10:30", outcome="bailed_unconditional",
        next_at="2026-12-04T10:00",
    )  # fmt: skip
    person = young.person()
    assert (person.legal_status, person.looked_after) == ("none", False)
    assert young.running() == {
        "r17 > social_worker 22 Nov 10:30",
        "r19 > social_worker 22 Nov 10:30",
        "r25 04 Dec 10:00",
    }


@pytest.mark.parametrize(
    ("wall", "due"),
    [("2026-10-25T01:30", "26 Oct 00:30"), ("2026-03-29T00:30", "30 Mar 01:30")],
)
def test_arrested_in_the_night_of_a_clock_change(young: Situation, wall: str, due: str) -> None:
    plan = young.at(f"{wall[:10]} 08:00").log(
        "arrest", arrested_at=wall, station="Main Street", answers=IN_CARE
    )
    assert opened(plan) == {f"r14 > yot {due}"}


def test_a_late_entry_is_overdue_from_the_start(young: Situation) -> None:
    plan = young.at("2026-11-23 09:00").log(
        "arrest", arrested_at="2026-11-20T10:00", station="Main Street", answers=IN_CARE
    )
    assert opened(plan) == {"r14 > yot 21 Nov 10:00"}
