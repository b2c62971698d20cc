"""The part of the app that goes on by itself: it hears what is saved, counts, and stays alive.

Nothing in here may ever end the app: what goes wrong is caught and shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual import work
from textual.signal import Signal

from screens.announcements import Known, announcements, waiting
from screens.attention import SILENCE, Attention, PromptLike, prompt_words
from screens.steady_app import SteadyApp

if TYPE_CHECKING:
    from dutydesk.desk.board import Counts
    from dutydesk.desk.context import Desk, Feed
    from dutydesk.desk.news import News

POLL = 1 / 3
# How many seconds until the counts are made anew though nobody saved anything: levels rise.
RECOUNT = 10
T = TypeVar("T")


class WatchLike(Protocol):
    """What the app needs of the watch."""

    last_checked: datetime | None
    error: str | None

    @property
    def prompts(self) -> Sequence[PromptLike]:
        """What the hour asks for now."""

    @property
    def backup_error(self) -> str | None:
        """Why the last scheduled backup could not be made."""

    @property
    def silent_for(self) -> float | None:
        """Seconds since the last look that succeeded, however the wall clock was set."""

    def start(self) -> None:
        """Begin to watch; needs the running loop."""

    def stop(self) -> None:
        """Watch no more."""

    def nudge(self) -> None:
        """Look now: something was saved."""

    async def look(self) -> None:
        """Look once, now."""


class LiveApp(SteadyApp):
    """Hears, ticks and counts once `live()` was called with the open desk.

    `ticked` is published once a second with the time, `changed` with the (kind, key) of each
    record that any terminal saved; `attention` is what the bar on every screen shows.
    """

    def __init__(self, start_watch: Callable[[Desk], WatchLike] | None) -> None:
        super().__init__()
        self._start_watch = start_watch
        self._desk: Desk | None = None
        self._feed: Feed | None = None
        self._ticks = 0
        self._unkept: list[Callable[[], None]] = []
        self._known_alerts: Known | None = None
        self.watch_over: WatchLike | None = None
        self.keymap: dict[str, str] = {}
        self._asked: tuple[PromptLike, ...] | None = None
        self.attention = Attention(officer="", terminal="", opening=True)
        self.ticked: Signal[datetime] = Signal(self, "ticked")
        self.changed: Signal[list[tuple[str, int]]] = Signal(self, "changed")

    @property
    def desk(self) -> Desk:
        """The desk; only screens that are shown after it has opened ask for it."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
        return self._desk

    @property
    def is_open(self) -> bool:
        """True once there is a desk."""
        return self._desk is not None

    def now(self) -> datetime:
        """The present instant as the desk has it."""
        return self._desk.now() if self._desk else datetime.now(UTC)

    def live(self, desk: Desk) -> None:
        """Go on with this desk."""
        self._desk = desk
        self.attention = replace(
            self.attention, officer=desk.officer, terminal=desk.terminal, opening=False
        )
        self.guarded(lambda _: self._listen(), None)
        self.set_interval(POLL, self.hear)
        self.set_interval(1, self.tick)
        self.recount()
        self.announce()
        self._read_rulebook()

    def _listen(self) -> None:
        self._feed = self.desk.feed()
        self._watch()

    def _watch(self) -> None:
        if self._start_watch is not None:
            self.watch_over = self._start_watch(self.desk)
            self.watch_over.start()
            self.attention = replace(self.attention, watched_since=self.now())

    def go_on_with(self, desk: Desk) -> None:
        """Go on with the same desk and another officer at it.

        What was announced to the one before is said again: the next has not heard it.
        """
        self._desk = desk
        self._known_alerts = None
        self.attention = replace(self.attention, officer=desk.officer)
        self._asked = ()
        if self.watch_over:  # it goes by the settings of the desk that it was started with
            self.watch_over.stop()
        self.guarded(lambda _: self._watch(), None)
        self.announce()

    async def on_unmount(self) -> None:
        if self.watch_over:
            self.watch_over.stop()
        if self._feed:
            self._feed.close()

    # What goes on.

    def hear(self) -> None:
        """Hear what any terminal has saved since the last time, and tell the screens."""
        try:
            changes = self._feed.poll() if self._feed else []
        except Exception as error:  # noqa: BLE001  # shown in the bar, and tried again
            self.stale(error)
            return
        if changes:
            if any(kind == "setting" for kind, _ in changes):
                self.guarded(_take_up_settings, self.desk)
            if any(kind == "officer" for kind, _ in changes):
                self.hear_of_officers()
            self.changed.publish(changes)
            self.recount()
            if any(kind in ("alert", "note") for kind, _ in changes):
                self.announce()
            if self.watch_over:
                self.watch_over.nudge()

    def hear_of_officers(self) -> None:
        """Somebody's role or PIN was changed."""

    def tick(self) -> None:
        """A second has passed: see if the watch is alive, and let the screens count on."""
        self._ticks += 1
        self.guarded(lambda _: self._look_around(), None)

    def _look_around(self) -> None:
        if self.watch_over:
            self._prompted(self.watch_over.prompts)
            silent = self.watch_over.silent_for
            stopped = self.watch_over.error is not None or (
                silent is not None and silent > SILENCE.total_seconds()
            )
            self.attention = replace(
                self.attention,
                checked_at=self.watch_over.last_checked,
                watch_error=self.watch_over.error,
                backup_error=self.watch_over.backup_error,
                prompts=tuple(self.watch_over.prompts),
                silent_since=self.now() - timedelta(seconds=silent or 0) if stopped else None,
            )
        if self._ticks % RECOUNT == 0:
            self.recount()
            self.guarded(_take_up_settings, self.desk)
            if self._unkept:
                self.keep_held()
        self.ticked.publish(self.now())

    @work(thread=True, exit_on_error=False, group="counts", exclusive=True)
    def recount(self) -> None:
        """Count anew, in a thread."""
        from dutydesk.desk.board import counts  # slow to load: not before the first paint

        try:
            found = counts(self.desk)
        except Exception as error:  # noqa: BLE001  # shown in the bar
            self.back_here(self.stale, error)
        else:
            self.back_here(self._counted, found)

    def _counted(self, found: Counts) -> None:
        self.attention = replace(self.attention, counts=found)
        self.fresh()
        self.ticked.publish(self.now())

    @work(thread=True, exit_on_error=False, group="rulebook", exclusive=True)
    def _read_rulebook(self) -> None:
        """Read the protocols before the first form needs them, and say which are broken."""
        self.back_here(self._noticed, self.desk.rulebook.notices)

    def _noticed(self, notices: tuple[str, ...]) -> None:
        self.attention = replace(self.attention, notices=notices)

    @work(thread=True, exit_on_error=False, group="alerts", exclusive=True)
    def announce(self) -> None:
        """Find what is new: alerts, whichever terminal's watch has raised them, and notes."""
        from dutydesk.desk.news import news  # slow to load: not before the first paint

        self.back_here(self._announced, news(self.desk))

    def _announced(self, found: News) -> None:
        """Toast and bell for what is new; the bar and the lists are where it stays."""
        if found.officer != self.desk.officer:
            return  # somebody else has sat down meanwhile, and is told of their own
        self.attention = replace(self.attention, notes=len(found.notes))
        known = self._known_alerts
        told, self._known_alerts = announcements(found, known or set(), self.now())
        if known is None:
            first = waiting(found)
            told = [first] if first else []
        for one in told:
            self.notify(one.words, title=one.title, severity="warning", timeout=10, markup=False)
        if told:
            self.bell()

    def _prompted(self, prompts: Sequence[PromptLike]) -> None:
        """Toast and bell for what the hour asks for, once; the bar keeps it until it is done.

        What it asked for before this console was opened stands in the bar alone.
        """
        if self.watch_over is None or self.watch_over.last_checked is None:
            return
        known, self._asked = self._asked, tuple(prompts)
        if known is None:
            return
        new = [prompt_words(one, self.keymap) for one in prompts if one not in known]
        if new:
            self.notify("\n".join(new), title="The desk", severity="warning", markup=False)
            self.bell()

    # Drafts that could not be kept, of forms that were left.

    def hold_draft(self, keep: Callable[[], None]) -> None:
        """Hold on to a draft whose form has gone; `keep` is tried again until it is kept."""
        self._unkept.append(keep)

    def typed_words(self) -> bool:
        """True while a draft is held that leaving would lose."""
        return bool(self._unkept)

    def keep_typed(self) -> None:
        """Keep what is held, here and now."""
        while self._unkept:
            self._unkept[0]()
            del self._unkept[0]

    @work(thread=True, exit_on_error=False, group="held", exclusive=True)
    def keep_held(self) -> None:
        for keep in list(self._unkept):
            try:
                keep()
            except Exception:  # noqa: BLE001  # said already, and tried again
                return
            self.back_here(self._kept_now, keep)

    def _kept_now(self, keep: Callable[[], None]) -> None:
        if keep in self._unkept:
            self._unkept.remove(keep)
            self.say("The draft is kept now.")

    # When something goes wrong.

    def stale(self, error: Exception) -> None:
        """Say on every screen that what is shown may be old, and since when."""
        since = self.attention.stale_since or self.now()
        self.attention = replace(
            self.attention, stale_since=since, stale_why=self.words_of(error)[:120]
        )

    def fresh(self) -> None:
        """Say that what is shown is right again."""
        if self.attention.stale_since is not None:
            self.attention = replace(self.attention, stale_since=None, stale_why="")


def _take_up_settings(desk: Desk) -> None:
    desk.take_up_settings()
