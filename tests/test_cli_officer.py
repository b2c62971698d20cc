"""`dutydesk officer`, and that every command asks who acts once the desk is guarded."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlmodel import col, select

from dutydesk.cli import cli
from dutydesk.desk.context import open_desk
from dutydesk.desk.rights import TABLE
from dutydesk.records import AuditRow
from tests.desk.officers.test_officers import OTHER, PIN, _quick

__all__ = ["_quick"]

DELIA, INES = "Delia Specimen", "Ines Mockridge"


class Line:
    """The command line on one desk; what is typed unseen comes from the environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, who: str = "root", pin: str = "", new: str = "") -> Result:
        options = ["--db", str(self.folder / "desk.db"), "--officer", who]
        environment = {"DUTYDESK_PIN": pin or None, "DUTYDESK_NEW_PIN": new or None}
        return CliRunner().invoke(cli, [*options, *words], env=environment)

    def trail(self) -> list[tuple[str, str]]:
        desk = open_desk(self.folder / "desk.db")
        with desk.store.read() as session:
            rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq))).all()
        desk.close()
        return [(row.action, row.officer) for row in rows]


@pytest.fixture
def line(prepared: Path, tmp_path: Path) -> Line:
    shutil.copy(prepared, tmp_path / "desk.db")
    return Line(tmp_path)


@pytest.fixture
def led(line: Line) -> Line:
    assert line("officer", "add", DELIA, "--role", "supervisor", new=PIN).exit_code == 0
    return line


def test_officers_are_added_changed_and_end(led: Line) -> None:
    delia = {"who": DELIA, "pin": PIN}
    assert (
        "Ines Mockridge is added: court, PIN to be changed."
        in led("officer", "add", INES, "--role", "court", new=OTHER, **delia).output
    )
    assert "asks" not in led("officer", "list", **delia).output
    assert led("officer", "list", **delia).output.splitlines() == [
        "Delia Specimen  supervisor, PIN",
        "Ines Mockridge  court, PIN to be changed",
    ]
    assert "choose your own" in led("officer", "list", who=INES, pin=OTHER).output.lower()
    assert led("officer", "pin", who=INES, pin=OTHER, new="3917").output == (
        "! Somebody else chose your PIN. Choose your own: dutydesk officer pin\n"
        "Your PIN is changed.\n"
    )
    assert led("officer", "pin", INES, new="5028", **delia).exit_code == 0
    refused = led("officer", "role", INES, "supervisor", who=INES, pin="5028")
    assert refused.exit_code == 1
    assert "Only supervisors may add officers" in refused.output
    assert led("officer", "role", INES, "duty", **delia).output.startswith("Ines Mockridge: duty")
    assert "has left" in led("officer", "end", INES, **delia).output
    assert "has left" in led("clocks", who=INES, pin="5028").output
    shown = json.loads(led("officer", "list", "--all", "--json", **delia).output)
    assert [one["name"] for one in shown] == [DELIA, INES]
    assert "secret" not in shown[0]


@pytest.mark.parametrize(
    "words",
    [("clocks",), (), ("person", "x"), ("explain", "1"), ("entry", "1"), ("settings",), ("log",),
     ("preview",), ("officer", "list")],
)  # fmt: skip
def test_what_shows_or_changes_records_asks_who_acts(led: Line, words: tuple[str, ...]) -> None:
    for who, pin, said in (
        ("root", PIN, "is no officer of this desk. There are: Delia Specimen"),
        (DELIA, "", "Put it in DUTYDESK_PIN"),
        (DELIA, OTHER, "is not Delia Specimen's PIN"),
    ):
        answer = led(*words, who=who, pin=pin)
        assert answer.exit_code == 1
        assert said in answer.output


@pytest.mark.parametrize("words", [("check",), ("protocol", "list"), ("backup",), ("config",)])
def test_what_tells_of_nobody_runs_by_itself_at_night(led: Line, words: tuple[str, ...]) -> None:
    assert led(*words, who=DELIA).exit_code == 0
    assert (DELIA, "signed in") not in led.trail()
    acted = {officer for action, officer in led.trail() if action != "officer_added"}
    assert acted <= {f"{DELIA} (not signed in)"}


def test_the_owner_of_the_file_recovers_a_supervisor(
    led: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert led("officer", "pin", DELIA, "--recover", new=OTHER).exit_code == 0
    assert led("clocks", who=DELIA, pin=OTHER).exit_code == 0
    assert ("secret_recovered", "root (not signed in)") in led.trail()
    # Without a name it is the PIN of whoever they say they are.
    assert led("officer", "pin", "--recover", who=DELIA, new=PIN).exit_code == 0
    assert led("clocks", who=DELIA, pin=PIN).exit_code == 0
    nobody = led("officer", "pin", "--recover", who="Nobody", new=OTHER)
    assert "“Nobody” is no officer of this desk" in nobody.output
    assert led.trail()[-1] == ("refused", "Nobody (not signed in)")
    mine = os.getuid() if hasattr(os, "getuid") else 0
    monkeypatch.setattr(os, "getuid", lambda: mine + 1, raising=False)
    refused = led("officer", "pin", DELIA, "--recover", new=PIN)
    assert refused.exit_code == 1
    assert "owner" in refused.output
    assert led.trail()[-1] == ("refused", "root (not signed in)")


def test_bad_pins_are_refused_with_what_to_type(line: Line) -> None:
    refused = line("officer", "add", DELIA, "--role", "supervisor", new="1234")
    assert refused.exit_code == 1
    assert "not in a row" in refused.output
    assert "1234" not in refused.output
    assert "No officers yet" in line("officer", "list").output


def test_the_roles_are_shown_cell_by_cell(line: Line) -> None:
    heading, *rows = line("officer", "roles").output.splitlines()
    assert heading.split() == ["duty", "court", "supervisor", "read-only"]
    for row, (right, able) in zip(rows, TABLE.items(), strict=True):
        said = dict(zip(heading.split(), row.removeprefix(right.value).split(), strict=True))
        assert said == {role: "yes" if role in able else "-" for role in said}
