"""Whether a new address can be lived at under the conditions in force (R16)."""

from __future__ import annotations

from collections.abc import Iterable

from dutydesk.records import Condition
from dutydesk.vocabulary import plain


def clashes(conditions: Iterable[Condition], name: str, address: str, postcode: str) -> list[str]:
    """Each condition that the place clashes with, spelled out in a sentence.

    Compares names and postcodes as people type them; a condition that names no place can't be
    judged and is left out.
    """
    found = (_clash(one, name, address, postcode) for one in conditions)
    return [words for words in found if words]


def _clash(condition: Condition, name: str, address: str, postcode: str) -> str | None:
    if not condition.place and not condition.postcode:
        return None
    same = _same_place(condition, name, address, postcode)
    named = condition.place or condition.postcode
    source = condition.source.capitalize()
    if condition.kind == "residence" and not same:
        return f"{source} says to live and sleep at {named}, not at {name}."
    if condition.kind == "curfew" and not same:
        hours = f"from {condition.curfew_from} to {condition.curfew_to}"
        return f"{source} has a curfew {hours} at {named}; the new placement is {name}."
    if condition.kind == "exclusion" and (same or _inside(condition, name, address, postcode)):
        return f"{source} says not to go to {named}; {name} is there."
    return None


def _same_place(condition: Condition, name: str, address: str, postcode: str) -> bool:
    if condition.postcode and postcode:
        return plain(condition.postcode) == plain(postcode)
    wanted = plain(condition.place)
    return bool(wanted) and wanted in (plain(name), plain(address), plain(f"{name} {address}"))


def _inside(condition: Condition, name: str, address: str, postcode: str) -> bool:
    """An exclusion names an area: a word of the address, or the first half of the postcode."""
    where = f" {plain(f'{name} {address}')} "
    area = plain(condition.place)
    outward = condition.postcode.upper().split(" ")[0]
    return bool(
        (area and f" {area} " in where) or (outward and postcode.upper().startswith(outward))
    )
