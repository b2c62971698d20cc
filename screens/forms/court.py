"""Court: today's hearings and those that still wait for a result, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.hearings import HearingRow, hearings_on, hearings_without_result
from dutydesk.desk.log import Logged
from screens import words
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.forms.form import Form
from screens.forms.hearing import HearingForm
from screens.forms.opened import form_for
from screens.forms.result import ResultForm
from screens.widgets.control import plain_text


class CourtForm(DeskScreen[None]):
    """The list. Enter opens a result; once it is saved the next hearing is marked."""

    SCREEN = "court"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("court")]
    DEFAULT_CSS = """
    CourtForm .title { height: 1; padding: 0 1; text-style: bold; background: $panel; }
    CourtForm OptionList { height: 1fr; border: none; padding: 0; background: $background; }
    CourtForm .empty { height: 1fr; padding: 1 2; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[HearingRow] = []
        self._title = Static(classes="title", markup=False)
        self._list = OptionList(markup=False, compact=True)
        self._empty = Static(
            "No hearing today, and none waits for a result.\n\n"
            "Press n to log a hearing that has become known.",
            classes="empty",
            markup=False,
        )

    def body(self) -> Iterable[Widget]:
        yield self._title
        yield self._list
        yield self._empty

    def on_mount(self) -> None:
        self._list.focus()
        self.refill()

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind == "hearing" for kind, _ in changes):
            self.refill()

    def refill(self) -> None:
        """Read the hearings anew; the mark stays with its hearing, or goes to the one after it."""
        now = self.desk.now()
        waiting = hearings_without_result(self.desk)
        today = hearings_on(self.desk, now.astimezone(words.LONDON).date())
        listed = {row.id for row in waiting}
        coming = [row for row in today if row.id not in listed]
        rows = [*waiting, *(row for row in coming if row.state == "listed"),
                *(row for row in coming if row.state != "listed")]  # fmt: skip
        at = self._mark_for(rows)
        self.rows = rows
        self._list.clear_options()
        self._list.add_options(Option(self._line(row), id=str(row.id)) for row in rows)
        self._list.display, self._empty.display = bool(rows), not rows
        if rows:
            self._list.highlighted = at
        title = f"Court · {words.count(len(waiting), 'result')} to log"
        self._title.update(f"{title} · {words.count(len(today), 'hearing')} today")

    def _mark_for(self, rows: list[HearingRow]) -> int:
        marked = self.marked()
        if marked is None or not rows:
            return 0
        places = {row.id: place for place, row in enumerate(rows)}
        after = self.rows[self.rows.index(marked) :]
        still = [row.id for row in after if row.id in places and _waits(rows[places[row.id]])]
        return places[still[0]] if still else 0

    def marked(self) -> HearingRow | None:
        """The hearing that the keys act on."""
        at = self._list.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open_result()

    def action_open_result(self) -> None:
        row = self.marked()
        if row is None:
            self._say_none()
        elif row.state != "listed":
            self.desk_app.say(f"It has its result: {row.result}.")
        else:
            self._open(ResultForm(hearing=row))

    def action_arrange(self) -> None:
        row = self.marked()
        if row is None:
            self._say_none()
        elif row.state != "listed":
            self.desk_app.say(f"It has its result: {row.result}.")
        else:
            self._open(HearingForm(hearing=row))

    def action_new_hearing(self) -> None:
        self._open(HearingForm())

    def action_release(self) -> None:
        self._open(form_for("release"))

    def _open(self, form: Form) -> None:
        def back(logged: Logged | None) -> None:
            if logged is not None:
                self.refill()

        self.app.push_screen(form, back)

    def _say_none(self) -> None:
        self.desk_app.say("There is no hearing here. Press n to log one.")

    def _line(self, row: HearingRow) -> Text:
        now = self.desk.now()
        wide = self.app.size.width >= 100
        text = Text(no_wrap=True, overflow="ellipsis")
        late = row.state == "listed" and row.at < now
        text.append("! " if late else "✓ " if row.state != "listed" else "  ", "bold")
        text.append(f"{words.at(row.at, now):<17}")
        name = plain_text(row.person_name)
        name.truncate(24, overflow="ellipsis", pad=True)
        text.append_text(name)
        court = plain_text(row.court)
        court.truncate(26 if wide else 16, overflow="ellipsis", pad=True)
        text.append(" ")
        text.append_text(court)
        text.append(" ")
        text.append_text(_state(row, late))
        return text


def _waits(row: HearingRow) -> bool:
    return row.state == "listed"


def _state(row: HearingRow, late: bool) -> Text:
    if row.state != "listed":
        return plain_text(row.result or row.state, "dim")
    if late:
        return Text("result to log", style="bold")
    missing = ", ".join(row.missing)
    return plain_text(f"to settle: {missing}" if missing else "arranged", "dim")
