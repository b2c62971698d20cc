"""Who sits down: at the start, when the screen is locked, and when officers change.

The cursor stays in the PIN, and the arrows choose whose it is: somebody who sat here last signs in
with F9, their PIN and Enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.words import clean, clock_time

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.seats import OfficerRow

_READING = "Reading who can sign in…"


class SignInScreen(DeskScreen[None]):
    """Asks for an officer's PIN. No young person is named on it."""

    SCREEN = "sign_in"
    OVER_A_LOCK = True
    LOCKS: ClassVar[bool] = True
    """Whether nothing else can be done while it is in the stack of screens."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("sign_in")]
    AUTO_FOCUS = "#pin"

    def __init__(self, names: Sequence[str] = ()) -> None:
        super().__init__()
        self.names = list(names)
        self.chosen: str | None = names[0] if names else None
        self._roles: dict[str, str] = {}
        self._waits: datetime | None = None
        self._trying = False
        self._asked_to_lose = False
        self._typed_early: tuple[str, str] | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="sign-in"):
            yield Static(self.title_words(), id="sign-in-title", markup=False)
            officers = OptionList(markup=False, compact=True, id="officers")
            officers.can_focus = False
            yield officers
            yield Input(
                password=True, placeholder="PIN or passphrase, then Enter", id="pin", compact=True
            )
            yield Static("", id="sign-in-words", markup=False)

    def title_words(self) -> str:
        """What is asked."""
        return "Who is at the desk?"

    def in_order(self, names: list[str]) -> list[str]:
        """The names in the order in which they are offered; the first is chosen."""
        return names

    def same_again(self) -> None:
        """Whoever sat here has signed in again."""
        self.dismiss()

    def on_mount(self) -> None:
        self._draw()
        if self.desk_app.is_open:
            self.read()
        elif not self.names:
            self._say(_READING)

    # Who can sign in.

    def read(self) -> None:
        """Read who can sign in; the desk is open."""
        from dutydesk.desk.seats import at_the_door

        desk, expected = self.desk, self.desk_app.expected
        find = partial(at_the_door, desk, expected)
        self.in_thread(find, self._show, self.refused, group="door")

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind == "officer" for kind, _ in changes):
            self.read()

    def _show(self, rows: list[OfficerRow]) -> None:
        self.names = self.in_order([row.name for row in rows])
        self._roles = {row.name: row.role.value for row in rows}
        if self.chosen not in self.names:
            self.chosen = self.names[0] if self.names else None
        self._draw()
        self._say("" if self.names else "Nobody has a PIN. See: dutydesk officer pin --recover.")
        if self._typed_early is not None:
            (name, secret), self._typed_early = self._typed_early, None
            self._try(name, secret)

    def _draw(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(name)) for name in self.names])
        if self.chosen in self.names:
            options.highlighted = self.names.index(self.chosen)

    def _line(self, name: str) -> Text:
        mark = "❯ " if name == self.chosen else "  "
        text = Text(f"{mark}{clean(name)}", "bold", no_wrap=True, overflow="ellipsis", end="")
        return text.append(f"  {self._roles.get(name, '')}", "not bold")

    def action_next_officer(self) -> None:
        """The next officer of the list."""
        self._choose(1)

    def action_previous_officer(self) -> None:
        """The one before."""
        self._choose(-1)

    def _choose(self, step: int) -> None:
        if self.names and not self._trying:
            place = self.names.index(self.chosen) if self.chosen in self.names else -1
            self._choose_name(self.names[(place + step) % len(self.names)])

    def _choose_name(self, name: str) -> None:
        if name != self.chosen and not self._trying:
            self.chosen, self._waits, self._asked_to_lose = name, None, False
            self.query_one("#pin", Input).clear()
            self._say("")
            self._draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a name."""
        event.stop()
        self._choose_name(self.names[event.option_index])
        self.query_one("#pin", Input).focus()

    # Signing in.

    def action_sign_in(self) -> None:
        """Try what is typed."""
        field = self.query_one("#pin", Input)
        if self._waits is not None:
            field.clear()  # else it would stand there still, unseen, before what is typed next
        if self.chosen is None or not field.value or self._trying:
            return
        secret = field.value
        if not self.desk_app.is_open:
            self._typed_early = (self.chosen, secret)
            self._say("Opening the desk…")
        else:
            self._try(self.chosen, secret)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_sign_in()

    def _try(self, name: str, secret: str) -> None:
        from dutydesk.desk.signing_in import sign_in

        self._trying = True
        self._say("…")
        desk = self.desk
        self.in_thread(lambda: sign_in(desk, name, secret), self._right, self._wrong, group="try")

    def _right(self, desk: Desk) -> None:
        self._trying = False
        if not self.is_active:
            return
        # Who has proved it counts, not whose name is marked by now.
        if desk.officer == self.desk.officer and self.desk_app.seat is not None:
            self.same_again()
            return
        if self.desk_app.unsaved() and not self._asked_to_lose:
            self._asked_to_lose = True
            self._say(
                f"{self.desk.officer} has typed something in a box that is not saved: it is lost "
                "if you sign in. Enter again does it all the same; ↑ ↓ choose somebody else."
            )
            return
        try:
            self.desk_app.take_over(desk)
        except Exception as error:  # noqa: BLE001  # what is typed can't be kept: nobody gets up
            self._wrong(error)

    def _wrong(self, error: Exception) -> None:
        self._trying = False
        if not self.is_mounted:
            return
        self.query_one("#pin", Input).clear()
        wait = getattr(error, "wait", timedelta(0))
        self._waits = self.desk_app.now() + wait if wait else None
        self._say(self.desk_app.words_of(error), wrong=True)

    def refused(self, error: Exception) -> None:
        self._wrong(error)

    def ticked(self) -> None:
        """Count down what is still to be waited for."""
        if self._waits is None:
            return
        left = -(-(self._waits - self.desk_app.now()) // timedelta(seconds=1))
        if left > 0:
            self._say(f"Too many wrong tries. Wait {left} s, then type it again.", wrong=True)
        else:
            self._waits = None
            self._say("Type it again.")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        shown = self.query_one("#sign-in-words", Static)
        shown.update(words)
        shown.set_class(wrong, "-wrong")


class LockScreen(SignInScreen):
    """The screen was left alone, or locked by key: whoever sat here is asked first."""

    def title_words(self) -> str:
        return f"Locked. {clean(self.desk.officer)} was here at {clock_time(self.desk.now())}."

    def in_order(self, names: list[str]) -> list[str]:
        return sorted(names, key=lambda name: name != self.desk.officer)

    def same_again(self) -> None:
        self.dismiss()
        self.desk_app.unlock()


class SwitchScreen(SignInScreen):
    """Another officer is to sit down; Esc goes back to the desk, which nobody has locked."""

    SCREEN = "switch"
    LOCKS = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("switch")]

    def title_words(self) -> str:
        return "Who sits down now?"

    def in_order(self, names: list[str]) -> list[str]:
        return sorted(names, key=lambda name: name == self.desk.officer)

    def action_new_pin(self) -> None:
        """Change one's own PIN."""
        from screens.new_pin import NewPinDialog

        self.app.switch_screen(NewPinDialog(must=False))
