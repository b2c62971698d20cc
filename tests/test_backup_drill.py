"""The page about backups tells what works: its commands are performed in a shell, as they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.records import Entry
from dutydesk.settings import Settings
from dutydesk.store.contents import examine
from dutydesk.store.store import open_store
from tests.store.releases import OPENED, RELEASED, load

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "backups.md").read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The shell commands of a page, each block with the heading that it stands under."""
    heading = ""
    for found in re.finditer(r"^#+ ([^\n]+)$|^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        heading = found[1] or heading
        if found[2]:
            yield heading, found[2]


@pytest.mark.slow
def test_the_drill(tmp_path: Path) -> None:
    old = load(RELEASED[0], tmp_path / "desk.db")
    new = tmp_path / "new computer" / "desk.db"
    said = []
    for heading, commands in blocks(PAGE):
        on_new = "new computer" in heading
        if on_new and not new.parent.exists():
            new.parent.mkdir()
            shutil.copy(old.with_name("seal.key"), new.parent)
        said.append(perform(commands, new if on_new else old, tmp_path))
        if "before-the-drill" in commands and len(said) == 1:
            change_something(old)
    made, restored, listed, taken, moved, board = said
    assert "7 entries" in made
    assert "WOULD BE LOST: entries 1" in restored
    assert "replaced by a restore" in listed
    assert "7 entries" in taken
    assert "There is no database" in moved
    assert "seal.key" not in moved
    assert [examine(one).entries for one in (old, new)] == [7, 7]
    (kept,) = old.parent.glob("backups/*-replaced-*.db")
    assert examine(kept).entries == 8
    assert " running\n" in board


def perform(commands: str, db: Path, folder: Path) -> str:
    """Type the commands into a shell, and `yes` to whatever it asks; give what it said."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "dutydesk"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m dutydesk "$@"\n')
    program.chmod(0o755)
    ran = subprocess.run(
        ["sh", "-e"],
        input=commands.replace("dutydesk restore", "echo yes | dutydesk restore"),
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=os.environ
        | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "DUTYDESK_DB": str(db),
        },
    )
    assert (ran.returncode, ran.stderr) == (0, ""), f"{commands}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def change_something(db: Path) -> None:
    """An entry, without what it opens: reading the protocols takes longer than a restore."""
    store = open_store(db, OPENED)
    entry = Entry(
        uid="the-drill-1", kind="arrest", person_id=8, happened_at=OPENED, known_at=OPENED,
        logged_at=OPENED, officer="Jo Example", terminal="front desk", summary="An arrest",
    )  # fmt: skip
    store.run(lambda session: session.add(entry))
    store.close()


def test_the_page_names_settings_and_commands_that_there_are() -> None:
    from dutydesk.cli import cli

    for setting in ("backup_hours", "backup_folder"):
        assert f"`{setting}`" in PAGE
        assert setting in Settings.model_fields
    for command in re.findall(r"`dutydesk (?:--db FILE )?([a-z]+)", PAGE):
        assert command in cli.commands
    for command in (line.split()[1] for _, lines in blocks(PAGE) for line in lines.splitlines()):
        assert command in cli.commands
