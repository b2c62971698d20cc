"""A line that is typed in over a list: what is typed narrows it, the arrows move in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from screens.widgets.control import LineInput


class ListLine(LineInput):
    """The line; the list is the one of its screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next", show=False),
        Binding("up", "step(-1)", "Before", show=False),
    ]

    def action_step(self, by: int) -> None:
        """Move the mark in the list."""
        found = self.screen.query_one(OptionList)
        if by > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()
