"""Choosing another PIN or passphrase of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from dutydesk.desk.secrets import WHAT
from dutydesk.desk.signing_in import change_own_secret
from screens.actions import bindings_of
from screens.desk_screen import DeskDialog

_ASKED = (("old", "The one you have now"), ("new", "The new one"), ("again", "The new one again"))


class NewPinDialog(DeskDialog[None]):
    """The old one, and the new one twice. `must`: somebody else has chosen the one they have."""

    TITLE = "Your PIN"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("dialog")]
    AUTO_FOCUS = "#old"

    def __init__(self, *, must: bool) -> None:
        super().__init__()
        self._must = must
        self._saving = False

    def body(self) -> Iterable[Widget]:
        why = "Somebody else has chosen your PIN. Choose one that only you know:"
        words = f"{why if self._must else 'A new PIN:'} {WHAT}."
        yield Static(words, id="dialog-head", markup=False)
        for key, label in _ASKED:
            yield Static(label, classes="dialog-label", markup=False)
            yield Input(password=True, id=key, compact=True)

    def action_back(self) -> None:
        """Leave it; but not with a PIN that somebody else knows."""
        if self._must:
            self.fault(
                "Choose one first: somebody else knows the one you have. F9 changes officers."
            )
        else:
            self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; in the last it saves."""
        event.stop()
        keys = [key for key, _ in _ASKED]
        place = keys.index(str(event.input.id))
        if place + 1 < len(keys):
            self.query_one(f"#{keys[place + 1]}", Input).focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        old, new, again = (self.query_one(f"#{key}", Input).value for key, _ in _ASKED)
        if self._saving:
            return
        if new != again:
            self.fault("The two new ones are not the same. Type both again.")
            self._empty("new", "again")
            return
        self._saving = True
        desk = self.desk
        self.save(lambda: change_own_secret(desk, old, new), self._saved)

    def _saved(self, _: None) -> None:
        self.desk_app.has_own_pin()
        self.dismiss(None)
        self.desk_app.say("Your PIN is changed.")

    def refused(self, error: Exception) -> None:
        self._saving = False
        self._empty("old", "new", "again")
        super().refused(error)

    def _empty(self, *keys: str) -> None:
        for key in keys:
            self.query_one(f"#{key}", Input).clear()
        self.query_one(f"#{keys[0]}", Input).focus()
