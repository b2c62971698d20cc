"""What the watch must raise and show, worked out from the clocks' rows by a reader of its own.

It reads the rows after each thing that people did, with the driver alone, and keeps the crossings
that lie ahead in a heap. It calls nothing of the watch and knows no table of alerts.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from dutydesk.store.driver import library

GRAVITY = ("near", "urgent", "overdue")
AWAY = timedelta(seconds=90)
NEVER = datetime.max.replace(tzinfo=UTC)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Crossing(NamedTuple):
    """What is raised once: one threshold of one clock for one due time."""

    clock: int
    threshold: str
    due: datetime


@dataclass
class Standing:
    """A clock as it was read last. `turn` counts how often it was put to a due time."""

    running: bool
    due: datetime | None
    since: datetime
    turn: int = 0


@dataclass
class Answer:
    """How an alert stands: live, quiet until some time, or neither (its clock ended or moved)."""

    live: bool = True
    until: datetime | None = None


@dataclass
class Expected:
    """The alerts that there must be, and how each stands."""

    database: Path
    clocks: dict[int, Standing] = field(default_factory=dict)
    alerts: dict[Crossing, Answer] = field(default_factory=dict)
    _ahead: list[tuple[datetime, Crossing, int]] = field(default_factory=list)
    _quiet: list[tuple[datetime, Crossing]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = library().connect(self.database, isolation_level=None)

    def read(self, person: int, wall: datetime) -> list[int]:
        """Read a young person's clocks after something was done at a desk where it is `wall`.

        Gives those that have begun to run to a due time, or to wait for one.
        """
        begun = []
        for key, state, *texts in self.rows.execute(
            "SELECT id, state, near_at, urgent_at, due_at FROM clocks WHERE person_id = ?",
            (person,),
        ).fetchall():
            running, times = state == "running", [text and instant(text) for text in texts]
            before, due = self.clocks.get(key), times[-1]
            moved = before is None or before.due != due
            ran = before is not None and before.running
            if before is not None and ran and (moved or not running):
                self._close(key)
            turn = before.turn if before else 0
            since = before.since if before else wall
            if running and (moved or not ran):
                begun.append(key)
                since, turn = wall, turn + 1
                if due is not None:
                    self._run(key, due, dict(zip(GRAVITY, times, strict=True)), turn, moved)
            self.clocks[key] = Standing(running, due, since, turn)
        return begun

    def _run(
        self, key: int, due: datetime, times: dict[str, datetime | None], turn: int, moved: bool
    ) -> None:
        for name, at in times.items():
            one = Crossing(key, name, due)
            if one in self.alerts and not moved:
                self.alerts[one] = Answer()  # reopened: what it had said, it says again
            elif at is not None:
                heapq.heappush(self._ahead, (at, one, turn))

    def _close(self, key: int) -> None:
        for one, answer in self.alerts.items():
            if one.clock == key:
                answer.live, answer.until = False, None

    def next_at(self) -> datetime:
        """When a look may find something next."""
        return min(
            self._ahead[0][0] if self._ahead else NEVER, self._quiet[0][0] if self._quiet else NEVER
        )

    def look(self, wall: datetime) -> tuple[dict[Crossing, datetime], bool]:
        """What the look of a terminal where it is `wall` must raise, each with its instant.

        And whether it brings back what was raised before.
        """
        new, back = {}, False
        while self._ahead and self._ahead[0][0] <= wall:
            at, one, turn = heapq.heappop(self._ahead)
            clock = self.clocks[one.clock]
            if not clock.running or clock.turn != turn:
                continue
            if one not in self.alerts:
                new[one] = at
            back = back or one not in new
            self.alerts[one] = Answer()  # new, or back with the due time that it was raised for
        while self._quiet and self._quiet[0][0] <= wall:
            until, one = heapq.heappop(self._quiet)
            if self.alerts[one].until == until:
                self.alerts[one], back = Answer(), True
        return new, back

    def answered(self, key: int, until: datetime) -> None:
        """The live alerts of a clock were snoozed, or acknowledged with a promise."""
        for one, answer in self.alerts.items():
            if one.clock == key and answer.live:
                answer.live, answer.until = False, until
                heapq.heappush(self._quiet, (until, one))

    def shown(self) -> dict[int, str]:
        """Each clock that wants an answer, with the gravest of its live alerts."""
        found: dict[int, str] = {}
        for name in GRAVITY:
            for one, answer in self.alerts.items():
                if answer.live and one.threshold == name:
                    found[one.clock] = name
        return found

    def late(self, one: Crossing, crossed: datetime, raised: datetime) -> bool:
        """Whether nobody's console was awake when it crossed: a late entry was missed by nobody."""
        return raised - max(crossed, self.clocks[one.clock].since) > AWAY
