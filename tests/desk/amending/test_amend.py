"""Entries put right: what is shown before, what becomes of clocks, and what stays readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from dutydesk.desk.alerts import live_alerts
from dutydesk.desk.amend import (
    AmendedMeanwhile,
    Of,
    amend,
    preview_amend,
    preview_void,
    put_back,
    void,
)
from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import ArrestEntry, HearingEntry, NewPerson, ResultEntry, new_uid
from dutydesk.desk.log import log
from dutydesk.desk.person import person_page
from dutydesk.desk.plan import Refused
from dutydesk.desk.story import clock_story
from dutydesk.desk.tell import NotPossible, TellingIn, reopen, tell
from dutydesk.desk.versions import UnknownEntry, entries_of, entry_page
from dutydesk.protocol.spans import Span
from dutydesk.records import AuditRow, Clock, ClockState, EntryVersion, Person
from dutydesk.store.audit import verify
from tests.support import (
    CHILD,
    Time,
    a_desk,
    clock,
    contents,
    key,
    last_hearing,
    london,
    running,
    shown,
    someone,
)
from tests.watch.rows import look

COURT = "Nowhere Youth Court"


def arrest(at: str = "2026-03-02 07:40", **more) -> ArrestEntry:
    given: dict[str, Any] = {"person": someone(), "station": "Main Street", "answers": CHILD}
    return ArrestEntry(arrested_at=london(at), **(given | more))


def again(entry, person: int, **changed):
    """The entry as it should have been."""
    return entry.model_copy(update={"uid": new_uid(), "person": person, **changed})


def audited(desk: Desk, action: str) -> list[AuditRow]:
    with desk.store.read() as session:
        assert verify(session) == []
        return list(session.exec(select(AuditRow).where(AuditRow.action == action)).all())


def test_a_wrong_time_moves_what_counts_from_it_and_moves_back(desk: Desk, time: Time) -> None:
    entry = arrest("2026-03-02 07:40")
    logged = log(desk, entry)
    before = running(desk, logged.person_id)
    right = again(entry, logged.person_id, arrested_at=london("2026-03-02 05:10"))
    time.on(minutes=10)
    plan = preview_amend(desk, Of(logged.entry_id, 1), right)
    assert running(desk, logged.person_id) == before
    assert plan.redates
    assert plan.changes == len(plan.redates)
    amend(desk, Of(logged.entry_id, 1), right, "the custody record says 05:10")
    after = running(desk, logged.person_id)
    assert after["r14>yot"] == "2026-03-03 05:10"
    assert before["r14>yot"] == "2026-03-03 07:40"
    told = clock_story(desk, key(clock(desk, logged.person_id, "r14>yot"))).events[-1]
    assert (told.what, shown(told.old_due_at)) == ("redated", before["r14>yot"])
    assert "the custody record says 05:10" in told.words
    put_back(desk, Of(logged.entry_id, 2), 1, "that was another arrest", new_uid())
    assert running(desk, logged.person_id) == before


def test_both_versions_can_be_read_side_by_side(desk: Desk, time: Time) -> None:
    entry = arrest(station="Main [Street]", note="rang at 8")
    logged = log(desk, entry)
    time.on(minutes=10)
    right = again(entry, logged.person_id, station="Quayside")
    amend(desk, Of(logged.entry_id, 1), right, "wrong\nstation")
    page = entry_page(desk, logged.entry_id)
    assert [(one.number, one.act, one.reason) for one in page.versions] == [
        (1, "logged", ""),
        (2, "amended", "wrong station"),
    ]
    lines = {one.label: one.values for one in page.lines}
    assert lines["Station"] == ("Main [Street]", "Quayside")
    assert lines["Arrested"] == ("Mon 2 Mar 2026 07:40",) * 2
    assert lines["Note"] == ("rang at 8",) * 2
    assert [one.subject for one in audited(desk, "viewed")] == [f"entry {logged.entry_id}"]
    (head,) = entries_of(desk, logged.person_id)
    assert (head.version, head.voided) == (2, False)


def test_voiding_ends_its_clocks_and_takes_back_what_it_said(desk: Desk) -> None:
    logged = log(desk, arrest())
    remand = ResultEntry(
        person=logged.person_id, court=COURT, heard_at=london("2026-03-02 07:50"), outcome="rlaa",
        next_at=london("2026-03-30 10:00"), answers={"carer_is_victim": False},
    )  # fmt: skip
    before, stood = running(desk, logged.person_id), contents(desk)["people"]
    made = log(desk, remand)
    assert running(desk, logged.person_id) != before
    plan = preview_void(desk, Of(made.entry_id, 1))
    assert {one.how for one in plan.ends} == {"voided"}
    void(desk, Of(made.entry_id, 1), "it was another young person", new_uid())
    assert running(desk, logged.person_id) == before
    assert contents(desk)["people"] == stood
    page = person_page(desk, logged.person_id)
    assert page.next_hearing is None
    voided = [line for line in page.timeline if line.entry_id == made.entry_id]
    assert any("Voided" in line.words and "another young person" in line.words for line in voided)
    with pytest.raises(NotPossible, match="voided"):
        reopen(desk, plan.ends[0].clock_id, "no")


def test_a_voided_entry_can_be_brought_back(desk: Desk) -> None:
    entry = arrest()
    logged = log(desk, entry)
    before = running(desk, logged.person_id)
    void(desk, Of(logged.entry_id, 1), "logged twice", new_uid())
    assert running(desk, logged.person_id) == {}
    back = again(entry, logged.person_id)
    plan = preview_amend(desk, Of(logged.entry_id, 2), back)
    assert len(plan.reopens) == len(before)
    amend(desk, Of(logged.entry_id, 2), back, "it was not")
    assert running(desk, logged.person_id) == before
    assert not person_page(desk, logged.person_id).questions


def test_a_telling_stays_and_is_late_or_in_time_by_the_time_that_is_right(
    desk: Desk, time: Time
) -> None:
    entry = arrest("2026-03-02 07:40")
    logged = log(desk, entry)
    yot = clock(desk, logged.person_id, "r14>yot")
    time.to("2026-03-03 07:00")
    telling = TellingIn(
        clock_ids=[key(yot)], told_name="Pat Invented", channel="telephone", at=time()
    )
    tell(desk, telling)
    assert clock(desk, logged.person_id, "r14>yot").state is ClockState.MET
    right = again(entry, logged.person_id, arrested_at=london("2026-03-02 05:10"))
    plan = preview_amend(desk, Of(logged.entry_id, 1), right)
    assert ("met_late", key(yot)) in [(one.how, one.clock_id) for one in plan.ends]
    amend(desk, Of(logged.entry_id, 1), right, "custody record")
    late = clock(desk, logged.person_id, "r14>yot")
    assert (late.state, late.ended_at) == (ClockState.MET_LATE, time())
    assert shown(late.missed_at) == "2026-03-03 05:10"
    put_back(desk, Of(logged.entry_id, 2), 1, "no", new_uid())
    met = clock(desk, logged.person_id, "r14>yot")
    assert (met.state, met.missed_at) == (ClockState.MET, None)


def test_what_an_entry_had_ended_runs_again_with_its_alerts(desk: Desk, time: Time) -> None:
    listed = HearingEntry(
        person=someone(), court=COURT, at=london("2026-03-03 10:00"), answers=CHILD,
        known_at=london("2026-02-20 10:00"),
    )  # fmt: skip
    logged = log(desk, listed)
    named = clock(desk, logged.person_id, "r20")
    time.to("2026-03-03 09:30")
    look(desk)
    assert key(named) in [one.clock_id for one in live_alerts(desk)]
    arranged = HearingEntry(
        person=logged.person_id, hearing_id=last_hearing(desk, logged.person_id),
        accompanied_by_role="parent", accompanied_by_name="Sam Sampleby",
        answers={"carer_is_victim": False},
    )  # fmt: skip
    made = log(desk, arranged)
    assert clock(desk, logged.person_id, "r20").state is ClockState.MET
    assert key(named) not in [one.clock_id for one in live_alerts(desk)]
    plan = preview_void(desk, Of(made.entry_id, 1))
    assert key(named) in [one.clock_id for one in plan.reopens]
    void(desk, Of(made.entry_id, 1), "that was for the other brother", new_uid())
    assert clock(desk, logged.person_id, "r20").state is ClockState.RUNNING
    assert key(named) in [one.clock_id for one in live_alerts(desk)]


def test_an_alert_goes_with_the_due_time_that_it_was_raised_for(desk: Desk, time: Time) -> None:
    entry = arrest("2026-03-01 09:00")
    logged = log(desk, entry)
    yot = key(clock(desk, logged.person_id, "r14>yot"))
    time.to("2026-03-02 09:30")
    look(desk)
    assert yot in [one.clock_id for one in live_alerts(desk)]
    right = again(entry, logged.person_id, arrested_at=london("2026-03-02 07:00"))
    amend(desk, Of(logged.entry_id, 1), right, "it was this morning")
    look(desk)
    assert yot not in [one.clock_id for one in live_alerts(desk)]
    put_back(desk, Of(logged.entry_id, 2), 1, "no, yesterday", new_uid())
    look(desk)
    (alert,) = [one for one in live_alerts(desk) if one.clock_id == yot]
    assert shown(alert.due_at) == "2026-03-02 09:00"


def test_the_second_of_two_is_shown_what_the_first_changed(
    desk: Desk, time: Time, prepared, tmp_path
) -> None:
    entry = arrest(station="Main Street")
    logged = log(desk, entry)
    other = a_desk(prepared, tmp_path, time, terminal="desk-2")
    mine = again(entry, logged.person_id, arrested_at=london("2026-03-02 06:00"))
    theirs = again(entry, logged.person_id, station="Quayside")
    amend(other, Of(logged.entry_id, 1), theirs, "it was Quayside")
    other.close()
    before = contents(desk)
    for ask in (
        lambda: preview_amend(desk, Of(logged.entry_id, 1), mine),
        lambda: amend(desk, Of(logged.entry_id, 1), mine, "custody record"),
    ):
        with pytest.raises(AmendedMeanwhile, match="Station: Main Street → Quayside") as raised:
            ask()
    assert "it was Quayside" in str(raised.value)
    after = contents(desk)
    assert [name for name in after if after[name] != before[name]] == ["audit", "audit_head"]
    amend(desk, Of(logged.entry_id, raised.value.version), mine, "custody record")
    assert [one.number for one in entry_page(desk, logged.entry_id).versions] == [1, 2, 3]


def test_saving_the_same_again_adds_nothing(desk: Desk) -> None:
    entry = arrest()
    logged = log(desk, entry)
    right = again(entry, logged.person_id, station="Quayside")
    amend(desk, Of(logged.entry_id, 1), right, "wrong station")
    before = contents(desk)
    assert amend(desk, Of(logged.entry_id, 1), right, "wrong station").already
    uid = new_uid()
    void(desk, Of(logged.entry_id, 2), "logged twice", uid)
    assert void(desk, Of(logged.entry_id, 2), "logged twice", uid).already
    assert len(contents(desk)["entry_versions"]) == len(before["entry_versions"]) + 1


def test_what_can_not_be_done_says_what_can(desk: Desk) -> None:
    entry = arrest()
    logged = log(desk, entry)
    of = Of(logged.entry_id, 1)
    right = again(entry, logged.person_id, station="Quayside")
    somebody = log(desk, arrest()).person_id
    move = {"kind": "move", "to": {"name": "Rowan House"}, "moved_at": "2026-03-01T10:00"}
    from dutydesk.desk.kinds import entry_adapter

    cases = [
        (lambda: amend(desk, of, right, "  "), Refused, "Say why"),
        (lambda: amend(desk, of, again(entry, logged.person_id), "x"), Refused, "Nothing has"),
        (lambda: amend(desk, of, again(right, somebody), "x"), Refused, "void it and log it for"),
        (
            lambda: amend(
                desk, of, entry_adapter.validate_python(move | {"person": somebody}), "x"
            ),
            Refused,
            "of the kind arrest",
        ),
        (lambda: amend(desk, Of(999, 1), right, "x"), UnknownEntry, "no entry 999"),
        (
            lambda: amend(
                desk,
                of,
                again(entry, logged.person_id, arrested_at=london("2026-03-09 10:00")),
                "x",
            ),
            Refused,
            "in the future",
        ),
    ]
    before = contents(desk)
    for ask, error, words in cases:
        with pytest.raises(error, match=words):
            ask()
    after = contents(desk)
    assert [name for name in after if after[name] != before[name]] == ["audit", "audit_head"]
    assert len(audited(desk, "refused")) == len(cases)


def test_what_later_entries_hang_on_is_not_voided_under_them(desk: Desk) -> None:
    listed = HearingEntry(
        person=someone(), court=COURT, at=london("2026-03-02 07:00"), answers=CHILD,
        known_at=london("2026-02-20 10:00"),
    )  # fmt: skip
    logged = log(desk, listed)
    result = ResultEntry(
        person=logged.person_id, hearing_id=last_hearing(desk, logged.person_id),
        heard_at=london("2026-03-02 07:00"), outcome="withdrawn",
    )  # fmt: skip
    made = log(desk, result)
    before = running(desk, logged.person_id)
    with pytest.raises(Refused, match=f"entry {made.entry_id}.*Amend or void that entry first"):
        void(desk, Of(logged.entry_id, 1), "wrong", new_uid())
    assert running(desk, logged.person_id) == before
    void(desk, Of(made.entry_id, 1), "wrong hearing", new_uid())
    void(desk, Of(logged.entry_id, 1), "wrong", new_uid())
    assert running(desk, logged.person_id) == {}


def test_the_name_and_birth_of_whom_it_made_can_be_put_right(desk: Desk) -> None:
    entry = arrest(person=someone("Robyn"))
    logged = log(desk, entry)
    assert isinstance(entry.person, NewPerson)
    right = entry.person.model_copy(update={"given_name": "Rhobyn", "born": date(2012, 5, 6)})
    amend(desk, Of(logged.entry_id, 1), again(entry, right), "misheard")  # type: ignore[arg-type]
    with desk.store.read() as session:
        person = session.get_one(Person, logged.person_id)
        assert (person.given_name, str(person.born)) == ("Rhobyn", "2012-05-06")
        assert len(session.exec(select(Person)).all()) == 1
    put_back(desk, Of(logged.entry_id, 2), 1, "heard right after all", new_uid())
    with desk.store.read() as session:
        assert session.get_one(Person, logged.person_id).given_name == "Robyn"


def test_answers_given_since_are_part_of_what_is_amended(desk: Desk) -> None:
    unknown = {name: value for name, value in CHILD.items() if name != "home_authority"}
    logged = log(desk, arrest(answers=unknown))
    page = person_page(desk, logged.person_id)
    assert "home_authority" in {one.fact for one in page.questions}
    answer(desk, logged.entry_id, {"home_authority": "rotherham"})
    answered = running(desk, logged.person_id)
    payload = entry_page(desk, logged.entry_id).payload
    assert payload["answers"]["home_authority"] == "rotherham"
    right = ArrestEntry.model_validate(
        {**payload, "uid": new_uid(), "person": logged.person_id, "station": "Quayside"}
    )
    amend(desk, Of(logged.entry_id, 1), right, "wrong station")
    assert running(desk, logged.person_id) == answered
    put_back(desk, Of(logged.entry_id, 2), 1, "it was right", new_uid())
    assert running(desk, logged.person_id) == answered


def test_what_the_desk_sets_anew_does_not_reach_clocks_of_before(desk: Desk, time: Time) -> None:
    entry = arrest()
    logged = log(desk, entry)
    before = {one.id: (one.due_at, one.near_at) for one in all_clocks(desk, logged.person_id)}
    targets = {one.rule: Span.parse("7 hours") for one in all_clocks(desk, logged.person_id)}
    changed = replace(desk, settings=desk.settings.model_copy(update={"targets": targets}))
    changed.__dict__["rulebook"] = desk.rulebook
    time.on(minutes=30)
    right = again(entry, logged.person_id, note="rang back")
    amend(changed, Of(logged.entry_id, 1), right, "a note more")
    assert {
        one.id: (one.due_at, one.near_at) for one in all_clocks(desk, logged.person_id)
    } == before


def all_clocks(desk: Desk, person: int) -> list[Clock]:
    with desk.store.read() as session:
        return list(session.exec(select(Clock).where(Clock.person_id == person)).all())


def test_every_version_is_kept_word_for_word_and_audited(desk: Desk) -> None:
    entry = arrest()
    logged = log(desk, entry)
    right = again(entry, logged.person_id, station="Quayside")
    amend(desk, Of(logged.entry_id, 1), right, "wrong station")
    void(desk, Of(logged.entry_id, 2), "logged twice", new_uid())
    with desk.store.read() as session:
        versions = session.exec(select(EntryVersion)).all()
    assert [one.payload["station"] for one in versions] == ["Main Street", "Quayside", "Quayside"]
    (amended,), (voided,) = audited(desk, "amended"), audited(desk, "voided")
    assert amended.details["reason"] == "wrong station"
    assert voided.details["version"] == 3
    assert str(versions[2].id) in voided.details["rows"]["entry_versions"]


def test_a_voided_clock_stays_as_it_was_last_in_force(desk: Desk, time: Time) -> None:
    entry = arrest("2026-03-02 07:40")
    logged = log(desk, entry)
    right = again(entry, logged.person_id, arrested_at=london("2026-03-02 05:10"))
    amend(desk, Of(logged.entry_id, 1), right, "custody record")
    yot = key(clock(desk, logged.person_id, "r14>yot"))
    void(desk, Of(logged.entry_id, 2), "logged twice", new_uid())
    assert shown(clock(desk, logged.person_id, "r14>yot").due_at) == "2026-03-03 05:10"
    put_back(desk, Of(logged.entry_id, 3), 2, "it was not", new_uid())
    back = clock(desk, logged.person_id, "r14>yot")
    assert (key(back), back.state, back.ended_at) == (yot, ClockState.RUNNING, None)
    assert shown(back.due_at) == "2026-03-03 05:10"
    assert [one.what for one in clock_story(desk, yot).events] == [
        "opened", "redated", "voided", "reopened",
    ]  # fmt: skip
