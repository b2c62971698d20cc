"""Is a desk sound? For the ends of tests that did something to it."""

from __future__ import annotations

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk


def assert_sound(desk: Desk) -> None:
    """Prove the whole desk as `dutydesk check` does: about 50 ms for a few entries."""
    report = check(desk)
    assert not report.findings, "\n".join(map(str, report.findings))
