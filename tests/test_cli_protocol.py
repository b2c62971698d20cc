"""`dutydesk protocol`: what the files say; broken ones refused with file, key and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutydesk.cli import cli
from dutydesk.datafiles import data_path

DONE, REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = range(5)
Run = Callable[..., Result]

TEAMS_OWN = """
id = "own"
version = "1.0"
title = "The team's own"
source = "Invented"
authority = "local protocol"
paragraphs = 1
prefix = "X"
[scope]
words = "Everybody"
when = { home_authority = "rotherham" }
[[rule]]
id = "x1"
paragraphs = ["X1"]
kind = "clock"
on = ["arrest"]
owner = "yot"
tell = ["parent"]
duty = "Ring the parent"
limit = { within = "2 hours" }
warn = ["30 minutes", "10 minutes"]
lives = "Board"
[[rule.example]]
name = "Any arrest"
event = "arrest"
at = "2026-11-20 19:40"
facts = { home_authority = "rotherham" }
opens = [ { tell = "parent", due = "2026-11-20 21:40" } ]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def run(folder: Path, *words: object, code: int = DONE) -> Result:
    given = ["--db", str(folder / "desk.db"), "protocol", *map(str, words)]
    found = CliRunner().invoke(cli, given, catch_exceptions=False)
    assert found.exit_code == code, found.output
    return found


def test_the_protocols_in_force_are_listed(folder: Path) -> None:
    said = run(folder, "list").stdout
    assert "rotherham" in said
    assert "leicestershire" in said
    listed = json.loads(run(folder, "list", "--json").stdout)
    assert [one["id"] for one in listed["protocols"]] == ["rotherham", "leicestershire"]
    assert listed["notices"] == []


def test_a_protocol_and_a_rule_are_shown(folder: Path) -> None:
    assert "r17" in run(folder, "show", "rotherham").stdout
    said = run(folder, "show", "rotherham/r17").stdout
    assert "24 hours" in said
    assert "Worked examples" in said
    (rule,) = json.loads(run(folder, "show", "rotherham/r17", "--json").stdout)
    assert rule["limit"] == {"within": "24 hours"} | rule["limit"]
    assert "no rule 'r99'" in run(folder, "show", "rotherham/r99", code=REFUSED).stderr
    assert "No protocol 'atlantis'" in run(folder, "show", "atlantis", code=REFUSED).stderr


def test_the_shipped_protocols_hold(folder: Path) -> None:
    assert "every rule and example holds" in run(folder, "check").stdout
    assert json.loads(run(folder, "check", "rotherham", "--json").stdout) == []
    shipped = data_path("protocols") / "leicestershire.toml"
    assert "leicestershire.toml: every" in run(folder, "check", shipped).stdout


