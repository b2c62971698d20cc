"""Whatever is done to the file by hand is found, and the row is named."""

from __future__ import annotations

from contextlib import closing

import pytest

from dutydesk.desk.check import Finding
from dutydesk.desk.context import Desk
from dutydesk.store.driver import library
from tests.desk.checking.conftest import Tamper

LATER = "strftime('%Y-%m-%d %H:%M:%S.000000', {}, '+1 hour')"


def later(table: str, column: str, row: int | str) -> str:
    return f"UPDATE {table} SET {column} = {LATER.format(column)} WHERE id = {row}"


def rows(found: list[Finding], table: str) -> set[str]:
    return {one.row for one in found if one.table == table}


RUNNING = "(SELECT min(id) FROM clocks WHERE state = 'running' AND due_at IS NOT NULL)"
ENDED = "(SELECT min(id) FROM clocks WHERE state = 'met')"
ANSWERED = "(SELECT min(id) FROM alerts WHERE acknowledged_at IS NOT NULL)"
LIVE = "(SELECT min(id) FROM alerts WHERE closed_at IS NULL)"
BREACH = "(SELECT min(id) FROM alerts WHERE closed_at IS NULL AND threshold = 'overdue')"


@pytest.mark.parametrize(
    ("table", "row", "statement"),
    [
        # Entries and their versions.
        ("entries", "3", "UPDATE entries SET payload = json_set(payload, '$.a', 1) WHERE id = 3"),
        ("entries", "3", "UPDATE entries SET payload = '{' WHERE id = 3"),
        ("entries", "3", later("entries", "happened_at", 3)),
        ("entries", "3", later("entries", "known_at", 3)),
        ("entries", "3", later("entries", "logged_at", 3)),
        ("entries", "3", "UPDATE entries SET officer = 'Somebody Else' WHERE id = 3"),
        ("entries", "3", "UPDATE entries SET summary = 'Nothing happened' WHERE id = 3"),
        ("entries", "3", "UPDATE entries SET version = 2 WHERE id = 3"),
        ("entries", "3", "UPDATE entries SET voided_at = logged_at WHERE id = 3"),
        ("entries", "3", "UPDATE entries SET person_id = person_id + 1 WHERE id = 3"),
        ("entry_versions", "3", "UPDATE entry_versions SET payload = '{}' WHERE id = 3"),
        ("entry_versions", "3", later("entry_versions", "at", 3)),
        ("entry_versions", "3", "UPDATE entry_versions SET reason = 'why not' WHERE id = 3"),
        ("entry_versions", "3", "DELETE FROM entry_versions WHERE id = 3"),
        ("entry_versions", "99", "INSERT INTO entry_versions SELECT 99, entry_id, 2, 'forged', "
         "act, reason, summary, happened_at, known_at, payload, at, officer, terminal "
         "FROM entry_versions WHERE id = 3"),
        # Evidence.
        ("tellings", "2", "UPDATE tellings SET told_name = 'Somebody Else' WHERE id = 2"),
        ("tellings", "2", later("tellings", "at", 2)),
        ("tellings", "2", "UPDATE tellings SET reached = 'acknowledged' WHERE id = 2"),
        ("tellings", "2", "UPDATE tellings SET note = CAST(x'ff' AS TEXT) WHERE id = 2"),
        ("tellings", "2", "DELETE FROM tellings WHERE id = 2"),
        ("tellings", "999", "INSERT INTO tellings SELECT 999, 'forged', person_id, reached, "
         "told_name, told_role, told_agency, channel, at, reference, note, officer, terminal, "
         "logged_at FROM tellings WHERE id = 2"),
        ("chases", "1", "UPDATE chases SET whom = 'Somebody Else' WHERE id = 1"),
        ("chases", "1", "DELETE FROM chases WHERE id = 1"),
        # Stories of clocks.
        ("clock_events", "5", "UPDATE clock_events SET words = 'Told nobody' WHERE id = 5"),
        ("clock_events", "5", later("clock_events", "at", 5)),
        ("clock_events", "5", "DELETE FROM clock_events WHERE id = 5"),
        ("clock_events", "999", "INSERT INTO clock_events SELECT 999, clock_id, at, 'met', "
         "officer, terminal, 'Done', NULL, NULL, NULL, NULL FROM clock_events WHERE id = 5"),
        # Hearings, and copies of protocols.
        ("hearings", "3", later("hearings", "at", 3)),
        ("hearings", "3", "UPDATE hearings SET at = 'noon' WHERE id = 3"),
        ("protocol_copies", "1", "UPDATE protocol_copies SET text = text || '#' WHERE id = 1"),
    ],
)  # fmt: skip
def test_a_row_that_was_altered_is_named(
    tampered: Tamper, table: str, row: str, statement: str
) -> None:
    report = tampered(statement)
    assert row in rows(report.findings, table), [str(one) for one in report.findings]


