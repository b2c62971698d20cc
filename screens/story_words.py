"""A clock's story in words for the screen."""

from __future__ import annotations

from datetime import datetime

from rich.text import Text

from dutydesk.desk.board_row import awaited
from dutydesk.desk.story import Story, StoryChase, StoryTelling
from screens.parts import Part
from screens.person_words import note_lines
from screens.widgets.clock_row import basis, left, whom
from screens.widgets.contact_list import card_words
from screens.words import at, at_in_full, clean, clean_lines

_REACHED = {
    "tried": "Tried, not reached",
    "told": "Told",
    "acknowledged": "Told and acknowledged",
}


def head_words(story: Story, level: str, now: datetime) -> Text:
    """What matters most, in three lines that stay in sight."""
    row = story.row
    text = Text(end="")
    text.append(clean(row.person_name), "bold").append(f"  {clean(row.case_number)}   ")
    text.append(clean(whom(row)))
    text.append(f"\n{clean(row.duty)}", "bold")
    if row.state == "running":
        text.append(f"\n{left(row, level, now).strip()}", "bold")
        if row.due_at is not None:
            text.append(f"   due {at_in_full(row.due_at)}")
        elif row.waits_for:
            text.append(f"   until this is known: {clean(awaited(row.waits_for))}")
    else:
        text.append(f"\n{clean(story.stands)}", "bold")
        if row.due_at is not None:
            text.append(f"   was due {at_in_full(row.due_at)}")
    text.append(f"   {basis(row)} {clean(row.paragraphs)}")
    text.append(f"   with {clean(row.taken_by)}" if row.taken_by else "")
    return text


def story_parts(story: Story, now: datetime) -> list[Part]:
    """The story, part after part."""
    return [
        ("Whom to ring", [card_words(card) for card in story.contacts]),
        ("Notes", note_lines(story.notes, now)),
        ("The limit", _limit(story)),
        ("How its time was reckoned", [Text(clean(step)) for step in story.steps]),
        ("Why it runs", _why(story)),
        ("Who was told", [_telling(one, now) for one in story.tellings]),
        ("Chases", [_chase(one, now) for one in story.chases]),
        ("What happened", _events(story, now)),
    ]


def _limit(story: Story) -> list[Text]:
    lines = [Text(clean(story.words)), Text(clean(story.limit_source))]
    if story.guidance:
        lines.append(Text(f"Guidance: {clean(story.guidance)}"))
    if story.row.missed_at is not None:
        lines.append(Text(f"Missed at {at_in_full(story.row.missed_at)}; that stays.", "bold"))
    if story.row.not_before is not None:
        lines.append(Text(f"Not before {at_in_full(story.row.not_before)}"))
    return lines


def _why(story: Story) -> list[Text]:
    entry = story.entry
    lines = [
        Text(clean(entry.summary), "bold"),
        Text(
            f"happened {at_in_full(entry.happened_at)}, known {at_in_full(entry.known_at)}, "
            f"logged {at_in_full(entry.logged_at)} by {clean(entry.officer)}"
        ),
    ]
    if entry.note:
        lines.append(Text(clean_lines(entry.note)))
    lines.extend(Text(clean(reason)) for reason in story.why)
    lines.append(
        Text(
            f"Rule {clean(story.rule)}, paragraph {clean(story.paragraphs)}, "
            f"version {clean(story.protocol_version)}"
        )
    )
    if story.law:
        lines.append(Text(f"Law: {clean(story.law)}"))
    lines.append(Text(clean(story.protocol_title)))
    if story.calendar_version:
        lines.append(Text(f"Working days: {clean(story.calendar_version)}"))
    return lines


def _telling(one: StoryTelling, now: datetime) -> Text:
    text = Text(f"{at(one.at, now)}  ")
    text.append(_REACHED.get(one.reached, one.reached), "bold").append(": ")
    who = (one.told_name, one.told_role, one.told_agency)
    text.append(", ".join(clean(word) for word in who if word))
    text.append(f"; {clean(one.channel).lower()}")
    text.append(f", reference {clean(one.reference)}" if one.reference else "")
    text.append(f". {clean(one.note)}" if one.note else "")
    return text.append(f"  (logged by {clean(one.officer)} {at(one.logged_at, now)})", "dim")


def _chase(one: StoryChase, now: datetime) -> Text:
    text = Text(f"{at(one.at, now)}  {clean(one.whom)}; {clean(one.channel).lower()}")
    text.append(f". {clean(one.note)}" if one.note else "")
    return text.append(f"  (logged by {clean(one.officer)} {at(one.logged_at, now)})", "dim")


def _events(story: Story, now: datetime) -> list[Text]:
    lines = []
    for event in story.events:
        text = Text(f"{at(event.at, now)}  {clean(event.words)}")
        lines.append(text.append(f"  ({clean(event.officer)})", "dim"))
    return lines
