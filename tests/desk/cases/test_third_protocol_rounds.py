"""What comes round every three months of its start, on a real desk: it never drifts or doubles."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dutydesk.desk.amend import Of, void
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.log import Logged
from dutydesk.desk.tell import done
from dutydesk.records import Clock, ClockState
from tests.desk.cases.entries import NOWHERE, done_of, logs, next_due
from tests.support import Time, clocks, key, someone

RUNNING = ClockState.RUNNING
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def desk(their_desk: Desk) -> Desk:
    return their_desk


def oracle(start: datetime, months: int) -> str:
    """So many months after a London time, by plain arithmetic on its calendar.

    A time that the clocks leave out is two o'clock, the first that there is.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, monthrange(year, month + 1)[1])
    at = start.replace(year=year, month=month + 1, day=day)
    there = at.astimezone(UTC).astimezone(LONDON).hour == at.hour
    return f"{at:%Y-%m-%d %H:%M}" if there else f"{at:%Y-%m-%d} 02:00"


def looked_after(desk: Desk, start: datetime) -> int:
    home = {"legal_status_before": "none", "placement_kind_before": "residential_home"}
    began = {"legal_status": "section_20", "from_at": start.isoformat()}
    return logs(desk, "looked_after", someone(), **began, answers=NOWHERE | home).person_id


def sit_down(desk: Desk, person: int, at: datetime) -> Clock:
    """Do the one that runs, at a London time; give it as it stood."""
    (one,) = [one for one in clocks(desk, person, "n22") if one.state is RUNNING]
    done(desk, key(one), at.astimezone(UTC), "Sat down with the home")
    return one


@pytest.mark.parametrize(
    ("start", "late"),
    [
        (datetime(2027, 1, 31, 10, 0, tzinfo=LONDON), (3, -20, 0, 5)),
        (datetime(2026, 11, 30, 23, 30, tzinfo=LONDON), (0, 40, -1, -60)),
        (datetime(2026, 12, 28, 1, 30, tzinfo=LONDON), (-2, 2, -2, 2)),
        (datetime(2026, 8, 31, 0, 30, tzinfo=LONDON), (89, -30, 20, 1)),
    ],
)
def test_every_three_months_from_the_start_whenever_each_is_held(
    desk: Desk, time: Time, start: datetime, late: Sequence[int]
) -> None:
    time.at = (start + timedelta(hours=1)).astimezone(UTC)
    person = looked_after(desk, start)
    for n, days in enumerate(late, start=1):
        due = oracle(start, 3 * n)
        assert next_due(desk, person, "n22") == due
        at = datetime.fromisoformat(due).replace(tzinfo=LONDON) + timedelta(days=days)
        time.at = max(time.at, at.astimezone(UTC)) + timedelta(minutes=5)
        sit_down(desk, person, at)
    assert next_due(desk, person, "n22") == oracle(start, 3 * (len(late) + 1))
    assert len(clocks(desk, person, "n22")) == len(late) + 1


def test_held_twice_in_one_time_or_told_of_late_it_neither_drifts_nor_doubles(
    desk: Desk, time: Time
) -> None:
    time.to("2027-01-31 12:00")
    person = looked_after(desk, datetime(2027, 1, 31, 10, 0, tzinfo=LONDON))

    def held(at: str) -> Logged:
        time.to(at)
        review = {"meeting_kind": "home_care_review", "held_at": time.at.isoformat()}
        return logs(desk, "meeting_held", person, **review)

    early = held("2027-04-10 14:00")
    held("2027-04-20 14:00")  # again in the same three months: none of the next
    assert done_of(desk, person, "n22") == [("2027-04-30 10:00", "2027-04-10 14:00")]
    second = held("2027-08-05 14:00")  # late, by five days
    assert done_of(desk, person, "n22")[1:] == [("2027-07-31 10:00", "2027-08-05 14:00")]
    assert next_due(desk, person, "n22") == "2027-10-31 10:00"
    third = held("2027-10-25 14:00")
    time.to("2027-11-01 09:00")
    # Told of late, one of before the last changes nothing.
    earlier = {"meeting_kind": "home_care_review", "held_at": "2027-10-01T10:00"}
    logs(desk, "meeting_held", person, **earlier)
    assert next_due(desk, person, "n22") == "2028-01-31 10:00"
    # The first never was: that of ten days later was it, and all after it stand.
    void(desk, Of(early.entry_id, 1), "cancelled on the day", new_uid())
    assert done_of(desk, person, "n22")[0] == ("2027-04-30 10:00", "2027-04-20 14:00")
    assert next_due(desk, person, "n22") == "2028-01-31 10:00"
    void(desk, Of(second.entry_id, 1), "of another home", new_uid())
    assert done_of(desk, person, "n22")[1] == ("2027-07-31 10:00", "2027-10-25 14:00")
    # Both were in the autumn: the first of them is the summer's, and late; the other the autumn's,
    # though what was told of first stands as the evidence of the summer's.
    assert next_due(desk, person, "n22") == "2028-01-31 10:00"
    void(desk, Of(third.entry_id, 1), "of another home too", new_uid())
    assert done_of(desk, person, "n22")[1] == ("2027-07-31 10:00", "2027-10-01 10:00")
    assert next_due(desk, person, "n22") == "2027-10-31 10:00"
    assert len(clocks(desk, person, "n22")) == 4
