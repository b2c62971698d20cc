"""A meeting that is called off is no meeting, and one that moves is told of anew."""

from __future__ import annotations

from dutydesk.desk.context import Desk
from tests.desk.cases.entries import logs
from tests.support import CHILD, Time, opened, running, someone


def test_a_strategy_meeting_that_is_called_off_is_called_anew(desk: Desk, time: Time) -> None:
    kind = {"meeting_kind": "risk_strategy"}
    booked = logs(desk, "meeting", someone(), **kind, at="2026-11-27T10:00",
                  social_worker_invited=True, answers=CHILD)  # fmt: skip
    person = booked.person_id
    off = logs(desk, "meeting", person, meeting_id=booked.entry_id, called_off=True,
               social_care_attending=False)  # fmt: skip
    # No report is owed for a meeting that nobody holds, and calling it off calls none.
    assert opened(off.plan) == {"r3-again": "2026-11-23 23:59"}
    time.to("2026-11-21 10:00")
    other = logs(desk, "meeting", person, **kind, at="2026-12-04T10:00")
    logs(desk, "meeting", person, meeting_id=other.entry_id, called_off=True)
    assert running(desk, person) == {"r3-again": "2026-11-23 23:59"}
