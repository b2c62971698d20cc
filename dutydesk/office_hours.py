"""When the desk is staffed, day by day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from dutydesk.protocol.calendar import local

_FRIDAY = 4


@dataclass(frozen=True)
class Hours:
    """From when to when, London time; the closing minute itself is out of hours."""

    opens: time
    closes: time

    @classmethod
    def parse(cls, text: object) -> Hours:
        """Read "09:00-17:00". Raises ValueError."""
        if isinstance(text, Hours):
            return text
        found = re.fullmatch(r"(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)", str(text).strip())
        if not found:
            raise ValueError("is not a time from and a time to")
        try:
            opens, closes = (time.fromisoformat(part.zfill(5)) for part in found.groups())
        except ValueError:
            raise ValueError("names a time that no day has") from None
        if opens >= closes:
            raise ValueError("closes before it opens")
        return cls(opens, closes)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


_Day = Annotated[Hours, BeforeValidator(Hours.parse), PlainSerializer(str)] | None


class OfficeHours(BaseModel):
    """The staffed hours of each day of the week. A day that is not named is not staffed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    monday: _Day = None
    tuesday: _Day = None
    wednesday: _Day = None
    thursday: _Day = None
    friday: _Day = None
    saturday: _Day = None
    sunday: _Day = None

    def cover(self, moment: datetime, is_working: Callable[[date], bool]) -> bool:
        """Say whether an instant falls in office hours, in London.

        `is_working` tells working days from bank holidays, on which nobody is in. It is asked
        about Monday to Friday only: a team that staffs a Saturday says so in its hours. Raises
        ValueError for a time without a zone.
        """
        there = local(moment)
        hours: Any = tuple(self.__dict__[name] for name in type(self).model_fields)[there.weekday()]
        if hours is None or (there.weekday() <= _FRIDAY and not is_working(there.date())):
            return False
        return bool(hours.opens <= there.time() < hours.closes)


def usual() -> OfficeHours:
    """Return nine to five, Monday to Friday."""
    day = Hours(time(9), time(17))
    return OfficeHours(monday=day, tuesday=day, wednesday=day, thursday=day, friday=day)
