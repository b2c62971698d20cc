"""Entries from JSON: one, or a list of them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from dutydesk.desk.entries import EntryBase, NewPerson
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.errors import DutydeskError


class BadEntry(DutydeskError):
    """JSON that is no entry; the words name the entry, the field and what to write."""


def read_entries(text: str | bytes) -> list[EntryBase]:
    """Read one entry or a list of them. Raises BadEntry, which names every fault there is.

    Bytes are read as UTF-8, or as the UTF-16 that Windows shells write.
    """
    found = _parsed(text if isinstance(text, str) else _decoded(text))
    listed = found if isinstance(found, list) else [found]
    entries, faults = [], []
    for number, one in enumerate(listed, start=1):
        try:
            entries.append(entry_adapter.validate_python(one))
        except ValidationError as error:
            where = f"entry {number}: " if len(listed) > 1 else ""
            faults += [where + fault for fault in _faults(error)]
    if faults:
        raise BadEntry("\n".join(faults))
    return entries


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode(json.detect_encoding(raw))
    except UnicodeDecodeError as error:
        raise BadEntry("This is not text. Save the entry as JSON in UTF-8.") from error


def _parsed(text: str) -> Any:
    """The JSON of a text. What no database or terminal can hold is refused here, whatever field."""
    try:
        found = json.loads(text.removeprefix("\ufeff"))  # Windows puts that mark first
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except json.JSONDecodeError as error:
        raise BadEntry(
            f"This is not JSON: {error.msg}, line {error.lineno} column {error.colno}. "
            "`dutydesk schema arrest --example` prints an entry to copy."
        ) from error
    except UnicodeEncodeError as error:
        raise BadEntry(
            f"There is half a character in it (\\u{ord(error.object[error.start]):04x}), which is "
            "no text. Write the whole character."
        ) from error
    except RecursionError as error:
        raise BadEntry("This is nested too deep to be an entry.") from error
    except ValueError as error:  # NaN, Infinity, or thousands of digits
        raise BadEntry("There is a number in it that is too large, or none at all.") from error
    return found


def _faults(error: ValidationError) -> list[str]:
    """Each fault once: the field's name, and what to write there."""
    return list(dict.fromkeys(_fault(fault) for fault in error.errors() if _meant(fault)))


def _meant(fault: Any) -> bool:
    """Of the ways to say who the young person is, only the one that was tried is at fault."""
    tried = fault["loc"][2:3] if fault["loc"][1:2] == ("person",) else ()
    return tried in ((), (NewPerson.__name__,))


def _fault(fault: Any) -> str:
    # The first part of the place is the kind of entry, which is not a field.
    path = ".".join(str(part) for part in fault["loc"][1:] if part != NewPerson.__name__)
    if fault["type"] in ("union_tag_not_found", "union_tag_invalid"):
        return f"kind: write one of {', '.join(KINDS)}."
    if not fault["loc"]:
        return 'An entry is an object, such as {"kind": "arrest", ...}.'
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "missing":
        message = "is missing"
    elif fault["type"] == "extra_forbidden":
        message = "there is no such field; correct it, or take it out"
    elif path == "person":
        message = "write an id, a case number in quotes, or a new young person as an object"
    return f"{path}: {message}" if path else message
