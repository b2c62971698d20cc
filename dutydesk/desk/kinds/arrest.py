"""Arrests: R14, L3 to L5, and whatever hangs on a charge or a first court date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from dutydesk.desk.entries import ArrestEntry
from dutydesk.desk.kinds.common import (
    already_listed,
    impose,
    label,
    list_hearing,
    not_in_future,
    note_made,
)
from dutydesk.desk.kinds.kind import Ground, Kind
from dutydesk.desk.meaning import Meaning, Problem, Raised, Which
from dutydesk.desk.person_facts import person_facts
from dutydesk.desk.state import PersonState
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Arrest, Entry, Offence
from dutydesk.vocabulary import vocabulary

KEPT = {
    "arrested_at", "station", "pre_planned", "arrived_at", "detention_authorised_at",
    "appropriate_adult_from", "appropriate_adult_name", "estimated_release_at", "outcome",
    "bail_return_at",
}  # fmt: skip
"""Fields of the entry that are the arrest's own."""

PASSED = {
    "arrested_at": "The arrest",
    "arrived_at": "The arrival at the station",
    "detention_authorised_at": "The authorisation of detention",
    "charged_at": "The charge",
}
"""Times that can't lie ahead; only an appointment that is planned may."""

SAME_ARREST = timedelta(minutes=30)
"""Two arrests of one young person this close together are taken for one, logged twice."""


def read_arrest(entry: ArrestEntry, on: Ground) -> Meaning:
    """What an arrest means."""
    session, state, now = on.session, on.state, on.now
    known_at = entry.known_at or now
    outcome = vocabulary("arrest_outcomes").terms[entry.outcome]
    before = _logged(session, entry)
    facts = person_facts(state, entry.arrested_at, entry.answers) | {
        "pre_planned": entry.pre_planned,
        "office_hours": on.desk.in_office_hours(entry.arrested_at),
        "arrest_outcome": entry.outcome,
        "appropriate_adult_named": bool(entry.appropriate_adult_name),
        "release_estimated": _newly_estimated(entry, before),
        "later_hearing_known": entry.court_at is not None,
        "remand_made": "none",
        "remand_likely": "none",
        "emergency": False,
    }
    facts |= _offence_facts(entry, _offences_of(session, before))
    if entry.appropriate_adult_from:
        facts["appropriate_adult_from"] = entry.appropriate_adult_from
    if entry.carer_is_victim is not None:
        facts["carer_is_victim"] = entry.carer_is_victim
    if entry.conditions:
        facts["bail_conditions_in_force"] = True

    # A charge that comes after the first log, with no time given, is as new as the news of it.
    charged_at = entry.charged_at or (entry.arrested_at if before is None else known_at)
    meaning = Meaning(
        happened_at=entry.arrested_at if before is None else charged_at,
        known_at=known_at,
        summary=_summary(entry),
        raised=_raised(entry, facts, before, known_at, charged_at),
        next_at=entry.court_at,
        evidence_at={"appropriate_adult_named": known_at if before else entry.arrested_at},
    )
    if before is not None:
        meaning.about_entry_id = before.entry_id
        meaning.dates = _newly_typed(entry, before)
    if entry.arrest_id is not None and (before is None or before.person_id != state.person.id):
        meaning.problems.append(
            Problem("arrest_id", "That arrest is not this young person's. Choose theirs, or none.")
        )
    if outcome.attrs.get("legal_status") and not state.person.looked_after:
        meaning.status |= _accommodated(outcome.attrs["legal_status"])
    for field, what in PASSED.items():
        at = getattr(entry, field)
        if at and not (entry.pre_planned and field == "arrested_at"):
            meaning.problems += not_in_future(field, what, at, now)
    meaning.problems += _logged_already(session, entry, state)
    if entry.court_at:
        meaning.problems += already_listed(state, entry.court_at)
    return meaning


def write_arrest(entry: ArrestEntry, on: Ground, row: Entry, _: Meaning) -> dict[str, int]:
    """Write the arrest, its offences, first hearing and bail conditions; give the hearing's id."""
    session = on.session
    assert row.id is not None
    hearing = (
        list_hearing(session, row, "next", entry.court, entry.court_at) if entry.court_at else None
    )
    if hearing is not None:
        hearing.carer_is_victim = entry.carer_is_victim
    before = _logged(session, entry)
    arrest = before or Arrest(
        id=row.made.get("arrest"),
        person_id=row.person_id,
        entry_id=row.id,
        arrested_at=entry.arrested_at,
        station=entry.station,
    )
    for name, value in entry.model_dump(include=KEPT).items():
        if value not in (None, ""):
            setattr(arrest, name, value)
    arrest.hearing_id = hearing.id if hearing else arrest.hearing_id
    session.add(arrest)
    session.flush()
    assert arrest.id is not None
    if before is None:
        note_made(row, "arrest", arrest.id)
    known = session.exec(select(Offence.description).where(Offence.arrest_id == arrest.id)).all()
    session.add_all(
        Offence(arrest_id=arrest.id, entry_id=row.id, **one.model_dump())
        for one in entry.offences
        if one.description not in known
    )
    impose(session, row, "bail", entry.conditions, entry.charged_at or entry.arrested_at)
    return {"next": hearing.id} if hearing and hearing.id else {}


def _logged(session: Session, entry: ArrestEntry) -> Arrest | None:
    """The arrest that the entry goes on with."""
    return session.get(Arrest, entry.arrest_id) if entry.arrest_id is not None else None


