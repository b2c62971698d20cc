"""Remands: likely or made, another matter, other hearings, and how they end."""

from __future__ import annotations

import pytest

from dutydesk.desk.plan import Refused
from tests.desk.situations.kit import (
    AT_HOME,
    IN_CARE,
    Situation,
    named,
    opened,
    remanded,
)


def test_another_hearings_result_leaves_the_warning_of_a_likely_remand(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", AT_HOME, remand_likely="rlaa")
    young.hearing("2026-11-26T10:00")
    young.at("2026-11-26 11:00").log(
        "result", hearing_id=young.hearing_on("2026-11-26"), heard_at="2026-11-26T10:30",
        outcome="adjourned", next_at="2026-12-10T10:00",
    )  # fmt: skip
    assert young.states("rotherham/r27-likely") == ["running"]
    young.at("2026-11-27 12:00").log(
        "result", hearing_id=young.hearing_on("2026-11-27"), heard_at="2026-11-27T11:00",
        outcome="bailed_unconditional", next_at="2026-12-11T10:00",
    )  # fmt: skip
    assert young.states("rotherham/r27-likely") == ["superseded"]


def test_a_likely_remand_put_off_is_warned_of_again(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", AT_HOME, remand_likely="rlaa")
    plan = young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="adjourned",
        next_at="2026-11-30T10:00",
    )  # fmt: skip
    assert named(opened(plan), "r27-likely") == {
        "r27-likely > mash_or_duty_sw_manager 27 Nov 12:00"
    }
    assert young.states("rotherham/r27-likely") == ["superseded", "running"]


def test_remanded_to_the_authority_and_new_to_everybody(young: Situation) -> None:
    plan = remanded(
        young, "rlaa", AT_HOME, placed={"name": "F", "kind": "foster", "authority": "doncaster"}
    )
    assert opened(plan) == {
        "r27-made > mash_or_duty_sw_manager 27 Nov 12:00",
        "r27-result > mash_or_duty_sw_manager 27 Nov 12:00",
        "r31-search > social_care 27 Nov 12:00",
        "r19 > social_worker 28 Nov 11:00",
        "r29 > host_yot 30 Nov 23:59",
        "r9 29 Dec 23:59",
        "r10-remand 01 Dec 23:59",
        "r20 04 Dec 10:00",
        "r22 04 Dec 10:00",
        "r32 04 Dec 10:00",
    }
    assert young.person().known_to_social_care


def test_looked_after_by_a_remand_is_known_to_social_care_from_then_on(young: Situation) -> None:
    remanded(young, "rlaa", AT_HOME)
    plan = young.at("2026-12-04 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-04"), heard_at="2026-12-04T11:00",
        outcome="rlaa", next_at="2026-12-18T10:00", support_programme_required=False,
    )  # fmt: skip
    assert opened(plan) == {
        "r17 > social_worker 05 Dec 11:00",
        "r19 > social_worker 05 Dec 11:00",
        "r27-made > mash_or_duty_sw_manager 04 Dec 12:00",
        "r27-result > mash_or_duty_sw_manager 04 Dec 12:00",
    }


def test_bail_on_another_matter_leaves_the_remand(young: Situation) -> None:
    remanded(young, "rlaa", IN_CARE)
    young.hearing("2026-12-02T10:00")
    other = {
        "hearing_id": young.hearing_on("2026-12-02"), "heard_at": "2026-12-02T11:00",
        "outcome": "bailed_unconditional", "next_at": "2026-12-20T10:00",
    }  # fmt: skip
    young.at("2026-12-02 12:00")
    with pytest.raises(Refused, match="Nowhere, Fri 4 Dec 2026 10:00, stands"):
        young.log("result", **other)
    young.log("result", **other, overrides={"remand-stands": "Shoplifting, another case"})
    assert young.person().remand == "rlaa"
    assert named(young.running(), "r32") == {"r32 04 Dec 10:00", "r32 20 Dec 10:00"}
    young.at("2026-12-04 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-04"), heard_at="2026-12-04T11:00",
        outcome="bailed_unconditional", next_at="2026-12-18T10:00",
    )  # fmt: skip
    assert young.person().remand == "none"
    assert not named(young.running(), "r32")


