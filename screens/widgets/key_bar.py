"""The line at the bottom: the keys used most here, as many as fit, and `?` for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from screens.actions import EVERYWHERE, Action, actions_of, keys_of, shown_key

if TYPE_CHECKING:
    from screens.app import DutyDeskApp

_GAP = "   "


class KeyBar(Widget):
    """The keys of one screen, made from the registry and the desk's keymap; each can be clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def __init__(self, screen_name: str) -> None:
        super().__init__()
        self._screen_name = screen_name

    def render(self) -> Text:
        """As many keys as fit, in their order; Help is always there.

        What whoever sits here may not do stands in brackets, and its key says who may.
        """
        help_ = next(action for action in actions_of(EVERYWHERE) if action.id == "help")
        room = self.size.width - len(" ") - self._length(help_) + len(_GAP)
        fitting: list[Action] = []
        for action in actions_of(self._screen_name):
            if action.bar is None:
                continue
            room -= self._length(action)
            if room < 0:
                break
            fitting.append(action)
        text = Text(" ", no_wrap=True, end="")
        key_style = self.get_component_rich_style("key-bar--key")
        for action in (*fitting, help_):
            owner = "app" if EVERYWHERE in action.screens else "screen"
            click = Style(meta={"@click": f"{owner}.{action.id}"})
            key, label = self._words(action)
            text.append(key, key_style + click)
            text.append(f" {label}", click)
            text.append(_GAP)
        text.rstrip()
        return text

    def _words(self, action: Action) -> tuple[str, str]:
        app = cast("DutyDeskApp", self.app)
        label = action.label if app.may(action.id) else f"({action.label})"
        return shown_key(keys_of(action, app.keymap)[0]), label

    def _length(self, action: Action) -> int:
        return cell_len(" ".join(self._words(action)) + _GAP)
