"""Court results: adjournments, bail, remands, sentences, how cases end (R17 to R36, L7 to L30)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from dutydesk.desk.entries import Place, ResultEntry
from dutydesk.desk.kinds.common import home_of, impose, label, lift, list_hearing, move_in
from dutydesk.desk.kinds.hearing import arrangement_facts
from dutydesk.desk.kinds.kind import Ground, Kind
from dutydesk.desk.kinds.order_rows import make_orders
from dutydesk.desk.kinds.remand import ends_remand, is_a, remand_after, remand_of
from dutydesk.desk.kinds.result_problems import result_problems
from dutydesk.desk.meaning import HearingMove, Meaning, Raised
from dutydesk.desk.person_facts import UNRECORDED, person_facts
from dutydesk.desk.state import PASSING, PersonState
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.protocol.facts import derive
from dutydesk.records import Entry, Hearing, HearingState, Result
from dutydesk.vocabulary import vocabulary

INHERITED = ("custody_likely", "carer_is_victim")
"""What was said of a hearing goes for the one it is adjourned to, unless the result says else."""


def read_result(entry: ResultEntry, on: Ground) -> Meaning:
    """What a court's result means for the young person and for what hung on the hearing."""
    session, state, now = on.session, on.state, on.now
    known_at = entry.known_at or now
    heard = state.hearing(entry.hearing_id)
    facts = _facts(session, entry, state, heard)
    anchors = _anchors(entry, state, known_at)
    raised = [
        Raised(_events(entry, facts), facts, anchors, "next" if "hearing" in anchors else None)
    ]
    if entry.next_at:
        raised.append(_next_listed(entry, facts))
    raised += _others_listed(entry, state, facts)
    meaning = Meaning(
        happened_at=entry.heard_at,
        known_at=known_at,
        summary=_summary(entry, heard),
        raised=raised,
        settled=_settled(entry, facts),
        settled_hearing_id=heard.id if heard else None,
        evidence_at=dict.fromkeys(
            ("accompanied_by_named", "yot_officer_named", "hearing_result"),
            heard.at if heard else entry.heard_at,
        ),
        next_at=entry.next_at,
        release_at=entry.release_at,
        status=_status(entry, state),
        problems=result_problems(entry, heard, state, facts, now),
    )
    if heard and heard.id is not None and entry.next_at:
        why = f"{label('court_results', entry.outcome)} at {heard.court} to {show(entry.next_at)}"
        meaning.moves.append(HearingMove(heard.id, entry.next_at, "next", why))
    return meaning


def write_result(entry: ResultEntry, on: Ground, row: Entry, _: Meaning) -> dict[str, int]:
    """Write the result with all that it orders; give the ids of this and the next hearing."""
    session, state = on.session, on.state
    assert row.id is not None
    hearing = state.hearing(entry.hearing_id) or list_hearing(
        session, row, "this", entry.court, entry.heard_at
    )
    hearing.state = HearingState.HEARD
    for name in ("accompanied_by_role", "accompanied_by_name", "yot_officer"):
        if getattr(entry, name):
            setattr(hearing, name, getattr(entry, name))
    session.add(hearing)
    ids = {"this": hearing.id}
    if entry.next_at:
        following = list_hearing(
            session, row, "next", entry.next_court or hearing.court, entry.next_at, hearing.id
        )
        following.remand_likely = entry.remand_likely or _still_likely(entry, state, hearing)
        for name in INHERITED:
            given = getattr(entry, name, None)
            setattr(following, name, getattr(hearing, name) if given is None else given)
        ids["next"] = following.id
    elif listed := state.next_hearing_after(entry.heard_at, entry.hearing_id):
        ids["next"] = listed.id
    result = Result(
        person_id=row.person_id,
        hearing_id=hearing.id or 0,
        entry_id=row.id,
        outcome=entry.outcome,
        reason=entry.reason,
        remand=remand_of(entry),
        designated_authority=entry.designated_authority,
        next_hearing_id=ids["next"] if entry.next_at else None,
    )
    session.add(result)
    session.flush()
    _write_orders(session, entry, state, row, result)
    ids |= {str(one.id): one.id for one in state.hearings}
    return {which: key for which, key in ids.items() if key is not None}


def _custodial(entry: ResultEntry) -> bool:
    terms = vocabulary("disposals").terms
    return any(terms[one.disposal].attrs.get("custody") for one in entry.disposals)


def _orders(entry: ResultEntry) -> bool:
    terms = vocabulary("disposals").terms
    return any(terms[one.disposal].attrs.get("order") for one in entry.disposals)


