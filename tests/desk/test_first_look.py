"""The board's first look, which must say what the board says."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dutydesk.desk.alerts import acknowledge
from dutydesk.desk.board import board_ids, board_rows, counts
from dutydesk.desk.board_row import BoardRow
from dutydesk.desk.context import Desk
from dutydesk.desk.first_look import _STORED, FIRST, first_look
from dutydesk.records import Alert, Clock, ClockState, Threshold
from tests.desk.desks import Rows, Time, put


def test_it_shows_what_the_board_shows(desk: Desk, rows: Rows, time: Time) -> None:
    now = time()
    person = rows.person("Róisín [O'Sample]", case_number="C-[1]")
    hearing = rows.hearing(person, at=now + timedelta(days=1))
    hours = timedelta(hours=1)
    overdue = rows.clock(person, near_at=now - 3 * hours, urgent_at=now - 2 * hours, due_at=now)
    urgent = rows.clock(
        person, near_at=now - hours, urgent_at=now, due_at=now + hours, hearing_id=hearing
    )
    rows.clock(person, near_at=now, urgent_at=now + hours, due_at=now + 2 * hours, tell="mash")
    rows.clock(person, waits_for="next_hearing", taken_by="Jo Example", owner="social_care")
    rows.clock(person, timedelta(hours=1), state=ClockState.MET)
    for clock, threshold in ((overdue, Threshold.OVERDUE), (urgent, Threshold.URGENT)):
        alert = Alert(
            clock_id=clock, threshold=threshold, due_at=now, crossed_at=now, raised_at=now
        )
        put(desk, alert)
    acknowledge(desk, urgent, "Ringing the home", now + hours)

    look = first_look(desk.places.database, now)

    assert look is not None
    assert look.counts == counts(desk)
    assert list(look.rows) == board_ids(desk)
    assert look.rows == board_rows(desk, board_ids(desk))
    assert {row.alert for row in look.rows.values()} == {"live", "quiet", None}


def test_it_takes_no_more_than_a_screenful(desk: Desk, rows: Rows, time: Time) -> None:
    person = rows.person()
    for number in range(FIRST + 5):
        rows.clock(person, timedelta(minutes=number))
    look = first_look(desk.places.database, time())
    assert look is not None
    assert list(look.rows) == board_ids(desk)[:FIRST]
    assert look.counts.running == FIRST + 5


def test_nothing_is_shown_of_an_empty_board(desk: Desk, time: Time) -> None:
    assert first_look(desk.places.database, time()) is None


def test_there_is_no_first_look_where_the_desk_has_to_do_something_first(
    desk: Desk, rows: Rows, time: Time, tmp_path: Path
) -> None:
    rows.clock(rows.person(), timedelta(hours=1))
    path = desk.places.database
    assert first_look(path, time()) is not None
    assert first_look(tmp_path / "none.db", time()) is None
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("This is no database, but long enough to be taken for one.")
    assert first_look(tmp_path / "text.db", time()) is None
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = 'of another version'")
    assert first_look(path, time()) is None


@pytest.mark.parametrize("module", ["dutydesk.desk.first_look", "screens.board"])
def test_it_loads_nothing_slow(module: str) -> None:
    slow = ("sqlmodel", "sqlalchemy", "pydantic", "apscheduler", "holidays", "dutydesk.records")
    code = f"import sys, {module}; print([m for m in {slow!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_it_knows_every_field_of_a_row() -> None:
    """Each column that a row of the board shows has to be read here too."""
    assert set(_STORED) == set(BoardRow.__dataclass_fields__) & set(Clock.model_fields)
