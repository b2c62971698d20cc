"""Everything that was logged about a young person, to be read as it was typed, and amended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.kinds import headed
from dutydesk.desk.versions import EntryHead, entries_of
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.entry import EntryScreen
from screens.words import at, clean, count


class EntriesScreen(DeskScreen[None]):
    """The entries, the last logged first. Enter opens one with all its versions."""

    SCREEN = "entries"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("entries")]

    def __init__(self, person_id: int, name: str) -> None:
        super().__init__()
        self.person_id, self.name_shown = person_id, name
        self.entries: list[EntryHead] = []

    def whom(self) -> int | None:
        return self.person_id

    def body(self) -> Iterable[Widget]:
        yield Static("", id="entries-title", markup=False)
        yield OptionList(markup=False, compact=True, id="entries-list")

    def on_mount(self) -> None:
        self.read()
        self.query_one(OptionList).focus()

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind == "entry" for kind, _ in changes):
            self.read()

    def read(self) -> None:
        """Read the entries anew; the mark stays with its entry."""
        listing = self.query_one(OptionList)
        marked = self._marked()
        self.entries = entries_of(self.desk, self.person_id)
        listing.clear_options()
        listing.add_options(self._line(one) for one in self.entries)
        keys = [one.entry_id for one in self.entries]
        if keys:
            listing.highlighted = keys.index(marked) if marked in keys else 0
        title = f" {clean(self.name_shown)} · {count(len(keys), 'entry', 'entries')}"
        self.query_one("#entries-title", Static).update(Text(title, style="bold"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open_entry()

    def action_open_entry(self) -> None:
        marked = self._marked()
        if marked is None:
            self.desk_app.say("Nothing has been logged about them yet.")
        else:
            self.app.push_screen(EntryScreen(marked))

    def _marked(self) -> int | None:
        place = self.query_one(OptionList).highlighted
        return self.entries[place].entry_id if place is not None and self.entries else None

    def _line(self, one: EntryHead) -> Option:
        now = self.desk.now()
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append("× voided  " if one.voided else "", "bold")
        line.append(
            f"≠ version {one.version}  " if one.version > 1 and not one.voided else "", "bold"
        )
        line.append(f"{at(one.happened_at, now)}  ", "bold")
        line.append(clean(headed(one.kind, one.summary)))
        line.append(f"  ({clean(one.officer)})", "dim")
        return Option(line, id=str(one.entry_id))
