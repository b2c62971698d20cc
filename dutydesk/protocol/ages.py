"""Ages in years and months, as the protocols and the law speak of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(
    r"(?P<years>\d{1,3})(?:\s*(?:years?|yrs?|y))?(?:(?:\s*,|\s+and)?\s*(?P<months>\d{1,2})\s*(?:months?|m))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True, slots=True)
class Age:
    """A person's age in completed years and the completed months (0 to 11) beyond them."""

    years: int
    months: int = 0

    def __post_init__(self) -> None:
        if self.years < 0 or not 0 <= self.months <= 11:
            raise ValueError(
                f"{self.years} years {self.months} months is not an age. "
                "Years start at 0, and months run from 0 to 11."
            )

    @classmethod
    def at(cls, born: date, on: date) -> Age:
        """The age on the civil day `on` of someone born on the day `born`.

        An age is attained at the commencement of the anniversary of the birth (Family Law Reform
        Act 1969 s.9(1)), so the whole of the birthday counts. A day that a month lacks has its
        anniversary on the first of the next month: someone born on 29 February attains a year of
        age on 1 March in a common year, since 28 February comes before the anniversary.

        Raises ValueError if `on` is before `born`.
        """
        if on < born:
            raise ValueError(f"Born on {born}, after {on}. Check the date of birth.")
        months = (on.year - born.year) * 12 + on.month - born.month
        if on.day < born.day:
            months -= 1
        return cls(*divmod(months, 12))

    @classmethod
    def parse(cls, text: str) -> Age:
        """Read "12 years 6 months", "12 years" or "18". Raises ValueError saying what to write."""
        written = _WRITTEN.fullmatch(text.strip())
        if written is None or int(written["months"] or 0) > 11:
            raise ValueError(
                f"'{text}' is not an age. Write it in years and months, "
                'such as "12 years 6 months" or "18 years".'
            )
        return cls(int(written["years"]), int(written["months"] or 0))

    def __str__(self) -> str:
        years = f"{self.years} year{'' if self.years == 1 else 's'}"
        if not self.months:
            return years
        return f"{years} {self.months} month{'' if self.months == 1 else 's'}"
