"""A desk with officers, and keys made on the spot. Nothing of the host works on Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.officers import add_officer


def sshd() -> str | None:
    """OpenSSH's server, where this computer has one that its user can run."""
    found = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    # What it says of a key that isn't there shows that it came as far as that.
    tried = found and subprocess.run(
        [found, "-t", "-f", os.devnull, "-h", os.devnull], capture_output=True, check=False
    )
    return found if tried and b"no hostkeys" in tried.stderr else None


collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
collect_ignore = [] if sshd() else ["test_real_sshd.py"]
if sys.platform != "linux":
    collect_ignore.append("test_nursery.py")  # elsewhere each session loads by itself

SUPERVISOR, OFFICER = "Sam Superville", "Jo Example"


def new_desk(prepared: Path, folder: Path) -> Desk:
    """A desk of its own with a supervisor, who sits at it, and a duty officer."""
    desk = open_desk(
        Path(shutil.copy(prepared, folder / "desk.db")), officer=SUPERVISOR, terminal="front desk"
    )
    add_officer(desk, SUPERVISOR, "supervisor")
    add_officer(desk, OFFICER, "duty")
    return desk


@pytest.fixture
def desk(prepared: Path, tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(prepared, tmp_path)
    yield made
    made.close()
