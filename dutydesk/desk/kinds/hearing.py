"""Hearings: a date becomes known, moves, or has its arrangements made (R19 to R25, L6, L28)."""

from __future__ import annotations

from typing import Any

from dutydesk.desk.entries import HearingEntry
from dutydesk.desk.kinds.common import already_listed, list_hearing
from dutydesk.desk.kinds.kind import Ground, Kind
from dutydesk.desk.meaning import HearingMove, Meaning, Problem, Raised, Which
from dutydesk.desk.person_facts import person_facts
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Entry, Hearing

ARRANGED = (
    "accompanied_by_role", "accompanied_by_name", "transport", "legal_representative",
    "yot_officer", "attendance_arranged_by", "custody_likely", "remand_likely", "carer_is_victim",
)  # fmt: skip
"""Fields that the entry leaves as they are unless it gives them."""


def read_hearing(entry: HearingEntry, on: Ground) -> Meaning:
    """What a hearing's date and arrangements mean."""
    state, now = on.state, on.now
    known_at = entry.known_at or now
    listed = state.hearing(entry.hearing_id)
    at = entry.at or (listed.at if listed else now)
    court = entry.court or (listed.court if listed else "")
    facts = person_facts(state, known_at, entry.answers) | arrangement_facts(entry, listed)
    facts |= {"later_hearing_known": True, "hearing_result": False, "remand_made": "none"}
    anchors = {"event": known_at, "known": known_at, "hearing": at, "next_hearing": at}
    moved = listed is not None and at != listed.at
    events = ["hearing_listed" if listed is None or moved else "hearing_arranged"]
    if entry.remand_likely not in (None, "none"):
        events.append("remand")
    which: Which = "this" if listed else "next"
    meaning = Meaning(
        happened_at=known_at,
        known_at=known_at,
        summary=f"Hearing at {court}, {show(at)}",
        raised=[Raised(tuple(events), facts, anchors, which)],
        settled=facts if listed else {},
        settled_hearing_id=listed.id if listed else None,
        next_at=None if listed else at,
    )
    if entry.hearing_id is not None and listed is None:
        meaning.problems.append(
            Problem("hearing_id", "That hearing is not listed any more. Choose one that is.")
        )
    if listed and listed.id is not None and moved:
        meaning.summary = f"Hearing at {court} moved from {show(listed.at)} to {show(at)}"
        meaning.moves.append(HearingMove(listed.id, at, which, meaning.summary))
    elif listed:
        meaning.summary = f"Arrangements for {court}, {show(at)}"
    else:
        meaning.problems += already_listed(state, at)
    return meaning


def write_hearing(entry: HearingEntry, on: Ground, row: Entry, _: Meaning) -> dict[str, int]:
    """List the hearing, or change what the entry gives of a listed one; give its id."""
    session, state = on.session, on.state
    hearing: Hearing | None = state.hearing(entry.hearing_id)
    made = hearing is None
    if hearing is None:
        assert entry.at is not None
        hearing = list_hearing(session, row, "next", entry.court, entry.at)
    hearing.at = entry.at or hearing.at
    hearing.court = entry.court or hearing.court
    given: dict[str, Any] = entry.model_dump(include=set(ARRANGED))
    for name in ARRANGED:
        if given[name] not in (None, ""):
            setattr(hearing, name, given[name])
    session.add(hearing)
    assert hearing.id is not None
    return {"next" if made else "this": hearing.id}


def arrangement_facts(entry: HearingEntry | None, listed: Hearing | None) -> dict[str, FactValue]:
    """Who comes to a hearing and how, from the entry and what was arranged before.

    Nobody named is a fact, not an unknown. The rest stays unknown unless it is said.
    """
    said = {name: getattr(entry, name, None) or getattr(listed, name, None) for name in ARRANGED}
    role = said["accompanied_by_role"]
    facts: dict[str, FactValue] = {
        "accompanied_by_named": bool(role and said["accompanied_by_name"]),
        "transport_arranged": bool(said["transport"]),
        "legal_representation_arranged": bool(said["legal_representative"]),
        "yot_officer_named": bool(said["yot_officer"]),
        "attendance_arranged": bool(said["attendance_arranged_by"]),
        "remand_likely": said["remand_likely"] or "none",
        "emergency": bool(entry and entry.emergency),
    }
    if role:
        facts["accompanied_by_role"] = role
    for name in ("custody_likely", "carer_is_victim"):
        known = getattr(entry, name, None)
        known = getattr(listed, name, None) if known is None else known
        if known is not None:
            facts[name] = known
    return facts


HEARING = Kind(
    HearingEntry,
    "Hearing",
    read_hearing,
    write_hearing,
    find=("court date", "listed", "escort"),
    example={"court": "Nowhere Youth Court", "at": "2026-12-01T10:00"},
)
