"""The parts of an entry as one would type them on a line: what `readers` read, the other way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dutydesk.desk.entries import Condition, Disposal, Offence
from dutydesk.desk.kinds.timetable import WeekPart, days_words
from dutydesk.vocabulary import vocabulary


def write_offences(parts: Sequence[Offence]) -> str:
    """Offences parted by commas: `Theft from a shop = theft 2`."""
    return ", ".join(_offence(one) for one in parts)


def write_conditions(parts: Sequence[Condition]) -> str:
    """Conditions parted by semicolons: `residence Rowan House; curfew 19:00-07:00`."""
    return "; ".join(_condition(one) for one in parts)


def write_disposals(parts: Sequence[Disposal]) -> str:
    """Disposals parted by semicolons, the number is the months: `Referral order 9`."""
    return "; ".join(
        _words(vocabulary("disposals").terms[one.disposal].label, one.months, one.details)
        for one in parts
    )


def write_week(parts: Sequence[WeekPart]) -> str:
    """A week, parted by semicolons: `mon-fri 09:00-15:30 education Nowhere High`."""
    return "; ".join(
        _words(days_words(one.days), f"{one.begins}-{one.ends}", one.kind, one.what).replace(
            ";", ","
        )
        for one in parts
    )


WRITERS: dict[str, Callable[[Sequence[Any]], str]] = {
    "offences": write_offences,
    "conditions": write_conditions,
    "disposals": write_disposals,
    "week": write_week,
}


def _offence(one: Offence) -> str:
    description = one.description.translate(str.maketrans(",;=", "   "))
    if one.offence_class is None:
        return _words(description, one.gravity)
    label = vocabulary("offence_classes").terms[one.offence_class].label
    return _words(description, "=", label, one.gravity)


def _condition(one: Condition) -> str:
    kind = one.kind.replace("_", " ") if one.kind != "other" else ""
    curfew = f"{one.curfew_from}-{one.curfew_to}" if one.curfew_from else ""
    return _words(kind, curfew, one.place, one.postcode, one.words).replace(";", ",")


def _words(*parts: object) -> str:
    return " ".join(" ".join(str(part) for part in parts if part not in (None, "")).split())
