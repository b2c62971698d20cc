"""Amending, voiding and reading entries from the command line, as a shell would."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dutydesk.cli import cli
from tests.support import CHILD, Time, a_desk

Run = Callable[..., Result]
ARREST: dict[str, Any] = {
    "kind": "arrest",
    "person": {"given_name": "Siân [x]", "family_name": "O'Przykład", "born": "2011-03-04"},
    "arrested_at": "2026-01-20T19:40",
    "known_at": "2026-01-20T20:00",
    "station": "Main Street",
    "answers": CHILD,
}


@pytest.fixture
def db(prepared: Path, tmp_path: Path) -> Path:
    desk = a_desk(prepared, tmp_path, Time("2026-01-20 20:10"))
    desk.close()
    return tmp_path / "desk.db"


@pytest.fixture
def run(db: Path) -> Run:
    def run(*words: object, stdin: str | None = None, code: int = 0) -> Result:
        given = ["--db", str(db), "--officer", "Jo Example", *map(str, words)]
        found = CliRunner().invoke(cli, given, input=stdin, catch_exceptions=False)
        assert found.exit_code == code, found.output
        return found

    return run


def test_an_entry_is_printed_changed_previewed_and_amended(run: Run) -> None:
    run("log", stdin=json.dumps(ARREST))
    payload = json.loads(run("entry", 1, "--as-entry").stdout)
    assert "uid" not in payload
    payload["arrested_at"] = "2026-01-20T17:10"
    seen = run("amend", 1, "--preview", stdin=json.dumps(payload)).stdout
    assert "RE-DATES" in seen
    assert "Tue 20 Jan 2026 17:10" in seen or "Wed 21 Jan 2026 17:10" in seen
    assert json.loads(run("entry", 1, "--json").stdout)["versions"][-1]["number"] == 1
    said = run("amend", 1, "--why", "custody record", stdin=json.dumps(payload)).stdout
    assert "re-dated" in said
    shown = run("entry", 1).stdout
    assert "VERSION 2" in shown
    assert "custody record" in shown
    (line,) = [one for one in shown.splitlines() if one.startswith("≠")]
    assert "19:40" in line
    assert "17:10" in line


def test_an_entry_is_voided_only_with_a_reason(run: Run) -> None:
    run("log", stdin=json.dumps(ARREST))
    assert "voided" in run("void", 1, "--preview").stdout
    assert "Say why" in run("void", 1, code=1).stderr
    run("void", 1, "--why", "logged twice")
    assert "VOIDED" in run("entry", 1).stdout
    assert json.loads(run("clocks", "--json").stdout) == []
    assert "voided already" in run("void", 1, "--why", "again", code=1).stderr


def test_what_can_not_be_amended_says_what_to_do(run: Run) -> None:
    run("log", stdin=json.dumps(ARREST))
    assert "There is no entry 7" in run("entry", 7, code=1).stderr
    assert "not a list" in run("amend", 1, stdin=json.dumps([ARREST, ARREST]), code=1).stderr
    assert (
        "Nothing has changed"
        in run("amend", 1, "--why", "x", stdin=run("entry", 1, "--as-entry").stdout, code=1).stderr
    )