def _facts(
    session: Session, entry: ResultEntry, state: PersonState, heard: Hearing | None
) -> dict[str, FactValue]:
    facts = person_facts(state, entry.heard_at, entry.answers) | {
        "outcome": entry.outcome,
        "disposal": frozenset(one.disposal for one in entry.disposals),
        "remand_made": remand_of(entry),
        "remand_now": remand_after(entry, state),
        "remand_likely": _still_likely(entry, state, heard),
        "emergency": False,
        "hearing_result": True,
        "later_hearing_known": entry.next_at is not None,
        "senior_officer_authority": bool(entry.senior_officer and entry.suitability_assessed),
    }
    if entry.conditions and is_a(entry, "bail"):
        facts["bail_conditions_in_force"] = True
    if _orders(entry):
        facts |= {"orders_in_force": True, "order_running": True}
    if entry.release_at:
        facts["release_date_known"] = True
    told: dict[str, Any] = entry.model_dump(
        include={
            "conditions_hard_for_home", "home_consulted", "remand_likely", "custody_likely",
            "designated_authority", "support_programme_required", "social_worker_in_court",
            "accompanied_by_role",
        }
    )  # fmt: skip
    facts |= {fact: value for fact, value in told.items() if value is not None}
    for name in INHERITED:
        if heard is not None and name not in facts and getattr(heard, name) is not None:
            facts[name] = getattr(heard, name)
    facts |= {
        fact: value
        for fact, value in _status_after(entry, state).items()
        if value is not None and fact in ("legal_status", "looked_after")
    }
    if entry.placed is not None:
        place = home_of(session, entry.placed)
        facts |= {
            fact: value
            for fact, value in (("placed_in", place.authority), ("placement_kind", place.kind))
            if value
        }
    return facts


def _still_likely(entry: ResultEntry, state: PersonState, heard: Hearing | None) -> str:
    """The remand thought likely at a hearing that was only adjourned is as likely at the next."""
    put_off = is_a(entry, "adjourns") and not is_a(entry, "bail") and remand_of(entry) == "none"
    if heard is None or not put_off or state.person.remand != "none":
        return "none"
    return heard.remand_likely or "none"


