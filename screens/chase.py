"""A chase: that somebody who owes the desk a duty was asked for it. The clock runs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widget import Widget

from dutydesk.desk.board import BoardRow, level_of
from dutydesk.desk.story import read_story
from dutydesk.desk.tell import ChaseIn, chase
from screens.field_dialog import FieldDialog, clock_words
from screens.widgets.choice import Choice
from screens.widgets.contact_list import ContactList
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.when_input import WhenInput

if TYPE_CHECKING:
    from dutydesk.desk.directory import ContactCard


class ChaseDialog(FieldDialog[None]):
    """A chase of `row`, a running clock."""

    def __init__(self, row: BoardRow) -> None:
        super().__init__()
        self.row = row
        self.cards: tuple[ContactCard, ...] = ()

    def heading(self) -> str:
        return f"Chase {self.row.owner_label}: {self.row.person_name}"

    def head(self) -> Text:
        now = self.desk.now()
        return clock_words(self.row, level_of(self.row, now), now)

    def above(self) -> Iterable[Widget]:
        self.cards = read_story(self.desk, self.row.id).contacts
        yield ContactList(self.cards)

    def make_fields(self) -> Iterable[Field]:
        when = WhenInput(self.desk.now, prefer="past")
        yield Field("whom", "Who was chased", LineControl(), needed=True, hint="Type the name.")
        yield Field("channel", "How", Choice("channels", value="telephone"), needed=True)
        yield Field("at", "When", when, needed=True, hint="Type when, like 14:30 or now.")
        yield Field("note", "What they said", LineControl())

    def on_mount(self) -> None:
        self.fields["at"].control.propose(self.desk.now())
        if self.cards:
            self.query_one(ContactList).focus()
        else:
            self.fields["whom"].control.focus_first()

    def on_contact_list_picked(self, event: ContactList.Picked) -> None:
        about = ", ".join(part for part in (event.card.name, event.card.agency) if part)
        self.fields["whom"].control.propose(about)
        self.fields["channel"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        given = {key: value for key, value in values.items() if value is not None}
        chasing = ChaseIn(uid=self.uid, clock_id=self.row.id, **given)
        desk = self.desk
        self.save(lambda: chase(desk, chasing), self._kept)

    def _kept(self, _: None) -> None:
        self.desk_app.say("The chase is kept. The clock runs on.")
        self.dismiss(None)
