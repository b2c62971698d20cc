"""A young person's page in words for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.text import Text

from dutydesk.desk.further import Likely
from dutydesk.desk.notes import NoteLine
from dutydesk.desk.person import PersonPage, PlacementLine
from dutydesk.desk.person_coming import ComingLine
from screens.parts import Part
from screens.widgets.contact_list import card_words
from screens.words import at, at_in_full, clean, day

_LABEL = 23
_NOTES_SHOWN = 3


def name_words(page: PersonPage) -> Text:
    """Who it is, on one line."""
    text = Text(f" {clean(page.name)}", style="bold", no_wrap=True, overflow="ellipsis", end="")
    born = f"born {page.born.day} {page.born:%b %Y}" if page.born else "date of birth not known"
    parts = [clean(page.case_number), born, page.age]
    if page.aliases:
        parts.append("also " + ", ".join(clean(alias) for alias in page.aliases))
    return text.append("  " + " · ".join(part for part in parts if part), "not bold")


def standing_parts(page: PersonPage, now: datetime) -> list[Part]:
    """Hearing, placement, conditions, orders, status, workers, and what is still to answer."""
    return [
        ("Likely next (l)", [_likely(one) for one in page.likely]),
        ("Half-typed", [Text(clean(one.about or one.kind)) for one in page.drafts]),
        ("Next hearing", _hearing(page)),
        ("Coming up", [_coming(one, now) for one in page.coming]),
        ("Their week", [Text(clean(one)) for one in page.week]),
        ("Lives at", _placement(page.placement, now)),
        ("Address to fall back on", _fall_back(page)),
        ("Notes", note_lines(page.notes, now, _NOTES_SHOWN)),
        ("Conditions in force", _conditions(page, now)),
        ("Orders", [_row(one.words, f"made {day(one.made_at)}") for one in page.orders]),
        ("Status", _status(page, now)),
        ("Workers", _workers(page)),
        ("Still to answer", [Text(f"? {clean(one.text)}") for one in page.questions]),
    ]


def timeline_parts(page: PersonPage, now: datetime) -> list[Part]:
    """Everything logged, newest first."""
    lines = []
    for one in page.timeline:
        line = Text().append(f"{at(one.at, now)}  ", "bold").append(clean(one.words))
        lines.append(line.append(f"  ({clean(one.officer)})", "dim"))
    return [("What was logged", lines or [Text("Nothing has been logged yet.")])]


def note_lines(notes: Sequence[NoteLine], now: datetime, most: int | None = None) -> list[Text]:
    """Notes, the newest first, a line each; `most` of them, and how many more there are."""
    lines = []
    for one in notes[:most]:
        line = Text(f"{at(one.at, now)}  ").append(f"{clean(one.officer)}: ", "bold")
        lines.append(line.append(clean(one.said)))
    if most is not None and len(notes) > most:
        lines.append(Text(f"and {len(notes) - most} older, below", "dim"))
    return lines


def _row(words: str, about: str) -> Text:
    return Text(clean(words)).append(f"  {about}", "dim")


def _likely(one: Likely) -> Text:
    return Text(clean(one.title), "bold").append(f"  {clean(one.why)}", "not bold")


def _coming(one: ComingLine, now: datetime) -> Text:
    passed = "  to be logged: held, kept or missed?" if one.at <= now else ""
    line = Text(f"{at_in_full(one.at)}  {clean(one.words)}")
    return line.append(passed, "bold")


def _hearing(page: PersonPage) -> list[Text]:
    hearing = page.next_hearing
    if hearing is None:
        return []
    lines = [Text(f"{at_in_full(hearing.at)}  {clean(hearing.court)}", "bold")]
    lines.extend(Text(f"still to arrange: {clean(one)}") for one in hearing.missing)
    return lines


def _placement(one: PlacementLine | None, now: datetime) -> list[Text]:
    if one is None:
        return [Text("Not known: log a move (m).")]
    lines = [Text(clean(one.name), "bold").append(f"  {one.kind_label}", "not bold")]
    address = ", ".join(clean(part) for part in (one.address, one.postcode) if part)
    if address:
        lines.append(Text(address))
    parts = [one.authority_label, clean(one.telephone)]
    if one.since is not None:
        parts.append(f"since {at(one.since, now)}")
    lines.append(Text(" · ".join(part for part in parts if part)))
    return lines


def _conditions(page: PersonPage, now: datetime) -> list[Text]:
    return [
        _row(f"{one.source.capitalize()}: {one.words}", f"from {at(one.from_at, now)}")
        for one in page.conditions
    ]


def _status(page: PersonPage, now: datetime) -> list[Text]:
    lines = []
    for one in page.status:
        line = Text(f"{clean(one.label):<{_LABEL}} ")
        line.append(clean(one.value), "bold" if one.known else "dim")
        if one.since is not None:
            line.append(f"  since {at(one.since, now)}", "dim")
        lines.append(line)
    return lines


def _workers(page: PersonPage) -> list[Text]:
    lines = [card_words(card) for card in page.workers]
    if page.case_manager:
        lines.append(_row(page.case_manager, "case manager"))
    if page.host_yot is not None:
        lines.append(card_words(page.host_yot))
    if page.link_worker:
        lines.append(_row(page.link_worker, "link worker"))
    return lines


def _fall_back(page: PersonPage) -> list[Text]:
    """Where they go if the placement falls through: beside the placement, to be found in haste."""
    return [Text(clean(page.contingency_address))] if page.contingency_address else []