def test_a_result_without_its_hearing_is_asked_about(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", IN_CARE)
    with pytest.raises(Refused, match="is listed for Fri 27 Nov 2026 10:00"):
        young.at("2026-11-27 12:00").log(
            "result", court="Nowhere", heard_at="2026-11-27T11:00", outcome="withdrawn"
        )


def test_called_on_before_its_time_a_hearing_is_not_its_own_next(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", IN_CARE)
    plan = young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T09:40", outcome="ryda"
    )
    assert named(opened(plan), "r26") == {"r26 -"}


def test_youth_detention_with_the_age_unknown_can_still_be_logged(young: Situation) -> None:
    ageless = {"given_name": "Zed", "family_name": "Testerly"}
    entry = {
        "person": ageless, "court": "Nowhere", "heard_at": "2026-11-20T08:50", "outcome": "ryda",
        "answers": IN_CARE,
    }  # fmt: skip
    assert [(one.rule, one.refuse) for one in young.preview("result", **entry).problems] == [
        ("age-unknown", False)
    ]


def test_a_remand_reaches_the_other_hearings_that_are_listed(young: Situation) -> None:
    """Theirs to arrange while at home; once remanded, somebody else must bring them to court."""
    young.hearing("2026-12-01T10:00", AT_HOME)
    young.hearing("2026-11-27T10:00")
    plan = young.at("2026-11-27 12:00").log(
        "result", hearing_id=young.hearing_on("2026-11-27"), heard_at="2026-11-27T11:00",
        outcome="ryda", next_at="2026-12-04T10:00", support_programme_required=False,
    )  # fmt: skip
    assert named(opened(plan), "r19", "r20", "r22", "r26", "r32") == {
        "r19 > social_worker 28 Nov 11:00",
        "r20 04 Dec 10:00",
        "r20 01 Dec 10:00",
        "r26 04 Dec 10:00",
        "r26 01 Dec 10:00",
    }
    young.at("2026-12-01 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-01"), heard_at="2026-12-01T11:00",
        outcome="withdrawn", overrides={"remand-stands": "Another case"},
    )  # fmt: skip
    assert named(young.running(), "r26") == {"r26 01 Dec 10:00", "r26 04 Dec 10:00"}


def test_bail_from_youth_detention_gives_the_other_hearing_back_to_social_care(
    young: Situation,
) -> None:
    young.hearing("2026-12-10T10:00", IN_CARE)
    remanded(young, "ryda", {})
    assert named(young.running(), "r22", "r26") == {"r26 04 Dec 10:00", "r26 10 Dec 10:00"}
    plan = young.at("2026-12-04 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-04"), heard_at="2026-12-04T11:00",
        outcome="bailed_unconditional", next_at="2026-12-18T10:00",
    )  # fmt: skip
    assert opened(plan) == {
        "r17 > social_worker 05 Dec 11:00",
        "r19 > social_worker 05 Dec 11:00",
        "r22 18 Dec 10:00",
        "r22 10 Dec 10:00",
    }
    assert not named(young.running(), "r26")


def test_no_longer_looked_after_the_escort_is_nobodys_duty(young: Situation) -> None:
    remanded(young, "rlaa", AT_HOME)
    assert named(young.running(), "r20", "r22") == {"r20 04 Dec 10:00", "r22 04 Dec 10:00"}
    plan = young.at("2026-12-04 12:00").log(
        "result", hearing_id=young.hearing_on("2026-12-04"), heard_at="2026-12-04T11:00",
        outcome="bailed_unconditional", next_at="2026-12-18T10:00",
    )  # fmt: skip
    assert opened(plan) == {
        "r17 > social_worker 05 Dec 11:00",
        "r19 > social_worker 05 Dec 11:00",
    }
    assert not named(young.running(), "r20", "r22", "r32")


def test_bail_in_one_matter_keeps_the_conditions_of_another(young: Situation) -> None:
    bail = {"kind": "exclusion", "place": "Nowhere Park"}
    young.hearing("2026-11-27T10:00", IN_CARE)
    young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="bailed_conditional",
        conditions=[bail], next_at="2026-12-11T10:00",
    )  # fmt: skip
    young.hearing("2026-11-28T10:00")
    young.at("2026-11-28 12:00").log(
        "result", hearing_id=young.hearing_on("2026-11-28"), heard_at="2026-11-28T11:00",
        outcome="withdrawn",
    )  # fmt: skip
    place = {"name": "Nowhere Park", "kind": "foster", "authority": "rotherham"}
    with pytest.raises(Refused, match="clashes with conditions"):
        young.log("move", moved_at="2026-11-28T11:30", to=place)
