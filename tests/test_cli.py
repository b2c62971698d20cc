"""Every verb of the command line: what it prints, its JSON, and exit codes that mean something."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dutydesk import __version__
from dutydesk.cli import cli
from dutydesk.desk.kinds import KINDS
from dutydesk.desk.log import log
from dutydesk.entry_files import read_entries
from dutydesk.records import Clock, Entry
from tests.support import CHILD, Time, a_desk, rows

DONE, REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = range(5)
Run = Callable[..., Result]


@pytest.fixture
def db(prepared: Path, tmp_path: Path) -> Path:
    """A database of nobody, in a folder with blanks and letters that not every system likes."""
    folder = tmp_path / "Shift dësk [1]"
    folder.mkdir()
    a_desk(prepared, folder, Time("2026-11-20 12:00")).close()
    return folder / "desk.db"


@pytest.fixture
def run(db: Path) -> Run:
    def run(*words: object, stdin: str | None = None, code: int = DONE) -> Result:
        given = ["--db", str(db), "--officer", "Jo Example", *map(str, words)]
        found = CliRunner().invoke(cli, given, input=stdin, catch_exceptions=False)
        assert found.exit_code == code, found.output
        assert "Traceback" not in found.output
        return found

    return run


def arrest(**more: Any) -> dict[str, Any]:
    return {
        "kind": "arrest",
        "uid": "cli-arrest-1",
        "person": {"given_name": "Robin", "family_name": "O'Sample [x]", "born": "2011-03-04"},
        "arrested_at": "2026-10-24T19:40",
        "station": "Main Street",
        "answers": CHILD,
    } | more


@pytest.fixture
def logged(db: Path) -> Path:
    """The arrest, logged on the evening when it was made; the clocks go back in the night."""
    desk = a_desk(db, db.parent, Time("2026-10-24 20:00"))
    (entry,) = read_entries(json.dumps(arrest()))
    log(desk, entry)
    desk.close()
    return db


def counted(db: Path, table: Any) -> int:
    desk = a_desk(db, db.parent, Time("2026-11-20 12:00"))
    try:
        return rows(desk, table)
    finally:
        desk.close()


# ---------------------------------------------------------------- Logging and previewing


def test_a_preview_saves_nothing(run: Run, db: Path) -> None:
    said = run("preview", stdin=json.dumps(arrest())).output
    assert "Robin O'Sample [x]" in said
    assert "due Sun 25 Oct 2026 18:40" in said
    assert "R14" in said
    assert counted(db, Entry) == 0


def test_a_preview_as_json(run: Run) -> None:
    (plan,) = json.loads(run("preview", "--json", stdin=json.dumps(arrest())).stdout)
    assert [one["rule"] for one in plan["opens"]] == ["rotherham/r14"]
    assert plan["opens"][0]["due_at"] == "2026-10-25T18:40:00+00:00"
    assert (plan["problems"], plan["questions"]) == ([], [])


def test_a_preview_of_what_can_not_be_saved_exits_with_1(run: Run) -> None:
    said = run("preview", stdin=json.dumps(arrest(arrested_at="2059-01-01T10:00")), code=REFUSED)
    assert "CAN'T BE SAVED YET" in said.stdout
    assert "arrested_at: The arrest is in the future" in said.stdout


def test_logging_from_standard_input(run: Run, db: Path) -> None:
    assert run("log", stdin=json.dumps(arrest())).stdout == (
        "Entry 1 saved. Robin O'Sample [x]: Arrested, Main Street; Still at the police station. "
        "Opened 1, re-dated 0, ended 0 clocks.\n"
    )
    assert counted(db, Clock) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_logging_from_a_file_that_windows_wrote(run: Run, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "entry.json"
    text = json.dumps(arrest(station="Gęślą"), ensure_ascii=False, indent=1)
    file.write_text(text.replace("\n", "\r\n"), encoding=encoding)
    (saved,) = json.loads(run("log", file, "--json").stdout)
    assert (saved["entry_id"], saved["already"]) == (1, False)
    assert saved["plan"]["opens"][0]["rule"] == "rotherham/r14"


def test_a_file_can_be_run_again(run: Run, db: Path) -> None:
    run("log", stdin=json.dumps(arrest()))
    again = run("log", stdin=json.dumps(arrest()))
    assert again.stdout == "Entry 1 was saved before; nothing was added.\n"
    assert counted(db, Entry) == 1


def test_a_list_stops_at_the_first_that_is_refused(run: Run, db: Path) -> None:
    listed = [
        arrest(),
        arrest(uid="cli-arrest-2", person=1, arrested_at="2026-10-24T19:50"),
        arrest(uid="cli-arrest-3", person=1, arrested_at="2026-10-26T19:40"),
    ]
    said = run("log", "--json", stdin=json.dumps(listed), code=REFUSED)
    assert [one["entry_id"] for one in json.loads(said.stdout)] == [1]
    assert said.stderr.startswith("Entry 2 was ")
    assert "arrested_at: An arrest at Sat 24 Oct 2026 19:40" in said.stderr
    assert 'overrides."already-logged"' in said.stderr
    assert counted(db, Entry) == 1
    # Mended, the same file goes on where it stopped.
    listed[1]["overrides"] = {"already-logged": "on another charge"}
    said = run("log", stdin=json.dumps(listed))
    assert said.stdout.count(" saved. ") == 2
    assert "was saved before" in said.stdout


def test_one_wrong_entry_in_a_list_and_none_is_begun(run: Run, db: Path) -> None:
    listed = [arrest(), arrest(station="")]
    said = run("log", stdin=json.dumps(listed), code=REFUSED)
    assert said.stderr == "dutydesk: entry 2: station: it is empty: type it\n"
    assert counted(db, Entry) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This is not JSON"),
        ("{", "This is not JSON"),
        ("[1]", "An entry is an object"),
        ('{"kind": "party"}', "kind: write one of arrest, "),
        (json.dumps({"kind": "arrest"}), "person: is missing"),
        (json.dumps(arrest(outcome="freed")), "outcome: 'freed' is not one of"),
        (json.dumps(arrest(person="X-404")), "Nobody has the case number X-404"),
        (json.dumps(arrest(person=404)), "Nobody has the id 404"),
    ],
)
def test_what_is_no_entry_exits_with_1(run: Run, text: str, words: str) -> None:
    assert words in run("log", stdin=text, code=REFUSED).stderr


@pytest.mark.parametrize("verb", ["log", "preview"])
def test_a_file_that_is_no_text_or_not_there(run: Run, tmp_path: Path, verb: str) -> None:
    (tmp_path / "picture.json").write_bytes(b"\x89PNG\xff\xfe\x00")
    assert "JSON in UTF-8" in run(verb, tmp_path / "picture.json", code=REFUSED).stderr
    run(verb, tmp_path / "nowhere.json", code=MISTYPED)
    run(verb, tmp_path, code=MISTYPED)


# ---------------------------------------------------------------- Reading


def test_the_board(logged: Path, run: Run) -> None:
    said = run("clocks", "--at", "2026-10-25 18:00").stdout
    assert "URGENT" in said
    assert "1 running" in said
    assert run("clocks", "--at", "2026-10-25 18:40").stdout.count("OVERDUE") == 1
    # As it stood: before it was logged it was not there.
    assert "0 running" in run("clocks", "--at", "2026-10-24 19:50").stdout


@pytest.mark.parametrize(
    ("at", "level"),
    [
        ("2026-10-25 14:39", "calm"),
        ("2026-10-25 14:40", "near"),
        ("2026-10-25 17:40", "urgent"),
        ("2026-10-25 18:39", "urgent"),
        ("2026-10-25 18:40", "overdue"),
    ],
)
def test_the_board_as_json_at_any_moment(logged: Path, run: Run, at: str, level: str) -> None:
    (row,) = json.loads(run("clocks", "--json", "--at", at).stdout)
    assert row["level"] == level
    assert row["person_name"] == "Robin O'Sample [x]"
    assert row["due_at"] == "2026-10-25T18:40:00+00:00"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--mine"], 0),
        (["--owner", "others"], 1),
        (["--owner", "desk"], 0),
        (["--owner", "social_care"], 1),
        (["--protocol", "rotherham"], 1),
        (["--protocol", "leicestershire"], 0),
        (["--overdue", "--at", "2026-10-25 18:39"], 0),
        (["--overdue", "--at", "2026-10-25 18:41"], 1),
    ],
)
def test_the_boards_filters(logged: Path, run: Run, options: list[str], found: int) -> None:
    assert len(json.loads(run("clocks", "--json", *options).stdout)) == found


@pytest.mark.parametrize("at", ["", "soonish", "2026-02-30 10:00", "25:00"])
def test_a_moment_that_can_not_be_read_is_mistyped(run: Run, at: str) -> None:
    if at:
        assert "--at" in run("clocks", "--at", at, code=MISTYPED).stderr
    else:
        run("clocks", "--at", at)


def test_an_empty_board_says_what_to_do(run: Run) -> None:
    assert "Log an arrest" in run("clocks").stdout
    assert json.loads(run("clocks", "--json").stdout) == []


def test_without_a_verb_or_a_terminal_the_board_is_printed(logged: Path, run: Run) -> None:
    assert "1 running" in run().stdout


def test_a_clock_is_explained(logged: Path, run: Run) -> None:
    said = run("explain", 1).stdout
    for words in ("rotherham/r14 (R14), version 1.0", "= Sun 25 Oct 2026 18:40", "O'Sample [x]"):
        assert words in said
    story = json.loads(run("explain", 1, "--json").stdout)
    assert story["row"]["id"] == 1
    assert story["steps"]
    assert [one["what"] for one in story["events"]] == ["opened"]


@pytest.mark.parametrize(
    ("clock", "code"),
    [("2", REFUSED), ("0", MISTYPED), ("x", MISTYPED), (str(2**70), MISTYPED), ("1.5", MISTYPED)],
)
def test_a_clock_that_is_not_there(logged: Path, run: Run, clock: str, code: int) -> None:
    run("explain", clock, code=code)


def test_a_young_person_is_found_and_shown(logged: Path, run: Run) -> None:
    for words in (["robin"], ["O'Sample", "[x]"], ["4/3/2011"], ["DD-2026-0001"], ["dd-2026-0001"]):
        assert "Robin O'Sample [x] · DD-20" in run("person", *words).stdout
    page = json.loads(run("person", "robin", "--json").stdout)
    assert page["name"] == "Robin O'Sample [x]"
    assert [one["rule"] for one in page["running"]] == ["rotherham/r14"]
    assert run("person", "nobody-like-this", code=REFUSED).stderr.startswith("dutydesk: Nobody is")


def test_two_who_may_be_meant_are_listed(logged: Path, run: Run) -> None:
    other = {"given_name": "Robin", "family_name": "Elsewhere", "born": "2009-01-01"}
    run("log", stdin=json.dumps(arrest(uid="cli-arrest-2", person=other)))
    said = run("person", "robin").stdout
    assert "Elsewhere" in said
    assert "O'Sample" in said
    assert "[x]" in said
    assert "Give the case number" in said
    assert len(json.loads(run("person", "robin", "--json").stdout)) == 2


# ---------------------------------------------------------------- Schemas and settings


def test_the_schemas(run: Run) -> None:
    listed = [line.split(maxsplit=1) for line in run("schema").stdout.splitlines()]
    assert listed == [[one.name, one.title] for one in KINDS.values()]
    for kind in KINDS:
        schema = json.loads(run("schema", kind).stdout)
        assert schema["additionalProperties"] is False
        assert "person" in schema["required"]
    assert "no kind of entry" in run("schema", "party", code=MISTYPED).stderr
    assert "Say of which kind" in run("schema", "--example", code=MISTYPED).stderr


def test_each_schema_has_an_example_that_can_be_logged(run: Run, logged: Path) -> None:
    for kind in KINDS:
        example = json.loads(run("schema", kind, "--example").stdout)
        assert list(example)[:2] == ["kind", "person"]
        (entry,) = read_entries(json.dumps(example))
        assert (entry.kind, entry.person) == (kind, "CASE-0001")
    example = json.loads(run("schema", "concern", "--example").stdout) | {"person": 1}
    assert "Entry 2 saved." in run("log", stdin=json.dumps(example)).stdout


def test_the_settings(run: Run, db: Path) -> None:
    assert str(db.parent / "desk.toml") in run("config").stdout.replace("\n", "")
    settings = json.loads(run("config", "--json").stdout)
    assert settings["authority"] == "rotherham"
    (db.parent / "desk.toml").write_text('officer = "Kit [k]"\nbeat_seconds = 7\n', "utf-8")
    assert json.loads(run("config", "--json").stdout)["beat_seconds"] == 7


@pytest.mark.parametrize("verb", [["clocks"], ["config"], ["log"], []])
def test_settings_that_can_not_be_used_exit_with_4(run: Run, db: Path, verb: list[str]) -> None:
    (db.parent / "desk.toml").write_text("beat_seconds = 0\n", "utf-8")
    assert "beat_seconds" in run(*verb, stdin="[]", code=NO_SETTINGS).stderr


@pytest.mark.parametrize("verb", [["clocks"], ["explain", "1"], ["person", "x"], ["log"], []])
def test_a_file_that_is_no_database_exits_with_3(run: Run, db: Path, verb: list[str]) -> None:
    db.write_bytes(b"Dear diary, " * 400)
    said = run(*verb, stdin="[]", code=NO_DATABASE)
    assert "desk.db" in said.stderr
    assert db.read_bytes() == b"Dear diary, " * 400


def test_a_folder_is_no_database_file(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["--db", str(tmp_path), "clocks"]).exit_code == MISTYPED


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["clocks", "--frob"], ["explain"], ["person"], ["log", "a", "b"]],
    ids=" ".join,
)
def test_a_mistyped_command_exits_with_2(run: Run, words: list[str]) -> None:
    assert "Usage:" in run(*words, code=MISTYPED).stderr


HELPED = [
    [], ["clocks"], ["explain"], ["person"], ["preview"], ["log"], ["schema"], ["config"],
    ["demo"], ["protocol"], ["protocol", "list"], ["protocol", "show"], ["protocol", "check"],
    ["protocol", "facts"], ["protocol", "coverage"], ["backup"], ["backups"], ["restore"],
    ["check"], ["entry"], ["amend"], ["void"], ["settings"], ["settings", "set"],
    ["officer"], ["officer", "key"], ["officer", "key", "add"], ["officer", "key", "list"],
    ["officer", "key", "remove"], ["officer", "key", "export"], ["serve"], ["session"], ["note"],
    ["note", "add"], ["note", "list"], ["note", "read"], ["supervise"],
    ["handover"], ["handover", "list"], ["handover", "show"],
    ["handover", "print"], ["officer", "add"], ["officer", "role"], ["officer", "pin"],
    ["officer", "end"], ["officer", "roles"],
]  # fmt: skip


@pytest.mark.parametrize("verb", HELPED, ids=" ".join)
def test_every_verb_has_help(verb: list[str]) -> None:
    for option in ("-h", "--help"):
        found = CliRunner().invoke(cli, [*verb, option])
        assert found.exit_code == DONE
        assert len(found.output.splitlines()) > 4
    if not verb:
        assert "Exit codes: 0 done" in found.output
        assert {one[0] for one in HELPED if one} == set(cli.commands)


def test_the_version() -> None:
    assert CliRunner().invoke(cli, ["--version"]).output.strip().endswith(__version__)


# ---------------------------------------------------------------- As a program of its own


def program(db: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dutydesk", "--db", str(db), *words],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def test_the_program_without_a_terminal_prints_the_board_and_exits_0(tmp_path: Path) -> None:
    ran = program(tmp_path / "new" / "desk.db")
    assert (ran.returncode, ran.stderr) == (DONE, b"")
    assert b"No clocks are running" in ran.stdout
    assert (tmp_path / "new" / "desk.db").is_file()


def test_the_program_logs_what_it_is_piped(db: Path) -> None:
    entry = json.dumps(arrest(station="Gęślą 👍"), ensure_ascii=False).encode()
    ran = program(db, "log", stdin=entry)
    assert (ran.returncode, ran.stderr) == (DONE, b"")
    assert "Arrested, Gęślą 👍" in ran.stdout.decode()
