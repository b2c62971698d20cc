"""The forms of limit that come round again: every so often, and so many contacts a month."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator
from typing_extensions import override

from dutydesk.protocol.limit_form import Basis, FromAnchor, LimitForm, NonEmpty, one_or_many
from dutydesk.protocol.spans import Span


class Every(FromAnchor):
    """`{ every = "3 months", counted_from = "start" }`, or a list of phases whose last repeats.

    "start" reckons the nth from the anchor, so that a late one moves none after it; "last"
    reckons each from the one before, as it was held.
    """

    key: ClassVar[str] = "every"
    example: ClassVar[str] = '{ every = "3 months", counted_from = "start" }'
    every: Annotated[tuple[Span, ...], BeforeValidator(one_or_many), NonEmpty]
    counted_from: Literal["start", "last"]
    desk_target: bool = False

    @property
    @override
    def words(self) -> str:
        *first, last = self.every
        return ", then ".join([*map(str, first), f"every {last}"]) + self.counted("from")

    @property
    @override
    def basis(self) -> Basis:
        return "desk target" if self.desk_target else "limit"

    @override
    def length(self) -> timedelta | None:
        return min(span.length() for span in self.every)


class ContactPhase(LimitForm):
    """`{ a_month = 8, for = "12 weeks" }`: so many contacts a month, for so long."""

    key: ClassVar[str] = "a_month"
    example: ClassVar[str] = '{ a_month = 8, for = "12 weeks" }'
    a_month: Annotated[int, Field(strict=True, ge=1, le=200)]
    for_: Span | None = Field(default=None, alias="for")

    @property
    @override
    def words(self) -> str:
        return f"{self.a_month} a month{f' for {self.for_}' if self.for_ else ''}"

    @model_validator(mode="after")
    def _fits(self) -> ContactPhase:
        if self.for_ and (self.for_.elapsed or self.for_.unit == "working days"):
            raise ValueError("`for` is a number of days, weeks, months or years: write one")
        return self


class Contacts(FromAnchor):
    """`{ contacts = [ { a_month = 8, for = "12 weeks" }, { a_month = 4 } ] }`."""

    key: ClassVar[str] = "contacts"
    example: ClassVar[str] = '{ contacts = [ { a_month = 8, for = "12 weeks" }, { a_month = 4 } ] }'
    contacts: Annotated[tuple[ContactPhase, ...], NonEmpty]
    desk_target: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Contacts:
        if any(phase.for_ is None for phase in self.contacts[:-1]):
            raise ValueError('every phase but the last says how long: write `for = "12 weeks"`')
        if self.contacts[-1].for_:
            raise ValueError("the last phase runs on until the clock ends: leave its `for` out")
        return self

    @property
    @override
    def words(self) -> str:
        first, *rest = (phase.words for phase in self.contacts)
        number, _, spread = first.partition(" ")
        noun = "contact" if number == "1" else "contacts"
        return ", then ".join([f"{number} {noun} {spread}", *rest]) + self.counted("from")

    @property
    @override
    def basis(self) -> Basis:
        return "desk target" if self.desk_target else "limit"

    @override
    def length(self) -> timedelta | None:
        return timedelta(days=27)
