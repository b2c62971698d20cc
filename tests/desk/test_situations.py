"""Situations that a duty desk meets: exactly which clocks open, for whom, and due when.

Each is logged as the forms log it. A clock is written `rule > told`, its due time as on a London
clock; `-` where it has none yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlmodel import col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import entry_adapter
from dutydesk.desk.log import Logged, preview
from dutydesk.desk.plan import Plan, Refused
from dutydesk.protocol.calendar import LONDON, local
from dutydesk.records import Clock, ClockState, Hearing, Person
from tests.desk.desks import Time, logged

NEW = {"given_name": "Zed", "family_name": "Testerly", "born": "2011-05-01"}
AT_HOME = {
    "known_to_yot": True, "known_to_social_care": False, "allocated_social_worker": False,
    "legal_status_before": "none", "home_authority": "rotherham",
    "placed_in_before": "rotherham", "placement_kind_before": "own_home",
}  # fmt: skip
"""A Rotherham young person at home, not looked after and new to Social Care."""
IN_CARE = AT_HOME | {
    "known_to_social_care": True, "allocated_social_worker": True,
    "legal_status_before": "care_order", "placement_kind_before": "residential_home",
}  # fmt: skip
"""On a care order, in a Rotherham home."""
IN_LEICESTERSHIRE = IN_CARE | {"placed_in_before": "leicestershire"}
"""Rotherham's, in a home in Leicestershire: both protocols run."""
CALM = {"custody_likely": False, "carer_is_victim": False}


class Situation:
    """One young person on a desk of their own, and what each entry did."""

    def __init__(self, desk: Desk, time: Time) -> None:
        self.desk, self.time = desk, time
        self.at("2026-11-20 09:00")

    def at(self, wall: str) -> Situation:
        self.time.at = datetime.strptime(wall, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
        return self

    def log(self, kind: str, **entry: Any) -> Plan:
        """Log an entry of the young person, whom the first one makes; give what it did."""
        done = self.logged(kind, **entry)
        assert done.plan is not None
        return done.plan

    def logged(self, kind: str, **entry: Any) -> Logged:
        with self.desk.store.read() as session:
            known = session.exec(select(Person)).first()
        return logged(self.desk, kind=kind, person=known.id if known else NEW, **entry)

    def preview(self, kind: str, **entry: Any) -> Plan:
        entry.setdefault("person", NEW)
        return preview(self.desk, entry_adapter.validate_python({"kind": kind, **entry}))

    def hearing(self, at: str, answers: dict[str, Any] | None = None, **entry: Any) -> Plan:
        return self.log("hearing", court="Nowhere", at=at, answers=answers or {}, **CALM | entry)

    def running(self) -> set[str]:
        with self.desk.store.read() as session:
            found = session.exec(select(Clock).where(Clock.state == ClockState.RUNNING)).all()
        return {_clock(one.rule, one.tell, one.due_at) for one in found}

    def states(self, rule: str) -> list[str]:
        with self.desk.store.read() as session:
            found = session.exec(select(Clock).where(Clock.rule == rule).order_by(col(Clock.id)))
            return [one.state.value for one in found]

    def person(self) -> Person:
        with self.desk.store.read() as session:
            return session.exec(select(Person)).one()

    def hearing_on(self, day: str) -> int:
        with self.desk.store.read() as session:
            found = session.exec(select(Hearing)).all()
        return next(one.id for one in found if one.id and f"{local(one.at):%Y-%m-%d}" == day)


def _clock(rule: str, tell: str | None, due: datetime | None) -> str:
    file, _, name = rule.partition("/")
    short = name if file in ("rotherham", "leicestershire") else rule
    told = f" > {tell}" if tell else ""
    return f"{short}{told} {f'{local(due):%d %b %H:%M}' if due else '-'}"


def opened(plan: Plan) -> set[str]:
    found = [(_clock(one.rule, one.tell, one.due_at), one.hearing) for one in plan.opens]
    assert len(found) == len(set(found)), f"twice: {found}"
    return {clock for clock, _ in found}


def named(found: set[str], *rules: str) -> set[str]:
    """Only the clocks of these rules."""
    return {one for one in found if one.split()[0] in rules}


def asked(plan: Plan) -> list[str]:
    return [one.fact for one in plan.questions]


@pytest.fixture
def young(desk: Desk, time: Time) -> Situation:
    return Situation(desk, time)


# ---------------------------------------------------------------- Remands


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


def remanded(young: Situation, outcome: str, answers: dict[str, Any], **entry: Any) -> Plan:
    """Listed for 27 November, and remanded there until 4 December."""
    young.hearing("2026-11-27T10:00", answers)
    return young.at("2026-11-27 12:00").log(
        "result", hearing_id=young.hearing_on("2026-11-27"), heard_at="2026-11-27T11:00",
        outcome=outcome, next_at="2026-12-04T10:00", support_programme_required=False, **entry,
    )  # fmt: skip


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


# ---------------------------------------------------------------- Hearings and results


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


# ---------------------------------------------------------------- Release


def sentenced(young: Situation) -> Plan:
    young.hearing("2026-11-27T10:00", IN_CARE)
    return young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="sentenced",
        disposals=[{"disposal": "detention_and_training_order", "months": 8}],
        release_at="2027-03-27T09:00",
    )  # fmt: skip


def test_custody_and_a_release_date_that_moves(young: Situation) -> None:
    assert opened(sentenced(young)) == {
        "r17 > social_worker 28 Nov 11:00",
        "r24-custody > social_worker 27 Nov 12:00",
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
