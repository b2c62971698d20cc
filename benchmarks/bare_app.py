"""The least that a Textual app can be: what the console's start is held against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

PAINTED = "painted by a bare app"


class BareApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """That line."""
        yield Static(PAINTED)


if __name__ == "__main__":
    BareApp().run()
