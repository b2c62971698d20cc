"""Several things typed on one line, read into the entry's parts: offences, conditions, and so on.

Pure functions. Each takes the whole line and gives a reading for every piece of it: the part of
the entry, or what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from dutydesk.desk.entries import Condition, Disposal, Offence
from dutydesk.desk.kinds.timetable import DAYS, Day, WeekPart, week_words
from dutydesk.vocabulary import Term, Vocabulary, vocabulary

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", re.IGNORECASE)
_TIME = r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?"
_FROM_TO = re.compile(rf"{_TIME}\s*(?:-|–|to|until|till)\s*{_TIME}(?=\s|$)", re.IGNORECASE)
_CURFEW = re.compile(rf"\b{_TIME}\s*(?:-|–|to|until|till)\s*{_TIME}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One piece of a line: the part it makes and the words to show, or what is wrong with it."""

    part: Offence | Condition | Disposal | WeekPart | None
    words: str
    problem: str = ""


def read_offences(line: str) -> list[Reading]:
    """Offences parted by commas: `abh, theft 3, kicked a door = damage 2`.

    A known offence brings its class and gravity; a number after it is the gravity instead. After
    `=` come the class and the gravity of one described in own words.
    """
    return [_offence(piece) for piece in _pieces(line, ",;")]


def read_conditions(line: str) -> list[Reading]:
    """Conditions parted by semicolons: `live Rowan House; curfew 7pm-7am; exclusion Clifton`."""
    return [_condition(piece) for piece in _pieces(line, ";")]


def read_disposals(line: str) -> list[Reading]:
    """Disposals parted by semicolons: `ro 9; yro 12 curfew; dto 8`. The number is the months."""
    return [_disposal(piece) for piece in _pieces(line, ";")]


def read_week(line: str) -> list[Reading]:
    """A week, parted by semicolons: `mon-fri 9:00-15:30 education Nowhere High; sat 10-14 work`."""
    return [_week_part(piece) for piece in _pieces(line, ";")]


READERS: dict[str, Callable[[str], list[Reading]]] = {
    "offences": read_offences,
    "conditions": read_conditions,
    "disposals": read_disposals,
    "week": read_week,
}


def split_postcode(text: str) -> tuple[str, str]:
    """An address without its postcode, and the postcode in its usual spelling (or nothing)."""
    found = _POSTCODE.search(text)
    if not found:
        return text.strip(), ""
    rest = f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].strip(' ,')}".strip()
    return rest, f"{found[1]} {found[2]}".upper()


def _pieces(line: str, marks: str) -> Iterator[str]:
    for piece in re.split(f"[{marks}\n]", line):
        if words := " ".join(piece.split()):
            yield words


def _offence(piece: str) -> Reading:
    described, equals, classed = (part.strip() for part in piece.partition("="))
    text, gravity = _tail_number(classed if equals else described)
    if gravity is not None and not 1 <= gravity <= 5:
        return Reading(None, piece, f"{piece}: gravity is 1 to 5")
    if equals:
        kinds = vocabulary("offence_classes").find(text) if text else []
        if not kinds:
            return Reading(None, piece, f"'{text}' is no class of offence; try violent or theft")
        offence = Offence(
            description=described or kinds[0].label, offence_class=kinds[0].code, gravity=gravity
        )
        return Reading(offence, _offence_words(offence))
    known = _meant(vocabulary("offences"), text)
    if known is None:
        offence = Offence(description=text or described, gravity=gravity)
        return Reading(offence, f"{_offence_words(offence)} · class not known: add = theft 2")
    offence = Offence(
        description=known.label,
        offence_class=known.attrs.get("class"),
        gravity=gravity if gravity is not None else known.attrs.get("gravity"),
    )
    return Reading(offence, _offence_words(offence))


def _offence_words(offence: Offence) -> str:
    classes = vocabulary("offence_classes").terms
    parts = [offence.description]
    if offence.offence_class:
        parts.append(classes[offence.offence_class].label)
    parts.append(f"gravity {offence.gravity}" if offence.gravity else "gravity not known")
    return " · ".join(parts)


def _meant(words: Vocabulary, text: str) -> Term | None:
    """The term meant by a whole piece of text; longer descriptions stay in people's own words."""
    found = words.find(text) if text else []
    return found[0] if found else None


def _condition(piece: str) -> Reading:
    kind, rest = _kind_first(vocabulary("condition_kinds"), piece)
    if kind is None:
        return _make_condition(piece, "other", words=piece)
    if kind.code == "curfew":
        return _curfew(piece, rest)
    if kind.code in ("residence", "exclusion", "reporting"):
        place, postcode = split_postcode(_without(rest, ("at", "from", "in", "to", "the")))
        return _make_condition(piece, kind.code, place=place, postcode=postcode)
    return _make_condition(piece, kind.code, words=rest)


def _curfew(piece: str, rest: str) -> Reading:
    found = _CURFEW.search(rest)
    if not found:
        return Reading(None, piece, f"{piece}: type both times, like curfew 19:00-07:00")
    start, end = _clock(*found.group(1, 2, 3)), _clock(*found.group(4, 5, 6))
    if start is None or end is None:
        return Reading(None, piece, f"{piece}: type the times like 19:00-07:00 or 7pm-7am")
    outside = f"{rest[: found.start()]} {rest[found.end() :]}"
    place, postcode = split_postcode(_without(" ".join(outside.split()), ("at", "from", "the")))
    return _make_condition(
        piece, "curfew", place=place, postcode=postcode, curfew_from=start, curfew_to=end
    )


