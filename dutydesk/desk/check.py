"""Checking the whole desk: the audit trail, the database, and every due time reckoned again.

It reads one unchanging state of the database, beside consoles that go on working.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dutydesk.desk.check_booked import check_booked
from dutydesk.desk.check_due import check_clocks
from dutydesk.desk.check_following import check_following
from dutydesk.desk.check_found import Finding, Looking, Progress, Report
from dutydesk.desk.check_rows import (
    check_entries,
    check_evidence,
    check_file,
    check_protocols,
    check_tellings,
    check_trail,
)
from dutydesk.desk.check_sources import read_sources
from dutydesk.store import sqlite
from dutydesk.store.audit import Head

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = ["Finding", "Report", "check"]


def check(desk: Desk, progress: Progress = lambda *_: None, known: Head | None = None) -> Report:
    """Prove the desk, and say of each row that does not hold what is wrong with it.

    `known`: a head of the audit trail that was noted elsewhere. The check itself is audited, with
    the head that it saw. Raises `StoreError`s.
    """
    report = Report()
    began = time.monotonic()
    with desk.store.read() as session, sqlite.any_text(session.connection()):
        look = Looking(session, report, progress)
        look.cases = {row["id"]: row["case_number"] for row in look.rows("people")}
        check_file(look)
        written = check_trail(look, known)
        check_evidence(look, written)
        check_entries(look, written)
        check_tellings(look)
        check_booked(look)
        check_following(look, desk)
        check_protocols(look)
        check_clocks(look, desk, read_sources(look))
    report.seconds = time.monotonic() - began
    details = {
        "head": report.head,
        "findings": len(report.findings),
        "unproved": len(report.unproved),
        "wrong": [f"{one.table} {one.row}" for one in report.findings[:100]],
    }
    desk.store.run(lambda session: desk.audit(session, "checked", "desk", **details))
    return report
