"""A form that begins as a version of an entry, and saves another on top of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dutydesk.desk.amend import AmendedMeanwhile, amend, preview_amend
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.log import Logged
from dutydesk.desk.plan import Plan
from dutydesk.desk.versions import EntryPage, entry_page
from screens.forms.amending import WHY, Amendment
from screens.forms.checking import Checking
from screens.forms.collect import Collected, collect
from screens.forms.known import NOBODY, known_about
from screens.widgets.control import plain_text
from screens.widgets.field import Field

_THEIRS = "What you did not change is now as they have it."


class Amendable(Checking):
    """What is otherwise in a form while it amends an entry: `amendment` says which.

    Without one the form logs a new entry.
    """

    def __init__(self) -> None:
        super().__init__()
        self.amendment: Amendment | None = None
        self._touched: set[str] = set()
        self._begun_with: dict[str, Any] = {}

    def refit(self) -> None:
        """Show the fields that the answers so far call for, and hide the others."""

    def control(self, key: str) -> Any:
        """The control of a field."""
        return self.fields[key].control

    def begin_amending(self, amendment: Amendment) -> None:
        """Put in what the version said: nothing is proposed beside it."""
        self.known = known_about(self.desk, amendment.page.person_id)
        self._touched = set(self.fields)
        self._fill(amendment, self.fields)
        self.show_head()

    def _fill(self, amendment: Amendment, fields: Mapping[str, Field]) -> None:
        """Put what the version says into these fields, and take note of what the form shows."""
        amendment.fill(fields)
        self.fit()
        amendment.carry(self.fields)
        self._begun_with |= {key: field.control.typed() for key, field in fields.items()}

    def fit(self) -> None:
        """Show the fields that are called for now."""
        self.refit()
        if self.amendment is not None:
            self.amendment.fit(self.fields)

    @property
    def heading(self) -> str:
        return self.called if self.amendment is None else f"Amend: {self.called.lower()}"

    @property
    def done(self) -> str:
        return "saved" if self.amendment is None else "amended"

    @property
    def draft_kind(self) -> str:
        if self.amendment is None:
            return self.kind
        return f"{self.kind} {self.amendment.page.entry_id} amended"

    def collect_fields(self) -> Collected:
        amendment = self.amendment
        if amendment is None:
            return super().collect_fields()
        shown = [field for field in self.shown_fields() if field.key != WHY]
        # What the desk knows about them now is no answer to what was so then.
        return collect(
            self.kind, self.uid, shown, self.pane, NOBODY, amendment.data, amendment.overrides
        )

    def collected(self, *, complain: bool = False) -> Collected:
        """What the change would do is shown before anybody has said why; it is saved only after."""
        found = super().collected(complain=complain)
        if not complain or self.amendment is None or self.control(WHY).value():
            return found
        field = self.fields[WHY]
        field.complain(f"this is needed: {field.hint[:1].lower()}{field.hint[1:]}")
        return Collected(None, found.wrong | {WHY: field.complaint}, (*found.needed, field.label))

    def looker(self) -> Callable[[EntryBase], Plan]:
        if self.amendment is None:
            return super().looker()
        desk, of = self.desk, self.amendment.of
        return lambda entry: preview_amend(desk, of, entry)

    def saver(self) -> Callable[[EntryBase], Logged]:
        if self.amendment is None:
            return super().saver()
        desk, of, why = self.desk, self.amendment.of, str(self.control(WHY).value() or "")
        return lambda entry: amend(desk, of, entry, why)

    def not_planned(self, round_: int, error: Exception) -> None:
        super().not_planned(round_, error)
        self._hear_of(error)

    def refused(self, error: Exception) -> None:
        super().refused(error)
        self._hear_of(error)

    def _hear_of(self, error: Exception) -> None:
        """Somebody amended the entry first: show how, and go on from theirs if this is saved."""
        if self.amendment is None or not isinstance(error, AmendedMeanwhile):
            return
        self.remove_class("-looking")
        self.offer.update(plain_text(f"! {error} {_THEIRS}", "bold"))
        self.offer.display = True
        desk, entry_id, version = self.desk, error.entry_id, error.version
        self.in_thread(
            lambda: entry_page(desk, entry_id),
            lambda page: self._go_on_from(page, version),
            lambda error: self.pane.show_failure(self.desk_app.words_of(error)),
            group="theirs",
        )

    def _go_on_from(self, page: EntryPage, version: int) -> None:
        """Begin from `version`, which was shown: what nobody changed here is as they have it."""
        amendment = self.amendment
        if amendment is None or not self.is_attached:
            return
        amendment.begin_from(version)
        if page.number == version:  # otherwise there is a newer one, which checking will show
            amendment.use(page)
            same = {
                key: field
                for key, field in self.fields.items()
                if key != WHY and field.control.typed() == self._begun_with.get(key)
            }
            self._fill(amendment, same)
        self.ask_desk()
