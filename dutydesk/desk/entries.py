"""Entries: what a form, a JSON file or the demo hands to the desk, before anything is looked up.

Times are instants. In JSON they are ISO 8601; one without an offset is read as London wall time.
Codes (`outcome`, `station` kinds and so on) are of the vocabularies in `data/vocabularies`; a
wrong one is refused here with what to write instead. What an entry means for a young person is
worked out by `dutydesk.desk.planning`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from unicodedata import category
from uuid import uuid4

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)

from dutydesk.protocol.calendar import instant
from dutydesk.vocabulary import vocabulary


def _as_utc(value: datetime) -> datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(
            f"{value.year} is no year that the desk reckons in: it starts in {FIRST_YEAR} and ends "
            f"in {LAST_YEAR}. Type the date like 2026-11-20T19:40"
        )
    if value.tzinfo is None:
        return instant(value.date(), value.time())[0]
    return value.astimezone(UTC)


def _printable(value: str) -> str:
    """Control characters are no text: a terminal obeys some, and a search never finds the rest."""
    wrong = next((char for char in value if category(char) == "Cc" and char not in "\n\r\t"), None)
    if wrong is not None:
        raise ValueError(f"there is a control character in it (U+{ord(wrong):04X}): take it out")
    return value


def _one_line(value: str) -> str:
    return " ".join(value.split())


def new_uid() -> str:
    """A uid that nobody has used."""
    return uuid4().hex


def _filled(value: str) -> str:
    if not value:
        raise ValueError("it is empty: type it")
    return value


FIRST_YEAR, LAST_YEAR = 2001, 2059
"""The calendar of working days goes a year further each way."""

Instant = Annotated[datetime, AfterValidator(_as_utc)]
Text = Annotated[str, AfterValidator(_printable)]
Line = Annotated[str, AfterValidator(_one_line), AfterValidator(_printable)]
Filled = Annotated[Line, AfterValidator(_filled)]
Uid = Annotated[str, Field(pattern=r"^[!-~]{8,64}$")]
RecordId = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]
ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


def code_of(name: str) -> Any:
    """A validator that takes only codes of the vocabulary `name`, and says which there are.

    Its `vocabulary` names it to whoever shows such a code to people.
    """

    def check(value: str) -> str:
        terms = vocabulary(name).terms
        if value in terms:
            return value
        near = [term.code for term in vocabulary(name).find(value)[:3]]
        hint = (
            f"Did you mean {' or '.join(near)}?" if near else f"Write one of: {', '.join(terms)}."
        )
        raise ValueError(f"'{value}' is not one of the {name.replace('_', ' ')}. {hint}")

    check.vocabulary = name  # type: ignore[attr-defined]
    return AfterValidator(check)


Authority = Annotated[str, code_of("authorities")]
LegalStatus = Annotated[str, code_of("legal_statuses")]
Remand = Literal["none", "rlaa", "ryda"]


class Model(BaseModel):
    """An entry's part: unknown keys are refused, so that a mistyped one is never lost."""

    model_config = ConfigDict(extra="forbid", str_max_length=4000)


class NewPerson(Model):
    """A young person made on the spot. Without a case number the desk gives one."""

    given_name: Filled
    family_name: Filled
    born: date | None = None
    case_number: Line | None = None
    aliases: list[Filled] = Field(default_factory=list)


class Offence(Model):
    """One offence alleged; gravity 1 to 5 (NPCC child gravity matrix)."""

    description: Filled
    offence_class: Annotated[str, code_of("offence_classes")] | None = None
    gravity: int | None = Field(default=None, ge=1, le=5)


class Condition(Model):
    """One condition of bail, remand or order. Curfew times are London wall times."""

    kind: Annotated[str, code_of("condition_kinds")]
    words: Line = ""
    place: Line = ""
    postcode: Line = ""
    curfew_from: ClockTime | None = None
    curfew_to: ClockTime | None = None

    @model_validator(mode="after")
    def _complete(self) -> Condition:
        if self.kind == "curfew" and not (self.curfew_from and self.curfew_to):
            raise ValueError("a curfew needs both its times: type them like 19:00 and 07:00")
        if self.kind in ("residence", "exclusion") and not self.place:
            raise ValueError(f"{self.kind} needs its place: type the address, home or area")
        return self


class Place(Model):
    """Where a young person is to live: a home of the directory, or an address typed in."""

    home_id: RecordId | None = None
    name: Line = ""
    kind: Annotated[str, code_of("placement_kinds")] | None = None
    address: Line = ""
    postcode: Line = ""
    authority: Authority | None = None

    @model_validator(mode="after")
    def _named(self) -> Place:
        if self.home_id is None and not self.name:
            raise ValueError("type the name of the home or the address")
        return self


class Disposal(Model):
    """One sentence or other disposal; `months` is its length where it has one."""

    disposal: Annotated[str, code_of("disposals")]
    months: int | None = Field(default=None, ge=1, le=240)
    details: Line = ""


