"""What was acknowledged before a sudden death is there; what was not is whole, or not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_kills_in_the_middle_of_saves(prepared: Path, tmp_path: Path) -> None:
    database = copy(prepared, tmp_path / "desk.db")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", database, "200"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("200 killed")
