"""What every screen of the desk has: the attention bar, the key bar, and a safe way to save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from screens.actions import bindings_of
from screens.widgets.attention_bar import AttentionBar
from screens.widgets.key_bar import KeyBar
from screens.words import clean

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from screens.app import DutyDeskApp

T = TypeVar("T")
R = TypeVar("R")
_STYLES = Path(__file__).parent / "styles"


class DeskScreen(Screen[R]):
    """A screen between the two bars. A subclass gives `SCREEN` (its name in the registry).

    `body()` gives what stands between the bars. `changed(changes)` is called when any terminal
    has saved something, with the (kind, key) of each; `ticked()` once a second.
    """

    # Read when the first of these screens is shown: the first paint need not wait for it.
    OVER_A_LOCK: ClassVar[bool] = False
    """Whether it may be shown while nobody has proved who they are."""
    CSS_PATH = [_STYLES / "desk.tcss", _STYLES / "dialogs.tcss"]
    SCREEN: ClassVar[str] = ""

    _to_go: tuple[R | None] | None = None

    @property
    def desk_app(self) -> DutyDeskApp:
        """The app, as what it is."""
        return cast("DutyDeskApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk that the app has opened."""
        return self.desk_app.desk

    def compose(self) -> ComposeResult:
        yield AttentionBar()
        yield from self.body()
        yield KeyBar(self.SCREEN)

    def body(self) -> Iterable[Widget]:
        """What stands between the bars."""
        return ()

    def on_mount(self) -> None:
        self.desk_app.changed.subscribe(self, self._heard)
        self.desk_app.ticked.subscribe(self, self._tick)

    def on_unmount(self) -> None:
        # A signal holds on to whoever listens, and so would keep a dismissed screen alive.
        self.desk_app.changed.unsubscribe(self)
        self.desk_app.ticked.unsubscribe(self)

    def changed(self, changes: list[tuple[str, int]]) -> None:
        """Somebody saved these; show them anew."""

    def ticked(self) -> None:
        """A second has passed."""

    def whom(self) -> int | None:
        """Whom a new entry is about, where the screen leaves no doubt."""
        return None

    def action_log_something(self) -> None:
        """Choose among all kinds of entry, and open the form of the one chosen."""
        from screens.forms.opened import form_for
        from screens.log_something import LogSomethingDialog

        whom = self.whom()

        def opened(kind: str | None) -> None:
            if kind is not None:
                self.app.push_screen(form_for(kind, whom))

        self.app.push_screen(LogSomethingDialog(whom), opened)

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """As Textual's, which would take away whatever is on top: only this screen goes.

        While another is over it, such as a lock, it waits until that has gone.
        """
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self._to_go = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        if self._to_go is not None:
            self.call_later(self._go)

    def _go(self) -> None:
        if self._to_go is not None:
            (result,), self._to_go = self._to_go, None
            self.dismiss(result)

    def typed_words(self) -> bool:
        """True while something is typed here that leaving would lose."""
        return False

    def action_back(self) -> None:
        self.dismiss()

    def save(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` (which writes) in a thread, then `then` with its result, here.

        What it refuses is shown by `refused`; the screen stays as it is. Leaving the screen does
        not stop what is being saved.
        """
        self.in_thread(work, then, self.refused, group="save")

    def in_thread(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        group: str,
        exclusive: bool = False,
    ) -> None:
        """Run `work` in a thread, then `then` with its result or `failed` with its error, here.

        With `exclusive`, what is older in the group is given up.
        """
        # An idle thread keeps the context of its last worker, and so would keep this screen after
        # it was left: the app starts the worker, which forgets the screen when it begins.
        todo = [(work, then, failed, self.desk_app)]

        def run() -> None:
            work, then, failed, app = todo.pop()
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # whatever it is, it must be shown
                app.back_here(failed, error)
            else:
                app.back_here(then, result)

        self.app.call_later(
            self.app.run_worker,
            run,
            thread=True,
            exit_on_error=False,
            group=f"{group} {id(self)}",
            exclusive=exclusive,
        )

    def refused(self, error: Exception) -> None:
        """Show why something was not saved."""
        self.desk_app.say_error("Not saved", error)

    def _back_here(self, what: Callable[[T], None], value: T) -> None:
        self.desk_app.back_here(what, value)

    def _heard(self, changes: list[tuple[str, int]]) -> None:
        self.desk_app.guarded(self.changed, changes)

    def _tick(self, _: object) -> None:
        self.desk_app.guarded(lambda _: self.ticked(), None)


class DeskDialog(DeskScreen[R], ModalScreen[R]):
    """A box over the screen it was opened from; Esc leaves it as it was, ^s saves it."""

    SCREEN = "dialog"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("dialog")]
    TITLE: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        yield AttentionBar()
        with VerticalScroll(id="dialog-box", can_focus=False) as box:
            # A name can hold brackets, which a title in a string would take for markup.
            box.border_title = Content(clean(self.heading()))
            yield from self.body()
            yield Static(id="dialog-fault", markup=False)
        yield KeyBar(self.SCREEN)

    def heading(self) -> str:
        """The words in the box's upper border."""
        return self.TITLE or ""

    def fault(self, words: str) -> None:
        """Say what is wrong, in the box; nothing when empty."""
        try:
            shown = self.query_one("#dialog-fault", Static)
        except NoMatches:
            return
        shown.update(words)
        shown.set_class(bool(words), "-shown")
        if words:
            shown.scroll_visible(animate=False)

    def refused(self, error: Exception) -> None:
        self.fault(self.desk_app.words_of(error))

    def action_back(self) -> None:
        self.dismiss(None)

    def action_save(self) -> None:
        """Save what stands in the dialog; each dialog says how."""
