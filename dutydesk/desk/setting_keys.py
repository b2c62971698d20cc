"""The settings that are the whole desk's: their keys, and how a value is typed and said.

A key is a group and what it is about: `targets.rotherham/r17`, `office_hours.monday`,
`calendar.2027-05-03`, `warn.24 hours`; or a group that is one thing: `shifts`. A value is kept as
plain JSON in the words that are typed; None gives the key back to desk.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dutydesk.errors import DutydeskError
from dutydesk.office_hours import Hours, OfficeHours
from dutydesk.protocol.calendar import show_day
from dutydesk.protocol.spans import Span
from dutydesk.wall_times import read_shifts, wall_time, written, written_shifts

TARGETS, HOURS, CALENDAR = "targets", "office_hours", "calendar"
WARN = "warn"
ESCALATE, AGAIN = "escalate_after_minutes", "escalate_again_minutes"
SHIFTS, RESULTS_BY, LOCK = "shifts", "results_by", "lock_after_minutes"
WHOLE = (ESCALATE, AGAIN, SHIFTS, RESULTS_BY, LOCK)
"""The groups that are one thing, and whose keys have no part."""

GROUPS = (TARGETS, HOURS, CALENDAR, WARN, *WHOLE)
"""What a supervisor may change for the whole desk, in the order in which it is shown."""

DAYS = tuple(OfficeHours.model_fields)
HOLIDAY, CLOSED, WORKING = "bank holiday", "closed", "working"
"""What a day is made: everybody's bank holiday, closed by the council alone, or worked."""

LONGER = "longer"
"""The row of warnings for clocks that run longer than any other row says."""

NONE = "none"
_BACK = ("usual", "default")
NEVER = 0
"""What is kept where an alert goes up once and never again."""

_MINUTES = {ESCALATE: 1440, AGAIN: 1440, LOCK: 240}
_RULE = re.compile(r"[a-z0-9][a-z0-9_-]*/[a-z0-9][a-z0-9-]*")
_DAY_WORDS = {
    "bank holiday": HOLIDAY,
    "holiday": HOLIDAY,
    "closed": CLOSED,
    "council closed": CLOSED,
    "working": WORKING,
    "working day": WORKING,
    "worked": WORKING,
}
HINTS = {
    TARGETS: "Type a time such as 2 hours or 1 working day; none for the protocol file's own.",
    HOURS: "Type the hours, such as 09:00-17:00; none if nobody is in; usual for desk.toml's.",
    CALENDAR: "Type bank holiday, closed (by the council alone) or working; none for as published.",
    WARN: "Type both times, longest first, such as 4 hours, 1 hour; usual for desk.toml's.",
    ESCALATE: "Type minutes from 1 to 1440, such as 15 minutes; usual for desk.toml's.",
    AGAIN: "Type minutes from 1 to 1440, such as 30 minutes, or never; usual for desk.toml's.",
    SHIFTS: "Type when each shift begins, such as 09:00, 17:00; usual for desk.toml's.",
    RESULTS_BY: "Type a time, such as 17:30; usual for desk.toml's.",
    LOCK: "Type minutes from 1 to 240, such as 10 minutes; usual for desk.toml's.",
}
"""What to type for a value, by group."""


class SettingRefused(DutydeskError):
    """A setting can't be changed like that; the words say what to type or whom to ask.

    `field`: key, value or reason; empty where it is about the whole.
    """

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class Key:
    """One setting: its group, and what in the group it is about (empty for a whole group)."""

    group: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.group}.{self.part}" if self.part else self.group

    @property
    def day(self) -> date:
        """The day that a key of the calendar is about."""
        return date.fromisoformat(self.part)


def split_key(text: str) -> Key:
    """A key as it is kept, in its two parts."""
    group, _, part = text.partition(".")
    return Key(group, part)


def read_key(text: str, today: date) -> Key:
    """Read a typed key; a day may be typed as people do. Raises SettingRefused.

    `today` is London's.
    """
    key = split_key(" ".join(text.split()))
    if key.group not in GROUPS or bool(key.part) == (key.group in WHOLE):
        raise SettingRefused(
            f"“{text}” is no setting of the whole desk. There are {TARGETS}.RULE, {HOURS}.DAY, "
            f"{CALENDAR}.DATE, {WARN}.TIME, {', '.join(WHOLE)}; dutydesk settings shows each.",
            "key",
        )
    if key.group == TARGETS and not _RULE.fullmatch(key.part):
        raise SettingRefused(f"“{key.part}” names no rule. Write it as in rotherham/r18.", "key")
    if key.group == HOURS and key.part.lower() not in DAYS:
        raise SettingRefused(f"“{key.part}” is no day. Write one of {', '.join(DAYS)}.", "key")
    if key.group == HOURS:
        return Key(HOURS, key.part.lower())
    if key.group == CALENDAR:
        return Key(CALENDAR, _read_day(key.part, today).isoformat())
    if key.group == WARN and key.part != LONGER:
        return Key(WARN, str(_read_span(key.part, "key")))
    return key


