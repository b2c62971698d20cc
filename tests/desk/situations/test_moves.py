"""Placement moves, and whole stories in which both protocols speak."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlmodel import select

from dutydesk.desk.plan import Refused
from dutydesk.protocol.calendar import LONDON
from dutydesk.records import Clock, Hearing
from tests.desk.situations.kit import (
    IN_CARE,
    IN_LEICESTERSHIRE,
    OAK,
    SAFE,
    Situation,
    asked,
    named,
    opened,
    remanded,
)


def test_out_of_area_in_an_emergency_and_back(young: Situation) -> None:
    young.hearing("2026-12-20T10:00", IN_CARE)
    plan = young.at("2026-11-21 12:00").log(
        "move", moved_at="2026-11-21T10:00", move="emergency", to=OAK, consulted_before=False,
        host_yot="Leicestershire YOS", answers=SAFE,
    )  # fmt: skip
    assert opened(plan) == {
        "r16-consult > yot 21 Nov 10:00",
        "r16-told > yot 22 Nov 10:00",
        "l1 > yot 22 Nov 10:00",
        "l2-home > home 22 Nov 10:00",
        "r10 24 Nov 23:59",
        "l29 27 Nov 23:59",
    }
    home = {"name": "Elm House", "kind": "residential_home", "authority": "rotherham"}
    plan = young.at("2026-11-25 12:00").log(
        "move", moved_at="2026-11-25T10:00", to=home, consulted_before=True,
        told_at="2026-11-25T10:30", answers=SAFE,
    )  # fmt: skip
    assert {one.rule for one in plan.opens if one.met_by} == {
        "rotherham/r16-consult", "rotherham/r16-told",
    }  # fmt: skip
    plan = young.log("arrest", arrested_at="2026-11-25T11:00", station="Main Street")
    assert opened(plan) == {"r14 > yot 26 Nov 11:00"}


def test_whether_orders_are_in_force_elsewhere_is_asked(young: Situation) -> None:
    plan = young.preview(
        "move", moved_at="2026-11-20T08:00", to=OAK,
        answers=IN_CARE | {"home_authority": "leeds", "placed_in_before": "leeds"},
    )  # fmt: skip
    assert "orders_in_force" in asked(plan)


def test_until_a_planned_move_the_young_person_is_where_they_were(young: Situation) -> None:
    young.hearing("2026-12-20T10:00", IN_CARE)
    young.log("move", moved_at="2026-11-27T10:00", to=OAK, consulted_before=True, answers=SAFE)
    plan = young.at("2026-11-22 10:00").log(
        "arrest", arrested_at="2026-11-22T09:00", station="Main Street"
    )
    assert opened(plan) == {"r14 > yot 23 Nov 09:00"}
    plan = young.at("2026-11-28 10:00").log(
        "arrest", arrested_at="2026-11-28T09:00", station="Main Street"
    )
    assert opened(plan) == {
        "r14 > yot 29 Nov 09:00",
        "r14 > host_yot 29 Nov 09:00",
        "l3-edt 28 Nov 10:00",
    }


def test_home_on_remand_and_the_court_to_be_told_at_a_hearing_that_moves(
    young: Situation,
) -> None:
    mum = {"name": "Mum's", "kind": "own_home", "authority": "rotherham"}
    remanded(young, "rlaa", IN_CARE)
    home = {"moved_at": "2026-11-28T10:00", "to": mum, "consulted_before": True, "answers": SAFE}
    young.at("2026-11-28 12:00")
    with pytest.raises(Refused, match="senior officer"):
        young.log("move", **home)
    plan = young.log("move", **home, senior_officer="Dr Example", suitability_assessed=True)
    assert opened(plan) == {
        "r16-consult > yot 28 Nov 10:00",
        "r34 > yot 28 Nov 11:00",
        "r31-court > court 04 Dec 10:00",
    }
    young.log("hearing", hearing_id=young.hearing_on("2026-12-04"), at="2026-12-08T10:00")
    assert named(young.running(), "r31-court", "r32") == {
        "r31-court > court 08 Dec 10:00",
        "r32 08 Dec 10:00",
    }


def test_a_remand_that_was_made_still_leaves_the_placements_team_to_be_told(
    young: Situation,
) -> None:
    """Nobody told them that it was likely, and a bed is needed tonight."""
    leicestershire = IN_CARE | {
        "home_authority": "leicestershire", "placed_in_before": "leicestershire",
        "placement_kind_before": "foster",
    }  # fmt: skip
    young.hearing("2026-11-27T10:00", leicestershire, remand_likely="rlaa")
    young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="rlaa",
        next_at="2026-12-04T10:00",
    )  # fmt: skip
    assert named(young.running(), "l11") == {
        "l11 > social_worker 20 Nov 10:00",
        "l11 > placements_team 20 Nov 10:00",
    }


def test_a_result_of_a_hearing_never_listed_is_not_logged_twice(young: Situation) -> None:
    result = {"court": "Nowhere", "heard_at": "2026-11-20T08:50", "outcome": "withdrawn"}
    plan = young.log("result", **result, answers=IN_CARE)
    assert opened(plan) == {"r17 > social_worker 21 Nov 08:50"}
    with pytest.raises(Refused, match="is logged already"):
        young.log("result", **result)


def test_adjourned_before_the_day_and_again_on_it(young: Situation) -> None:
    young.hearing("2026-12-01T10:00", IN_LEICESTERSHIRE)
    hung = ("r20", "r22", "r25", "l6-escort")
    for now, heard, following in (
        ("2026-11-25 12:00", "2026-11-25T11:00", "2026-12-08T10:00"),
        ("2026-12-08 12:00", "2026-12-08T10:30", "2026-12-15T10:00"),
    ):
        with young.desk.store.read() as session:
            listed = session.exec(select(Hearing).where(Hearing.state == "listed")).one().id
        plan = young.at(now).log(
            "result", hearing_id=listed, heard_at=heard, outcome="adjourned", next_at=following
        )
        assert {one.rule.split("/")[1] for one in plan.opens} == {"r17", "r19", "l7", "l6-told"}
    assert named(young.running(), *hung) == {f"{rule} 15 Dec 10:00" for rule in hung}
    with young.desk.store.read() as session:
        missed = session.exec(select(Clock).where(Clock.rule == "rotherham/r20")).one().missed_at
    assert missed == datetime(2026, 12, 8, 10, tzinfo=LONDON)


def test_from_a_home_to_youth_detention_and_custody_both_protocols_speak(
    young: Situation,
) -> None:
    plan = remanded(
        young, "ryda", IN_LEICESTERSHIRE | {"legal_status_before": "section_20"},
        placed={"name": "W", "kind": "youth_detention", "authority": "leeds"},
    )  # fmt: skip
    assert opened(plan) == {
        "r17 > social_worker 28 Nov 11:00",
        "r19 > social_worker 28 Nov 11:00",
        "r24-remand > social_worker 27 Nov 12:00",
        "r26 04 Dec 10:00",
        "r29 > host_yot 30 Nov 23:59",
        "r30 > youth_custody_service 27 Nov 12:00",
        "l6-told > social_worker 28 Nov 11:00",
        "l7 > home 28 Nov 11:00",
        "l12-remand > home 27 Nov 12:00",
        "l12-remand > social_worker 27 Nov 12:00",
    }
    plan = young.at("2026-12-04 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-04"), heard_at="2026-12-04T11:00",
        outcome="sentenced", release_at="2027-04-04T09:00",
        disposals=[{"disposal": "detention_and_training_order", "months": 8}],
    )  # fmt: skip
    assert opened(plan) == {
        "r17 > social_worker 05 Dec 11:00",
        "r24-custody > social_worker 04 Dec 12:00",
        "r35 04 Jan 11:00",
        "r36 > yot 04 Mar 09:00",
    }
    assert not named(young.running(), "r26", "r30")


def test_which_figures_are_the_protocols_and_which_the_desks(young: Situation) -> None:
    plan = remanded(young, "rlaa", IN_LEICESTERSHIRE, placed=OAK)
    basis = {one.rule.split("/")[1]: (one.basis, one.words) for one in plan.opens}
    assert basis["r17"] == ("limit", "24 hours")
    assert basis["r32"] == ("limit", "by the next hearing")
    assert basis["r24-remand"] == ("desk target", "as soon as it happens")
    assert basis["r19"] == ("desk target", "as soon as possible")
    assert basis["l7"] == ("desk target", "no time given")
