"""Release from custody: the date is set, or moves, and with it what counts back from it (R36)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from sqlmodel import col, select

from dutydesk.desk.entries import EntryBase, Instant, Line, Place
from dutydesk.desk.kinds.common import home_of
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning, Problem, Raised
from dutydesk.desk.person_facts import person_facts
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Entry


class ReleaseEntry(EntryBase):
    """A release date from custody is set or moves."""

    kind: Literal["release"] = "release"
    release_at: Annotated[
        Instant,
        Ask("Release", "When they are to be released: 3/4 10:00, +3 months 10:00", prefer="future"),
    ]
    placed: Annotated[
        Place | None,
        Ask("To live at", "The home or address on release, if it is known (R36)"),
    ] = None
    reason: Annotated[Line, Ask("Why", "Why the date is set or has moved")] = ""


def read_release(entry: ReleaseEntry, on: Ground) -> Meaning:
    """What a release date that is set or moved means."""
    session, state, now = on.session, on.state, on.now
    known_at = entry.known_at or now
    facts = person_facts(state, known_at, entry.answers) | {
        "release_date_known": True,
        "release_placement_known": entry.placed is not None,
        "remand_made": "none",
    }
    place = home_of(session, entry.placed) if entry.placed else None
    if place and place.kind:
        facts["release_placement_kind"] = place.kind
    before = state.person.release_at
    moved = f" (was {show(before)})" if before and before != entry.release_at else ""
    where = f", to {place.name}" if place else ""
    meaning = Meaning(
        happened_at=known_at,
        known_at=known_at,
        summary=f"Release date {show(entry.release_at)}{moved}{where}",
        raised=[
            Raised(
                ("release_date_set",),
                facts,
                {"event": known_at, "known": known_at, "release": entry.release_at},
            )
        ],
        release_at=entry.release_at,
        status={"release_at": entry.release_at},
    )
    if not state.person.in_custody:
        meaning.problems.append(
            Problem(
                "release_at",
                "This young person is not recorded as serving a custodial sentence. Log the result "
                "first, or give a reason.",
                refuse=False,
                rule="not-in-custody",
            )
        )
    if entry.release_at <= now:
        meaning.problems.append(
            Problem(
                "release_at",
                f"{show(entry.release_at)} has passed. Type the date to come, or give the reason "
                "for logging it now.",
                refuse=False,
                rule="release-passed",
            )
        )
    return meaning


def placement_for_release(on: Ground) -> dict[str, FactValue]:
    """What the release date that was given last said of where the young person goes then."""
    if on.state.person.id is None:
        return {}
    given = select(Entry).where(
        Entry.person_id == on.state.person.id,
        Entry.kind == RELEASE.name,
        col(Entry.voided_at).is_(None),
        col(Entry.logged_at) <= on.now,
    )
    last = on.session.exec(given.order_by(col(Entry.id).desc())).first()
    facts = last.raised[0]["facts"] if last else {}
    names = ("release_placement_known", "release_placement_kind")
    return {name: facts[name] for name in names if name in facts}


def _likely(on: Ground) -> str:
    if not on.state.person.in_custody:
        return ""
    at = on.state.person.release_at
    if at is None:
        return "in custody, and no release date is known"
    return "" if placement_for_release(on) else f"release {show(at)}: where to is not known"


def _offers(on: Ground) -> dict[str, Any]:
    return {"release_at": on.state.person.release_at} if on.state.person.release_at else {}


RELEASE = Kind(
    ReleaseEntry,
    "Release date",
    read_release,
    find=("custody", "release address"),
    offers=_offers,
    likely=_likely,
    example={"release_at": "2027-03-01T10:00"},
)
