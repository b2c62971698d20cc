"""The facts about a young person just before an event, for the rules to see.

What the desk doesn't know is left out: an absent fact is unknown, never false.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dutydesk.desk.state import PersonState
from dutydesk.protocol.ages import Age
from dutydesk.protocol.calendar import local
from dutydesk.protocol.conditions import FactValue

PERSON_FIELDS = {
    "known_to_yot": "known_to_yot",
    "known_to_social_care": "known_to_social_care",
    "allocated_social_worker": "allocated_social_worker",
    "looked_after_before": "looked_after",
    "legal_status_before": "legal_status",
    "home_authority": "home_authority",
    "open_to_yot": "open_to_yot",
    "accompaniment_needed": "accompaniment_needed",
}
"""Facts that are fields of the young person: an answer to one of them becomes their status."""

NOW_FIELDS = {"looked_after": "looked_after", "legal_status": "legal_status"}
"""The same of what holds once the event has happened."""

PLACEMENT_FIELDS = {"placed_in_before": "authority", "placement_kind_before": "kind"}
"""Facts that are fields of the current placement."""

PLACEMENT_NOW_FIELDS = {"placed_in": "authority", "placement_kind": "kind"}
"""The same of where the young person lives once the event has happened."""

UNRECORDED = "Address not recorded"
"""The name of a placement of which only the area or the kind is known."""


def person_facts(
    state: PersonState, at: datetime, answers: Mapping[str, Any]
) -> dict[str, FactValue]:
    """What is known about the young person just before the instant `at`, answers included."""
    person, placement = state.person, state.lived_at(at)
    known: dict[str, FactValue | None] = {
        fact: getattr(person, field) for fact, field in PERSON_FIELDS.items()
    }
    if placement is not None:
        fields = PLACEMENT_FIELDS.items()
        known |= {fact: getattr(placement, field) or None for fact, field in fields}
    known |= {
        fact: answers[fact] for fact in (*PERSON_FIELDS, *PLACEMENT_FIELDS) if fact in answers
    }
    if person.born and person.born <= local(at).date():
        known["age"] = Age.at(person.born, local(at).date())
    known["remand_before"] = person.remand
    known["in_custody_before"] = person.in_custody
    known["licence_in_force"] = any(one.source == "licence" for one in state.conditions)
    known["bail_conditions_in_force"] = any(one.source == "bail" for one in state.conditions)
    # Another authority's desk has the orders that its own courts made.
    known["orders_in_force"] = known["order_running"] = bool(state.orders) or None
    known["release_date_known"] = person.release_at is not None
    known["contingency_address"] = bool(person.contingency_address)
    known["has_host_yot"] = _has_host_yot(state, known)
    return {fact: value for fact, value in known.items() if value is not None}


def _has_host_yot(state: PersonState, known: Mapping[str, Any]) -> bool | None:
    """A young person who lives in another authority's area has that area's YOT as host."""
    if state.person.host_yot_id is not None:
        return True
    home, lives = known.get("home_authority"), known.get("placed_in_before")
    return None if home is None or lives is None else home != lives
