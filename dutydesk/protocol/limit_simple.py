"""The forms of limit that come to one instant: within, before, by, the same day and so on."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from typing_extensions import override

from dutydesk.protocol.anchors import Anchor, anchor_name
from dutydesk.protocol.limit_form import (
    Basis,
    ClockTime,
    FromAnchor,
    LimitForm,
    NonEmpty,
    midnight_to,
)
from dutydesk.protocol.spans import Span

_FRACTION_WORDS = {"1/2": "half", "1/3": "a third", "2/3": "two thirds", "3/4": "three quarters"}


class Within(FromAnchor):
    """`{ within = "24 hours" }`, by a clock time or beginning with the day where it says so."""

    key: ClassVar[str] = "within"
    example: ClassVar[str] = '{ within = "5 working days", at = "17:00" }'
    within: Span
    at: ClockTime | None = None
    beginning_with_day: bool | Literal["after"] = False

    @model_validator(mode="after")
    def _fits(self) -> Within:
        if self.at and self.within.elapsed:
            raise ValueError("`at` does not go with hours or minutes: leave it out")
        if self.beginning_with_day and (self.within.elapsed or "working" in self.within.unit):
            raise ValueError(
                "`beginning_with_day` goes with days, weeks, months or years: write one of these"
            )
        return self

    @property
    @override
    def words(self) -> str:
        if self.beginning_with_day:
            after = " after" if self.beginning_with_day == "after" else ""
            return f"{self.within} beginning with the day{self.counted('of', after)}{self._by()}"
        return f"{'within ' if self.at else ''}{self.within}{self.counted('after')}{self._by()}"

    def _by(self) -> str:
        return f", by {self.at:%H:%M}" if self.at else ""

    @override
    def length(self) -> timedelta | None:
        if self.beginning_with_day != "after" and (self.at or self.beginning_with_day):
            end = midnight_to(self.at) if self.at else timedelta(0)
            return self.within.length() - timedelta(days=1) + end
        return self.within.length()


class NextWorkingDay(FromAnchor):
    """`{ next_working_day_at = "10:00" }`: strictly after the anchor's day."""

    key: ClassVar[str] = "next_working_day_at"
    example: ClassVar[str] = '{ next_working_day_at = "10:00" }'
    next_working_day_at: ClockTime

    @property
    @override
    def words(self) -> str:
        return f"{self.next_working_day_at:%H:%M} on the next working day{self.counted('after')}"

    @override
    def length(self) -> timedelta | None:
        return midnight_to(self.next_working_day_at)


class SameDay(FromAnchor):
    """`{ same_day = true }`: 23:59 on the anchor's day."""

    key: ClassVar[str] = "same_day"
    example: ClassVar[str] = "{ same_day = true }"
    same_day: Literal[True]

    @property
    @override
    def words(self) -> str:
        return f"the same day{self.counted('as')}"


class Before(LimitForm):
    """`{ before = "release", lead = "1 month" }`: counts back from a thing still to come."""

    key: ClassVar[str] = "before"
    example: ClassVar[str] = '{ before = "release", lead = "1 month" }'
    before: Anchor
    lead: Span | None = None

    @property
    @override
    def words(self) -> str:
        return f"{f'{self.lead} ' if self.lead else ''}before {anchor_name(self.before)}"

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset({self.before})


class By(LimitForm):
    """`{ by = "next_hearing" }`: at the latest when that happens."""

    key: ClassVar[str] = "by"
    example: ClassVar[str] = '{ by = "next_hearing" }'
    by: Anchor

    @property
    @override
    def words(self) -> str:
        return f"by {anchor_name(self.by)}"

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset({self.by})


class FractionOf(LimitForm):
    """`{ fraction = "1/2", of = "term" }`: reckoned from `term_start` and `term_end`."""

    key: ClassVar[str] = "fraction"
    example: ClassVar[str] = '{ fraction = "1/2", of = "term" }'
    fraction: str
    of: Anchor

    @model_validator(mode="after")
    def _fits(self) -> FractionOf:
        top, _, bottom = self.fraction.partition("/")
        if not (top.isdecimal() and bottom.isdecimal() and 0 < int(top) < int(bottom)):
            raise ValueError(f'"{self.fraction}" is no part of a whole: write one such as "1/2"')
        return self

    @property
    def share(self) -> Fraction:
        """The fraction as a number."""
        return Fraction(self.fraction)

    @property
    @override
    def words(self) -> str:
        part = _FRACTION_WORDS.get(self.fraction, self.fraction)
        return f"{part} of {anchor_name(self.of)}"

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset({f"{self.of}_start", f"{self.of}_end"})


class AsSoonAs(FromAnchor):
    """`{ as_soon_as = "possible", target = "1 hour" }`: the desk gives the figure.

    The document gives none: `words` is what the document says instead, such as "promptly".
    `not_after` names an instant beyond which the desk's figure never reaches.
    """

    key: ClassVar[str] = "as_soon_as"
    example: ClassVar[str] = '{ as_soon_as = "possible", target = "1 hour" }'
    as_soon_as: Annotated[str, NonEmpty]
    target: Span
    said: Annotated[str | None, NonEmpty] = Field(default=None, alias="words")
    not_after: Anchor | None = None

    @property
    @override
    def words(self) -> str:
        return self.said or f"as soon as {self.as_soon_as}"

    @override
    def anchors(self) -> frozenset[str]:
        return super().anchors() | ({self.not_after} if self.not_after else set())

    @property
    @override
    def basis(self) -> Basis:
        return "desk target"

    @override
    def length(self) -> timedelta | None:
        return self.target.length()


class NotUntil(LimitForm):
    """`{ not_until = "assessment" }`: a gate; the duty may not be done before that instant."""

    key: ClassVar[str] = "not_until"
    example: ClassVar[str] = '{ not_until = "assessment" }'
    not_until: Anchor

    @property
    @override
    def words(self) -> str:
        return f"not until {anchor_name(self.not_until)}"

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset({self.not_until})


class NoLimit(LimitForm):
    """`{ no_limit = true }`: a duty that is kept in sight but never falls due."""

    key: ClassVar[str] = "no_limit"
    example: ClassVar[str] = "{ no_limit = true }"
    no_limit: Literal[True]

    @property
    @override
    def words(self) -> str:
        return "no limit"

    @property
    @override
    def basis(self) -> Basis:
        return "none"
