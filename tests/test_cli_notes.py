"""`dutydesk note` and `dutydesk supervise`: notes and the supervisor's view without a screen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result

from dutydesk.cli import cli
from dutydesk.desk import sittings
from dutydesk.desk.log import log
from dutydesk.desk.taking import take
from dutydesk.records import Officer
from tests.desk.cases.entries import move
from tests.desk.desks import put
from tests.support import Time, a_desk, audited, someone

INES = "Ines Mockridge"


def run(folder: Path, *words: str, officer: str = "Jo Example") -> Result:
    options = ["--db", str(folder / "desk.db"), "--officer", officer]
    return CliRunner().invoke(cli, [*options, *words])


def test_notes_are_written_listed_and_read(prepared: Path, tmp_path: Path) -> None:
    desk = a_desk(prepared, tmp_path, Time("2026-11-20 20:10"))
    put(desk, Officer(name=INES, role="duty"))
    saved = log(desk, move(person=someone("Robin [x]", case_number="NOTE-1")))
    desk.close()
    clock = str(saved.clock_ids[0])
    assert "Note 1 is kept." in run(tmp_path, "note", "add", "Mum", "rang,", "@Ines",
                                    "--person", "note-1").output  # fmt: skip
    kept = run(tmp_path, "note", "add", "Ring [/] first", "--clock", clock, "--to", INES, "--json")
    assert json.loads(kept.output) == {"note": 2}
    assert run(tmp_path, "note", "add", "No paper left").exit_code == 0
    for words, said in (
        (("add", "@Inez", "rang"), "Did you mean Ines Mockridge?"),
        (("add", "x", "--person", "nobody at all"), "Nobody is found"),
        (("add", "x", "--clock", "4711"), "There is no clock 4711"),
        (("add", " "), "it is empty"),
        (("list", "--clock", "4711"), "There is no clock 4711"),
        (("read", "3"), "Not for Jo Example: note 3"),
    ):
        refused = run(tmp_path, "note", *words)
        assert refused.exit_code == 1, words
        assert said in refused.output, words
    both = run(tmp_path, "note", "add", "x", "--clock", clock, "--person", "NOTE-1")
    assert both.exit_code == 2
    assert "Ring [/] first" in run(tmp_path, "note", "list", "--clock", clock).output
    of_person = json.loads(run(tmp_path, "note", "list", "--person", "NOTE-1", "--json").output)
    assert [one["words"] for one in of_person] == ["Ring [/] first", "Mum rang, @Ines"]
    assert "No paper left" in run(tmp_path, "note", "list", "--desk").output
    assert "No note is for you." in run(tmp_path, "note", "list").output
    assert run(tmp_path, "note", "list", officer=INES).output.count("NEW") == 2
    assert "1 read now." in run(tmp_path, "note", "read", "1", officer=INES).output
    assert "Mum" not in run(tmp_path, "note", "list", "--unread", officer=INES).output
    assert "Ring [/] first" in run(tmp_path, "explain", clock).output
    assert "Note: Mum rang, @Ines" in run(tmp_path, "person", "NOTE-1").output


def test_the_supervisors_view_is_printed_and_audited(prepared: Path, tmp_path: Path) -> None:
    # Long after the entry was made whatever day it is: its clocks are overdue.
    desk = a_desk(prepared, tmp_path, Time("2026-11-20 20:10"))
    for name, role in ((INES, "duty"), ("Delia Specimen", "supervisor")):
        put(desk, Officer(name=name, role=role))
    saved = log(desk, move())
    there = replace(desk, officer=INES, terminal="back office")
    take(there, saved.clock_ids[0])
    sittings.begin(there)
    found = run(tmp_path, "supervise")
    for words in ("BREACHES NOBODY ANSWERS FOR", "BY OFFICER", INES, "Nobody has these",
                  "BY AGENCY", "AT THE TERMINALS"):  # fmt: skip
        assert words in found.output, words
    parsed = json.loads(run(tmp_path, "supervise", "--json").output)
    (ines,) = [one for one in parsed["by_officer"] if one["label"] == INES]
    assert ines["ids"] == [saved.clock_ids[0]]
    assert parsed["breaches"]["ids"]
    assert [row.action for row in audited(desk)][-2:] == ["printed", "printed"]
    desk.close()
