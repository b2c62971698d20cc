"""The forms that a protocol's limit takes, each shown in the words it was written in.

A limit is a table with one distinguishing key (`within`, `before`, `every`…). `Limit` is any of
them; a clock stores its own as JSON through `limit_adapter`. How a limit becomes an instant is
`due.py`'s business. Here stand the forms that are made of other limits, and the choice of form.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, ClassVar, TypeAlias, get_args

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from dutydesk.protocol.conditions import When
from dutydesk.protocol.limit_form import (
    Basis,
    FromAnchor,
    LimitForm,
    NonEmpty,
    mixed_basis,
    sentence,
)
from dutydesk.protocol.limit_recurring import Contacts, Every
from dutydesk.protocol.limit_simple import (
    AsSoonAs,
    Before,
    By,
    FractionOf,
    NextWorkingDay,
    NoLimit,
    NotUntil,
    SameDay,
    Within,
)
from dutydesk.protocol.spans import Span


class _Whichever(LimitForm):
    """Two or more limits of which one counts."""

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits to choose from."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _comparable(self) -> _Whichever:
        if len(self.parts) < 2:
            raise ValueError(f"`{self.key}` compares two limits or more: write a second one")
        for part in self.parts:
            if isinstance(part, NoLimit | NotUntil):
                raise ValueError(f"`{part.key}` has no instant to compare: leave it out")
        return self

    @property
    @override
    def basis(self) -> Basis:
        return mixed_basis(part.basis for part in self.parts)

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset().union(*(part.anchors() for part in self.parts))

    def _lengths(self) -> list[timedelta]:
        return [length for part in self.parts if (length := part.length()) is not None]


class EarliestOf(_Whichever):
    """`{ earliest_of = [L, L] }`: a part that still waits does not hold the others up."""

    key: ClassVar[str] = "earliest_of"
    example: ClassVar[str] = '{ earliest_of = [ { within = "24 hours" }, { before = "hearing" } ] }'
    earliest_of: tuple[Limit, ...]

    @property
    @override
    def parts(self) -> tuple[Limit, ...]:
        return self.earliest_of

    @property
    @override
    def words(self) -> str:
        return f"{' or '.join(part.words for part in self.parts)}, whichever is earlier"

    @override
    def length(self) -> timedelta | None:
        return min(self._lengths(), default=None)


class LatestOf(_Whichever):
    """`{ latest_of = [L, L] }`: waits for as long as one of its parts does."""

    key: ClassVar[str] = "latest_of"
    example: ClassVar[str] = '{ latest_of = [ { within = "24 hours" }, { before = "hearing" } ] }'
    latest_of: tuple[Limit, ...]

    @property
    @override
    def parts(self) -> tuple[Limit, ...]:
        return self.latest_of

    @property
    @override
    def words(self) -> str:
        return f"{' or '.join(part.words for part in self.parts)}, whichever is later"

    @override
    def length(self) -> timedelta | None:
        return max(self._lengths(), default=None)


class NotBefore(FromAnchor):
    """`{ not_before = "3 months", then = L }`: inside `then`, "event" is that first instant."""

    key: ClassVar[str] = "not_before"
    example: ClassVar[str] = '{ not_before = "3 months", then = { within = "2 weeks" } }'
    not_before: Span
    then: Limit

    @property
    @override
    def words(self) -> str:
        return f"not before {self.not_before}{self.counted('from')}, then {self.then.words}"

    @property
    @override
    def basis(self) -> Basis:
        return self.then.basis

    @override
    def length(self) -> timedelta | None:
        then = self.then.length()
        return then and self.not_before.length() + then

    @override
    def anchors(self) -> frozenset[str]:
        return super().anchors() | (self.then.anchors() - {"event"})


class Branch(LimitForm):
    """One branch of a `choose`: a limit, and when it is the one that counts."""

    key: ClassVar[str] = "limit"
    example: ClassVar[str] = '{ when = { serious = true }, limit = { within = "1 hour" } }'
    when: When | None = None
    limit: Limit


class Choose(LimitForm):
    """`{ choose = [ { when = {..}, limit = L }, { limit = L } ] }`: the first branch that is true.

    A branch hung on an unknown fact stops the choice there: the fact is asked for.
    """

    key: ClassVar[str] = "choose"
    example: ClassVar[str] = (
        '{ choose = [ { when = { serious = true }, limit = { within = "1 hour" } }, '
        '{ limit = { within = "24 hours" } } ] }'
    )
    choose: Annotated[tuple[Branch, ...], NonEmpty]

    @model_validator(mode="after")
    def _fits(self) -> Choose:
        if any(branch.when is None for branch in self.choose[:-1]):
            raise ValueError("only the last branch may stand without `when`: move it to the end")
        return self

    @property
    @override
    def words(self) -> str:
        return f"{' or '.join(b.limit.words for b in self.choose)}, as the facts decide"

    @property
    @override
    def basis(self) -> Basis:
        return mixed_basis(branch.limit.basis for branch in self.choose)

    @override
    def length(self) -> timedelta | None:
        lengths = (branch.limit.length() for branch in self.choose)
        return min((length for length in lengths if length is not None), default=None)

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset().union(*(branch.limit.anchors() for branch in self.choose))


AnyForm: TypeAlias = (
    Within
    | NextWorkingDay
    | SameDay
    | Before
    | By
    | Every
    | Contacts
    | EarliestOf
    | LatestOf
    | NotBefore
    | FractionOf
    | Choose
    | AsSoonAs
    | NotUntil
    | NoLimit
)
FORMS: dict[str, type[LimitForm]] = {form.key: form for form in get_args(AnyForm)}


def _read(value: Any) -> LimitForm:
    """The form that a table's keys choose, validated; or one sentence on what is wrong with it."""
    if isinstance(value, LimitForm):
        return value
    if not isinstance(value, dict):
        raise _refused(f"{value!r} is not a limit: write a table such as {Within.example}")
    found = [key for key in FORMS if key in value]
    if not found:
        had = f" (this has {_ticked(value)})" if value else ""
        raise _refused(f"a limit has one of the keys {_ticked(FORMS)}{had}: write one of them")
    if len(found) > 1:
        raise _refused(f"{_ticked(found)} are limits of their own: keep one of them")
    form = FORMS[found[0]]
    try:
        return form.model_validate(value)
    except ValidationError as error:
        raise _refused(f"{sentence(error, form)}; write it like {form.example}") from error


def _refused(text: str) -> PydanticCustomError:
    return PydanticCustomError("limit", "{text}", {"text": text})


def _ticked(keys: Any) -> str:
    return ", ".join(f"`{key}`" for key in keys)


# Written by the form itself: left to the union, pydantic tries one form's keys on another's.
Limit = Annotated[
    AnyForm, BeforeValidator(_read), PlainSerializer(LimitForm.as_written, dict[str, Any])
]

for _form in (EarliestOf, LatestOf, NotBefore, Branch, Choose):
    _form.model_rebuild()

limit_adapter: TypeAdapter[Limit] = TypeAdapter(Limit)


def desk_figures(limit: AnyForm) -> Iterator[AsSoonAs | Every | Contacts]:
    """The parts of a limit whose figure is the desk's and not the document's."""
    match limit:
        case AsSoonAs():
            yield limit
        case Every() | Contacts() if limit.desk_target:
            yield limit
        case EarliestOf() | LatestOf():
            for part in limit.parts:
                yield from desk_figures(part)
        case NotBefore():
            yield from desk_figures(limit.then)
        case Choose():
            for branch in limit.choose:
                yield from desk_figures(branch.limit)
        case _:
            return
