"""A single line that offers what may be meant as one types: the base of every picker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input, Static

from screens.widgets.control import Control, LineInput, NotReadable

_SHOWN = 8
"""Offers shown at once; the rest scroll past under the arrows."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be meant. `key` is plain JSON; `detail` tells it from its likes."""

    key: Any
    label: str
    detail: str = ""


class Offers(Static):
    """The list under the line. It floats, so that the fields below don't jump."""

    DEFAULT_CSS = """
    Offers {
        overlay: screen; constrain: none inside; display: none;
        width: 100%; height: auto; max-height: 10; text-wrap: nowrap; text-overflow: ellipsis;
        background: $panel; color: $foreground; padding: 0 1;
    }
    """

    _lines = -1
    first = 0

    class Picked(Message):
        """An offer was clicked; `row` counts from the first one shown."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def show(self, offers: Sequence[Offer], at: int) -> None:
        """Show the offers round the one at `at`, which is marked."""
        first = max(0, min(at - _SHOWN + 1, len(offers) - _SHOWN))
        self.first = first
        text = Text(no_wrap=True, overflow="ellipsis")
        for number, offer in enumerate(offers[first : first + _SHOWN], first):
            here = number == at
            if number > first:
                text.append("\n")
            text.append("› " if here else "  ", "bold")
            text.append(" ".join(offer.label.split()), "reverse" if here else "")
            if offer.detail:
                text.append("  " + " ".join(offer.detail.split()), "dim")
        if len(offers) > _SHOWN:
            text.append(f"\n  {at + 1} of {len(offers)} · ↓ for more", "dim italic")
        lines = text.plain.count("\n")
        self.update(text, layout=lines != self._lines)
        self._lines = lines
        self.display = True

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Picked(self.first + event.y))


class ComboInput(LineInput):
    """The line of a combo: arrows, Enter and Escape go to the list while it is open."""

    BINDINGS = [
        Binding("down", "offer(1)", "Next offer", show=False),
        Binding("up", "offer(-1)", "Offer before", show=False),
    ]

    def action_offer(self, step: int) -> None:
        combo = self.parent
        if isinstance(combo, Combo):
            combo.step(step)


class Combo(Control):
    """Type to choose. Enter or Tab takes the marked offer, arrows walk, Escape closes the list.

    A subclass says what is offered (`offers_for`). `free`: words that match nothing are kept as
    they are typed, and only an offer walked to by arrows is taken instead of them.
    """

    DEFAULT_CSS = """
    Combo { height: auto; }
    """
    BINDINGS = [Binding("escape", "close", "Close the list", show=False)]

    def __init__(self, *, placeholder: str = "", free: bool = False) -> None:
        super().__init__()
        self.free = free
        self._line = ComboInput(placeholder=placeholder)
        self._list = Offers()
        self._offers: list[Offer] = []
        self._at = 0
        self._walked = False
        self._own_words = False
        self.chosen: Offer | None = None

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._list

    # What a subclass says

    def offers_for(self, text: str) -> list[Offer]:
        """The offers for a text, the likeliest first; for an empty text, all or the usual."""
        raise NotImplementedError

    def unmatched(self, text: str) -> str:
        """What to say when nothing matches."""
        return f"Nothing called '{text}'. Press ↓ for the list."

    def when_chosen(self, offer: Offer | None) -> None:
        """Something was chosen, or the choice was cleared."""

    # The answer

    def value(self) -> Any:
        text = self._text()
        if self.chosen is not None and text == self._label(self.chosen):
            return self.chosen.key
        if not text:
            return None
        if self.free:
            return text
        best = self.offers_for(text)
        if not best:
            raise NotReadable(self.unmatched(text))
        return best[0].key

    def typed(self) -> Any:
        if self.chosen is not None and self._text() == self._label(self.chosen):
            return {"key": self.chosen.key, "text": self._text()}
        return {"text": self._text()} if self._text() else None

    def restore(self, typed: Any) -> None:
        kept = typed if isinstance(typed, dict) else {}
        text = str(kept.get("text", ""))
        offer = Offer(kept["key"], text) if "key" in kept and text else None
        self._set(offer, text)

    def choose(self, offer: Offer | None) -> None:
        """Take an offer as if it had been picked (None clears), and say so."""
        self._set(offer, self._label(offer) if offer else "")
        self.when_chosen(offer)
        self.post_message(self.Changed(self))

    def _set(self, offer: Offer | None, text: str) -> None:
        self.chosen = offer
        self.close()
        with self._line.prevent(Input.Changed):
            self._line.value = text

    def _text(self) -> str:
        return " ".join(self._line.value.split())

    @staticmethod
    def _label(offer: Offer) -> str:
        return " ".join(offer.label.split())

    # Typing and walking

    @property
    def is_open(self) -> bool:
        """Whether the list shows."""
        return bool(self._list.display)

    def show_offers(self, offers: list[Offer], at: int = 0) -> None:
        """Show these offers, or close the list when there are none."""
        self._offers, self._at = offers, at
        if offers and self._line.has_focus:
            self._list.show(offers, at)
        else:
            self._list.display = False

    def close(self) -> None:
        """Close the list; what is typed stays."""
        self._list.display = False
        self._walked = False

    def action_close(self) -> None:
        # Whoever waves the list away means the words as they stand.
        self._own_words = True
        self.close()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        # With the list closed, Escape belongs to the form.
        return self.is_open if action == "close" else True

    def step(self, step: int) -> None:
        """Walk the list, opening it first."""
        if not self.is_open:
            text = self._text()
            settled = self.chosen is not None and text == self._label(self.chosen)
            offers = self.offers_for("" if settled else text) or self.offers_for("")
            keys = [offer.key for offer in offers]
            at = keys.index(self.chosen.key) if settled and self.chosen.key in keys else 0  # type: ignore[union-attr]
            self.show_offers(offers, at)
        elif self._offers:
            self.show_offers(self._offers, (self._at + step) % len(self._offers))
        self._walked = True

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._walked = self._own_words = False
        self.search(self._text())
        self.post_message(self.Changed(self))

    def search(self, text: str) -> None:
        """Look for what may be meant. A slow search overrides this and shows its offers later."""
        self.show_offers(self.offers_for(text) if text else [])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()

    def enter(self) -> None:
        """Enter was pressed: take what is meant, and go on."""
        if self.settle():
            self.post_message(self.Accepted(self))

    def on_offers_picked(self, event: Offers.Picked) -> None:
        event.stop()
        if event.row < len(self._offers):
            self.choose(self._offers[event.row])

    def on_descendant_blur(self) -> None:
        self.settle()

    def settle(self) -> bool:
        """Take the marked offer for what is half-typed. False if it is not clear yet."""
        text = self._text()
        if self.chosen is not None and text == self._label(self.chosen) and not self._walked:
            self.close()
            return True
        if not text and not self._walked:
            if self.chosen is not None:
                self.choose(None)
            self.close()
            return True
        offers = self._offers if self.is_open else self.offers_for(text)
        take_one = bool(offers) and (self._walked or not self.free)
        if take_one:
            self.choose(offers[self._at if self.is_open and self._at < len(offers) else 0])
        else:
            self.chosen = None
            self.close()
        return True
