"""What a court did at a hearing. The outcome decides which fields are asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dutydesk.desk.hearings import HearingRow, homes, recent_courts
from dutydesk.vocabulary import vocabulary
from screens.forms.common import about_person, last_fields, person_field
from screens.forms.form import Form
from screens.forms.hearing import REMANDS
from screens.widgets.choice import Choice, Named, Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.place_picker import PlacePicker
from screens.widgets.rows import Rows
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo


class ResultForm(Form):
    """Logs the result of the hearing given, or of one that was not on the desk."""

    kind = "result"
    called = "Court result"

    def __init__(self, person_id: int | None = None, hearing: HearingRow | None = None) -> None:
        super().__init__(hearing.person_id if hearing else person_id)
        self.hearing = hearing

    def make_fields(self) -> Iterable[Field]:
        now, courts = self.desk.now, tuple(recent_courts(self.desk))
        yield person_field(self.desk)
        yield Field(
            "court", "Court", Named("courts", names=courts), needed=True, hint="The court that sat"
        )
        yield Field(
            "heard_at",
            "Heard",
            WhenInput(now, prefer="past"),
            needed=True,
            hint="When the court dealt with it",
        )
        yield Field(
            "outcome",
            "Result",
            Choice("court_results"),
            needed=True,
            hint="adj, cb (conditional bail), rlaa, ryda, sentenced, w/d…",
        )
        yield Field(
            "disposals",
            "Sentence",
            Rows("disposals", placeholder="ro 9; yro 12; dto 8"),
            needed=True,
            hint="With semicolons, the number is the months: ro 9; yro 12; fine",
        )
        yield Field(
            "release_at",
            "Release",
            WhenInput(now, prefer="future"),
            hint="When they are to be released, if it is known",
        )
        yield Field(
            "reason",
            "Why",
            Named("adjournment_reasons"),
            hint="psr, trial, plea, no adult… or own words",
        )
        yield Field(
            "next_at",
            "Next date",
            WhenInput(now, prefer="future"),
            hint="The next hearing: +28d 10:00, 3/4 10:00, tomorrow 10am",
        )
        yield Field(
            "next_court",
            "Next court",
            Named("courts", names=courts),
            hint="The same court, unless you change it",
        )
        yield Field(
            "conditions",
            "Conditions",
            Rows("conditions", placeholder="live …; curfew 7pm-7am; exclusion …"),
            hint="With semicolons: live Rowan House; curfew 7pm-7am; exclusion Clifton Park",
        )
        yield Field(
            "conditions_hard_for_home",
            "Hard for the home?",
            YesNo(),
            hint="Will the home find a condition hard to keep (L10)? y, n or ?",
        )
        yield Field(
            "home_consulted",
            "Home consulted?",
            YesNo(),
            hint="Were residential staff spoken with about the conditions (L10)?",
        )
        yield Field(
            "designated_authority",
            "Designated",
            Choice("authorities"),
            hint="The authority that the court designated",
        )
        yield Field(
            "placed",
            "Placed at",
            PlacePicker(homes(self.desk)),
            hint="Where they are to live during the remand",
        )
        yield Field(
            "senior_officer",
            "Senior officer",
            LineControl(),
            hint="Who at Social Care authorised living with family on RLAA (R31)",
        )
        yield Field(
            "suitability_assessed",
            "Home assessed?",
            YesNo(),
            hint="Was it assessed that the family's home is suitable (R31)?",
        )
        yield Field(
            "support_programme_required",
            "Support programme?",
            YesNo(),
            hint="Is a support programme required during the remand (R28)?",
        )
        yield Field(
            "remand_likely",
            "Remand likely?",
            Options(REMANDS),
            hint="Next time: no, local authority (RLAA) or youth detention (RYDA)",
        )
        yield Field(
            "custody_likely",
            "Custody likely?",
            YesNo(),
            hint="May the next hearing end in custody (L28)? y, n or ? (not known)",
        )
        yield Field(
            "accompanied_by_role",
            "Who came along",
            Choice("companions"),
            hint="Parent, carer, home's worker or social worker; never a YOT worker (R21)",
        )
        yield Field("accompanied_by_name", "Their name", LineControl(), hint="Who it was by name")
        yield Field("yot_officer", "YOT officer", LineControl(), hint="Who from the YOT was there")
        yield Field(
            "social_worker_in_court",
            "Social worker came?",
            YesNo(),
            hint="Was the social worker in court, and heard the result?",
        )
        yield Field(
            "order_amended",
            "Order amended?",
            YesNo(required=True),
            hint="Was a running order amended (L25)?",
        )
        yield from about_person()
        yield from last_fields(self.desk)

    def begin(self) -> None:
        super().begin()
        hearing, now = self.hearing, self.desk.now()
        self.control("heard_at").propose(min(hearing.at, now) if hearing else now)
        court = hearing.court if hearing else next(iter(recent_courts(self.desk)), "")
        self.control("court").propose(court)
        self.control("next_court").propose(court)
        if hearing is not None:
            self.control("accompanied_by_role").propose(hearing.accompanied_by_role)
            self.control("accompanied_by_name").propose(hearing.accompanied_by)
            self.control("yot_officer").propose(hearing.yot_officer)

    def focus_first(self) -> None:
        if self.hearing is not None:
            self.control("outcome").focus_first()
        else:
            super().focus_first()

    def person_known(self) -> None:
        super().person_known()
        home = self.known.facts.get("home_authority")
        if not self.touched("designated_authority"):
            self.control("designated_authority").propose(home)

    def on_control_changed(self, event: Any) -> None:
        # Textual calls the base's handler too, after this one.
        if event.control is self.control("court") and not self.touched("next_court"):
            self.control("next_court").propose(self.control("court").value())

    def refit(self) -> None:
        term = self.control("outcome").term
        attrs = term.attrs if term else {}
        remand = attrs.get("remand")
        adjourns, conditions = bool(attrs.get("adjourns")), bool(attrs.get("conditions"))
        sentence = bool(attrs.get("disposals"))
        kinds = vocabulary("placement_kinds").terms
        kind = self.control("placed").kind
        with_family = bool(kind in kinds and kinds[kind].attrs.get("with_family"))
        shown = {
            "person": self.hearing is None,
            "court": self.hearing is None,
            "disposals": sentence,
            "release_at": self._custodial(),
            "reason": adjourns,
            "next_at": adjourns,
            "next_court": adjourns,
            "conditions": conditions or sentence,
            "conditions_hard_for_home": conditions,
            "home_consulted": conditions,
            "designated_authority": bool(remand),
            "placed": bool(remand),
            "senior_officer": remand == "rlaa" and with_family,
            "suitability_assessed": remand == "rlaa" and with_family,
            "support_programme_required": bool(remand),
            "remand_likely": adjourns and not remand,
            "custody_likely": adjourns,
        }
        self.fields["next_at"].needed = bool(term and term.code == "adjourned")
        self.show_only(
            (key for key, shows in shown.items() if not shows),
            (key for key, shows in shown.items() if shows),
        )

    def parts(self, found: dict[str, Any]) -> dict[str, Any]:
        parts = super().parts(found)
        return parts | {"hearing_id": self.hearing.id} if self.hearing else parts

    def _custodial(self) -> bool:
        terms = vocabulary("disposals").terms
        made = (reading.part for reading in self.control("disposals").readings())
        return any(part and terms[part.disposal].attrs.get("custody") for part in made)
