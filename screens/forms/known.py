"""What the desk knows about a young person, for a form to propose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.labels import label_of
from dutydesk.desk.person_facts import person_facts
from dutydesk.desk.state import find_person, state_of


@dataclass(frozen=True)
class Known:
    """A young person in a form: the facts that fields propose, and a line that tells who it is."""

    person_id: int | None = None
    name: str = ""
    line: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    placed_at: str = ""
    conditions: bool = False


NOBODY = Known()


def known_about(desk: Desk, person_id: int) -> Known:
    """Read a young person (a bounded read, a millisecond or two). Raises UnknownPerson."""
    with desk.store.read() as session:
        person = find_person(session, person_id)
        state = state_of(session, person)
        facts = person_facts(state, desk.now(), {})
        place = state.placement
        parts = [
            person.case_number,
            f"{facts['age'].years} years" if "age" in facts else "age not known",  # type: ignore[union-attr]
            label_of("legal_statuses", person.legal_status, "legal status not known"),
            place.name if place is not None else "placement not known",
        ]
        parts += [{"rlaa": "on RLAA", "ryda": "on RYDA"}.get(person.remand, "")]
        return Known(
            person_id=person_id,
            name=person.name,
            line=" · ".join(part for part in parts if part),
            facts=facts,
            placed_at=place.name if place is not None else "",
            conditions=bool(state.conditions),
        )