class EntryBase(Model):
    """What every entry carries.

    - `uid`: made before the save; saving the same uid twice adds nothing.
    - `person`: an id, a case number, or a new young person.
    - `known_at`: when the desk came to know; the moment of saving if not given.
    - `answers`: facts of `data/vocabularies/facts.toml` that a rule asked for. Those about the
      young person become their status.
    - `overrides`: reasons, by full rule id, for saving against a check that allows it.
    """

    kind: str
    uid: Uid = Field(default_factory=new_uid)
    person: RecordId | str | NewPerson
    known_at: Instant | None = None
    answers: dict[str, Any] = Field(default_factory=dict)
    overrides: dict[str, Text] = Field(default_factory=dict)
    note: Text = ""


class ArrestEntry(EntryBase):
    """An arrest, or a pre-planned attendance at a police station.

    `arrest_id` goes on with one that is logged already: what became of it, who the appropriate
    adult is. Only what is new is then raised.
    """

    kind: Literal["arrest"] = "arrest"
    arrest_id: RecordId | None = None
    arrested_at: Instant
    station: Filled
    pre_planned: bool = False
    offences: list[Offence] = Field(default_factory=list)
    arrived_at: Instant | None = None
    detention_authorised_at: Instant | None = None
    appropriate_adult_from: Annotated[str, code_of("appropriate_adults")] | None = None
    appropriate_adult_name: Line = ""
    estimated_release_at: Instant | None = None
    outcome: Annotated[str, code_of("arrest_outcomes")] = "still_in_custody"
    charged_at: Instant | None = None
    bail_return_at: Instant | None = None
    court: Line = ""
    court_at: Instant | None = None
    conditions: list[Condition] = Field(default_factory=list)
    carer_is_victim: bool | None = None

    @model_validator(mode="after")
    def _fits(self) -> ArrestEntry:
        if self.arrived_at and self.arrived_at < self.arrested_at:
            raise ValueError("arrived_at: arrival at the station is before the arrest")
        for name in ("charged_at", "estimated_release_at", "bail_return_at", "court_at"):
            at = getattr(self, name)
            if at and at < self.arrested_at:
                raise ValueError(f"{name}: it is before the arrest. Check both times")
        if self.outcome == "bailed_to_court" and not (self.court and self.court_at):
            raise ValueError("court_at: bailed to court needs the court and the date and time")
        if self.outcome == "bailed_to_return" and not self.bail_return_at:
            raise ValueError("bail_return_at: bailed to return needs the date and time to return")
        if self.court_at and not self.court:
            raise ValueError("court: name the court for the hearing")
        return self


class HearingEntry(EntryBase):
    """A hearing becomes known, or (with `hearing_id`) its date or arrangements change."""

    kind: Literal["hearing"] = "hearing"
    hearing_id: RecordId | None = None
    court: Line = ""
    at: Instant | None = None
    accompanied_by_role: Annotated[str, code_of("companions")] | None = None
    accompanied_by_name: Line = ""
    transport: Annotated[str, code_of("transport")] | None = None
    legal_representative: Line = ""
    yot_officer: Line = ""
    attendance_arranged_by: Line = ""
    custody_likely: bool | None = None
    remand_likely: Remand | None = None
    emergency: bool | None = None
    carer_is_victim: bool | None = None

    @model_validator(mode="after")
    def _fits(self) -> HearingEntry:
        if self.hearing_id is None and not (self.court and self.at):
            raise ValueError("at: a new hearing needs its court and its date and time")
        return self


class ResultEntry(EntryBase):
    """What a court did. Name the hearing by `hearing_id`, or give `court` for one not listed."""

    kind: Literal["result"] = "result"
    hearing_id: RecordId | None = None
    court: Line = ""
    heard_at: Instant
    outcome: Annotated[str, code_of("court_results")]
    reason: Line = ""
    next_court: Line = ""
    next_at: Instant | None = None
    conditions: list[Condition] = Field(default_factory=list)
    conditions_hard_for_home: bool | None = None
    home_consulted: bool | None = None
    remand_likely: Remand | None = None
    custody_likely: bool | None = None
    designated_authority: Authority | None = None
    placed: Place | None = None
    senior_officer: Line = ""
    suitability_assessed: bool | None = None
    support_programme_required: bool | None = None
    disposals: list[Disposal] = Field(default_factory=list)
    order_amended: bool = False
    release_at: Instant | None = None
    accompanied_by_role: Annotated[str, code_of("companions")] | None = None
    accompanied_by_name: Line = ""
    yot_officer: Line = ""
    social_worker_in_court: bool | None = None

    @model_validator(mode="after")
    def _fits(self) -> ResultEntry:
        if self.hearing_id is None and not self.court:
            raise ValueError("court: name the court, or choose the hearing")
        if self.next_at and self.next_at <= self.heard_at:
            raise ValueError("next_at: the next date must be after this hearing")
        if self.outcome == "adjourned" and not self.next_at:
            raise ValueError("next_at: an adjournment needs its next date and time")
        if self.outcome == "sentenced" and not self.disposals:
            raise ValueError("disposals: a sentence needs at least one disposal")
        return self


class MoveEntry(EntryBase):
    """A placement changes, or is about to."""

    kind: Literal["move"] = "move"
    to: Place
    moved_at: Instant
    move: Literal["planned", "emergency"] = "planned"
    consulted_before: bool | None = None
    told_at: Instant | None = None
    told_by: Line = ""
    host_yot: Line = ""
    link_worker: Line = ""
    senior_officer: Line = ""
    suitability_assessed: bool | None = None
    contingency_address: Line = ""
    reason: Line = ""
