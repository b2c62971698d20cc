"""A control with its label, and what is wrong with it right under it."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static

from screens.widgets.control import Control, plain_text


class Field(Vertical):
    """One labelled answer. `key` is the entry's field, or with `fact` a fact of the vocabulary.

    `hint` is shown at the foot of the form while the cursor is here.
    """

    DEFAULT_CSS = """
    Field { height: auto; }
    Field > Horizontal { height: auto; }
    Field > Horizontal > .label { width: 20; padding-right: 1; }
    Field > .note { margin-left: 20; height: auto; display: none; }
    Field.-wrong > .note { text-style: bold; color: $text-error; }
    Field.-wrong > Horizontal > .label { text-style: bold; color: $text-error; }
    Field.-here > Horizontal > .label { text-style: bold reverse; }
    """

    def __init__(
        self,
        key: str,
        label: str,
        control: Control,
        *,
        hint: str = "",
        needed: bool = False,
        fact: bool = False,
    ) -> None:
        super().__init__()
        self.key, self.label, self.control = key, label, control
        self.hint, self.needed, self.fact = hint, needed, fact
        self.asked = self._wrong = self._noted = ""
        self._note = Static(classes="note", markup=False)
        self._label = Label(Text(label), classes="label", markup=False)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._label
            yield self.control
        yield self._note

    def on_descendant_focus(self) -> None:
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        self.remove_class("-here")

    def name_it(self, label: str) -> None:
        """Give the field another label; what is answered stays."""
        if label != self.label:
            self.label = label
            self._label.update(Text(label))

    def value(self) -> Any:
        """The answer for the entry, or None when there is none. Raises NotReadable."""
        return self.control.value()

    @property
    def complaint(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._wrong

    def complain(self, words: str) -> None:
        """Say what is wrong here; nothing to say takes it back."""
        if words == self._wrong:
            return
        self._wrong = words
        self.set_class(bool(words), "-wrong")
        self._show()

    def ask(self, words: str) -> None:
        """Say that a rule turns on this answer; nothing to say takes it back."""
        self.asked = words
        self._show()

    def _show(self) -> None:
        text = plain_text(f"! {self._wrong}") if self._wrong else Text()
        if self.asked and not self._wrong:
            text = plain_text(f"? {self.asked}")
        if text.plain == self._noted:
            return  # a new layout of the whole form is what makes typing slow
        self._noted = text.plain
        self._note.update(text)
        self._note.display = bool(text.plain)
