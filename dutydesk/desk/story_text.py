"""A clock's story as plain text, for `dutydesk explain`: 80 columns, times in London."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import wrap
from typing import TYPE_CHECKING

from dutydesk.desk.board_row import awaited
from dutydesk.desk.directory import ContactCard
from dutydesk.protocol.calendar import show

if TYPE_CHECKING:
    from dutydesk.desk.story import Story, StoryChase, StoryTelling

_WIDTH = 80
_LABEL = 10
_REACHED = {"tried": "tried, not reached", "told": "told", "acknowledged": "told and acknowledged"}


def as_text(story: Story) -> str:
    """The whole story in lines of at most 80 columns, without anything that commands a terminal."""
    row = story.row
    parts = [
        [
            *_wrapped(f"Clock {row.id}: {row.duty}"),
            *_field("About", f"{row.person_name} ({row.case_number})"),
            *_field("Owed", _owed(story)),
            *_field("Due", _due(story)),
            *_field("Limit", f"{story.words}. {story.limit_source}"),
            *_field("Guidance", story.guidance),
            *_field("Stands", story.stands),
            *_field("With", row.taken_by or "nobody yet"),
        ],
        [
            "Why it runs",
            *_field("Entry", f"{story.entry.id}, {story.entry.kind}: {story.entry.summary}"),
            *_field("", story.entry.note),
            *_field("Times", _times(story)),
            *_field("Rule", f"{story.rule} ({story.paragraphs}), version {story.protocol_version}"),
            *_field("Law", story.law),
            *_field("Of", f"{story.protocol_title}. {story.protocol_source}".rstrip()),
            *_items(story.why),
        ],
        ["How its time was reckoned", *_items(story.steps), *_calendar(story)],
        _part("What happened", _events(story)),
        _part("Who was told", (_telling(one, story.row.desk_owes) for one in story.tellings)),
        _part("Chases", map(_chase, story.chases)),
        _part("Notes", (_happened(one.at, one.officer, one.said) for one in story.notes)),
        _part("Whom to ring", map(_contact, story.contacts)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _owed(story: Story) -> str:
    row = story.row
    return f"by {row.owner_label}, to {row.tell_label}" if row.tell else f"by {row.owner_label}"


def _due(story: Story) -> str:
    row = story.row
    if row.due_at is not None:
        first = f"; not before {show(row.not_before)}" if row.not_before else ""
        return f"{show(row.due_at)}{first}"
    return f"when {awaited(row.waits_for)} is known" if row.waits_for else "at no set time"


def _times(story: Story) -> str:
    entry = story.entry
    return (
        f"happened {show(entry.happened_at)}, known {show(entry.known_at)}, "
        f"logged {show(entry.logged_at)} by {entry.officer}"
    )


def _calendar(story: Story) -> list[str]:
    counted = any("working day" in words for words in (story.words, *story.steps))
    return _field("Calendar", story.calendar_version) if counted else []


def _events(story: Story) -> Iterator[str]:
    """What happened, but for the attempts and chases that have lists of their own."""
    for one in story.events:
        if one.what not in ("tried", "chased"):
            yield _happened(one.at, one.officer, one.words)


def _happened(at: datetime, officer: str, words: str) -> str:
    return f"{show(at)}, {officer}: {words}"


def _telling(one: StoryTelling, desk_owes: bool) -> str:
    """A telling in words. What others owe is told to the desk, by the person named."""
    who = ", ".join(part for part in (one.told_name, one.told_role, one.told_agency) if part)
    kept = [f"reference {one.reference}"] if one.reference else []
    kept += [one.note] if one.note else []
    reached = _REACHED[one.reached] if desk_owes or one.reached == "tried" else "told the desk"
    words = f"{who}: {reached}, by {one.channel.lower()}"
    return _happened(one.at, one.officer, "; ".join([words, *kept]))


def _chase(one: StoryChase) -> str:
    note = f"; {one.note}" if one.note else ""
    return _happened(one.at, one.officer, f"chased {one.whom} by {one.channel.lower()}{note}")


def _contact(one: ContactCard) -> str:
    out_of_hours = f"out of hours {one.out_of_hours}" if one.out_of_hours else ""
    parts = (one.name, one.role_label, one.agency, one.telephone, out_of_hours, one.email)
    return ", ".join(part for part in parts if part)


def _part(title: str, items: Iterable[str]) -> list[str]:
    lines = list(_items(items))
    return [title, *lines] if lines else []


def _items(items: Iterable[str]) -> Iterator[str]:
    for item in items:
        yield from _wrapped(item, first="  - ", rest="    ")


def _field(label: str, words: str) -> list[str]:
    if not words:
        return []
    return _wrapped(words, first=f"  {label:{_LABEL}}", rest=" " * (_LABEL + 2))


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    # Typed text may hold anything; a terminal must not be told to do something by it.
    line = " ".join(words.split())
    safe = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return wrap(safe, _WIDTH, initial_indent=first, subsequent_indent=rest)
