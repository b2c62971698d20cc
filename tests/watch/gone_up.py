"""What must have gone up, look by look: reckoned from when each breach began to wait for an answer.

It reads the alerts' rows with the driver alone and calls nothing of the watch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from dutydesk.watch.sweep import Escalation
from tests.watch.expected import NEVER, instant

LIVE = """
    SELECT id, COALESCE(came_back_at, raised_at), escalated_at, last_escalated_at, escalations
    FROM alerts WHERE threshold = 'overdue' AND closed_at IS NULL AND quiet_until IS NULL
"""


class Wait(NamedTuple):
    """A breach that waits for an answer: since when, when it last went up, and how often in all."""

    since: datetime
    last: datetime | None
    ups: int


class GoneUp:
    """The breaches that wait, as they stood after the last look."""

    def __init__(self, rows: Any, escalation: Escalation) -> None:
        self._rows, self._escalation = rows, escalation
        self._waits: dict[int, Wait] = {}
        self._next = NEVER
        self.seen = 0

    def idle(self, walls: Iterable[datetime]) -> None:
        """Looks that wrote nothing had nothing to send up."""
        assert self._next > max(walls)

    def look(self, walls: Sequence[datetime]) -> None:
        """Looks by these wall clocks: what went up was due to, and all that was due to went up."""
        found = {}
        for key, since, first, last, number in self._rows.execute(LIVE).fetchall():
            # Gone up before it was answered and came back is not gone up in this wait.
            found[key] = Wait(instant(since), instant(last) if first else None, number)
        for key, now in found.items():
            before = self._waits.get(key, Wait(now.since, None, 0))
            more = now.ups - before.ups
            assert 0 <= more <= len(walls)
            if more:
                self._was_due(now, before, walls)
                self.seen += more
            assert self._due(now) > max(walls)
        self._waits |= found
        self._next = min((self._due(one) for one in found.values()), default=NEVER)

    def _was_due(self, now: Wait, before: Wait, walls: Sequence[datetime]) -> None:
        assert now.last is not None
        assert now.last in walls
        assert now.last >= now.since + self._escalation.after
        if before.since == now.since and before.last is not None:
            assert now.last >= self._due(before)

    def _due(self, one: Wait) -> datetime:
        if one.last is None:
            return one.since + self._escalation.after
        assert self._escalation.again is not None
        return one.last + self._escalation.again
