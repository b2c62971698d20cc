"""One entry as it was typed, its versions side by side; from here it is amended or voided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from uuid import uuid4

from rich.table import Table
from rich.text import Text
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.kinds import title_of
from dutydesk.desk.versions import EntryPage, VersionHead, entry_page
from dutydesk.desk.viewing import Viewing
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.words import at_in_full, clean, shortened

_LABEL = 20


class EntryScreen(DeskScreen[None]):
    """The version in force beside the one before it; the arrows go to older ones.

    Opening it is a view of a young person's record, and is audited.
    """

    SCREEN = "entry"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("entry")]
    AUTO_FOCUS = "#entry"

    def __init__(self, entry_id: int) -> None:
        super().__init__()
        self.entry_id = entry_id
        self.page: EntryPage | None = None
        self.shown = 0
        self._viewing = Viewing()

    def body(self) -> Iterable[Widget]:
        yield Static("Reading…", id="entry-head", markup=False)
        with VerticalScroll(id="entry"):
            yield Static("", id="entry-words", markup=False)

    def on_mount(self) -> None:
        self.read()

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if ("entry", self.entry_id) in changes:
            self.read()

    def read(self) -> None:
        """Read the entry in a thread (a view is written to the audit trail) and show it."""
        desk, entry_id, viewing = self.desk, self.entry_id, self._viewing
        self.save(lambda: entry_page(desk, entry_id, viewing), self._read)

    def action_older(self) -> None:
        """Show the pair of versions before."""
        self._turn(-1)

    def action_newer(self) -> None:
        """Show the pair of versions after."""
        self._turn(1)

    def action_amend(self) -> None:
        """Amend the entry, or bring back one that was voided."""
        from screens.forms.opened import amending_form

        if self.page is not None:
            self.app.push_screen(amending_form(self.page), self._back)

    def action_void(self) -> None:
        """Void the entry."""
        from screens.void import VoidDialog

        if self.page is None:
            return
        if self.page.voided:
            self.desk_app.say("It is voided already. To bring it back, put it back (u).")
        else:
            self.app.push_screen(VoidDialog(self.page, uuid4().hex), self._back)

    def action_put_back(self) -> None:
        """Put the version on the left in force again."""
        from screens.put_back import PutBackDialog

        if self.page is None:
            return
        older = self._pair()[0]
        if older is None:
            self.desk_app.say("There is only one version: there is nothing to put back.")
        elif older.act == "voided":
            self.desk_app.say("That version says nothing: choose another with ← and →.")
        else:
            self.app.push_screen(PutBackDialog(self.page, older.number, uuid4().hex), self._back)

    def _back(self, _: object) -> None:
        self.read()

    def _turn(self, step: int) -> None:
        if self.page is not None:
            last = len(self.page.versions) - 1
            self.shown = min(max(self.shown + step, min(1, last)), last)
            self._show()

    def _read(self, page: EntryPage) -> None:
        if self.is_mounted:
            new = self.page is None or len(self.page.versions) != len(page.versions)
            self.page = page
            self.shown = len(page.versions) - 1 if new else self.shown
            self._show()

    def _pair(self) -> tuple[VersionHead | None, VersionHead]:
        assert self.page is not None
        versions = self.page.versions
        before = versions[self.shown - 1] if self.shown else None
        return before, versions[self.shown]

    def _show(self) -> None:
        page = self.page
        assert page is not None
        head = Text(no_wrap=True, overflow="ellipsis", style="bold")
        head.append(
            f" {shortened(page.person_name)} · {title_of(page.kind)} · entry {page.entry_id}"
        )
        head.append(" · VOIDED" if page.voided else "")
        older, newer = self.shown - 1, len(page.versions) - 1 - self.shown
        head.append(f" · {older} older (←)" if older > 0 else "", "not bold")
        head.append(f" · {newer} newer (→)" if newer > 0 else "", "not bold")
        self.query_one("#entry-head", Static).update(head)
        self.query_one("#entry-words", Static).update(self._table(page))
        # Once the new words are laid out: until then there may be nowhere to scroll to.
        self.call_after_refresh(self.query_one("#entry").scroll_home, animate=False)

    def _table(self, page: EntryPage) -> Table:
        """The two versions, a field a row. A row that differs is marked, never by colour alone."""
        before, after = self._pair()
        pair = [one for one in (before, after) if one is not None]
        table = Table(box=None, expand=True, padding=(0, 1), show_header=False)
        table.add_column(width=_LABEL)
        for _ in pair:
            table.add_column(ratio=1)
        table.add_row(Text(""), *(_head(one, one.number == page.number) for one in pair))
        table.add_row("")
        for line in page.lines:
            values = [line.values[one.number - 1] for one in pair]
            differs = len(set(values)) > 1
            label = Text("≠ " if differs else "  ", style="bold" if differs else "")
            label.append(clean(line.label))
            style = "bold" if differs else ""
            cells = (Text(clean(value) or "–", style=style) for value in values)
            table.add_row(label, *cells)
        return table


def _head(one: VersionHead, in_force: bool) -> Text:
    text = Text(f"Version {one.number}", style="bold underline")
    text.append(" · in force" if in_force and one.act != "voided" else "", "not underline")
    text.append(f"\n{one.act.capitalize()} {at_in_full(one.at)}", "not bold not underline")
    text.append(f"\nby {clean(one.officer)}, {clean(one.terminal)}", "not bold not underline")
    if one.reason:
        text.append(f"\nWhy: {clean(one.reason)}", "bold not underline")
    return text
