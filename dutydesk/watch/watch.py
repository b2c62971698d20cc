"""The watch of one terminal: APScheduler nudges, the database tells.

A job is only a nudge. Two of them call the same look: a heartbeat, and one armed for the next
crossing. A guard on the loop's own (monotonic) clock looks after both, because a wall clock that is
set back would leave every job waiting for a time that is long ahead.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from dutydesk.store.store import Store
from dutydesk.watch.backups import FIRST_LOOK, LOOK_EVERY, Backups
from dutydesk.watch.look import step
from dutydesk.watch.prompts import Hours, Prompt, look_for_prompts
from dutydesk.watch.sweep import Escalation

BEAT, BACKUP = "beat", "backup"


class Watch:
    """Looks for crossings while the loop runs; what it raises, every terminal hears by the feed.

    `now` gives the present instant (UTC), `escalation` how long a breach may go unanswered: the
    desk may set that anew while it watches, as it may its `hours`. `prompts` is what these ask for
    now. `last_checked` is the instant of the last look that
    succeeded, `error` what went wrong with the newest one, in words for people.
    """

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime],
        beat: timedelta,
        escalation: Callable[[], Escalation],
        backups: Backups | None = None,
        hours: Callable[[], Hours] | None = None,
    ) -> None:
        self.last_checked: datetime | None = None
        self.prompts: tuple[Prompt, ...] = ()
        self.error: str | None = None
        self._checked: float | None = None
        self._store = store
        self._nudged: set[asyncio.Task[None]] = set()
        self._now = now
        self._beat = beat
        self._escalation = escalation
        self._backups = backups
        self._hours = hours
        self._looking = asyncio.Lock()
        self._armed = 0
        self._guard: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )
        self._scheduler.add_listener(self._failed, EVENT_JOB_ERROR | EVENT_JOB_MISSED)

    def start(self) -> None:
        """Begin to look; the event loop must be running."""
        self._scheduler.start()
        self._schedule_beat()
        self._watch_over()

    def nudge(self) -> None:
        """Look now, because something was saved; needs the running loop."""
        task = asyncio.get_running_loop().create_task(self.look())
        self._nudged.add(task)  # a task that nobody holds may be thrown away before it runs
        task.add_done_callback(self._nudged.discard)

    def stop(self) -> None:
        """Stop looking. Nothing is lost: the next watch finds what this one did not."""
        if self._guard is not None:
            self._guard.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @property
    def backup_error(self) -> str | None:
        """Why the last scheduled backup could not be made, in words for people."""
        return self._backups.error if self._backups else None

    @property
    def silent_for(self) -> float | None:
        """Seconds (monotonic) since the last look that succeeded; None before the first."""
        return None if self._checked is None else time.monotonic() - self._checked

    async def look(self) -> None:
        """Look once, now. Looks that overlap become one."""
        if self._looking.locked():
            return
        async with self._looking:
            try:
                upcoming = await self._look()
            except Exception as error:  # noqa: BLE001 - the next beat must come whatever this was
                self.error = str(error) or type(error).__name__
                return
            self.error = None
            self.last_checked = self._now()
            self._checked = time.monotonic()
            self._arm(upcoming)

    async def _look(self) -> datetime | None:
        """Raise everything that is due and see what the hour asks for; give when that changes."""
        while True:
            upcoming, found = await asyncio.to_thread(
                step, self._store, self._now, self._escalation()
            )
            if not found.again:
                break
        if self._hours is None:
            return upcoming
        asked = await asyncio.to_thread(look_for_prompts, self._store, self._now(), self._hours())
        self.prompts = asked.found
        return min(asked.next_at, upcoming or asked.next_at)

    def _arm(self, upcoming: datetime | None) -> None:
        """Arm one job for the next crossing, under a new id: a job that re-arms its own is lost."""
        previous, self._armed = f"crossing-{self._armed}", self._armed + 1
        if self._scheduler.get_job(previous):
            self._scheduler.remove_job(previous)
        if upcoming is not None and upcoming - self._now() < 2 * self._beat:
            self._scheduler.add_job(
                self.look,
                "date",
                run_date=self._wake_at(upcoming),
                id=f"crossing-{self._armed}",
            )

    def _schedule_beat(self) -> None:
        self._scheduler.add_job(
            self.look,
            "interval",
            seconds=self._beat.total_seconds(),
            id=BEAT,
            replace_existing=True,
            next_run_time=self._wake_at(self._now()),
        )
        if self._backups:
            self._scheduler.add_job(  # no coroutine: it runs in a thread
                self._backups.look,
                "interval",
                seconds=LOOK_EVERY.total_seconds(),
                id=BACKUP,
                replace_existing=True,
                next_run_time=self._wake_at(self._now() + FIRST_LOOK),
            )

    def _wake_at(self, at: datetime) -> datetime:
        """An instant of the desk's by the machine's clock, which is what the scheduler goes by.

        Where they differ, as for a desk whose time stands still, it would step through every beat
        that lies between them first.
        """
        return datetime.now(UTC) + (at - self._now())

    def _watch_over(self) -> None:
        """Set the heartbeat going again where the wall clock has been stepped under it."""
        silent = self.silent_for
        if silent is not None and silent > 2 * self._beat.total_seconds():
            self._schedule_beat()
        self._guard = asyncio.get_running_loop().call_later(
            self._beat.total_seconds(), self._watch_over
        )

    def _failed(self, event: JobExecutionEvent) -> None:
        self.error = str(event.exception or "a look was missed")
