"""Everything that is set, in one place: read by all, changed by a supervisor with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.setting_lines import (
    SECTIONS,
    ChangeLine,
    SettingLine,
    SettingsPage,
    settings_page,
)
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.setting_words import about_words, change_in_full, change_words, line_words
from screens.widgets.control import LineInput
from screens.words import clean, count

_CHANGES = "What was changed, the newest first"


class SearchLine(LineInput):
    """The words to look for; the arrows and enter go on to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "screen.to_list", "To the list", show=False),
    ]


class SettingsScreen(DeskScreen[None]):
    """Targets, office hours, calendar, thresholds, escalation; what is set elsewhere; changes."""

    SCREEN = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("settings")]
    AUTO_FOCUS = "#settings-list"

    def __init__(self) -> None:
        super().__init__()
        self.page: SettingsPage | None = None
        self._shown: dict[str, SettingLine | ChangeLine] = {}

    def body(self) -> Iterable[Widget]:
        yield Static(" Settings", id="settings-title", markup=False)
        yield SearchLine(placeholder="/ to search: a paragraph, a duty, a day…")
        yield OptionList(markup=False, compact=True, id="settings-list")
        yield Static("", id="settings-about", markup=False)

    def on_mount(self) -> None:
        self.read()

    def on_resize(self, _: Resize) -> None:
        self._draw()

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind == "setting" for kind, _ in changes):
            self.read()

    def read(self) -> None:
        """Read everything anew, in a thread."""
        desk = self.desk
        self.in_thread(
            lambda: settings_page(desk), self._have, self._failed, group="page", exclusive=True
        )

    def _have(self, page: SettingsPage) -> None:
        self.page = page
        self._draw()

    def _failed(self, error: Exception) -> None:
        if self.is_mounted:
            self.query_one("#settings-about", Static).update(self.desk_app.words_of(error))

    def on_input_changed(self, _: Input.Changed) -> None:
        self._draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._tell(self._shown.get(event.option_id or ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_change_setting()

    def action_to_list(self) -> None:
        self.query_one(OptionList).focus()

    def action_search_settings(self) -> None:
        self.query_one(SearchLine).focus()

    def action_back(self) -> None:
        search = self.query_one(SearchLine)
        if search.value:
            search.value = ""
            self.action_to_list()
        else:
            self.dismiss()

    def action_setting_history(self) -> None:
        options = self.query_one(OptionList)
        first = next((key for key in self._shown if key.startswith("change ")), None)
        if first is None:
            self.desk_app.say("Nothing has been changed for the whole desk yet.")
        else:
            options.highlighted = options.get_option_index(first)
            options.focus()

    def action_change_setting(self) -> None:
        marked = self._marked()
        if self.page is None or marked is None:
            return
        if isinstance(marked, ChangeLine):
            self.desk_app.say("That is history. Choose the setting itself to change it.")
        elif not marked.key:
            file = self.desk.places.settings.name
            self.desk_app.say(f"{marked.label} is set in {file}, beside the database; not here.")
        elif not self.page.can:
            self.desk_app.say(self.page.may)
        else:
            from screens.setting_dialog import SettingDialog

            self.app.push_screen(SettingDialog(marked))

    def _marked(self) -> SettingLine | ChangeLine | None:
        option = self.query_one(OptionList).highlighted_option
        return self._shown.get(option.id or "") if option else None

    def _tell(self, one: SettingLine | ChangeLine | None) -> None:
        words = Text()
        if isinstance(one, ChangeLine):
            words = change_in_full(one)
        elif one is not None:
            words = about_words(one)
        self.query_one("#settings-about", Static).update(words)

    def _draw(self) -> None:
        if self.page is None or not self.is_mounted:
            return
        options = self.query_one(OptionList)
        kept = options.highlighted_option.id if options.highlighted_option else None
        place = options.highlighted or 0
        wanted = self.query_one(SearchLine).value.casefold().split()
        self._shown = {}
        lines = list(self._options(wanted))
        options.clear_options()
        options.add_options(lines)
        ids = [one.id for one in lines]
        if kept in self._shown and not wanted:
            options.highlighted = ids.index(kept)
        elif self._shown:
            first = next(index for index, one in enumerate(lines) if not one.disabled)
            options.highlighted = (
                first if wanted or not kept else max(first, min(place, len(lines) - 1))
            )
        else:
            self._tell(None)
        found = f" · {count(len(self._shown), 'line')} found" if wanted else ""
        self.query_one("#settings-title", Static).update(f" {clean(self.page.may)}{found}")

    def _options(self, wanted: list[str]) -> Iterator[Option]:
        assert self.page is not None
        width, now = self.size.width - 3, self.desk.now()
        for group, (title, about) in SECTIONS.items():
            found = [
                one
                for one in self.page.lines
                if one.group == group and all(word in one.words for word in wanted)
            ]
            if found:
                said = fill(about, max(30, width - 2))
                yield Option(_heading(title, said), disabled=True)

            for one in found:
                key = one.key or f"own {one.label}"
                self._shown[key] = one
                yield Option(line_words(one, width), id=key)
        changes = [
            (number, one)
            for number, one in enumerate(self.page.history)
            if all(word in _words(one) for word in wanted)
        ]
        if changes:
            yield Option(_heading(_CHANGES, ""), disabled=True)
        for number, change in changes:
            self._shown[f"change {number}"] = change
            yield Option(change_words(change, now), id=f"change {number}")


def _heading(title: str, about: str) -> Text:
    text = Text(title, "bold underline", no_wrap=False, end="")
    return text.append(f"\n{about}", "not bold not underline") if about else text


def _words(one: ChangeLine) -> str:
    return f"{one.key} {one.title} {one.officer} {one.reason} {one.after}".casefold()
