"""What goes on over several entries: arrests, meetings, letters and calls."""

from __future__ import annotations

import pytest

from dutydesk.desk.amend import Of, put_back, void
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.kinds.appointments import AppointmentEntry
from dutydesk.desk.kinds.meetings import MeetingEntry, MeetingHeldEntry
from dutydesk.desk.tell import NotPossible, TellingIn, tell
from dutydesk.records import Arrest, ClockState
from tests.desk.cases.entries import arrest
from tests.desk.sound import assert_sound
from tests.support import Time, clock, clocks, clocks_of, key, london, rows, save


def test_an_arrest_that_comes_back_finds_its_number_free(desk: Desk, time: Time) -> None:
    first = save(desk, arrest("2026-11-20 18:40"))
    person = first.person_id
    time.to("2026-11-20 20:20")
    void(desk, Of(first.entry_id, 1), "logged for somebody else", new_uid())
    time.to("2026-11-20 20:30")
    save(desk, arrest("2026-11-20 12:40", person=person))
    put_back(desk, Of(first.entry_id, 2), 1, "it was theirs after all", new_uid())
    assert rows(desk, Arrest) == 2
    assert_sound(desk)


def test_who_came_to_a_meeting_that_began_a_little_late_came_in_time(
    desk: Desk, time: Time
) -> None:
    person = save(desk, arrest("2026-11-20 18:40")).person_id
    booked = save(
        desk,
        MeetingEntry(person=person, meeting_kind="strategy", at=london("2026-11-23 10:00")),
    )
    time.to("2026-11-23 11:30")
    held = MeetingHeldEntry(
        person=person,
        meeting_id=booked.entry_id,
        held_at=london("2026-11-23 10:10"),
        yot_attending=True,
    )
    save(desk, held)
    assert clock(desk, person, "r7").state is ClockState.MET
    assert_sound(desk)


def test_a_call_is_no_letter(desk: Desk, time: Time) -> None:
    person = save(
        desk,
        arrest(
            "2026-11-20 18:40",
            answers={
                "home_authority": "rotherham", "legal_status_before": "care_order",
                "placed_in_before": "leicestershire", "placement_kind_before": "residential_home",
                "known_to_yot": True,
            },
        ),
    ).person_id  # fmt: skip
    made = AppointmentEntry(person=person, at=london("2026-11-26 16:00"), purpose="Supervision")
    save(desk, made)
    home = [one for one in clocks_of(desk, person) if one.by and one.tell == "home"]
    assert sorted(one.by or "" for one in home) == ["letter", "telephone"]
    assert len(clocks(desk, person, "l15>home")) == 2
    (letter,) = [one for one in home if one.by == "letter"]
    telling = TellingIn(
        clock_ids=[key(letter)], told_name="Pat Invented", channel="telephone", at=desk.now()
    )
    with pytest.raises(NotPossible, match="asks to be told by letter"):
        tell(desk, telling)
    tell(desk, telling.model_copy(update={"channel": "letter", "uid": new_uid()}))
    states = {one.by: one.state for one in clocks(desk, person, "l15>home")}
    assert states == {"letter": ClockState.MET, "telephone": ClockState.RUNNING}
