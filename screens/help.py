"""What every key does, made from the registry and the keymap in force."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.actions import EVERYWHERE, SCREENS, Action, actions_of, bindings_of, keys_of, shown_key
from screens.desk_screen import DeskScreen

SIGNS = (
    ("!!", "past its time, and still to be done"),
    ("! ", "urgent: nearly at its time"),
    ("· ", "near its time"),
    ("? ", "waits for a date that is not known yet"),
    ("◆ ", "the limit of a statute, of national guidance, or of a protocol (limit)"),
    ("◇ ", "a target of this desk's own, where the protocol sets no time"),
)


class HelpScreen(DeskScreen[None]):
    """The keys of the screen it was opened from, then those of everywhere, then of the rest."""

    SCREEN = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("help")]
    AUTO_FOCUS = "#help"

    def __init__(self, about: str = EVERYWHERE) -> None:
        super().__init__()
        self.about = about

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="help"):
            yield Static(self.words(), markup=False)

    def words(self) -> Text:
        """The whole help."""
        text = Text()
        rest = [name for name in SCREENS if name not in (self.about, EVERYWHERE, "help")]
        for name in dict.fromkeys((self.about, EVERYWHERE, *rest)):
            actions = actions_of(name)
            if not actions:
                continue
            text.append(f"{SCREENS[name]}\n", "bold underline")
            for action in actions:
                self._add(text, action)
            text.append("\n")
        text.append("In every list\n", "bold underline")
        text.append("  arrows, page up and down, home and end move; a click does too.\n\n")
        text.append("Signs on the board\n", "bold underline")
        for sign, meaning in SIGNS:
            text.append(f"  {sign:<14}", "bold").append(f"{meaning}\n")
        return text

    def _add(self, text: Text, action: Action) -> None:
        keys = ", ".join(shown_key(key) for key in keys_of(action, self.desk_app.keymap))
        text.append(f"  {keys:<14}", "bold").append(f"{action.help}\n")
