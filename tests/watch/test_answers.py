"""Alerts that people answer: snoozed, promised, gone up, closed and brought back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from dutydesk.desk.alerts import acknowledge, live_alerts, mark_seen, snooze
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import HearingEntry
from dutydesk.desk.log import log
from dutydesk.desk.tell import NotPossible, TellingIn, reopen, tell
from dutydesk.records import Clock
from dutydesk.watch.look import next_time
from tests.support import CHILD, Time, a_desk, clock, happened, last_hearing, london, shown, someone
from tests.watch.rows import ESCALATE, add_clocks, alerts, look, news


def upcoming(desk: Desk) -> str | None:
    return shown(next_time(desk.store, ESCALATE))


def overdue(desk: Desk, time: Time) -> int:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")])
    time.to("2026-11-21 00:00")
    look(desk)
    return key


def test_a_snooze_ends_before_the_limit_and_comes_back(desk: Desk, time: Time) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")])
    look(desk)
    assert [one.threshold.value for one in live_alerts(desk)] == ["near"]
    snooze(desk, key, london("2026-11-20 22:00"))
    assert live_alerts(desk) == []
    assert upcoming(desk) == "2026-11-20 22:00"
    time.to("2026-11-20 21:59")
    assert look(desk).news == []
    time.to("2026-11-20 22:00")
    assert [one.clock_id for one in look(desk).came_back] == [key]
    (back,) = live_alerts(desk)
    assert (back.came_back, back.plan) == (True, "")


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("2026-11-21 00:00", "past the limit"),
        ("2026-11-22 09:00", "past the limit"),
        ("2026-11-20 20:00", "has passed"),
    ],
)
def test_a_snooze_never_goes_past_the_limit(desk: Desk, until: str, words: str) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")])
    look(desk)
    with pytest.raises(NotPossible, match=words):
        snooze(desk, key, london(until))
    assert len(live_alerts(desk)) == 1


def test_a_breach_can_not_be_snoozed(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    with pytest.raises(NotPossible, match="a breach can't be snoozed"):
        snooze(desk, key, london("2026-11-21 01:00"))


def test_the_limit_rings_through_a_snooze_of_an_earlier_warning(desk: Desk, time: Time) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")])
    look(desk)
    snooze(desk, key, london("2026-11-20 23:59"))
    time.to("2026-11-20 23:00")
    assert [what for _, what in news(look(desk))] == ["urgent"]
    time.to("2026-11-21 00:00")
    look(desk)
    (row,) = live_alerts(desk)
    assert row.threshold == "overdue"


def test_a_plan_that_leads_nowhere_comes_back_with_its_words(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    acknowledge(desk, key, "  ringing the   home again ", london("2026-11-21 00:30"))
    assert live_alerts(desk) == []
    time.to("2026-11-21 00:20")
    assert look(desk).news == []
    time.to("2026-11-21 00:30")
    assert {one.clock_id for one in look(desk).came_back} == {key}
    (row,) = live_alerts(desk)
    assert (row.plan, row.acknowledged_by, row.came_back, row.escalated) == (
        "ringing the home again",
        "Jo Example",
        True,
        False,
    )
    assert "acknowledged" in happened_to(desk, key)


def test_what_was_tried_does_not_keep_a_promise_but_is_said_when_it_comes_back(
    desk: Desk, time: Time, prepared: Path
) -> None:
    key = overdue(desk, time)
    other = a_desk(prepared, desk.places.folder, time, "desk-2")
    given = {"clock_ids": [key], "told_name": "Ann", "channel": "telephone"}
    tell(other, TellingIn.model_validate(given | {"reached": "tried", "at": time.at}))
    time.to("2026-11-21 00:05")
    acknowledge(desk, key, "ringing the home again", london("2026-11-21 00:30"))
    time.to("2026-11-21 00:20")
    tell(other, TellingIn.model_validate(given | {"reached": "tried", "at": time.at}))
    assert look(other).news == []  # a try is no answer, and no reason to ring before the time
    time.to("2026-11-21 00:30")
    assert {one.clock_id for one in look(other).came_back} == {key}
    for terminal in (desk, other):
        (row,) = live_alerts(terminal)
        assert (row.came_back, row.acknowledged_by) == (True, "Jo Example")
        assert [shown(at) for at, _ in row.tries] == ["2026-11-21 00:20"]  # not the one before
        assert "Tried: Ann" in row.tries[0][1]
    tell(other, TellingIn.model_validate(given | {"at": time.at}))
    assert live_alerts(desk) == []
    time.to("2026-11-21 09:00")
    assert look(desk).news == []
    other.close()


def happened_to(desk: Desk, key: int) -> list[str]:
    with desk.store.read() as session:
        return happened(desk, session.get_one(Clock, key))


def test_a_breach_goes_up_when_nobody_answers_it(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    time.to("2026-11-21 00:14")
    assert look(desk).escalated == []
    time.to("2026-11-21 00:15")
    assert [(one.clock_id, one.threshold.value) for one in look(desk).escalated] == [
        (key, "overdue")
    ]
    time.to("2026-11-21 00:40")
    assert look(desk).escalated == []
    assert [one.escalated for one in live_alerts(desk)] == [True]


def test_an_answered_breach_goes_up_only_once_its_promise_is_broken(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    time.to("2026-11-21 00:10")
    acknowledge(desk, key, "ringing again", london("2026-11-21 01:00"))
    for at, up in [("00:25", []), ("01:00", []), ("01:14", []), ("01:15", [key]), ("01:16", [])]:
        time.to(f"2026-11-21 {at}")
        assert [one.clock_id for one in look(desk).escalated] == up, at


def test_nothing_below_a_breach_goes_up(desk: Desk, time: Time) -> None:
    add_clocks(desk, [london("2026-11-21 09:00")])
    time.to("2026-11-21 08:59")
    assert look(desk).escalated == []


def test_the_first_to_see_an_alert_counts(desk: Desk, time: Time, prepared: Path) -> None:
    key = overdue(desk, time)
    ids = [one.id for one in live_alerts(desk)]
    mark_seen(desk, ids)
    seen = alerts(desk.store, key)[-1].seen_at
    time.on(minutes=5)
    mark_seen(desk, ids)
    assert alerts(desk.store, key)[-1].seen_at == seen
    assert [one.seen for one in live_alerts(desk)] == [True]
    mark_seen(desk, [])


@pytest.mark.parametrize(
    ("plan", "promised", "words"),
    [
        ("", "2026-11-21 01:00", "Say what will be done"),
        (" \n ", "2026-11-21 01:00", "Say what will be done"),
        ("ringing", "2026-11-21 00:00", "has passed"),
        ("ringing", "2026-11-20 23:00", "has passed"),
    ],
)
def test_an_answer_needs_a_plan_and_a_time(
    desk: Desk, time: Time, plan: str, promised: str, words: str
) -> None:
    key = overdue(desk, time)
    with pytest.raises(NotPossible, match=words):
        acknowledge(desk, key, plan, london(promised))


def test_an_alert_is_answered_once(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    acknowledge(desk, key, "ringing", london("2026-11-21 01:00"))
    with pytest.raises(NotPossible, match="answered this alert already"):
        acknowledge(desk, key, "ringing too", london("2026-11-21 01:00"))


@pytest.mark.parametrize("key", [0, -1, 4711])
def test_a_clock_that_is_not_there_has_nothing_to_answer(desk: Desk, key: int) -> None:
    with pytest.raises(NotPossible):
        acknowledge(desk, key, "ringing", desk.now() + timedelta(hours=1))
    with pytest.raises(NotPossible):
        snooze(desk, key, desk.now() + timedelta(hours=1))


def test_ending_closes_the_alerts_and_reopening_brings_them_back(desk: Desk, time: Time) -> None:
    key = overdue(desk, time)
    tell(
        desk,
        TellingIn(clock_ids=[key], told_name="Ann", channel="telephone", at=desk.now()),
    )
    assert live_alerts(desk) == []
    assert all(one.closed_at == desk.now() for one in alerts(desk.store, key))
    assert upcoming(desk) is None
    time.to("2026-11-21 08:00")
    reopen(desk, key, "She was the wrong Ann.")
    (row,) = live_alerts(desk)
    assert (row.threshold, row.came_back, row.plan) == ("overdue", True, "")
    assert news(look(desk)) == []
    # It waits for an answer from now on, not from the first time.
    assert look(desk).escalated == []
    time.to("2026-11-21 08:15")
    assert [one.clock_id for one in look(desk).escalated] == [key]


def test_a_moved_clock_closes_its_alerts_and_raises_those_of_its_new_time(
    desk: Desk, time: Time
) -> None:
    saved = log(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-23 10:00"), answers=CHILD,
            carer_is_victim=False,
        ),
    )  # fmt: skip
    key = clock(desk, saved.person_id, "r25").id
    time.to("2026-11-23 08:00")
    look(desk)
    assert key is not None
    log(
        desk,
        HearingEntry(
            person=saved.person_id,
            hearing_id=last_hearing(desk, saved.person_id),
            at=london("2026-11-30 10:00"),
        ),
    )
    assert key not in {one.clock_id for one in live_alerts(desk)}
    time.to("2026-11-30 10:00")
    look(desk)
    assert [one.threshold.value for one in live_alerts(desk) if one.clock_id == key] == ["overdue"]
    assert [shown(one.due_at) for one in alerts(desk.store, key)] == (
        ["2026-11-23 10:00"] * 2 + ["2026-11-30 10:00"] * 3
    )


def test_a_clock_that_is_moved_away_and_back_shows_its_alert_again(desk: Desk, time: Time) -> None:
    saved = log(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-23 10:00"), answers=CHILD,
            carer_is_victim=False,
        ),
    )  # fmt: skip
    key = clock(desk, saved.person_id, "r25").id
    time.to("2026-11-23 08:00")
    look(desk)
    was = [one.threshold for one in live_alerts(desk) if one.clock_id == key]
    for at in ("2026-12-30 10:00", "2026-11-23 10:00"):
        listed = last_hearing(desk, saved.person_id)
        log(desk, HearingEntry(person=saved.person_id, hearing_id=listed, at=london(at)))
        assert key not in {one.clock_id for one in live_alerts(desk)}
        look(desk)
    (row,) = (one for one in live_alerts(desk) if one.clock_id == key)
    assert ([row.threshold], row.came_back) == (was, True)
    assert news(look(desk)) == []


def test_an_idle_look_writes_nothing(desk: Desk, time: Time) -> None:
    overdue(desk, time)
    before = [one.model_dump() for one in alerts(desk.store)]
    look(desk)
    assert [one.model_dump() for one in alerts(desk.store)] == before
    with desk.store.read() as session:
        assert session.exec(select(Clock)).one().next_crossing_at is None
