"""Workers: allocated to a young person, and consulted before a case is transferred (R10, R11, R15).

A transfer has no record of its own. What is owed before it is known by the entry that first said
it; while that is owed, another entry about the same transfer goes on with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import model_validator
from sqlmodel import select

from dutydesk.desk.entries import Authority, EntryBase, Instant, Line
from dutydesk.desk.kinds.common import label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.owed import owed
from dutydesk.desk.meaning import Meaning
from dutydesk.desk.rounds import anchors_of
from dutydesk.protocol.calendar import show
from dutydesk.records import Contact, Entry


class AllocationEntry(EntryBase):
    """Workers are allocated: whoever is named here, the others stay."""

    kind: Literal["allocation"] = "allocation"
    allocated_at: Annotated[Instant, Ask("Allocated", "When: today, 19 nov", now=True)]
    case_manager: Annotated[Line, Ask("Case manager", "The YOT worker whose case it is")] = ""
    social_worker: Annotated[Line, Ask("Social worker", "Name of the allocated SW")] = ""
    social_worker_telephone: Annotated[
        Line, Ask("SW's telephone", "For the directory, if they are not in it")
    ] = ""
    link_worker: Annotated[
        Line, Ask("Link worker", "The YOT's, for a young person out of area (R10)")
    ] = ""

    @model_validator(mode="after")
    def _fits(self) -> AllocationEntry:
        if not (self.case_manager or self.social_worker or self.link_worker):
            raise ValueError("case_manager: name a case manager, social worker or link worker")
        return self


class TransferEntry(EntryBase):
    """A case is to be transferred into or out of the area."""

    kind: Literal["transfer"] = "transfer"
    direction: Annotated[
        Literal["in", "out"],
        Ask(
            "In or out",
            "c: it comes here; g: it goes to another area (R15)",
            options=(("in", "Comes in from there"), ("out", "Goes out to there")),
        ),
    ]
    other_authority: Annotated[Authority, Ask("The other area", "From where, or to where")]
    transfer_at: Annotated[
        Instant, Ask("When", "When the case is transferred: mon 10:00, 3/4", prefer="future")
    ]
    yot_consulted: Annotated[
        bool | None, Ask("YOT consulted?", "Did Social Care consult the YOT first (R15)?")
    ] = None
    transfer_checked: Annotated[
        bool | None, Ask("All looked at?", "Order, licence and safeguarding (R15)? y, n or ?")
    ] = None
    looked_at: Annotated[
        Line, Ask("What was found", "Of order, licence, placement and safeguarding")
    ] = ""


def read_allocation(entry: AllocationEntry, on: Ground) -> Meaning:
    """What an allocation of workers means."""
    named = {
        "case manager": entry.case_manager,
        "social worker": entry.social_worker,
        "link worker": entry.link_worker,
    }
    status: dict[str, Any] = {}
    for field in ("case_manager", "link_worker"):
        if getattr(entry, field):
            status[field] = getattr(entry, field)
    if entry.social_worker:
        status |= {"allocated_social_worker": True, "known_to_social_care": True}
    meaning = on.meaning(
        entry,
        entry.allocated_at,
        "Allocated: " + ", ".join(f"{what} {name}" for what, name in named.items() if name),
        "workers_allocated",
        *(("link_worker_allocated",) if entry.link_worker else ()),
        said={
            "has_link_worker": bool(entry.link_worker) or None,
            "allocated_social_worker": bool(entry.social_worker) or None,
            "known_to_social_care": bool(entry.social_worker) or None,
        },
        evidence=entry.allocated_at,
        status=status,
    )
    meaning.problems += not_in_future("allocated_at", "The allocation", entry.allocated_at, on.now)
    return meaning


def write_allocation(
    entry: AllocationEntry, on: Ground, _: Entry, meaning: Meaning
) -> Mapping[str, int]:
    """Give the young person the social worker; one who is not in the directory is added."""
    if entry.social_worker:
        meaning.status["social_worker_id"] = _social_worker(entry, on).id
    return {}


def _social_worker(entry: AllocationEntry, on: Ground) -> Contact:
    known = on.session.exec(
        select(Contact).where(Contact.role == "social_worker", Contact.name == entry.social_worker)
    ).first()
    if known is not None:
        return known
    made = Contact(
        role="social_worker",
        name=entry.social_worker,
        agency="Social Care",
        telephone=entry.social_worker_telephone,
    )
    on.session.add(made)
    on.session.flush()
    return made


def read_transfer(entry: TransferEntry, on: Ground) -> Meaning:
    """What a transfer means, or (while something is owed before it) what is new about it."""
    where = label("authorities", entry.other_authority)
    before = _owed_before(entry, on)
    anchors = {"transfer": entry.transfer_at}
    return on.meaning(
        entry,
        entry.known_at or on.now,
        f"Case to be transferred {'in from' if entry.direction == 'in' else 'out to'} {where}, "
        f"{show(entry.transfer_at)}",
        "case_transfer",
        said={
            "transfer": entry.direction,
            # Whoever's case comes in comes to live here: that brings them under the protocols.
            "placed_in": on.desk.settings.authority if entry.direction == "in" else None,
            "yot_consulted": entry.yot_consulted,
            "transfer_checked": entry.transfer_checked,
        },
        anchors=anchors,
        about_entry_id=before,
        dates=anchors if before else {},
    )


def _owed_before(entry: TransferEntry, on: Ground) -> int | None:
    """The entry that first said this transfer, if something is still owed before it."""
    of_transfers = (one for one in on.state.clocks if "transfer" in anchors_of(one))
    same = (one for one in of_transfers if one.facts.get("transfer") == entry.direction)
    return next((one.about_entry_id for one in same), None)


def _allocation_likely(on: Ground) -> str:
    if found := owed(on, "has_link_worker"):
        return found
    return "no social worker is allocated" if _without_worker(on) else ""


def _without_worker(on: Ground) -> bool:
    person = on.state.person
    return bool(person.looked_after) and person.allocated_social_worker is False


ALLOCATION = Kind(
    AllocationEntry,
    "Workers allocated",
    read_allocation,
    write_allocation,
    find=("case manager", "social worker", "link worker", "reallocated", "handed over"),
    likely=_allocation_likely,
    example={
        "allocated_at": "2026-11-20T10:00",
        "case_manager": "Ash Casely",
        "social_worker": "Sal Workerly",
        "social_worker_telephone": "01632 960123",
    },
)
TRANSFER = Kind(
    TransferEntry,
    "Case transfer",
    read_transfer,
    find=("transfer", "caretaking", "moved area", "handover"),
    likely=lambda on: owed(on, "yot_consulted"),
    example={
        "direction": "out",
        "other_authority": "leeds",
        "transfer_at": "2026-12-07T10:00",
        "yot_consulted": True,
        "transfer_checked": True,
    },
)
