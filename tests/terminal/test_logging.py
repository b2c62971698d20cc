"""An arrest from the keys to the alert, and what another process saves."""

from __future__ import annotations

import json
import subprocess
from datetime import timedelta

import pytest
from sqlmodel import select

from dutydesk.desk.board import Filters, board_ids, board_rows, counts
from dutydesk.desk.context import utc_now
from dutydesk.protocol.calendar import local
from dutydesk.records import Alert, Entry, Threshold
from dutydesk.store.audit import verify
from tests.terminal.console import ROOT, environment, program
from tests.terminal.hands import EMPTY, NAME, arrest_of, log_arrest, set_up

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("size", "ago", "threshold", "words"),
    [
        ((80, 24), timedelta(hours=23, minutes=30), Threshold.URGENT, "!  URGENT"),
        ((120, 40), timedelta(hours=25), Threshold.OVERDUE, "!! OVERDUE"),
    ],
    ids=["80x24-urgent", "120x40-overdue"],
)
def test_an_arrest_typed_on_an_empty_desk_raises_its_alert(
    tmp_path, start, looking, size, ago, threshold, words
):
    arrested = local(utc_now() - ago).replace(second=0, microsecond=0)
    db = tmp_path / "new" / "desk.db"
    console = start("--db", db, size=size)
    set_up(console)
    log_arrest(console, f"{arrested:%d/%m %H:%M}")
    console.until(" 1 alert ")

    desk = looking(db)
    with desk.store.read() as session:
        (entry,) = session.exec(select(Entry)).all()
        alerts = session.exec(select(Alert)).all()
        assert verify(session) == []
    (row,) = board_rows(desk, board_ids(desk, Filters())).values()
    assert entry.kind == "arrest"
    assert local(entry.happened_at) == arrested
    assert (row.person_name, row.paragraphs, row.tell) == (NAME, "R14", "yot")
    assert row.due_at == entry.happened_at + timedelta(hours=24)
    crossed = list(Threshold)[: list(Threshold).index(threshold) + 1]
    assert [(alert.clock_id, alert.threshold) for alert in alerts] == [
        (row.id, one) for one in crossed
    ]
    assert counts(desk).alerts == 1

    console.until(NAME, "R14")
    console.type("!")
    console.until("1 alert to answer", words, NAME)


def test_a_board_follows_what_another_process_logs(db, start, looking):
    console = start("--db", db, size=(120, 40))
    console.until(EMPTY)
    logged = subprocess.run(
        program("--db", db, "log"),
        input=json.dumps(arrest_of("Żaneta Llŷr-Sample")).encode(),
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (logged.returncode, logged.stderr) == (0, b"")
    desk = looking(db)
    rows = board_rows(desk, board_ids(desk, Filters()))
    assert [row.person_name for row in rows.values()] == ["Żaneta Llŷr-Sample"]
    console.until("Żaneta Llŷr-Sample", "R14")
