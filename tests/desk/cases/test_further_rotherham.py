"""The further entries of Rotherham, end to end: meetings, look-ups, reviews, custody, transfers."""

from __future__ import annotations

from typing import Any

import pytest

from dutydesk.desk.amend import Of, amend, void
from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import Disposal, EntryBase, new_uid
from dutydesk.desk.further import likely_next
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import Logged
from dutydesk.desk.plan import Refused
from dutydesk.desk.tell import done
from dutydesk.records import Clock, ClockState, Contact, Person
from tests.desk.cases.entries import NEW_TO_CARE, result
from tests.support import (
    CHILD,
    Time,
    clock,
    clocks,
    key,
    last_hearing,
    london,
    opened,
    plan_of,
    rows,
    running,
    save,
    shown,
    someone,
)

MET, LATE = ClockState.MET, ClockState.MET_LATE
SUPERSEDED, VOIDED = ClockState.SUPERSEDED, ClockState.VOIDED


def entry(kind: str, person: Any, **given: Any) -> EntryBase:
    return entry_adapter.validate_python({"kind": kind, "person": person, **given})


def logs(desk: Desk, kind: str, person: Any, **given: Any) -> Logged:
    return save(desk, entry(kind, person, **given))


def open_case(desk: Desk, at: str = "2026-11-20T10:00", **more: Any) -> int:
    answers = more.pop("answers", CHILD)
    return logs(desk, "case_opened", someone(), opened_at=at, answers=answers, **more).person_id


def ended(one: Clock) -> tuple[ClockState, str | None]:
    return one.state, shown(one.ended_at)


def person_row(desk: Desk, person: int) -> Person:
    with desk.store.read() as session:
        return session.get_one(Person, person)


# ---------------------------------------------------------------- R2: known to Social Care?


