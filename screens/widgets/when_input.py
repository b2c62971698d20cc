"""A typed time, and beside it how it was read: "Fri 27 Mar 2026 19:40 (yesterday)"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from dutydesk.desk.typed_times import Prefer, TypedTimeError, is_time_alone, read_date, read_time
from screens.widgets.control import Control, LineInput, NotReadable
from screens.words import LONDON

_SHAPES: dict[Prefer, str] = {
    "past": "19:40, yesterday 9pm",
    "future": "fri 10:00, 3/4 14:30",
}


class WhenInput(Control):
    """One instant (UTC), or a day with `day_only`. `prefer`: where a time without a day lies.

    The reading is made as one types and kept, so that "yesterday 9pm" means the same after
    midnight; a draft keeps the instant. Where a saved time is amended, a time without a day keeps
    the saved day.
    """

    DEFAULT_CSS = """
    WhenInput { height: 1; }
    WhenInput Horizontal { height: 1; }
    WhenInput LineInput { width: 22; }
    WhenInput Static { width: 1fr; height: 1; padding-left: 1; text-style: dim; }
    WhenInput Static.-wrong { text-style: none; }
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        prefer: Prefer,
        day_only: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._now, self._prefer, self._day_only = now, prefer, day_only
        shape = "like 12/3/2011" if day_only else _SHAPES[prefer]
        self._line = LineInput(placeholder=placeholder or shape)
        self._shown = Static(markup=False)
        self._reading: datetime | date | None = None
        self._wrong = ""
        self._kept: tuple[str, datetime | date | None] = ("", None)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._line
            yield self._shown

    def say_empty(self, words: str) -> None:
        """Say what it means that nothing is typed here."""
        self._line.placeholder = words

    def propose(self, value: Any) -> None:
        shown = ""
        if isinstance(value, datetime):
            shown = f"{value.astimezone(LONDON):%d/%m/%Y %H:%M}"
        elif isinstance(value, date):
            shown = f"{value:%d/%m/%Y}"
        with self._line.prevent(Input.Changed):
            self._line.value = shown
        self._read()

    def keep(self, value: Any) -> None:
        self.propose(value)
        # To the second, and in the right one of two hours of the same name.
        self._kept = (self._line.value, value)
        self._read()

    def on_mount(self) -> None:
        self._read()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Accepted(self))

    def _read(self) -> None:
        text = self._line.value.strip()
        self._reading, self._wrong = None, ""
        shown = ""
        if text:
            try:
                if self._day_only:
                    today = self._now().astimezone(LONDON).date()
                    day = read_date(text, today, self._prefer)
                    self._reading, shown = day, f"{day:%a} {day.day} {day:%b %Y}"
                else:
                    read = read_time(self._with_day(text), self._now(), prefer=self._prefer)
                    self._reading, shown = read.at, read.shown
                    if self._kept[0] == text:
                        self._reading = self._kept[1]
            except TypedTimeError as error:
                self._wrong = str(error)
                shown = "? not a date yet" if self._day_only else "? not a time yet"
        self._shown.set_class(bool(self._wrong), "-wrong")
        self._shown.update(Text(shown), layout=False)

    def _with_day(self, text: str) -> str:
        """A time alone, typed over a time that was saved, is of that time's day."""
        kept = self._kept[1]
        if not isinstance(kept, datetime) or not is_time_alone(text):
            return text
        return f"{kept.astimezone(LONDON):%d/%m/%Y} {text}"

    def value(self) -> datetime | date | None:
        if self._wrong:
            raise NotReadable(self._wrong)
        return self._reading

    def typed(self) -> Any:
        if not self._line.value.strip():
            return None
        if isinstance(self._reading, datetime):
            return {"at": self._reading.isoformat()}
        return {"text": self._line.value}

    def restore(self, typed: Any) -> None:
        kept = typed if isinstance(typed, dict) else {}
        if "at" in kept:
            self.propose(datetime.fromisoformat(kept["at"]).astimezone(UTC))
            return
        with self._line.prevent(Input.Changed):
            self._line.value = str(kept.get("text", ""))
        self._read()
