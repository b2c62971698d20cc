"""What people type for dates and times, and what they are told to type instead."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.desk.typed_times import TypedTimeError, is_time_alone, read_date, read_time

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 3, 27, 20, 10, 42, tzinfo=UTC)  # 20:10 GMT; BST starts on Sunday


def london(text, now=FRIDAY, prefer="past", **options):
    """The reading as London wall time, "2026-03-27 14:30"."""
    at = read_time(text, now, prefer=prefer, **options).at
    assert at.tzinfo is UTC
    return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}"


def refusal(text, now=FRIDAY, prefer="past", **options):
    with pytest.raises(TypedTimeError) as refused:
        read_time(text, now, prefer=prefer, **options)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("14:30", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("14.30", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("1430", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("1430 hours", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("14:30hrs", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("2.30pm", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("2:30 p.m.", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("230pm", "2026-03-27 14:30", "2026-03-28 14:30"),
        ("9pm", "2026-03-26 21:00", "2026-03-27 21:00"),
        ("12pm", "2026-03-27 12:00", "2026-03-28 12:00"),
        ("12.30am", "2026-03-27 00:30", "2026-03-28 00:30"),
        ("00:00", "2026-03-27 00:00", "2026-03-28 00:00"),
        ("23:50", "2026-03-26 23:50", "2026-03-27 23:50"),
        ("20:10", "2026-03-27 20:10", "2026-03-27 20:10"),
        ("noon", "2026-03-27 12:00", "2026-03-28 12:00"),
        ("fri 10am", "2026-03-27 10:00", "2026-04-03 10:00"),
        ("fri 22:00", "2026-03-20 22:00", "2026-03-27 22:00"),
        ("Friday, 9pm", "2026-03-20 21:00", "2026-03-27 21:00"),
        ("weds 0930", "2026-03-25 09:30", "2026-04-01 09:30"),
        ("9:30 mon", "2026-03-23 09:30", "2026-03-30 09:30"),
        ("1430 mon", "2026-03-23 14:30", "2026-03-30 14:30"),
        ("12/1 14:00", "2026-01-12 14:00", "2027-01-12 14:00"),
        ("12/1 1430", "2026-01-12 14:30", "2027-01-12 14:30"),
        ("12 Jan 10:30", "2026-01-12 10:30", "2027-01-12 10:30"),
        ("12th January at 10:30", "2026-01-12 10:30", "2027-01-12 10:30"),
        ("12th of jan 9am", "2026-01-12 09:00", "2027-01-12 09:00"),
        ("9am 12jan", "2026-01-12 09:00", "2027-01-12 09:00"),
    ],
)
def test_without_a_day_or_year_it_is_the_nearest_on_the_preferred_side(text, past, future):
    assert london(text, prefer="past") == past
    assert london(text, prefer="future") == future


def test_a_weekday_that_goes_with_another_year_is_refused():
    assert london("mon 12/1 9am", prefer="past") == "2026-01-12 09:00"
    assert "is a Tuesday, not a Monday" in refusal("mon 12/1 9am", prefer="future")


@pytest.mark.parametrize("prefer", ["past", "future"])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("now", "2026-03-27 20:10"),
        ("today 14:30", "2026-03-27 14:30"),
        ("today noon", "2026-03-27 12:00"),
        ("yesterday 9pm", "2026-03-26 21:00"),
        ("yest 2100", "2026-03-26 21:00"),
        ("y 21:00", "2026-03-26 21:00"),
        ("y 21", "2026-03-26 21:00"),
        ("9pm yesterday", "2026-03-26 21:00"),
        ("tomorrow 10", "2026-03-28 10:00"),
        ("tom 10am", "2026-03-28 10:00"),
        ("+2d", "2026-03-29 20:10"),
        ("+2d 10:00", "2026-03-29 10:00"),
        ("+2d 10", "2026-03-29 10:00"),
        ("+1w 10am", "2026-04-03 10:00"),
        ("-2 days 10:00", "2026-03-25 10:00"),
        ("in 2 days 10:00", "2026-03-29 10:00"),
        ("2 days ago at 10:00", "2026-03-25 10:00"),
        ("+90m", "2026-03-27 21:40"),
        ("-3h", "2026-03-27 17:10"),
        ("−3h", "2026-03-27 17:10"),
        ("-20m", "2026-03-27 19:50"),
        ("-20 mins", "2026-03-27 19:50"),
        ("20 minutes ago", "2026-03-27 19:50"),
        ("in 1 hour", "2026-03-27 21:10"),
        ("-1h30m", "2026-03-27 18:40"),
        ("next fri 10:00", "2026-04-03 10:00"),
        ("next mon 10:00", "2026-03-30 10:00"),
        ("last fri 9pm", "2026-03-20 21:00"),
        ("12/03/26 14:00", "2026-03-12 14:00"),
        ("3/4/26 14:00", "2026-04-03 14:00"),
        ("03-04-2026 14:00", "2026-04-03 14:00"),
        ("3.4.26 14.00", "2026-04-03 14:00"),
        ("13/3/2026 2pm", "2026-03-13 14:00"),
        ("12 Mar 26 14:00", "2026-03-12 14:00"),
        ("12 march 2027 10am", "2027-03-12 10:00"),
        ("12-Mar-2026 10:00", "2026-03-12 10:00"),
        ("10:00 on 12 march 2027", "2027-03-12 10:00"),
        ("12 Mar 2026 1430", "2026-03-12 14:30"),
        ("12/3/2030 10:00", "2030-03-12 10:00"),
        ("29/2/2028 10:00", "2028-02-29 10:00"),
        ("2026-03-12 14:00", "2026-03-12 14:00"),
        ("2026-04-03 14:00", "2026-04-03 14:00"),
        ("2026-03-12T14:00+00:00", "2026-03-12 14:00"),
        ("2026-04-12T14:00+00:00", "2026-04-12 15:00"),
        ("2026-04-12T14:00:07.123456Z", "2026-04-12 15:00"),
        ("2026-04-12T14:00:07", "2026-04-12 14:00"),
        ("Fri 27 Mar 2026 19:40", "2026-03-27 19:40"),
        ("  Fri 27\tMar\n2026\u00a019:40 ", "2026-03-27 19:40"),
        ("fri, 27 mar 2026, 19:40.", "2026-03-27 19:40"),
        ("Fri 27 Mar 2026 19:40 (yesterday)", "2026-03-27 19:40"),
        ("\u200e27/\u200e03/\u200e2026 19:40", "2026-03-27 19:40"),
        (
            "\uff12\uff17/\uff10\uff13/\uff12\uff10\uff12\uff16 \uff11\uff19:\uff14\uff10",
            "2026-03-27 19:40",
        ),
    ],
)
def test_a_day_that_is_said_is_that_day_whatever_is_preferred(text, read, prefer):
    assert london(text, prefer=prefer) == read


def test_just_after_midnight_ten_to_midnight_is_yesterday():
    just_after = datetime(2026, 1, 5, 0, 10, tzinfo=UTC)
    shown = read_time("23:50", just_after, prefer="past").shown
    assert shown == "Sun 4 Jan 2026 23:50 (yesterday)"
    assert read_time("00:05", just_after, prefer="past").shown == "Mon 5 Jan 2026 00:05 (today)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing is typed"),
        ("31/2 14:00", "There is no 31 February. Type a date like 28/02/2026."),
        ("31/02/2026", "There is no 31 February"),
        ("31 april 10:00", "There is no 31 April"),
        ("0/3 10:00", "There is no 0 March"),
        ("29/02/2026 10:00", "There is no 29 February in 2026"),
        ("3/13/2026 10:00", "There is no month 13. Type the day first"),
        ("25:00", "There is no 25:00"),
        ("14:60", "There is no 14:60"),
        ("24:00", "Type 00:00 for the start, or 23:59 for the end"),
        ("midnight", "Type 00:00 for the start, or 23:59 for the end"),
        ("fri midnight", "Type 00:00 for the start, or 23:59 for the end"),
        ("12am", "Type 00:00 for the start, or 23:59 for the end"),
        ("14:30pm", "Type 14:30 without pm"),
        ("0am", "Type 00:00 without am"),
        ("mon 27 Mar 2026 10:00", "27/3/2026 is a Friday, not a Monday"),
        ("12/3/99 10:00", "four digits"),
        ("+900d", "four digits"),
        ("29/2 10:00", "four digits"),
        ("12/3/1930 10:00", "96 years away"),
        ("12/3/0026 10:00", "0026 can't be the year"),
        ("12 Mar 1430", "1430 can't be the year"),
        ("14", "14:00"),
        ("930", "9:30"),
        ("3h", "-3h"),
        ("+3", "can't be read"),
        ("tomorrow 9", "9am, 9pm or 09:00"),
        ("fri 10", "day of the month"),
        ("mar 12 10:00", "day before the month"),
        ("12 mar 10", "a year or an hour"),
        ("12/3 2030", "a year or a time"),
        ("280226", "slashes"),
        ("fri", "Type a time as well"),
        ("12 Mar", "Type a time as well"),
        ("today", "Type a time as well"),
        ("3/4 12:00 (in 2 days)", "can't be read"),
        ("14:30 utc", "can't be read"),
        ("14:30 or 15:30", "can't be read"),
        ("10am 11am", "can't be read"),
        ("fri fri", "can't be read"),
        ("tomorrow yesterday", "can't be read"),
        ("12/3/2026 12/4/2026", "can't be read"),
        ("12/3-2026 10:00", "can't be read"),
        ("1²:30", "can't be read"),
        ("१२/३ 10:00", "can't be read"),
        ("[bail] 14:30", '"[bail] 14:30" can\'t be read'),
        ("\x00\x1b[31m14:30", "can't be read"),
        ("9" * 5000, "...\" can't be read"),
        ("half past two", "Type a time like 14:30"),
    ],
)
def test_whatever_is_in_doubt_is_refused_with_what_to_type(text, said):
    message = refusal(text)
    assert said in message
    assert len(message) < 250
    assert message.isprintable()


def test_next_and_last_are_refused_only_where_people_differ_about_them():
    wednesday = datetime(2026, 3, 25, 12, tzinfo=UTC)
    assert "Type 27/3/2026 or 3/4/2026" in refusal("next fri 10:00", now=wednesday)
    assert london("last fri 10:00", now=wednesday) == "2026-03-20 10:00"
    assert london("next tue 10:00", now=wednesday) == "2026-03-31 10:00"
    assert "may be" in refusal("last mon 10:00", now=wednesday)


def test_a_yearless_date_that_was_only_just_missed_asks_for_its_year():
    message = refusal("30/3 10:00", prefer="past")
    assert "Type the year: 30/3/2026 or 30/3/2025" in message
    assert "Type the year: 20/3/2026 or 20/3/2027" in refusal("20 Mar 10:00", prefer="future")
    assert london("27/3 10:00", prefer="past") == "2026-03-27 10:00"


def test_a_date_alone_takes_the_default_time_or_the_start_of_the_day():
    assert london("mon", prefer="future", default_time=time(10)) == "2026-03-30 10:00"
    assert london("+2d", prefer="future", default_time=time(10)) == "2026-03-29 10:00"
    assert london("fri", prefer="past", default_time=time(23)) == "2026-03-20 23:00"
    day = read_time("12/4/2026", FRIDAY, prefer="future", needs_time=False)
    assert day.at == datetime(2026, 4, 11, 23, tzinfo=UTC)
    assert day.shown == "Sun 12 Apr 2026 (in 16 days)"
    assert read_time("fri", FRIDAY, prefer="past", needs_time=False).shown.endswith("(today)")


def test_a_time_in_the_repeated_hour_is_asked_for():
    after = datetime(2026, 10, 25, 9, tzinfo=UTC)
    assert "01:30 happened twice: type 01:30 BST or 01:30 GMT" in refusal("01:30", now=after)
    assert "01:30 happens twice" in refusal("25/10/2026 1.30am")
    bst = read_time("01:30 BST", after, prefer="past")
    gmt = read_time("1.30am gmt", after, prefer="past")
    assert bst.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert gmt.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert bst.shown == "Sun 25 Oct 2026 01:30 BST (today)"
    assert read_time(bst.shown, after, prefer="future") == bst
    assert read_time(gmt.shown, after, prefer="future") == gmt


def test_within_the_repeated_hour_a_time_of_that_hour_is_still_asked_for():
    between = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)  # 01:40 BST
    assert "happened twice" in refusal("01:30", now=between, prefer="past")
    assert "twice" in refusal("01:30", now=between, prefer="future")
    assert london("-30m", now=between) == "2026-10-25 01:10"


def test_a_time_that_the_spring_change_skips_is_refused():
    after = datetime(2026, 3, 29, 9, tzinfo=UTC)
    assert "the clocks go forward" in refusal("01:30", now=after)
    assert "There is no 01:30 on Sun 29 Mar 2026" in refusal("29/3/2026 01:30 GMT")
    assert london("02:00", now=after) == "2026-03-29 02:00"


def test_a_wrong_bst_or_gmt_is_refused():
    assert "clocks show GMT. Type 14:30 without BST" in refusal("14:30 BST")
    assert "clocks show BST. Type 14:30 without GMT" in refusal("12/7/2026 14:30 GMT")
    assert london("14:30 GMT") == "2026-03-27 14:30"


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("12/3/11", date(2011, 3, 12)),
        ("12 mar 2011", date(2011, 3, 12)),
        ("12 mar 11", date(2011, 3, 12)),
        ("12-03-2011", date(2011, 3, 12)),
        ("12.3.11", date(2011, 3, 12)),
        ("2011-03-12", date(2011, 3, 12)),
        ("Sat 12 Mar 2011", date(2011, 3, 12)),
        ("29/2/12", date(2012, 2, 29)),
        ("27/3/26", date(2026, 3, 27)),
        ("28/3/98", date(1998, 3, 28)),
        ("1/1/1931", date(1931, 1, 1)),
        ("yesterday", date(2026, 3, 26)),
        ("today", date(2026, 3, 27)),
    ],
)
def test_birth_dates(text, born):
    assert read_date(text, FRIDAY.date(), "past") == born


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30/2/11", "There is no 30 February"),
        ("29/2/11", "There is no 29 February in 2011"),
        ("3/13/11", "There is no month 13"),
        ("28/3/26", "Type the year with four digits, like 1926"),
        ("12/3/95", "four digits"),
        ("12/3/2011 10:00", "can't be read as a date"),
        ("10:00", "can't be read as a date"),
        ("now", "can't be read as a date"),
        ("-3h", "can't be read as a date"),
        ("12/3/1811", "can't be the year"),
        ("2011", "can't be read as a date"),
        ("", "Nothing is typed"),
    ],
)
def test_birth_dates_in_doubt_are_refused(text, said):
    with pytest.raises(TypedTimeError) as refused:
        read_date(text, FRIDAY.date(), "past")
    assert said in str(refused.value)


def test_a_two_digit_year_ahead_is_the_next_one():
    assert read_date("1/2/28", FRIDAY.date(), "future") == date(2028, 2, 1)


nows = st.integers(0, 98 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
prefers = st.sampled_from(["past", "future"])
pieces = """now today y tom fri next last mon 12/3 31/2 29/2 12 Mar 2026 26 10 1430 14:30 9pm 24:00
am pm bst gmt noon midnight +2d -3h +90m - + / : . , ( ) 2026-03-12 T Z +00:00 ago in days 9999
at on of th [bail] \u0661 \uff11 \x00 (today) (yesterday)"""
words = st.sampled_from([*pieces.split(), "\u00a0", "(in 3 days)"])
typed = st.one_of(st.text(), st.lists(words).map(" ".join), st.lists(words).map("".join))


def read_or_refused(text, now, **options):
    """The reading; or None, where it was refused in words that can be shown."""
    try:
        return read_time(text, now, **options)
    except TypedTimeError as refused:
        message = str(refused)
    assert message
    assert message.isprintable()
    return None


@given(typed, nows, prefers, st.booleans())
def test_any_text_is_read_or_refused(text, now, prefer, needs_time):
    options = {"prefer": prefer, "needs_time": needs_time}
    read = read_or_refused(text, now, **options)
    assert read is None or read_time(read.shown, now, **options) == read


@given(typed, nows.map(datetime.date), prefers)
def test_any_text_is_a_date_or_refused(text, today, prefer):
    try:
        read = read_date(text, today, prefer)
    except TypedTimeError:
        return
    assert read_date(f"{read:%d/%m/%Y}", today, prefer) == read


@given(nows, st.integers(-700 * 24 * 60, 700 * 24 * 60))
def test_what_is_shown_reads_back_as_the_same_instant(now, minutes):
    at = now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    wall = at.astimezone(LONDON)
    other = wall.replace(fold=1 - wall.fold)
    zone = f" {wall.tzname()}" if other.utcoffset() != wall.utcoffset() else ""
    read = read_time(f"{wall:%d/%m/%Y %H:%M}{zone}", now, prefer="past")
    assert read.at == at
    assert read_time(read.shown, now + timedelta(days=1), prefer="future").at == at


@given(nows, st.times(), prefers)
def test_a_bare_time_is_within_a_day_on_the_preferred_side(now, clock, prefer):
    read = read_or_refused(f"{clock:%H:%M}", now, prefer=prefer)
    if read is None:
        assert clock.hour == 1  # only the hour that the clocks change is in doubt
        return
    now = now.replace(second=0, microsecond=0)
    away = read.at - now if prefer == "future" else now - read.at
    assert timedelta(0) <= away <= timedelta(hours=25)
    assert read.at.astimezone(LONDON).time() == clock.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("19:40", True), ("9pm", True), ("01:30 BST", True), ("yesterday 9pm", False), ("now", False),
     ("+2h", False), ("27/3 19:40", False), ("2026-03-27T19:40Z", False)],
)  # fmt: skip
def test_a_time_alone_says_nothing_of_the_day(text, alone):
    assert is_time_alone(text) is alone
