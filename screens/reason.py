"""The endings that need words: done, not required; and running again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text

from dutydesk.desk.board import BoardRow, level_of
from dutydesk.desk.tell import done, not_required, reopen
from screens.field_dialog import FieldDialog, clock_words
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.when_input import WhenInput


class ClockDialog(FieldDialog[None]):
    """A dialog about one clock."""

    WORDS = ""

    def __init__(self, row: BoardRow) -> None:
        super().__init__()
        self.row = row

    def heading(self) -> str:
        return f"{self.WORDS}: {self.row.person_name}"

    def head(self) -> Text:
        now = self.desk.now()
        return clock_words(self.row, level_of(self.row, now), now)

    def on_mount(self) -> None:
        next(iter(self.fields.values())).control.focus_first()

    def kept(self, words: str) -> None:
        """Say that it is saved, and go back."""
        self.desk_app.say(words)
        self.dismiss(None)


class DoneDialog(ClockDialog):
    """The duty was done: by whom and what is the evidence, and when decides if it was in time."""

    WORDS = "Done"

    def make_fields(self) -> Iterable[Field]:
        yield Field("note", "Who did what", LineControl(), needed=True,
                    hint="Say who did what: that is the evidence.")  # fmt: skip
        yield Field("at", "When", WhenInput(self.desk.now, prefer="past"), needed=True,
                    hint="Type when, like 14:30 or now.")  # fmt: skip

    def on_mount(self) -> None:
        self.fields["at"].control.propose(self.desk.now())

    def send(self, values: dict[str, Any]) -> None:
        desk, row = self.desk, self.row
        self.save(
            lambda: done(desk, row.id, values["at"], values["note"]),
            lambda _: self.kept("Kept. The clock has ended."),
        )


class NotRequiredDialog(ClockDialog):
    """The duty does not arise; the reason is kept for ever."""

    WORDS = "Not required"

    def make_fields(self) -> Iterable[Field]:
        yield Field("reason", "Why not", LineControl(), needed=True,
                    hint="Say why the duty does not arise.")  # fmt: skip

    def send(self, values: dict[str, Any]) -> None:
        desk, row = self.desk, self.row
        self.save(
            lambda: not_required(desk, row.id, values["reason"]),
            lambda _: self.kept("Kept. The clock has ended as not required."),
        )


class ReopenDialog(ClockDialog):
    """The clock must run again, to the due time that it had."""

    WORDS = "Run again"

    def make_fields(self) -> Iterable[Field]:
        yield Field("reason", "Why", LineControl(placeholder="it was never sent"), needed=True,
                    hint="Say why it must run again, such as: it was never sent.")  # fmt: skip

    def send(self, values: dict[str, Any]) -> None:
        desk, row = self.desk, self.row
        self.save(
            lambda: reopen(desk, row.id, values["reason"]),
            lambda _: self.kept("The clock runs again, to its first due time."),
        )
