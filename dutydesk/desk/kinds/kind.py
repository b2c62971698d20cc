"""What a kind of entry is, said once.

Its form, its JSON, its line in the timeline, its place in "log something" and its tests all follow
from the one `Kind`. The four of the main screens have forms made by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.meaning import Meaning, Raised
from dutydesk.desk.person_facts import person_facts
from dutydesk.desk.state import PersonState
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Entry

Records = Literal["meetings", "first_meetings", "appointments", "orders", "arrests"]
"""Records of a young person that a field may name."""


@dataclass(frozen=True)
class Ask:
    """How a form asks for one field of an entry; it stands in the field's annotation.

    - `label`: what the field is called, wherever it is read. `hint`: what to type, and why.
    - `prefer`: whether a day that is typed without its year lies behind or ahead.
    - `now`: the present instant is proposed; `default`: another value that is.
    - `of`: the records of the young person that it names one of.
    - `only`: another field, and the values of it with which this one is asked; without values,
      any answer there will do.
    - `options`: codes and labels, where they are too few for a vocabulary.
    """

    label: str
    hint: str = ""
    prefer: Literal["past", "future"] = "past"
    now: bool = False
    default: Any = None
    of: Records | None = None
    only: tuple[str, tuple[Any, ...]] | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ground:
    """What an entry is read on: the desk, what it knows of the young person, and the time (UTC)."""

    session: Session
    desk: Desk
    state: PersonState
    now: datetime

    def meaning(
        self,
        entry: EntryBase,
        at: datetime,
        summary: str,
        *events: str,
        said: Mapping[str, FactValue | None] | None = None,
        anchors: Mapping[str, datetime] | None = None,
        evidence: datetime | None = None,
        **more: Any,
    ) -> Meaning:
        """The meaning of an entry about something that happened at the instant `at`.

        `said`: the facts that it gives; None is not known. `evidence`: since when they are so,
        unless since the desk came to know. `more`: further fields of the Meaning.
        """
        known_at = entry.known_at or self.now
        told = {name: value for name, value in (said or {}).items() if value is not None}
        facts = person_facts(self.state, at, entry.answers) | {"remand_made": "none"} | told
        given = {"event": at, "known": known_at} | dict(anchors or {})
        return Meaning(
            happened_at=at,
            known_at=known_at,
            summary=summary,
            raised=[Raised(events, facts, given)],
            evidence_at=dict.fromkeys(told, evidence or known_at),
            **more,
        )


def _nothing(*_: object) -> Mapping[str, Any]:
    return {}


def _unlikely(_: Ground) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    - `entry`: the pydantic model, which is its JSON; an `Ask` in each field's annotation makes its
      form.
    - `title`: what it is called; `find`: other words that people look for it by.
    - `read`: what an entry means, on its ground; reads only. `write`: the records that it writes,
      given the ground, the entry's row and its meaning; it gives the ids of the hearings it names.
    - `offers`: values that its form proposes for a young person. `goes_on`: those that it proposes
      once a record was chosen, which a field (by name) is given the key of.
    - `likely`: why it is likely next for a young person, in a few words; empty if it isn't.
    - `example`: one, in JSON but for its young person: for people to copy, and for the tests.
    """

    entry: type[EntryBase]
    title: str
    read: Callable[[Any, Ground], Meaning]
    write: Callable[[Any, Ground, Entry, Meaning], Mapping[str, int]] = _nothing
    find: tuple[str, ...] = ()
    offers: Callable[[Ground], Mapping[str, Any]] = _nothing
    goes_on: Callable[[Ground, str, int], Mapping[str, Any]] = _nothing
    likely: Callable[[Ground], str] = _unlikely
    example: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The code of the kind: `kind` in JSON."""
        return str(self.entry.model_fields["kind"].default)


def asks_of(kind: Kind) -> dict[str, Ask]:
    """The fields that the form of a kind asks for, in order."""
    found = {
        name: next((one for one in info.metadata if isinstance(one, Ask)), None)
        for name, info in kind.entry.model_fields.items()
    }
    return {name: ask for name, ask in found.items() if ask is not None}


def example_of(kind: Kind) -> dict[str, Any]:
    """A whole entry of the kind, in JSON; its case number and the ids it names are stand-ins."""
    fields = kind.entry.model_fields
    named = {
        name: 1 for name, ask in asks_of(kind).items() if ask.of and fields[name].is_required()
    }
    return {"kind": kind.name, "person": "CASE-0001", **named, **kind.example}
