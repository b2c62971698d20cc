"""Custody and remand: contact, release, and the support programme of a remand (R28, R35, R36)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from dutydesk.desk.entries import Condition, EntryBase, Filled, Instant, Line, Place, code_of
from dutydesk.desk.kinds.common import home_of, impose, label, move_in, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.owed import owed
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import show
from dutydesk.records import Entry


class CustodyContactEntry(EntryBase):
    """The YOT worker saw or spoke with the young person in custody."""

    kind: Literal["custody_contact"] = "custody_contact"
    at: Annotated[Instant, Ask("When", "When it was: 10:00, yesterday 2pm", now=True)]
    how: Annotated[
        Annotated[str, code_of("channels")], Ask("How", "In person, video, telephone…")
    ] = "in_person"
    worker: Annotated[Line, Ask("Who saw them", "The YOT worker's name")] = ""


class ReleasedEntry(EntryBase):
    """A young person is released from a custodial sentence."""

    kind: Literal["released"] = "released"
    released_at: Annotated[Instant, Ask("Released", "When: today 9am", now=True)]
    to: Annotated[Place, Ask("To", "The home of the directory, or the address")]
    conditions: Annotated[
        list[Condition], Ask("Licence", "live …; curfew 7pm-7am; exclusion …")
    ] = Field(default_factory=list)


class RemandSupportEntry(EntryBase):
    """A support programme for the remand is arranged, and the reporting agreed."""

    kind: Literal["remand_support"] = "remand_support"
    arranged_at: Annotated[Instant, Ask("Arranged", "When: today, 19 nov 16:00", now=True)]
    programme: Annotated[Filled, Ask("Programme", "What it holds: sessions, who gives them")]
    reporting: Annotated[
        Line, Ask("Reporting", "What was agreed with Social Care: when, where, to whom (R28)")
    ] = ""
    agreed_with: Annotated[Line, Ask("Agreed with", "Name in Social Care")] = ""

    @model_validator(mode="after")
    def _fits(self) -> RemandSupportEntry:
        if self.agreed_with and not self.reporting:
            raise ValueError("reporting: say what was agreed, or leave out with whom")
        return self


def read_custody_contact(entry: CustodyContactEntry, on: Ground) -> Meaning:
    """What a contact in custody means."""
    meaning = on.meaning(
        entry,
        entry.at,
        f"Contact in custody, {label('channels', entry.how).lower()}"
        + (f" ({entry.worker})" if entry.worker else ""),
        "custody_contact",
        said={"custody_contact_made": True},
        evidence=entry.at,
    )
    meaning.problems += not_in_future("at", "The contact", entry.at, on.now)
    meaning.problems += _not_in_custody("at", on)
    return meaning


def read_released(entry: ReleasedEntry, on: Ground) -> Meaning:
    """What a release means: custody ends, and with it what is owed in custody."""
    place = home_of(on.session, entry.to)
    meaning = on.meaning(
        entry,
        entry.released_at,
        f"Released to {place.name}, {show(entry.released_at)}",
        "released",
        said={
            "released_from_custody": True,
            "placed_in": place.authority,
            "placement_kind": place.kind,
            "release_placement_known": True,
            "release_placement_kind": place.kind,
            "has_link_worker": bool(on.state.person.link_worker) or None,
            "contingency_address": bool(on.state.person.contingency_address) or None,
        },
        evidence=entry.released_at,
        status={"in_custody": False, "release_at": None},
    )
    meaning.problems += not_in_future("released_at", "The release", entry.released_at, on.now)
    meaning.problems += _not_in_custody("released_at", on)
    return meaning


def write_released(entry: ReleasedEntry, on: Ground, row: Entry, _: Meaning) -> Mapping[str, int]:
    """Move the young person to where they live now, under the conditions of the licence."""
    move_in(on.session, row, on.state, home_of(on.session, entry.to), entry.released_at)
    impose(on.session, row, "licence", entry.conditions, entry.released_at)
    return {}


def read_remand_support(entry: RemandSupportEntry, on: Ground) -> Meaning:
    """What it means that the support programme is arranged."""
    agreed = f"; reporting agreed with {entry.agreed_with or 'Social Care'}"
    meaning = on.meaning(
        entry,
        entry.arranged_at,
        f"Remand support arranged: {entry.programme}" + (agreed if entry.reporting else ""),
        "support_arranged",
        said={"support_arranged": True},
        evidence=entry.arranged_at,
    )
    meaning.problems += not_in_future("arranged_at", "The arranging", entry.arranged_at, on.now)
    if on.state.person.remand == "none":
        meaning.problems.append(
            Problem(
                "arranged_at",
                "This young person is not recorded as being on remand. Log the court's result "
                "first, or give a reason.",
                refuse=False,
                rule="not-on-remand",
            )
        )
    return meaning


def _not_in_custody(field: str, on: Ground) -> list[Problem]:
    if on.state.person.in_custody:
        return []
    return [
        Problem(
            field,
            "This young person is not recorded as serving a custodial sentence. Log the result "
            "first, or give a reason.",
            refuse=False,
            rule="not-in-custody",
        )
    ]


def _release_likely(on: Ground) -> str:
    """A release date that has come."""
    at = on.state.person.release_at
    due = on.state.person.in_custody and at is not None and at <= on.now
    return f"release date {show(at)}" if due and at else ""


def _released_offers(on: Ground) -> dict[str, Any]:
    at = on.state.person.release_at
    return {"released_at": at} if at and at <= on.now else {}


CUSTODY_CONTACT = Kind(
    CustodyContactEntry,
    "Contact in custody",
    read_custody_contact,
    find=("visit", "custody visit", "saw", "secure", "YOI", "video link"),
    likely=lambda on: owed(on, "custody_contact_made") if on.state.person.in_custody else "",
    example={
        "at": "2026-11-20T11:00",
        "how": "video",
        "worker": "Ash Casely",
        "overrides": {"not-in-custody": "Sentenced before this desk began"},
    },
)
RELEASED = Kind(
    ReleasedEntry,
    "Released from custody",
    read_released,
    write_released,
    find=("licence", "left custody", "release", "notice of supervision"),
    offers=_released_offers,
    likely=_release_likely,
    example={
        "released_at": "2026-11-20T09:00",
        "to": {"name": "4 Pretend Road", "kind": "own_home", "authority": "rotherham"},
        "conditions": [{"kind": "residence", "place": "4 Pretend Road"}],
        "overrides": {"not-in-custody": "Sentenced before this desk began"},
    },
)
REMAND_SUPPORT = Kind(
    RemandSupportEntry,
    "Remand support arranged",
    read_remand_support,
    find=("support programme", "reporting", "bail support", "remand"),
    likely=lambda on: owed(on, "support_arranged"),
    example={
        "arranged_at": "2026-11-20T15:00",
        "programme": "Two sessions a week",
        "reporting": "Mondays and Thursdays at the YOT",
        "agreed_with": "Sal Workerly",
        "overrides": {"not-on-remand": "Remanded before this desk began"},
    },
)
