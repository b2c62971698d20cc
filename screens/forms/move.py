"""A placement move, checked against the bail, remand and licence conditions in force."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dutydesk.desk.hearings import contacts, homes
from dutydesk.vocabulary import vocabulary
from screens.forms.common import about_person, last_fields, person_field
from screens.forms.form import Form
from screens.widgets.choice import Choice, Named, Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.place_picker import PlacePicker
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo

_MOVES = (("planned", "Planned"), ("emergency", "Emergency"))


class MoveForm(Form):
    """Logs a placement that has changed, or is about to. Where from is what the desk knows."""

    kind = "move"
    called = "Placement move"

    def make_fields(self) -> Iterable[Field]:
        now = self.desk.now
        yield person_field(self.desk)
        yield Field(
            "to",
            "To",
            PlacePicker(homes(self.desk)),
            needed=True,
            hint="The start of a home's name, or an address with its postcode",
        )
        yield Field(
            "moved_at",
            "When",
            WhenInput(now, prefer="past"),
            needed=True,
            hint="When they moved, or are to move: 14:30, tomorrow 10am, fri 12:00",
        )
        yield Field(
            "reason", "Why", Named("move_reasons"), hint="breakdown, risk, care plan… or own words"
        )
        yield Field(
            "move", "Planned?", Options(_MOVES), needed=True, hint="p: planned, e: an emergency"
        )
        yield Field(
            "consulted_before",
            "Consulted before?",
            YesNo(),
            hint="Was the YOT consulted before the move (R16)? y, n or ? (not known)",
        )
        yield Field(
            "told_at",
            "YOT told at",
            WhenInput(now, prefer="past"),
            hint="When the YOT was told of the move, if it has been",
        )
        yield Field("told_by", "Told by", LineControl(), hint="Who told the YOT")
        yield Field(
            "host_yot",
            "Host YOT",
            Named(names=tuple(one.name for one in contacts(self.desk, "host_yot"))),
            hint="The YOT where they now live, if that is another authority's area",
        )
        yield Field(
            "link_worker",
            "Link worker",
            LineControl(),
            hint="The YOT's link worker, once they live out of area (R10)",
        )
        yield Field(
            "senior_officer",
            "Senior officer",
            LineControl(),
            hint="Who authorised living with family while on RLAA (R31)",
        )
        yield Field(
            "suitability_assessed",
            "Home assessed?",
            YesNo(),
            hint="Was it assessed that the family's home is suitable (R31)?",
        )
        yield Field(
            "contingency_address",
            "Other address",
            LineControl(),
            hint="Where else they could live, so that nobody is held for want of one (L29)",
        )
        yield from about_person()
        yield Field(
            "home_authority",
            "Whose child?",
            Choice("authorities"),
            fact=True,
            hint="The authority that looks after or placed them, else where they live",
        )
        yield Field(
            "placed_in_before",
            "Lived in area of",
            Choice("authorities"),
            fact=True,
            hint="Whose area they lived in before the move",
        )
        yield from last_fields(self.desk)

    def begin(self) -> None:
        self.control("moved_at").propose(self.desk.now())
        self.control("move").propose("planned")
        super().begin()

    def on_control_changed(self, event: Any) -> None:
        # Textual calls the base's handler too, after this one.
        if event.control is self.control("reason") and not self.touched("move"):
            reason = self.control("reason").value()
            terms = vocabulary("move_reasons").terms.values()
            planned = next((t.attrs.get("planned") for t in terms if t.label == reason), None)
            if planned is not None:
                self.control("move").propose("planned" if planned else "emergency")

    def refit(self) -> None:
        on_rlaa = self.known.facts.get("remand_before") == "rlaa"
        kinds = vocabulary("placement_kinds").terms
        kind = self.control("to").kind
        with_family = bool(kind in kinds and kinds[kind].attrs.get("with_family"))
        for key in ("senior_officer", "suitability_assessed"):
            self.fields[key].display = on_rlaa and with_family
