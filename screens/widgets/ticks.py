"""A list to tick. Textual's own shows an X either way and tells the two apart by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Ticks(OptionList):
    """Lines with a box before each; space or Enter ticks the marked one. `ticked` are the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", show=False),
    ]

    def __init__(self, lines: Mapping[int, Text], ticked: Iterable[int] = ()) -> None:
        self._labels = dict(lines)
        self.ticked: set[int] = set(ticked)
        options = [Option(self._drawn(key), id=str(key)) for key in self._labels]
        super().__init__(*options, compact=True)

    def _drawn(self, key: int) -> Text:
        box = "[x] " if key in self.ticked else "[ ] "
        return Text.assemble(box, self._labels[key], no_wrap=True, overflow="ellipsis")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = int(event.option_id or 0)
        self.ticked ^= {key}
        self.replace_option_prompt_at_index(event.option_index, self._drawn(key))
