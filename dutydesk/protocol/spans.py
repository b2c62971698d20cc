"""A span of time as a protocol writes it: "24 hours", "5 working days", "one month"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Unit = Literal["minutes", "hours", "working days", "days", "weeks", "months", "years"]

_UNITS: dict[str, Unit] = {
    "minute": "minutes",
    "hour": "hours",
    "working day": "working days",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_LONGEST = timedelta(days=100 * 366)
# A protocol that writes one of these means one of our units; the error says which.
_MEANT = {
    "min": "minutes",
    "h": "hours",
    "hr": "hours",
    "d": "days",
    "calendar day": "days",
    "business day": "working days",
    "wk": "weeks",
    "calendar month": "months",
    "yr": "years",
}
_REMEDY = 'write a whole number and a unit, such as "24 hours", "5 working days" or "3 months"'


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number (1 or more) of one unit. Hours and minutes elapse; the rest are civil.

    Raises ValueError where the count is below 1.
    """

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a span is at least 1 of its unit, not {self.count}: {_REMEDY}")

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read "2 working days" or "one month". Raises ValueError saying what to write instead."""
        found = re.fullmatch(r"(\d+|[a-z]+)\s+([a-z]+(?:\s+[a-z]+)?)", text.strip().lower())
        if found is None:
            raise ValueError(f'"{text}" is not a span: {_REMEDY}')
        number, name = found[1], " ".join(found[2].split())
        if number.isdecimal():
            count = int(number)
        elif number in _NUMBER_WORDS:
            count = _NUMBER_WORDS[number]
        else:
            raise ValueError(f'"{number}" in "{text}" is not a whole number: {_REMEDY}')
        singular = name.removesuffix("s")
        if singular not in _UNITS:
            hint = f'write "{count} {_MEANT[singular]}"' if singular in _MEANT else _units_remedy()
            raise ValueError(f'"{name}" in "{text}" is not a unit: {hint}')
        if count > _LONGEST.days * 24 * 60:
            raise ValueError(f'"{text}" is longer than 100 years: write a shorter span')
        span = cls(count, _UNITS[singular])
        if span.length() > _LONGEST:
            raise ValueError(f'"{text}" is longer than 100 years: write a shorter span')
        return span

    def __str__(self) -> str:
        return f"{self.count} {self.unit.removesuffix('s') if self.count == 1 else self.unit}"

    @property
    def elapsed(self) -> bool:
        """True for minutes and hours, which are counted in UTC whatever the clocks do."""
        return self.unit in ("minutes", "hours")

    def times(self, n: int) -> Span:
        """The span n times over, as one span: 3 months, 4 times, is 12 months."""
        return Span(self.count * n, self.unit)

    def length(self) -> timedelta:
        """The shortest elapsed time the span can come to, taking every day as 24 hours."""
        match self.unit:
            case "minutes":
                return timedelta(minutes=self.count)
            case "hours":
                return timedelta(hours=self.count)
            case "working days" | "days":
                return timedelta(days=self.count)
            case "weeks":
                return timedelta(weeks=self.count)
            case "months":
                years, months = divmod(self.count, 12)
                return timedelta(days=365 * years + 28 * months)
            case "years":
                return timedelta(days=365 * self.count)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A field of this type is read from text and written back as text."""
        # Only a model asks for this, and it has loaded pydantic; the board's first look has not.
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _read, serialization=core_schema.to_string_ser_schema(when_used="always")
        )


def _read(value: object) -> Span:
    if isinstance(value, Span):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a span: {_REMEDY}, in quotes")
    return Span.parse(value)


def _units_remedy() -> str:
    names = list(_UNITS.values())
    return f"write one of {', '.join(names[:-1])} or {names[-1]}"
