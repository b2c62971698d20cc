"""Duties that come round again: one clock at a time, whatever is done to it."""

from __future__ import annotations

import pytest

from dutydesk.desk.alerts import live_alerts
from dutydesk.desk.context import Desk
from dutydesk.desk.plan import Refused
from dutydesk.desk.tell import NotPossible, done, not_required, reopen
from dutydesk.records import ClockState
from dutydesk.watch.sweep import sweep
from tests.desk.cases.entries import done_of, logs, next_due
from tests.desk.sound import assert_sound
from tests.support import CHILD, Time, clocks, key, london, someone
from tests.watch.rows import ESCALATE


def open_case(desk: Desk, at: str) -> int:
    return logs(desk, "case_opened", someone(), opened_at=london(at), answers=CHILD).person_id


def look_up(desk: Desk, time: Time, person: int, at: str) -> None:
    time.to(at)
    logs(desk, "social_care_check", person, checked_at=london(at), known_to_social_care=False)


def test_one_that_others_followed_does_not_run_beside_them(desk: Desk, time: Time) -> None:
    person = open_case(desk, "2026-11-20 10:00")
    look_up(desk, time, person, "2027-01-05 10:00")
    look_up(desk, time, person, "2027-02-05 10:00")
    first, second, _ = clocks(desk, person, "r2")
    with pytest.raises(NotPossible, match="A later one of this duty is running"):
        reopen(desk, key(first), "it was never looked up")
    reopen(desk, key(second), "it was never looked up")
    assert next_due(desk, person, "r2") == "2027-04-05 10:00"
    look_up(desk, time, person, "2027-02-06 10:00")
    assert next_due(desk, person, "r2") == "2027-05-06 10:00"
    assert done_of(desk, person, "r2") == [
        ("2027-02-20 10:00", "2027-01-05 10:00"), ("2027-04-05 10:00", "2027-02-06 10:00"),
    ]  # fmt: skip


def test_the_next_that_waits_again_rings_no_more(desk: Desk, time: Time) -> None:
    person = open_case(desk, "2026-11-20 10:00")
    look_up(desk, time, person, "2026-11-21 10:00")
    time.to("2027-02-20 11:00")
    desk.store.run(lambda session: sweep(session, desk.now(), ESCALATE))
    assert len(live_alerts(desk)) == 1
    first, _ = clocks(desk, person, "r2")
    reopen(desk, key(first), "it was never looked up")
    assert [one for one in live_alerts(desk) if one.clock_id != first.id] == []
    assert_sound(desk)


def test_one_review_said_twice_is_one(desk: Desk, time: Time) -> None:
    """Two officers were at it: one logs it, the other ends the clock that the board has now."""
    person = open_case(desk, "2026-11-20 10:00")
    look_up(desk, time, person, "2027-01-05 10:00")
    _, after = clocks(desk, person, "r2")
    for at in ("2027-01-05 10:00", "2026-12-30 10:00"):
        with pytest.raises(NotPossible, match="was done for that time already"):
            done(desk, key(after), london(at), "looked up by Ash")
    assert next_due(desk, person, "r2") == "2027-04-05 10:00"
    time.to("2027-01-07 10:00")
    done(desk, key(after), london("2027-01-06 10:00"), "looked up by Ash")
    assert next_due(desk, person, "r2") == "2027-04-06 10:00"


def test_what_is_not_required_this_time_is_due_again(desk: Desk, time: Time) -> None:
    person = open_case(desk, "2026-11-20 10:00")
    time.to("2027-02-01 10:00")
    (first,) = clocks(desk, person, "r2")
    not_required(desk, key(first), "looked up by the court team")
    assert next_due(desk, person, "r2") == "2027-05-01 10:00"
    reopen(desk, key(first), "they had not")
    assert next_due(desk, person, "r2") == "2027-02-20 10:00"
    assert_sound(desk)


def test_what_is_logged_out_of_its_order_asks_for_a_reason(desk: Desk, time: Time) -> None:
    person = open_case(desk, "2026-11-18 10:00")
    time.to("2026-11-20 20:30")
    logs(desk, "case_closed", person, closed_at=london("2026-11-20 12:00"))
    late = {"opened_at": london("2026-11-10 10:00")}
    with pytest.raises(Refused, match="knows already what came after this"):
        logs(desk, "case_opened", person, **late)
    reason = {"known-later": "the first opening was never logged"}
    logs(desk, "case_opened", person, **late, overrides=reason)


def test_what_was_done_before_a_duty_arose_is_no_evidence_for_it(desk: Desk, time: Time) -> None:
    answers = CHILD | {
        "known_to_social_care": False, "legal_status_before": "none",
        "allocated_social_worker": False,
    }  # fmt: skip
    first = logs(
        desk, "assessment", someone(), completed_at=london("2026-11-20 10:00"), stage="first",
        rating="very_high", answers=answers,
        overrides={"rotherham/r3-why": "to be decided"},
    )  # fmt: skip
    held = {"meeting_kind": "risk_strategy", "held_at": london("2026-11-12 10:00")}
    logs(desk, "meeting_held", first.person_id, **held)
    (called,) = clocks(desk, first.person_id, "r3-meeting")
    assert called.state is ClockState.RUNNING
    logs(desk, "meeting_held", first.person_id, **held | {"held_at": london("2026-11-20 15:00")})
    (called,) = clocks(desk, first.person_id, "r3-meeting")
    assert called.state is ClockState.MET
