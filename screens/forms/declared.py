"""The form of every kind of entry that is declared: its fields follow from the entry's model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dutydesk.desk.further import Choices, offered, offered_with
from dutydesk.desk.kinds.kind import Kind, asks_of
from screens.forms.asked import asked_field
from screens.forms.common import last_fields, person_field
from screens.forms.form import Form
from screens.widgets.choice import Options
from screens.widgets.field import Field


class DeclaredForm(Form):
    """Logs one entry of a kind that is declared (`dutydesk.desk.kinds`)."""

    def __init__(self, kind: Kind, person_id: int | None = None) -> None:
        super().__init__(person_id)
        self.kind, self.called = kind.name, kind.title
        self._declared = kind
        self._asks = asks_of(kind)
        self._choices: Mapping[str, Choices] = {}
        self._named: dict[str, Any] = {}

    def make_fields(self) -> Iterable[Field]:
        yield person_field(self.desk)
        fields = self._declared.entry.model_fields
        for name, ask in self._asks.items():
            yield asked_field(self.desk, name, fields[name], ask)
        yield from last_fields(self.desk)

    def begin(self) -> None:
        for name, ask in self._asks.items():
            if ask.now:
                self.control(name).propose(self.desk.now())
            elif ask.default is not None:
                self.control(name).propose(ask.default)
        super().begin()

    def focus_first(self) -> None:
        """Past the record that stands there already: nobody means to type over it."""
        for field in self.shown_fields():
            given = field.key == "person" and self.person_id is not None
            ask = self._asks.get(field.key)
            named = ask is not None and ask.of and field.control.typed() is not None
            if not (given or named):
                field.control.focus_first()
                return

    def person_known(self) -> None:
        """Offer what the desk knows of them; what somebody has answered stays."""
        super().person_known()
        person_id = self.known.person_id
        found = offered(self.desk, self._declared, person_id) if person_id else None
        self._offer_records(found.choices if found else {})
        for name, value in (found.values if found else {}).items():
            if not self.touched(name):
                self.control(name).propose(value)

    def begin_amending(self, amendment: Any) -> None:
        """What the entry names is named whether it could still be chosen today or not."""
        found = offered(self.desk, self._declared, amendment.page.person_id)
        named = {
            name: (*choices, *_as_it_stands(amendment.page.payload.get(name), choices))
            for name, choices in found.choices.items()
        }
        self._offer_records(named)
        super().begin_amending(amendment)

    def refit(self) -> None:
        self._go_on()
        for name, ask in self._asks.items():
            if ask.only is not None:
                self.fields[name].display = self._called_for(*ask.only)
            elif ask.of and not self.fields[name].needed:
                self.fields[name].display = bool(self._choices.get(name))

    def _called_for(self, other: str, values: tuple[Any, ...]) -> bool:
        answer = self._answer(other)
        return answer in values if values else answer not in (None, "", [])

    def _go_on(self) -> None:
        """Propose what stands of a record, such as its time, when it was chosen just now."""
        for name in [name for name, ask in self._asks.items() if ask.of]:
            key = self._answer(name)
            before, self._named[name] = self._named.get(name), key
            if key in (None, before) or self.amendment or self.known.person_id is None:
                continue
            found = offered_with(self.desk, self._declared, self.known.person_id, name, key)
            for field, value in found.items():
                if not self.touched(field):
                    self.control(field).keep(value)

    def _offer_records(self, choices: Mapping[str, Choices]) -> None:
        self._choices = choices
        for name, ask in self._asks.items():
            if ask.of:
                control = self.control(name)
                assert isinstance(control, Options)
                control.offer_these(choices.get(name, ()))

    def _answer(self, name: str) -> Any:
        try:
            return self.control(name).value()
        except ValueError:
            return None


def _as_it_stands(key: Any, choices: Choices) -> Choices:
    """What an entry named, where it is among the choices no more."""
    if key is None or any(key == one for one, _ in choices):
        return ()
    return ((key, f"as it stands (entry {key})"),)
