"""The app: paints a shell at once, opens the desk behind it, and knows how to leave.

Nothing slow (SQLModel, SQLAlchemy, the records) is imported here. After the first paint a thread
takes the board's first look, which needs none of it either, and only when the board is painted too
is the desk itself opened: what it is built on takes longer to load than all the rest.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from screens.actions import EVERYWHERE, bindings_of, keymap_faults
from screens.hangup import HUNG_UP, on_hangup, terminal_gone
from screens.live_app import WatchLike
from screens.opening import OpeningScreen
from screens.palette import ActionCommands
from screens.seated_app import Door, SeatedApp
from screens.themes import DARK, LIGHT

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.first_look import FirstLook

__all__ = ["Door", "DutyDeskApp", "WatchLike"]


class DutyDeskApp(SeatedApp):
    """The console. `open_desk` is called in a thread; `start_watch` makes the watch, or is None.

    `first_look`, called in a thread too, gives the clocks to show until the desk is open. `door`
    says how people come to this console; without one nobody is asked.
    """

    CSS_PATH = "styles/opening.tcss"
    TITLE = "dutydesk"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {lambda: ActionCommands}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVERYWHERE)]

    class Looked(Message):
        """The first look was taken; `look` is None where there is nothing to show yet."""

        def __init__(self, look: FirstLook | None) -> None:
            super().__init__()
            self.look = look

    class Opened(Message):
        """The desk is open. `guarded`: people prove who they are; `new`: nothing is on it."""

        def __init__(self, desk: Desk, *, guarded: bool, new: bool) -> None:
            super().__init__()
            self.desk, self.guarded, self.new = desk, guarded, new

    class NotOpened(Message):
        """The desk could not be opened."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        start_watch: Callable[[Desk], WatchLike] | None = None,
        first_look: Callable[[], FirstLook | None] | None = None,
        door: Door | None = None,
    ) -> None:
        super().__init__(start_watch, door)
        self._open_desk = open_desk
        self._first_look = first_look
        self._on_terminal = False
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = os.environ.get("TEXTUAL_THEME") or DARK.name
        # A picture that moves is slow to follow over a line.
        if "SSH_CONNECTION" in os.environ and "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        return OpeningScreen()

    # Opening.

    def on_mount(self) -> None:
        if not self.is_headless:
            self._on_terminal = bool(sys.__stdin__ and sys.__stdin__.isatty())
            on_hangup(self.hang_up)
        self.call_after_refresh(self._look if self._first_look else self._open)

    @work(thread=True, exit_on_error=False, group="opening", exclusive=True)
    def _look(self) -> None:
        look = None
        try:
            look = self._first_look() if self._first_look else None
            import screens.board  # noqa: F401  # loaded here, after the first paint
        finally:
            # Whatever is wrong, opening the desk comes upon it too, and says what to do.
            self.post_message(self.Looked(look))

    async def on_duty_desk_app_looked(self, message: Looked) -> None:
        if message.look is None:
            self._open()
            return
        from screens.board import BoardScreen  # loaded by the worker already

        self.attention = replace(self.attention, counts=message.look.counts)
        if message.look.officers is not None:
            from screens.sign_in import SignInScreen

            await self.push_screen(SignInScreen(message.look.officers))
        else:
            await self.push_screen(BoardScreen(message.look))
        # Not earlier: what is loaded to open the desk would hold up the painting.
        self.screen.call_after_refresh(self._open)

    @work(thread=True, exit_on_error=False, group="opening", exclusive=True)
    def _open(self) -> None:
        try:
            desk = self._open_desk()
            import dutydesk.desk.board  # noqa: F401  # loaded here, after the first paint
            import screens.board  # noqa: F401
            from dutydesk.desk.first_start import is_new
            from dutydesk.desk.rights import standing

            opened = self.Opened(desk, guarded=standing(desk).guarded, new=is_new(desk))
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be shown
            self.post_message(self.NotOpened(error))
        else:
            self.post_message(opened)

    def on_duty_desk_app_not_opened(self, message: NotOpened) -> None:
        while len(self.screen_stack) > 1:  # the first look, and what was opened over it
            self.pop_screen()
        if isinstance(self.screen, OpeningScreen):
            self.screen.failed(self.words_of(message.error))

    def on_duty_desk_app_opened(self, message: Opened) -> None:
        from screens.board import BoardScreen  # loaded by the worker already
        from screens.sign_in import SignInScreen

        self.use_keymap(message.desk.settings.keymap)
        asks = self.door is not None and self.door.asks
        guards = asks and message.guarded
        self.live(self.nobody_yet(message.desk) if guards else message.desk)
        asked = [screen for screen in self.screen_stack if isinstance(screen, SignInScreen)]
        shown = [screen for screen in self.screen_stack if isinstance(screen, BoardScreen)]
        if guards:
            self.attention = replace(self.attention, officer="not signed in")
            if asked:
                asked[0].read()
            else:
                self.ask_who(SignInScreen)
        else:
            for _ in asked:  # nobody guards it any more
                self.pop_screen()
            if shown:
                shown[0].opened()
            else:
                self.show_board()
            if self.door is not None:
                self.sit_down(message.desk)
            if asks and message.new:
                self.first_start()

    def show_board(self) -> None:
        from screens.board import BoardScreen

        self.push_screen(BoardScreen())

    def open_again(self) -> None:
        """Try to open the desk once more."""
        if isinstance(self.screen, OpeningScreen):
            self.screen.opening()
            self._open()

    def use_keymap(self, keymap: Mapping[str, str]) -> None:
        """Change the keys of actions, by id; one that cannot work is said and left out whole."""
        faults = keymap_faults(keymap)
        if faults:
            self.notify("\n".join(faults), title="Settings", severity="warning", markup=False)
            return
        self.keymap = dict(keymap)
        self.set_keymap(keymap)

    # Keys that work everywhere.

    def action_help(self) -> None:
        from screens.help import HelpScreen  # seldom needed

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "SCREEN", EVERYWHERE)))

    def action_log_anywhere(self) -> None:
        """Log something, from wherever one is; one comes back there."""
        log = getattr(self.screen, "action_log_something", None)
        if log is not None and getattr(self.screen, "SCREEN", "") != "log_something":
            log()

    def action_notes_for_you(self) -> None:
        """Read the notes that are for whoever sits here; one comes back to where one was."""
        from screens.notes import NotesScreen  # seldom needed

        if self.is_open and not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen())

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_interrupt(self) -> None:
        """Ctrl+C copies what is marked; else it leaves, and asks first if something is typed."""
        marked = getattr(self.focused, "selected_text", "")
        if marked and not getattr(self.focused, "password", False):
            self.copy_to_clipboard(marked)
        else:
            self.ask_to_leave()

    # Leaving.

    def ask_to_leave(self) -> None:
        """Leave the desk; asks first if something is typed."""
        from screens.confirm import LeaveDialog  # seldom needed

        typed = [getattr(one, "typed_words", None) for one in (*self.screen_stack, self)]
        if not isinstance(self.screen, LeaveDialog) and any(words() for words in typed if words):
            self.push_screen(LeaveDialog(), self._leave)
        else:
            self.exit()

    def _leave(self, leave: bool | None) -> None:
        """Leave, once it was said to; what was typed a moment ago is kept before."""
        if leave:
            self._keep_typed()
            self.exit()

    def tick(self) -> None:
        if self._on_terminal and terminal_gone():
            self.hang_up()
        else:
            super().tick()

    def hang_up(self, code: int = HUNG_UP, how: str = "line dropped") -> None:
        """The line dropped, or the system ends it: each form keeps what is half-typed."""
        self._getting_up = how
        self._keep_typed()
        self.exit(return_code=code)

    def _keep_typed(self) -> None:
        for one in (*self.screen_stack, self):
            keep = getattr(one, "keep_typed", None)
            if keep is not None:
                self.guarded(lambda keep: keep(), keep)

    def _fatal_error(self) -> None:
        """End on an error that nothing caught: drafts kept, and where it was, but no values.

        Textual's own would print every local variable to the terminal, names of children too.
        """
        error = sys.exc_info()[1]
        self._keep_typed()
        words = self.words_of(error) if isinstance(error, Exception) else "unknown"
        where = "".join(traceback.format_tb(error.__traceback__)) if error else ""
        kept = "What was half-typed in a form is kept as a draft."
        said = f"dutydesk had to stop: {words}\n{kept}\n\n{where}"
        self._exit_renderables.append(Text(said))
        self._close_messages_no_wait()
