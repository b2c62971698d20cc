"""What the board is to show: every filter in one place, and the words to look for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from rich.text import Text

from dutydesk.desk.board import Filters, party_label
from dutydesk.vocabulary import vocabulary
from screens.field_dialog import FieldDialog
from screens.widgets.choice import Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.yes_no import YesNo


class FilterDialog(FieldDialog[Filters]):
    """All filters together. Gives the chosen ones; the young person's is kept as it is."""

    TITLE = "What the board shows"

    def __init__(self, filters: Filters, protocols: Sequence[str]) -> None:
        super().__init__()
        self.filters = filters
        self.protocols = tuple(protocols)

    def head(self) -> Text:
        return Text("Leave a line empty to show everything.", style="dim")

    def make_fields(self) -> Iterable[Field]:
        parties = [(code, party_label(code)) for code in vocabulary("parties").terms]
        owners = (("desk", "this desk"), ("others", "others"), *parties)
        yield Field("text", "With the words", LineControl(placeholder="name, case number, duty, ¶"))
        yield Field("mine", "Only mine", YesNo(required=True))
        yield Field("overdue", "Only overdue", YesNo(required=True))
        yield Field("hearings_today", "Only in court today", YesNo(required=True))
        yield Field("owner", "Owed by", Options(owners))
        yield Field("protocol", "Protocol", Options(tuple((name, name) for name in self.protocols)))

    def on_mount(self) -> None:
        for key, field in self.fields.items():
            field.control.propose(getattr(self.filters, key))
        self.fields["text"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        self.dismiss(
            replace(
                self.filters,
                text=values["text"] or "",
                mine=bool(values["mine"]),
                overdue=bool(values["overdue"]),
                hearings_today=bool(values["hearings_today"]),
                owner=values["owner"],
                protocol=values["protocol"],
            )
        )


class TextDialog(FieldDialog[str]):
    """The words that a clock must have: name, case number, duty or paragraph."""

    TITLE = "Show clocks with the words"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def make_fields(self) -> Iterable[Field]:
        yield Field("text", "Words", LineControl(placeholder="name, case number, duty, ¶"))

    def on_mount(self) -> None:
        self.fields["text"].control.propose(self.text)
        self.fields["text"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        self.dismiss(values["text"] or "")
