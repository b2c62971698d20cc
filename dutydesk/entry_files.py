"""Entries from JSON: one, or a list of them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from dutydesk.desk.entries import KINDS, Entry, entry_adapter
from dutydesk.errors import DutydeskError


class BadEntry(DutydeskError):
    """JSON that is no entry; the words name the entry, the field and what to write."""


def read_entries(text: str) -> list[Entry]:
    """Read one entry or a list of them. Raises BadEntry, which names every fault there is."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadEntry(
            f"This is not JSON: {error.msg}, line {error.lineno} column {error.colno}. "
            "See `dutydesk schema arrest` for what an entry looks like."
        ) from error
    listed = found if isinstance(found, list) else [found]
    entries, faults = [], []
    for number, one in enumerate(listed, start=1):
        try:
            entries.append(entry_adapter.validate_python(one))
        except ValidationError as error:
            where = f"entry {number}: " if len(listed) > 1 else ""
            faults += [where + _fault(fault) for fault in error.errors()]
    if faults:
        raise BadEntry("\n".join(faults))
    return entries


def _fault(fault: Any) -> str:
    path = ".".join(str(part) for part in fault["loc"] if part not in KINDS)
    if fault["type"] in ("union_tag_not_found", "union_tag_invalid"):
        return f"kind: write one of {', '.join(KINDS)}."
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message = "there is no such field; correct it, or take it out"
    if fault["type"] == "missing":
        message = "is missing"
    return f"{path}: {message}" if path else message