def test_look_ups_come_round_from_the_last_and_stop_with_the_case(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    assert running(desk, person) == {"r2": "2027-02-20 10:00"}
    time.to("2027-03-01 12:00")  # nine days late
    assert [one.kind for one in likely_next(desk, person).kinds] == ["social_care_check"]
    saved = logs(
        desk, "social_care_check", person, checked_at="2027-03-01T11:00",
        known_to_social_care=True, worker_contacted=True, worker="Sal Workerly",
    )  # fmt: skip
    assert opened(saved.plan) == {"r2-contact>social_worker": "2027-03-02 23:59"}
    assert clock(desk, person, "r2-contact>social_worker").state is MET
    # Counted from when it was looked up, late as that was, and over the clock change.
    assert ended(clocks(desk, person, "r2")[0]) == (LATE, "2027-03-01 11:00")
    assert running(desk, person) == {"r2": "2027-06-01 11:00"}
    time.to("2027-04-01 16:30")
    logs(desk, "case_closed", person, closed_at="2027-04-01T16:00", reason="Order completed")
    assert running(desk, person) == {}
    last = clocks(desk, person, "r2")[-1]
    assert (last.state, last.ended_why) == (
        SUPERSEDED, "Its reason has stopped: Case closed Thu 1 Apr 2027: Order completed",
    )  # fmt: skip


def test_a_case_opened_twice_has_one_row_of_look_ups(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    time.to("2026-12-01 10:00")
    again = entry("case_opened", person, opened_at="2026-12-01T10:00")
    with pytest.raises(Refused):
        save(desk, again)
    save(desk, again.model_copy(update={"overrides": {"already-open": "a second order"}}))
    assert running(desk, person) == {"r2": "2027-02-20 10:00"}


def test_looked_up_as_the_case_is_opened_and_again_at_the_review(desk: Desk, time: Time) -> None:
    answers = CHILD | {"legal_status_before": "none"}
    del answers["known_to_social_care"]
    person = open_case(desk, answers=answers, known_to_social_care=False)
    assert running(desk, person) == {"r2": "2027-02-20 10:00"}
    assert [one.state for one in clocks(desk, person, "r2")] == [MET, ClockState.RUNNING]
    time.to("2026-12-10 15:00")
    review = logs(
        desk, "assessment", person, completed_at="2026-12-10T14:00", stage="review",
        rating="medium",
    )  # fmt: skip
    assert opened(review.plan) == {"r2-review": "2026-12-11 23:59"}
    time.to("2026-12-11 09:00")
    logs(
        desk, "social_care_check", person, checked_at="2026-12-11T08:30",
        known_to_social_care=False,
    )  # fmt: skip
    assert running(desk, person) == {"r2": "2027-03-11 08:30"}


def test_what_was_done_before_its_reason_began_is_not_for_it(desk: Desk, time: Time) -> None:
    person = open_case(desk, answers=NEW_TO_CARE)
    logs(desk, "looked_after", person, legal_status="section_20", from_at="2026-11-20T12:00")
    hold_review(desk, person, "2026-06-10T14:00")  # of the time before
    assert running(desk, person)["r9"] == "2026-12-18 23:59"


def test_a_look_up_starts_them_for_a_case_that_was_open_before(desk: Desk, time: Time) -> None:
    answers = CHILD | {"open_to_yot": True}
    looked = {"checked_at": "2026-11-19T10:00", "known_to_social_care": True}
    saved = logs(desk, "social_care_check", someone(), **looked, answers=answers)
    assert running(desk, saved.person_id) == {
        "r2-contact>social_worker": "2026-11-20 23:59", "r2": "2027-02-19 10:00",
    }  # fmt: skip


def test_an_amended_look_up_dates_the_next_anew_and_a_voided_one_gives_it_back(
    desk: Desk, time: Time
) -> None:
    person = open_case(desk)
    time.to("2026-11-24 09:00")
    given = {"known_to_social_care": True, "worker_contacted": True}
    first = logs(desk, "social_care_check", person, checked_at="2026-11-23T09:00", **given)
    assert running(desk, person) == {"r2": "2027-02-23 09:00"}
    right = entry("social_care_check", person, checked_at="2026-11-22T18:00", **given)
    amend(desk, Of(first.entry_id, 1), right, "it was on Sunday")
    assert running(desk, person) == {"r2": "2027-02-22 18:00"}
    assert len(clocks(desk, person, "r2")) == 2
    void(desk, Of(first.entry_id, 2), "another young person", new_uid())
    assert running(desk, person) == {"r2": "2027-02-20 10:00"}


# ---------------------------------------------------------------- R3, R4: assessments and plans


def test_very_high_concern_asks_for_a_meeting_and_a_decision(desk: Desk, time: Time) -> None:
    answers = NEW_TO_CARE
    person = open_case(desk, answers=answers)
    found = {"completed_at": "2026-11-20T16:00", "stage": "first", "rating": "very_high"}
    with pytest.raises(Refused) as refused:
        logs(desk, "assessment", person, **found, mash_referral="not_needed")
    assert [one.rule for one in refused.value.problems] == ["rotherham/r3-why"]
    saved = logs(desk, "assessment", person, **found)
    assert opened(saved.plan) == {
        "r3-meeting": "2026-11-23 23:59",
        "r3-mash>mash": "2026-11-23 23:59",
    }
    # A review of the YOT is no risk strategy meeting; the right one, booked in time, is.
    booked = {"at": "2026-11-26T10:00", "known_at": "2026-11-20T19:00"}
    logs(desk, "meeting", person, meeting_kind="yot_review", **booked)
    assert "r3-meeting" in running(desk, person)
    logs(desk, "meeting", person, meeting_kind="risk_strategy", **booked)
    assert ended(clock(desk, person, "r3-meeting")) == (MET, "2026-11-20 19:00")


def test_plans_are_shared_both_ways(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    mine = logs(
        desk, "plan_shared", person, document="intervention_plan",
        completed_at="2026-11-19T15:00", shared_at="2026-11-20T09:30",
    )  # fmt: skip
    assert opened(mine.plan) == {"r4-yot>social_worker": "2026-11-23 23:59"}
    assert ended(clock(desk, person, "r4-yot>social_worker")) == (MET, "2026-11-20 09:30")
    theirs = logs(desk, "plan_shared", person, document="care_plan",
                  completed_at="2026-11-19T15:00")  # fmt: skip
    assert opened(theirs.plan) == {"r4-social-care>yot": "2026-11-23 23:59"}
    assert [one.paragraphs for one in plan_of(theirs).records] == [("R4",)]


# ---------------------------------------------------------------- R5 to R8, R37: meetings


def book(desk: Desk, person: int, kind: str, at: str, **more: Any) -> Logged:
    return logs(desk, "meeting", person, meeting_kind=kind, at=at, **more)


def test_a_meeting_of_the_yot_is_booked_arranged_moved_and_held(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    booked = book(desk, person, "yot_review", "2026-11-27T10:00")
    assert opened(booked.plan) == {"r5-invite>social_worker": "2026-11-27 10:00"}
    meeting = {"meeting_id": booked.entry_id}
    cannot = logs(desk, "meeting", person, **meeting, social_care_attending=False,
                  social_worker_invited=True)  # fmt: skip
    assert opened(cannot.plan) == {"r5-report>yot": "2026-11-27 10:00"}
    assert clock(desk, person, "r5-invite>social_worker").state is MET
    said_again = logs(desk, "meeting", person, **meeting, social_care_attending=False)
    assert opened(said_again.plan) == {}
    moved = logs(desk, "meeting", person, **meeting, at="2026-12-01T14:00")
    assert opened(moved.plan) == {"r5-invite>social_worker": "2026-12-01 14:00"}  # to the new time
    assert running(desk, person) == {
        "r5-report>yot": "2026-12-01 14:00", "r5-invite>social_worker": "2026-12-01 14:00",
        "r2": "2027-02-20 10:00",
    }  # fmt: skip
    time.to("2026-12-01 16:00")
    logs(desk, "meeting_held", person, **meeting, held_at="2026-12-01T14:00",
         social_care_attending=False, social_care_report_in=True)  # fmt: skip
    assert ended(clock(desk, person, "r5-report>yot")) == (MET, "2026-12-01 14:00")


def test_whose_some_other_meeting_is_decides_what_is_owed_for_it(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    booked = book(desk, person, "other", "2026-11-27T10:00", social_care_attending=False)
    assert opened(booked.plan) == {}
    answer(desk, booked.entry_id, {"meeting_of": "yot"})
    assert running(desk, person) == {
        "r5-invite>social_worker": "2026-11-27 10:00", "r5-report>yot": "2026-11-27 10:00",
        "r2": "2027-02-20 10:00",
    }  # fmt: skip


def test_a_meeting_called_off_owes_nothing_and_another_is_left_alone(
    desk: Desk, time: Time
) -> None:
    person = open_case(desk)
    first = book(desk, person, "yot_review", "2026-11-27T10:00")
    book(desk, person, "risk_strategy", "2026-11-30T10:00")
    logs(desk, "meeting", person, meeting_id=first.entry_id, called_off=True)
    states = [one.state for one in clocks(desk, person, "r5-invite>social_worker")]
    assert states == [SUPERSEDED, ClockState.RUNNING]


def test_social_care_s_meeting_is_the_yot_s_to_go_to_or_to_report_to(
    desk: Desk, time: Time
) -> None:
    person = open_case(desk)
    booked = book(desk, person, "strategy", "2026-11-27T10:00", yot_invited=True)
    assert opened(booked.plan) == {
        "r7": "2026-11-27 10:00", "r8-invite>yot": "2026-11-27 10:00",
    }  # fmt: skip
    assert clock(desk, person, "r8-invite>yot").state is MET
    time.to("2026-11-27 12:00")
    held = {"meeting_id": booked.entry_id, "held_at": "2026-11-27T10:00", "yot_attending": False}
    with pytest.raises(Refused) as refused:
        logs(desk, "meeting_held", person, **held, yot_report_in=False)
    assert [one.rule for one in refused.value.problems] == ["rotherham/r7-held"]
    logs(desk, "meeting_held", person, **held, yot_report_in=True)
    assert ended(clock(desk, person, "r7")) == (MET, "2026-11-27 10:00")


def test_the_panel_has_a_companion_by_name_and_moves_with_its_clock(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    booked = book(desk, person, "referral_panel", "2026-11-27T16:00")
    assert opened(booked.plan) == {"r6": "2026-11-27 16:00"}
    assert ("R6",) in [one.paragraphs for one in plan_of(booked).guides]
    meeting = {"meeting_id": booked.entry_id}
    logs(desk, "meeting", person, **meeting, at="2026-12-04T16:00")
    assert running(desk, person)["r6"] == "2026-12-04 16:00"
    with pytest.raises(Refused) as refused:
        logs(desk, "meeting", person, **meeting, panel_companion_role="other_family",
             panel_companion_name="Gran Sampleby")  # fmt: skip
    assert [one.rule for one in refused.value.problems] == ["rotherham/r6-who"]
    logs(desk, "meeting", person, **meeting, panel_companion_role="residential_worker",
         panel_companion_name="Kay Worker")  # fmt: skip
    assert clock(desk, person, "r6").state is MET


# ---------------------------------------------------------------- R9, R23: looked-after reviews


def hold_review(desk: Desk, person: int, at: str) -> Logged:
    return logs(desk, "meeting_held", person, meeting_kind="looked_after_review", held_at=at,
                yot_attending=True)  # fmt: skip


def test_reviews_run_in_their_phases_from_each_as_it_was_held(desk: Desk, time: Time) -> None:
    person = open_case(desk, answers=NEW_TO_CARE)
    cared = logs(desk, "looked_after", person, legal_status="section_20",
                 from_at="2026-11-20T12:00")  # fmt: skip
    assert opened(cared.plan) == {"r9": "2026-12-18 23:59"}
    assert clock(desk, person, "r9").authority == "statute"
    time.to("2027-01-05 16:00")  # the first one late: the second counts from it all the same
    first = hold_review(desk, person, "2027-01-05T14:00")
    assert ended(clocks(desk, person, "r9")[0]) == (LATE, "2027-01-05 14:00")
    assert running(desk, person)["r9"] == "2027-04-05 14:00"
    logs(desk, "looked_after", person, legal_status="interim_care_order",
         from_at="2027-01-05T15:00")  # fmt: skip
    assert running(desk, person)["r9"] == "2027-04-05 14:00"  # no second row
    time.to("2027-03-10 16:00")
    hold_review(desk, person, "2027-03-10T14:00")  # an early one brings the next forward
    assert running(desk, person)["r9"] == "2027-09-10 14:00"
    right = entry("meeting_held", person, meeting_kind="strategy", held_at="2027-01-05T14:00",
                  yot_attending=True)  # fmt: skip
    amend(desk, Of(first.entry_id, 1), right, "that was a strategy meeting")
    assert running(desk, person)["r9"] == "2027-06-10 14:00"  # so March's was the first
    time.to("2027-04-01 12:00")
    logs(desk, "looked_after", person, legal_status="none", from_at="2027-04-01T10:00")
    assert running(desk, person) == {"r2": "2027-02-20 10:00"}
    assert clocks(desk, person, "r9")[-1].state in (SUPERSEDED, VOIDED)
    assert person_row(desk, person).looked_after is False


def test_a_remand_starts_the_reviews_and_bail_stops_them(desk: Desk, time: Time) -> None:
    to = {"next_at": london("2026-11-27 10:00")}
    answers = NEW_TO_CARE | {"support_programme_required": True}
    made = save(desk, result("2026-11-20 16:00", "rlaa", **to, answers=answers))
    person = made.person_id
    assert opened(made.plan)["r9"] == "2026-12-18 23:59"
    with pytest.raises(Refused):
        logs(desk, "looked_after", person, legal_status="none", from_at="2026-11-20T18:00")
    time.to("2026-11-24 10:00")
    arranged = logs(
        desk, "remand_support", person, arranged_at="2026-11-24T09:00",
        programme="Two sessions a week", reporting="Mondays",
    )  # fmt: skip
    assert [one.paragraphs for one in plan_of(arranged).records] == [("R28",)]
    assert ended(clock(desk, person, "r28")) == (MET, "2026-11-24 09:00")
    time.to("2026-11-27 12:00")
    heard = {"person": person, "hearing_id": last_hearing(desk, person)}
    save(desk, result("2026-11-27 10:00", "bailed_conditional", **heard))
    assert clock(desk, person, "r9").state is SUPERSEDED


def test_whether_a_remand_began_it_is_asked_and_answered(desk: Desk, time: Time) -> None:
    unknown = {name: CHILD[name] for name in CHILD if name != "legal_status_before"}
    answers = unknown | {"support_programme_required": False}
    to = {"next_at": london("2026-11-27 10:00")}
    made = save(desk, result("2026-11-20 16:00", "rlaa", **to, answers=answers))
    assert "r9" not in opened(made.plan)
    assert "looked_after_before" in [one.fact for one in plan_of(made).questions]
    answer(desk, made.entry_id, {"looked_after_before": False})
    assert running(desk, made.person_id)["r9"] == "2026-12-18 23:59"


# ---------------------------------------------------------------- R10, R15: workers and transfers


def test_an_allocation_names_the_workers_and_ends_what_waited_for_them(
    desk: Desk, time: Time
) -> None:
    place = {"name": "Oak Lodge", "kind": "foster", "authority": "leeds"}
    moved = logs(desk, "move", someone(), to=place, moved_at="2026-11-20T12:00",
                 answers=CHILD | {"danger_at_placement": False})  # fmt: skip
    person = moved.person_id
    assert running(desk, person)["r10"] == "2026-11-24 23:59"
    found = logs(desk, "allocation", person, allocated_at="2026-11-20T15:00",
                 social_worker="Sal Workerly", link_worker="Lin Keyes")  # fmt: skip
    assert ended(clock(desk, person, "r10")) == (MET, "2026-11-20 15:00")
    assert [one.paragraphs for one in plan_of(found).guides] == [("R11",)]
    row = person_row(desk, person)
    with desk.store.read() as session:
        worker = session.get_one(Contact, row.social_worker_id)
    assert (row.link_worker, worker.name, worker.role) == (
        "Lin Keyes", "Sal Workerly", "social_worker",
    )  # fmt: skip
    contacts = rows(desk, Contact)
    logs(desk, "allocation", person, allocated_at="2026-11-20T16:00", social_worker="Sal Workerly")
    assert rows(desk, Contact) == contacts


def test_a_transfer_that_is_put_off_takes_its_clock_along(desk: Desk, time: Time) -> None:
    person = open_case(desk)
    out = {"direction": "out", "other_authority": "leeds", "transfer_checked": True}
    with pytest.raises(Refused) as refused:
        logs(desk, "transfer", person, **out | {"transfer_checked": False},
             transfer_at="2026-12-07T10:00")  # fmt: skip
    assert [one.rule for one in refused.value.problems] == ["rotherham/r15-looked-at"]
    logs(desk, "transfer", person, **out, transfer_at="2026-12-07T10:00")
    put_off = logs(desk, "transfer", person, **out, transfer_at="2026-12-14T10:00")
    assert [shown(one.new_due) for one in plan_of(put_off).redates] == ["2026-12-14 10:00"]
    consulted = logs(desk, "transfer", person, **out, transfer_at="2026-12-14T10:00",
                     yot_consulted=True)  # fmt: skip
    assert opened(consulted.plan) == {}
    assert clock(desk, person, "r15>yot").state is MET


def test_a_case_that_comes_in_from_elsewhere_is_under_the_protocol(desk: Desk) -> None:
    answers = {"home_authority": "doncaster", "placed_in_before": "doncaster"}
    into = logs(
        desk, "transfer", someone(), direction="in", other_authority="doncaster",
        transfer_at="2026-12-07T10:00", transfer_checked=True, answers=answers,
    )  # fmt: skip
    assert opened(into.plan) == {"r15>yot": "2026-12-07 10:00"}


# ---------------------------------------------------------------- R35 to R37: custody


def test_custody_from_the_sentence_to_the_release(desk: Desk, time: Time) -> None:
    sentence = result(
        "2026-11-20 16:00", "sentenced", release_at=london("2027-03-20 09:00"),
        disposals=[Disposal(disposal="detention_and_training_order", months=8)],
    )  # fmt: skip
    person = save(desk, sentence).person_id
    assert running(desk, person)["r35"] == "2026-12-20 16:00"
    time.to("2026-12-10 15:00")
    seen = logs(desk, "custody_contact", person, at="2026-12-10T14:00")
    assert opened(seen.plan) == {}
    assert running(desk, person)["r35"] == "2027-01-10 14:00"
    # A visit that is logged late, from before the last one, moves nothing.
    logs(desk, "custody_contact", person, at="2026-12-03T14:00", how="video")
    assert running(desk, person)["r35"] == "2027-01-10 14:00"
    # Done without an entry, from the board: the next follows all the same.
    time.to("2027-01-05 15:00")
    done(desk, key(clocks(desk, person, "r35")[-1]), london("2027-01-05 14:00"), "seen by Ash")
    assert running(desk, person)["r35"] == "2027-02-05 14:00"

    booked = book(desk, person, "custody_review", "2027-01-20T14:00", yot_attending=True)
    assert opened(booked.plan) == {
        "r5-invite>social_worker": "2027-01-20 14:00", "r35-review": "2027-01-20 14:00",
        "r37>yot": "2027-01-20 14:00",
    }  # fmt: skip
    meeting = {"meeting_id": booked.entry_id}
    logs(desk, "meeting", person, **meeting, at="2027-01-27T14:00", social_worker_invited=True)
    assert running(desk, person)["r37>yot"] == "2027-01-27 14:00"
    time.to("2027-01-27 16:00")
    held = logs(desk, "meeting_held", person, **meeting, held_at="2027-01-27T14:00",
                yot_attending=True, social_care_attending=True)  # fmt: skip
    assert clock(desk, person, "r37>yot").state is MET
    assert ("R35", "R37") in [one.paragraphs for one in plan_of(held).records]

    time.to("2027-03-20 10:00")
    assert "released" in [one.kind for one in likely_next(desk, person).kinds]
    out = logs(
        desk, "released", person, released_at="2027-03-20T09:00",
        to={"name": "4 Pretend Road", "kind": "own_home", "authority": "rotherham"},
        conditions=[{"kind": "residence", "place": "4 Pretend Road"}],
    )  # fmt: skip
    states = {one.rule: one.state for one in clocks(desk, person, "r35")[-1:]}
    assert states == {"rotherham/r35": SUPERSEDED}
    row = person_row(desk, person)
    assert (row.in_custody, row.release_at) == (False, None)
    void(desk, Of(out.entry_id, 1), "released tomorrow", new_uid())
    assert running(desk, person)["r35"] == "2027-02-05 14:00"
    assert person_row(desk, person).in_custody
