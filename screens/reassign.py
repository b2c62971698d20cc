"""Giving clocks to an officer, with a note that reaches their screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from dutydesk.desk.board import BoardRow, level_of
from dutydesk.desk.supervising import who_could
from dutydesk.desk.taking import reassign
from screens.field_dialog import FieldDialog, clock_words
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.officer_choice import OfficerChoice
from screens.words import clean, count


class GiveDialog(FieldDialog[None]):
    """To whom, and what they should know. `whose` says which clocks, where they are several."""

    def __init__(self, rows: Sequence[BoardRow], ids: Sequence[int], whose: str = "") -> None:
        super().__init__()
        self.rows, self.ids, self.whose = tuple(rows), tuple(ids), whose

    def heading(self) -> str:
        if len(self.ids) == 1 and self.rows:
            return f"Give to somebody: {self.rows[0].person_name}"
        return f"Give {count(len(self.ids), 'clock')} to somebody"

    def head(self) -> Text:
        if len(self.ids) == 1 and self.rows:
            now, row = self.desk.now(), self.rows[0]
            text = clock_words(row, level_of(row, now), now)
            return text.append(f"\nwith {clean(row.taken_by)} now") if row.taken_by else text
        return Text(f"{self.whose}: all {count(len(self.ids), 'clock')} of it.")

    def make_fields(self) -> Iterable[Field]:
        able = [one for one in who_could(self.desk) if one.takes]
        hint = "Type part of an officer's name, or press ↓ for the list."
        if not able:
            hint = "This desk has no officers yet. See: dutydesk officer add --help"
        yield Field("to", "To whom", OfficerChoice(able), needed=True, hint=hint)
        yield Field("words", "What to know", LineControl(placeholder="the home rings back at 4"))

    def on_mount(self) -> None:
        self.fields["to"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        desk, to, words, uid = self.desk, values["to"], values["words"] or "", self.uid
        self.save(
            lambda: reassign(desk, self.ids, to, words, uid), lambda given: self._given(given, to)
        )

    def _given(self, given: Sequence[int], to: str) -> None:
        if not given:
            self._saving = False
            self.fields["to"].complain(
                f"{to} has it already. Choose somebody else; or leave (esc) and write a note (w)."
            )
            self.fields["to"].control.focus_first()
            return
        self.desk_app.say(f"{count(len(given), 'clock')} given. {to} is told.")
        self.dismiss(None)