@pytest.mark.parametrize(
    ("which", "change", "says"),
    [
        (RUNNING, "due_at = strftime('%Y-%m-%d %H:%M:%S.000000', due_at, '+1 hour')", "story"),
        (RUNNING, "due_at = NULL", "by its story"),
        (RUNNING, "due_at = 'noon'", "due_at can't be read"),
        (RUNNING, "state = 'met'", "by its story it is running"),
        (RUNNING, "state = 'voided', next_crossing_at = NULL", "by its story it is running"),
        (RUNNING, "ended_at = due_at", "ended_at is set"),
        (RUNNING, "next_crossing_at = NULL", ""),
        (RUNNING, "near_at = '2031-01-01 00:00:00.000000'", "not in order"),
        (RUNNING, "near_at = '2001-01-01 00:00:00.000000'", "before it was opened"),
        (RUNNING, "\"limit\" = '{\"no_limit\": true}'", "reckoned again"),
        (RUNNING, "\"limit\" = 'soon'", "can't be read"),
        (RUNNING, "anchors = '{}'", ""),
        (RUNNING, "anchored_at = '2026-11-01 00:00:00.000000'", "counts from"),
        (RUNNING, "basis = 'none'", "reckoned again"),
        (ENDED, "state = 'met_late'", "by its story it is met"),
        (ENDED, "state = 'running', ended_at = NULL", "by its story it is met"),
        (ENDED, "ended_at = '2031-01-01 00:00:00.000000'", "met late"),
    ],
)  # fmt: skip
def test_a_clock_that_was_altered_is_named(
    tampered: Tamper, desk: Desk, which: str, change: str, says: str
) -> None:
    with closing(library().connect(desk.places.database)) as looking:
        (clock,) = looking.execute(f"SELECT {which}").fetchone()
        (crossing,) = looking.execute(
            "SELECT next_crossing_at FROM clocks WHERE id = ?", (clock,)
        ).fetchone()
    if "next_crossing_at = NULL" in change and crossing is None:
        change = "next_crossing_at = '2026-11-24 11:03:21.000000'"
    report = tampered(f"UPDATE clocks SET {change} WHERE id = {clock}")
    found = [one for one in report.findings if one.row in (str(clock), "0")]
    assert any(says in one.problem for one in found), [str(one) for one in report.findings]


@pytest.mark.parametrize(
    ("which", "statement", "says"),
    [
        (ANSWERED, "UPDATE alerts SET acknowledged_by = 'Somebody Else' WHERE id = {}", "nobody"),
        (LIVE, later("alerts", "due_at", "{}"), "never had"),
        (BREACH, later("alerts", "crossed_at", "{}"), "another instant"),
        (
            LIVE,
            "UPDATE alerts SET raised_at = '2001-01-01 00:00:00.000000' WHERE id = {}",
            "before",
        ),
        (LIVE, "UPDATE alerts SET closed_at = raised_at WHERE id = {}", "is closed"),
        (LIVE, "DELETE FROM alerts WHERE id = {}", "is missing"),
    ],
)
def test_an_alert_that_was_altered_is_named(
    tampered: Tamper, desk: Desk, which: str, statement: str, says: str
) -> None:
    with closing(library().connect(desk.places.database)) as looking:
        (alert,) = looking.execute(f"SELECT {which}").fetchone()
    report = tampered(statement.format(alert))
    found = [one for one in report.findings if one.table == "alerts"]
    assert any(says in one.problem for one in found), [str(one) for one in report.findings]
    assert any(one.row in (str(alert), "0") for one in found)


