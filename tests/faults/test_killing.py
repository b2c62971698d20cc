"""What was acknowledged before a sudden death is there; what was not is whole, or not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[2]
KILLS = os.environ.get("KILLS", "80")
"""How often a save is killed; `make thorough` has 200."""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_kills_in_the_middle_of_saves(prepared: Path, tmp_path: Path) -> None:
    database = copy(prepared, tmp_path / "desk.db")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", database, KILLS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{KILLS} killed")
