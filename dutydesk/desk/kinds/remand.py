"""What a court result makes of a remand: made, renewed, ended, or left standing."""

from __future__ import annotations

from dutydesk.desk.entries import ResultEntry
from dutydesk.desk.state import PersonState
from dutydesk.records import Hearing
from dutydesk.vocabulary import vocabulary


def remand_of(entry: ResultEntry) -> str:
    """The remand that the result makes: none, rlaa or ryda."""
    return str(vocabulary("court_results").terms[entry.outcome].attrs.get("remand", "none"))


def is_a(entry: ResultEntry, what: str) -> bool:
    """Whether the vocabulary marks the outcome so: `bail`, `adjourns`, `ends_case`."""
    return bool(vocabulary("court_results").terms[entry.outcome].attrs.get(what))


def remand_after(entry: ResultEntry, state: PersonState) -> str:
    """The remand in force once the result has been given: none, rlaa or ryda."""
    made = remand_of(entry)
    return "none" if ends_remand(entry, state) else state.person.remand if made == "none" else made


def ends_remand(entry: ResultEntry, state: PersonState) -> bool:
    """Bail, a sentence or the end of the case ends a remand; a bare adjournment does not.

    Nor does any result of another matter, while the hearing until which the remand was made is
    still to come.
    """
    return frees(entry) and stands_until(entry, state) is None


def frees(entry: ResultEntry) -> bool:
    """Whether the result ends a remand made in the same matter."""
    return remand_of(entry) == "none" and (is_a(entry, "bail") or is_a(entry, "ends_case"))


def stands_until(entry: ResultEntry, state: PersonState) -> Hearing | None:
    """The hearing still to come until which the young person was remanded in another matter."""
    others = (
        one for one in state.hearings if one.id in state.remanded_to and one.id != entry.hearing_id
    )
    return min(others, key=lambda one: one.at, default=None)
