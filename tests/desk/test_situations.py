"""Situations that a duty desk meets: exactly which clocks open, for whom, and due when.

Each is logged as the forms log it. A clock is written `rule > told`, its due time as on a London
clock; `-` where it has none yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlmodel import col, select

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import entry_adapter
from dutydesk.desk.log import Logged, preview
from dutydesk.desk.plan import Plan, Refused
from dutydesk.protocol.calendar import LONDON, local
from dutydesk.records import Clock, ClockState, Entry, Hearing, Person
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


# ---------------------------------------------------------------- Arrests


def arrested(young: Situation, answers: dict[str, Any], **entry: Any) -> Plan:
    return young.at("2026-11-20 12:00").log(
        "arrest", arrested_at="2026-11-20T10:00", station="Main Street", answers=answers, **entry
    )


HOST = {"r14 > yot 21 Nov 10:00", "r14 > host_yot 21 Nov 10:00"}


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


# ---------------------------------------------------------------- Moves

OAK = {"name": "Oak House", "kind": "residential_home", "authority": "leicestershire"}
SAFE = {"danger_at_placement": False, "orders_in_force": True}


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
