"""Who was told, how and when: the evidence that ends a clock, and perhaps others with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.board import BoardRow, board_rows, level_of
from dutydesk.desk.story import read_story
from dutydesk.desk.tell import TellingIn, companions, tell
from screens.field_dialog import FieldDialog, clock_words
from screens.widgets.choice import Choice, Options
from screens.widgets.clock_row import whom
from screens.widgets.contact_list import ContactList
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.ticks import Ticks
from screens.widgets.when_input import WhenInput
from screens.words import at, clean, count

if TYPE_CHECKING:
    from dutydesk.desk.directory import ContactCard

REACHED = (
    ("told", "Told"),
    ("acknowledged", "Told, and they acknowledged it"),
    ("tried", "Tried, not reached: the clock runs on"),
)


class TellingDialog(FieldDialog[None]):
    """The telling that ends `row`, a running clock."""

    def __init__(self, row: BoardRow) -> None:
        super().__init__()
        self.row = row
        self.cards: tuple[ContactCard, ...] = ()
        self.others: dict[int, BoardRow] = {}

    def heading(self) -> str:
        verb = f"Tell {whom(self.row)}" if self.row.desk_owes else "The desk was told"
        return f"{verb}: {self.row.person_name}"

    def head(self) -> Text:
        now = self.desk.now()
        return clock_words(self.row, level_of(self.row, now), now)

    def above(self) -> Iterable[Widget]:
        self.cards = read_story(self.desk, self.row.id).contacts
        self.others = board_rows(self.desk, companions(self.desk, self.row.id))
        yield ContactList(self.cards)

    def make_fields(self) -> Iterable[Field]:
        when = WhenInput(self.desk.now, prefer="past")
        name = "Who was told" if self.row.desk_owes else "Who told us"
        yield Field("told_name", name, LineControl(), needed=True, hint="Type the name.")
        yield Field("told_role", "Their role", LineControl())
        yield Field("told_agency", "Their agency", LineControl())
        channel = self.row.by if self.row.by else "telephone"
        yield Field("channel", "How", Choice("channels", value=channel), needed=True)
        yield Field("at", "When", when, needed=True, hint="Type when, like 14:30 or now.")
        yield Field("reached", "How far it got", Options(REACHED), needed=True)
        yield Field("reference", "Reference", LineControl(placeholder="an email's or letter's"))
        yield Field("note", "Note", LineControl())

    def below(self) -> Iterable[Widget]:
        if self.others:
            yield Static("This telling also ends (space ticks):", classes="dialog-label")
            now = self.desk.now()
            yield Ticks({row.id: _line(row, now) for row in self.others.values()})

    def on_mount(self) -> None:
        self.fields["at"].control.propose(self.desk.now())
        self.fields["reached"].control.propose("told")
        if self.cards:
            self.query_one(ContactList).focus()
        else:
            self.fields["told_name"].control.focus_first()

    def on_contact_list_picked(self, event: ContactList.Picked) -> None:
        card = event.card
        self.fields["told_name"].control.propose(card.name)
        self.fields["told_role"].control.propose(card.role_label)
        self.fields["told_agency"].control.propose(card.agency)
        self.fields["channel"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        given = {key: value for key, value in values.items() if value is not None}
        telling = TellingIn(
            uid=self.uid,
            clock_ids=[
                self.row.id,
                *(sorted(self.query_one(Ticks).ticked) if self.others else ()),
            ],
            **given,
        )
        desk = self.desk
        self.save(lambda: tell(desk, telling), self._kept)

    def _kept(self, ended: list[int]) -> None:
        if ended:
            self.desk_app.say(f"Kept. {count(len(ended), 'clock')} ended.")
        else:
            self.desk_app.say("Kept as tried: the clock runs on.")
        self.dismiss(None)


def _line(row: BoardRow, now: Any) -> Text:
    due = f", due {at(row.due_at, now)}" if row.due_at else ""
    return Text(clean(f"{row.paragraphs} {whom(row)}{due}: {row.duty}"))
