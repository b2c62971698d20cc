"""Hearings, results and release dates."""

from __future__ import annotations

from datetime import datetime

import pytest

from dutydesk.desk.plan import Refused
from dutydesk.protocol.calendar import LONDON
from tests.desk.situations.kit import (
    IN_CARE,
    IN_LEICESTERSHIRE,
    Situation,
    named,
    opened,
    sentenced,
)


def test_what_is_owed_for_a_result_is_not_met_at_the_next_hearing(young: Situation) -> None:
    young.hearing("2026-11-27T10:00", IN_CARE)
    young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="adjourned",
        next_at="2026-12-04T10:00",
    )  # fmt: skip
    young.at("2026-12-04 12:00").log(
        "result", hearing_id=2, heard_at="2026-12-04T11:00", outcome="adjourned",
        next_at="2026-12-11T10:00", social_worker_in_court=True,
    )  # fmt: skip
    assert young.states("rotherham/r17") == ["running", "met"]


def test_arranging_a_hearing_again_warns_nobody_twice(young: Situation) -> None:
    plan = young.hearing("2026-12-11T10:00", IN_LEICESTERSHIRE, custody_likely=True)
    assert named(opened(plan), "l28") == {
        "l28 > home 21 Nov 09:00",
        "l28 > social_worker 21 Nov 09:00",
    }
    plan = young.at("2026-11-23 09:00").log("hearing", hearing_id=1, yot_officer="Sam Example")
    assert opened(plan) == set()
    assert [one.how for one in plan.ends] == ["met"]


def test_custody_that_becomes_likely_is_warned_of_when_it_does(young: Situation) -> None:
    young.hearing("2026-12-11T10:00", IN_LEICESTERSHIRE)
    plan = young.at("2026-11-23 09:00").log("hearing", hearing_id=1, custody_likely=True)
    assert opened(plan) == {"l28 > home 24 Nov 09:00", "l28 > social_worker 24 Nov 09:00"}


def test_custody_and_a_release_date_that_moves(young: Situation) -> None:
    assert opened(sentenced(young)) == {
        "r17 > social_worker 28 Nov 11:00",
        "r24-custody > social_worker 27 Nov 12:00",
        "r35 27 Dec 11:00",
        "r36 > yot 27 Feb 09:00",
    }
    plan = young.log(
        "release",
        release_at="2027-03-27T09:00",
        placed={"name": "F", "kind": "foster", "authority": "rotherham"},
    )
    assert (plan.opens, plan.redates) == ((), ())
    plan = young.log("release", release_at="2027-03-31T09:00")
    assert (opened(plan), [one.new_due for one in plan.redates]) == (
        set(),
        [datetime(2027, 2, 28, 9, 0, tzinfo=LONDON)],
    )


def test_a_release_date_that_has_passed_is_asked_about(young: Situation) -> None:
    sentenced(young)
    with pytest.raises(Refused, match="has passed"):
        young.log("release", release_at="2026-03-27T09:00")
