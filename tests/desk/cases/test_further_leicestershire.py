"""Orders, appointments, first meetings, concerns and the rest of Leicestershire's paragraphs."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import col, select

from dutydesk.desk.amend import amend, void
from dutydesk.desk.amend_from import Of
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.further import likely_next, offered
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.desk.log import Logged, preview
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.tell import TellingIn, tell
from dutydesk.records import Appointment, Clock, ClockState, Order, Person
from tests.support import Time, clock, clocks, key, london, opened, running, save, shown, someone

HOME = {
    "known_to_yot": True,
    "known_to_social_care": True,
    "allocated_social_worker": True,
    "home_authority": "leeds",
    "legal_status_before": "care_order",
    "placed_in_before": "leicestershire",
    "placement_kind_before": "residential_home",
    "accompaniment_needed": False,
}
"""Leeds's own, on a care order, in a home in Leicestershire: Rotherham's protocol has no part."""
FREE = HOME | {"clash": "none"}


@pytest.fixture
def time() -> Time:
    return Time("2026-11-20 10:00")


def entry(kind: str, person: Any = None, **more: Any) -> Any:
    given = {"kind": kind, "person": person or someone()} | ({} if person else {"answers": HOME})
    return entry_adapter.validate_python(given | more)


def logs(desk: Desk, kind: str, person: Any = None, **more: Any) -> Logged:
    return save(desk, entry(kind, person, **more))


def said(plan: Plan) -> list[str]:
    return [one.rule for one in plan.problems]


def orders(desk: Desk) -> dict[str, int | None]:
    with desk.store.read() as session:
        found = session.exec(select(Order).order_by(col(Order.id))).all()
        return {one.disposal: one.id for one in found if one.ended_at is None}


# ---------------------------------------------------------------- Appointments


def appointment(
    desk: Desk, person: Any = None, at: str = "2026-12-01 16:00", **more: Any
) -> Logged:
    answers = {} if person else {"answers": FREE}
    return logs(desk, "appointment", person, at=london(at), **(answers | more))


L15 = ["l15>home", "l15>home'", "l15>young_person", "l15>young_person'"]


def test_made_changed_and_missed(desk: Desk, time: Time) -> None:
    made = appointment(desk, purpose="Supervision")
    assert running(desk, made.person_id) == dict.fromkeys(L15, "2026-12-01 16:00")
    ways = {(one.tell, one.by) for one in clocks(desk, made.person_id, "l15>home")}
    assert ways == {("home", "telephone"), ("home", "letter")}

    rung = next(o for o in clocks(desk, made.person_id, "l15>home") if o.by == "telephone")
    telling = TellingIn(
        clock_ids=[key(rung)], told_name="Pat Example", channel="telephone", at=time()
    )
    tell(desk, telling)
    time.to("2026-11-23 09:00")
    moved = logs(
        desk, "appointment_changed", made.person_id, appointment_id=made.entry_id,
        at=london("2026-12-02 10:00"), cancelled_by="yot", answers={"clash": "none"},
    )  # fmt: skip
    # What was told is told anew; what was not moves with the appointment, and opens no second time.
    assert opened(moved.plan) == {
        "l17-yot>home": "2026-11-23 11:00",
        "l17-yot>young_person": "2026-11-23 11:00",
        "l15>home": "2026-12-02 10:00",
    }
    on_board = running(desk, made.person_id)
    assert [on_board[name] for name in L15] == ["2026-12-02 10:00"] * 4

    time.to("2026-12-02 11:00")
    assert likely_next(desk, made.person_id).kinds[0].kind == "appointment_kept"
    missed = logs(
        desk, "appointment_kept", made.person_id, appointment_id=made.entry_id, outcome="missed",
        reason="Said to be ill", told_before=True,
    )  # fmt: skip
    assert missed.plan is not None
    assert missed.plan.summary == (
        "Appointment (Supervision) of Wed 2 Dec 2026 10:00 missed, number 1: Said to be ill; "
        "the home had said so"
    )
    again = appointment(desk, made.person_id, "2026-12-03 16:00", answers={"clash": "none"})
    time.to("2026-12-03 17:00")
    second = preview(
        desk,
        entry("appointment_kept", made.person_id, appointment_id=again.entry_id, outcome="missed"),
    )
    assert "number 2" in second.summary
    with pytest.raises(Refused, match="not to come any more"):
        logs(desk, "appointment_changed", made.person_id, appointment_id=made.entry_id,
             called_off=True)  # fmt: skip


def test_called_off_by_the_home_that_had_rung(desk: Desk, time: Time) -> None:
    made = appointment(desk)
    off = logs(
        desk, "appointment_changed", made.person_id, appointment_id=made.entry_id, called_off=True,
        cancelled_by="home", told_at=london("2026-11-20 09:50"),
    )  # fmt: skip
    assert opened(off.plan) == {"l17-home>yot": "2026-11-20 12:00"}
    assert running(desk, made.person_id) == {}
    assert {one.state for one in clocks(desk, made.person_id, "l15>home")} == {
        ClockState.SUPERSEDED
    }
    assert clock(desk, made.person_id, "l17-home>yot").state is ClockState.MET


def test_who_comes_along_is_named_later(desk: Desk) -> None:
    needed: dict[str, Any] = {"answers": FREE | {"accompaniment_needed": True}}
    with pytest.raises(Refused, match="beside them"):
        appointment(desk, **needed)
    why = {"leicestershire/l20-who": "The home names somebody tomorrow"}
    made = appointment(desk, overrides=why, **needed)
    assert running(desk, made.person_id)["l20"] == "2026-12-01 16:00"
    other = appointment(
        desk, made.person_id, "2026-12-03 16:00", companion="Pat Example", answers={"clash": "none"}
    )
    assert [shown(one.due_at) for one in clocks(desk, made.person_id, "l20")] == [
        "2026-12-01 16:00", "2026-12-03 16:00",
    ]  # fmt: skip
    assert {one.state for one in clocks(desk, other.person_id, "l20")} == {
        ClockState.RUNNING, ClockState.MET,
    }  # fmt: skip
    logs(desk, "appointment_changed", made.person_id, appointment_id=made.entry_id,
         companion="Sam Example")  # fmt: skip
    assert {one.state for one in clocks(desk, made.person_id, "l20")} == {ClockState.MET}


WEEK = [
    {"days": ["tue"], "begins": "09:00", "ends": "15:30", "kind": "education"},
    {"days": ["tue", "wed"], "begins": "15:00", "ends": "17:00", "kind": "leisure", "what": "Judo"},
    {"days": ["mon"], "begins": "09:00", "ends": "15:00", "kind": "education"},
    {"days": ["mon"], "begins": "10:00", "ends": "12:00", "kind": "work"},
]


CLASHES = [
    ("2026-12-01 15:30", 60, "leisure"),
    ("2026-12-01 15:00", 60, "education"),  # the firmer of two
    ("2026-12-01 08:00", 60, ""),
    ("2026-12-01 08:30", 60, "education"),
    ("2026-12-01 17:00", 60, ""),
    ("2026-12-28 10:00", 60, "work"),  # nobody is at school on a bank holiday
    ("2026-12-28 13:00", 60, ""),
    ("2027-04-06 14:45", 60, "education"),  # London time, in summer too
    ("2027-04-06 08:00", 45, ""),
]


def test_a_clash_with_the_week(desk: Desk) -> None:
    person = logs(desk, "timetable", from_at=london("2026-11-20 09:00"), week=WEEK).person_id
    for at, minutes, clash in CLASHES:
        plan = preview(desk, entry("appointment", person, at=london(at), minutes=minutes))
        refused = ["leicestershire/l22"] if clash in ("education", "work") else []
        assert (at, said(plan)) == (at, refused)
        guided = {one.rule for one in plan.guides}
        assert ("leicestershire/l22-leisure" in guided) == (clash == "leisure")
        assert "clash" not in [one.fact for one in plan.questions]
        assert bool(plan.clashes) == bool(clash)


def test_a_clash_is_overridden_with_a_reason_and_a_new_week_takes_the_place_of_the_old(
    desk: Desk,
) -> None:
    person = logs(desk, "timetable", from_at=london("2026-11-20 09:00"), week=WEEK).person_id
    with pytest.raises(Refused, match="education, training or work"):
        appointment(desk, person, "2026-12-01 10:00")
    why = {"leicestershire/l22": "The school lets him go"}
    made = appointment(desk, person, "2026-12-01 10:00", overrides=why)
    changed = {"appointment_id": made.entry_id, "at": london("2026-12-01 11:00")}
    plan = preview(desk, entry("appointment_changed", person, **changed))
    assert said(plan) == ["leicestershire/l22"]
    logs(desk, "timetable", person, from_at=london("2026-11-20 10:00"), week=WEEK[1:])
    assert said(preview(desk, entry("appointment_changed", person, **changed))) == []


def test_a_week_that_is_not_known_is_asked_for(desk: Desk) -> None:
    asked = [
        one.fact for one in preview(desk, entry("appointment", at="2026-12-01T16:00")).questions
    ]
    assert asked == ["clash"]


def test_the_address_for_letters_is_proposed(desk: Desk, time: Time) -> None:
    first = logs(
        desk, "first_meeting", held_at=time(), key_worker_present=True, letters_to="1 Feigned Way",
        confidentiality_explained=True, expectations_verbal=True, expectations_written=True,
        joint_working_agreed=True,
    )  # fmt: skip
    kind = KINDS["appointment"]
    assert offered(desk, kind, first.person_id).values["letter_to"] == "1 Feigned Way"
    appointment(desk, first.person_id, letter_to="2 Feigned Way", answers={"clash": "none"})
    assert offered(desk, kind, first.person_id).values["letter_to"] == "2 Feigned Way"


def test_an_appointment_that_later_entries_name_is_amended_and_voided(
    desk: Desk, time: Time
) -> None:
    made = appointment(desk)
    time.to("2026-12-01 17:00")
    kept = logs(desk, "appointment_kept", made.person_id, appointment_id=made.entry_id,
                outcome="missed")  # fmt: skip
    with pytest.raises(Refused, match="hangs on it"):
        void(desk, Of(made.entry_id, 1), "Nobody had made it", new_uid())
    mended = entry(
        "appointment", made.person_id, at=london("2026-12-01 15:00"), answers={"clash": "none"}
    )
    amend(desk, Of(made.entry_id, 1), mended, "It was at three")
    with desk.store.read() as session:
        (row,) = session.exec(select(Appointment)).all()
        assert (shown(row.at), row.state) == ("2026-12-01 15:00", "missed")
    void(desk, Of(kept.entry_id, 1), "He had come", new_uid())
    with desk.store.read() as session:
        assert [one.state for one in session.exec(select(Appointment))] == ["made"]


# ---------------------------------------------------------------- Orders


def review(desk: Desk, person: int, at: str) -> Logged:
    return logs(desk, "meeting_held", person, meeting_kind="three_monthly_review",
                held_at=london(at), home_attending=True)  # fmt: skip


def l23(desk: Desk, person: int) -> list[tuple[str, str | None]]:
    return [(one.state.value, shown(one.due_at)) for one in clocks(desk, person, "l23")]


def test_the_three_monthly_review_runs_with_the_orders(desk: Desk, time: Time) -> None:
    made = logs(desk, "order_made", disposal="youth_rehabilitation_order", months=12,
                made_at=london("2026-11-20 10:00"))  # fmt: skip
    person = made.person_id
    assert l23(desk, person) == [("running", "2027-02-20 10:00")]
    time.to("2026-12-01 10:00")
    logs(desk, "order_made", person, disposal="referral_order", made_at=time())
    assert l23(desk, person) == [("running", "2027-02-20 10:00")]  # never doubled

    time.to("2027-03-02 12:00")  # a late one
    review(desk, person, "2027-03-01 14:00")
    assert l23(desk, person) == [("met_late", "2027-02-20 10:00"), ("running", "2027-05-20 10:00")]
    time.to("2027-05-11 12:00")  # an early one; the calendar of the order goes on
    review(desk, person, "2027-05-10 14:00")
    assert l23(desk, person)[1:] == [("met", "2027-05-20 10:00"), ("running", "2027-08-20 10:00")]

    held = orders(desk)
    time.to("2027-06-01 10:00")
    logs(desk, "order_ended", person, order_id=held["referral_order"], ended_at=time())
    assert l23(desk, person)[-1] == ("running", "2027-08-20 10:00")
    time.to("2027-06-02 10:00")
    last = logs(desk, "order_ended", person, order_id=held["youth_rehabilitation_order"],
                ended_at=time())  # fmt: skip
    assert l23(desk, person)[-1] == ("superseded", "2027-08-20 10:00")
    void(desk, Of(last.entry_id, 1), "It runs on", new_uid())
    assert l23(desk, person)[-1] == ("running", "2027-08-20 10:00")


def test_reviews_begin_with_a_home_and_end_with_it(desk: Desk, time: Time) -> None:
    elsewhere = HOME | {"placement_kind_before": "foster"}
    made = logs(desk, "order_made", disposal="referral_order", made_at=time(), answers=elsewhere)
    assert l23(desk, made.person_id) == []
    time.to("2026-12-20 10:00")
    home = {"name": "Feigned House", "kind": "residential_home", "authority": "leicestershire"}
    logs(desk, "move", made.person_id, to=home, moved_at=time())
    assert l23(desk, made.person_id) == [("running", "2027-03-20 10:00")]
    time.to("2026-12-23 10:00")
    carers = {"name": "Pat Example", "kind": "foster", "authority": "leicestershire"}
    logs(desk, "move", made.person_id, to=carers, moved_at=time())
    assert l23(desk, made.person_id) == [("superseded", "2027-03-20 10:00")]


def sentenced(desk: Desk, *disposals: str, person: Any = None) -> Any:
    given = [{"disposal": one, "months": 9} for one in disposals]
    answers = HOME | {"carer_is_victim": False}
    return entry("result", person, court="Nowhere Youth Court", heard_at=london("2026-11-20 09:00"),
                 outcome="sentenced", disposals=given, answers=answers)  # fmt: skip


def test_orders_keep_their_ids_when_the_result_is_amended(desk: Desk, time: Time) -> None:
    made = save(desk, sentenced(desk, "referral_order"))
    person = made.person_id
    assert l23(desk, person) == [("running", "2027-02-20 09:00")]
    logs(
        desk, "order_made", person, disposal="reparation_order", made_at=london("2026-11-20 09:30")
    )
    had = orders(desk)
    amended = logs(desk, "order_amended", person, order_id=had["referral_order"], amended_at=time(),
                   change="Three months more", months=12)  # fmt: skip
    assert opened(amended.plan) == {"l25>home": "2026-11-21 10:00"}

    # Another order beside it, and then in its place: those that are named stay who they are.
    two = sentenced(desk, "youth_rehabilitation_order", "referral_order", person=person)
    amend(desk, Of(made.entry_id, 1), two, "There were two")
    assert {name: orders(desk)[name] for name in had} == had
    assert len(set(orders(desk).values())) == 3
    other = sentenced(desk, "youth_rehabilitation_order", person=person)
    with pytest.raises(Refused, match="does not run any more"):
        amend(desk, Of(made.entry_id, 2), other, "There was one")
    mistaken = sentenced(desk, "youth_rehabilitation_order", "guardianship_order", person=person)
    amend(desk, Of(made.entry_id, 2), mistaken, "It was the other kind")
    assert orders(desk)["guardianship_order"] == had["referral_order"]
    with pytest.raises(Refused, match="hangs on it"):
        void(desk, Of(made.entry_id, 3), "Somebody else's", new_uid())
    void(desk, Of(amended.entry_id, 1), "Not amended", new_uid())
    void(desk, Of(made.entry_id, 3), "Somebody else's", new_uid())
    assert orders(desk) == {"reparation_order": had["reparation_order"]}


def test_the_id_of_an_order_that_is_voided_is_not_taken(desk: Desk, time: Time) -> None:
    first = logs(desk, "order_made", disposal="referral_order", made_at=time())
    had = orders(desk)["referral_order"]
    void(desk, Of(first.entry_id, 1), "Another desk's", new_uid())
    logs(desk, "order_made", disposal="reparation_order", made_at=time())
    again = entry("order_made", first.person_id, disposal="referral_order", made_at=time())
    amend(desk, Of(first.entry_id, 2), again, "Ours after all")
    assert orders(desk)["referral_order"] == had


def test_breached_and_refused(desk: Desk, time: Time) -> None:
    person = logs(desk, "order_made", disposal="referral_order", made_at=time()).person_id
    order = offered(desk, KINDS["order_breached"], person).values["order_id"]
    plan = logs(desk, "order_breached", person, order_id=order, breached_at=time(), what="Missed 3",
                proceedings=True).plan  # fmt: skip
    assert plan is not None
    assert plan.summary == "Referral order breached: Missed 3; back to court"
    with pytest.raises(Refused, match="before the order was made"):
        logs(desk, "order_ended", person, order_id=order, ended_at=london("2026-11-19 10:00"))
    with pytest.raises(Refused, match="no order that runs"):
        logs(desk, "order_made", person, disposal="fine", made_at=time())
    with pytest.raises(Refused, match="custody"):
        logs(desk, "order_made", person, disposal="detention_and_training_order", made_at=time())
    time.to("2027-11-21 10:00")
    logs(desk, "order_amended", person, order_id=order, amended_at=time(), change="c", months=9)
    assert "order_ended" in [one.kind for one in likely_next(desk, person).kinds]


# ---------------------------------------------------------------- Meetings


def test_the_first_meeting_of_an_order(desk: Desk, time: Time) -> None:
    booked = logs(desk, "meeting", meeting_kind="first_meeting", at=london("2026-11-24 10:00"))
    assert running(desk, booked.person_id) == {"l13": "2026-11-24 10:00"}
    time.to("2026-11-24 12:00")
    held = {"meeting_id": booked.entry_id, "held_at": london("2026-11-24 10:10"),
            "key_worker_present": True, "confidentiality_explained": True,
            "expectations_verbal": True, "joint_working_agreed": True}  # fmt: skip
    plan = preview(
        desk, entry("first_meeting", booked.person_id, expectations_written=False, **held)
    )
    assert said(plan) == ["leicestershire/l13-expectations"]
    logs(desk, "first_meeting", booked.person_id, expectations_written=True, **held,
         sessions_counted="Thursday's")  # fmt: skip
    assert clock(desk, booked.person_id, "l13").state is ClockState.MET  # ten minutes late is not


def test_invited_to_the_review_and_named_for_the_panel(desk: Desk) -> None:
    booked = logs(desk, "meeting", meeting_kind="home_care_review", at=london("2026-11-24 10:00"))
    person = booked.person_id
    assert running(desk, person) == {"l24>case_manager": "2026-11-24 10:00"}
    logs(desk, "meeting", person, meeting_id=booked.entry_id, yot_invited=True)
    assert clock(desk, person, "l24>case_manager").state is ClockState.MET
    panel = logs(desk, "meeting", person, meeting_kind="referral_panel",
                 at=london("2026-12-09 16:30"))  # fmt: skip
    assert running(desk, person) == {"l9": "2026-12-09 16:30"}
    named = {"meeting_id": panel.entry_id, "panel_companion_name": "Pat Example"}
    logs(desk, "meeting", person, panel_companion_role="parent", **named)
    assert running(desk, person) == {"l9": "2026-12-09 16:30"}
    logs(desk, "meeting", person, panel_companion_role="residential_worker", **named)
    assert running(desk, person) == {}


def test_the_next_home_is_invited_to_the_custody_review(desk: Desk, time: Time) -> None:
    """The home is known before the review is booked; the duty waits, and then goes with it."""
    own = HOME | {"home_authority": "leicestershire"}
    home = {"name": "Feigned House", "kind": "residential_home", "authority": "leicestershire"}
    why = {"not-in-custody": "Sentenced before the desk had the case"}
    person = logs(desk, "release", release_at=london("2027-03-01 09:00"), placed=home, answers=own,
                  overrides=why).person_id  # fmt: skip
    assert running(desk, person)["l30>home"] is None
    review = {"meeting_kind": "custody_review"}
    booked = logs(desk, "meeting", person, at=london("2026-12-15 14:00"), **review)
    assert [shown(one.due_at) for one in clocks(desk, person, "l30>home")] == ["2026-12-15 14:00"]
    logs(desk, "meeting", person, meeting_id=booked.entry_id, at=london("2026-12-16 14:00"))
    assert running(desk, person)["l30>home"] == "2026-12-16 14:00"
    logs(desk, "meeting", person, meeting_id=booked.entry_id, home_invited=True)
    assert clock(desk, person, "l30>home").state is ClockState.MET
    # The next review is another duty, and where they go is known still.
    logs(desk, "meeting", person, at=london("2027-01-15 14:00"), **review)
    assert running(desk, person)["l30>home"] == "2027-01-15 14:00"
    void(desk, Of(booked.entry_id + 2, 1), "Not yet", new_uid())
    assert running(desk, person)["l30>home"] == "2026-12-16 14:00"


# ---------------------------------------------------------------- Concerns and the rest


CONCERNS: list[tuple[str, bool, dict[str, str]]] = [
    ("home", True, {"l26-home>duty_officer": "2026-11-20 10:00"}),
    ("home", False, {"l26-home>yot": "2026-11-21 09:00"}),
    ("yot", True, {"l26-yot>home": "2026-11-20 11:00"}),
    ("other", False, {"l26-yot>home": "2026-11-21 10:00"}),
]


def test_a_concern_is_shared_and_marked(desk: Desk) -> None:
    at = london("2026-11-20 09:00")
    for whose, serious, opens in CONCERNS:
        given: dict[str, Any] = {"about": "violence", "basis": "gut_feeling", "what": "w"}
        given |= {"at": at, "serious": serious, "concern_from": whose}
        plan = preview(desk, entry("concern", **given))
        assert opened(plan) == opens
        assert "gut feeling" in plan.summary
        told = preview(desk, entry("concern", shared_at=at, **given))
        assert {one.met_by for one in told.opens} == {at}


def test_a_session_an_offence_a_request_and_an_address(desk: Desk, time: Time) -> None:
    session = logs(desk, "session_issue", at=time(), what="w", may_be_shared=True)
    person = session.person_id
    logs(desk, "home_offence", person, at=time(), what="w", reparation_considered=False)
    logs(desk, "restorative", person, asked_at=time(), what="w")
    home = {"name": "Feigned House", "kind": "residential_home", "authority": "leicestershire"}
    logs(desk, "move", person, to=home, moved_at=time(), answers={"orders_in_force": False})
    found = running(desk, person)
    assert {name: found[name] for name in ("l19>home", "l21", "l31>home", "l29")} == {
        "l19>home": "2026-11-21 10:00",
        "l21": "2026-11-27 23:59",
        "l31>home": "2026-11-27 23:59",
        "l29": "2026-11-27 23:59",
    }
    assert "contingency" in [one.kind for one in likely_next(desk, person).kinds]
    given = logs(desk, "contingency", person, address="2 Nowhere Lane")
    assert clock(desk, person, "l29").state is ClockState.MET
    void(desk, Of(given.entry_id, 1), "Taken back", new_uid())
    with desk.store.read() as read:
        assert read.get_one(Person, person).contingency_address is None
        assert read.exec(select(Clock.state).where(col(Clock.rule).endswith("/l29"))).one() == (
            ClockState.RUNNING
        )
