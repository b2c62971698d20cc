"""The invented authority's duties that count up, wait, or give way to others, by entries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from dutydesk.desk.amend import Of, amend, void
from dutydesk.desk.board import Filters, board_ids, board_rows
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import Disposal, HearingEntry, new_uid
from dutydesk.desk.log import Logged
from dutydesk.desk.tell import TellingIn, done, tell
from dutydesk.records import Clock, ClockState, Order
from tests.desk.cases.entries import NOWHERE, done_of, entry, logs, next_due, result
from tests.support import (
    Time,
    clock,
    clocks,
    key,
    last_hearing,
    london,
    opened,
    plan_of,
    running,
    save,
    shown,
    someone,
)  # fmt: skip

RUNNING, MET, LATE = ClockState.RUNNING, ClockState.MET, ClockState.MET_LATE


@pytest.fixture
def desk(their_desk: Desk) -> Desk:
    return their_desk


def an_order(desk: Desk, made_at: str) -> int:
    order = {"disposal": "youth_rehabilitation_order", "months": 12, "made_at": made_at}
    return logs(desk, "order_made", someone(), **order, answers=NOWHERE).person_id


def order_id(desk: Desk, person: int) -> int:
    with desk.store.read() as session:
        found = session.exec(select(Order.id).where(Order.person_id == person)).one()
    assert found is not None
    return found


def kept(desk: Desk, person: int, at: str, outcome: str = "kept") -> Logged:
    return logs(desk, "appointment_kept", person, at=at, outcome=outcome)


def seen(desk: Desk, person: int, at: str) -> Logged:
    early = {"not-in-custody": "A contact all the same"}
    return logs(desk, "custody_contact", person, at=at, overrides=early)


def told(desk: Desk, one: Clock, channel: str, time: Time) -> None:
    telling = TellingIn(clock_ids=[key(one)], told_name="A. Parent", channel=channel, at=time.at)
    tell(desk, telling)


# ---------------------------------------------------------------- So many contacts a month


def test_eight_contacts_a_month_for_twelve_weeks_then_four(desk: Desk, time: Time) -> None:
    time.to("2027-01-31 12:00")
    person = an_order(desk, "2027-01-31T10:00")
    ends = ["2027-02-28 23:59", "2027-03-30 23:59", "2027-04-30 23:59", "2027-05-30 23:59"]
    # The third month begins on 31 March, within the 12 weeks; the fourth on 1 May, after them.
    expected = [end for end, asked in zip(ends, (8, 8, 8, 4), strict=True) for _ in range(asked)]
    day, days = london("2027-02-01 15:00"), []
    for n, end in enumerate(expected):
        assert next_due(desk, person, "n23") == end
        begins = london(ends[ends.index(end) - 1]) if ends.index(end) else day
        day = max(day, begins) + timedelta(days=1)
        days.append(shown(day))
        time.at = day
        (kept if n % 2 else seen)(desk, person, day.isoformat())
    assert done_of(desk, person, "n23") == list(zip(expected, days, strict=True))
    assert next_due(desk, person, "n23") == "2027-06-30 23:59"

    logs(desk, "order_ended", person, order_id=order_id(desk, person), ended_at=time.at.isoformat())
    assert running(desk, person) == {}
    last = clocks(desk, person, "n23")[-1]
    assert last.state is ClockState.SUPERSEDED
    assert last.ended_why.startswith("Its reason has stopped: Youth rehabilitation order ended")
    assert len(clocks(desk, person, "n23")) == len(expected) + 1


def test_a_contact_too_many_is_none_of_the_next_month_s(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 12:00")
    person = an_order(desk, "2026-11-20T10:00")
    time.to("2026-12-23 12:00")
    kept(desk, person, "2026-11-20T09:00")  # before the order
    assert done_of(desk, person, "n23") == []
    first = [seen(desk, person, f"2026-12-{day:02}T11:00") for day in range(1, 9)]
    ninth = seen(desk, person, "2026-12-09T11:00")
    assert opened(ninth.plan) == {}
    assert plan_of(ninth).ends == ()
    assert len(done_of(desk, person, "n23")) == 8
    assert next_due(desk, person, "n23") == "2027-01-19 23:59"
    # One of the eight was somebody else's: the ninth takes its place, and nothing runs twice.
    void(desk, Of(first[2].entry_id, 1), "somebody else's", new_uid())
    assert [at for _, at in done_of(desk, person, "n23")] == [
        f"2026-12-{day:02} 11:00" for day in (1, 2, 4, 5, 6, 7, 8, 9)
    ]
    assert next_due(desk, person, "n23") == "2027-01-19 23:59"
    void(desk, Of(first[4].entry_id, 1), "another's too", new_uid())
    assert len(done_of(desk, person, "n23")) == 7
    assert next_due(desk, person, "n23") == "2026-12-19 23:59"
    # What is short at a month's end stays due, and one logged late about an earlier day is for it.
    seen(desk, person, "2026-12-22T11:00")
    assert [one.state for one in clocks(desk, person, "n23")[6:9]] == [MET, LATE, RUNNING]
    late = kept(desk, person, "2026-12-18T11:00")
    assert next_due(desk, person, "n23") == "2027-01-19 23:59"
    assert len(done_of(desk, person, "n23")) == 9
    # It was in the new month after all, as the missed one before it was.
    right = entry("appointment_kept", person, at="2026-12-23T10:00", outcome="kept")
    amend(desk, Of(late.entry_id, 1), right, "the wrong day")
    assert [at for _, at in done_of(desk, person, "n23")][-2:] == [
        "2026-12-22 11:00",
        "2026-12-23 10:00",
    ]
    assert len([one for one in clocks(desk, person, "n23") if one.state is RUNNING]) == 1
    missed = entry("appointment_kept", person, at="2026-12-23T10:00", outcome="missed")
    amend(desk, Of(late.entry_id, 2), missed, "nobody came")
    assert len(done_of(desk, person, "n23")) == 8


def test_a_duty_with_no_evidence_of_its_own_is_done_by_hand_month_by_month(
    desk: Desk, time: Time
) -> None:
    time.to("2027-01-31 12:00")
    person = an_order(desk, "2027-01-31T10:00")
    for day, due in (("02-01", "02-28"), ("02-02", "02-28"), ("03-01", "03-30")):
        assert next_due(desk, person, "n24") == f"2027-{due} 23:59"
        time.to(f"2027-{day} 12:00")
        (one,) = [one for one in clocks(desk, person, "n24") if one.state is RUNNING]
        done(desk, key(one), time.at, "Rang the home")


# ---------------------------------------------------------------- The second missed appointment


def test_the_second_missed_appointment_warns_and_the_third_takes_the_warning_s_place(
    desk: Desk, time: Time
) -> None:
    time.to("2026-11-20 16:00")
    person = an_order(desk, "2026-11-02T10:00")
    first = kept(desk, person, "2026-11-18T15:00", "missed")
    assert opened(first.plan) == {}
    second = plan_of(kept(desk, person, "2026-11-20T15:00", "missed"))
    assert {(one.tell, one.by, shown(one.due_at)) for one in second.opens} == {
        ("young_person", "letter", "2026-11-23 23:59"),
        ("parent", "telephone", "2026-11-21 15:00"),
    }
    letter, call = (clock(desk, person, f"n25>{who}") for who in ("young_person", "parent"))
    told(desk, call, "telephone", time)
    time.to("2026-11-23 09:00")
    third = kept(desk, person, "2026-11-22T15:00", "missed")
    assert opened(third.plan) == {"n26>court": "2026-12-04 23:59"}
    letter = clock(desk, person, "n25>young_person")
    assert letter.state is ClockState.SUPERSEDED
    assert letter.ended_why == "Cancelled by N26 (nowhereshire/n26)"
    assert clock(desk, person, "n25>parent").state is MET
    # The first was no miss: what was the third is the second, and the warning runs after all.
    right = entry("appointment_kept", person, at="2026-11-18T15:00", outcome="kept")
    amend(desk, Of(first.entry_id, 1), right, "they had been let in by the back door")
    assert running(desk, person)["n25>young_person"] == "2026-11-23 23:59"
    assert "n26>court" not in running(desk, person)
    void(desk, Of(third.entry_id, 1), "another young person", new_uid())
    assert {name for name in running(desk, person) if name.startswith("n25")} == set()


# ---------------------------------------------------------------- Before, not before, until


def test_a_report_is_due_by_whichever_is_first_as_the_hearing_moves(desk: Desk, time: Time) -> None:
    time.to("2026-11-02 12:00")
    listed = HearingEntry(
        person=someone(), court="Nowhere", at=london("2026-11-20 10:00"), custody_likely=True,
        answers=NOWHERE,
    )  # fmt: skip
    person = save(desk, listed).person_id
    assert running(desk, person) == {
        "n17>court": "2026-11-13 23:59",  # five working days before
        "n7>yot": "2026-11-18 23:59",  # two
        "n8": "2026-11-20 10:00",
    }
    hearing = last_hearing(desk, person)
    save(desk, HearingEntry(person=person, hearing_id=hearing, at=london("2027-02-01 10:00")))
    assert running(desk, person) == {
        "n17>court": "2026-11-30 23:59",  # 20 working days from when it was listed
        "n7>yot": "2027-01-28 23:59",
        "n8": "2027-02-01 10:00",
    }


def test_not_before_three_months_of_the_order_have_gone(desk: Desk, time: Time) -> None:
    time.to("2026-11-30 13:00")
    order = Disposal(disposal="youth_rehabilitation_order", months=12)
    heard = {"disposals": [order], "social_worker_in_court": True, "answers": NOWHERE}
    saved = save(desk, result("2026-11-30 12:00", "sentenced", **heard))
    assert opened(saved.plan) == {
        "n19": "2027-03-12 23:59", "n18": None, "n23": "2026-12-29 23:59",
    }  # fmt: skip
    rows = board_rows(desk, board_ids(desk, Filters(person_id=saved.person_id))).values()
    (row,) = [row for row in rows if row.rule == "nowhereshire/n19"]
    assert shown(row.not_before) == "2027-02-28 12:00"


def test_rung_at_once_and_confirmed_in_writing(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 16:10")
    court = {"next_at": london("2026-11-27 10:00"), "social_worker_in_court": True}
    saved = save(desk, result("2026-11-20 16:00", "ryda", answers=NOWHERE, **court))
    of_remand = clocks(desk, saved.person_id, "n11-remand>social_worker")
    ring, write = sorted(of_remand, key=lambda one: one.by != "telephone")
    told(desk, ring, "telephone", time)
    left = clocks(desk, saved.person_id, "n11-remand>social_worker")
    assert {(one.by, one.state) for one in left} == {
        ("telephone", MET), ("secure_email", RUNNING),
    }  # fmt: skip
    assert shown(write.due_at) == "2026-11-23 16:00"
    told(desk, write, "secure_email", time)
    assert "n11-remand>social_worker" not in running(desk, saved.person_id)


def test_papers_count_from_their_receipt_and_a_transfer_waits_for_the_assessment(
    desk: Desk, time: Time
) -> None:
    time.to("2027-01-04 09:00")
    came = {"what": "Report", "sender": "social_care", "received_at": "2026-12-24T11:00"}
    person = logs(desk, "document", someone(), **came, answers=NOWHERE).person_id
    assert running(desk, person) == {"n28>social_worker": "2027-01-05 23:59"}
    (papers,) = clocks(desk, person, "n28>social_worker")
    told(desk, papers, "letter", time)

    to = {"direction": "out", "other_authority": "leeds", "transfer_at": "2027-02-01T10:00"}
    logs(desk, "transfer", person, **to)
    assert running(desk, person) == {
        "n29": None, "n30>yot": None, "n30-papers": "2028-01-04 09:00",
    }  # fmt: skip
    gate = clock(desk, person, "n29")
    assert (gate.waits_for, gate.not_before) == ("assessment", None)
    time.to("2027-01-20 12:00")
    logs(desk, "assessment", person, stage="review", completed_at="2027-01-19T16:00")
    gate = clock(desk, person, "n29")
    assert (gate.waits_for, shown(gate.not_before), gate.due_at) == (None, "2027-01-19 16:00", None)
