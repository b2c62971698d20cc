"""What stays to be read of a clock that moves: whose figure it is now, and what was missed."""

from __future__ import annotations

from typing import Any

from dutydesk.desk.amend import Of, amend, put_back
from dutydesk.desk.entries import HearingEntry, new_uid
from dutydesk.desk.log import log
from tests.desk.sound import assert_sound
from tests.support import CHILD, clock, last_hearing, london, shown, someone, story


def test_the_earlier_of_two_is_the_desks_target_once_the_hearing_is_far_off(desk, time) -> None:
    time.to("2026-03-02 09:00")
    soon = HearingEntry(
        person=someone(), court="Nowhere Youth Court", at=london("2026-03-02 09:30"),
        carer_is_victim=True, answers=CHILD,
    )  # fmt: skip
    person = log(desk, soon).person_id
    ring = clock(desk, person, "r18>social_care_managers")
    assert (ring.basis, shown(ring.due_at)) == ("limit", "2026-03-02 09:30")
    time.on(minutes=1)
    moved: dict[str, Any] = {
        "hearing_id": last_hearing(desk, person),
        "at": london("2026-03-12 09:30"),
    }
    log(desk, HearingEntry(person=person, **moved))
    ring = clock(desk, person, "r18>social_care_managers")
    assert (ring.basis, shown(ring.due_at)) == ("desk target", "2026-03-02 10:00")
    assert_sound(desk)


def test_a_limit_that_is_missed_no_more_is_told(desk, time) -> None:
    first = HearingEntry(
        person=someone(), court="Nowhere Youth Court", at=london("2026-03-12 10:00"),
        known_at=london("2026-03-02 07:00"), answers=CHILD,
    )  # fmt: skip
    logged = log(desk, first)
    person = logged.person_id
    time.to("2026-03-12 10:30")
    moved: dict[str, Any] = {
        "hearing_id": last_hearing(desk, person),
        "at": london("2026-04-12 10:00"),
    }
    log(desk, HearingEntry(person=person, **moved))
    assert shown(clock(desk, person, "r20").missed_at) == "2026-03-12 10:00"
    right: dict[str, Any] = {"uid": new_uid(), "person": person, "at": london("2026-03-20 10:00")}
    amend(desk, Of(logged.entry_id, 1), first.model_copy(update=right), "misread")
    named = clock(desk, person, "r20")
    assert (named.missed_at, shown(named.due_at)) == (None, "2026-04-12 10:00")
    assert "10:00 had passed unmet" in story(desk, named).events[-1].words
    put_back(desk, Of(logged.entry_id, 2), 1, "it was right", new_uid())
    assert shown(clock(desk, person, "r20").missed_at) == "2026-03-12 10:00"
    assert_sound(desk)
