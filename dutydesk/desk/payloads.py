"""Entries as they were saved, read back: by people always, by the desk while it has their codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.errors import DutydeskError


class UnreadableEntry(DutydeskError):
    """An entry says something that this dutydesk knows no more, such as a code that is gone."""


def entry_from(payload: Mapping[str, Any], entry_id: int) -> EntryBase:
    """The entry of a payload. Raises UnreadableEntry, which says what is to be mended first."""
    try:
        return entry_adapter.validate_python(dict(payload))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"][1:])
        said = fault["msg"].removeprefix("Value error, ")
        raise UnreadableEntry(
            f"Entry {entry_id} ({payload.get('kind')}) holds what this dutydesk can't read any more"
            f"{f', in {where}' if where else ''}: {said} Nothing has been saved. Amend or void "
            "that entry first, or ask whoever looks after the vocabularies to bring the code back."
        ) from error


def as_said(payload: Mapping[str, Any]) -> EntryBase:
    """A payload to be shown to people: what can't be read any more stands as it was written."""
    try:
        return entry_adapter.validate_python(dict(payload))
    except ValidationError:
        return KINDS[payload["kind"]].entry.model_construct(**payload)
