"""What an officer's screen is told as it happens: alerts, breaches that go up, notes for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutydesk.desk.alerts import AlertRow, live_alerts
from dutydesk.desk.drafts import drafts
from dutydesk.desk.notes import NoteForYou, notes_for
from dutydesk.desk.supervising import is_told_of_breaches

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class News:
    """What stands for `officer`: the live alerts, the notes that they have not read, their drafts.

    `goes_up_to_them`: a breach that goes up is for them to hear.
    """

    officer: str
    alerts: tuple[AlertRow, ...]
    notes: tuple[NoteForYou, ...]
    half_typed: int
    goes_up_to_them: bool


def news(desk: Desk) -> News:
    """What stands now for the desk's officer. Raises `StoreError`s."""
    alerts = tuple(live_alerts(desk))
    return News(
        officer=desk.officer,
        alerts=alerts,
        notes=tuple(notes_for(desk, unread_only=True)),
        half_typed=len(drafts(desk)),
        goes_up_to_them=any(one.escalated for one in alerts) and is_told_of_breaches(desk),
    )
