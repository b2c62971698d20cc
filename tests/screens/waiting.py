"""How the tests of the screens wait: until every widget waits for its next message.

Textual's own pilot finds that out by sending each widget a message and waiting for all the answers.
With a hundred widgets on a screen, and several waits for each key, two thirds of what the app of a
test did was to answer. A widget that waits for its next message has nothing left to answer.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Any

from textual._queue import Queue
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.screen import Screen
from textual.worker import WorkerCancelled, WorkerFailed


async def until_worked(pilot: Pilot[None]) -> None:
    """Wait until what runs in threads has ended, one way or another."""
    for worker in list(pilot.app.workers):
        with suppress(WorkerCancelled, WorkerFailed):
            await worker.wait()


async def until_at_rest(pilot: Pilot[None], timeout: float = 30.0) -> bool:
    """Wait until the screen has dealt with all that was sent to it; False if the app fails.

    In place of `Pilot._wait_for_screen`; raises WaitForScreenTimeout as that does.
    """
    app, give_up = pilot.app, monotonic() + timeout
    pause = 0.0
    while True:
        if not app.is_running or app._exception is not None:
            return False
        if all(map(_rests, [app, *app.screen.walk_children(with_self=True)])):
            _draw(app)
            return True
        if monotonic() > give_up:
            raise WaitForScreenTimeout("The screen does not come to rest.")
        await asyncio.sleep(pause)
        pause = min(pause + 0.0005, 0.005)


_refresh = Screen._compositor_refresh


def drawn_at_rest(screen: Screen[Any]) -> None:
    """In place of `Screen._compositor_refresh`: what is to be drawn is noted, and stays so."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        _refresh(screen)


def _draw(app: App[Any]) -> None:
    """Draw what has changed. Raises what a widget that can't be drawn does."""
    if app.screen._compositor._dirty_regions:
        with app._context():
            app.screen._compositor.render_update(screen_stack=app._background_screens)


def _rests(pump: MessagePump) -> bool:
    """Whether it has nothing in its queue and nothing in hand, or has ended."""
    queue: Queue[Any] = pump._message_queue
    waits = queue.empty() and bool(queue.ready_event._waiters) and not pump._next_callbacks
    return waits or pump._closing or pump._closed
