"""The first paint, before anything slow is loaded; and why the desk did not open."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from screens.actions import bindings_of

if TYPE_CHECKING:
    from screens.app import DutyDeskApp


class OpeningScreen(Screen[None]):
    """Says that the desk is being opened, or that it could not be, and what to do."""

    SCREEN = "opening"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("opening")]

    def compose(self) -> ComposeResult:
        yield Static("dutydesk", id="opening-name", markup=False)
        yield Static("Opening the desk…", id="opening-words", markup=False)

    @property
    def holds_keys(self) -> bool:
        """What is typed ahead is for the board."""
        return not self.has_class("-failed")

    def opening(self) -> None:
        """Say that it is being opened."""
        self.remove_class("-failed")
        self.query_one("#opening-words", Static).update("Opening the desk…")

    def failed(self, why: str) -> None:
        """Say why it could not be opened. `why` says what to do."""
        self.add_class("-failed")
        words = Text()
        words.append("The desk could not be opened\n\n", "bold")
        words.append(why)
        words.append("\n\nNothing has been changed.   ")
        words.append("r", "bold")
        words.append(" Try again   ")
        words.append("^q", "bold")
        words.append(" Quit")
        self.query_one("#opening-words", Static).update(words)

    def action_open_again(self) -> None:
        if self.has_class("-failed"):
            cast("DutyDeskApp", self.app).open_again()
