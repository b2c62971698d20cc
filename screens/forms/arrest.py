"""An arrest, or a pre-planned attendance at a police station."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dutydesk.desk.arrests import ArrestRow, arrests_going_on
from dutydesk.desk.hearings import recent_courts, recent_stations
from dutydesk.vocabulary import vocabulary
from screens.forms.common import about_person, last_fields, person_field
from screens.forms.form import Form
from screens.widgets.choice import Choice, Named, Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.rows import Rows
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo
from screens.words import at

NEW = "new"
_CUSTODY = ("arrived_at", "detention_authorised_at", "estimated_release_at")
_COURT = ("court", "court_at")


class ArrestForm(Form):
    """Logs an arrest. What became of it decides which of the last fields show."""

    kind = "arrest"
    called = "Arrest"

    def __init__(self, person_id: int | None = None) -> None:
        super().__init__(person_id)
        self._going: dict[str, ArrestRow] = {}

    def make_fields(self) -> Iterable[Field]:
        now = self.desk.now
        yield person_field(self.desk)
        yield Field(
            "arrest_id",
            "Goes on with",
            Options(()),
            hint="An arrest that is not over yet: only what is new about it counts; or a new one",
        )
        yield Field(
            "arrested_at",
            "Arrested",
            WhenInput(now, prefer="past"),
            needed=True,
            hint="When they were arrested, or attended: 19:40, yesterday 9pm, 27/3 19:40",
        )
        yield Field(
            "station",
            "Police station",
            Named(names=tuple(recent_stations(self.desk))),
            needed=True,
            hint="The police station where they are, or were",
        )
        yield Field(
            "offences",
            "Offences",
            Rows("offences", placeholder="abh, theft 3"),
            hint="With commas: abh, theft 3 (gravity), kicked a door = damage 2",
        )
        yield Field(
            "outcome",
            "What became of it",
            Choice("arrest_outcomes"),
            needed=True,
            hint="rui, btr (bailed to return), btc (bailed to court), held, nfa…",
        )
        yield Field(
            "bail_return_at",
            "Bailed to return",
            WhenInput(now, prefer="future"),
            needed=True,
            hint="When they are to come back to the police station: +28d 10:00",
        )
        yield Field(
            "charged_at",
            "Charged",
            WhenInput(now, prefer="past"),
            hint="When they were charged, if that is known",
        )
        yield Field(
            "court",
            "Court",
            Named("courts", names=tuple(recent_courts(self.desk))),
            hint="The court to go to",
        )
        yield Field(
            "court_at",
            "Court date",
            WhenInput(now, prefer="future"),
            hint="When they are to be in court: tomorrow 10am, 3/4 10:00",
        )
        yield Field(
            "conditions",
            "Bail conditions",
            Rows("conditions", placeholder="live …; curfew 7pm-7am; exclusion …"),
            hint="With semicolons: live Rowan House; curfew 7pm-7am; exclusion Clifton Park",
        )
        yield Field(
            "appropriate_adult_from",
            "Appropriate adult",
            Choice("appropriate_adults"),
            hint="Proposed from the office hours: yot, volunteer, edt, home, parent…",
        )
        yield Field(
            "appropriate_adult_name",
            "Their name",
            LineControl(),
            hint="The name of the appropriate adult",
        )
        yield Field(
            "arrived_at",
            "Arrived at station",
            WhenInput(now, prefer="past"),
            hint="When they arrived at the police station",
        )
        yield Field(
            "detention_authorised_at",
            "Detention from",
            WhenInput(now, prefer="past"),
            hint="When detention was authorised: the reviews count from it",
        )
        yield Field(
            "estimated_release_at",
            "Estimated release",
            WhenInput(now, prefer="future"),
            hint="When the police expect to let them go (L3: the home is told)",
        )
        yield Field(
            "pre_planned",
            "Pre-planned?",
            YesNo(required=True),
            hint="y: an appointment (bail return, identification, caution), no arrest",
        )
        yield from about_person()
        yield Field(
            "carer_is_victim",
            "Carer the victim?",
            YesNo(),
            hint="May the social worker or carer be the victim? y, n or ? (not known)",
        )
        yield from last_fields(self.desk)

    def begin(self) -> None:
        self.fields["arrest_id"].display = False
        stations = recent_stations(self.desk)
        if stations:
            self.control("station").propose(stations[0])
        self.control("arrested_at").propose(self.desk.now())
        self.control("outcome").propose("still_in_custody")
        self._propose_adult()
        super().begin()

    def person_known(self) -> None:
        super().person_known()
        self._offer_going_on()

    def parts(self, found: dict[str, Any]) -> dict[str, Any]:
        going = self._going.get(found.pop("arrest_id", NEW))
        return super().parts(found | {"arrest_id": going.id} if going else found)

    def _offer_going_on(self) -> None:
        """Go on with the arrest they are still held for; offer others that are not over."""
        someone, now = self.known.person_id, self.desk.now()
        going = arrests_going_on(self.desk, someone) if someone is not None else []
        self._going = {str(one.id): one for one in going}
        control = self.control("arrest_id")
        control.offer_these(
            [(NEW, "A new arrest")]
            + [
                (key, f"{at(one.arrested_at, now)}, {one.station}: {one.outcome_label}")
                for key, one in self._going.items()
            ]
        )
        held = [key for key, one in self._going.items() if one.outcome == "still_in_custody"]
        control.propose(held[0] if held else NEW)
        self.fields["arrest_id"].display = bool(going)
        self._take_up()

    def _take_up(self) -> None:
        """Propose what is logged already of the arrest that this goes on with."""
        arrest = self._going.get(self.control("arrest_id").value() or NEW)
        if arrest is None:
            return
        for key in ("arrested_at", "station", "appropriate_adult_from", "appropriate_adult_name"):
            if not self.touched(key) and getattr(arrest, key):
                self.control(key).propose(getattr(arrest, key))

    def on_control_changed(self, event: Any) -> None:
        # Textual calls the base's handler too, after this one.
        if event.control is self.control("arrest_id"):
            self._take_up()
        if event.control is self.control("arrested_at"):
            self._propose_adult()

    def refit(self) -> None:
        outcome = self.control("outcome").term
        attrs = outcome.attrs if outcome else {}
        code = outcome.code if outcome else ""
        held = code == "still_in_custody"
        to_court, to_return = bool(attrs.get("hearing")), code == "bailed_to_return"
        shown = {
            **dict.fromkeys(_CUSTODY, held or bool(attrs.get("charged"))),
            **dict.fromkeys(_COURT, to_court),
            "estimated_release_at": held,
            "charged_at": bool(attrs.get("charged")),
            "bail_return_at": to_return,
            "conditions": to_return or code == "bailed_to_court",
        }
        self.show_only(
            (key for key, shows in shown.items() if not shows),
            (key for key, shows in shown.items() if shows),
        )

    def _propose_adult(self) -> None:
        """The service in office hours, else the Emergency Duty Team; a choice made stays."""
        if self.touched("appropriate_adult_from"):
            return
        try:
            at = self.control("arrested_at").value()
        except ValueError:
            return
        if isinstance(at, datetime):
            inside = self.desk.settings.office_hours.cover(at, self.desk.calendar.is_working)
            hours = "office" if inside else "out of hours"
            adults = vocabulary("appropriate_adults").terms.values()
            proposed = next((one.code for one in adults if one.attrs.get("hours") == hours), None)
            self.control("appropriate_adult_from").propose(proposed)
