"""Keys that are typed ahead wait their turn, so that each goes where the one before it has led.

Textual gives every key at once to whatever has the focus, and Enter moves the focus some messages
later. Keys that come in a burst (from a fast hand, over a slow line, on a busy machine) so landed
in the field before: `19:40 Enter Main Street` became the time "9:40Main Street".
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.widgets import Input

# However long something takes, keys are not held back for longer than this many seconds.
PATIENCE = 3.0
_AT_ONCE = frozenset({"ctrl+c", "ctrl+q"})
_WALKING = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "delete"}
)


class TypedAhead(App[None]):
    """Takes the keys of a real terminal one after another.

    A key that can lead somewhere else is followed by the next once all that it started is done:
    messages, the screen's workers, a new screen. A screen that `holds_keys` gets none until it no
    longer does. Ctrl+C never waits, and what was typed ahead of it is dropped.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Event] = deque()
        self._turn: events.Event | None = None
        self._is_leading = False
        self._leading: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or self.is_headless:
            await super().on_event(event)
        elif isinstance(event, events.Key) and event.key in _AT_ONCE:
            self._held.clear()
            await super().on_event(event)
        elif self._is_leading and event is not self._turn:
            self._held.append(event)
        elif self._holds_keys():
            self._held.appendleft(event)
            self._lead()
        else:
            leads_on = self._leads_on(event)
            await super().on_event(event)
            if leads_on:
                self._lead()
            else:
                self._give_next()

    def _holds_keys(self) -> bool:
        return bool(getattr(self.screen, "holds_keys", False))

    def _leads_on(self, event: events.Event) -> bool:
        """Whether what comes next may be for something else than what has the focus now."""
        if not isinstance(event, events.Key) or event.key in _WALKING:
            return False
        return not (event.is_printable and isinstance(self.focused, Input))

    def _lead(self) -> None:
        self._is_leading = True
        self._leading = asyncio.create_task(self._go_on())

    async def _go_on(self) -> None:
        """Once the last key has had its effect, let the next have its turn."""
        with suppress(ScreenStackError):  # the app is ending
            await self._effect()
            while self._holds_keys():
                await asyncio.sleep(0.05)
        self._give_next()

    def _give_next(self) -> None:
        self._is_leading = bool(self._held)
        if self._held:
            self._turn = self._held.popleft()
            self.post_message(self._turn)

    async def _effect(self) -> None:
        """Wait until nothing that a key started is still under way."""
        give_up = monotonic() + PATIENCE
        settled, before = 0, None
        while settled < 2 and monotonic() < give_up:
            focused, screen = self.focused, self.screen
            for pump in focused.ancestors_with_self if focused else (screen, self):
                await _handled(pump, give_up)
            await _handled(screen, give_up, drawn=True)
            quiet = before == (focused, screen) and not self._is_working()
            settled = settled + 1 if quiet else 0
            before = (focused, screen)
            if not quiet:
                await asyncio.sleep(0.005)

    def _is_working(self) -> bool:
        """Whether something of the screen in front is being worked out."""
        return any(
            not worker.is_finished and self.screen in worker.node.ancestors_with_self
            for worker in self.workers
        )


async def _handled(pump: MessagePump, give_up: float, *, drawn: bool = False) -> None:
    """Wait until `pump` has handled what it has been sent, and with `drawn` drawn it too."""
    done = asyncio.Event()
    when = pump.call_after_refresh if drawn else pump.call_later
    if pump.is_running and when(done.set):
        try:
            await asyncio.wait_for(done.wait(), max(0.0, min(give_up - monotonic(), 0.5)))
        except TimeoutError:
            return  # it is going, as a dismissed screen does
