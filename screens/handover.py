"""Handing the desk over: the sheet as it stands, to sign; the one that was signed, to accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from textual.binding import BindingType
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.handover import HandoverRefused, SignedSheet, accept, sign, view_signed
from dutydesk.desk.handover_sheet import DUE, Sheet, SheetLine
from dutydesk.desk.handover_since import HandoverPage, handover_page
from screens import handover_words as words
from screens.actions import bindings_of
from screens.handover_open import open_line
from screens.handover_typing import Act, HandoverTyping
from screens.own_sheet import OwnSheetDialog
from screens.widgets.words_area import WordsArea

_ELSEWHERE = {"setting", "officer", "sitting"}
"""What can change without the sheet."""


class HandoverScreen(HandoverTyping):
    """The sheet, grouped; a field for words; ^s signs the one that stands, or accepts a signed one.

    What is typed is kept as a draft: one for the sheet that one will sign, one for the acceptance.
    """

    SCREEN = "handover"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("handover")]
    AUTO_FOCUS = "#handover-list"

    def __init__(self) -> None:
        super().__init__()
        self.number: int | None = None
        self._first = True
        self._stale = False
        self._saving = False
        self._lines: dict[str, SheetLine] = {}
        self._viewed: set[int] = set()
        self._changes_at: datetime | None = None

    # Drawing.

    def body(self) -> Iterable[Widget]:
        yield Static("", id="handover-title", markup=False)
        yield OptionList(markup=False, compact=True, id="handover-list")
        yield Static("", id="handover-about", markup=False)
        yield Static("", id="handover-asks", markup=False)
        yield WordsArea(id="handover-words")

    def on_mount(self) -> None:
        self.query_one(WordsArea).display = False
        self.read()
        self.look_for_drafts()

    def on_resize(self, _: Resize) -> None:
        self._draw()

    def changed(self, changes: list[tuple[str, int]]) -> None:
        kinds = {kind for kind, _ in changes} - _ELSEWHERE
        if kinds == {"draft"} and self.query_one(WordsArea).has_focus:
            self._stale = True  # most likely one's own words, kept as one types
        elif kinds:
            self.read()

    def on_descendant_blur(self) -> None:
        if self._stale:
            self.read()

    def ticked(self) -> None:
        if self._changes_at is not None and self.desk.now() >= self._changes_at:
            self._changes_at = None
            self.read()

    def read(self) -> None:
        """Read everything anew, in a thread."""
        self._stale = False
        desk, number = self.desk, self.number
        self.in_thread(
            lambda: handover_page(desk, number),
            self._have,
            lambda error: self.desk_app.say_error("The sheet can't be read", error),
            group="page",
            exclusive=True,
        )

    def _have(self, page: HandoverPage) -> None:
        if not self.is_mounted or (page.shown.id if page.shown else None) != self.number:
            return
        self.page = page
        waits = page.waiting
        if self._first and waits is not None and waits.officer != self.desk.officer:
            self._first = False
            self._show(waits.id)
            return
        self._first = False
        self._changes_at = min((at for at in self._turns(page.now)), default=None)
        self._use(self._wanted())
        self._draw()

    def _turns(self, sheet: Sheet) -> Iterator[datetime]:
        """When the sheet will be another one though nobody saves anything."""
        yield sheet.ends if sheet.ends > sheet.at else sheet.until
        yield from (line.due for line in sheet.group(DUE).lines if line.due)

    def _draw(self) -> None:
        page = self.page
        if page is None or not self.is_mounted:
            return
        now, width = self.desk.now(), self.size.width - 3
        self.query_one("#handover-title", Static).update(
            words.title_words(page, now, self.desk.officer)
        )
        options = self.query_one("#handover-list", OptionList)
        kept = options.highlighted_option.id if options.highlighted_option else None
        place = options.highlighted
        self._lines = {}
        drawn = list(self._options(page, now, width))
        options.clear_options()
        options.add_options(drawn)
        ids = [one.id for one in drawn]
        if kept is not None and kept in ids:
            options.highlighted = ids.index(kept)
        elif self._lines:
            first = next(number for number, one in enumerate(drawn) if not one.disabled)
            options.highlighted = max(first, min(place or 0, len(drawn) - 1))
        self._tell()

    def _options(self, page: HandoverPage, now: datetime, width: int) -> Iterator[Option]:
        sheet = page.shown.sheet if page.shown else page.now
        if page.shown is not None:
            for text in words.officers_words(page.shown, width):
                yield Option(text, disabled=True)
        changes = list(words.since_lines(page.since))
        if changes:
            yield Option(words.heading("Since it was signed", len(changes)), disabled=True)
        for mark, line, said in changes:
            key = self._keep("since", line)
            yield Option(words.since_words(mark, line, said, now, width), id=key)
        for group in sheet.groups:
            if group.lines:
                yield Option(words.heading(group.title, len(group.lines)), disabled=True)
            for line in group.lines:
                key = self._keep(group.code, line)
                yield Option(words.line_words(line, now, width), id=key)
        none = [group for group in sheet.groups if not group.lines]
        if none:
            yield Option(words.empties(none, width), disabled=True)

    def _keep(self, group: str, line: SheetLine) -> str:
        key = f"{group} {line.what} {line.key}"
        self._lines[key] = line
        return key

    def _marked(self) -> SheetLine | None:
        option = self.query_one("#handover-list", OptionList).highlighted_option
        return self._lines.get(option.id or "") if option else None

    def on_option_list_option_highlighted(self) -> None:
        self._tell()

    def _tell(self) -> None:
        line = self._marked()
        about = words.in_full(line, self.desk.now()) if line else ""
        self.query_one("#handover-about", Static).update(about)

    # What one can do here.

    def on_option_list_option_selected(self) -> None:
        self.action_open_line()

    def action_open_line(self) -> None:
        line = self._marked()
        if line is None:
            self.desk_app.say("There is nothing on the sheet to open.")
        else:
            open_line(self, line)

    def action_older_sheet(self) -> None:
        """Show the sheet that was signed before the one shown."""
        numbers = self.page.numbers if self.page else ()
        older = [one for one in numbers if self.number is None or one < self.number]
        if older:
            self._show(older[0])
        else:
            self.desk_app.say("There is no older sheet." if numbers else "None was signed yet.")

    def action_newer_sheet(self) -> None:
        """Show the sheet that was signed after the one shown; after the newest, the one now."""
        if self.number is None:
            self.desk_app.say("This is the sheet as it stands now.")
            return
        numbers = self.page.numbers if self.page else ()
        newer = [one for one in numbers if one > self.number]
        self._show(newer[-1] if newer else None)

    def action_hand_over(self) -> None:
        """Sign the sheet as it stands, or accept the one that is shown."""
        page = self.page
        if page is None or self._saving:
            return
        shown, desk = page.shown, self.desk
        if shown is None:
            uid, said, mark = self._uids["sign"], self._text(), page.now.mark
            self._send("sign", lambda: sign(desk, uid, said, mark), self._signed)
        elif shown.accepted is not None:
            self.desk_app.say(f"{shown.accepted_words}. The sheet as it stands now is on →.")
        else:
            self._accept(shown)

    def _accept(self, shown: SignedSheet, *, alone: bool = False) -> None:
        desk, uid, said = self.desk, self._uids["accept"], self._text()
        self._send(
            "accept", lambda: accept(desk, shown.id, said, alone=alone, draft=uid), self._accepted
        )

    def _send(
        self, act: Act, work: Callable[[], SignedSheet], then: Callable[[SignedSheet], None]
    ) -> None:
        self._saving = True
        self._dropped.add(self._uids[act])  # a draft that is being kept must not outlive it
        self.save(work, then)

    def _signed(self, done: SignedSheet) -> None:
        self._done("sign")
        self.desk_app.say(f"Signed as sheet {done.id}. The next officer accepts it: f9, then h.")
        self._show(done.id)

    def _accepted(self, done: SignedSheet) -> None:
        self._done("accept")
        self.desk_app.say(f"The desk is yours. {done.accepted_words}.")
        self._show(done.id)

    def _done(self, act: Act) -> None:
        self._saving = False
        self._uids[act], self._texts[act] = uuid4().hex, ""
        if self._act == act:
            self._act, self.dirty = None, False
        if self.is_mounted:
            self.query_one("#handover-list", OptionList).focus()

    def refused(self, error: Exception) -> None:
        """It stays as it is, words and all; a sheet that has changed is shown anew."""
        self._saving = False
        for uid in self._uids.values():
            self._dropped.discard(uid)
        self.keep_draft()
        if isinstance(error, HandoverRefused) and error.alone:
            self.app.push_screen(OwnSheetDialog(), self._alone)
            return
        self.desk_app.say_error("Not signed" if self.number is None else "Not accepted", error)
        self.read()

    def _alone(self, alone: bool | None) -> None:
        if alone and self.page is not None and self.page.shown is not None:
            self._accept(self.page.shown, alone=True)

    def _show(self, number: int | None) -> None:
        """Show a sheet that was signed, or the one that stands now."""
        self.number = number
        if number is not None and number not in self._viewed:
            self._viewed.add(number)
            desk = self.desk
            self.save(lambda: view_signed(desk, number), lambda _: None)
        self.read()

    def action_back(self) -> None:
        if self._saving:
            return
        if self.typed_words():
            self.keep_draft()
            self.desk_app.say("Not signed. What you typed is kept, and is here again (h).")
        elif self.dirty:
            self.forget_draft()
        self.dismiss(None)
