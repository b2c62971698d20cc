"""Twenty terminals write at once: nothing is lost, nothing doubled, and all boards are equal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import copy

import pytest
from sqlmodel import col, select

from dutydesk.desk.board import board_ids, board_rows
from dutydesk.protocol.levels import Thresholds, crossings
from dutydesk.records import Alert, AuditRow, Clock, Entry, Telling
from dutydesk.store.audit import verify
from tests.desk.crowd import ENTRIES, TERMINALS, TIME, a_desk, entry_of, seen

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twenty_terminals_at_once(new_database: Path, tmp_path: Path) -> None:
    database = Path(copy(new_database, tmp_path))
    subprocess.run([sys.executable, "-m", "tests.desk.crowd", database], cwd=ROOT, check=True)
    told = [json.loads((tmp_path / f"{n}.json").read_text()) for n in range(TERMINALS)]
    assert sum(one["busy"] for one in told) == 0

    desk = a_desk(database)
    with desk.store.read() as session:
        entries = session.exec(select(Entry).where(col(Entry.uid).startswith("crowd-"))).all()
        clocks = session.exec(select(Clock)).all()
        alerts = session.exec(select(Alert)).all()
        tellings = session.exec(select(Telling)).all()
        logged = session.exec(select(AuditRow).where(AuditRow.action == "logged")).all()
        broken = verify(session)
        sound = session.connection().exec_driver_sql("PRAGMA integrity_check").scalar()
    assert (broken, sound) == ([], "ok")

    # None lost, none doubled; of those that two tried to save, one was told "already".
    made = {entry_of(one, n).uid for one in range(TERMINALS) for n in range(ENTRIES)}
    assert {one.uid for one in entries} == made
    assert len(entries) == len(made) == TERMINALS * ENTRIES
    saves = sum(len(one["saves"]) for one in told)
    assert saves - sum(one["already"] for one in told) == len(made)
    assert saves > len(made)
    assert Counter(one.subject for one in logged).most_common(1)[0][1] == 1
    opened = [clock for one in told for clock in one["opened"]]
    known = {one.id for one in entries}
    assert set(opened) == {one.id for one in clocks if one.entry_id in known}
    assert len(tellings) == sum(one["told"] for one in told) > 0

    # Each crossing was raised once, by one of the watches.
    raised = [tuple(pair) for one in told for pair in one["raised"]]
    assert len(raised) == len(set(raised)) == len(alerts) > 0
    assert set(raised) == {(one.clock_id, one.threshold.value) for one in alerts}
    due = {
        (one.id, name)
        for one in clocks
        for name, at in crossings(Thresholds(one.near_at, one.urgent_at, one.due_at))
        if one.state == "running" and at <= TIME()
    }
    assert due <= set(raised)

    fresh = board_rows(desk, board_ids(desk))
    assert len(fresh) > 100
    assert {one["board"] for one in told} == {seen(fresh)}
    desk.close()
