"""A clock and its whole story: why it runs, how its limit was reckoned, all that happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.board import BoardRow, level_of
from dutydesk.desk.story import Story, note_story_viewed, read_story
from dutydesk.desk.viewing import Viewing
from screens.actions import bindings_of
from screens.commands import ClockCommands
from screens.parts import page
from screens.story_words import head_words, story_parts


class ClockScreen(ClockCommands[None]):
    """One clock; follows what any terminal saves about it."""

    SCREEN = "clock"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("clock")]
    AUTO_FOCUS = "#story"

    def __init__(self, clock_id: int) -> None:
        super().__init__()
        self.clock_id = clock_id
        self.story: Story | None = None
        self._viewing = Viewing()

    def body(self) -> Iterable[Widget]:
        yield Static("", id="clock-head", markup=False)
        with VerticalScroll(id="story"):
            yield Static("", id="story-words", markup=False)

    def on_mount(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the story anew and show it; that it was opened is written to the audit trail."""
        self.story = story = read_story(self.desk, self.clock_id)
        self.query_one("#story-words", Static).update(
            page(story_parts(self.story, self.desk.now()))
        )
        self._show_head()
        if self._viewing.begins(self.desk.now()):
            desk = self.desk
            self.save(lambda: note_story_viewed(desk, story), lambda _: None)

    def clock(self) -> BoardRow | None:
        return self.story.row if self.story else None

    def whom(self) -> int | None:
        return self.story.row.person_id if self.story else None

    def changed(self, changes: list[tuple[str, int]]) -> None:
        kinds = {kind for kind, key in changes if kind != "clock" or key == self.clock_id}
        if kinds - {"draft"}:
            self.read()

    def ticked(self) -> None:
        self._show_head()

    def action_not_required(self) -> None:
        from screens.reason import NotRequiredDialog

        if (row := self.clock()) is not None:
            self.app.push_screen(NotRequiredDialog(row))

    def action_reopen(self) -> None:
        from screens.reason import ReopenDialog

        if (row := self.clock()) is None:
            return
        if row.state == "running":
            self.desk_app.say("This clock is running.")
        else:
            self.app.push_screen(ReopenDialog(row))

    def action_entry(self) -> None:
        """Read the entry that opened the clock."""
        from screens.entry import EntryScreen

        if self.story is not None:
            self.app.push_screen(EntryScreen(self.story.entry.id))

    def _show_head(self) -> None:
        if self.story is None:
            return
        now = self.desk.now()
        words = head_words(self.story, level_of(self.story.row, now), now)
        head = self.query_one("#clock-head", Static)
        if head.content != words:
            head.update(words)
