"""The line that says what the board shows: which filters are on, and the keys that change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from screens.actions import ACTIONS, keys_of, shown_key
from screens.words import clean

if TYPE_CHECKING:
    from screens.app import DutyDeskApp


class FilterBar(Widget):
    """`show` takes the words of each filter that is on, by the id of the action that sets it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter-bar--on", "filter-bar--key"}

    def __init__(self) -> None:
        super().__init__()
        self._on: Mapping[str, str] = {}

    def show(self, on: Mapping[str, str]) -> None:
        """Show these filters as being on."""
        self._on = on
        self.set_class(bool(on), "-on")
        self.refresh()

    def words(self) -> str:
        """What the bar says now."""
        return self.render().plain

    def render(self) -> Text:
        """All keys while none is on; those that are on, and how to clear them, otherwise."""
        text = Text(" ", no_wrap=True, end="", overflow="ellipsis")
        key_style = self.get_component_rich_style("filter-bar--key")
        if not self._on:
            for action in ACTIONS:
                if action.id.startswith("filter_"):
                    self._add(text, action.id, action.label, key_style)
            return text
        on_style = self.get_component_rich_style("filter-bar--on")
        text.append("Only ")
        for name, words in self._on.items():
            click = Style(meta={"@click": f"screen.{name}"})
            text.append(f"[{clean(words)}]", on_style + click)
            text.append(" ")
        text.append("  ")
        self._add(text, "clear_filters", "show all", key_style)
        return text

    def _add(self, text: Text, name: str, label: str, key_style: Style) -> None:
        action = next(action for action in ACTIONS if action.id == name)
        click = Style(meta={"@click": f"screen.{name}"})
        key = keys_of(action, cast("DutyDeskApp", self.app).keymap)[0]
        text.append(shown_key(key), key_style + click)
        text.append(f" {label}", click)
        text.append("  ")
