"""Placement moves: consulted before, told in time, checked against conditions (R16, R34)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from dutydesk.desk.entries import MoveEntry
from dutydesk.desk.kinds.common import home_of, label, move_in, not_in_future, place_clashes
from dutydesk.desk.kinds.kind import Ground, Kind
from dutydesk.desk.meaning import Meaning, Problem, Raised
from dutydesk.desk.person_facts import person_facts
from dutydesk.protocol.calendar import show
from dutydesk.records import Contact, Entry


def read_move(entry: MoveEntry, on: Ground) -> Meaning:
    """What a placement move means; `clashes` spells out each condition it can't be squared with."""
    session, state, now = on.session, on.state, on.now
    known_at = entry.known_at or now
    place = home_of(session, entry.to)
    clashing = place_clashes(state, place, entry.moved_at)
    facts = person_facts(state, entry.moved_at, entry.answers) | {
        "move": entry.move,
        "told_of_move": entry.told_at is not None,
        "clashes_with_conditions": bool(clashing),
        "contingency_address": bool(entry.contingency_address or state.person.contingency_address),
        "has_link_worker": bool(entry.link_worker or state.person.link_worker),
        "remand_made": "none",
        "senior_officer_authority": bool(entry.senior_officer and entry.suitability_assessed),
    }
    if entry.consulted_before is not None:
        facts["consulted_before"] = entry.consulted_before
    if place.authority:
        facts["placed_in"] = place.authority
    if place.kind:
        facts["placement_kind"] = place.kind
    if state.new is not None:
        del facts["remand_before"]  # somebody new may come here on remand from elsewhere
    # The host YOT is the one of the area lived in once the move has happened.
    facts.pop("has_host_yot", None)
    home = facts.get("home_authority")
    if entry.host_yot or (home and place.authority):
        facts["has_host_yot"] = bool(entry.host_yot) or home != place.authority
    events = (
        ("placement_move", "link_worker_allocated") if entry.link_worker else ("placement_move",)
    )
    anchors = {"event": entry.moved_at, "known": known_at, "move": entry.moved_at}
    following = state.next_hearing_after(entry.moved_at)
    if following is not None:
        anchors |= {"hearing": following.at, "next_hearing": following.at}
    where = ", ".join(
        part for part in (place.name, label("placement_kinds", place.kind).lower()) if part
    )
    given = {"link_worker": entry.link_worker, "contingency_address": entry.contingency_address}
    status: dict[str, Any] = {field: value for field, value in given.items() if value}
    if place.authority and place.authority != facts.get("placed_in_before"):
        status["host_yot_id"] = None  # the host of the area that is left
    return Meaning(
        happened_at=entry.moved_at,
        known_at=known_at,
        summary=f"{entry.move.capitalize()} move to {where}, {show(entry.moved_at)}",
        raised=[Raised(events, facts, anchors, "next" if following else None)],
        evidence_at={
            "consulted_before": min(entry.moved_at, known_at),
            "told_of_move": entry.told_at or known_at,
        },
        status=status,
        clashes=clashing,
        problems=_problems(entry, now),
    )


def _problems(entry: MoveEntry, now: datetime) -> list[Problem]:
    """A planned move may lie ahead; an emergency and the telling of a move have happened."""
    problems = []
    if entry.told_at:
        problems += not_in_future("told_at", "The telling", entry.told_at, now)
    if entry.move == "emergency":
        problems += not_in_future("moved_at", "An emergency move", entry.moved_at, now)
    return problems


def write_move(entry: MoveEntry, on: Ground, row: Entry, meaning: Meaning) -> dict[str, int]:
    """End the placement left and start the new one; a host YOT not in the directory is added."""
    session, state = on.session, on.state
    move_in(session, row, state, home_of(session, entry.to), entry.moved_at)
    if entry.host_yot:
        meaning.status["host_yot_id"] = _host_yot(session, entry.host_yot).id
    following = state.next_hearing_after(entry.moved_at)
    return {"next": following.id} if following and following.id else {}


def _host_yot(session: Session, name: str) -> Contact:
    known = session.exec(
        select(Contact).where(Contact.role == "host_yot", Contact.name == name)
    ).first()
    if known is not None:
        return known
    made = Contact(role="host_yot", name=name, agency=name)
    session.add(made)
    session.flush()
    return made


MOVE = Kind(
    MoveEntry,
    "Placement move",
    read_move,
    write_move,
    find=("placement", "home", "moved"),
    example={
        "to": {"name": "Feigned House", "kind": "residential_home", "authority": "rotherham"},
        "moved_at": "2026-11-20T14:00",
    },
)
