"""Several lines of words, where Enter begins a new line and Tab goes on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

_OURS = {"f6", "f7"}


def _bindings() -> list[BindingType]:
    """The keys of a text area but for those that the desk has given to something else."""
    every = [one for one in TextArea.BINDINGS if isinstance(one, Binding)]
    return [one for one in every if not _OURS & set(one.key.split(","))]


class WordsArea(TextArea, inherit_bindings=False):
    """A text area without a border, whose words are words: no colours, no markup."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, compact=True, id=id)
        self.highlight_cursor_line = False
