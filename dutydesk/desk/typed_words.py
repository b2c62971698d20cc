"""The words and patterns that typed dates and times are made of, and what to type instead.

Only `dutydesk.desk.typed_shapes` uses the patterns. All are of plain lower-case ASCII: `clean`
brings what was typed or pasted there, or refuses it.
"""

from __future__ import annotations

import re

_LONGEST = 80
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
# Zero-width marks that come along when people paste from mail, Word or Windows' own file dates.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), None)

DAY_WORDS = {
    **dict.fromkeys(("today", "tod"), 0),
    **dict.fromkeys(("yesterday", "yest", "yday", "y"), -1),
    **dict.fromkeys(("tomorrow", "tomo", "tom", "tmrw"), 1),
}
WEEKDAY_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        )
    )
    for name in names.split()
}
MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MINUTES_IN = {"m": 1, "min": 1, "minute": 1, "h": 60, "hr": 60, "hour": 60}
DAYS_IN = {"d": 1, "day": 1, "w": 7, "wk": 7, "week": 7}

_WEEKDAY = "|".join(WEEKDAY_NUMBERS)
_MONTH = "|".join(MONTH_NUMBERS)
_UNIT = r"(?P<unit>minute|min|m|hour|hr|h|day|d|week|wk|w)s?"
SIGNED = re.compile(rf"(?P<sign>[+-]) ?(?P<n>\d{{1,4}}) ?{_UNIT}", re.ASCII)
AHEAD = re.compile(rf"in (?P<n>\d{{1,4}}) ?{_UNIT}", re.ASCII)
BEHIND = re.compile(rf"(?P<n>\d{{1,4}}) ?{_UNIT} ago", re.ASCII)
HOURS_MINUTES = re.compile(
    r"(?P<sign>[+-]) ?(?P<h>\d{1,4}) ?h(?:(?:ou)?rs?)? ?(?P<m>\d{1,2}) ?m(?:ins?|inutes?)?",
    re.ASCII,
)
A_WEEKDAY = re.compile(rf"(?:(?P<which>next|last) )?(?P<weekday>{_WEEKDAY})")
NUMERIC = re.compile(
    r"(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?"
    r"|(?P<sep>[.-])(?P<month2>\d{1,2})(?P=sep)(?P<year2>\d{4}|\d{2}))",
    re.ASCII,
)
ISO = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})", re.ASCII
)
NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /-]?(?P<month>{_MONTH})\.?"
    r"(?:[ /-](?P<year>\d{4}|\d{2}))?",
    re.ASCII,
)
ISO_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[t ](?P<hour>\d\d):(?P<minute>\d\d)(?::[0-5]\d(?:\.\d{1,9})?)?"
    r" ?(?P<offset>z|(?P<sign>[+-])(?P<oh>[01]\d):?(?P<om>[0-5]\d))?",
    re.ASCII,
)
# How clearly each is a clock time, and not a year or a day of the month.
CLOCKS = tuple(
    (clearness, re.compile(pattern, re.ASCII))
    for clearness, pattern in (
        ("clear", r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::[0-5]\d)?(?: ?(?:hours|hrs))?"),
        ("clear", r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::[0-5]\d)? ?(?P<half>[ap]m)"),
        ("clear", r"(?P<hour>\d{1,2}?)(?P<minute>\d\d)? ?(?P<half>[ap]m)"),
        ("clear", r"(?P<hour>\d\d)(?P<minute>\d\d) ?(?:hours|hrs)"),
        ("four digits", r"(?P<hour>\d\d)(?P<minute>\d\d)"),
        ("hour", r"(?P<hour>\d\d)"),
    )
)
_REMARK = re.compile(
    r" \((?:today|yesterday|tomorrow|in \d{1,6} days|\d{1,6} days ago)\)$", re.ASCII
)


class TypedTimeError(ValueError):
    """What was typed is no date or time that the desk takes. Its text says what to type."""


def quoted(text: str) -> str:
    """The typed text in quotes, short and printable, for a message."""
    printable = "".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST])
    short = " ".join(printable.split())
    return f'"{short[:37]}..."' if len(short) > 40 else f'"{short}"'


def clean(text: str) -> tuple[str, bool]:
    """`text` in plain lower case, and whether a remark as the screen shows it was taken off."""
    flat = text.translate(_FULL_WIDTH).translate(_DASHES).translate(_INVISIBLE)
    flat = " ".join(flat.split())
    if not flat:
        raise TypedTimeError("Nothing is typed. Type a date or a time, like fri 10:00 or 14:30.")
    if len(flat) > _LONGEST or not flat.isascii():
        raise TypedTimeError(what_to_type("", text))
    flat = flat.lower()
    flat = re.sub(r"\b([ap])\. ?m(?:\.|\b)", r"\1m", flat)
    flat = re.sub(r",(?= |$)", "", flat).rstrip(" .;")
    flat = re.sub(r"^(?:on|at) ", "", flat)
    flat = re.sub(r" (?:on|at)(?= )", "", flat)
    plain = _REMARK.sub("", flat)
    return plain, plain != flat


_HINTS = (
    (
        r"(?:.* )?midnight(?: .*)?",
        "Midnight may be the start of a day or its end. "
        "Type 00:00 for the start, or 23:59 for the end, like fri 23:59.",
    ),
    (r"\d{1,2}", "Type the whole time, like 14:00 or 2pm."),
    (r"\d{3}", "Type the time with four digits or a colon, like 0930 or 9:30."),
    (
        rf"\d{{1,4}} ?{_UNIT}",
        "Say which way: type -3h for three hours ago, +3h for three hours ahead.",
    ),
    (
        r"(?:today|tod|yesterday|yest|yday|y|tomorrow|tomo|tom|tmrw|[+-]\d+ ?[dw]) \d",
        "Is that morning or evening? Type the time like 9am, 9pm or 09:00.",
    ),
    (
        rf"(?:(?:next|last) )?(?:{_WEEKDAY}) \d{{1,2}}(?:st|nd|rd|th)?",
        "Is that a time or a day of the month? Type fri 10:00 for a time, 10 Mar for a day.",
    ),
    (
        rf"(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b.*",
        "Type the day before the month, like 12 Mar or 12/3.",
    ),
    (
        rf".*\d{{1,2}}(?:st|nd|rd|th)? ?(?:{_MONTH}) \d{{2}}",
        "Is the last number a year or an hour? Type 12 Mar 2026, or 12 Mar 10:00.",
    ),
    (
        r"\d{1,2}/\d{1,2} \d{4}",
        "Is the last number a year or a time? Type 12/3/2030, or 12/3 20:30.",
    ),
    (r"\d{6}|\d{8}", "Type a date with slashes, like 28/02/2026."),
)


def what_to_type(typed: str, text: str) -> str:
    """What to type in place of `text`, whose cleaned form has no reading as a time."""
    said = f"{quoted(text)} can't be read. "
    for pattern, hint in _HINTS:
        if re.fullmatch(pattern, typed, re.ASCII):
            return said + hint
    return (
        said + "Type a time like 14:30, yesterday 9pm or -20m, or a date like fri, "
        "+2d, 12 Mar or 28/02/2026, or both."
    )
