"""Type to choose an officer: part of the name, or nearly so; each offer says where they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dutydesk.desk.supervising import Able, meant
from screens.widgets.combo import Combo, Offer


class OfficerChoice(Combo):
    """One of these officers; its value is the name, or None."""

    def __init__(self, able: Sequence[Able], *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder or "type a name, or ↓ for the list")
        self._able = tuple(able)

    def propose(self, value: Any) -> None:
        found = next((one for one in self._able if one.name == value), None)
        self._set(_offer(found) if found else None, found.name if found else "")

    def offers_for(self, text: str) -> list[Offer]:
        return [_offer(one) for one in meant(self._able, text)]

    def unmatched(self, text: str) -> str:
        if not self._able:
            return "This desk has no officers yet. See: dutydesk officer add --help"
        return f"Nobody here is called '{text}'. Press ↓ for the list."


def _offer(one: Able) -> Offer:
    return Offer(one.name, one.name, one.about)
