"""Views of records and what is printed of them: who saw what goes into the audit trail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

AGAIN = timedelta(hours=1)
"""How long a page may stay open, and be read again as others save, as one view."""


class Viewing:
    """One page that somebody has opened: a view when it is opened, and each hour that it stays so.

    A page follows what any terminal saves; each reading of it would be a row of the trail that
    tells of nobody's act.
    """

    def __init__(self) -> None:
        self._noted_at: datetime | None = None

    def begins(self, now: datetime) -> bool:
        """Whether reading the page now is a view to be noted; if so it is taken as noted."""
        if self._noted_at is not None and timedelta(0) <= now - self._noted_at < AGAIN:
            return False
        self._noted_at = now
        return True


def note_printed(desk: Desk, what: str, rows: int, **details: object) -> None:
    """Note that records have left the desk, printed or as JSON: what, and of how many rows."""
    desk.store.run(lambda session: desk.audit(session, "printed", what, rows=rows, **details))


def note_asked_in_vain(desk: Desk, asked: str) -> None:
    """Note that somebody asked for a young person whom the desk does not have."""
    desk.store.run(
        lambda session: desk.audit(session, "refused", "person", tried="view", asked=asked)
    )
