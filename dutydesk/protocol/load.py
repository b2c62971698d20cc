"""A protocol file's text becomes a `Protocol`, or the list of what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dutydesk.protocol.facts import nearest
from dutydesk.protocol.faults import Fault, ProtocolError
from dutydesk.protocol.limits import FORMS
from dutydesk.protocol.rules import (
    Example,
    Expected,
    Moved,
    Protocol,
    ProtocolExample,
    Rule,
    Scope,
    Summary,
    Telling,
)
from dutydesk.protocol.vet import vet

_MODELS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Protocol,
    ("scope",): Scope,
    ("rule",): Rule,
    ("rule", "tell"): Telling,
    ("rule", "example"): Example,
    ("rule", "example", "opens"): Expected,
    ("rule", "example", "moved"): Moved,
    ("example",): ProtocolExample,
    ("example", "opens"): Expected,
    ("example", "includes"): Expected,
    ("example", "moved"): Moved,
    ("paragraph",): Summary,
}
_KINDS = {
    "string_type": 'Write text in quotes, such as "yot".',
    "bool_type": "Write true or false, without quotes.",
    "int_type": "Write a whole number, without quotes.",
    "tuple_type": 'Write a list in square brackets, such as ["yot"].',
    "dict_type": "Write a table, such as { looked_after = true }.",
    "model_type": 'Write a table, such as { words = "…" }.',
    "too_short": "Write at least one value.",
    "string_too_short": "Write at least a word between the quotes.",
}


@lru_cache(maxsize=32)
def load(text: str, file: str) -> Protocol:
    """Read a protocol file's text; `file` is the name that faults call it by.

    What was read once is given again: a protocol never changes, and reading a large one takes a
    tenth of a second. Raises ProtocolError, with every fault that could be found: broken TOML, keys
    and values that are not in the language, names that are not in the vocabularies, and rules that
    can't work.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise ProtocolError((_broken(str(broken), text, file),)) from broken
    faults = _reserved(raw, file)
    try:
        protocol = Protocol.model_validate(raw)
    except ValidationError as invalid:
        faults += [_fault(error, raw, file) for error in invalid.errors()]
        raise ProtocolError(tuple(dict.fromkeys(faults))) from invalid
    faults += vet(protocol, file)
    if faults:
        raise ProtocolError(tuple(faults))
    return protocol


def _broken(message: str, text: str, file: str) -> Fault:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    problem = (
        message.removesuffix(place[0]) if place else message.removesuffix(" (at end of document)")
    )
    line = int(place[1]) if place else len(text.splitlines())
    column = f", column {place[2]}" if place else ", the end of the file"
    return Fault(
        file,
        f"line {line}{column}",
        f"This is not TOML: {problem[:1].lower()}{problem[1:]}",
        "Look at this line and the one before it for a missing quote, bracket or comma, "
        "or for a key written twice.",
    )


def _reserved(raw: Mapping[str, Any], file: str) -> list[Fault]:
    """A rule's file is known by where it stands, so the model's own key must not be written."""
    rules = raw.get("rule")
    return [
        Fault(file, f"rule[{n}].protocol", "'protocol' is not a key of a rule", "Leave it out.")
        for n, rule in enumerate(rules if isinstance(rules, list) else [], start=1)
        if isinstance(rule, dict) and "protocol" in rule
    ]


def _fault(error: ErrorDetails, raw: Mapping[str, Any], file: str) -> Fault:
    """One of pydantic's errors in the words, and at the place, of the file that was written."""
    path = _as_written(error["loc"], raw)
    kind, value = error["type"], error.get("input")
    names = tuple(part for part in path if isinstance(part, str))
    if kind == "missing":
        problem, remedy = f"'{names[-1]}' is missing", f"Add {names[-1]} = …"
    elif kind == "extra_forbidden":
        problem = f"'{names[-1]}' is not a key that can stand here"
        remedy = _nearest_key(names)
    elif kind == "literal_error":
        problem = f"{_shown(value)} is not one of the values there are"
        remedy = f"Write {error['ctx']['expected']}."
    elif kind == "limit" and isinstance(value, dict) and value and not FORMS.keys() & value:
        written = next(iter(value))
        problem = f"'{written}' is not a form of limit"
        remedy = nearest(written, FORMS, otherwise=f"The forms are: {', '.join(FORMS)}.")
    elif kind in _KINDS:
        problem, remedy = f"{_shown(value)} is the wrong kind of value", _KINDS[kind]
    else:
        problem, remedy, inner = _split(error["msg"].removeprefix("Value error, "))
        path = (*path, *inner)
    return Fault(file, _where(path), problem, remedy)


def _as_written(loc: Sequence[int | str], raw: Mapping[str, Any]) -> tuple[int | str, ...]:
    """Pydantic's path without the names of union members, which the file never wrote."""
    path: list[int | str] = []
    here: Any = raw
    for n, part in enumerate(loc):
        try:
            here = here[part]
        except (LookupError, TypeError):
            missing_or_extra = isinstance(here, dict) and n == len(loc) - 1
            if not (missing_or_extra and isinstance(part, str)):
                continue
        path.append(part)
    return tuple(path)


def _where(path: Sequence[int | str]) -> str:
    """A path as a fault shows it, with the items of lists counted from 1: rule[3].limit."""
    said = ""
    for part in path:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return said.removeprefix(".")


def _nearest_key(names: tuple[str, ...]) -> str:
    model = _MODELS.get(names[:-1])
    if model is None:
        return "Leave it out, or look for a slip in its spelling."
    keys = [field.alias or name for name, field in model.model_fields.items()]
    keys = [key for key in keys if (names[:-1], key) != (("rule",), "protocol")]
    return nearest(names[-1], keys, otherwise=f"The keys here are: {', '.join(keys)}.")


def _split(message: str) -> tuple[str, str, tuple[str, ...]]:
    """A message as problem and remedy, and the key that it starts by naming, if it does."""
    named = re.match(r"`([a-z_.]+)`: ", message)
    inner = tuple(named[1].split(".")) if named else ()
    message = message[named.end() :] if named else message
    mark = re.search(r"[.:;] ", message)
    if mark:
        remedy = message[mark.end() :]
        return message[: mark.start()], remedy[:1].upper() + remedy[1:], inner
    return message, "Look it up under `dutydesk protocol --help`, and correct it.", inner


def _shown(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else f"{value!r}"
