"""The running clocks, drawn line by line from their ids and a few pages of rows.

A `DataTable` of 10,000 rows takes over a second to fill; here only what is seen is read and drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.clock_row import LINES, Piece, fit, paint

if TYPE_CHECKING:
    from dutydesk.desk.board import BoardRow

PAGE = 64
_PAGES_KEPT = 12


class ClockList(ScrollView, can_focus=True):
    """A list of clocks that keeps its cursor on the clock, wherever the clock goes.

    `read` gives the rows of some ids (missing ones have ended), `level_of` a row's level now,
    `now` the time. A failing `read` shows in the rows and is posted as `ReadFailed`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"clock-list--{look}"
        for look in (
            "overdue", "urgent", "near", "calm", "waiting",
            "strong", "plain", "quiet", "mark", "cursor",
        )
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
    ]

    class Chosen(Message):
        """Somebody clicked on the clock that the cursor was on already."""

        def __init__(self, clock_id: int) -> None:
            super().__init__()
            self.clock_id = clock_id

    class ReadFailed(Message):
        """Rows could not be read."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        read: Callable[[Sequence[int]], Mapping[int, BoardRow]],
        level_of: Callable[[BoardRow, datetime], str],
        now: Callable[[], datetime],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._read = read
        self._level_of = level_of
        self._now = now
        self.ids: Sequence[int] = ()
        self.cursor: int = 0
        self._rows: dict[int, BoardRow | None] = {}
        self._drawn: dict[int, tuple[list[Piece], list[Piece]]] = {}
        self._failed = False

    @property
    def cursor_id(self) -> int | None:
        """The id of the clock under the cursor; None while the list is empty."""
        return self.ids[self.cursor] if self.cursor < len(self.ids) else None

    @property
    def cursor_row(self) -> BoardRow | None:
        """The clock under the cursor as it was last read."""
        return self._row(self.cursor) if self.cursor_id is not None else None

    def show(self, ids: Sequence[int], changed: Collection[int] | None = None) -> None:
        """Show these clocks in this order. `changed` are read again; None means all of them."""
        kept, above = self.cursor_id, self.cursor * LINES - self.scroll_offset.y
        moved = ids != self.ids
        for clock_id in list(self._rows) if changed is None else changed:
            self._rows.pop(clock_id, None)
        self.ids = ids
        if moved:
            self._keep_cursor(kept, above)
        self._drawn.clear()
        self.refresh()

    def tick(self) -> None:
        """Draw again the clocks in sight whose words have changed with the time, and no others."""
        now, width = self._now(), self._width
        for index in self._in_sight():
            before = self._drawn.get(index)
            row = self._row(index)
            if before is None or row is None:
                continue
            after = paint(row, self._level_of(row, now), now, width)
            if after != before:
                self._drawn[index] = after
                self.refresh_lines(index * LINES, LINES)

    def rows_in_sight(self) -> list[BoardRow]:
        """The clocks that can be seen now, from the top."""
        return [row for index in self._in_sight() if (row := self._row(index)) is not None]

    def render_line(self, y: int) -> Strip:
        """One line of the list; never raises, since that would end the app."""
        width = self.scrollable_content_region.width
        index, part = divmod(y + self.scroll_offset.y, LINES)
        if index >= len(self.ids):
            return Strip.blank(width, self.rich_style)
        pieces = self._pieces(index)[part]
        at_cursor = index == self.cursor
        pointer = "❯" if at_cursor and part == 0 else " "
        base = self._look("cursor") if at_cursor else self.rich_style
        segments = [Segment(pointer, base + Style(bold=True))]
        for piece in pieces:
            style = self._look(piece.look)
            if at_cursor:
                style = style + Style(bgcolor=base.bgcolor) if piece.look != "mark" else style
            segments.append(Segment(piece.words, style))
        return Strip(segments).adjust_cell_length(width, base)

    def action_step(self, by: int) -> None:
        self.go_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        self.go_to(self.cursor + by * max(1, self.size.height // LINES - 1))

    def action_end(self, which: int) -> None:
        self.go_to(0 if which < 0 else len(self.ids) - 1)

    def go_to(self, index: int) -> None:
        """Put the cursor on the clock at `index`, or on the nearest there is."""
        index = max(0, min(index, len(self.ids) - 1))
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self._scroll_to_cursor()
        self.refresh_lines(before * LINES, LINES)
        self.refresh_lines(index * LINES, LINES)

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // LINES
        if index >= len(self.ids):
            return
        if index == self.cursor and event.chain > 1:
            self.post_message(self.Chosen(self.ids[index]))
        self.go_to(index)

    def on_resize(self, _: events.Resize) -> None:
        self._drawn.clear()
        self._set_extent()
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    @property
    def _width(self) -> int:
        return max(60, self.scrollable_content_region.width - 1)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"clock-list--{name}")

    def _pieces(self, index: int) -> tuple[list[Piece], list[Piece]]:
        drawn = self._drawn.get(index)
        if drawn is None:
            row, now = self._row(index), self._now()
            if row is None:
                words = "could not be read" if self._failed else "has ended"
                drawn = [Piece(fit(f"   this clock {words}", self._width), "quiet")], [Piece("")]
            else:
                drawn = paint(row, self._level_of(row, now), now, self._width)
            self._drawn[index] = drawn
        return drawn

    def _row(self, index: int) -> BoardRow | None:
        clock_id = self.ids[index]
        if clock_id not in self._rows:
            self._read_page(index // PAGE)
        return self._rows.get(clock_id)

    def _read_page(self, page: int) -> None:
        wanted = [i for i in self.ids[page * PAGE : (page + 1) * PAGE] if i not in self._rows]
        try:
            found = self._read(wanted)
        except Exception as error:  # noqa: BLE001  # any failure belongs on the screen
            self._failed = True
            self.post_message(self.ReadFailed(error))
            found = {}
        else:
            self._failed = False
        if len(self._rows) > PAGE * _PAGES_KEPT:
            self._rows.clear()
        self._rows.update((clock_id, found.get(clock_id)) for clock_id in wanted)

    def _in_sight(self) -> range:
        first = self.scroll_offset.y // LINES
        last = (self.scroll_offset.y + self.size.height - 1) // LINES
        return range(first, min(last + 1, len(self.ids)))

    def _keep_cursor(self, kept: int | None, above: int) -> None:
        """After the ids changed: the same clock, on the same line of the screen where possible."""
        self._set_extent()
        place = self._place_of(kept)
        self.cursor = max(0, min(self.cursor, len(self.ids) - 1)) if place is None else place
        if self.scroll_offset.y > 0:
            self.scroll_to(y=self.cursor * LINES - above, animate=False)
        self._scroll_to_cursor()

    def _place_of(self, kept: int | None) -> int | None:
        """Where the clock is that the cursor was on; None if it has gone."""
        if kept is None:
            return 0
        return list(self.ids).index(kept) if kept in self.ids else None

    def _set_extent(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.ids) * LINES)

    def _scroll_to_cursor(self) -> None:
        self.scroll_to_region(
            Region(0, self.cursor * LINES, 1, LINES), animate=False, force=True, immediate=True
        )
