"""Log something: every kind of entry in one list that is searched as one types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.further import KindFound, Likely, LikelyNext, find_kinds, likely_next
from screens.actions import bindings_of
from screens.desk_screen import DeskDialog
from screens.widgets.list_line import ListLine
from screens.words import clean


class LogSomethingDialog(DeskDialog[str]):
    """Gives the kind of entry chosen, or None. What is likely next for somebody stands first."""

    SCREEN = "log_something"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("log_something")]
    AUTO_FOCUS = "ListLine"
    TITLE = "Log something"

    def __init__(self, about: int | None = None) -> None:
        super().__init__()
        self._about = about
        self._likely: Sequence[Likely] = ()

    def body(self) -> Iterable[Widget]:
        yield ListLine(placeholder="type what happened: arrest, panel, missed, concern…")
        yield OptionList(markup=False, compact=True, id="kinds")
        yield Static(id="kinds-none", markup=False)

    def on_mount(self) -> None:
        self._show("")
        if (about := self._about) is not None:
            desk = self.desk
            self.in_thread(
                lambda: likely_next(desk, about), self._offer, self.refused, group="likely"
            )

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def _offer(self, found: LikelyNext) -> None:
        self._likely = found.kinds
        if not self.is_mounted:
            return
        title = Content(f"{self.TITLE}: {clean(found.name)}")
        self.query_one("#dialog-box", VerticalScroll).border_title = title
        if not self.query_one(ListLine).value:
            self._show("")

    def _show(self, text: str) -> None:
        found = find_kinds(text)
        why = {one.kind: one.why for one in self._likely}
        if not text.strip():
            found = sorted(found, key=lambda one: one.kind not in why)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [Option(_line(one, why.get(one.kind, "")), id=one.kind) for one in found]
        )
        options.highlighted = 0 if found else None
        none = f"Nothing is called “{clean(text)}”. Clear the line to see all there is."
        self.query_one("#kinds-none", Static).update("" if found else none)


def _line(one: KindFound, likely: str) -> Text:
    text = Text(one.title, style="bold", no_wrap=True, overflow="ellipsis")
    if likely:
        return text.append(f"  likely next: {clean(likely)}", "not bold italic")
    return text.append(f"  {one.about}", "not bold dim")
