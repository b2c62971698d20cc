"""Where a young person is to live: a home of the directory, or an address typed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from rapidfuzz import fuzz
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label, Static

from dutydesk.desk.entries import Place
from dutydesk.desk.labels import label_of
from dutydesk.vocabulary import plain
from screens.widgets.choice import Choice
from screens.widgets.combo import Combo, Offer
from screens.widgets.control import Control, NotReadable, plain_text
from screens.widgets.readers import split_postcode

_CLOSE_ENOUGH = 70


class HomeLike(Protocol):
    """What a home of the directory tells."""

    @property
    def id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def authority(self) -> str | None: ...
    @property
    def address(self) -> str: ...
    @property
    def postcode(self) -> str: ...


class HomeCombo(Combo):
    """The homes by name or address, nearly spelt or not; any other address as it is typed."""

    def __init__(self, homes: Sequence[HomeLike], placeholder: str) -> None:
        super().__init__(free=True, placeholder=placeholder)
        self.homes = {home.id: home for home in homes if home.id is not None}

    def offers_for(self, text: str) -> list[Offer]:
        ranked = [(_rank(home, plain(text)), home) for home in self.homes.values()]
        near = [(rank, home) for rank, home in ranked if rank is not None]
        return [_offer(home) for _, home in sorted(near, key=lambda one: (one[0], one[1].name))]

    def settle(self) -> bool:
        # The start of a home's name is the home; an address has a number or reads otherwise.
        text = self._text()
        # What was chosen before and is typed over counts no longer.
        settled = self.chosen is not None and text == self._label(self.chosen)
        offers = self.offers_for(text) if text and not settled else []
        if offers and not self._walked and not self._own_words and _names(text, offers[0].label):
            self.choose(offers[0])
            return True
        return super().settle()


class PlacePicker(Control):
    """A `Place`, or None. An address in own words is asked its kind and whose area it is in."""

    DEFAULT_CSS = """
    PlacePicker { height: auto; }
    PlacePicker > Static { height: auto; text-style: dim; display: none; }
    PlacePicker > Horizontal { height: auto; display: none; }
    PlacePicker > Horizontal Label { margin: 0 1 0 0; }
    """

    def __init__(self, homes: Sequence[HomeLike], *, placeholder: str = "") -> None:
        super().__init__()
        self._home = HomeCombo(homes, placeholder or "home, or an address")
        self._about = Static(markup=False)
        self._kind = Choice("placement_kinds")
        self._area = Choice("authorities")
        self._proposed: tuple[Any, Place | None] = (None, None)
        self._own = Horizontal(Label("kind"), self._kind, Label(" area"), self._area)

    def compose(self) -> ComposeResult:
        yield self._home
        yield self._about
        yield self._own

    def value(self) -> Place | None:
        typed, proposed = self._proposed
        if proposed is not None and typed == self.typed():
            return proposed
        home = self._chosen_home()
        if home is not None:
            return Place(home_id=home.id)
        words = self._home.value()
        if not words:
            return None
        name, postcode = split_postcode(str(words))
        if len(name) > 300:
            raise NotReadable("That is too long for an address: type it in 300 characters.")
        kind, area = self._kind.value(), self._area.value()
        return Place(
            name=name or postcode, kind=kind, address=name, postcode=postcode, authority=area
        )

    def typed(self) -> Any:
        parts = {
            "home": self._home.typed(),
            "kind": self._kind.typed(),
            "area": self._area.typed(),
        }
        return parts if any(parts.values()) else None

    def restore(self, typed: Any) -> None:
        kept = typed if isinstance(typed, dict) else {}
        self._home.restore(kept.get("home"))
        self._kind.restore(kept.get("kind"))
        self._area.restore(kept.get("area"))
        self._fit()

    def propose(self, value: Any) -> None:
        """Show a `Place`; untouched, it stays what it is."""
        self.restore(None)
        home = self._home.homes.get(value.home_id) if value is not None else None
        if home is not None:
            self._home.restore({"key": home.id, "text": home.name})
        elif value is not None:
            words = f"{value.address or value.name} {value.postcode}".strip()
            self._home.restore({"text": words})
            self._kind.propose(value.kind)
            self._area.propose(value.authority)
        self._fit()
        self._proposed = (self.typed(), value)

    def settle(self) -> bool:
        return all(part.settle() for part in (self._home, self._kind, self._area))

    def on_control_changed(self, event: Control.Changed) -> None:
        if event.control is self:
            return
        event.stop()
        self._fit()
        self.post_message(self.Changed(self))

    def on_control_accepted(self, event: Control.Accepted) -> None:
        if event.control is self:
            return
        event.stop()
        self._fit()
        if event.control is self._home and self._own.display:
            self._kind.focus_first()
        elif event.control is self._kind:
            self._area.focus_first()
        else:
            self.post_message(self.Accepted(self))

    @property
    def kind(self) -> str | None:
        """The kind of placement, as the home or the answer beside the address has it."""
        home = self._chosen_home()
        if home is not None:
            return home.kind
        term = self._kind.term if self._home.value() else None
        return term.code if term else None

    def _chosen_home(self) -> HomeLike | None:
        key = self._home.value()
        return self._home.homes.get(key) if isinstance(key, int) else None

    def _fit(self) -> None:
        home = self._chosen_home()
        words = self._home.value()
        self._own.display = home is None and bool(words)
        self._about.display = home is not None
        if home is not None:
            parts = [
                label_of("placement_kinds", home.kind),
                label_of("authorities", home.authority, "area not known"),
                home.address,
                home.postcode,
            ]
            self._about.update(plain_text(" · ".join(part for part in parts if part)))


def _rank(home: HomeLike, wanted: str) -> float | None:
    """Where a home stands for what was typed: lower comes first, None is not at all."""
    name, where = plain(home.name), plain(f"{home.address} {home.postcode}")
    if not wanted or name.startswith(wanted):
        return 0
    if f" {wanted}" in f" {name}":
        return 1
    alike = fuzz.token_sort_ratio(wanted, name)
    if alike >= _CLOSE_ENOUGH:
        return 2 + (100 - alike) / 100
    return 4 if f" {wanted}" in f" {where}" else None


def _names(text: str, label: str) -> bool:
    """Whether words name a home: its start, or the start of a word that isn't every home's."""
    wanted, name = plain(text), plain(label)
    if name.startswith(wanted):
        return True
    return wanted not in ("home", "house") and any(
        word.startswith(wanted) and len(wanted) > 2 for word in name.split()
    )


def _offer(home: HomeLike) -> Offer:
    return Offer(home.id, home.name, " ".join((home.address, home.postcode)).strip())
