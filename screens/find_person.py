"""Find a young person by name, alias, date of birth or case number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.search import PersonMatch, find_people
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.widgets.list_line import ListLine
from screens.widgets.person_picker import about
from screens.words import clean

_NOTHING_TYPED = (
    "Type a name, an alias, a date of birth (3/4/2011) or a case number.\n"
    "↓ and ↑ choose, enter opens the page."
)


class FindPersonScreen(DeskScreen[int]):
    """Gives the id of the young person chosen, or None."""

    SCREEN = "find"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("find")]
    AUTO_FOCUS = "ListLine"

    def __init__(self) -> None:
        super().__init__()
        self._enter_waits = False

    def body(self) -> Iterable[Widget]:
        yield Static(" Find a young person", id="find-title", markup=False)
        yield ListLine(placeholder="name, alias, date of birth or case number")
        yield OptionList(markup=False, compact=True, id="found")
        yield Static(_NOTHING_TYPED, id="find-words", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._enter_waits = False
        text = event.value.strip()
        if text:
            self._look(text)
        else:
            self._show(("", []))

    def on_input_submitted(self) -> None:
        """Enter before the answer has come takes the best match once it is there."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.action_select()
        else:
            self._enter_waits = True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.dismiss(int(event.option.id.removeprefix("person-")))

    def _look(self, text: str) -> None:
        desk = self.desk
        self.in_thread(
            lambda: (text, find_people(desk, text)),
            self._show,
            self.refused,
            group="find",
            exclusive=True,
        )

    def refused(self, error: Exception) -> None:
        self.desk_app.say_error("Not found", error)

    def _show(self, found: tuple[str, list[PersonMatch]]) -> None:
        text, matches = found
        if not self.is_mounted or text != self.query_one(ListLine).value.strip():
            return
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [Option(match_words(match), id=f"person-{match.person_id}") for match in matches]
        )
        options.highlighted = 0 if matches else None
        words = _NOTHING_TYPED
        if text and not matches:
            words = (
                f"Nobody found for “{clean(text)}”.\nTry part of the name, or the case number. "
                "An arrest (a), court date (c) or move (m)\ncan make a new young person."
            )
        self.query_one("#find-words", Static).update(words if not matches else "")
        self.set_class(bool(matches), "-found")
        if matches and self._enter_waits:
            self.dismiss(matches[0].person_id)


def match_words(match: PersonMatch) -> Text:
    """A young person in two lines: the name, and what tells them from others of the name."""
    text = Text(clean(match.name), style="bold", no_wrap=True, overflow="ellipsis")
    return text.append(f"\n   {clean(about(match))}", "not bold")
