"""How settings, their changes and what a change would do are written on the screens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from screens.words import at, at_in_full, clean, count, shortened

if TYPE_CHECKING:
    from dutydesk.desk.setting_lines import ChangeLine, SettingLine
    from dutydesk.desk.setting_preview import ChangePreview, ClockEffect

_VALUE, _SOURCE = 36, 26
_LOUD = {"near": "near at once", "urgent": "URGENT at once", "overdue": "OVERDUE at once"}
_CLOCKS = 200


def line_words(line: SettingLine, width: int) -> Text:
    """One setting on one line: what, its value, and where there is room, who set it."""
    text = Text(no_wrap=True, overflow="ellipsis", end="")
    label = f"{line.mark} " if line.mark else ""
    wide = width > 100
    room = width - _VALUE - (_SOURCE if wide else 0) - 2
    text.append(label, "bold")
    text.append(_fit(line.label, room - cell_len(label)))
    text.append(_fit(line.value, _VALUE), "bold")
    if wide:
        text.append(_fit(line.source, _SOURCE))
    return text


def _fit(words: str, room: int) -> str:
    return set_cell_size(shortened(words, room - 1), room)


def about_words(line: SettingLine) -> Text:
    """Everything about one setting, under the list."""
    text = Text(clean(line.label), "bold", end="")
    if line.value:
        text.append(f": {clean(line.value)}", "bold")
    if line.source:
        text.append(f"\nSet: {clean(line.source)}.", "not bold")
    if line.overruled:
        text.append(f" {clean(line.overruled)}", "bold")
    if line.note:
        text.append(f"\n{clean(line.note)}", "not bold")
    if line.key and not line.key.endswith("."):
        text.append(f"\n{line.key}", "dim not bold")
    return text


def change_words(one: ChangeLine, now: datetime) -> Text:
    """One change in two lines: who, when, what, from what to what, and why."""
    text = Text(no_wrap=True, overflow="ellipsis", end="")
    text.append(f"{at(one.at, now)}  {clean(one.officer)}: ")
    text.append(f"{clean(one.title)}", "bold")
    text.append(f"\n  {clean(one.before)} → {clean(one.after)}. “{clean(one.reason)}”")
    text.append("  Clocks re-dated." if one.redated else "")
    return text


def change_in_full(one: ChangeLine) -> Text:
    """A change whole, under the list."""
    text = Text(f"{clean(one.title)}: {clean(one.before)} → {clean(one.after)}", "bold", end="")
    redated = "; running clocks were re-dated" if one.redated else ""
    text.append(f"\n{at_in_full(one.at)}, {clean(one.officer)}{redated}.", "not bold")
    return text.append(f"\n“{clean(one.reason)}”", "not bold")


def preview_words(preview: ChangePreview, now: datetime) -> Text:
    """What a change would do to the clocks that run."""
    text = Text(f"{clean(preview.before)} → {clean(preview.after)}", "bold", end="")
    if preview.note:
        text.append(f"\n{preview.note}", "not bold")
    if preview.moves:
        number = count(len(preview.moves), "running clock")
        text.append(f"\n{number} would move, if re-dated with it:", "not bold")
        for one in preview.moves[:_CLOCKS]:
            _clock(text, one)
            text.append(f"\n    {_times(one, now)}", "not bold")
            if one.turns in _LOUD:
                text.append(f"  {_LOUD[one.turns]}", "bold")
    if preview.stays:
        text.append(f"\n{count(len(preview.stays), 'clock')} would not move:", "not bold")
        for one in preview.stays[:_CLOCKS]:
            _clock(text, one)
            text.append(f"\n    {one.why}", "not bold")
    return text


def _clock(text: Text, one: ClockEffect) -> None:
    tell = f" → {one.tell_label}" if one.tell_label else ""
    text.append(f"\n  {shortened(one.person_name, 30)}", "bold")
    text.append(f" {clean(one.paragraphs)}{tell}", "not bold")


def _times(one: ClockEffect, now: datetime) -> str:
    if one.old_due == one.new_due:
        return f"warns from {at(one.new_near, now)}" if one.new_near else "warns at other times"
    old, new = (at(when, now) if when else "no date" for when in (one.old_due, one.new_due))
    return f"{old} → {new}"
