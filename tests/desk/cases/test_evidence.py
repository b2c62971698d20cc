"""Tried, told, chased, done, not required, taken, reopened: what ends a clock and what does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from dutydesk.desk.board import Filters, board_ids
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import HearingEntry, ResultEntry
from dutydesk.desk.log import log
from dutydesk.desk.taking import release, take
from dutydesk.desk.tell import (
    ChaseIn,
    NotPossible,
    TellingIn,
    chase,
    companions,
    done,
    not_required,
    reopen,
    tell,
)
from dutydesk.records import Chase, Clock, ClockState, Reached, Telling
from tests.support import (
    CHILD,
    Time,
    but_for_the_trail,
    clock,
    contents,
    happened,
    key,
    last_hearing,
    london,
    rows,
    running,
    save,
    shown,
    someone,
    story,
)

HEARD = "2026-11-20 16:00"


@pytest.fixture
def person(desk: Desk) -> int:
    """Somebody whose case was adjourned at 16:00; it is 20:10."""
    return log(
        desk,
        ResultEntry(
            person=someone(), court="Nowhere Youth Court", heard_at=london(HEARD),
            outcome="adjourned", next_at=london("2026-12-04 10:00"),
            answers=CHILD | {"carer_is_victim": False},
        ),
    ).person_id  # fmt: skip


def telling(desk: Desk, *keys: int, **more: Any) -> TellingIn:
    said: dict[str, Any] = {"told_name": "Ann Sample", "channel": "telephone", "at": desk.now()}
    return TellingIn(clock_ids=list(keys), **(said | more))


def told(desk: Desk, person: int) -> Clock:
    return clock(desk, person, "r17>social_worker")


# ---------------------------------------------------------------- Tried, told, acknowledged


def test_trying_is_no_telling(desk: Desk, person: int) -> None:
    it = key(told(desk, person))
    assert tell(desk, telling(desk, it, reached=Reached.TRIED, note="no answer")) == []
    assert told(desk, person).state is ClockState.RUNNING
    seen = story(desk, told(desk, person))
    assert [one.reached for one in seen.tellings] == ["tried"]
    assert happened(desk, told(desk, person)) == ["opened", "tried"]
    assert "no answer" in seen.as_text()
    assert running(desk, person)["r17>social_worker"] == "2026-11-21 16:00"


@pytest.mark.parametrize("reached", [Reached.TOLD, Reached.ACKNOWLEDGED])
def test_telling_ends_it_and_is_kept_as_what_it_was(
    desk: Desk, person: int, reached: Reached
) -> None:
    it = key(told(desk, person))
    said = telling(
        desk, it, reached=reached, told_role="social_worker", told_agency="Social Care",
        channel="secure_email", reference="MSG-17", note="asked about [bail]",
    )  # fmt: skip
    assert tell(desk, said) == [it]
    ended = told(desk, person)
    assert (ended.state, ended.ended_at) == (ClockState.MET, desk.now())
    (one,) = story(desk, ended).tellings
    assert (one.reached, one.told_name, one.told_role, one.told_agency) == (
        reached.value,
        "Ann Sample",
        "Social worker",
        "Social Care",
    )
    assert (one.channel, one.reference, one.note) == (
        "Secure email",
        "MSG-17",
        "asked about [bail]",
    )
    assert (one.at, one.logged_at, one.officer) == (desk.now(), desk.now(), "Jo Example")


def test_a_try_then_a_telling(desk: Desk, person: int, time: Time) -> None:
    it = key(told(desk, person))
    tell(desk, telling(desk, it, reached=Reached.TRIED))
    time.on(minutes=20)
    tell(desk, telling(desk, it))
    assert happened(desk, told(desk, person)) == ["opened", "tried", "met"]


def test_the_same_telling_saved_twice_is_one(desk: Desk, person: int) -> None:
    it = key(told(desk, person))
    said = telling(desk, it)
    assert tell(desk, said) == [it]
    before = contents(desk)
    assert tell(desk, said) == []
    assert contents(desk) == before


def test_one_telling_ends_several_clocks_of_one_young_person(desk: Desk, person: int) -> None:
    first = key(told(desk, person))
    others = companions(desk, first)
    second = key(clock(desk, person, "r19>social_worker"))
    assert others[0] == second
    assert set(tell(desk, telling(desk, first, second, first))) == {first, second}
    assert rows(desk, Telling) == 1
    assert [len(story(desk, clock(desk, person, name)).tellings)
            for name in ("r17>social_worker", "r19>social_worker")] == [1, 1]  # fmt: skip


def test_one_telling_is_about_one_young_person(desk: Desk, person: int) -> None:
    other = log(
        desk,
        ResultEntry(
            person=someone("Ada"), court="x", heard_at=london(HEARD), outcome="withdrawn",
            answers=CHILD,
        ),
    ).person_id  # fmt: skip
    before = but_for_the_trail(desk)
    with pytest.raises(NotPossible, match="one young person"):
        tell(desk, telling(desk, key(told(desk, person)), key(told(desk, other))))
    assert but_for_the_trail(desk) == before


def test_companions_are_what_the_same_side_owes(desk: Desk, person: int) -> None:
    owed_to_desk = key(clock(desk, person, "r22"))
    assert owed_to_desk not in companions(desk, key(told(desk, person)))


# ---------------------------------------------------------------- Met and met late


@pytest.mark.parametrize(
    ("at", "state", "missed"),
    [
        ("2026-11-21 15:59", ClockState.MET, None),
        ("2026-11-21 16:00", ClockState.MET, None),
        ("2026-11-21 16:01", ClockState.MET_LATE, "2026-11-21 16:00"),
    ],
)
def test_the_evidence_counts_not_when_it_was_written_down(
    desk: Desk, person: int, time: Time, at: str, state: ClockState, missed: str | None
) -> None:
    time.to("2026-11-23 09:00")
    tell(desk, telling(desk, key(told(desk, person)), at=london(at)))
    ended = told(desk, person)
    assert (ended.state, shown(ended.missed_at), shown(ended.ended_at)) == (state, missed, at)


def test_met_late_is_not_met_on_any_page(desk: Desk, person: int, time: Time) -> None:
    time.to("2026-11-22 09:00")
    tell(desk, telling(desk, key(told(desk, person))))
    seen = story(desk, told(desk, person))
    assert seen.stands.startswith("met late")
    assert "its limit of Sat 21 Nov 2026 16:00 was missed" in seen.stands


def test_a_missed_limit_stays_missed_when_it_runs_again(
    desk: Desk, person: int, time: Time
) -> None:
    it = key(told(desk, person))
    time.to("2026-11-22 09:00")
    tell(desk, telling(desk, it))
    reopen(desk, it, "It was the wrong Ann.")
    back = told(desk, person)
    assert (back.state, shown(back.due_at), shown(back.missed_at)) == (
        ClockState.RUNNING,
        "2026-11-21 16:00",
        "2026-11-21 16:00",
    )
    # Evidence of a telling in time, found since, does not undo that it was taken for late.
    tell(desk, telling(desk, it, at=london("2026-11-21 09:00")))
    assert told(desk, person).state is ClockState.MET_LATE


def test_a_missed_limit_stays_missed_when_it_is_moved(desk: Desk, person: int, time: Time) -> None:
    time.to("2026-12-04 11:00")
    hearing = last_hearing(desk, person)
    save(desk, HearingEntry(person=person, hearing_id=hearing, at=london("2026-12-11 10:00")))
    moved = clock(desk, person, "r25")
    assert (shown(moved.due_at), shown(moved.missed_at)) == ("2026-12-11 10:00", "2026-12-04 10:00")
    save(desk, HearingEntry(person=person, hearing_id=hearing, yot_officer="Sam Sample"))
    assert clock(desk, person, "r25").state is ClockState.MET_LATE


def test_a_limit_that_is_moved_in_time_is_not_missed(desk: Desk, person: int) -> None:
    hearing = last_hearing(desk, person)
    save(desk, HearingEntry(person=person, hearing_id=hearing, at=london("2026-12-11 10:00")))
    assert clock(desk, person, "r25").missed_at is None


# ---------------------------------------------------------------- Other endings, and running again


def test_not_required_needs_a_reason_and_keeps_it(desk: Desk, person: int, time: Time) -> None:
    it = key(told(desk, person))
    with pytest.raises(NotPossible, match="Say why"):
        not_required(desk, it, " \n ")
    not_required(desk, it, "She  rang\nus first [see note]")
    ended = told(desk, person)
    assert (ended.state, ended.ended_why) == (
        ClockState.NOT_REQUIRED,
        "She rang us first [see note]",
    )
    assert ended.missed_at is None
    assert "r17>social_worker" not in running(desk, person)


def test_not_required_after_the_limit_was_still_missed(desk: Desk, person: int, time: Time) -> None:
    time.to("2026-11-21 16:00")
    not_required(desk, key(told(desk, person)), "The court sent it.")
    assert shown(told(desk, person).missed_at) == "2026-11-21 16:00"


def test_a_duty_is_done_by_saying_who_did_what(desk: Desk, person: int) -> None:
    it = key(clock(desk, person, "r22"))
    with pytest.raises(NotPossible, match="evidence"):
        done(desk, it, desk.now(), "  ")
    done(desk, it, london("2026-11-20 18:00"), "Pat Sample booked a car and rang Example & Co")
    ended = clock(desk, person, "r22")
    assert (ended.state, shown(ended.ended_at)) == (ClockState.MET, "2026-11-20 18:00")
    assert "Pat Sample booked a car" in " ".join(story(desk, ended).as_text().split())


def test_a_reopened_clock_runs_to_the_time_it_had(desk: Desk, person: int, time: Time) -> None:
    it = key(told(desk, person))
    tell(desk, telling(desk, it))
    time.to("2026-11-23 09:00")
    with pytest.raises(NotPossible, match="Say why it must run again"):
        reopen(desk, it, "")
    reopen(desk, it, "It was never sent.")
    back = told(desk, person)
    assert (back.state, back.ended_at, shown(back.due_at)) == (
        ClockState.RUNNING,
        None,
        "2026-11-21 16:00",
    )
    assert story(desk, back).row.level == "overdue"
    tell(desk, telling(desk, it))
    ended = told(desk, person)
    assert (ended.state, shown(ended.missed_at)) == (ClockState.MET_LATE, "2026-11-21 16:00")
    assert happened(desk, ended) == ["opened", "met", "reopened", "met_late"]
    assert len(story(desk, ended).tellings) == 2


@pytest.mark.parametrize("verb", [reopen])
def test_a_running_clock_is_not_reopened(desk: Desk, person: int, verb: Any) -> None:
    with pytest.raises(NotPossible, match="is running"):
        verb(desk, key(told(desk, person)), "why not")


def test_a_superseded_clock_can_run_again(desk: Desk) -> None:
    person = log(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-23 10:00"), remand_likely="rlaa",
            answers=CHILD | {"allocated_social_worker": False}, carer_is_victim=False,
        ),
    ).person_id  # fmt: skip
    it = clock(desk, person, "r27-likely>mash_or_duty_sw_manager")
    log(
        desk,
        ResultEntry(
            person=person, hearing_id=last_hearing(desk, person),
            heard_at=desk.now() - timedelta(hours=1), outcome="withdrawn",
        ),
    )  # fmt: skip
    ended = clock(desk, person, "r27-likely>mash_or_duty_sw_manager")
    assert (ended.state, ended.ended_why[:24]) == (
        ClockState.SUPERSEDED,
        "Its reason has stopped: ",
    )
    reopen(desk, key(it), "The wrong hearing was chosen.")
    assert clock(desk, person, "r27-likely>mash_or_duty_sw_manager").state is ClockState.RUNNING


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, it: tell(desk, telling(desk, it)),
        lambda desk, it: done(desk, it, desk.now(), "Ann did"),
        lambda desk, it: not_required(desk, it, "no"),
        lambda desk, it: take(desk, it),
        lambda desk, it: release(desk, it),
        lambda desk, it: chase(desk, chasing(desk, it)),
    ],
    ids=["tell", "done", "not required", "take", "release", "chase"],
)
def test_an_ended_clock_is_left_alone(desk: Desk, person: int, act: Any) -> None:
    it = key(told(desk, person))
    tell(desk, telling(desk, it))
    before = but_for_the_trail(desk)
    with pytest.raises(NotPossible, match=r"has ended \(met\), perhaps at another terminal"):
        act(desk, it)
    with pytest.raises(NotPossible, match="no clock 4711"):
        act(desk, 4711)
    assert but_for_the_trail(desk) == before


def test_a_clock_is_taken_and_given_back(desk: Desk, person: int) -> None:
    it = key(told(desk, person))
    assert board_ids(desk, Filters(mine=True)) == []
    take(desk, it)
    assert board_ids(desk, Filters(mine=True)) == [it]
    assert story(desk, told(desk, person)).row.taken_by == "Jo Example"
    release(desk, it)
    assert told(desk, person).taken_by is None
    assert happened(desk, told(desk, person)) == ["opened", "taken", "released"]


# ---------------------------------------------------------------- Chases


def chasing(desk: Desk, it: int, **more: Any) -> ChaseIn:
    said: dict[str, Any] = {"whom": "Larch House", "channel": "telephone", "at": desk.now()}
    return ChaseIn(clock_id=it, **(said | more))


def test_a_chase_is_kept_and_ends_nothing(desk: Desk, person: int) -> None:
    it = key(clock(desk, person, "r20"))
    said = chasing(desk, it, note="the manager rings back at 5")
    chase(desk, said)
    chase(desk, said)
    chase(desk, chasing(desk, it, whom="The  team\nmanager"))
    seen = story(desk, clock(desk, person, "r20"))
    assert [one.whom for one in seen.chases] == ["Larch House", "The team manager"]
    assert rows(desk, Chase) == 2
    assert seen.row.state == "running"
    assert "rings back at 5" in " ".join(seen.as_text().split())


@pytest.mark.parametrize("minutes", [6, 60, 60 * 24 * 365])
def test_nothing_is_told_done_or_chased_in_the_future(
    desk: Desk, person: int, minutes: int
) -> None:
    it = key(told(desk, person))
    ahead = desk.now() + timedelta(minutes=minutes)
    before = but_for_the_trail(desk)
    for act in (
        lambda: tell(desk, telling(desk, it, at=ahead)),
        lambda: tell(desk, telling(desk, it, at=ahead, reached=Reached.TRIED)),
        lambda: done(desk, it, ahead, "Ann did"),
        lambda: chase(desk, chasing(desk, it, at=ahead)),
    ):
        with pytest.raises(NotPossible, match="is in the future"):
            act()
    assert but_for_the_trail(desk) == before


def test_a_clock_on_the_wall_may_run_five_minutes_fast(desk: Desk, person: int) -> None:
    tell(desk, telling(desk, key(told(desk, person)), at=desk.now() + timedelta(minutes=5)))
    assert told(desk, person).state is ClockState.MET


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("told_name", "  "),
        ("told_name", "\n\t"),
        ("told_name", "Ann\x1b[2J"),
        ("told_name", "x" * 4001),
        ("channel", "pigeon"),
        ("reached", "maybe"),
        ("clock_ids", []),
        ("clock_ids", [0]),
        ("clock_ids", [2**63]),
        ("clock_ids", ["1"]),
        ("clock_ids", [True]),
        ("at", "0001-01-01"),
        ("at", "soon"),
        ("uid", "short"),
        ("uid", " " * 12),
        ("note", "bell\x07"),
        ("nickname", "Annie"),
    ],
)
def test_a_telling_that_says_nothing_is_refused_by_field(field: str, value: object) -> None:
    said = {"clock_ids": [1], "told_name": "Ann", "channel": "telephone", "at": "2026-11-20T10:00"}
    with pytest.raises(ValidationError) as refused:
        TellingIn.model_validate(said | {field: value})
    assert {fault["loc"][0] for fault in refused.value.errors()} == {field}