def test_a_teams_own_file_holds(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(TEAMS_OWN, "utf-8")
    assert "own.toml: every rule and example holds" in run(folder, "check", own).stdout


BROKEN = {
    "unknown fact": ('when = { home_authority = "rotherham"', 'when = { hair = "red"', "hair"),
    "unknown value": ('= { home_authority = "rotherham"', '= { home_authority = "rothram"',
                      "rothram"),
    "impossible limit": ('within = "2 hours"', 'within = "2 ours"', "2 ours"),
    "missing paragraph": ('paragraphs = ["X1"]', "paragraphs = []", "paragraphs"),
    "paragraph not in the source": ('paragraphs = ["X1"]', 'paragraphs = ["X2"]', "X2"),
    "warning longer than the limit": ('"30 minutes", "10 minutes"', '"3 hours", "10 minutes"',
                                      "warn"),
    "unknown event": ('on = ["arrest"]', 'on = ["arest"]', "arest"),
    "unknown party": ('tell = ["parent"]', 'tell = ["uncle"]', "uncle"),
    "unknown key": ('owner = "yot"', 'ower = "yot"', "ower"),
    "broken TOML": ('id = "own"', 'id = "own', "TOML"),
    "wrong example": ("2026-11-20 21:40", "2026-11-20 22:40", "Any arrest"),
    "no duty": ('duty = "Ring the parent"\n', "", "duty"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_broken_file_is_refused_with_file_and_remedy(
    folder: Path, tmp_path: Path, wrong: str
) -> None:
    was, now, named = BROKEN[wrong]
    assert was in TEAMS_OWN
    own = tmp_path / "own.toml"
    own.write_text(TEAMS_OWN.replace(was, now, 1), "utf-8")
    faults = json.loads(run(folder, "check", own, "--json", code=NO_SETTINGS).stdout)
    assert faults
    assert all(one["file"] == "own.toml" and one["problem"] and one["remedy"] for one in faults)
    assert named in str(faults)


def test_two_rules_of_one_id_are_refused(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(TEAMS_OWN + TEAMS_OWN[TEAMS_OWN.index("[[rule]]") :], "utf-8")
    said = run(folder, "check", own, code=NO_SETTINGS).stdout
    assert "own.toml" in said
    assert "x1" in said


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff\xfe", b"[[[", b"a" * 100_000])
def test_a_file_that_is_no_protocol_is_refused(
    folder: Path, tmp_path: Path, content: bytes
) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(content)
    assert "own.toml" in run(folder, "check", own, code=NO_SETTINGS).stdout


def test_a_file_that_is_not_there_is_mistyped(folder: Path) -> None:
    assert "There is no protocol file" in run(folder, "check", "nowhere", code=MISTYPED).stderr


def test_the_desk_opens_on_the_last_good_copy_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    own = tmp_path / "protocols" / "own.toml"
    own.write_text(TEAMS_OWN, "utf-8")
    (tmp_path / "desk.toml").write_text('protocols = ["own"]\n', "utf-8")
    assert json.loads(run(tmp_path, "list", "--json").stdout)["notices"] == []
    own.write_text(TEAMS_OWN.replace("2 hours", "2 ours"), "utf-8")
    listed = run(tmp_path, "list", "--json", code=NO_SETTINGS)
    (notice,) = json.loads(listed.stdout)["notices"]
    assert "own.toml" in notice
    assert "last good copy, version 1.0" in notice
    assert [one["id"] for one in json.loads(listed.stdout)["protocols"]] == ["own"]
    board = CliRunner().invoke(cli, ["--db", str(tmp_path / "desk.db")])
    assert board.exit_code == DONE
    assert "last good copy" in board.stderr
    own.unlink()
    assert "no protocol file own.toml" in run(tmp_path, "list", code=NO_SETTINGS).stdout


def test_a_protocol_that_never_was_good_opens_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('protocols = ["rotherham", "own"]\n', "utf-8")
    said = run(tmp_path, "list", code=NO_SETTINGS).stdout
    assert "NO CLOCKS of own will open" in " ".join(said.split())


def test_the_facts(folder: Path) -> None:
    assert "looked_after_before" in run(folder, "facts").stdout
    facts = json.loads(run(folder, "facts", "--json").stdout)
    assert {one["name"] for one in facts} >= {"age", "remand_made", "home_authority"}


def test_the_coverage_lists_all_68_paragraphs(folder: Path) -> None:
    rows = json.loads(run(folder, "coverage", "--json").stdout)
    assert len(rows) == 68
    assert [row["paragraph"] for row in rows[:3]] == ["R1", "R2", "R3"]
    said = run(folder, "coverage").stdout
    assert "68 of 68 paragraphs are there." in said
    assert "not there yet" not in said.lower()


def test_the_protocols_are_read_and_searched(folder: Path) -> None:
    said = run(folder, "read", "r", "34").stdout
    assert said.startswith("R34  Moved during a remand\n")
    assert "◇ Desk target: 1 hour, set by this desk." in said
    assert "To be told Rotherham YOT" in said
    found = json.loads(run(folder, "read", "gut", "feling", "--json").stdout)
    assert [(one["paragraph"]["number"], one["found_by"]) for one in found] == [
        ("L27", ["gut", "feeling"])
    ]
    assert "No paragraph says “zzyzx”" in run(folder, "read", "zzyzx", code=REFUSED).stderr
