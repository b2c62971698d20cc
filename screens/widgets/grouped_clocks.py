"""Running clocks under headings that can be opened and closed: a list like the board's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from dutydesk.desk.supervising import Group
from screens.widgets.clock_list import ClockList
from screens.widgets.clock_row import Piece, fit
from screens.words import at, clean, count

if TYPE_CHECKING:
    from dutydesk.desk.board import BoardRow

Place = tuple[str, int]
"""A line of the list: the key of its group, and a clock's id; 0 for the heading itself."""


class GroupedClocks(ClockList):
    """Draws groups of clocks. A clock may stand in several; the cursor stays in its own."""

    def __init__(
        self,
        read: Callable[[Sequence[int]], Mapping[int, BoardRow]],
        level_of: Callable[[BoardRow, datetime], str],
        now: Callable[[], datetime],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(lambda ids: read([one for one in ids if one]), level_of, now, id=id)
        self.groups: dict[str, Group] = {}
        self.places: list[Place] = []
        self.opened: set[str] = set()
        self._stood: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where the cursor is."""
        return self.places[self.cursor] if self.cursor < len(self.places) else None

    @property
    def group(self) -> Group | None:
        """The group in which the cursor is."""
        return self.groups.get(self.place[0]) if self.place else None

    def show_groups(self, groups: Sequence[Group], changed: Collection[int] | None = None) -> None:
        """Show these groups in this order, the clocks of those that are open under them."""
        self._stood = self.place
        self.groups = {one.key: one for one in groups}
        self.places = [
            (one.key, clock)
            for one in groups
            for clock in (0, *(one.ids if one.key in self.opened else ()))
        ]
        self.show([clock for _, clock in self.places], changed)

    def turn(self) -> None:
        """Open or close the group in which the cursor is; then it is on the heading."""
        if self.place is None:
            return
        key = self.place[0]
        self.opened ^= {key}
        self.go_to(self.places.index((key, 0)))
        self.show_groups(list(self.groups.values()), ())

    def _place_of(self, kept: int | None) -> int | None:
        if kept is None or self._stood is None:
            return 0
        return self.places.index(self._stood) if self._stood in self.places else None

    def _pieces(self, index: int) -> tuple[list[Piece], list[Piece]]:
        key, clock = self.places[index]
        if clock:
            return super()._pieces(index)
        return heading(self.groups[key], key in self.opened, self._now(), self._width)


def heading(
    group: Group, opened: bool, now: datetime, width: int
) -> tuple[list[Piece], list[Piece]]:
    """A group in two lines, each exactly `width` cells: whose and how many; who they are, and the
    next to fall due.
    """
    tally = group.tally
    counts = [Piece(count(tally.running, "clock"), "plain")]
    for number, mark, what in (
        (tally.overdue, "!!", "overdue"),
        (tally.urgent, "!", "urgent"),
        (tally.near, "·", "near"),
    ):
        if number:
            counts.append(Piece(f"  {mark} {number:,} {what}", what))
    room = max(0, width - sum(cell_len(one.words) for one in counts))
    turned = ("▾" if opened else "▸") if group.ids else " "
    first = [Piece(fit(f" {turned} {clean(group.label)}", room - 1) + " ", "strong"), *counts]
    due = f"next due {at(tally.next_due, now)}" if tally.next_due else ""
    return first, [
        Piece(fit(f"   {clean(group.about)}", width - cell_len(due)), "quiet"),
        Piece(due, "quiet"),
    ]
