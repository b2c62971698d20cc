"""Yes, no, and not known: three answers, none of which stands for another."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual import events
from textual.binding import Binding

from screens.widgets.control import Control


class YesNo(Control, can_focus=True):
    """One row of answers: y, n, ? (not known), or the arrows. `required`: *not known* is none."""

    DEFAULT_CSS = """
    YesNo { height: 1; }
    YesNo:focus { background: $boost; }
    """
    BINDINGS = [
        Binding("y", "answer(1)", "Yes", show=False),
        Binding("n", "answer(0)", "No", show=False),
        Binding("question_mark,u", "answer(-1)", "Not known", show=False),
        Binding("right,space", "step(1)", "Next answer", show=False),
        Binding("left", "step(-1)", "Answer before", show=False),
        Binding("enter", "accept", "Next field", show=False),
    ]

    def __init__(self, value: bool | None = None, *, required: bool = False) -> None:
        super().__init__()
        self._answers: list[bool | None] = [True, False] if required else [True, False, None]
        self._answer = value if value is not None or not required else False

    def render(self) -> Text:
        text = Text(no_wrap=True)
        for answer in self._answers:
            words = {True: "yes", False: "no", None: "not known"}[answer]
            if answer is self._answer:
                style = "reverse bold" if self.has_focus else "bold"
                text.append(f"[{words}]", style)
            else:
                text.append(f" {words} ", "dim")
            text.append(" ")
        if self.has_focus:
            text.append(" y n" if None not in self._answers else " y n ?", "dim italic")
        return text

    def propose(self, value: Any) -> None:
        self._answer = value if value in self._answers else False
        self.refresh()

    def action_answer(self, answer: int) -> None:
        wanted = None if answer < 0 else bool(answer)
        if wanted in self._answers:
            self._take(wanted)

    def action_step(self, step: int) -> None:
        at = self._answers.index(self._answer)
        self._take(self._answers[(at + step) % len(self._answers)])

    def action_accept(self) -> None:
        self.post_message(self.Accepted(self))

    def on_click(self, event: events.Click) -> None:
        column = 0
        for answer in self._answers:
            column += len({True: "yes", False: "no", None: "not known"}[answer]) + 3
            if event.x < column:
                self._take(answer)
                return

    def _take(self, answer: bool | None) -> None:
        if answer is not self._answer:
            self._answer = answer
            self.post_message(self.Changed(self))
        self.refresh()

    def value(self) -> bool | None:
        return self._answer

    def typed(self) -> bool | None:
        return self._answer

    def restore(self, typed: Any) -> None:
        self.propose(typed if isinstance(typed, bool) else None)
