"""The host's part of the audit trail, and its log: what happened, written off the event loop.

Nobody who is not let in may fill the trail. The refusals of one address are one row a minute that
counts them; so are those of all addresses together once many of them come. A scan or a monitor
that names no user is no row; many of them within a minute, which keep others out, are one.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from dutydesk.desk.context import Desk
from dutydesk.desk.hosted import Visit, note_begun, note_ended, note_turned_away
from dutydesk.store.problems import StoreError

EVERY = 60.0
"""Seconds within which the refusals of one address are one row."""
ROWS = 30
"""Rows in that time, over all addresses; further ones share a row."""
MANY = "many addresses"
NAMELESS = "no user named"
A_FEW = 5
"""Connections of an address in that time that named no user: fewer are no row."""
_NAMES, _SHOWN = 8, 60


@dataclass
class _Turned:
    """Refusals that are yet to be written; `told`: whether there is a row of them already."""

    since: float
    told: bool = False
    why: Counter[str] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)

    @property
    def is_worth_a_row(self) -> bool:
        """Whether there is anything to write but a connection or two that named nobody."""
        return self.why.total() > self.why[NAMELESS] or self.why[NAMELESS] >= A_FEW


class Trail:
    """Writes in a thread of its own, in order. `say` prints a line for the host's log."""

    def __init__(self, desk: Desk, say: Callable[[str], None]) -> None:
        self._desk, self._say = desk, say
        self._writer = ThreadPoolExecutor(1, "trail")
        self._turned: dict[str, _Turned] = {}

    def begun(self, visit: Visit) -> None:
        """A session has begun."""
        also = f" (refused: {', '.join(visit.refused)})" if visit.refused else ""
        self._say(f"{visit.subject}: {visit.officer} at {visit.terminal}{also}")
        at = self._desk.now()
        self._write(lambda: note_begun(self._desk, visit, at))

    def ended(self, visit: Visit, how: str, seconds: int) -> None:
        """A session has ended."""
        self._say(f"{visit.subject}: {visit.officer} {how} after {seconds} s")
        at = self._desk.now()
        self._write(lambda: note_ended(self._desk, visit, at, how, seconds))

    def refused(self, address: str, why: str, named: Sequence[str], now: float) -> None:
        """Somebody was refused: the first time in a minute it is written at once.

        `named`: as whom they came, and by which keys; they may have sent anything.
        """
        address, turned = self._count(address, why, now)
        for name in named:
            shown = "".join(one if one.isprintable() else "?" for one in name)[:_SHOWN]
            if shown not in turned.named and len(turned.named) < _NAMES:
                turned.named.append(shown)
        if not turned.told:
            self._turn_away(address, turned)
            self._turned[address] = _Turned(now, told=True)

    def nameless(self, address: str, now: float) -> None:
        """Somebody came, and went or was sent away without naming a user: counted alone."""
        self._count(address, NAMELESS, now)

    def _count(self, address: str, why: str, now: float) -> tuple[str, _Turned]:
        if address not in self._turned and len(self._turned) >= ROWS:
            address = MANY
        turned = self._turned.setdefault(address, _Turned(now))
        turned.why[why] += 1
        return address, turned

    def flush(self, now: float, *, all_: bool = False) -> None:
        """Write what was counted, of each address whose minute is over."""
        for address, turned in [*self._turned.items()]:
            if not all_ and now - turned.since < EVERY:
                continue
            if turned.is_worth_a_row:
                self._turn_away(address, turned)
                self._turned[address] = _Turned(now, told=True)
            else:
                del self._turned[address]

    def _turn_away(self, address: str, turned: _Turned) -> None:
        said = "; ".join(f"{why} (×{n})" if n > 1 else why for why, n in turned.why.items())
        self._say(f"refused {address}: {said}")
        at = self._desk.now()
        self._write(lambda: note_turned_away(self._desk, address, turned.why, turned.named, at))

    def _write(self, work: Callable[[], None]) -> None:
        def write() -> None:
            try:
                work()
            except StoreError as error:  # nobody waits for it who could be told
                loop.call_soon_threadsafe(self._say, f"not in the audit trail: {error}")

        loop = asyncio.get_running_loop()
        self._writer.submit(write)

    async def close(self) -> None:
        """Write what is left, and wait until it is written."""
        self.flush(0.0, all_=True)
        await asyncio.to_thread(self._writer.shutdown)
