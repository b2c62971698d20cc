"""A hearing: its date becomes known, changes, or its arrangements are made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dutydesk.desk.hearings import HearingRow, recent_courts
from dutydesk.vocabulary import vocabulary
from screens.forms.common import about_person, last_fields, person_field
from screens.forms.form import Form
from screens.widgets.choice import Choice, Named, Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo

REMANDS = (
    ("none", "No"),
    ("rlaa", "Local authority accommodation (RLAA)"),
    ("ryda", "Youth detention accommodation (RYDA)"),
)
_ARRANGED = ("accompanied_by_role", "custody_likely", "remand_likely", "legal_representative",
             "yot_officer", "attendance_arranged_by")  # fmt: skip


class HearingForm(Form):
    """Logs a new hearing, or what has changed about the one given."""

    kind = "hearing"
    called = "Hearing"

    def __init__(self, person_id: int | None = None, hearing: HearingRow | None = None) -> None:
        super().__init__(hearing.person_id if hearing else person_id)
        self.hearing = hearing

    def make_fields(self) -> Iterable[Field]:
        now = self.desk.now
        yield person_field(self.desk)
        yield Field(
            "court",
            "Court",
            Named("courts", names=tuple(recent_courts(self.desk))),
            needed=True,
            hint="The court: sheff, leic… or any other by its name",
        )
        yield Field(
            "at",
            "Date and time",
            WhenInput(now, prefer="future"),
            needed=True,
            hint="When the hearing is: tomorrow 10am, 3/4 10:00, +14d 10:00",
        )
        yield Field(
            "accompanied_by_role",
            "Who comes along",
            Choice("companions"),
            hint="Parent, carer, home's worker or social worker; never a YOT worker (R21)",
        )
        yield Field("accompanied_by_name", "Their name", LineControl(), hint="Who it is by name")
        yield Field("transport", "Transport", Choice("transport"), hint="Who brings them (R22)")
        yield Field(
            "legal_representative", "Solicitor", LineControl(), hint="Who represents them (R22)"
        )
        yield Field(
            "yot_officer",
            "YOT officer",
            LineControl(),
            hint="Who from the YOT is down for this court (R25)",
        )
        yield Field(
            "attendance_arranged_by",
            "Brought by",
            LineControl(),
            hint="Who sees that they get there (R26, R32)",
        )
        yield Field(
            "custody_likely",
            "Custody likely?",
            YesNo(),
            hint="May it end in a custodial sentence (L28)? y, n or ? (not known)",
        )
        yield Field(
            "remand_likely",
            "Remand likely?",
            Options(REMANDS),
            hint="no, local authority (RLAA) or youth detention (RYDA)",
        )
        yield Field(
            "emergency",
            "Emergency?",
            YesNo(),
            hint="Has who attends to be settled in an emergency (R18)?",
        )
        yield Field(
            "carer_is_victim",
            "Carer the victim?",
            YesNo(),
            hint="May the social worker or carer be the victim (R18)?",
        )
        yield from about_person()
        yield from last_fields(self.desk)

    def begin(self) -> None:
        super().begin()
        hearing = self.hearing
        if hearing is None:
            courts = recent_courts(self.desk)
            if courts:
                self.control("court").propose(courts[0])
            return
        self.control("court").propose(hearing.court)
        self.control("at").propose(hearing.at)
        self.control("accompanied_by_name").propose(hearing.accompanied_by)
        for key in _ARRANGED:
            self.control(key).propose(getattr(hearing, key))
        terms = vocabulary("transport").terms.values()
        how = next((t.code for t in terms if hearing.transport in (t.code, t.label)), None)
        self.control("transport").propose(how)

    def refit(self) -> None:
        self.fields["person"].display = self.hearing is None

    def parts(self, found: dict[str, Any]) -> dict[str, Any]:
        parts = super().parts(found)
        return parts | {"hearing_id": self.hearing.id} if self.hearing else parts
