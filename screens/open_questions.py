"""What entries left open, answered later: the clocks that hang on it open then, from their time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from rich.text import Text

from dutydesk.desk.answer import answer
from dutydesk.desk.person import PersonPage
from dutydesk.desk.planning import question_about
from screens.field_dialog import FieldDialog
from screens.widgets.field import Field
from screens.widgets.preview_pane import Ask, ask_of
from screens.words import count


class OpenQuestionsDialog(FieldDialog[None]):
    """A young person's open questions. One that is left stays open."""

    def __init__(self, page: PersonPage) -> None:
        super().__init__()
        self.page = page

    def heading(self) -> str:
        return f"Still to answer: {self.page.name}"

    def head(self) -> Text:
        return Text("What nobody has answered yet. Clocks that hang on it open when you save.")

    def make_fields(self) -> Iterable[Field]:
        for one in self.page.questions:
            yield ask_of(question_about(one.fact, (), ()))

    def on_mount(self) -> None:
        next(iter(self.fields.values())).control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        given: dict[int, dict[str, Any]] = defaultdict(dict)
        for one in self.page.questions:
            ask = self.fields[one.fact]
            if values[one.fact] is not None and isinstance(ask, Ask):
                given[one.entry_id][one.fact] = ask.value()
        desk = self.desk
        self.save(
            lambda: sum(len(answer(desk, entry, facts)) for entry, facts in given.items()),
            self._kept,
        )

    def _kept(self, opened: int) -> None:
        self.desk_app.say(f"Kept. {count(opened, 'clock')} opened.")
        self.dismiss(None)
