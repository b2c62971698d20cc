"""Duties that wait for another, and what an entry itself shows to be done."""

from __future__ import annotations

from typing import Any

from dutydesk.desk.board import counts
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import ArrestEntry, MoveEntry, Place
from dutydesk.desk.log import log
from dutydesk.desk.tell import (
    TellingIn,
    tell,
)
from dutydesk.records import Clock, ClockState, Reached
from tests.support import (
    CHILD,
    Time,
    clock,
    clocks,
    happened,
    key,
    london,
    save,
    shown,
    someone,
)


def telling(desk: Desk, *keys: int, **more: Any) -> TellingIn:
    said: dict[str, Any] = {"told_name": "Ann Sample", "channel": "telephone", "at": desk.now()}
    return TellingIn(clock_ids=list(keys), **(said | more))


def told(desk: Desk, person: int) -> Clock:
    return clock(desk, person, "r17>social_worker")


# ---------------------------------------------------------------- One duty waits for another

LEEDS_CHILD = CHILD | {"home_authority": "leeds", "legal_status_before": "care_order"}


def arrest_of(desk: Desk, person: Any, at: str) -> int:
    return log(
        desk,
        ArrestEntry(person=person, arrested_at=london(at), station="x", answers=LEEDS_CHILD),
    ).person_id


def test_a_duty_that_waits_is_dated_by_the_one_before(desk: Desk, time: Time) -> None:
    person = arrest_of(desk, someone(), "2026-11-20 15:00")
    waits = clock(desk, person, "r12-offence-liaise>other_authority")
    assert (waits.due_at, waits.waits_for) == (None, "completed:r12-offence")
    tell(desk, telling(desk, key(clock(desk, person, "r12-offence>mash")),
                       at=london("2026-11-20 18:30")))  # fmt: skip
    dated = clock(desk, person, "r12-offence-liaise>other_authority")
    assert (shown(dated.due_at), dated.waits_for) == ("2026-11-23 23:59", None)
    assert happened(desk, dated) == ["opened", "redated"]
    assert dated.missed_at is None


def test_a_duty_waits_for_the_one_of_its_own_entry(desk: Desk, time: Time) -> None:
    """Two arrests, two referrals: the first referral dates only what hangs on it."""
    person = arrest_of(desk, someone(), "2026-11-20 10:00")
    arrest_of(desk, person, "2026-11-20 15:00")
    first, _ = clocks(desk, person, "r12-offence>mash")
    tell(desk, telling(desk, key(first)))
    dues = [one.due_at for one in clocks(desk, person, "r12-offence-liaise>other_authority")]
    assert [shown(one) for one in dues] == ["2026-11-23 23:59", None]


def test_a_try_dates_nothing(desk: Desk) -> None:
    person = arrest_of(desk, someone(), "2026-11-20 15:00")
    referral = key(clock(desk, person, "r12-offence>mash"))
    tell(desk, telling(desk, referral, reached=Reached.TRIED))
    assert clock(desk, person, "r12-offence-liaise>other_authority").due_at is None


# ---------------------------------------------------------------- What the entry itself shows


def test_what_the_form_says_ends_clocks_at_the_time_it_gives(desk: Desk, time: Time) -> None:
    saved = save(
        desk,
        MoveEntry(
            person=someone(), to=Place(name="Oak Lodge", kind="foster", authority="rotherham"),
            moved_at=london("2026-11-20 12:00"), consulted_before=True,
            told_at=london("2026-11-20 13:00"),
            answers=CHILD | {"danger_at_placement": False},
        ),
    )  # fmt: skip
    ended = {
        name: (one.state, shown(one.ended_at))
        for name in ("r16-consult>yot", "r16-told>yot")
        for one in clocks(desk, saved.person_id, name)
    }
    assert ended == {
        "r16-consult>yot": (ClockState.MET, "2026-11-20 12:00"),
        "r16-told>yot": (ClockState.MET, "2026-11-20 13:00"),
    }
    assert counts(desk).running == 0


def test_consulted_on_a_move_that_is_still_to_come(desk: Desk) -> None:
    saved = save(
        desk,
        MoveEntry(
            person=someone(), to=Place(name="Oak Lodge", kind="foster", authority="rotherham"),
            moved_at=london("2026-11-27 12:00"), consulted_before=True,
            answers=CHILD | {"danger_at_placement": False},
        ),
    )  # fmt: skip
    consulted = clock(desk, saved.person_id, "r16-consult>yot")
    assert (consulted.state, consulted.ended_at) == (ClockState.MET, desk.now())


def test_told_too_late_is_met_late_from_the_form_too(desk: Desk, time: Time) -> None:
    time.to("2026-11-23 12:00")
    saved = save(
        desk,
        MoveEntry(
            person=someone(), to=Place(name="Oak Lodge", kind="foster", authority="rotherham"),
            moved_at=london("2026-11-20 12:00"), told_at=london("2026-11-21 12:01"),
            answers=CHILD | {"danger_at_placement": False, "consulted_before": True},
        ),
    )  # fmt: skip
    late = clock(desk, saved.person_id, "r16-told>yot")
    assert (late.state, shown(late.missed_at)) == (ClockState.MET_LATE, "2026-11-21 12:00")
