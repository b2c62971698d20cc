"""The kinds of entry: what each means, and the records that it writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds.appointments import APPOINTMENT, APPOINTMENT_CHANGED
from dutydesk.desk.kinds.appointments_kept import APPOINTMENT_KEPT
from dutydesk.desk.kinds.arrest import ARREST
from dutydesk.desk.kinds.assessments import ASSESSMENT, PLAN_SHARED
from dutydesk.desk.kinds.cases import CASE_CLOSED, CASE_OPENED, SOCIAL_CARE_CHECK
from dutydesk.desk.kinds.concerns import CONCERN, HOME_OFFENCE, SESSION_ISSUE
from dutydesk.desk.kinds.custody import CUSTODY_CONTACT, RELEASED, REMAND_SUPPORT
from dutydesk.desk.kinds.detention import DETENTION
from dutydesk.desk.kinds.documents import DOCUMENT
from dutydesk.desk.kinds.first_meeting import FIRST_MEETING
from dutydesk.desk.kinds.hearing import HEARING
from dutydesk.desk.kinds.kind import Ground, Kind
from dutydesk.desk.kinds.looked_after import LOOKED_AFTER
from dutydesk.desk.kinds.meetings import MEETING, MEETING_HELD
from dutydesk.desk.kinds.move import MOVE
from dutydesk.desk.kinds.orders import ORDER_AMENDED, ORDER_BREACHED, ORDER_ENDED, ORDER_MADE
from dutydesk.desk.kinds.plans import CONTINGENCY, RESTORATIVE
from dutydesk.desk.kinds.release import RELEASE
from dutydesk.desk.kinds.result import RESULT
from dutydesk.desk.kinds.timetable import TIMETABLE
from dutydesk.desk.kinds.workers import ALLOCATION, TRANSFER
from dutydesk.desk.meaning import Meaning
from dutydesk.records import Entry

_ALL = (
    ARREST, DETENTION, HEARING, RESULT, MOVE, RELEASE, MEETING, MEETING_HELD, DOCUMENT,
    CASE_OPENED, CASE_CLOSED, SOCIAL_CARE_CHECK, ASSESSMENT, PLAN_SHARED, LOOKED_AFTER,
    ALLOCATION, TRANSFER, CUSTODY_CONTACT, RELEASED, REMAND_SUPPORT,
    FIRST_MEETING, APPOINTMENT, APPOINTMENT_CHANGED, APPOINTMENT_KEPT, TIMETABLE,
    ORDER_MADE, ORDER_AMENDED, ORDER_BREACHED, ORDER_ENDED,
    CONCERN, SESSION_ISSUE, HOME_OFFENCE, CONTINGENCY, RESTORATIVE,
)  # fmt: skip
KINDS: dict[str, Kind] = {one.name: one for one in _ALL}
"""Every kind by its code, in the order in which they are listed."""

_ANY: Any = reduce(or_, (one.entry for one in KINDS.values()))
entry_adapter: TypeAdapter[EntryBase] = TypeAdapter(Annotated[_ANY, Field(discriminator="kind")])
"""Reads an entry of any kind from JSON, by its `kind`."""


def title_of(kind: str) -> str:
    """What a kind of entry is called; one that this dutydesk knows no more, by its code."""
    return KINDS[kind].title if kind in KINDS else kind.replace("_", " ").capitalize()


def headed(kind: str, summary: str) -> str:
    """What an entry says under the title of its kind, which it doesn't say twice."""
    title = title_of(kind)
    begins = re.match(rf"{re.escape(title)}\b", summary, re.IGNORECASE)
    return summary if begins else f"{title}: {summary}"


def read(entry: EntryBase, on: Ground) -> Meaning:
    """What an entry means, given what the desk knows. Reads only."""
    return KINDS[entry.kind].read(entry, on)


def write(entry: EntryBase, on: Ground, row: Entry, meaning: Meaning) -> Mapping[str, int]:
    """Write an entry's own records; give the ids of the hearings it names, "this" and "next"."""
    return KINDS[entry.kind].write(entry, on, row, meaning)
