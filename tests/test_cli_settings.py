"""`dutydesk settings`: all that is set, and changing it with a preview, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutydesk.cli import cli
from dutydesk.desk.log import log
from tests.desk.cases.entries import move
from tests.support import Time, a_desk


def run(folder: Path, *words: str, answer: str = "") -> Result:
    options = ["--db", str(folder / "desk.db"), "--officer", "Jo Example"]
    return CliRunner().invoke(cli, [*options, *words], input=answer)


def test_settings_are_shown_previewed_and_changed(prepared: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(
        'targets = { "rotherham/r10" = "3 working days" }', encoding="utf-8"
    )
    # Long after the entry was made whatever day it is: its clocks run, and are overdue.
    desk = a_desk(prepared, tmp_path, Time("2026-11-20 20:10"))
    log(desk, move())
    desk.close()
    shown = run(tmp_path, "settings").output
    for words in (
        "anybody may change what is set",
        "targets.rotherham/r10",
        "3 working days",
        "desk.toml",
        "A statute's working days know bank holidays alone",
        "Christmas Day",
        "office_hours.monday",
        "near 5 days, urgent 1 day",
        "keymap",
    ):
        assert words in shown, words
    r10 = ("settings", "set", "targets.rotherham/r10", "4 hours", "--reason", "Winter [bail]")
    asked = run(tmp_path, *r10, answer="n\n")
    assert asked.exit_code == 1
    assert "Nothing was changed" in asked.output
    done = run(tmp_path, *r10, "--yes")
    assert done.exit_code == 0, done.output
    assert "3 working days → 4 hours" in done.output
    assert "“Winter [bail]”" in run(tmp_path, "settings").output
    config = run(tmp_path, "config").output
    assert "desk.toml says 3 working days: overruled." in config
    assert json.loads(run(tmp_path, "config", "--json").output)["overruled"]
    assert json.loads(run(tmp_path, "settings", "--json").output)["history"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("settings", "set", "officer", "Jo", "--reason", "x"), "no setting of the whole desk"),
        (("settings", "set", "warn.1 day", "soon", "--reason", "x"), "not two times"),
        (("settings", "set", "warn.1 day", "none", "--reason", " ", "--yes"), "Say why"),
    ],
)
def test_what_is_refused_is_said_and_leaves_with_1(
    prepared: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    a_desk(prepared, tmp_path, Time("2026-11-20 20:10")).close()
    found = run(tmp_path, *words)
    assert found.exit_code == 1
    assert said in found.output
