"""Accepting the sheet that one has signed oneself: only alone at the desk, and said so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens.desk_screen import DeskDialog


class OwnSheetDialog(DeskDialog[bool]):
    """Accept it, as the only officer at the desk?"""

    TITLE: ClassVar[str] = "You have signed this sheet yourself"

    def body(self) -> Iterable[Widget]:
        yield Static(
            "The next officer accepts it: f9 lets them sign in here, then h.\n\n"
            "If you stay on alone, ^s accepts it as the only officer at the desk. The record says "
            "for ever that nobody else was there.",
            markup=False,
        )

    def action_save(self) -> None:
        self.dismiss(True)
