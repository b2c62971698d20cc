"""The board: every running clock, the most pressing first, narrowed by filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.board_row import BoardRow, Filters, level_of, party_label
from screens.actions import bindings_of
from screens.commands import ClockCommands
from screens.widgets.clock_list import ClockList
from screens.widgets.filter_bar import FilterBar
from screens.widgets.key_bar import KeyBar
from screens.words import count

if TYPE_CHECKING:
    from dutydesk.desk.first_look import FirstLook

_APART = frozenset({"draft", "note", "officer", "sitting"})
"""Kinds of record that show in no row."""

_OWNERS: tuple[str | None, ...] = (None, "desk", "others")


class BoardScreen(ClockCommands[None]):
    """The list of running clocks. It follows what any terminal saves, by key.

    Given a `first_look` it shows that, and can only be looked at, until `opened()` is called.
    """

    SCREEN = "board"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("board")]
    AUTO_FOCUS = "ClockList"

    def __init__(self, first_look: FirstLook | None = None) -> None:
        super().__init__()
        self._first_look = first_look
        self.filters = Filters()
        self._person_name = ""
        self._stale: set[int] = set()
        self._all_stale = False

    def body(self) -> Iterable[Widget]:
        yield FilterBar()
        yield Static("", id="board-title", markup=False)
        yield ClockList(self._read, level_of, self.desk_app.now, id="clocks")
        with Vertical(id="board-empty"):
            yield Static("", id="board-empty-words", markup=False)

    def on_mount(self) -> None:
        if self._first_look is None:
            self._read_anew()
        else:
            self.query_one(ClockList).show(list(self._first_look.rows))
            self._show_title(self._first_look.counts.running)

    @property
    def holds_keys(self) -> bool:
        """What is typed at the first look waits until the desk is open."""
        return self._first_look is not None

    def opened(self) -> None:
        """The desk is open: read from it."""
        self._first_look = None
        for bar in (FilterBar, KeyBar):
            self.query_one(bar).refresh()  # the desk may have other keys
        self.refresh_bindings()
        self._read_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action == "leave" if self._first_look else super().check_action(action, parameters)

    def clock(self) -> BoardRow | None:
        return self.query_one(ClockList).cursor_row

    def changed(self, changes: list[tuple[str, int]]) -> None:
        """Only the changed clocks are read again; another kind of record can show in any row."""
        kinds = {kind for kind, _ in changes}
        self._stale.update(key for kind, key in changes if kind == "clock")
        if kinds - _APART - {"clock", "entry"}:
            self._all_stale = True
        if kinds - _APART:
            self._read_ids()

    def ticked(self) -> None:
        self.query_one(ClockList).tick()

    def set_filters(self, filters: Filters) -> None:
        """Show what these filters leave."""
        self.filters = filters
        self.query_one(FilterBar).show(self.filter_words())
        self._read_anew()

    def filter_words(self) -> Mapping[str, str]:
        """The filters that are on, in words, by the action that changes each."""
        filters = self.filters
        words: dict[str, str] = {}
        if filters.mine:
            words["filter_mine"] = "mine"
        if filters.overdue:
            words["filter_overdue"] = "overdue"
        if filters.hearings_today:
            words["filter_hearings"] = "in court today"
        if filters.owner:
            owner = {"desk": "this desk", "others": "others"}
            words["filter_owner"] = (
                f"owed by {owner.get(filters.owner) or party_label(filters.owner)}"
            )
        if filters.protocol:
            words["filter_protocol"] = f"protocol {filters.protocol}"
        if filters.person_id is not None:
            words["filter_person"] = self._person_name
        if filters.text:
            words["filter_text"] = f"“{filters.text}”"
        return words

    # The keys.

    def action_filter(self) -> None:
        from screens.filters import FilterDialog

        self.app.push_screen(FilterDialog(self.filters, self._protocols()), self._chosen)

    def action_filter_text(self) -> None:
        from screens.filters import TextDialog

        def use(text: str | None) -> None:
            if text is not None:
                self.set_filters(replace(self.filters, text=text))

        self.app.push_screen(TextDialog(self.filters.text), use)

    def action_filter_mine(self) -> None:
        self.set_filters(replace(self.filters, mine=not self.filters.mine))

    def action_filter_overdue(self) -> None:
        self.set_filters(replace(self.filters, overdue=not self.filters.overdue))

    def action_filter_hearings(self) -> None:
        self.set_filters(replace(self.filters, hearings_today=not self.filters.hearings_today))

    def action_filter_owner(self) -> None:
        self.set_filters(replace(self.filters, owner=_after(_OWNERS, self.filters.owner)))

    def action_filter_protocol(self) -> None:
        wheel = (None, *self._protocols())
        self.set_filters(replace(self.filters, protocol=_after(wheel, self.filters.protocol)))

    def action_filter_person(self) -> None:
        row = self.clock()
        if self.filters.person_id is not None:
            self.set_filters(replace(self.filters, person_id=None))
        elif row is not None:
            self._person_name = row.person_name
            self.set_filters(replace(self.filters, person_id=row.person_id))

    def action_handover(self) -> None:
        from screens.handover import HandoverScreen

        self.app.push_screen(HandoverScreen())

    def action_settings(self) -> None:
        from screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_supervise(self) -> None:
        """See who has what, who owes what, and who is here."""
        from screens.supervising import SupervisingScreen

        self.app.push_screen(SupervisingScreen())

    def action_notes(self) -> None:
        """Read the notes that are for whoever sits here."""
        self.desk_app.action_notes_for_you()

    def action_clear_filters(self) -> None:
        if self.filters != Filters():
            self.set_filters(Filters())

    async def action_leave(self) -> None:
        self.desk_app.ask_to_leave()

    async def on_clock_list_chosen(self) -> None:
        await self.run_action("open_clock")

    def on_clock_list_read_failed(self, message: ClockList.ReadFailed) -> None:
        self.desk_app.stale(message.error)

    # Reading.

    def _chosen(self, filters: Filters | None) -> None:
        if filters is not None:
            self.set_filters(filters)

    def _protocols(self) -> list[str]:
        return [protocol.id for protocol in self.desk.rulebook.protocols]

    def _read(self, ids: Sequence[int]) -> Mapping[int, BoardRow]:
        if self._first_look is not None:
            return self._first_look.rows
        from dutydesk.desk.board import board_rows  # slow to load: not for the first look

        return board_rows(self.desk, ids)

    def _read_anew(self) -> None:
        self._all_stale = True
        self._read_ids()

    def _read_ids(self) -> None:
        from dutydesk.desk.board import board_ids  # slow to load: not for the first look

        desk, filters = self.desk, self.filters
        self.in_thread(
            lambda: (filters, board_ids(desk, filters)),
            self._show,
            self.desk_app.stale,
            group="board",
            exclusive=True,
        )

    def _show(self, found: tuple[Filters, list[int]]) -> None:
        filters, ids = found
        if filters != self.filters or not self.is_mounted:
            return
        changed = None if self._all_stale else frozenset(self._stale)
        self._stale.clear()
        self._all_stale = False
        self.query_one(ClockList).show(ids, changed)
        self.desk_app.fresh()
        self.set_class(not ids, "-empty")
        self._show_title(len(ids))
        if not ids:
            self.query_one("#board-empty-words", Static).update(self._empty())

    def _show_title(self, shown: int) -> None:
        counts = self.desk_app.attention.counts
        running = counts.running if counts else shown
        words = count(shown, "clock")
        if self.filters != Filters():
            words = f"{shown:,} of {count(max(running, shown), 'clock')}"
        title = Text(f" {words} running, the most pressing first", style="", end="")
        self.query_one("#board-title", Static).update(title)

    def _empty(self) -> Text:
        if self.filters != Filters():
            words = Text("No running clock matches what you chose.\n\n", justify="center")
            return words.append("0", "bold").append("  show all clocks")
        words = Text("No clock is running.\n\n", justify="center")
        words.append("Log what happened, and each clock that it starts appears here:\n\n")
        for key, what in (("a", "an arrest"), ("c", "a court date or result"), ("m", "a move")):
            words.append(key, "bold").append(f"  {what}\n")
        words.append("\n")
        words.append("p", "bold").append("  find a young person      ")
        return words.append("?", "bold").append("  every other key")


def _after(wheel: Sequence[str | None], now: str | None) -> str | None:
    """The next of the wheel; whatever is not on it starts anew."""
    return wheel[(wheel.index(now) + 1) % len(wheel)] if now in wheel else wheel[0]
