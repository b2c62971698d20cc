"""Type to choose a term of a vocabulary: a code, the start of a label, an alias, or nearly so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dutydesk.vocabulary import Term, vocabulary
from screens.widgets.combo import Combo, Offer


class Choice(Combo):
    """One term of a vocabulary; its value is the term's code, or None.

    `only` leaves out the terms that cannot be chosen here.
    """

    def __init__(
        self,
        vocabulary_name: str,
        *,
        value: str | None = None,
        placeholder: str = "",
        only: Callable[[Term], bool] | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder or "type, or ↓ for the list")
        self._vocabulary = vocabulary(vocabulary_name)
        self._only = only
        if value is not None:
            self.propose(value)

    def propose(self, value: Any) -> None:
        term = self._vocabulary.terms.get(value) if value is not None else None
        self._set(_offer(term) if term else None, term.label if term else "")

    def offers_for(self, text: str) -> list[Offer]:
        return [
            _offer(term)
            for term in self._vocabulary.find(text)
            if self._only is None or self._only(term)
        ]

    def unmatched(self, text: str) -> str:
        return f"'{text}' is none of the {self._vocabulary.title.lower()}. Press ↓ for the list."

    @property
    def term(self) -> Term | None:
        """The term that the answer stands for, or None while there is none."""
        code = self.chosen.key if self.chosen is not None else None
        return self._vocabulary.terms.get(code) if code is not None else None


class Named(Combo):
    """A name in one's own words, with the vocabulary's names and those used before as offers.

    Used for courts and stations: any other name is taken as it is typed. Its value is the name.
    """

    def __init__(
        self,
        vocabulary_name: str | None = None,
        *,
        value: str = "",
        names: tuple[str, ...] = (),
        placeholder: str = "",
    ) -> None:
        super().__init__(free=True, placeholder=placeholder)
        self._vocabulary = vocabulary(vocabulary_name) if vocabulary_name else None
        self._names = names
        if value:
            self.propose(value)

    def propose(self, value: Any) -> None:
        name = str(value or "")
        self._set(Offer(name, name) if name else None, name)

    def offers_for(self, text: str) -> list[Offer]:
        wanted = text.casefold()
        used = [Offer(name, name) for name in self._names if wanted in name.casefold()]
        seen = {offer.key for offer in used}
        terms = self._vocabulary.find(text) if self._vocabulary else []
        return used + [Offer(term.label, term.label) for term in terms if term.label not in seen]

    def settle(self) -> bool:
        # An alias ("shf") or the start of a name stands for the name; other words are their own.
        text = self._text()
        offers = self.offers_for(text) if text else []
        if offers and not self._walked and not self._own_words and self._short_for(text, offers[0]):
            self.choose(offers[0])
            return True
        return super().settle()

    def _short_for(self, text: str, offer: Offer) -> bool:
        wanted = text.casefold()
        terms = self._vocabulary.terms.values() if self._vocabulary else ()
        aliases = {alias for term in terms if term.label == offer.label for alias in term.aliases}
        return wanted in aliases or offer.label.casefold().startswith(wanted)


def _offer(term: Term) -> Offer:
    return Offer(term.code, term.label)


class Options(Combo):
    """One of a few given answers, each a code and a label; its value is the code, or None."""

    def __init__(self, options: tuple[tuple[str, str], ...], *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder or "type, or ↓ for the list")
        self._options = [Offer(code, label) for code, label in options]

    def offer_these(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer other answers from now on."""
        self._options = [Offer(code, label) for code, label in options]

    def propose(self, value: Any) -> None:
        offer = next((one for one in self._options if one.key == value), None)
        self._set(offer, offer.label if offer else "")

    def offers_for(self, text: str) -> list[Offer]:
        wanted = text.casefold()
        starts = [one for one in self._options if one.label.casefold().startswith(wanted)]
        within = [
            one
            for one in self._options
            if one not in starts and (wanted in one.label.casefold() or wanted == one.key)
        ]
        return starts + within
