"""What every control of a form can do, whatever it looks like."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input


class NotReadable(ValueError):
    """What stands in a control cannot be used as it is; `str()` says what to type."""


class Control(Widget):
    """A part of a form that holds one answer.

    A control keeps what was typed and what it means apart: `typed()` is kept in drafts and put
    back by `restore()`; `value()` is what the entry gets.
    """

    DEFAULT_CSS = """
    Control { height: auto; width: 1fr; }
    """

    class Changed(Message):
        """The answer, or what stands half-typed in its place, has changed."""

        def __init__(self, control: Control) -> None:
            super().__init__()
            self.changed = control

        @property
        def control(self) -> Control:
            return self.changed

    class Accepted(Message):
        """Enter was pressed: the form may go on to the next field."""

        def __init__(self, control: Control) -> None:
            super().__init__()
            self.accepted = control

        @property
        def control(self) -> Control:
            return self.accepted

    def value(self) -> Any:
        """The answer for the entry, or None when there is none. Raises NotReadable."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands in the control, as plain JSON values; None when nothing does."""
        raise NotImplementedError

    def restore(self, typed: Any) -> None:
        """Put back what `typed()` gave."""
        raise NotImplementedError

    def propose(self, value: Any) -> None:
        """Show a value without saying that anything changed; None empties the control."""
        raise NotImplementedError

    def keep(self, value: Any) -> None:
        """Show a value that was saved: untouched, it stays what it is to the letter."""
        self.propose(value)

    def settle(self) -> bool:
        """Make up one's mind about what is half-typed. False while that is not possible yet."""
        return True

    def focus_first(self) -> None:
        """Put the cursor into the control."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return
        self.focus()

    def has_cursor(self) -> bool:
        """Whether the cursor is somewhere in this control."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and self in focused.ancestors_with_self


class LineInput(Input):
    """One line, one row high. Pasted lines become one line: nothing pasted is dropped."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, compact=True, id=id)

    def _on_paste(self, event: Any) -> None:
        event.stop()
        event.prevent_default()
        line = " ".join(str(event.text).split())
        if line:
            self.replace(line, *self.selection)


class LineControl(Control):
    """Plain words on one line."""

    DEFAULT_CSS = """
    LineControl { height: 1; }
    """

    def __init__(self, *, placeholder: str = "", value: str = "") -> None:
        super().__init__()
        self._line = LineInput(value, placeholder=placeholder)

    def compose(self) -> Any:
        yield self._line

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Accepted(self))

    def value(self) -> str | None:
        return " ".join(self._line.value.split()) or None

    def typed(self) -> str | None:
        return self._line.value or None

    def restore(self, typed: Any) -> None:
        with self._line.prevent(Input.Changed):
            self._line.value = str(typed or "")

    def propose(self, value: Any) -> None:
        self.restore(value)


class SecretControl(LineControl):
    """A PIN or passphrase, typed unseen: every character of it counts, spaces too."""

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self._line.password = True

    def value(self) -> str | None:
        return self._line.value or None


def plain_text(words: str, style: str = "") -> Text:
    """Words that a person typed, as they are: brackets are brackets, line ends are spaces."""
    return Text(" ".join(words.split()), style=style)
