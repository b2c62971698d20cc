"""Wall times of a day in London, as a team sets them: when shifts begin, when a sweep is made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

MOST_SHIFTS = 6


def wall_time(text: object) -> time:
    """Read "09:00"; a TOML time of whole minutes will do. Raises ValueError."""
    if isinstance(text, time):
        if text.second or text.microsecond or text.tzinfo:
            raise ValueError("is no time of whole minutes, such as 09:00")
        return text
    if not isinstance(text, str) or not re.fullmatch(r"\d\d?:\d\d", text.strip(), re.ASCII):
        raise ValueError("is no time such as 09:00")
    try:
        return time.fromisoformat(text.strip().zfill(5))
    except ValueError:
        raise ValueError("is a time that no day has") from None


def written(clock: time) -> str:
    """A wall time as it is typed: "09:00"."""
    return f"{clock:%H:%M}"


WallTime = Annotated[time, BeforeValidator(wall_time), PlainSerializer(written)]


def rising(times: Iterable[time]) -> tuple[time, ...]:
    """The times of a day's shifts, if they can be that. Raises ValueError."""
    found = tuple(times)
    if not 1 <= len(found) <= MOST_SHIFTS:
        raise ValueError(f"needs one to {MOST_SHIFTS} times")
    if list(found) != sorted(set(found)):
        raise ValueError("needs times that rise through the day, each once")
    return found


def read_shifts(text: str) -> tuple[time, ...]:
    """Read "09:00, 17:00" as it is typed, also with spaces or "and". Raises ValueError."""
    parts = re.split(r"\s*(?:[,;]|\band\b|\s)\s*", text.strip())
    times = []
    for part in filter(None, parts):
        try:
            times.append(wall_time(part))
        except ValueError as error:
            raise ValueError(f"“{part}” {error}") from None
    return rising(times)


def written_shifts(times: Iterable[time]) -> str:
    """The times of a day's shifts as they are typed: "09:00, 17:00"."""
    return ", ".join(map(written, times))
