"""Changing one setting of the whole desk: what that does to running clocks is shown before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.setting_changes import Changed, change_setting
from dutydesk.desk.setting_keys import SettingRefused
from dutydesk.desk.setting_lines import SettingLine
from dutydesk.desk.setting_preview import ChangePreview, preview_change
from screens.field_dialog import FieldDialog
from screens.setting_words import preview_words
from screens.widgets.choice import Options
from screens.widgets.control import Control, LineControl, plain_text
from screens.widgets.field import Field
from screens.words import clean

_REDATE = (("all", "all of them, now"), ("none", "none: it counts from now on"))


class SettingDialog(FieldDialog[None]):
    """The value, why, and whether the clocks that it moves are re-dated."""

    def __init__(self, line: SettingLine) -> None:
        super().__init__()
        self.line = line
        self.preview: ChangePreview | None = None
        self._previewed: tuple[str, str] | None = None

    @property
    def new_day(self) -> bool:
        """Whether the day is still to be typed."""
        return self.line.key.endswith(".")

    def heading(self) -> str:
        return "Change for the whole desk"

    def head(self) -> Text:
        words = plain_text(clean(self.line.label), "bold")
        return words.append(f"\n{self.line.hint}", "not bold") if self.line.hint else words

    def make_fields(self) -> Iterable[Field]:
        if self.new_day:
            yield Field("day", "Which day", LineControl(placeholder="3 may 2027"), needed=True,
                        hint="Type the day, like 3 may 2027.")  # fmt: skip
        typed = "" if self.new_day else self.line.typed
        yield Field("value", "New value", LineControl(value=typed),
                    needed=True, hint=self.line.hint)  # fmt: skip
        yield Field("reason", "Why", LineControl(placeholder="it stays with the change"),
                    needed=True, hint="Say why: it stays with the change.")  # fmt: skip
        yield Field("redate", "Re-date clocks", Options(_REDATE),
                    hint="Choose: all of them, or none.")  # fmt: skip

    def below(self) -> Iterable[Widget]:
        with VerticalScroll(id="change-plan", can_focus=False):
            yield Static("", id="change-plan-words", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.fields["redate"].display = False
        self.fields["day" if self.new_day else "value"].control.focus_first()

    def on_key(self, event: Key) -> None:
        """Page through the preview, from wherever the cursor is."""
        if event.key in ("pagedown", "pageup"):
            plan = self.query_one("#change-plan", VerticalScroll)
            half = max(1, plan.size.height // 2)
            plan.scroll_relative(y=half if event.key == "pagedown" else -half, animate=False)

    def on_control_changed(self, event: Control.Changed) -> None:
        event.stop()
        if event.control in (self.fields["value"].control, self._day_control()):
            self._look()

    def _day_control(self) -> Control | None:
        return self.fields["day"].control if self.new_day else None

    def _asked(self) -> tuple[str, str]:
        """The key and the value as they are typed now."""
        day = str(self.fields["day"].control.typed() or "") if self.new_day else ""
        return f"{self.line.key}{day}", str(self.fields["value"].control.typed() or "")

    def _look(self) -> None:
        asked, desk = self._asked(), self.desk
        if asked[0].endswith(".") or not asked[1]:
            return  # the day or the value is still to be typed
        self.in_thread(
            lambda: (asked, preview_change(desk, *asked)),
            self._show,
            lambda error: self._no_preview(asked, error),
            group="preview",
            exclusive=True,
        )

    def _show(self, found: tuple[tuple[str, str], ChangePreview]) -> None:
        asked, preview = found
        if not self.is_mounted or asked != self._asked():
            return
        self._previewed, self.preview = asked, preview
        redate = self.fields["redate"]
        redate.needed = redate.display = bool(preview.moves)
        self.query_one("#change-plan-words", Static).update(preview_words(preview, self.desk.now()))

    def _no_preview(self, asked: tuple[str, str], error: Exception) -> None:
        if not self.is_mounted or asked != self._asked():
            return
        self._previewed, self.preview = asked, None
        self.fields["redate"].needed = self.fields["redate"].display = False
        self.query_one("#change-plan-words", Static).update(self.desk_app.words_of(error))

    def send(self, values: dict[str, Any]) -> None:
        asked, desk = self._asked(), self.desk
        if asked != self._previewed:
            self._saving = False
            self.fault("What that does to running clocks is being worked out. Then ^s again.")
            self._look()
            return
        reason, redate = values["reason"], values["redate"] == "all"
        self.save(lambda: change_setting(desk, *asked, reason, redate=redate), self._kept)

    def refused(self, error: Exception) -> None:
        """A fault in one field is said there."""
        about = error.field if isinstance(error, SettingRefused) else ""
        field = "day" if about == "key" else about
        super().refused(error)
        if field in self.fields:
            self.fault("")
            self.fields[field].complain(str(error))
            self.fields[field].control.focus_first()

    def _kept(self, done: Changed) -> None:
        count = len(done.redated)
        also = f" {count} clock{'' if count == 1 else 's'} re-dated." if count else ""
        title = f"{done.title[:1].upper()}{done.title[1:]}"
        self.desk_app.say(f"{title}: {done.before} → {done.after}.{also}")
        self.dismiss(None)
