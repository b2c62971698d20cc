"""A young person's page: how they stand, who works with them, what runs, what was logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.board import BoardRow, level_of
from dutydesk.desk.person import PersonPage, person_page
from dutydesk.desk.viewing import Viewing
from screens import parts
from screens.actions import bindings_of
from screens.commands import ClockCommands
from screens.person_words import name_words, standing_parts, timeline_parts
from screens.widgets.clock_list import ClockList
from screens.widgets.clock_row import LINES
from screens.words import count

_MOST_CLOCKS = 4


class PersonScreen(ClockCommands[None]):
    """One young person. Opening it is a view of a record, and is audited."""

    SCREEN = "person"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("person")]
    NOTE_ABOUT = "person"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, person_id: int) -> None:
        super().__init__()
        self.person_id = person_id
        self.page: PersonPage | None = None
        self._viewing = Viewing()

    def body(self) -> Iterable[Widget]:
        yield Static("", id="person-name", markup=False)
        yield Static("", id="person-clocks-title", markup=False)
        yield ClockList(self._rows, level_of, self.desk.now, id="person-clocks")
        with VerticalScroll(
            id="person-sides", can_focus=False
        ):  # on a small screen it scrolls both
            with VerticalScroll(id="person-standing"):
                yield Static("Reading…", id="person-standing-words", markup=False)
            with VerticalScroll(id="person-timeline"):
                yield Static("", id="person-timeline-words", markup=False)

    def on_mount(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the page in a thread (a view is written to the audit trail) and show it."""
        desk, person_id, viewing = self.desk, self.person_id, self._viewing
        self.save(lambda: person_page(desk, person_id, viewing), self._show)

    def refused(self, error: Exception) -> None:
        if self.page is None:
            words = self.desk_app.words_of(error)
            self.query_one("#person-standing-words", Static).update(words)
        else:
            super().refused(error)

    def clock(self) -> BoardRow | None:
        return self.query_one("#person-clocks", ClockList).cursor_row

    def person(self) -> tuple[int, str] | None:
        return (self.person_id, self.page.name) if self.page else None

    def whom(self) -> int | None:
        return self.person_id

    def changed(self, changes: list[tuple[str, int]]) -> None:
        """Only what is about this young person is a reason to read again."""
        clocks = {row.id for row in self.page.running} if self.page else set()
        if any(
            (kind == "person" and key == self.person_id) or (kind == "clock" and key in clocks)
            for kind, key in changes
        ):
            self.read()

    def action_answer(self) -> None:
        """Answer what entries left open."""
        from screens.open_questions import OpenQuestionsDialog

        if self.page is None or not self.page.questions:
            self.desk_app.say("There is nothing left to answer.")
        else:
            self.app.push_screen(OpenQuestionsDialog(self.page))

    def action_entries(self) -> None:
        """See what was logged about them, to read it as it was typed and to amend it."""
        from screens.entries import EntriesScreen

        if self.page is not None:
            self.app.push_screen(EntriesScreen(self.person_id, self.page.name))

    def ticked(self) -> None:
        self.query_one("#person-clocks", ClockList).tick()

    def on_clock_list_chosen(self) -> None:
        self.action_open_clock()

    def _rows(self, ids: Sequence[int]) -> Mapping[int, BoardRow]:
        running = {row.id: row for row in self.page.running} if self.page else {}
        return {one: running[one] for one in ids if one in running}

    def _show(self, page: PersonPage) -> None:
        if not self.is_mounted:
            return
        first = self.page is None
        self.page = page
        now = self.desk.now()
        self.query_one("#person-name", Static).update(name_words(page))
        number = len(page.running)
        title = f" {count(number, 'clock')} running" if number else " No clock is running"
        self.query_one("#person-clocks-title", Static).update(title)
        clocks = self.query_one("#person-clocks", ClockList)
        clocks.styles.height = min(number, _MOST_CLOCKS) * LINES
        clocks.display = bool(number)
        clocks.show([row.id for row in page.running])
        self.query_one("#person-standing-words", Static).update(
            parts.page(standing_parts(page, now))
        )
        self.query_one("#person-timeline-words", Static).update(
            parts.page(timeline_parts(page, now))
        )
        if first:
            (clocks if number else self.query_one("#person-standing")).focus()
