"""The protocols to be read and searched: paragraphs on the left, the one that is marked in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.context import Desk
from dutydesk.desk.reader import (
    Place,
    ReadParagraph,
    ReadProtocol,
    Shelved,
    all_paragraphs,
    place_of_clock,
    read_copy,
    read_protocols,
    shelf,
)
from dutydesk.desk.reader_search import Hit, ParagraphIndex
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.protocol_words import hit_words, paragraph_words
from screens.widgets.list_line import ListLine
from screens.words import clean, count

_NOTHING = "Nothing found. Type fewer words, or a paragraph's number such as R17."


class SearchLine(ListLine):
    """The line that is typed in; the arrows move in the list, the page keys in the paragraph."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.page(1)", "Page down", show=False),
        Binding("pageup", "screen.page(-1)", "Page up", show=False),
    ]


@dataclass(frozen=True)
class _Books:
    """What the desk has to read, and where one begins."""

    shelf: list[Shelved]
    protocols: list[ReadProtocol]
    place: Place | None


class ProtocolScreen(DeskScreen[None]):
    """The paragraphs of the protocols in force, or of one older copy, with search.

    Given a clock it begins at the clock's paragraph, in the version that the clock was opened
    under; given a `place` it begins there. `reading`: the paragraph has the keys, not the search.
    """

    SCREEN = "protocol"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("protocol")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    AUTO_FOCUS = "SearchLine"
    DEFAULT_CSS = """
    #protocol-title { height: 1; text-style: bold; background: $surface; }
    SearchLine { height: 1; margin: 0 1; background: $panel; }
    #protocol-sides { height: 1fr; layout: horizontal; }
    #protocol-list { width: 60; }
    #protocol-found { height: 1fr; }
    #protocol-found > .option-list--option-highlighted { background: $cursor; }
    #protocol-nothing { padding: 1 1; color: $quiet; display: none; }
    #protocol-paragraph { width: 1fr; height: 1fr; padding: 0 1; border-left: solid $panel;
        scrollbar-size-vertical: 1; }
    #protocol-paragraph:focus { border-left: solid $primary; }
    #protocol-words { width: 100%; max-width: 110; height: auto; }
    ProtocolScreen.-nothing #protocol-found { display: none; }
    ProtocolScreen.-nothing #protocol-nothing { display: block; }
    ProtocolScreen.-narrow #protocol-sides { layout: vertical; }
    ProtocolScreen.-narrow #protocol-list { width: 100%; height: 9; }
    ProtocolScreen.-narrow #protocol-paragraph { border-left: none; border-top: solid $panel; }
    ProtocolScreen.-narrow.-reading #protocol-list { display: none; }
    ProtocolScreen.-narrow.-reading #protocol-paragraph { border-top: none; }
    """

    def __init__(self, place: Place | None = None, *, clock_id: int | None = None) -> None:
        super().__init__()
        self.place, self.clock_id = place, clock_id
        self.shelf: list[Shelved] = []
        self.protocols: list[ReadProtocol] = []
        self.in_force: list[ReadProtocol] = []
        self.hits: list[Hit] = []
        self.shown: ReadParagraph | None = None
        self._index = ParagraphIndex(())
        self._begun_here = False

    def body(self) -> Iterable[Widget]:
        yield Static(" The protocols", id="protocol-title", markup=False)
        with Horizontal(id="protocol-sides"):
            with Vertical(id="protocol-list"):
                yield SearchLine(placeholder="words, or a number such as R17", id="protocol-search")
                yield OptionList(markup=False, compact=True, id="protocol-found")
                yield Static(_NOTHING, id="protocol-nothing", markup=False)
            with VerticalScroll(id="protocol-paragraph"):
                yield Static("Reading…", id="protocol-words", markup=False)

    def on_mount(self) -> None:
        desk, place, clock_id = self.desk, self.place, self.clock_id
        self.in_thread(
            lambda: _books(desk, place, clock_id), self._opened, self.refused, group="protocol"
        )

    @property
    def reading(self) -> bool:
        """Whether the paragraph has the keys."""
        return self.has_class("-reading")

    def refused(self, error: Exception) -> None:
        self.desk_app.say_error("The protocols can't be read", error)

    # The list

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_read_paragraph()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option.id is not None:
            self._show(self.hits[int(event.option.id)].paragraph)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_read_paragraph()

    def action_page(self, by: int) -> None:
        paragraph = self.query_one("#protocol-paragraph")
        paragraph.scroll_relative(y=by * max(1, paragraph.size.height - 2), animate=False)

    # The keys

    def action_read_paragraph(self) -> None:
        """Give the keys to the paragraph; on a small screen it takes the list's room too."""
        if self.shown is not None:
            self.add_class("-reading")
            self.query_one("#protocol-paragraph").focus()

    def action_search_protocols(self) -> None:
        """Back to the list, to search it."""
        self._begun_here = False
        self.remove_class("-reading")
        self.query_one(SearchLine).focus()

    def action_paragraph_before(self) -> None:
        self._turn(-1)

    def action_paragraph_after(self) -> None:
        self._turn(1)

    def action_other_protocol(self) -> None:
        """Show one protocol after another, older copies last; then all that are in force."""
        wheel: list[int | None] = [None, *(one.copy_id for one in self.shelf)]
        whole = self.protocols == self.in_force
        now = None if whole or not self.protocols else self.protocols[0].copy_id
        self._take_down(wheel[(wheel.index(now) + 1) % len(wheel)], self._number)

    def action_then_or_now(self) -> None:
        """Change between the version that a clock was opened under and the file in force."""
        place = self.place
        if place is None or not place.note or self.shown is None:
            self.desk_app.say("This is the file in force.")
        elif self.shown.copy_id == place.copy_id:
            ids = [one.copy_id for one in self.in_force if one.id == self.shown.protocol]
            if ids:
                self._take_down(ids[0], self._number)
        else:
            self._take_down(place.copy_id, place.number)

    def action_back(self) -> None:
        """From the paragraph to the list that it was chosen from, or out."""
        if self.reading and not self._begun_here:
            self.action_search_protocols()
        else:
            self.dismiss(None)

    # What shows

    @property
    def _number(self) -> str:
        return self.shown.number if self.shown else ""

    def _opened(self, books: _Books) -> None:
        if not self.is_mounted:
            return
        self.shelf, self.in_force, self.place = books.shelf, books.protocols, books.place
        self.protocols = self.in_force
        if self.place is None:
            self._fill("")
            return
        self._begun_here = True
        if self.place.copy_id in {one.copy_id for one in self.in_force}:
            self._fill(self.place.number, self.place.copy_id)
        else:
            self._take_down(self.place.copy_id, self.place.number)
        self.action_read_paragraph()

    def _take_down(self, copy_id: int | None, number: str) -> None:
        """Show one protocol alone, or with None all in force; the mark stays with its number."""
        read = {one.copy_id: one for one in (*self.in_force, *self.protocols)}
        if copy_id is None:
            self.protocols = self.in_force
        elif copy_id in read:
            self.protocols = [read[copy_id]]
        else:
            try:
                self.protocols = [read_copy(self.desk, copy_id)]
            except Exception as error:  # noqa: BLE001  # whatever it is, it must be shown
                self.refused(error)
                return
        self._fill(number)

    def _fill(self, number: str, copy_id: int | None = None) -> None:
        self._index = ParagraphIndex(all_paragraphs(self.protocols))
        self._search(number, copy_id)

    def _search(self, number: str = "", copy_id: int | None = None) -> None:
        text = self.query_one(SearchLine).value
        self.hits = self._index.search(text)
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(self._options(grouped=not text.strip()))
        self.set_class(not self.hits, "-nothing")
        self._show_title(text)
        if not self.hits:
            self._show(None)
            return
        places = [
            n
            for n, hit in enumerate(self.hits)
            if hit.paragraph.number == number and copy_id in (None, hit.paragraph.copy_id)
        ]
        found.highlighted = found.get_option_index(str(places[0] if places else 0))
        self._show(self.hits[places[0] if places else 0].paragraph)

    def _options(self, *, grouped: bool) -> Iterable[Option]:
        titles = {one.copy_id: one.title for one in self.protocols}
        last = None
        for n, hit in enumerate(self.hits):
            copy_id = hit.paragraph.copy_id
            if grouped and copy_id != last:
                yield Option(Text(clean(titles[copy_id]), "bold underline"), disabled=True)
            last = copy_id
            yield Option(hit_words(hit), id=str(n))

    def _show_title(self, text: str) -> None:
        words = " The protocols"
        if self.protocols != self.in_force:
            labels = {one.copy_id: one.label for one in self.shelf}
            words = f" {labels.get(self.protocols[0].copy_id, '')}"
        found = count(len(self.hits), "paragraph")
        words += f" · {found} found" if text.strip() else f" · {found}"
        self.query_one("#protocol-title", Static).update(clean(words))

    def _turn(self, by: int) -> None:
        found = self.query_one(OptionList)
        before = found.highlighted
        self.query_one(SearchLine).action_step(by)
        if before is not None and (found.highlighted or 0) * by < before * by:
            found.highlighted = before  # the list goes round, a book doesn't

    def _show(self, paragraph: ReadParagraph | None) -> None:
        self.shown = paragraph
        words = self.query_one("#protocol-words", Static)
        if paragraph is None:
            words.update("")
            return
        protocol = next(one for one in self.protocols if one.copy_id == paragraph.copy_id)
        words.update(paragraph_words(paragraph, protocol, self.place))
        self.query_one("#protocol-paragraph").scroll_home(animate=False)


def _books(desk: Desk, place: Place | None, clock_id: int | None) -> _Books:
    if clock_id is not None:
        place = place_of_clock(desk, clock_id)
    return _Books(shelf(desk), read_protocols(desk), place)
