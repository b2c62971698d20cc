"""The examples of the kinds of entry, ready to be logged about a young person."""

from __future__ import annotations

from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.further import offered
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.desk.kinds.kind import Kind, asks_of
from dutydesk.desk.log import log, preview

BEGUN_BY = {
    "arrests": "arrest",
    "meetings": "meeting",
    "appointments": "appointment",
    "orders": "order_made",
}
"""The kinds whose examples make the records that other kinds name."""


def example(desk: Desk, person: Any, kind: Kind) -> EntryBase:
    """The kind's example about a young person, with a reason for whatever asks for one."""
    named = {} if isinstance(person, dict) else named_by(desk, person, kind)
    entry = entry_adapter.validate_python(
        {"kind": kind.name, "person": person, **named, **kind.example}
    )
    why = {one.rule: "an invented reason" for one in preview(desk, entry).problems}
    return entry.model_copy(update={"overrides": entry.overrides | why})


def named_by(desk: Desk, person: int, kind: Kind) -> dict[str, Any]:
    """The records that the kind can't do without, made first where there are none."""
    fields = kind.entry.model_fields
    of = {name: ask.of for name, ask in asks_of(kind).items() if fields[name].is_required()}
    for name, record in of.items():
        if record and not offered(desk, kind, person).choices[name]:
            log(desk, example(desk, person, KINDS[BEGUN_BY[record]]))
    choices = offered(desk, kind, person).choices
    return {name: choices[name][0][0] for name, record in of.items() if record}
