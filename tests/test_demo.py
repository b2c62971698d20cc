"""The demo opens at any moment, and shows what it promises. Everybody in it is invented."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from dutydesk.datafiles import data_path
from dutydesk.demo import open_demo
from dutydesk.demo_people import read_demo
from dutydesk.demo_times import when
from dutydesk.desk.board import Filters, board_ids, board_rows, level_of
from dutydesk.desk.handover import signed_sheets
from dutydesk.desk.hearings import hearings_on
from dutydesk.protocol.ages import Age
from dutydesk.protocol.calendar import local
from dutydesk.protocol.duty_shifts import shift_at
from dutydesk.protocol.levels import Level
from dutydesk.records import Alert, Entry, Person, Threshold
from dutydesk.store.audit import verify
from dutydesk.watch.prompts import Hours, look_for_prompts
from dutydesk.watch.sweep import sweep
from tests.watch.rows import ESCALATE

MOMENTS = [
    datetime(2026, 11, 24, 11, 3, 20, tzinfo=UTC),  # a Tuesday in office hours
    datetime(2026, 10, 25, 1, 31, tzinfo=UTC),  # the second half past one
    datetime(2027, 3, 28, 23, 58, tzinfo=UTC),  # the night after the clocks went forward
    datetime(2028, 2, 29, 0, 4, tzinfo=UTC),
]


@pytest.fixture(scope="module", params=MOMENTS, ids=str)
def demo(request, tmp_path_factory):
    desk = open_demo(tmp_path_factory.mktemp("demo"), now=lambda: request.param)
    yield desk
    desk.close()


def rows_of(desk, **narrowed):
    return list(board_rows(desk, board_ids(desk, Filters(**narrowed))).values())


def test_the_board_is_full_and_shows_both_protocols(demo):
    rows = rows_of(demo)
    assert 40 <= len(rows) <= 75
    assert {row.protocol for row in rows} == {"rotherham", "leicestershire"}
    assert 3 <= len(rows_of(demo, overdue=True)) <= 8
    assert rows_of(demo, mine=True)


def test_what_is_not_of_the_court_is_there_too_and_in_time(demo):
    level = {row.rule: level_of(row, demo.now()) for row in rows_of(demo)}
    rules = (
        "rotherham/r2", "rotherham/r5-invite", "rotherham/r9", "rotherham/r15", "rotherham/r35",
        "leicestershire/l15", "leicestershire/l23",
    )  # fmt: skip
    assert [rule for rule in rules if level.get(rule, Level.OVERDUE) is Level.OVERDUE] == []
    with demo.store.read() as session:
        logged = {entry.kind for entry in session.exec(select(Entry)).all()}
        assert len(logged) >= 16
        (concern,) = session.exec(select(Entry).where(Entry.kind == "concern")).all()
    assert "gut feeling" in concern.summary


def test_somebody_sees_a_clock_come_near_turn_urgent_and_expire(demo):
    opened = demo.now()
    with demo.store.read() as session:
        before = {alert.id for alert in session.exec(select(Alert)).all()}
        late = session.exec(select(Person).where(Person.case_number == "DEMO-0002")).one()
    seen = []
    for seconds in range(0, 121, 10):
        at = opened + timedelta(seconds=seconds)
        swept = demo.store.run(lambda session, at=at: sweep(session, at, ESCALATE))
        seen += [(seconds, alert.threshold, alert.clock_id) for alert in swept.raised]
        assert not any(alert.missed_while_away for alert in swept.raised)
    assert {threshold for seconds, threshold, _ in seen if seconds} == set(Threshold)
    assert before
    told_late = [row for row in rows_of(demo, person_id=late.id) if row.paragraphs == "R14"]
    for row in told_late:
        mine = [(seconds, threshold) for seconds, threshold, clock in seen if clock == row.id]
        assert (0, Threshold.URGENT) in mine
        assert any(60 < seconds <= 120 and t == Threshold.OVERDUE for seconds, t in mine)
    assert told_late


def test_there_are_hearings_today_and_tomorrow(demo):
    today = local(demo.now()).date()
    assert hearings_on(demo, today)
    assert len(hearings_on(demo, today + timedelta(days=1))) >= 2


def test_everybody_is_between_ten_and_seventeen(demo):
    today = local(demo.now()).date()
    with demo.store.read() as session:
        people = session.exec(select(Person)).all()
    assert len(people) >= 24
    for person in people:
        assert 10 <= Age.at(person.born, today).years <= 17


def test_the_audit_trail_of_the_demo_is_whole(demo):
    with demo.store.read() as session:
        assert verify(session) == []


def test_nobody_can_be_rung_or_visited():
    for home in read_demo("home"):
        assert home["postcode"].startswith("ZZ99 ")
    for path in data_path("demo").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for number in re.findall(r'"(0[\d ]{9,})"', text):
            assert re.fullmatch(r"01632 960\d{3}|020 7946 0\d{3}|07700 900\d{3}", number), number
        for address in re.findall(r"[\w.]+@[\w.]+", text):
            assert address.endswith(".example")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("-3h 20m 15s", datetime(2026, 10, 25, 6, 39, 45, tzinfo=UTC)),
        ("+90m", datetime(2026, 10, 25, 11, 30, tzinfo=UTC)),
        ("-3h", datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
        ("-1d 10:00", datetime(2026, 10, 24, 9, 0, tzinfo=UTC)),
        ("+1d 10:00", datetime(2026, 10, 26, 10, 0, tzinfo=UTC)),
    ],
)
def test_relative_times(text, at):
    assert when(text, datetime(2026, 10, 25, 10, tzinfo=UTC)) == at


def test_whole_hours_are_given_as_people_give_them():
    assert when("-3h", datetime(2026, 1, 5, 10, 3, 20, tzinfo=UTC)).minute == 0


@pytest.mark.parametrize("text", ["", "+", "3h", "now", "-3x", "+10:0"])
def test_a_time_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="no time of the demo"):
        when(text, MOMENTS[0])


def test_the_last_shift_was_handed_over(demo):
    """So the demo asks for no sheet of a shift before it; it may ask for the one that ends now."""
    (signed,) = signed_sheets(demo)
    assert signed.officer == "Ines Mockridge"
    assert signed.sheet.count > 10
    ended = shift_at(demo.now(), demo.settings.shifts).begins
    assert signed.sheet.ends == ended
    assert signed.accepted is not None
    assert signed.accepted.officer == "Morgan Placeholder"
    hours = Hours(demo.settings.shifts, demo.settings.results_by)
    asked = look_for_prompts(demo.store, demo.now(), hours).found
    assert [one.code for one in asked if one.code != "results"] == []