def _read_day(text: str, today: date) -> date:
    # Not needed to open a desk, and slow to load: the patterns of all that people type.
    from dutydesk.desk.typed_days import read_date
    from dutydesk.desk.typed_words import TypedTimeError

    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return read_date(text, today, prefer="future")
    except TypedTimeError as error:
        raise SettingRefused(str(error), "key") from error


def read_value(key: Key, text: str) -> Any:
    """Read a typed value into what is kept: None gives it back to desk.toml.

    Raises SettingRefused, whose words say what to type.
    """
    words = " ".join(str(text).split()).lower()
    if not words:
        raise SettingRefused(HINTS[key.group], "value")
    if words in _BACK or (words == NONE and key.group in (TARGETS, CALENDAR)):
        return None
    match key.group:
        case "targets":
            return str(_read_span(words, "value"))
        case "office_hours":
            return NONE if words in (NONE, CLOSED) else _read_hours(words)
        case "calendar":
            return _read_kind(words)
        case "warn":
            return _read_warning(key, words)
        case "shifts" | "results_by":
            return _read_times(key, words)
    return _read_minutes(key, words)


def _read_span(words: str, field: str) -> Span:
    try:
        return Span.parse(words)
    except ValueError as error:
        said = str(error)
        raise SettingRefused(f"{said[:1].upper()}{said[1:]}.", field) from error


def _read_hours(words: str) -> str:
    try:
        return str(Hours.parse(words))
    except ValueError as error:
        raise SettingRefused(f"“{words}” {error}. {HINTS[HOURS]}", "value") from error


def _read_kind(words: str) -> str:
    if words not in _DAY_WORDS:
        raise SettingRefused(f"“{words}” is nothing that a day can be. {HINTS[CALENDAR]}", "value")
    return _DAY_WORDS[words]


def _read_warning(key: Key, words: str) -> str:
    if words == NONE:
        if key.part == LONGER:
            raise SettingRefused(f"The last row can't go. {HINTS[WARN]}", "value")
        return NONE
    parts = [part for part in re.split(r"\s*(?:,|;| and )\s*", words) if part]
    if len(parts) != 2:
        raise SettingRefused(f"“{words}” is not two times. {HINTS[WARN]}", "value")
    near, urgent = (_read_span(part, "value") for part in parts)
    if near.length() < urgent.length():
        raise SettingRefused(
            f"A clock turns near before it turns urgent. Type {urgent}, {near}.", "value"
        )
    return f"{near}, {urgent}"


def _read_times(key: Key, words: str) -> str:
    try:
        if key.group == SHIFTS:
            return written_shifts(read_shifts(words))
        return written(wall_time(words))
    except ValueError as error:
        said = str(error) if str(error).startswith("“") else f"“{words}” {error}"
        raise SettingRefused(f"{said}. {HINTS[key.group]}", "value") from error


def _read_minutes(key: Key, words: str) -> int:
    if key.group == AGAIN and words == "never":
        return NEVER
    found = re.fullmatch(r"(\d{1,4})(?: ?m(?:in(?:ute)?s?)?)?", words, re.ASCII)
    least = NEVER if key.group == AGAIN else 1
    if not found or not least <= int(found[1]) <= _MINUTES[key.group]:
        raise SettingRefused(f"“{words}” is not so many minutes. {HINTS[key.group]}", "value")
    return int(found[1])


def spans_of(value: str) -> tuple[Span, Span]:
    """The times of a row of warnings as kept: near, urgent."""
    near, urgent = value.split(", ")
    return Span.parse(near), Span.parse(urgent)


_TITLES = {
    ESCALATE: "time until an unanswered alert goes to the supervisor",
    AGAIN: "time until a breach that nobody answers goes up again",
    SHIFTS: "times at which shifts begin",
    RESULTS_BY: "time at which hearings without a result are looked for",
    LOCK: "time without a key after which a screen locks",
}


def title_of(key: Key) -> str:
    """What a key is about, in words for people."""
    match key.group:
        case "targets":
            return f"desk target of {key.part}"
        case "office_hours":
            return f"office hours on {key.part.capitalize()}"
        case "calendar":
            return show_day(key.day)
        case "warn" if key.part == LONGER:
            return "warnings of clocks that run longer"
        case "warn":
            return f"warnings of clocks that run up to {key.part}"
    return _TITLES[key.group]


def value_words(key: Key, value: Any) -> str:
    """A value as kept, in words for people."""
    if value is None:
        return {
            TARGETS: "the protocol file's own",
            CALENDAR: "as published",
        }.get(key.group, "as in desk.toml")
    match key.group:
        case "office_hours":
            return "nobody in" if value == NONE else str(value)
        case "calendar":
            return "closed by the council alone" if value == CLOSED else f"a {_kind(value)}"
        case "warn" if value == NONE:
            return "no row of its own"
        case "warn":
            near, urgent = str(value).split(", ")
            return f"near {near}, urgent {urgent}"
        case "escalate_again_minutes" if value == NEVER:
            return "never: once only"
        case "escalate_after_minutes" | "escalate_again_minutes" | "lock_after_minutes":
            return f"{value} minute{'' if value == 1 else 's'}"
    return str(value)


def _kind(value: Any) -> str:
    return "working day" if value == WORKING else str(value)
