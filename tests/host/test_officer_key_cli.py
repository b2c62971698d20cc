"""`dutydesk officer key`: what it says, prints and leaves with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutydesk.cli import cli
from dutydesk.desk.context import Desk
from dutydesk.desk.officers import set_secret
from tests.host.conftest import OFFICER, SUPERVISOR
from tests.host.test_officer_keys import LINE, NEW

PIN = "4071"
Run = Callable[..., Result]


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Run:
    set_secret(desk, SUPERVISOR, PIN)
    monkeypatch.setenv("DUTYDESK_PIN", PIN)

    def run(*words: str, stdin: str = "", code: int = 0, officer: str = SUPERVISOR) -> Result:
        given = ["--db", str(desk.places.database), "--officer", officer, "officer", "key", *words]
        found = CliRunner().invoke(cli, given, input=stdin, catch_exceptions=False)
        assert found.exit_code == code, found.output
        return found

    return run


def test_from_a_file_to_the_list_and_away(run: Run, tmp_path: Path) -> None:
    assert "No officer has a key yet" in run("list").output
    file = tmp_path / "id_ed25519.pub"
    file.write_text(LINE)
    fingerprint = NEW.get_fingerprint()
    added = run("add", OFFICER, str(file)).output
    assert added.strip().endswith(f"{OFFICER} comes in by {fingerprint} jo@laptop")
    listed = run("list").output
    assert f"{OFFICER}  ssh-ed25519  jo@laptop" in listed
    assert f"by {SUPERVISOR}, never used" in listed
    (line,) = [one for one in run("export").output.splitlines() if one.startswith("restrict")]
    assert line.startswith('restrict,pty,command="exec env DUTYDESK_PROOF=')
    assert line.endswith(LINE)
    assert "no longer comes in" in run("remove", fingerprint[:14]).output
    (row,) = json.loads(run("list", "--all", "--json").stdout)
    assert (row["officer"], row["fingerprint"]) == (OFFICER, fingerprint)
    assert row["ended_at"]


def test_what_is_refused_says_what_to_do(run: Run) -> None:
    private = NEW.export_private_key().decode()
    refused = run("add", OFFICER, stdin=private, code=1).output
    assert "private key" in refused
    assert private.splitlines()[1] not in refused
    assert "dutydesk officer key list" in run("remove", "SHA256:xyz", code=1).output
    assert "no officer of this desk" in run("add", "Nobody", stdin=LINE, code=1).output
    assert "Say who you are" in run("list", officer="Nobody", code=1).output
