"""A release date from custody: set, or moved. What counts back from it moves with it (R36)."""

from __future__ import annotations

from collections.abc import Iterable

from dutydesk.desk.hearings import homes
from screens.forms.common import about_person, last_fields, person_field
from screens.forms.form import Form
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.place_picker import PlacePicker
from screens.widgets.when_input import WhenInput


class ReleaseForm(Form):
    """Logs when somebody in custody is to be released, and where they are to live."""

    kind = "release"
    called = "Release date"

    def make_fields(self) -> Iterable[Field]:
        now = self.desk.now
        yield person_field(self.desk)
        yield Field(
            "release_at",
            "Release",
            WhenInput(now, prefer="future"),
            needed=True,
            hint="When they are to be released: 3/4 10:00, +3 months 10:00",
        )
        yield Field(
            "placed",
            "To live at",
            PlacePicker(homes(self.desk)),
            hint="The home or address on release, if it is known (R36)",
        )
        yield Field("reason", "Why", LineControl(), hint="Why the date is set or has moved")
        yield from about_person()
        yield from last_fields(self.desk)
