"""Working days after and before, and a clock time on the next one."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.calendar import Calendar, england
from dutydesk.protocol.due import due
from dutydesk.protocol.limits import limit_adapter
from tests.protocol.oracle import (
    DAY,
    PRINTED,
    at,
    end,
    instants,
    reckon,
    reckoned,
    utc,
    walk,
    wall,
)


@given(instants(2000, 2058), st.integers(1, 40))
def test_after_agrees_with_a_walk(event, n):
    limit = {"within": f"{n} working days"}
    assert reckoned(limit, event) == end(walk(wall(event).date(), n))


@given(instants(2024, 2027), st.integers(1, 60))
def test_after_agrees_with_numpy_on_the_printed_days(event, n):
    day = min(wall(event).date(), date(2027, 9, 1))
    closed = np.array(sorted(PRINTED), dtype="datetime64[D]")
    counted = np.busday_offset(np.datetime64(day), n, roll="backward", holidays=closed)
    found = reckoned({"within": f"{n} working days"}, end(day))
    assert found == end(counted.astype(date))


@given(instants(2001, 2058), st.integers(1, 40), st.times())
def test_by_a_clock_time_and_on_the_next_working_day(event, n, clock):
    clock = clock.replace(second=0, microsecond=0)
    by = {"within": f"{n} working days", "at": f"{clock:%H:%M}"}
    day = wall(event).date()
    assert reckoned(by, event) == utc(datetime.combine(walk(day, n), clock))
    next_day = {"next_working_day_at": f"{clock:%H:%M}"}
    assert reckoned(next_day, event) == utc(datetime.combine(walk(day, 1), clock))


@given(instants(2001, 2058), st.integers(1, 40))
def test_before_agrees_with_a_walk_back(hearing, n):
    limit = {"before": "hearing", "lead": f"{n} working days"}
    found = reckon(limit, {"hearing": hearing}).at
    assert found == end(walk(wall(hearing).date(), n, -DAY))
    assert found < hearing


@given(instants(2000, 2050), st.integers(0, 100_000), st.integers(1, 30))
def test_a_later_event_is_never_due_sooner(event, minutes, n):
    limit = {"within": f"{n} working days"}
    assert reckoned(limit, event) <= reckoned(limit, event + timedelta(minutes=minutes))


@pytest.mark.parametrize("year", range(2000, 2060))
def test_easter_and_christmas_of_every_year(year):
    maundy = datetime.combine(easter(year) - 3 * DAY, time(15))
    tuesday = datetime.combine(easter(year) + 2 * DAY, time(10))
    assert reckoned({"next_working_day_at": "10:00"}, utc(maundy)) == utc(tuesday)
    eve = date(year, 12, 24)
    assert reckoned({"within": "1 working day"}, end(eve)) == end(walk(eve, 1))


@pytest.mark.parametrize(
    ("event", "n", "due"),
    [
        ("2026-03-27 19:40", 5, "2026-04-07"),  # a Friday evening, over Easter
        ("2026-04-03 10:00", 1, "2026-04-07"),  # Good Friday itself is day 0
        ("2026-04-04 10:00", 1, "2026-04-07"),  # and so is a Saturday
        ("2026-12-24 09:00", 1, "2026-12-29"),  # Boxing Day's substitute is Monday the 28th
        ("2027-12-24 09:00", 2, "2027-12-30"),  # Christmas and Boxing Day both fall at a weekend
        ("2026-12-31 09:00", 1, "2027-01-04"),
        ("2028-02-28 09:00", 1, "2028-02-29"),
        ("2026-06-01 23:59", 20, "2026-06-29"),
    ],
)
def test_days_worked_out_by_hand(event, n, due):
    assert reckoned({"within": f"{n} working days"}, event) == at(f"{due} 23:59")


def test_ten_oclock_after_maundy_thursday():
    found = reckon({"next_working_day_at": "10:00"}, {"event": "2026-04-02 16:30"})
    assert found.at == at("2026-04-07 10:00")
    assert found.steps == (
        "The event Thu 2 Apr 2026 16:30 + 1 working day = Tue 7 Apr 2026 10:00",
        "Day 0 is Thu 2 Apr 2026",
        "Not counted: weekends, Fri 3 Apr 2026, Mon 6 Apr 2026",
    )


def test_a_count_back_over_easter():
    limit = {"before": "hearing", "lead": "2 working days"}
    assert reckon(limit, {"hearing": "2026-04-07 10:00"}).at == at("2026-04-01 23:59")


def test_years_whose_bank_holidays_are_not_known_say_so():
    found = reckon({"within": "5 working days"}, {"event": "2060-12-29 12:00"})
    assert any("Bank holidays are not known" in step for step in found.steps)
    known = reckon({"within": "5 working days"}, {"event": "2060-12-01 12:00"})
    assert not any("Bank holidays are not known" in step for step in known.steps)


def test_it_is_the_given_calendar_that_counts():
    limit = limit_adapter.validate_python({"within": "1 working day"})
    anchors = {"event": at("2026-04-02 12:00")}
    plain = Calendar("weekends only", frozenset())
    assert due(limit, anchors, plain).at == at("2026-04-03 23:59")
    assert due(limit, anchors, england()).at == at("2026-04-07 23:59")
