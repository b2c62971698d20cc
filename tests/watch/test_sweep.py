"""Every crossing is raised once, whatever happens to the machine, the clock and the terminals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from dutydesk.desk.board import counts
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import ArrestEntry, HearingEntry
from dutydesk.desk.log import log
from dutydesk.desk.tell import not_required, reopen
from dutydesk.records import Alert, Clock
from dutydesk.watch.look import next_time, step
from dutydesk.watch.sweep import BATCH, sweep
from tests.support import CHILD, Time, a_desk, clock, last_hearing, london, shown, someone
from tests.watch.rows import ESCALATE, add_clocks, alerts, look, news

THREE = ["near", "urgent", "overdue"]


def upcoming(desk: Desk) -> str | None:
    return shown(next_time(desk.store, ESCALATE))


def thresholds(desk: Desk, key: int) -> list[str]:
    return [one.threshold.value for one in alerts(desk.store, key)]


def test_each_threshold_is_raised_at_its_own_instant(desk: Desk, time: Time) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 06:00")])
    for at, found in [
        ("2026-11-21 01:59", []),
        ("2026-11-21 02:00", ["near"]),
        ("2026-11-21 02:01", []),
        ("2026-11-21 05:00", ["urgent"]),
        ("2026-11-21 06:00", ["overdue"]),
        ("2026-11-21 06:01", []),
    ]:
        time.to(at)
        assert [what for _, what in news(look(desk))] == found, at
    assert not any(one.missed_while_away for one in alerts(desk.store, key))


def test_the_next_time_is_the_next_thing_to_do(desk: Desk, time: Time) -> None:
    assert upcoming(desk) is None
    (key,) = add_clocks(desk, [london("2026-11-21 06:00")])
    seen = []
    while (nearest := upcoming(desk)) is not None:
        seen.append(nearest)
        time.to(nearest)
        look(desk)
    assert seen == [
        "2026-11-21 02:00",
        "2026-11-21 05:00",
        "2026-11-21 06:00",
        "2026-11-21 06:15",
    ]
    assert alerts(desk.store, key)[-1].escalated_at == london("2026-11-21 06:15")


def test_a_restart_raises_nothing_again(desk: Desk, time: Time, prepared: Path) -> None:
    add_clocks(desk, [london("2026-11-20 21:00")])
    assert len(news(look(desk))) == 2
    again = a_desk(prepared, desk.places.folder, time)
    assert news(look(again)) == []
    time.to("2026-11-20 21:00")
    assert [what for _, what in news(look(again))] == ["overdue"]
    again.close()
    assert news(look(desk)) == []


def test_two_terminals_raise_each_crossing_once(desk: Desk, time: Time, prepared: Path) -> None:
    start = desk.now()
    keys = add_clocks(desk, [start + timedelta(minutes=7 * number) for number in range(60)])
    other = a_desk(prepared, desk.places.folder, time, terminal="desk-2")
    moments = [start + timedelta(minutes=number) for number in range(0, 500, 20)]

    def watch(one: Desk) -> list[tuple[int, str]]:
        return [found for at in moments for found in news(look(one, at))]

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(watch, (desk, other))
    other.close()
    found = first + second
    assert len(found) == len(set(found)) == 3 * len(keys)
    assert len(alerts(desk.store)) == 3 * len(keys)


def test_after_a_sleep_everything_is_raised_and_said_to_be_late(desk: Desk, time: Time) -> None:
    slept, long_gone = add_clocks(desk, [london("2026-11-21 03:00"), london("2026-11-20 23:00")])
    look(desk)
    time.to("2026-11-21 02:00")
    assert news(look(desk)) == [
        (long_gone, "urgent"),
        (long_gone, "overdue"),
        (slept, "near"),
        (slept, "urgent"),
    ]
    away = {
        (one.clock_id, one.threshold.value): one.missed_while_away for one in alerts(desk.store)
    }
    assert away == {
        (long_gone, "near"): False,
        (long_gone, "urgent"): True,
        (long_gone, "overdue"): True,
        (slept, "near"): True,
        (slept, "urgent"): False,
    }
    assert [one.crossed_at for one in alerts(desk.store, long_gone)][-1] == london(
        "2026-11-20 23:00"
    )


@pytest.mark.parametrize(("seconds", "away"), [(89, False), (90, False), (91, True)])
def test_a_minute_and_a_half_late_is_no_absence(
    desk: Desk, time: Time, seconds: int, away: bool
) -> None:
    add_clocks(desk, [london("2026-11-21 09:00")])
    time.to("2026-11-21 05:00")
    time.on(seconds=seconds)
    look(desk)
    assert [one.missed_while_away for one in alerts(desk.store)] == [away]


def test_a_late_entry_is_late_but_nobody_was_away(desk: Desk, time: Time) -> None:
    time.to("2026-11-23 09:00")
    saved = log(
        desk,
        ArrestEntry(
            person=someone(), arrested_at=london("2026-11-20 19:40"), station="x", answers=CHILD
        ),
    )
    time.on(seconds=4)
    assert news(look(desk)) == [(saved.clock_ids[0], name) for name in THREE]
    assert not any(one.missed_while_away for one in alerts(desk.store))


def test_a_clock_that_is_moved_across_its_thresholds_was_missed_by_nobody(
    desk: Desk, time: Time
) -> None:
    saved = log(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-27 10:00"), answers=CHILD,
            carer_is_victim=False,
        ),
    )  # fmt: skip
    time.to("2026-11-24 12:00")
    look(desk)
    sooner = HearingEntry(
        person=saved.person_id,
        hearing_id=last_hearing(desk, saved.person_id),
        at=london("2026-11-24 14:00"),
    )
    log(desk, sooner)
    time.on(seconds=3)
    moved = clock(desk, saved.person_id, "r25").id
    assert moved is not None
    assert [what for key, what in news(look(desk)) if key == moved] == ["near", "urgent"]
    assert not any(one.missed_while_away for one in alerts(desk.store, moved))


def test_a_clock_that_is_reopened_past_its_thresholds_was_missed_by_nobody(
    desk: Desk, time: Time
) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 09:00")])
    not_required(desk, key, "The court sent it already.")
    time.to("2026-11-21 12:00")
    reopen(desk, key, "It was never sent.")
    time.on(seconds=3)
    assert [what for _, what in news(look(desk))] == THREE
    assert not any(one.missed_while_away for one in alerts(desk.store))


def test_a_clock_stepped_back_raises_nothing_twice(desk: Desk, time: Time) -> None:
    keys = add_clocks(desk, [london("2026-11-21 09:00"), london("2026-11-21 10:30")])
    for at in ("05:00", "08:00", "04:00", "09:00", "03:00", "12:00", "11:00", "12:30", "08:30"):
        time.to(f"2026-11-21 {at}")
        look(desk)
    assert [thresholds(desk, key) for key in keys] == [THREE, THREE]


def test_a_clock_stepped_a_day_on_and_back_drops_nothing(desk: Desk, time: Time) -> None:
    (key,) = add_clocks(desk, [london("2026-11-23 09:00")])
    time.to("2026-11-24 00:00")
    assert [what for _, what in news(look(desk))] == THREE
    time.to("2026-11-20 20:20")
    later = add_clocks(desk, [london("2026-11-21 09:00")])[0]
    for at in ("05:00", "08:00", "09:00"):
        time.to(f"2026-11-21 {at}")
        look(desk)
    assert thresholds(desk, later) == THREE
    assert thresholds(desk, key) == THREE


@pytest.mark.parametrize("change", ["2026-03-29 00:00", "2026-10-25 00:00"])
def test_weeks_around_a_clock_change_minute_by_minute(desk: Desk, time: Time, change: str) -> None:
    """Many clocks, each minute of a week: none early, none twice, none late by a minute."""
    start = london(change) - timedelta(days=3)
    time.at = start
    dues = [start + timedelta(hours=6, minutes=131 * number) for number in range(60)]
    keys = add_clocks(desk, dues, opened=start)
    end = start + timedelta(days=6, hours=12)

    found: list[Alert] = []
    while time.at <= end:
        found += step(desk.store, time, ESCALATE)[1].raised
        time.on(minutes=1)
    assert len(found) == 3 * len(keys)
    assert len({(one.clock_id, one.threshold) for one in found}) == len(found)
    assert all(
        timedelta() <= one.raised_at - one.crossed_at < timedelta(minutes=1) for one in found
    )
    assert not any(one.missed_while_away for one in found)
    assert [one.crossed_at for one in found if one.threshold == "overdue"] == dues


@given(
    dues=st.lists(st.integers(0, 600), min_size=1, max_size=8),
    looks=st.lists(st.integers(-120, 900), min_size=1, max_size=25),
)
@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_however_time_jumps_each_crossing_that_was_reached_is_raised_once(
    desk: Desk, time: Time, dues: list[int], looks: list[int]
) -> None:
    start = time.at
    keys = add_clocks(desk, [start + timedelta(minutes=one) for one in dues])

    def jump(session: Session) -> None:
        for minute in looks:
            sweep(session, start + timedelta(minutes=minute), ESCALATE)

    desk.store.run(jump)
    latest = start + timedelta(minutes=max(looks))
    with desk.store.read() as session:
        for key in keys:
            one = session.get_one(Clock, key)
            crossed = [at for at in (one.near_at, one.urgent_at, one.due_at) if at and at <= latest]
            assert len(alerts(desk.store, key)) == len(crossed)
    # The clocks of this example stay out of the next one's way.
    for key in keys:
        not_required(desk, key, "The example is over.")


@pytest.mark.slow
def test_ten_thousand_overdue_at_once_come_in_batches(desk: Desk, time: Time) -> None:
    due = desk.now() - timedelta(minutes=1)
    many = 10_000
    add_clocks(desk, [due] * many, warned=False)
    sizes, more = [], True
    while more:
        swept = look(desk)
        sizes.append(len({one.clock_id for one in swept.raised}))
        more = swept.more
    assert sizes == [BATCH] * (many // BATCH) + [0]
    assert counts(desk).alerts == many
    assert news(look(desk)) == []
