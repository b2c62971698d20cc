"""Several things typed on one line, each read back on a row of its own underneath."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, Static

from screens.widgets.control import Control, LineInput, NotReadable
from screens.widgets.readers import READERS, Reading
from screens.widgets.writers import WRITERS


class Rows(Control):
    """Offences, conditions or disposals (`of`), as the readers of that name read them.

    The line is the only truth: what stands in it is what is saved, and mending a row is mending
    its words.
    """

    DEFAULT_CSS = """
    Rows { height: auto; }
    Rows Static { width: 1fr; height: auto; display: none; }
    """

    def __init__(self, of: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._read, self._write = READERS[of], WRITERS[of]
        self._proposed: tuple[str, list[Any]] = ("", [])
        self._line = LineInput(placeholder=placeholder)
        self._back = Static(markup=False)
        self._shown = ""

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._back

    def readings(self) -> list[Reading]:
        """What the line says, piece by piece."""
        return self._read(self._line.value)

    def value(self) -> list[Any]:
        line, parts = self._proposed
        if line == self._line.value and parts:
            return parts
        readings = self.readings()
        for reading in readings:
            if reading.part is None:
                raise NotReadable(reading.problem)
        return [reading.part for reading in readings]

    def typed(self) -> str | None:
        return self._line.value or None

    def restore(self, typed: Any) -> None:
        with self._line.prevent(Input.Changed):
            self._line.value = str(typed or "")
        self._show()

    def propose(self, value: Any) -> None:
        """Show parts of an entry as one would type them; untouched, they stay what they are."""
        line = self._write(value or [])
        self._proposed = (line, list(value or []))
        self.restore(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Accepted(self))

    def _show(self) -> None:
        text = Text()
        readings = self.readings()
        for number, reading in enumerate(readings):
            text.append("\n" if number else "")
            if reading.part is None:
                text.append("! ", "bold")
                text.append(reading.problem)
            else:
                text.append("✓ ", "bold")
                text.append(reading.words, "dim")
        if text.plain != self._shown:
            self._shown = text.plain
            self._back.update(text)
            self._back.display = bool(readings)
