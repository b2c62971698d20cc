"""What the hour asks for: derived, so nothing is lost or doubled by sleep, restarts or clocks."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time

import pytest
from sqlmodel import Session

from dutydesk.desk.context import Desk
from dutydesk.desk.handover import accept, sheet_now, sign
from dutydesk.desk.setting_changes import change_setting
from dutydesk.records import Hearing, HearingState, Person
from dutydesk.watch.prompts import Hours, Prompts, look_for_prompts
from dutydesk.watch.watch import Watch
from tests.support import Time, london, shown
from tests.watch.rows import ESCALATE, add_clocks

HOURS = Hours((clock_time(9), clock_time(17)), clock_time(17, 30))


def look(desk: Desk, at: str) -> Prompts:
    return look_for_prompts(desk.store, london(at), HOURS)


def codes(desk: Desk, at: str) -> list[str]:
    return [one.code for one in look(desk, at).found]


def words(desk: Desk, at: str) -> list[str]:
    return [one.words for one in look(desk, at).found]


def add_hearing(desk: Desk, at: str, state: HearingState = HearingState.LISTED) -> int:
    add_clocks(desk, [desk.now()])  # and with them a young person and an entry

    def work(session: Session) -> int:
        person = session.get_one(Person, 1)
        hearing = Hearing(
            person_id=person.id or 0, entry_id=1, court="Nowhere", at=london(at), state=state
        )
        session.add(hearing)
        session.flush()
        return hearing.id or 0

    return desk.store.run(work)


def began(desk: Desk, time: Time) -> None:
    """The desk has been in use for days."""
    time.to("2026-11-10 10:00")
    change_setting(desk, "lock_after_minutes", "5", "A busy room")


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("2026-11-19 16:44", []),
        ("2026-11-19 16:45", ["Shift ends 17:00: hand over"]),
        ("2026-11-19 16:59", ["Shift ends 17:00: hand over"]),
        ("2026-11-19 17:00", ["Shift ended 17:00 without a sheet: hand over"]),
        ("2026-11-20 00:59", ["Shift ended 17:00 without a sheet: hand over"]),
        ("2026-11-20 01:00", []),
        ("2026-11-20 08:45", ["Shift ends 09:00: hand over"]),
        # After nights in which the clocks go forward, and back.
        ("2027-03-28 08:45", ["Shift ends 09:00: hand over"]),
        ("2027-10-31 08:45", ["Shift ends 09:00: hand over"]),
    ],
)
def test_one_is_asked_to_hand_over_around_the_end_of_a_shift(
    desk: Desk, time: Time, at: str, found: list[str]
) -> None:
    began(desk, time)
    assert words(desk, at) == found


def test_nobody_is_asked_for_a_shift_before_the_desk_was_there(desk: Desk, time: Time) -> None:
    time.to("2026-11-19 17:05")
    assert codes(desk, "2026-11-19 17:05") == []
    change_setting(desk, "lock_after_minutes", "5", "A busy room")
    assert codes(desk, "2026-11-19 17:06") == []
    assert codes(desk, "2026-11-20 08:45") == ["hand_over"]


def test_a_signed_sheet_asks_to_be_accepted_instead_wherever_one_looks(
    desk: Desk, time: Time
) -> None:
    began(desk, time)
    time.to("2026-11-19 16:50")
    assert codes(desk, "2026-11-19 16:50") == ["hand_over"]
    signed = sign(desk, "handover-01", "")
    for at in ("2026-11-19 16:50", "2026-11-19 17:00", "2026-11-20 00:00"):
        (asked,) = look(desk, at).found
        assert (asked.code, asked.officer) == ("accept", "Jo Example")
        assert asked.words == "The shift sheet of 16:50 waits: accept it"
    time.to("2026-11-19 17:02")
    accept(desk, signed.id, "", alone=True)
    assert codes(desk, "2026-11-19 17:02") == []
    assert codes(desk, "2026-11-20 08:50") == ["hand_over"]
    time.to("2026-11-20 09:10")  # late, and still for the night
    assert shown(sheet_now(desk).ends) == "2026-11-20 09:00"
    sign(desk, "handover-02", "")
    assert codes(desk, "2026-11-20 09:10") == ["accept"]
    assert codes(desk, "2026-11-20 16:50") == ["hand_over", "accept"]


def test_hearings_without_a_result_are_looked_for_at_the_hour_of_each_day(
    desk: Desk, time: Time
) -> None:
    time.to("2026-11-19 08:00")
    add_hearing(desk, "2026-11-19 10:00")
    add_hearing(desk, "2026-11-19 17:31")
    add_hearing(desk, "2026-11-19 11:00", HearingState.HEARD)
    assert words(desk, "2026-11-19 17:29") == []
    assert words(desk, "2026-11-19 17:30") == ["1 hearing has no result at 17:30: log it"]
    assert words(desk, "2026-11-20 12:00") == ["1 hearing has no result at 17:30: log it"]
    assert words(desk, "2026-11-20 17:30") == ["2 hearings have no result at 17:30: log it"]


@pytest.mark.parametrize(
    ("at", "next_at"),
    [
        ("2026-11-19 12:00", "2026-11-19 13:00"),  # half the shift
        ("2026-11-19 13:00", "2026-11-19 16:45"),
        ("2026-11-19 16:45", "2026-11-19 17:00"),
        ("2026-11-19 17:00", "2026-11-19 17:30"),
        ("2026-11-19 17:30", "2026-11-20 01:00"),
        ("2026-11-20 01:00", "2026-11-20 08:45"),
    ],
)
def test_the_watch_is_armed_for_the_next_hour_that_asks(desk: Desk, at: str, next_at: str) -> None:
    assert shown(look(desk, at).next_at) == next_at


async def test_the_watch_asks_by_the_settings_as_they_stand_and_when_the_clock_is_stepped(
    desk: Desk, time: Time
) -> None:
    began(desk, time)

    def hours() -> Hours:
        return Hours(desk.settings.shifts, desk.settings.results_by)

    def asked(watch: Watch) -> list[str]:
        return [one.words for one in watch.prompts]

    time.to("2026-11-19 13:30")
    watch, another = (
        Watch(desk.store, now=time, beat=timedelta(hours=1), escalation=lambda: ESCALATE,
              hours=hours)
        for _ in range(2)
    )  # fmt: skip
    await watch.look()
    assert asked(watch) == []
    time.to("2026-11-19 15:30")
    await watch.look()
    (job,) = watch._scheduler.get_jobs()  # armed for 16:45, an hour and a quarter on
    assert 4490 < (job.trigger.run_date - datetime.now(UTC)).total_seconds() <= 4500
    time.to("2026-11-19 16:50")  # as after a sleep
    await asyncio.gather(watch.look(), another.look())
    assert asked(watch) == asked(another) == ["Shift ends 17:00: hand over"]
    time.to("2026-11-19 13:30")  # set back
    await watch.look()
    assert asked(watch) == []
    change_setting(desk, "shifts", "06:00, 13:40", "Other shifts")
    await watch.look()
    assert asked(watch) == ["Shift ends 13:40: hand over"]
    sign(desk, "handover-01", "")
    await asyncio.gather(watch.look(), another.look())
    assert asked(watch) == asked(another) == ["The shift sheet of 13:30 waits: accept it"]
    assert watch.error is None