def _make_condition(piece: str, kind: str, **parts: str) -> Reading:
    try:
        made = Condition(kind=kind, **parts)
    except ValidationError as error:
        return Reading(None, piece, f"{piece}: {first_words(error)}")
    return Reading(made, condition_words(made))


def condition_words(condition: Condition) -> str:
    """One condition in a line, for people."""
    words = vocabulary("condition_kinds").terms[condition.kind].label
    if condition.curfew_from:
        words += f" {condition.curfew_from} to {condition.curfew_to}"
        words += f" at {condition.place}" if condition.place else ""
    elif condition.place:
        words += f" {condition.place}"
    details = " ".join(part for part in (condition.postcode, condition.words) if part)
    return f"{words} {details}".strip()


def _disposal(piece: str) -> Reading:
    kind, rest = _kind_first(vocabulary("disposals"), piece)
    if kind is None:
        return Reading(None, piece, f"'{piece}' is no disposal: try ro 9, yro 12, dto 8, fine")
    months = None
    found = re.search(r"\b(\d{1,3})\s*(m|months?|years?|y)?\b", rest, re.IGNORECASE)
    needs = kind.attrs.get("needs", ())
    if found and "months" in needs:
        years = (found[2] or "").lower().startswith("y")
        months = int(found[1]) * (12 if years else 1)
        rest = " ".join(f"{rest[: found.start()]} {rest[found.end() :]}".split())
    if "months" in needs and months is None:
        return Reading(None, piece, f"{kind.label}: type its length in months, like {piece} 9")
    try:
        made = Disposal(disposal=kind.code, months=months, details=rest)
    except ValidationError as error:
        return Reading(None, piece, f"{kind.label}: {first_words(error)}")
    length = f" · {months} months" if months else ""
    return Reading(made, f"{kind.label}{length}{f' · {rest}' if rest else ''}")


def _week_part(piece: str) -> Reading:
    days, _, rest = piece.partition(" ")
    named, times = _days(days), _FROM_TO.match(rest)
    if named is None:
        return Reading(None, piece, f"{piece}: begin with the days, like mon-fri or tue,thu")
    if times is None:
        return Reading(None, piece, f"{piece}: after the days type the times, like 9:00-15:30")
    begins, ends = _clock(*times.group(1, 2, 3)), _clock(*times.group(4, 5, 6))
    if begins and ends and ends <= begins and not times[6]:
        ends = _clock(times[4], times[5], "pm") or ends  # 9-3.30: nobody is at school at night
    doing = rest[times.end() :].strip()
    kind, what = _kind_first(vocabulary("commitments"), doing) if doing else (None, "")
    if begins is None or ends is None:
        return Reading(None, piece, f"{piece}: type the times like 9:00-15:30 or 9am-3pm")
    if kind is None:
        return Reading(None, piece, f"{piece}: then say education, training, work or leisure")
    if doing.split()[0].casefold() not in (kind.code, kind.label.casefold()):
        what = doing  # what they call it, such as football, says more than its kind
    try:
        made = WeekPart(days=named, begins=begins, ends=ends, kind=kind.code, what=what)
    except ValidationError as error:
        return Reading(None, piece, f"{piece}: {first_words(error)}")
    return Reading(made, week_words(made))


def _days(text: str) -> list[Day] | None:
    """The days that `mon-fri` or `tue,thu` names; None if it names none."""
    found: list[Day] = []
    for piece in text.casefold().split(","):
        ends = [_day(one) for one in re.split("[-–]", piece)]
        if len(ends) > 2 or None in ends:
            return None
        first, last = (DAYS.index(one) for one in (ends[0], ends[-1]) if one)
        if last < first:
            return None
        found += DAYS[first : last + 1]
    return found


def _day(text: str) -> Day | None:
    whole = next((one for one in DAYS if one == text[:3]), None)
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return whole if whole and names[DAYS.index(whole)].startswith(text.rstrip("s")) else None


def _kind_first(words: Vocabulary, piece: str) -> tuple[Term | None, str]:
    """The term that a piece begins with, by as many of its words as name one, and the rest."""
    parts = piece.split()
    for count in range(min(len(parts), 8), 0, -1):
        start = " ".join(parts[:count]).rstrip(":")
        for term in words.terms.values():
            names = (term.code, term.code.replace("_", " "), term.label, *term.aliases)
            if start.casefold() in (name.casefold() for name in names):
                return term, " ".join(parts[count:])
    near = [term for term in words.find(parts[0].rstrip(":")) if len(parts[0]) > 2]
    return (near[0], " ".join(parts[1:])) if near else (None, piece)


def _tail_number(text: str) -> tuple[str, int | None]:
    found = re.search(r"^(.*\S)\s+g?(\d{1,2})$", text)
    return (found[1], int(found[2])) if found else (text, None)


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _without(text: str, small: tuple[str, ...]) -> str:
    words = text.split()
    while words and words[0].casefold() in small and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def first_words(error: ValidationError) -> str:
    """The first thing that pydantic minds, without its own preamble."""
    return error.errors()[0]["msg"].removeprefix("Value error, ")
