"""England's working days and London's clocks, against the printed lists and the rules."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version

import numpy as np
import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.calendar import Calendar, england, instant, local, show
from tests.protocol.oracle import (
    DAY,
    GOV_UK,
    PRINTED,
    at,
    backward,
    bank_holidays,
    forward,
    instants,
    utc,
    walk,
    wall,
    works,
)

days = st.dates(date(2000, 2, 1), date(2060, 11, 30))


@pytest.mark.parametrize("year", sorted(GOV_UK))
def test_the_days_that_gov_uk_printed(year):
    weekdays = {d for d in england().closed if d.year == year and d.weekday() < 5}
    assert weekdays == {d for d in PRINTED if d.year == year}


@pytest.mark.parametrize("year", range(2000, 2061))
def test_every_day_of_every_year_by_rule(year):
    day = date(year, 1, 1)
    while day.year == year:
        assert england().is_working(day) == works(day), day
        day += DAY


def test_the_rules_themselves_give_the_printed_days():
    assert {d for year in GOV_UK for d in bank_holidays(year)} == PRINTED


@pytest.mark.parametrize("year", range(2000, 2061))
def test_easter(year):
    thursday = easter(year) - 3 * DAY
    assert england().next_working_day(thursday) == thursday + 5 * DAY


@pytest.mark.parametrize(
    ("year", "weekday", "first"),
    [
        (2000, "Mon", "2000-12-27"),
        (2001, "Tue", "2001-12-27"),
        (2002, "Wed", "2002-12-27"),
        (2003, "Thu", "2003-12-29"),
        (2026, "Fri", "2026-12-29"),
        (2027, "Sat", "2027-12-29"),
        (2022, "Sun", "2022-12-28"),
    ],
)
def test_first_working_day_after_christmas_on_each_weekday(year, weekday, first):
    christmas = date(year, 12, 25)
    assert f"{christmas:%a}" == weekday
    assert england().next_working_day(christmas) == date.fromisoformat(first)


@given(days, st.integers(1, 40))
def test_counting_agrees_with_a_walk_and_goes_back_again(day, n):
    after = england().working_days_after(day, n)
    assert after == walk(day, n)
    assert england().working_days_before(after, n) == (day if works(day) else walk(day, 1, -DAY))
    assert england().working_days_before(day, n % 20) == walk(day, n % 20, -DAY)


@given(st.dates(date(2024, 2, 1), date(2027, 9, 1)), st.integers(1, 60))
def test_counting_agrees_with_numpy_on_the_printed_days(day, n):
    # numpy rolls a closed day 0 back to the last day worked, then counts on from that.
    closed = np.array(sorted(PRINTED), dtype="datetime64[D]")
    counted = np.busday_offset(np.datetime64(day), n, roll="backward", holidays=closed)
    assert england().working_days_after(day, n) == counted.astype(date)


def test_nothing_counted_is_the_day_itself_and_less_is_refused():
    sunday = date(2026, 3, 29)
    assert england().working_days_after(sunday, 0) == sunday
    with pytest.raises(ValueError, match="0 or more"):
        england().working_days_after(sunday, -1)


def test_a_desks_own_calendar():
    calendar = Calendar("ours", frozenset({date(2026, 3, 30)}))
    assert calendar.next_working_day(date(2026, 3, 27)) == date(2026, 3, 31)
    assert calendar.is_working(date(2026, 4, 3))
    assert calendar.covers(date(2026, 12, 31))
    assert not calendar.covers(date(2027, 1, 1))
    assert Calendar("none", frozenset()).covers(date(2099, 1, 1))


def test_the_version_names_the_library_and_the_years():
    assert england().version == f"England 2000-2060, holidays {version('holidays')}"
    assert england() is england()
    assert england().covers(date(2060, 12, 31))
    assert not england().covers(date(2061, 1, 1))


def test_the_library_is_imported_only_when_days_are_counted():
    code = "import sys, dutydesk.protocol.due, dutydesk.protocol.levels; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "holidays" not in ran.stdout.split()


@given(instants())
def test_local_agrees_with_the_rule_of_summer_time(moment):
    assert local(moment).replace(tzinfo=None) == wall(moment)


@given(instants().map(wall))
def test_instant_agrees_with_the_rule_of_summer_time(clock):
    assert instant(clock.date(), clock.time())[0] == utc(clock)


@given(st.integers(2000, 2060), st.integers(0, 59))
def test_both_changes_of_the_clocks(year, minute):
    gap, note = instant(forward(year).date(), time(1, minute))
    assert gap == forward(year)
    assert note is not None
    assert "does not exist" in note
    assert "02:00" in note
    fold, note = instant(backward(year).date(), time(1, minute))
    assert fold == backward(year) - timedelta(minutes=60 - minute)
    assert note is not None
    assert "comes twice" in note


@given(instants())
def test_only_the_changes_of_the_clocks_are_noted(moment):
    clock = wall(moment)
    note = instant(clock.date(), clock.time())[1]
    repeated = abs(moment - backward(moment.year)) <= timedelta(hours=1)
    assert (note is not None) == (repeated and clock.hour == 1)


def test_show():
    assert show(at("2026-03-27 19:40")) == "Fri 27 Mar 2026 19:40"
    assert show(at("2026-04-01 09:05")) == "Wed 1 Apr 2026 09:05"
    assert show(backward(2026) - timedelta(minutes=30)) == "Sun 25 Oct 2026 01:30 BST"
    assert show(backward(2026) + timedelta(minutes=30)) == "Sun 25 Oct 2026 01:30 GMT"
    assert show(backward(2026) + timedelta(minutes=60)) == "Sun 25 Oct 2026 02:00"
    assert show(forward(2026)) == "Sun 29 Mar 2026 02:00"


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        show(datetime(2026, 3, 27, 19, 40))  # noqa: DTZ001
    assert local(datetime(2026, 3, 27, 19, 40, tzinfo=UTC)).hour == 19
