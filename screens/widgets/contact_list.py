"""Whom to ring: names and numbers of the directory, chosen by a digit, the arrows or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from screens.words import clean

if TYPE_CHECKING:
    from dutydesk.desk.directory import ContactCard

_MOST = 9


def card_words(card: ContactCard) -> Text:
    """A contact on one line: name, role and agency, numbers."""
    text = Text(clean(card.name), style="bold", no_wrap=True, overflow="ellipsis", end="")
    about = ", ".join(dict.fromkeys(clean(word) for word in (card.role_label, card.agency) if word))
    text.append(f"  {about}" if about else "", "not bold")
    for label, value in (("", card.telephone), ("out of hours ", card.out_of_hours)):
        if value:
            text.append(f"  {label}", "not bold")
            text.append(clean(value), "bold")
    if card.email and not card.telephone:
        text.append(f"  {clean(card.email)}", "not bold")
    return text


class ContactList(Widget, can_focus=True):
    """Up to nine contacts. `Picked` is posted when one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("enter", "pick", "Choose", show=False),
        *(Binding(str(n), f"pick({n})", f"Choose {n}", show=False) for n in range(1, _MOST + 1)),
    ]

    class Picked(Message):
        """One was chosen."""

        def __init__(self, card: ContactCard) -> None:
            super().__init__()
            self.card = card

    def __init__(self, cards: Sequence[ContactCard]) -> None:
        super().__init__()
        self.cards = tuple(cards[:_MOST])
        self.cursor = 0
        self.picked: int | None = None
        self.can_focus = bool(self.cards)

    def render(self) -> Text:
        """The contacts, numbered; the chosen one is ticked."""
        if not self.cards:
            return Text("Nobody in the directory has this role: type the name.", style="dim")
        text = Text(no_wrap=True, overflow="ellipsis", end="")
        for number, card in enumerate(self.cards):
            if number:
                text.append("\n")
            here = self.has_focus and number == self.cursor
            text.append("❯" if here else " ", "bold")
            text.append("✓" if number == self.picked else " ", "bold")
            text.append(f"{number + 1} ", "bold")
            text.append_text(card_words(card))
        return text

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self.cards):
            self.action_pick(event.y + 1)

    def action_step(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, len(self.cards) - 1))
        self.refresh()

    def action_pick(self, number: int | None = None) -> None:
        index = self.cursor if number is None else number - 1
        if index < len(self.cards):
            self.cursor = self.picked = index
            self.refresh()
            self.post_message(self.Picked(self.cards[index]))
