"""The board: its order, its filters, its levels, and what it costs."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dutydesk.desk.board import (
    Counts,
    Filters,
    Level,
    board_ids,
    board_rows,
    counts,
    level_of,
    party_label,
)
from dutydesk.desk.context import Desk
from dutydesk.records import Alert, ClockState, Threshold
from tests.desk.desks import NOW, Rows, Time, put, statements

HOUR = timedelta(hours=1)


def test_longest_overdue_first_then_next_due_then_those_without_a_time(
    desk: Desk, rows: Rows
) -> None:
    ada = rows.person()
    waits = rows.clock(ada, None, waits_for="next_hearing")
    later, soon = rows.clock(ada, 30 * HOUR), rows.clock(ada, 2 * HOUR)
    late, later_still = rows.clock(ada, -1 * HOUR), rows.clock(ada, -9 * HOUR)
    rows.clock(ada, -2 * HOUR, state=ClockState.MET)
    assert board_ids(desk) == [later_still, late, soon, later, waits]


def test_an_empty_desk_has_an_empty_board(desk: Desk) -> None:
    assert board_ids(desk) == []
    assert board_rows(desk, []) == {}
    assert counts(desk) == Counts(0, 0, 0, 0, 0)


def test_a_row_says_who_owes_what_to_whom_and_by_when(desk: Desk, rows: Rows) -> None:
    ada = rows.person("Ada [b]Example", case_number="C-1")
    hearing = rows.hearing(ada, NOW + 5 * HOUR)
    clock = rows.clock(
        ada, 3 * HOUR, hearing_id=hearing, owner="police", desk_owes=False, tell="yot",
        basis="desk target", taken_by="Sam",
    )  # fmt: skip
    row = board_rows(desk, [clock])[clock]
    assert (row.person_name, row.case_number) == ("Ada [b]Example", "C-1")
    assert (row.owner_label, row.tell_label, row.desk_owes) == ("Police", "YOT", False)
    assert (row.basis, row.authority, row.protocol) == ("desk target", "local protocol", "invented")
    assert (row.due_at, row.hearing_at) == (NOW + 3 * HOUR, NOW + 5 * HOUR)
    assert (row.level, row.state, row.taken_by, row.alert) == (Level.NEAR, "running", "Sam", None)


def test_rows_come_in_the_order_asked_for_and_unknown_ids_are_left_out(
    desk: Desk, rows: Rows
) -> None:
    ada = rows.person()
    first, second = rows.clock(ada, HOUR), rows.clock(ada, 2 * HOUR)
    assert list(board_rows(desk, [second, 999, first])) == [second, first]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(-1, Level.OVERDUE), (0, Level.OVERDUE), (1, Level.URGENT), (4, Level.NEAR), (5, Level.CALM)],
)
def test_levels_begin_at_their_own_instant(
    desk: Desk, rows: Rows, hours: int, expected: Level
) -> None:
    clock = rows.clock(rows.person(), hours * HOUR)
    row = board_rows(desk, [clock])[clock]
    assert row.level == level_of(row, NOW) == expected
    assert counts(desk).running == 1
    at_level = {Level.NEAR: "near", Level.URGENT: "urgent", Level.OVERDUE: "overdue"}
    for level, name in at_level.items():
        assert getattr(counts(desk), name) == (1 if level is expected else 0)


def test_a_clock_without_a_time_waits(desk: Desk, rows: Rows) -> None:
    clock = rows.clock(rows.person(), None, waits_for="hearing")
    assert board_rows(desk, [clock])[clock].level is Level.WAITING


def test_each_filter_leaves_what_it_says(desk: Desk, rows: Rows) -> None:
    ada, ben = rows.person("Ada Example"), rows.person("Ben Sample")
    mine = rows.clock(ada, HOUR, taken_by="Jo Example")
    theirs = rows.clock(ben, 2 * HOUR, owner="police", desk_owes=False, taken_by="Sam")
    late = rows.clock(ben, -1 * HOUR, protocol="other")
    assert board_ids(desk, Filters(mine=True)) == [mine]
    assert board_ids(desk, Filters(person_id=ben)) == [late, theirs]
    assert board_ids(desk, Filters(protocol="other")) == [late]
    assert board_ids(desk, Filters(owner="desk")) == [late, mine]
    assert board_ids(desk, Filters(owner="others")) == [theirs]
    assert board_ids(desk, Filters(owner="police")) == [theirs]
    assert board_ids(desk, Filters(overdue=True)) == [late]
    assert board_ids(desk, Filters(person_id=ben, owner="others", overdue=True)) == []


def test_text_is_found_in_name_case_number_duty_and_paragraph(desk: Desk, rows: Rows) -> None:
    zoe = rows.clock(rows.person("Zoë O'Sample", case_number="C-77"), HOUR, duty="Arrange a lift")
    ada = rows.clock(rows.person("Ada Example", case_number="C-78"), 2 * HOUR, paragraphs="R17, L7")

    def found(text: str) -> list[int]:
        return board_ids(desk, Filters(text=text))

    assert found("zoe") == found("LIFT arrange") == found("c-77") == [zoe]
    assert found("ada social") == found("r17") == [ada]
    assert found("  ") == [zoe, ada]
    assert found("%_") == [zoe, ada]  # nothing to look for
    assert found("ada lift") == found("'; drop table") == []


def test_hearings_today_means_today_in_london(desk: Desk, rows: Rows, time: Time) -> None:
    # The London day of 1 June begins at 23:00 UTC on 31 May.
    time.at = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    ada = rows.person()
    clocks = [
        rows.clock(ada, HOUR, hearing_id=rows.hearing(ada, at))
        for at in (
            datetime(2026, 5, 31, 22, 59, tzinfo=UTC),
            datetime(2026, 5, 31, 23, 0, tzinfo=UTC),
            datetime(2026, 6, 1, 22, 59, tzinfo=UTC),
            datetime(2026, 6, 1, 23, 0, tzinfo=UTC),
        )
    ]
    rows.clock(ada, HOUR)
    assert board_ids(desk, Filters(hearings_today=True)) == clocks[1:3]


def alert(clock_id: int, due_at: datetime, threshold: Threshold, **fields: Any) -> Alert:
    return Alert(
        clock_id=clock_id, threshold=threshold, due_at=due_at, crossed_at=NOW, raised_at=NOW,
        **fields,
    )  # fmt: skip


def test_an_alert_is_live_until_all_of_the_clock_s_are_answered(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    live, quiet, closed = (rows.clock(ada, HOUR) for _ in range(3))
    due = NOW + HOUR
    put(desk, alert(live, due, Threshold.NEAR, quiet_until=due))
    put(desk, alert(live, due, Threshold.URGENT))
    put(desk, alert(quiet, due, Threshold.NEAR, quiet_until=due))
    put(desk, alert(closed, due, Threshold.NEAR, closed_at=NOW))
    found = board_rows(desk, [live, quiet, closed])
    assert [found[one].alert for one in (live, quiet, closed)] == ["live", "quiet", None]
    assert counts(desk).alerts == 1


def test_a_page_takes_two_queries_whatever_its_length(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    clocks = [rows.clock(ada, n * HOUR) for n in range(12)]
    assert len(statements(desk, lambda: board_rows(desk, clocks[:1]))) == 2
    assert len(statements(desk, lambda: board_rows(desk, clocks))) == 2


def plan(desk: Desk, statement: str, values: object) -> str:
    with desk.store.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
        return "\n".join(row[3] for row in rows)


def test_past_clocks_cost_the_board_nothing(desk: Desk, rows: Rows) -> None:
    """Every query goes straight to what runs, or to the rows asked for; none reads a table."""

    def read() -> None:
        board_ids(desk)
        board_ids(desk, Filters(overdue=True))
        board_rows(desk, [1, 2, 3])
        counts(desk)

    plans = [plan(desk, *sent) for sent in statements(desk, read)]
    assert len(plans) == 6
    assert not [one for one in plans if "SCAN" in one]
    for ids in plans[:2]:
        assert "COVERING INDEX ix_clocks_board" in ids
    assert "INTEGER PRIMARY KEY" in plans[2]
    assert "ix_alerts_clock_id" in plans[3]
    assert "ix_alerts_open" in plans[5]
    assert "COVERING INDEX ix_clocks_board" in plans[4]


def test_a_person_s_clocks_are_found_by_their_own_index(desk: Desk) -> None:
    (sent,) = statements(desk, lambda: board_ids(desk, Filters(person_id=1)))
    assert "ix_clocks_person (person_id=? AND state=?)" in plan(desk, *sent)


def test_the_order_is_the_same_however_it_is_found(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    hearing = rows.hearing(ada, NOW)
    dues = (None, 3 * HOUR, -2 * HOUR, None, HOUR, HOUR)
    clocks = [rows.clock(ada, due, hearing_id=hearing) for due in dues]
    expected = [clocks[n] for n in (2, 4, 5, 1, 0, 3)]
    assert board_ids(desk) == expected
    assert board_ids(desk, Filters(person_id=ada)) == expected
    assert board_ids(desk, Filters(hearings_today=True)) == expected


def test_parties_have_names(desk: Desk) -> None:
    assert (party_label("social_worker"), party_label(None)) == ("Social worker", "")
    assert party_label("gone_since") == "Gone since"
