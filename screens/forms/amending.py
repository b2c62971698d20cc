"""The version of an entry that a form amends: it begins as what was said, and loses none of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dutydesk.desk.amend import Of
from dutydesk.desk.context import Desk
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.planning import question_about
from dutydesk.desk.versions import EntryPage
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.preview_pane import ask_of
from screens.widgets.when_input import WhenInput

WHY = "why_amended"
"""The key of the field that says why."""

PERSON = ("given_name", "family_name", "born")
_SETTLED = frozenset({"person", "arrest_id"})
"""Whom and what the entry is about stays as it is: for somebody else it is voided, and logged."""


class Amendment:
    """What a form needs to know of the version that it begins from.

    What its fields can't show of that version is carried over as it stands.
    """

    def __init__(self, page: EntryPage) -> None:
        # Answers that others give from now on have no field here, and are taken up as they are.
        self._knew = frozenset(page.payload.get("answers", {}))
        self.of = Of(page.entry_id, page.number, self._knew)
        self._person: Mapping[str, Any] = {}
        self.use(page)
        # Whether this entry made the young person, so that their name is its own to amend.
        self._named = page.made_person and bool(self._person)
        self._carried: dict[str, Any] = {}
        self._fields: Mapping[str, Field] = {}
        self._plain: set[str] = set()

    def fields(self, desk: Desk, own: Collection[str]) -> Iterable[Field]:
        """Fields beyond the form's `own`: the young person's name, answers given, and why."""
        if self._named:
            yield Field("given_name", "Given name", LineControl(), needed=True)
            yield Field("family_name", "Family name", LineControl(), needed=True)
            yield Field("born", "Date of birth", WhenInput(desk.now, prefer="past", day_only=True))
        for fact in self.page.payload.get("answers", {}):
            if fact not in own:
                yield ask_of(question_about(fact, (), ()))
        yield Field(
            WHY,
            "Why amended",
            LineControl(placeholder="wrong time typed; the police rang back"),
            needed=True,
            hint="Say what was wrong: the reason stays with both versions",
        )

    def fill(self, fields: Mapping[str, Field]) -> None:
        """Put what the version said into the fields."""
        entry = entry_adapter.validate_python(dict(self.page.payload))
        self._plain |= {key for key, field in fields.items() if not field.fact}
        for key, field in fields.items():
            if key in PERSON:
                field.control.keep(self._person_part(key))
            elif field.fact:
                field.control.keep(entry.answers.get(key))
            elif key not in (WHY, *_SETTLED):
                field.control.keep(getattr(entry, key))

    def fit(self, fields: Mapping[str, Field]) -> None:
        """Hide what can't be amended, and ask for no date that the hearing itself has."""
        hidden = {*_SETTLED, *(("court",) if self.page.kind == "result" else ())}
        if not self.page.payload.get("hearing_id"):
            hidden -= {"court"}
        elif "at" in fields:
            fields["at"].needed = fields["court"].needed = False
        for key in hidden & fields.keys():
            fields[key].display = False

    def carry(self, fields: Mapping[str, Field]) -> None:
        """Take note of what the fields, now that they are filled, don't show."""
        self._fields = fields
        shown = {key for key, field in fields.items() if field.display}
        mine = {"uid", "answers", "overrides", "person"}
        self._carried = {
            key: value for key, value in self.page.payload.items() if key not in shown | mine
        }

    def use(self, page: EntryPage) -> None:
        """Show what the version in force of this page says."""
        self.page = page
        person = page.payload["person"]
        self._person = person if isinstance(person, Mapping) else self._person

    def begin_from(self, version: int) -> None:
        """What is saved now goes on top of this version."""
        self.of = Of(self.page.entry_id, version, self._knew)

    def data(self, found: dict[str, Any]) -> dict[str, Any]:
        """The parts of the entry: those of the fields, and what they don't show."""
        found.pop(WHY, None)
        person: Any = self.page.person_id
        if self._named:
            person = {**self._person} | {key: found.pop(key, None) for key in PERSON}
        # What was answered to a question that is a field of this form too stands until that is set.
        beside = {fact for fact in self._knew & self._plain if found.get(fact) is None}
        self.of = replace(self.of, knew=self._knew - beside)
        # A field that shows only now, for another answer, speaks for itself.
        shown = {key for key, field in self._fields.items() if field.display}
        hidden = {key: value for key, value in self._carried.items() if key not in shown}
        return {**found, **hidden, "person": person, "kind": self.page.kind}

    @property
    def overrides(self) -> Mapping[str, str]:
        """The reasons that were given for going against a check."""
        given: Mapping[str, str] = self.page.payload.get("overrides", {})
        return given

    def _person_part(self, key: str) -> Any:
        value = self._person.get(key)
        return date.fromisoformat(value) if key == "born" and value else value
