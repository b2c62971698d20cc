"""The question that is asked when a half-typed form is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from screens.actions import bindings_of
from screens.desk_screen import DeskDialog

Leave = Literal["keep", "drop"]


class KeepDialog(DeskDialog["Leave | None"]):
    """Keep what is typed as a draft (Enter), throw it away, or go on typing."""

    SCREEN = "keep_draft"
    TITLE = "Leave this entry?"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("keep_draft")]

    def body(self) -> Iterable[Widget]:
        yield Static(
            "It is not saved yet. What you typed is kept as a draft and offered when you open this "
            "form again.",
            markup=False,
        )

    def action_keep_and_leave(self) -> None:
        self.dismiss("keep")

    def action_throw_away(self) -> None:
        self.dismiss("drop")

    def action_back(self) -> None:
        self.dismiss(None)
