"""Assessments and plans: completed, rated, shared with the other agency (R2 to R4, L20)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import model_validator

from dutydesk.desk.entries import EntryBase, Instant, Line, code_of
from dutydesk.desk.kinds.cases import (
    CONTACTED,
    KNOWN,
    looked_up,
    looked_up_events,
    looked_up_status,
)
from dutydesk.desk.kinds.common import label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning
from dutydesk.protocol.conditions import FactValue
from dutydesk.vocabulary import vocabulary

RATINGS = (("low", "Low"), ("medium", "Medium"), ("high", "High"), ("very_high", "Very high"))


class AssessmentEntry(EntryBase):
    """An assessment is completed: a first one, or a review."""

    kind: Literal["assessment"] = "assessment"
    completed_at: Annotated[Instant, Ask("Completed", "When: today, 19 nov 16:00", now=True)]
    stage: Annotated[
        Literal["first", "review"],
        Ask(
            "First or review",
            "f: the first one; r: each one after it (R2)",
            options=(("first", "First assessment"), ("review", "Review")),
        ),
    ]
    rating: Annotated[
        Literal["low", "medium", "high", "very_high"] | None,
        Ask("Safety, wellbeing", "Concern for their safety and wellbeing (R3)", options=RATINGS),
    ] = None
    known_to_social_care: Annotated[bool | None, Ask("Social Care know?", KNOWN)] = None
    worker_contacted: Annotated[
        bool | None, Ask("SW contacted?", CONTACTED, only=("known_to_social_care", (True,)))
    ] = None
    mash_referral: Annotated[
        Literal["made", "not_needed"] | None,
        Ask(
            "MASH referral",
            "Made, or not needed: with very high concern, give the reason then (R3)",
            only=("rating", ("high", "very_high")),
            options=(("made", "Made"), ("not_needed", "Not needed")),
        ),
    ] = None
    accompaniment_needed: Annotated[
        bool | None, Ask("To be accompanied?", "Should a worker come to appointments (L20)?")
    ] = None
    shared_at: Annotated[
        Instant | None, Ask("Shared at", "When the social worker had it (R4); empty: not yet")
    ] = None
    shared_with: Annotated[
        Line, Ask("Shared with", "Name and role of who has it", only=("shared_at", ()))
    ] = ""


class PlanSharedEntry(EntryBase):
    """A plan or assessment is completed or changed, and perhaps shared with the other agency."""

    kind: Literal["plan_shared"] = "plan_shared"
    document: Annotated[
        Annotated[str, code_of("documents")],
        Ask("Plan", "assetplus, intervention plan, care plan, looked-after plan"),
    ]
    completed_at: Annotated[Instant, Ask("Completed", "When completed or changed", now=True)]
    shared_at: Annotated[
        Instant | None, Ask("Shared at", "When the other agency had it (R4); empty: not yet")
    ] = None
    shared_with: Annotated[
        Line, Ask("Shared with", "Name and role of who has it", only=("shared_at", ()))
    ] = ""

    @model_validator(mode="after")
    def _fits(self) -> PlanSharedEntry:
        if self.shared_at and self.shared_at < self.completed_at:
            raise ValueError("shared_at: it is before the plan was completed. Check both times")
        return self


def _document(code: str, shared: bool) -> dict[str, FactValue | None]:
    return {
        "document": code,
        "document_by": vocabulary("documents").terms[code].attrs["by"],
        "document_shared": shared or None,
    }


def read_assessment(entry: AssessmentEntry, on: Ground) -> Meaning:
    """What a completed assessment means; an AssetPlus is also a document to be shared."""
    known = entry.known_to_social_care
    very_high = None if entry.rating is None else entry.rating == "very_high"
    said: dict[str, FactValue | None] = {
        "assessment_review": entry.stage == "review",
        "very_high_concern": very_high,
        "mash_referral": entry.mash_referral,
        "accompaniment_needed": entry.accompaniment_needed,
    }
    rated = f"; {dict(RATINGS)[entry.rating].lower()} concern" if entry.rating else ""
    meaning = on.meaning(
        entry,
        entry.completed_at,
        ("Assessment reviewed" if entry.stage == "review" else "First assessment") + rated,
        "assessment",
        "plan_shared",
        *looked_up_events(known),
        said=said
        | looked_up(known, entry.worker_contacted)
        | _document("assetplus", entry.shared_at is not None),
        anchors={"assessment": entry.completed_at},
        evidence=entry.completed_at,
        status=_status(entry),
    )
    if entry.shared_at:
        meaning.evidence_at["document_shared"] = entry.shared_at
    meaning.problems += not_in_future("completed_at", "The assessment", entry.completed_at, on.now)
    if entry.shared_at:
        meaning.problems += not_in_future("shared_at", "The sharing", entry.shared_at, on.now)
    return meaning


def _status(entry: AssessmentEntry) -> dict[str, Any]:
    status = looked_up_status(entry.known_to_social_care)
    if entry.accompaniment_needed is not None:
        status["accompaniment_needed"] = entry.accompaniment_needed
    return status


def read_plan_shared(entry: PlanSharedEntry, on: Ground) -> Meaning:
    """What a plan that is completed or changed means."""
    shared = entry.shared_at is not None
    to = f", shared with {entry.shared_with or 'the other agency'}" if shared else ""
    meaning = on.meaning(
        entry,
        entry.completed_at,
        f"{label('documents', entry.document)} completed or changed{to}",
        "plan_shared",
        said=_document(entry.document, shared),
        evidence=entry.shared_at,
    )
    meaning.problems += not_in_future("completed_at", "The plan", entry.completed_at, on.now)
    if entry.shared_at:
        meaning.problems += not_in_future("shared_at", "The sharing", entry.shared_at, on.now)
    return meaning


def _assessment_offers(on: Ground) -> dict[str, Any]:
    """What the assessment before said, to be confirmed."""
    needed = on.state.person.accompaniment_needed
    return {} if needed is None else {"accompaniment_needed": needed}


ASSESSMENT = Kind(
    AssessmentEntry,
    "Assessment completed",
    read_assessment,
    find=("assetplus", "asset", "review", "safety and wellbeing", "very high", "MASH"),
    offers=_assessment_offers,
    example={
        "completed_at": "2026-11-20T14:00",
        "stage": "review",
        "rating": "medium",
        "known_to_social_care": True,
        "worker_contacted": True,
    },
)
PLAN_SHARED = Kind(
    PlanSharedEntry,
    "Plan or assessment shared",
    read_plan_shared,
    find=("care plan", "intervention plan", "looked-after plan", "changed plan", "assetplus"),
    example={
        "document": "intervention_plan",
        "completed_at": "2026-11-19T15:00",
        "shared_at": "2026-11-20T09:30",
        "shared_with": "Sal Workerly, social worker",
    },
)
