"""The forms of limit that come round again: every so often, and so many contacts a month."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator
from typing_extensions import override

from dutydesk.protocol.limit_form import Basis, FromAnchor, LimitForm, NonEmpty, one_or_many
from dutydesk.protocol.spans import Span

Said = Annotated[str | None, NonEmpty]
"""What the document says in place of a figure."""
NO_TIME = "no time given"


class Every(FromAnchor):
    """`{ every = "3 months", counted_from = "start" }`, or a list of phases whose last repeats.

    "start" reckons the nth from the anchor, so that a late one moves none after it; "last"
    reckons each from the one before, as it was held. With `desk_target` the figure is the desk's,
    and `words` is what the document says instead.
    """

    key: ClassVar[str] = "every"
    example: ClassVar[str] = '{ every = "3 months", counted_from = "start" }'
    every: Annotated[tuple[Span, ...], BeforeValidator(one_or_many), NonEmpty]
    counted_from: Literal["start", "last"]
    desk_target: bool = False
    said: Said = Field(default=None, alias="words")

    @model_validator(mode="after")
    def _fits(self) -> Every:
        _refuse_words_of_its_own(self.said, self.desk_target)
        return self

    @property
    def figure(self) -> str:
        """How often, in words, whoever's figure it is."""
        *first, last = self.every
        return ", then ".join([*map(str, first), f"every {last}"]) + self.counted("from")

    @property
    @override
    def words(self) -> str:
        return (self.said or NO_TIME) if self.desk_target else self.figure

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
    said: Said = Field(default=None, alias="words")

    @model_validator(mode="after")
    def _fits(self) -> Contacts:
        _refuse_words_of_its_own(self.said, self.desk_target)
        if any(phase.for_ is None for phase in self.contacts[:-1]):
            raise ValueError('every phase but the last says how long: write `for = "12 weeks"`')
        if self.contacts[-1].for_:
            raise ValueError("the last phase runs on until the clock ends: leave its `for` out")
        return self

    @property
    @override
    def words(self) -> str:
        return (self.said or NO_TIME) if self.desk_target else self.figure

    @property
    def figure(self) -> str:
        """How many a month, in words, whoever's figure it is."""
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


def _refuse_words_of_its_own(said: str | None, desk_target: bool) -> None:
    """Words in place of a figure are for what has none: there the figure is the desk's."""
    if said and not desk_target:
        raise ValueError("`words` goes with `desk_target = true`: write that too, or take it out")
