"""A dialog of labelled fields: Enter goes on, ^s saves, what is wrong stands under its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pydantic import ValidationError
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from screens.desk_screen import DeskDialog, R
from screens.widgets.clock_row import basis, left
from screens.widgets.control import Control, NotReadable
from screens.widgets.field import Field
from screens.words import at, clean

if TYPE_CHECKING:
    from datetime import datetime

    from dutydesk.desk.board import BoardRow


def clock_words(row: BoardRow, level: str, now: datetime) -> Text:
    """A clock in three short lines, for the head of a dialog."""
    text = Text(clean(row.duty), style="bold", end="")
    text.append(f"\n{basis(row)} {clean(row.paragraphs)} · {clean(row.words)}", "not bold")
    due = f" · due {at(row.due_at, now)}" if row.due_at else ""
    text.append(f"\n{left(row, level, now).strip()}{due}", "not bold")
    return text


class FieldDialog(DeskDialog[R]):
    """`head()` says what it is about, `make_fields()` gives the fields, `send()` saves them.

    The dialog's `uid` is made when it opens: saving twice adds nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uid = uuid4().hex
        self.fields: dict[str, Field] = {}
        self._at_first: dict[str, Any] = {}
        self._warned = False
        self._saving = False

    def head(self) -> Text:
        """What the dialog is about."""
        return Text()

    def make_fields(self) -> Iterable[Field]:
        """The fields in their order."""
        return ()

    def above(self) -> Iterable[Widget]:
        """What stands between the head and the fields."""
        return ()

    def below(self) -> Iterable[Widget]:
        """What stands under the fields."""
        return ()

    def send(self, values: dict[str, Any]) -> None:
        """Save the values, by field. Called once all of them can be read."""

    def body(self) -> Iterable[Widget]:
        yield Static(self.head(), id="dialog-head", markup=False)
        yield from self.above()
        for field in self.make_fields():
            self.fields[field.key] = field
            yield field
        yield from self.below()

    def on_mount(self) -> None:
        self.call_after_refresh(self._remember)

    def typed_words(self) -> bool:
        return bool(self._at_first) and self._typed() != self._at_first

    def action_back(self) -> None:
        if self._saving:
            return
        if self.typed_words() and not self._warned:
            self._warned = True
            self.fault("Not saved yet. Esc again leaves and loses what you typed; ^s saves it.")
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        values = self._read()
        if values is None or self._saving:
            return
        self.fault("")
        self._saving = True
        try:
            self.send(values)
        except ValidationError as error:
            self._saving = False
            self._complain(error)

    def refused(self, error: Exception) -> None:
        self._saving = False
        super().refused(error)

    def on_control_accepted(self, event: Control.Accepted) -> None:
        """Enter in a field goes to the next; in the last it saves."""
        event.stop()
        fields = list(self.fields.values())
        for index, field in enumerate(fields):
            if field.control is event.control:
                if index + 1 < len(fields):
                    fields[index + 1].control.focus_first()
                else:
                    self.action_save()
                return

    def _read(self) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        wrong: Field | None = None
        for key, field in self.fields.items():
            words = ""
            try:
                field.control.settle()
                values[key] = field.control.value()
            except NotReadable as error:
                words = str(error)
            if not words and field.needed and values[key] is None:
                words = field.hint or "This is needed."
            field.complain(words)
            if words:
                wrong = wrong or field
        if wrong is not None:
            wrong.control.focus_first()
            return None
        return values

    def _complain(self, error: ValidationError) -> None:
        for fault in error.errors():
            field = self.fields.get(str(fault["loc"][0]) if fault["loc"] else "")
            words = str(fault["msg"]).removeprefix("Value error, ")
            if field is not None:
                field.complain(words)
            else:
                self.fault(words)

    def _typed(self) -> dict[str, Any]:
        return {key: field.control.typed() for key, field in self.fields.items()}

    def _remember(self) -> None:
        self._at_first = self._typed()