def _raised(
    entry: ArrestEntry,
    facts: dict[str, FactValue],
    before: Arrest | None,
    known_at: datetime,
    charged_at: datetime,
) -> list[Raised]:
    """What the arrest, the charge and the first court date raise, each counted from its own time.

    The arrest comes first: where one duty follows from it and from the charge, and both are logged
    at once, it is owed from the arrest on.
    """
    anchors = {"known": known_at, "arrest": entry.arrested_at} | _custody_times(entry, before)
    if entry.bail_return_at:
        anchors["appointment"] = entry.bail_return_at
    if entry.estimated_release_at:
        anchors["estimated_release"] = entry.estimated_release_at
    arrested = entry.arrested_at if before is None else known_at
    raised = [Raised(_at_arrest(entry, before), facts, anchors | {"event": arrested})]
    which: Which | None = None
    if entry.court_at:
        which = "next"
        anchors |= {"hearing": entry.court_at, "next_hearing": entry.court_at}
    at_charge = _at_charge(entry, before)
    if at_charge:
        raised.append(Raised(at_charge, facts, anchors | {"event": charged_at}, which))
    if which:
        status = vocabulary("arrest_outcomes").terms[entry.outcome].attrs.get("legal_status")
        kept = facts | _accommodated(status) if status and not facts.get("looked_after") else facts
        raised.append(Raised(("hearing_listed",), kept, anchors | {"event": known_at}, which))
    return raised


def _custody_times(entry: ArrestEntry, before: Arrest | None) -> dict[str, datetime]:
    """The instants that the limits on detention count from (PACE ss.40 and 41), once typed."""
    fields = {"arrival": "arrived_at", "detention_authorised": "detention_authorised_at"}
    typed = {name: getattr(entry, field) for name, field in fields.items()}
    had = {name: getattr(before, field, None) for name, field in fields.items()}
    return {name: at for name in fields if (at := typed[name] or had[name])}


def _newly_typed(entry: ArrestEntry, before: Arrest) -> dict[str, datetime]:
    """The custody times that the entry gives, and that were not known or otherwise before."""
    now = _custody_times(entry, before)
    had = {"arrival": before.arrived_at, "detention_authorised": before.detention_authorised_at}
    return {name: at for name, at in now.items() if at != had[name]}


def _accommodated(status: str) -> dict[str, str | bool]:
    """The status of somebody whom the police hand over to Social Care until the court sits."""
    return {"legal_status": status, "looked_after": True, "known_to_social_care": True}


def _newly_estimated(entry: ArrestEntry, before: Arrest | None) -> bool:
    """Whether the entry brings an estimated time of release that was not logged before."""
    estimated = entry.estimated_release_at
    return estimated is not None and (before is None or before.estimated_release_at != estimated)


def _offences_of(session: Session, arrest: Arrest | None) -> Sequence[Offence]:
    """The offences of the arrest as it was logged before."""
    if arrest is None:
        return ()
    return session.exec(select(Offence).where(Offence.arrest_id == arrest.id)).all()


def _at_arrest(entry: ArrestEntry, before: Arrest | None) -> tuple[str, ...]:
    """The event that an arrest is, or that more is known of one logged before."""
    if before is not None:
        return () if entry.pre_planned else ("arrest_updated",)
    return ("pre_planned_appointment",) if entry.pre_planned else ("arrest",)


def _at_charge(entry: ArrestEntry, before: Arrest | None) -> tuple[str, ...]:
    """What has come of the arrest that had not when it was logged before."""
    was = vocabulary("arrest_outcomes").terms[before.outcome] if before and before.outcome else None
    now = vocabulary("arrest_outcomes").terms[entry.outcome]
    raised = {
        "charge": bool(now.attrs.get("charged")) and not (was and was.attrs.get("charged")),
        "police_bail_to_court": entry.outcome == "bailed_to_court"
        and not (was and was.code == "bailed_to_court"),
        "pre_charge_bail": entry.outcome == "bailed_to_return"
        and not entry.pre_planned
        and not (was and was.code == "bailed_to_return"),
    }
    return tuple(event for event, happens in raised.items() if happens)


def _offence_facts(
    entry: ArrestEntry, logged: Sequence[Offence]
) -> dict[str, frozenset[str] | int]:
    said = [(one.offence_class, one.gravity) for one in entry.offences]
    said += [(one.offence_class, one.gravity) for one in logged]
    classes = frozenset(offence_class for offence_class, _ in said if offence_class)
    gravities = [gravity for _, gravity in said if gravity]
    facts: dict[str, frozenset[str] | int] = {}
    if classes:
        facts["offence_classes"] = classes
    if gravities:
        facts["gravity"] = max(gravities)
    return facts


def _summary(entry: ArrestEntry) -> str:
    what = "Attended by arrangement at" if entry.pre_planned else "Arrested,"
    offences = ", ".join(one.description for one in entry.offences)
    parts = [f"{what} {entry.station}", offences, label("arrest_outcomes", entry.outcome)]
    if entry.court_at:
        parts.append(f"{entry.court} {show(entry.court_at)}")
    return "; ".join(part for part in parts if part)


def _logged_already(session: Session, entry: ArrestEntry, state: PersonState) -> list[Problem]:
    if state.person.id is None or entry.arrest_id is not None:
        return []
    same = session.exec(
        select(Arrest).where(
            Arrest.person_id == state.person.id,
            Arrest.arrested_at >= entry.arrested_at - SAME_ARREST,
            Arrest.arrested_at <= entry.arrested_at + SAME_ARREST,
        )
    ).first()
    if same is None:
        return []
    return [
        Problem(
            "arrested_at",
            f"An arrest at {show(same.arrested_at)} ({same.station}) is logged already. If this is "
            "another one, give a reason.",
            refuse=False,
            rule="already-logged",
        )
    ]


ARREST = Kind(
    ArrestEntry,
    "Arrest",
    read_arrest,
    write_arrest,
    find=("custody", "police", "PACE"),
    example={"arrested_at": "2026-11-21T09:40", "station": "Main Street"},
)
