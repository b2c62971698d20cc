"""The one question that is asked before leaving: only when something typed would be lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from screens.actions import bindings_of
from screens.desk_screen import DeskDialog


class LeaveDialog(DeskDialog[bool]):
    """Leave, though something is typed?"""

    SCREEN = "leave"
    OVER_A_LOCK = True
    TITLE = "Leave the desk?"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("leave")]

    def body(self) -> Iterable[Widget]:
        yield Static(
            "Something you typed has not been saved as an entry. What stands in a form is kept "
            "as a draft; what stands in a dialog is lost.",
            markup=False,
        )

    def action_leave_now(self) -> None:
        self.dismiss(True)

    def action_stay(self) -> None:
        self.dismiss(False)
