"""No false alarm: a busy desk, an old database brought up to date, and settings that changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from dutydesk.cli import cli
from dutydesk.desk.check import check
from dutydesk.desk.context import Desk, open_desk
from dutydesk.protocol.calendar import Calendar
from dutydesk.protocol.spans import Span
from dutydesk.store.audit import Head, head
from dutydesk.store.driver import library
from dutydesk.store.seal import KEY_FILE
from tests.desk.checking.conftest import OPENED, Tamper
from tests.desk.sound import assert_sound
from tests.store.releases import load


def test_a_database_of_before_there_were_seals_is_sound(tmp_path: Path) -> None:
    desk = open_desk(load("dutydesk_0001", tmp_path / "desk.db"), now=lambda: OPENED)
    assert_sound(desk)
    (unproved,) = check(desk).unproved
    assert "of before there were seals" in unproved.problem
    raw = library().connect(desk.places.database)
    with raw:
        raw.execute("UPDATE tellings SET note = 'altered' WHERE id = 1")
    raw.close()
    found = check(desk).findings
    assert [(one.table, one.row.split()[0]) for one in found] == [("tellings", "1")]
    desk.close()


def test_a_desk_target_that_was_changed_since_is_no_tampering(desk: Desk) -> None:
    with desk.store.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT DISTINCT rule FROM clocks WHERE basis = 'desk target'"
        )
        rules = [row.rule for row in rows]
    assert rules
    desk.settings = desk.settings.model_copy(
        update={"targets": dict.fromkeys(rules, Span.parse("17 hours"))}
    )
    report = check(desk)
    assert report.sound
    assert not report.unproved


def test_a_calendar_that_was_changed_since_is_no_tampering(desk: Desk) -> None:
    days = frozenset(
        day for year in (2026, 2027) for day in desk.calendar.closed if day.year == year
    )
    everyday = frozenset(OPENED.date().replace(month=m, day=d) for m in (11, 12) for d in (25, 26))
    desk.__dict__["calendar"] = Calendar("another", days | everyday)
    report = check(desk)
    assert report.sound, [str(one) for one in report.findings]
    assert report.unproved
    assert all("count by hand" in one.remedy for one in report.unproved)


def test_the_check_is_in_the_trail_with_what_it_saw(desk: Desk) -> None:
    first = check(desk)
    with desk.store.read() as session:
        now = head(session)
    seq, _, digest = first.head.partition(":")
    assert now
    assert now.seq == int(seq) + 1
    assert check(desk, known=Head(int(seq), digest)).sound
    assert not check(desk, known=Head(int(seq), "0" * 64)).sound


def test_a_lost_key_is_told_of(desk: Desk) -> None:
    (desk.places.folder / KEY_FILE).unlink()
    other = open_desk(desk.places.database, now=lambda: OPENED)
    other.__dict__["calendar"] = desk.calendar
    (found,) = check(other).findings
    assert "is not there" in found.problem
    assert "Put the file seal.key back" in found.remedy
    # The check's own row made a new key: that is told of too.
    again = check(other).findings
    assert any("another key had sealed" in one.problem for one in again)
    other.close()


def test_the_command_says_so_and_leaves_with_0_or_1(tampered: Tamper, desk: Desk) -> None:
    run = CliRunner().invoke
    database = str(desk.places.database)
    sound = run(cli, ["--db", database, "check"])
    assert sound.exit_code == 0, sound.output
    assert sound.output.startswith("Sound: ")
    last = next(line for line in sound.output.splitlines() if line.startswith("Last audit row "))
    noted = run(cli, ["--db", database, "check", "--noted", last.split()[3], "--json"])
    assert noted.exit_code == 0
    assert json.loads(noted.output)["sound"] is True
    tampered("UPDATE tellings SET note = 'altered' WHERE id = 2")
    found = run(cli, ["--db", database, "check"])
    assert found.exit_code == 1
    assert "tellings row 2: is not as it was written." in found.output
    assert "Leave the file as it is" in found.output
    told = run(cli, ["--db", database, "check", "--json"])
    assert told.exit_code == 1
    (one,) = json.loads(told.output)["findings"]
    assert (one["table"], one["row"]) == ("tellings", "2")
    assert run(cli, ["--db", database, "check", "--noted", "x"]).exit_code == 2


def test_a_check_sees_one_state_while_others_write(desk: Desk) -> None:
    other = replace(desk, terminal="desk-2")
    written: list[None] = []

    def meanwhile(what: str, _done: int, _total: int) -> None:
        if what == "clocks" and not written:
            written.append(None)
            other.store.run(lambda session: other.audit(session, "seen", "something"))

    assert check(desk, meanwhile).sound
    assert written
    assert_sound(desk)
