"""A console that is killed while it signs a shift sheet has signed it wholly, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dutydesk.desk.check import check
from dutydesk.desk.handover import sign, signed_sheets
from tests.desk.desks import Time, make_desk

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from sqlalchemy import event
from dutydesk.desk.context import open_desk
from dutydesk.desk.handover import sign

def now():
    return datetime.fromisoformat("2026-11-24T09:00:00+00:00")

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

for moment in ("before", "after"):
    child = os.fork()
    if child:
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        continue
    desk = open_desk(Path(sys.argv[1]), now=now, officer="Jo Example", terminal="front desk")
    if moment == "before":
        event.listen(desk.store.engine, "commit", die)
    sign(desk, f"handover-{moment}", "Ring Ann")
    die()
"""


def test_signing_that_is_killed(prepared: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(prepared.read_bytes())
    command = [sys.executable, "-c", KILLED, str(tmp_path / "desk.db")]
    subprocess.run(command, check=True, cwd=ROOT, timeout=60)
    desk = make_desk(tmp_path, Time())
    (found,) = signed_sheets(desk)
    assert (found.uid, found.words) == ("handover-after", "Ring Ann")
    assert sign(desk, "handover-after", "Ring Ann") == found  # tried again, it is signed once
    assert sign(desk, "handover-before", "Ring Ann").id > found.id
    assert not check(desk).findings
    desk.close()