def test_a_clock_that_was_moved_with_all_that_shows_it_is_named(
    tampered: Tamper, desk: Desk
) -> None:
    """Its due time, what it counts from and its steps agree; its story does not."""
    with closing(library().connect(desk.places.database)) as looking:
        (clock,) = looking.execute(f"SELECT {RUNNING}").fetchone()
    columns = ("due_at", "near_at", "urgent_at", "anchored_at")
    report = tampered(
        *(later("clocks", column, clock) for column in columns),
        f"UPDATE clocks SET anchors = replace(anchors, 'T', ' ') WHERE id = {clock}",
    )
    assert str(clock) in rows(report.findings, "clocks")
    # ... and an altered story is found by its digest.
    (event,) = (
        one
        for one in (tampered(
            f"UPDATE clock_events SET new_due_at = (SELECT due_at FROM clocks WHERE id = {clock}) "
            f"WHERE clock_id = {clock} AND what = 'opened'"
        ).findings)
        if one.table == "clock_events"
    )  # fmt: skip
    assert event.problem == "is not as it was written"


def test_what_was_booked_made_or_ended_is_held_against_the_entries(tampered: Tamper) -> None:
    """Each in a row of its own: a day's delay, another state, and what no entry knows of."""
    report = tampered(
        "UPDATE meetings SET state = 'cancelled' WHERE id = 1",
        "UPDATE meetings SET at = datetime(at, '+1 day') || '.000000' WHERE id = 2",
        "UPDATE appointments SET state = 'kept' WHERE id = 2",
        "DELETE FROM appointments WHERE id = 1",
        "UPDATE commitments SET kind = 'leisure' WHERE id = 1",
        "UPDATE orders SET ended_at = made_at, ended_by_entry_id = 3 WHERE ended_at IS NULL",
    )
    assert rows(report.findings, "meetings") == {"1", "2"}
    assert rows(report.findings, "appointments") == {"0", "2"}
    assert rows(report.findings, "commitments") == {"0", "1"}
    assert any("no entry says so" in one.problem for one in report.findings)


def test_what_a_clock_is_about_and_follows_is_proved(tampered: Tamper) -> None:
    """Each on a clock of its own, and one finding for each."""
    nth = "(SELECT id FROM clocks WHERE state = 'running' AND follows_id IS NULL LIMIT 1 OFFSET {})"
    last = "(SELECT max(id) FROM clocks WHERE follows_id IS NOT NULL AND state = 'running')"
    first = "(SELECT min(id) FROM clocks WHERE follows_id IS NOT NULL)"
    said = {
        "about_entry_id = about_entry_id + 1": (nth.format(0), "about another entry"),
        "\"by\" = 'letter'": (nth.format(1), "by another channel"),
        "held = '[\"2026-11-01T10:00:00+00:00\"]'": (nth.format(2), "follows none"),
        "follows_id = 1": (last, "follows a clock of another duty"),
        "held = '[]'": (first, "does not follow on"),
    }
    report = tampered(
        *(f"UPDATE clocks SET {change} WHERE id = {which}" for change, (which, _) in said.items())
    )
    for _, says in said.values():
        assert any(says in one.problem for one in report.findings), says


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TABLE spare (id INTEGER)", "table spare"),
        ("DROP INDEX ix_alerts_open", "index ix_alerts_open"),
        (
            "CREATE TRIGGER later AFTER INSERT ON audit BEGIN DELETE FROM changes; END",
            "trigger later",
        ),
    ],
)
def test_a_schema_that_was_altered(tampered: Tamper, statement: str, name: str) -> None:
    assert rows(tampered(statement).findings, "schema") == {name}


def test_a_row_whose_parent_was_taken_out(tampered: Tamper) -> None:
    report = tampered("DELETE FROM clocks WHERE id = 5")
    assert any("isn't there" in one.problem for one in report.findings)


def test_no_finding_tells_a_name(tampered: Tamper, desk: Desk) -> None:
    report = tampered(
        later("hearings", "at", 3), "UPDATE tellings SET told_name = 'Zebedee Namely' WHERE id = 2",
        "UPDATE clocks SET duty = 'Zebedee', state = 'voided'",
    )  # fmt: skip
    with closing(library().connect(desk.places.database)) as looking:
        names = {word for row in looking.execute("SELECT given_name, family_name FROM people")
                 for word in row}  # fmt: skip
    said = " ".join(map(str, report.findings))
    assert not [name for name in names | {"Zebedee"} if name in said.split()]
    assert "DEMO-" in said
