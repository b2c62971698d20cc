"""The bar at the top of every screen: what is overdue, what waits, is the watch alive."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from screens.attention import line, prompt_words, troubles

if TYPE_CHECKING:
    from screens.app import DutyDeskApp


class AttentionBar(Widget):
    """One line of counts, liveness, officer and time; below it, loud, whatever is wrong."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"attention-bar--{look}" for look in ("overdue", "urgent", "mark", "quiet", "trouble")
    }

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()

    @property
    def desk_app(self) -> DutyDeskApp:
        """The app, as what it is."""
        return cast("DutyDeskApp", self.app)

    def on_mount(self) -> None:
        self.desk_app.ticked.subscribe(self, self._tick)

    def on_unmount(self) -> None:
        # A signal holds on to whoever listens, and so would keep a dismissed screen alive.
        self.desk_app.ticked.unsubscribe(self)

    def render(self) -> Text:
        """The line, and one more for each trouble, and for what the hour asks for."""
        app, now = self.desk_app, self.desk_app.now()
        text = Text(no_wrap=False, end="")
        for piece in line(app.attention, now, self.size.width or app.size.width):
            style = self._look(piece.look) if piece.look != "plain" else ""
            text.append(piece.words, style)
        for trouble in troubles(app.attention):
            text.append("\n")
            text.append(f" {trouble} ", self._look("trouble"))
        for prompt in app.attention.prompts:
            text.append("\n")
            text.append(f" {prompt_words(prompt, app.keymap)} ", self._look("mark"))
        return text

    def words(self) -> str:
        """What the bar says now."""
        return self.render().plain

    def _tick(self, _: datetime) -> None:
        words = tuple(self.words().split("\n"))
        if words != self._shown:
            self.refresh(layout=words[1:] != self._shown[1:])
            self._shown = words

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"attention-bar--{look}")
