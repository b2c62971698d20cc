"""What is typed to a shift sheet: one text for the sheet that one signs, one for an acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import uuid4

from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea

from dutydesk.desk.drafts import SHEET_WORDS, DraftRow, drafts
from dutydesk.desk.handover_since import HandoverPage
from screens.forms.drafting import Drafting
from screens.widgets.words_area import WordsArea

Act = Literal["sign", "accept"]

_PAUSE = 0.4
"""Seconds after the last key until what is typed is kept."""


class HandoverTyping(Drafting):
    """The part of the handover screen that holds the words and keeps them as drafts."""

    kind = SHEET_WORDS

    def __init__(self) -> None:
        super().__init__()
        self.page: HandoverPage | None = None
        self._uids: dict[Act, str] = {"sign": uuid4().hex, "accept": uuid4().hex}
        self._texts: dict[Act, str] = {"sign": "", "accept": ""}
        self._act: Act | None = None
        self._pause: Timer | None = None

    def _wanted(self) -> Act | None:
        """What the words are for, with the sheet that is shown; None where none can be added."""
        shown = self.page.shown if self.page else None
        if shown is None:
            return "sign"
        return "accept" if shown.accepted is None else None

    def _use(self, act: Act | None) -> None:
        """Let the field be for this act: what was typed for the other one waits."""
        area = self.query_one(WordsArea)
        asks = {
            "sign": " Notes for the next officer (tab); ^s signs the sheet:",
            "accept": " Anything to say to it (tab); ^s accepts it, the desk is yours then:",
            None: " It is signed and accepted: nothing in it changes any more.",
        }
        self.query_one("#handover-asks", Static).update(asks[act])
        if act == self._act:
            return
        if self._act is not None:
            self.keep_draft()
            self._texts[self._act] = area.text
        self._act = act
        area.display = act is not None
        if act is not None:
            self.uid = self._uids[act]
            self._put(self._texts[act])
        elif area.has_focus:
            self.query_one("#handover-list", OptionList).focus()

    def _put(self, text: str) -> None:
        area = self.query_one(WordsArea)
        with area.prevent(TextArea.Changed):
            area.text = text
        area.move_cursor(area.document.end)
        self.dirty = bool(text)

    def _text(self) -> str:
        return self.query_one(WordsArea).text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.dirty = True
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self.keep_draft)

    def typed_now(self) -> dict[str, Any]:
        return {"words": self._text(), "act": self._act}

    def about(self) -> str:
        what = "for a shift sheet" if self._act == "sign" else "to a signed shift sheet"
        return f"words {what}"

    def look_for_drafts(self) -> None:
        """Put back what this officer has left half-typed here."""
        desk = self.desk
        self.save(lambda: [one for one in drafts(desk) if one.kind == SHEET_WORDS], self._found)

    def _found(self, found: list[DraftRow]) -> None:
        for draft in found:
            act: Act = "accept" if draft.typed.get("act") == "accept" else "sign"
            here = self._text() if act == self._act else self._texts[act]
            if here or not self.is_mounted:
                continue  # typed faster than it was found
            self._uids[act], self._texts[act] = draft.uid, _words_of(draft.typed)
            if act == self._act:
                self.uid = draft.uid
                self._put(self._texts[act])

    def typed_words(self) -> bool:
        return self.dirty and bool(self._text().strip())


def _words_of(typed: Mapping[str, Any]) -> str:
    said = typed.get("words")
    return said if isinstance(said, str) else ""
