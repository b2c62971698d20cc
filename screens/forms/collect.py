"""From the fields of a form to an entry, or to what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from dutydesk.desk.entries import EntryBase
from dutydesk.desk.kinds import KINDS
from screens.forms.known import Known
from screens.widgets.control import NotReadable
from screens.widgets.field import Field
from screens.widgets.preview_pane import PreviewPane

_UNANSWERED: tuple[Any, ...] = (None, "", [])
_MESSAGES = {
    "missing": "this is needed",
    "string_too_short": "this is needed",
    "string_too_long": "this is too long: 4,000 characters at most",
}


@dataclass(frozen=True)
class Collected:
    """The entry, or None with what is wrong by field key and what is `needed` in words."""

    entry: EntryBase | None
    wrong: dict[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()


def collect(
    kind: str,
    uid: str,
    fields: Sequence[Field],
    pane: PreviewPane,
    known: Known,
    parts: Callable[[dict[str, Any]], dict[str, Any]],
    overrides: Mapping[str, str],
) -> Collected:
    """Make the entry. Facts go into `answers` only where they differ from what the desk knows.

    `overrides`: reasons given before, to which the pane's are added.
    """
    found: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for one in fields:
        try:
            value = one.value()
        except ValidationError as error:
            wrong[one.key] = words_of(error.errors()[0])
            continue
        except NotReadable as error:
            wrong[one.key] = str(error)
            continue
        if one.fact:
            if value is not None and value != known.facts.get(one.key):
                answers[one.key] = value
        elif value not in _UNANSWERED:
            found[one.key] = value
        elif one.needed:
            wrong[one.key] = (
                f"this is needed: {one.hint[:1].lower()}{one.hint[1:]}"
                if one.hint
                else "this is needed"
            )
    try:
        answers |= pane.answers()
    except NotReadable as error:
        wrong["answers"] = str(error)
    if wrong:
        return Collected(None, wrong, _needed(fields, wrong))
    reasons = {**overrides, **pane.reasons()}
    data = parts(found) | {"uid": uid, "answers": answers, "overrides": reasons}
    try:
        return Collected(KINDS[kind].entry.model_validate(data))
    except ValidationError as error:
        keys = {one.key for one in fields}
        wrong = dict(_placed(one, keys) for one in error.errors())
        return Collected(None, wrong, _needed(fields, wrong))


def words_of(error: Any) -> str:
    """One of pydantic's errors in words for people."""
    message = str(error["msg"]).removeprefix("Value error, ")
    return _MESSAGES.get(str(error["type"]), message)


def _placed(error: Any, keys: set[str]) -> tuple[str, str]:
    """The field that an error belongs to: named by its place, or at the start of its words."""
    words = words_of(error)
    if error["loc"] and str(error["loc"][0]) in keys:
        return str(error["loc"][0]), words
    key, colon, rest = words.partition(": ")
    return (key, rest) if colon and key in keys else ("", words)


def _needed(fields: Sequence[Field], wrong: dict[str, str]) -> tuple[str, ...]:
    labels = {one.key: one.label for one in fields}
    return tuple(
        labels[key]
        if words.startswith("this is needed")
        else f"{labels.get(key, '')}: {words}"
        if key in labels
        else words
        for key, words in wrong.items()
    )
