"""The supervisor's view: breaches nobody answers for, who has what, who owes what, who is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.board import BoardRow, board_rows, level_of
from dutydesk.desk.duration import span
from dutydesk.desk.rights import ROLE_WORDS
from dutydesk.desk.sittings import Here
from dutydesk.desk.supervising import Overview, overview
from screens.actions import bindings_of
from screens.commands import ClockCommands
from screens.widgets.grouped_clocks import GroupedClocks
from screens.words import at, clean, count

OFFICERS, AGENCIES, TERMINALS = "by officer", "by agency", "terminals"
VIEWS = (OFFICERS, AGENCIES, TERMINALS)
AGAIN = 10
"""Seconds until it is read again though nobody saved anything: levels rise."""

_MATTERS = frozenset({"clock", "alert", "officer", "sitting", "setting"})


class SupervisingScreen(ClockCommands[None]):
    """All clocks in groups, and who sits at which terminal; it follows what any terminal saves."""

    SCREEN = "supervising"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("supervising")]
    AUTO_FOCUS = "#groups"

    def __init__(self) -> None:
        super().__init__()
        self.view = OFFICERS
        self.found: Overview | None = None
        self._stale: set[int] | None = None
        self._ticks = 0

    def body(self) -> Iterable[Widget]:
        yield Static("", id="supervising-title", markup=False)
        yield GroupedClocks(self._rows, level_of, self.desk_app.now, id="groups")
        with VerticalScroll(id="here"):
            yield Static("", id="here-words", markup=False)

    def on_mount(self) -> None:
        self._groups.opened = {"breaches"}
        self.read()

    @property
    def _groups(self) -> GroupedClocks:
        return self.query_one("#groups", GroupedClocks)

    def clock(self) -> BoardRow | None:
        return self._groups.cursor_row if self.view != TERMINALS else None

    def read(self) -> None:
        """Read the view anew, in a thread."""
        desk = self.desk
        self.in_thread(
            lambda: overview(desk), self._show, self.desk_app.stale, group="view", exclusive=True
        )

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if self._stale is not None:
            self._stale |= {key for kind, key in changes if kind == "clock"}
        if any(kind in _MATTERS for kind, _ in changes):
            self.read()

    def ticked(self) -> None:
        self._ticks += 1
        self._groups.tick()
        if self._ticks % AGAIN == 0:
            self.read()

    # The keys.

    def action_open_clock(self) -> None:
        """Open the clock; on a heading, open or close its group."""
        if self.view == TERMINALS:
            return
        if self.clock() is not None:
            super().action_open_clock()
        else:
            self._groups.turn()

    def action_next_view(self) -> None:
        """Change between the clocks by officer, by agency, and the terminals."""
        self._turn_to(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def action_by_officer(self) -> None:
        self._turn_to(OFFICERS)

    def action_by_agency(self) -> None:
        self._turn_to(AGENCIES)

    def action_terminals(self) -> None:
        self._turn_to(TERMINALS)

    def action_reassign(self) -> None:
        """Give the clock to somebody; on a heading, all clocks of its group."""
        from screens.reassign import GiveDialog

        group = self._groups.group if self.view != TERMINALS else None
        if self.clock() is not None or group is None or not group.ids:
            self.action_give()
        else:
            self.app.push_screen(GiveDialog((), group.ids, group.label))

    async def on_clock_list_chosen(self) -> None:
        await self.run_action("open_clock")

    # Showing.

    def _turn_to(self, view: str) -> None:
        self.view = view
        if self.found is not None:
            self._show(self.found)
        self.query_one("#here" if view == TERMINALS else "#groups").focus()

    def _show(self, found: Overview) -> None:
        if not self.is_mounted:
            return
        self.found = found
        self.set_class(self.view == TERMINALS, "-terminals")
        self._show_title(found)
        if self.view == TERMINALS:
            self.query_one("#here-words", Static).update(here_words(found.here, self.desk.now()))
            return
        groups = found.by_officer if self.view == OFFICERS else found.by_agency
        # At first, and after a while, whatever is shown is read anew.
        changed = None if self._stale is None or self._ticks % AGAIN == 0 else self._stale
        self._stale = set()
        self._groups.show_groups([found.breaches, *groups], changed)

    def _show_title(self, found: Overview) -> None:
        text = Text(" ", end="", no_wrap=True, overflow="ellipsis")
        for number, view in enumerate(VIEWS, start=1):
            here = view == self.view
            text.append(f"{number} ", "bold").append(f"[{view}]" if here else f" {view} ")
            text.append("  ")
        up = len(found.gone_up)
        breaches = count(found.breaches.tally.running, "breach", "breaches")
        text.append(f"{breaches} unanswered" + (f", {up} gone up" if up else ""))
        self.query_one("#supervising-title", Static).update(text)

    def _rows(self, ids: Sequence[int]) -> Mapping[int, BoardRow]:
        return board_rows(self.desk, ids)


def here_words(here: Sequence[Here], now: datetime) -> Text:
    """Who sits at which terminal, a line each."""
    if not here:
        return Text("Nobody has signed in at any terminal.")
    text = Text()
    for number, one in enumerate(here):
        text.append("\n" if number else "")
        role = ROLE_WORDS[one.role] if one.role else "no officer of this desk"
        text.append(clean(one.officer), "bold").append(f"  {role}  at {clean(one.terminal)}")
        text.append(f" (ssh from {clean(one.address)})" if one.way == "ssh" else "")
        text.append(f"  since {at(one.began_at, now)}")
        if one.silent:
            text.append(f"  NOT HEARD FROM for {span(now - one.seen_at)}", "bold")
        elif one.locked_at is not None:
            text.append(f"  locked {at(one.locked_at, now)}")
    return text
