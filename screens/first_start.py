"""The first start: who leads this desk, what it serves, when it is staffed, what it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.first_start import FirstStart, first_start, set_up
from dutydesk.desk.secrets import WHAT
from screens.field_dialog import FieldDialog
from screens.widgets.choice import Choice
from screens.widgets.control import LineControl, SecretControl
from screens.widgets.field import Field
from screens.widgets.ticks import Ticks
from screens.words import clean

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.officers import OfficerRow

_WELCOME = (
    "Name the supervisor who leads this desk: from then on everybody signs in, and they add the "
    "others (dutydesk officer add). Esc leaves this for later: until then anybody can act."
)


_FIELDS = {"name": "supervisor", "secret": "secret", "authority": "authority", "hours": "hours"}
"""The dialog's field by that which a refusal names; a PIN's names none."""


class FirstStartDialog(FieldDialog[None]):
    """Asks what a new desk has to know, with what it would take otherwise filled in."""

    TITLE = "Welcome to dutydesk"

    def __init__(self) -> None:
        super().__init__()
        self.now_set: FirstStart | None = None

    @property
    def _found(self) -> FirstStart:
        if self.now_set is None:
            self.now_set = first_start(self.desk)
        return self.now_set

    def head(self) -> Text:
        return Text(_WELCOME)

    def make_fields(self) -> Iterable[Field]:
        fixed = self._found.fixed
        yield Field("supervisor", "Supervisor", LineControl(placeholder="Jo Example"), needed=True,
                    hint="Type the supervisor's name, such as Jo Example.")  # fmt: skip
        yield Field("secret", "Their PIN", SecretControl(placeholder=WHAT), needed=True,
                    hint=f"Type {WHAT}.")  # fmt: skip
        yield Field("again", "The PIN again", SecretControl(), needed=True,
                    hint="Type the same PIN once more.")  # fmt: skip
        if "authority" not in fixed:
            choice = Choice("authorities", value=self._found.authority)
            yield Field("authority", "Authority", choice, needed=True,
                        hint="Type the authority that this desk serves.")  # fmt: skip
        if "office_hours" not in fixed:
            yield Field("hours", "Office hours", LineControl(value=self._found.hours), needed=True,
                        hint="Monday to Friday, such as 09:00-17:00.")  # fmt: skip

    def below(self) -> Iterable[Widget]:
        fixed = self._found.fixed
        if "protocols" not in fixed:
            yield Static("Protocols in force (space ticks):", classes="dialog-label")
            lines = {n: Text(clean(title)) for n, (_, title) in enumerate(self._found.protocols)}
            chosen = self._found.chosen
            yield Ticks(
                lines, [n for n, (one, _) in enumerate(self._found.protocols) if one in chosen]
            )
        said = {"authority": "authority", "office_hours": "office hours", "protocols": "protocols"}
        there = [f"{words} ({fixed[key]})" for key, words in said.items() if key in fixed]
        if there:
            yield Static(f"Set already: {', '.join(there)}.", classes="dialog-label", markup=False)

    def on_mount(self) -> None:
        self.fields["supervisor"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        if values["secret"] != values["again"]:
            self._saving = False
            self.fields["again"].complain("The two PINs are not the same. Type both again.")
            self.fields["secret"].control.focus_first()
            return
        ticked = {n for one in self.query(Ticks) for n in one.ticked}
        protocols = [self._found.protocols[n][0] for n in sorted(ticked)]
        desk = self.desk
        self.save(
            lambda: set_up(
                desk,
                supervisor=values["supervisor"],
                secret=values["secret"],
                authority=values.get("authority") or "",
                protocols=protocols,
                hours=values.get("hours") or "",
            ),
            self._set_up,
        )

    def _set_up(self, made: tuple[Desk, OfficerRow]) -> None:
        desk, row = made
        self.desk_app.take_over(desk)
        self.desk_app.say(
            f"{row.name} leads this desk and is signed in. F9 signs another officer in; add them "
            "with: dutydesk officer add NAME."
        )

    def refused(self, error: Exception) -> None:
        super().refused(error)
        field = self.fields.get(_FIELDS.get(getattr(error, "field", "secret"), ""))
        if field is not None:
            self.fault("")
            field.complain(self.desk_app.words_of(error))
            field.control.focus_first()
