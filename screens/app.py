"""The app: paints a shell at once, opens the desk behind it, and keeps every screen up to date.

Nothing slow (SQLModel, SQLAlchemy, the records) is imported here: the screens that need the desk
are imported by the worker that opens it, after the first paint.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from screens.actions import EVERYWHERE, bindings_of, keymap_faults
from screens.attention import Attention
from screens.hangup import EXIT_CODE, on_hangup, terminal_gone
from screens.opening import OpeningScreen
from screens.palette import ActionCommands
from screens.themes import DARK, LIGHT
from screens.words import clean

if TYPE_CHECKING:
    from dutydesk.desk.board import Counts
    from dutydesk.desk.context import Desk
    from dutydesk.store.feed import Feed

POLL = 1 / 3
# How often the counts are made anew though nobody saved anything: levels rise with the time.
RECOUNT = 10
T = TypeVar("T")


class WatchLike(Protocol):
    """What the app needs of the watch."""

    last_checked: datetime | None
    error: str | None

    def start(self) -> None:
        """Begin to watch; needs the running loop."""

    def stop(self) -> None:
        """Watch no more."""

    def nudge(self) -> None:
        """Look now: something was saved."""

    def on_alerts(self, callback: Callable[[list[Any]], None]) -> None:
        """Call `callback` with the alerts that were raised."""


class DutyDeskApp(App[None]):
    """The console. `open_desk` is called in a thread; `start_watch` makes the watch, or is None."""

    CSS_PATH = ["styles/desk.tcss", "styles/dialogs.tcss"]
    TITLE = "dutydesk"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {lambda: ActionCommands}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVERYWHERE)]

    class Opened(Message):
        """The desk is open."""

        def __init__(self, desk: Desk) -> None:
            super().__init__()
            self.desk = desk

    class NotOpened(Message):
        """The desk could not be opened."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        start_watch: Callable[[Desk], WatchLike] | None = None,
    ) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._start_watch = start_watch
        self._desk: Desk | None = None
        self._feed: Feed | None = None
        self._watch: WatchLike | None = None
        self._ticks = 0
        self._on_terminal = False
        self.keymap: dict[str, str] = {}
        self.attention = Attention(officer="", terminal="")
        self.ticked: Signal[datetime] = Signal(self, "ticked")
        self.changed: Signal[list[tuple[str, int]]] = Signal(self, "changed")
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = os.environ.get("TEXTUAL_THEME") or DARK.name
        # A picture that moves is slow to follow over a line.
        if "SSH_CONNECTION" in os.environ and "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"

    @property
    def desk(self) -> Desk:
        """The desk; only screens that are shown after it has opened ask for it."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
        return self._desk

    def now(self) -> datetime:
        """The present instant as the desk has it."""
        return self._desk.now() if self._desk else datetime.now(UTC)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        return OpeningScreen()

    def on_mount(self) -> None:
        self._on_terminal = bool(sys.__stdin__ and sys.__stdin__.isatty()) and not self.is_headless
        if not self.is_headless:
            on_hangup(self._hung_up)
        self.call_after_refresh(self._open)

    @work(thread=True, exit_on_error=False, group="opening", exclusive=True)
    def _open(self) -> None:
        try:
            desk = self._open_desk()
            import screens.board  # noqa: F401  # loaded here, after the first paint
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be shown
            self.post_message(self.NotOpened(error))
        else:
            self.post_message(self.Opened(desk))

    def on_duty_desk_app_not_opened(self, message: NotOpened) -> None:
        if isinstance(self.screen, OpeningScreen):
            self.screen.failed(self.words_of(message.error))

    def on_duty_desk_app_opened(self, message: Opened) -> None:
        from screens.board import BoardScreen  # loaded by the worker already

        self._desk = desk = message.desk
        self.attention = replace(self.attention, officer=desk.officer, terminal=desk.terminal)
        self._use_keymap(getattr(desk.settings, "keymap", {}))
        self.guarded(lambda _: self._listen(), None)
        self.push_screen(BoardScreen())
        self.set_interval(POLL, self._poll)
        self.set_interval(1, self._tick)
        self.recount()
        self._read_rulebook()

    def _listen(self) -> None:
        self._feed = self.desk.feed()
        if self._start_watch is not None:
            self._watch = self._start_watch(self.desk)
            self._watch.on_alerts(self._alerts_raised)
            self._watch.start()
            self.attention = replace(self.attention, watched_since=self.now())

    def open_again(self) -> None:
        """Try to open the desk once more."""
        if isinstance(self.screen, OpeningScreen):
            self.screen.opening()
            self._open()

    # What happens by itself: nothing here may ever end the app.

    def _poll(self) -> None:
        self._guard_freshness(self._hear)

    def _hear(self) -> None:
        changes = self._feed.poll() if self._feed else []
        if changes:
            self.changed.publish(changes)
            self.recount()
            if self._watch:
                self._watch.nudge()

    def _tick(self) -> None:
        self._ticks += 1
        if self._on_terminal and terminal_gone():
            self._hung_up()
            return
        self.guarded(lambda _: self._look_around(), None)

    def _look_around(self) -> None:
        if self._watch:
            self.attention = replace(
                self.attention,
                checked_at=self._watch.last_checked,
                watch_error=self._watch.error,
            )
        if self._ticks % RECOUNT == 0:
            self.recount()
        self.ticked.publish(self.now())

    @work(thread=True, exit_on_error=False, group="counts", exclusive=True)
    def recount(self) -> None:
        """Count anew, in a thread."""
        from dutydesk.desk.board import counts  # slow to load

        try:
            found = counts(self.desk)
        except Exception as error:  # noqa: BLE001  # shown in the bar
            self.call_from_thread(self.stale, error)
            return
        self.call_from_thread(self._counted, found)

    def _counted(self, found: Counts) -> None:
        self.attention = replace(self.attention, counts=found)
        self.fresh()
        self.ticked.publish(self.now())

    @work(thread=True, exit_on_error=False, group="rulebook", exclusive=True)
    def _read_rulebook(self) -> None:
        """Read the protocols before the first form needs them, and say which are broken."""
        notices = self.desk.rulebook.notices
        self.call_from_thread(self._noticed, notices)

    def _noticed(self, notices: tuple[str, ...]) -> None:
        self.attention = replace(self.attention, notices=notices)

    def _guard_freshness(self, what: Callable[[], None]) -> None:
        try:
            what()
        except Exception as error:  # noqa: BLE001  # shown in the bar
            self.stale(error)

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

    def guarded(self, what: Callable[[T], None], value: T) -> None:
        """Call `what(value)`; an error is shown and goes no further."""
        try:
            what(value)
        except Exception as error:  # noqa: BLE001  # one exception must not end the shift
            self.say_error("Something went wrong", error)

    async def run_action(self, *args: Any, **options: Any) -> bool:
        """As Textual's, but an error in what a key does is shown and ends nothing."""
        try:
            return await super().run_action(*args, **options)
        except Exception as error:  # noqa: BLE001  # one exception must not end the shift
            self.say_error("That did not work", error)
            return True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.say_error("Something went wrong", event.worker.error)

    # What is said.

    def words_of(self, error: Exception) -> str:
        """An error in words for people: the desk's own say what to do, others are named too."""
        words = clean(str(error))
        own = type(error).__module__.partition(".")[0] in ("dutydesk", "screens")
        if words and (own or isinstance(error, ValueError)):
            return words
        # A database's own words can hold the whole row: those of a young person stay out of sight.
        short = words.partition("[SQL")[0].strip()[:200]
        return f"{type(error).__name__}: {short or 'no more is known'}"

    def say(self, words: str, *, title: str = "") -> None:
        """Announce something; it fades."""
        self.notify(words, title=title, markup=False)

    def say_error(self, title: str, error: Exception) -> None:
        """Announce an error."""
        self.notify(self.words_of(error), title=title, severity="error", timeout=12, markup=False)

    def _alerts_raised(self, raised: list[Any]) -> None:
        self.call_later(self._announce, raised)

    def _announce(self, raised: list[Any]) -> None:
        if raised:
            words = "1 new alert" if len(raised) == 1 else f"{len(raised):,} new alerts"
            self.notify(
                f"{words}. Press ! to see and answer.",
                title="Alert",
                severity="warning",
                markup=False,
            )
            self.bell()

    # Keys that work everywhere.

    def _use_keymap(self, keymap: Mapping[str, str]) -> None:
        faults = keymap_faults(keymap)
        if faults:
            self.notify("\n".join(faults), title="Settings", severity="warning", markup=False)
            return
        self.keymap = dict(keymap)
        self.set_keymap(keymap)

    def action_help(self) -> None:
        from screens.help import HelpScreen  # seldom needed

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "SCREEN", EVERYWHERE)))

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_interrupt(self) -> None:
        """Ctrl+C copies what is marked; else it leaves, and asks first if something is typed."""
        focused = self.focused
        if isinstance(focused, Input) and focused.selected_text:
            self.copy_to_clipboard(focused.selected_text)
            return
        self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Leave the desk; asks first if something is typed."""
        from screens.confirm import LeaveDialog  # seldom needed

        if isinstance(self.screen, LeaveDialog):
            self.exit()
        elif any(typed_words() for typed_words in self._typed_in()):
            self.push_screen(LeaveDialog(), lambda leave: self.exit() if leave else None)
        else:
            self.exit()

    def _typed_in(self) -> Iterable[Callable[[], bool]]:
        for screen in self.screen_stack:
            typed_words = getattr(screen, "typed_words", None)
            if typed_words is not None:
                yield typed_words

    def _hung_up(self) -> None:
        """The line dropped: each form keeps what is half-typed, then the app ends."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_typed", None)
            if keep is not None:
                self.guarded(lambda keep: keep(), keep)
        self.exit(return_code=EXIT_CODE)

    async def on_unmount(self) -> None:
        if self._watch:
            self._watch.stop()
        if self._feed:
            self._feed.close()
