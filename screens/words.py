"""How times and names are written on the screens.

Instants come in as UTC and are shown as London wall time. Everything here is pure.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.cells import cell_len, chop_cells

from dutydesk.desk.duration import span

LONDON = ZoneInfo("Europe/London")

_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(value: str) -> str:
    """What somebody typed, on one line and without characters that could command a terminal."""
    if value.isascii() and value.isprintable():
        return value
    return "".join(_seen(char) for char in value)


def _seen(char: str) -> str:
    if char in "\n\r\t":
        return " "
    category = unicodedata.category(char)
    if category == "Cf":  # marks that turn the writing direction, and the like: they show nothing
        return ""
    return "\ufffd" if category in _UNSEEN else char


def clean_lines(value: str) -> str:
    """As `clean`, but keeps the line breaks of a note."""
    return "\n".join(clean(line) for line in value.splitlines())


def shortened(name: str, room: int = 36) -> str:
    """A name, cleaned, in at most `room` cells: what is said after it is to be seen as well."""
    name = clean(name)
    return name if cell_len(name) <= room else chop_cells(name, room - 1)[0].rstrip() + "…"


def at(instant: datetime, now: datetime) -> str:
    """A moment as people at a desk say it: `today 19:40`, `Fri 27 Nov 19:40`."""
    here, today = instant.astimezone(LONDON), now.astimezone(LONDON)
    days = (here.date() - today.date()).days
    clock = f"{here:%H:%M}"
    if days == 0:
        return f"today {clock}"
    if days == 1:
        return f"tomorrow {clock}"
    if days == -1:
        return f"yesterday {clock}"
    day = f"{here:%a} {here.day} {here:%b}"
    return f"{day} {clock}" if here.year == today.year else f"{day} {here.year} {clock}"


def at_in_full(instant: datetime) -> str:
    """A moment in full: `Fri 27 Nov 2026 19:40`."""
    here = instant.astimezone(LONDON)
    return f"{here:%a} {here.day} {here:%b %Y %H:%M}"


def day(instant: datetime) -> str:
    """The London day of an instant: `Fri 27 Nov 2026`."""
    here = instant.astimezone(LONDON)
    return f"{here:%a} {here.day} {here:%b %Y}"


def clock_time(instant: datetime) -> str:
    """The London clock time of an instant: `14:02`."""
    return f"{instant.astimezone(LONDON):%H:%M}"


def ago(then: datetime, now: datetime) -> str:
    """How long ago: `3 s ago`; a moment ahead of the clock is `just now`."""
    return f"{span(now - then)} ago" if now > then else "just now"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 clock`, `2 clocks`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
