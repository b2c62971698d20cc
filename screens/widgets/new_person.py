"""Making a young person on the spot, with those who may be the same one shown first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from rich.text import Text
from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import NewPerson
from dutydesk.desk.search import PersonMatch, likely_duplicates
from dutydesk.errors import DutydeskError
from screens.desk_screen import DeskDialog
from screens.widgets.control import Control, LineControl, NotReadable, plain_text
from screens.widgets.field import Field
from screens.widgets.when_input import WhenInput


class Alikes(Static, can_focus=True):
    """Those who may be the same young person, and below them the way on without any of them."""

    DEFAULT_CSS = """
    Alikes { height: auto; max-height: 10; margin-top: 1; }
    """
    BINDINGS = [
        Binding("down,right", "step(1)", "Next", show=False),
        Binding("up,left", "step(-1)", "Before", show=False),
        Binding("enter", "pick", "Take", show=False),
    ]

    class Picked(Message):
        """One of them was taken, or none of them (None)."""

        def __init__(self, match: PersonMatch | None) -> None:
            super().__init__()
            self.match = match

    def __init__(self) -> None:
        super().__init__()
        self.matches: list[PersonMatch] = []
        self._at = 0

    def show(self, matches: list[PersonMatch]) -> None:
        """Show those who may be the same; the list keeps its place where it can."""
        self.matches = matches
        self._at = min(self._at, len(matches))
        self.refresh(layout=True)

    def render(self) -> Text:
        if not self.matches:
            return Text("Nobody like this is known to the desk.", style="dim")
        text = Text("Perhaps one of these?", style="bold", no_wrap=True, overflow="ellipsis")
        lines = [
            f"{match.name} · {match.case_number} · "
            f"{f'born {match.born:%d/%m/%Y}' if match.born else 'date of birth not known'}"
            f"{f' · {match.placement}' if match.placement else ''}"
            for match in self.matches
        ]
        for number, line in enumerate([*lines, "none of these: make new"]):
            here = number == self._at and self.has_focus
            text.append("\n› " if here else "\n  ", "bold" if here else "not bold")
            text.append_text(plain_text(line, "reverse" if here else "not bold"))
        return text

    def action_step(self, step: int) -> None:
        self._at = (self._at + step) % (len(self.matches) + 1)
        self.refresh()

    def action_pick(self) -> None:
        match = self.matches[self._at] if self._at < len(self.matches) else None
        self.post_message(self.Picked(match))


class NewPersonDialog(DeskDialog["NewPerson | PersonMatch | None"]):
    """Asks the name, the date of birth and the case number. Gives the new one, or the old one."""

    TITLE = "A young person new to the desk"

    class Checked(Message):
        """The desk has looked for those who may be the same."""

        def __init__(self, person: NewPerson, matches: list[PersonMatch], then_make: bool) -> None:
            super().__init__()
            self.person, self.matches, self.then_make = person, matches, then_make

    def __init__(self, desk: Desk, words: str = "") -> None:
        super().__init__()
        given, _, family = words.rpartition(" ")
        self._given = LineControl(value=given or family)
        self._family = LineControl(value=family if given else "")
        self._born = WhenInput(desk.now, prefer="past", day_only=True)
        self._case = LineControl(placeholder="the desk gives one if you don't")
        self._alikes = Alikes()
        self._at_first = self._typed()
        self._seen_for: NewPerson | None = None
        self._working = self._again = self._then_make = False

    def body(self) -> Iterable[Widget]:
        yield Field("given_name", "Given name", self._given)
        yield Field("family_name", "Family name", self._family)
        yield Field("born", "Date of birth", self._born)
        yield Field("case_number", "Case number", self._case)
        yield self._alikes

    def on_mount(self) -> None:
        (self._family if self._given.value() else self._given).focus_first()
        self._look()

    def on_control_changed(self, event: Control.Changed) -> None:
        event.stop()
        for field in self.query(Field):
            if field.control is event.control:
                field.complain("")
        self._look()

    def on_control_accepted(self, event: Control.Accepted) -> None:
        event.stop()
        fields = list(self.query(Field))
        at = next(i for i, field in enumerate(fields) if field.control is event.control)
        if at + 1 < len(fields):
            fields[at + 1].control.focus_first()
        else:
            self.action_save()

    def _typed(self) -> list[object]:
        return [one.typed() for one in (self._given, self._family, self._born, self._case)]

    def typed_words(self) -> bool:
        return self._typed() != self._at_first

    def action_save(self) -> None:
        person = self._read(complain=True)
        if person is not None:
            self._then_make = True
            self._look()

    @on(Alikes.Picked)
    def _take_alike(self, event: Alikes.Picked) -> None:
        if event.match is not None:
            self.dismiss(event.match)
        elif (person := self._read(complain=True)) is not None:
            self.dismiss(person)

    def _look(self) -> None:
        if self._working:
            self._again = True
            return
        person = self._read(complain=False)
        if person is not None:
            self._working = True
            self._check(person, self._then_make)
            self._then_make = False

    @work(thread=True, group="alikes", exit_on_error=False)
    def _check(self, person: NewPerson, then_make: bool) -> None:
        try:
            matches = likely_duplicates(self.desk, person)
        except DutydeskError:
            # The save will say what is wrong with the store; here it only stops the looking.
            matches = []
        self.post_message(self.Checked(person, matches, then_make))

    def on_new_person_dialog_checked(self, event: Checked) -> None:
        self._working = False
        if self._again:
            self._again = False
            self._then_make = self._then_make or event.then_make
            self._look()
            return
        self._alikes.show(event.matches)
        if event.then_make:
            if event.matches:
                self._alikes.focus()
            else:
                self.dismiss(event.person)

    def _read(self, *, complain: bool) -> NewPerson | None:
        parts: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for field in self.query(Field):
            try:
                parts[field.key] = field.control.value()
            except NotReadable as error:
                wrong[field.key] = str(error)
        for key, name in (("given_name", "given name"), ("family_name", "family name")):
            if not parts.get(key):
                wrong[key] = f"type the {name}; ? if it is not known"
        if not wrong:
            try:
                return NewPerson(**parts)
            except ValidationError as error:
                wrong = {str(one["loc"][0]): one["msg"] for one in error.errors()}
        if complain:
            for field in self.query(Field):
                field.complain(wrong.get(field.key, ""))
            bad = [field for field in self.query(Field) if field.key in wrong]
            if bad:
                bad[0].control.focus_first()
        return None