def _settled(entry: ResultEntry, facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """What the result says about the hearing itself, for the clocks that hung on it."""
    settled = dict(facts)
    if entry.accompanied_by_role and entry.accompanied_by_name:
        settled["accompanied_by_named"] = True
    if entry.yot_officer:
        settled["yot_officer_named"] = True
    return settled


def _events(entry: ResultEntry, facts: dict[str, FactValue]) -> tuple[str, ...]:
    remanded = remand_of(entry) != "none"
    raised = {
        "court_result": True,
        "remand": remanded or facts["remand_likely"] != "none",
        "sentence": bool(entry.disposals),
        # Where nobody knows whether they were looked after before, the rules ask.
        "became_looked_after": remanded and derive(facts).get("looked_after_before") is not True,
        "release_date_set": entry.release_at is not None,
        "order_amended": entry.order_amended,
    }
    return tuple(event for event, happens in raised.items() if happens)


def _anchors(entry: ResultEntry, state: PersonState, known_at: datetime) -> dict[str, datetime]:
    anchors = {"event": entry.heard_at, "known": known_at}
    following = state.next_hearing_after(entry.heard_at, entry.hearing_id)
    next_at = entry.next_at or (following.at if following else None)
    if next_at:
        anchors |= {"hearing": next_at, "next_hearing": next_at}
    if _orders(entry):
        anchors["order_start"] = entry.heard_at
    release_at = entry.release_at or state.person.release_at
    if release_at:
        anchors["release"] = release_at
    months = [one.months for one in entry.disposals if one.months]
    if months:
        anchors |= {
            "term_start": entry.heard_at,
            "term_end": entry.heard_at + relativedelta(months=max(months)),
        }
    return anchors


def _next_listed(entry: ResultEntry, facts: dict[str, FactValue]) -> Raised:
    """The next hearing, listed by this result; nobody has been named for it yet."""
    assert entry.next_at is not None
    anchors = {
        "event": entry.heard_at,
        "known": entry.heard_at,
        "hearing": entry.next_at,
        "next_hearing": entry.next_at,
    }
    return Raised(("hearing_listed",), _about_the_next(entry, facts), anchors, "next")


def _about_the_next(entry: ResultEntry, facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """The facts, without who came to the hearing that was held."""
    kept = {fact: value for fact, value in facts.items() if fact != "accompanied_by_role"}
    if remand_of(entry) != "none":
        kept["known_to_social_care"] = True  # looked after by this very result
    return kept | {"hearing_result": False}


def _others_listed(
    entry: ResultEntry, state: PersonState, facts: dict[str, FactValue]
) -> list[Raised]:
    """Hearings of other matters, for which other people answer once a remand begins or ends."""
    if remand_after(entry, state) == state.person.remand:
        return []
    kept = _about_the_next(entry, facts)
    # Where the result gives no next date, "next" is one of these: nothing is to open for it twice.
    soonest = state.next_hearing_after(entry.heard_at, entry.hearing_id)
    following = None if entry.next_at else soonest
    return [
        Raised(
            ("remand_changed",),
            kept | arrangement_facts(None, one),
            {"event": entry.heard_at, "known": entry.heard_at}
            | dict.fromkeys(("hearing", "next_hearing"), one.at),
            "next" if one is following else str(one.id),
        )
        for one in state.hearings
        if one.id != entry.hearing_id and one.at > entry.heard_at
    ]


def _status_after(entry: ResultEntry, state: PersonState) -> dict[str, Any]:
    """Legal status and looking after, where a remand begins or ends; empty otherwise.

    A care order stands through a remand; any other status gives way to it, and comes back.
    """
    terms = vocabulary("legal_statuses").terms
    status: str | None = state.person.legal_status or entry.answers.get("legal_status_before")
    if remand_of(entry) != "none":
        known = {"looked_after": True, "known_to_social_care": True}
        if status and terms[status].attrs.get("care_order"):
            return known | {"legal_status": status}
        return known | {"legal_status": "remand"}
    if state.person.remand != "none" and not ends_remand(entry, state):
        return {"legal_status": status, "looked_after": True}
    if status not in PASSING:
        return {}
    before = state.status_before or entry.answers.get("legal_status")
    after = terms[before].attrs["looked_after"] if before else None
    return {"legal_status": before, "looked_after": after}


def _status(entry: ResultEntry, state: PersonState) -> dict[str, Any]:
    status = _status_after(entry, state) | {"remand": remand_after(entry, state)}
    if _custodial(entry):
        status["in_custody"] = True
    if entry.release_at:
        status["release_at"] = entry.release_at
    return status


def _write_orders(
    session: Session, entry: ResultEntry, state: PersonState, row: Entry, result: Result
) -> None:
    """Orders made, conditions imposed or lifted, and the placement a remand was made to."""
    made = remand_of(entry)
    if is_a(entry, "bail") or is_a(entry, "ends_case") or made != "none":
        lift(session, row, state, {"bail", "remand"}, entry.heard_at, entry.hearing_id)
    source = "bail" if is_a(entry, "bail") else "remand" if made != "none" else "order"
    impose(session, row, source, entry.conditions, entry.heard_at)
    make_orders(session, row, entry.disposals, entry.heard_at, result.id)
    place = home_of(session, entry.placed) if entry.placed else _taken_to(entry, state)
    if place is not None:
        move_in(session, row, state, place, entry.heard_at)


def _taken_to(entry: ResultEntry, state: PersonState) -> Place | None:
    """Where a remand that begins takes the young person, when the court's place is not given.

    A remand to local authority accommodation is never at home by itself (R31): whoever lived there
    is somewhere that is not known yet. Anybody else is taken to stay where they were.
    """
    made = remand_of(entry)
    if made == "none" or made == state.person.remand:
        return None
    authority, kind = (entry.answers.get(fact) for fact in ("placed_in", "placement_kind"))
    kinds = vocabulary("placement_kinds").terms
    lived = state.placement.kind if state.placement else ""
    at_home = lived in kinds and kinds[lived].attrs.get("with_family")
    if authority or kind or (made == "rlaa" and at_home):
        return Place(name=UNRECORDED, authority=authority, kind=kind)
    return None


def _summary(entry: ResultEntry, heard: Hearing | None) -> str:
    court = heard.court if heard else entry.court
    parts = [f"{court}: {label('court_results', entry.outcome)}"]
    for one in entry.disposals:
        length = f" {one.months} months" if one.months else ""
        parts.append(label("disposals", one.disposal) + length)
    if entry.next_at:
        parts.append(f"next {entry.next_court or court} {show(entry.next_at)}")
    if entry.release_at:
        parts.append(f"release {show(entry.release_at)}")
    return "; ".join(parts)


RESULT = Kind(
    ResultEntry,
    "Court result",
    read_result,
    write_result,
    find=("bail", "remand", "sentence", "adjournment"),
    example={
        "court": "Nowhere Youth Court",
        "heard_at": "2026-11-20T11:00",
        "outcome": "adjourned",
        "next_at": "2026-12-01T10:00",
    },
)
