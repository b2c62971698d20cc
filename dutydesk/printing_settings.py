"""Settings, what a change of one would do, and what was changed, in plain text."""

from __future__ import annotations

from textwrap import fill

from dutydesk.desk.setting_lines import SECTIONS, ChangeLine, SettingsPage
from dutydesk.desk.setting_preview import ChangePreview, ClockEffect
from dutydesk.printing import table
from dutydesk.protocol.calendar import show


def page_text(page: SettingsPage) -> str:
    """Everything that is set, section by section, then who changed what."""
    parts = [page.may]
    for group, (title, about) in SECTIONS.items():
        lines = [one for one in page.lines if one.group == group and not one.key.endswith(".")]
        rows = [
            (
                one.key or one.label,
                f"{one.value}{f' [{one.mark}]' if one.mark else ''}",
                one.source,
                _about(one.label if one.key else "", one.note, one.overruled),
            )
            for one in lines
        ]
        head = f"{title}\n{fill(about, 100)}"
        parts.append(f"{head}\n{table(('KEY', 'VALUE', 'FROM', 'ABOUT'), rows, fixed=3)}")
    if page.history:
        parts.append("Changes, the newest first\n" + "\n".join(map(_change, page.history)))
    return "\n\n".join(parts)


def _about(*words: str) -> str:
    return " · ".join(one for one in words if one)


def _change(one: ChangeLine) -> str:
    redated = " Running clocks were re-dated." if one.redated else ""
    return (
        f"{show(one.at)}  {one.officer}  {one.key}: {one.before} → {one.after}. “{one.reason}”"
        f"{redated}"
    )


def preview_text(preview: ChangePreview) -> str:
    """What a change would do to the clocks that run."""
    title = f"{preview.title[:1].upper()}{preview.title[1:]}"
    parts = [f"{title}: {preview.before} → {preview.after}"]
    if preview.note:
        parts.append(preview.note)
    if preview.moves:
        moves = "\n".join(f"  {_clock(one)}: {_times(one)}" for one in preview.moves)
        parts.append(f"Re-dated with it, if you say so ({len(preview.moves)}):\n{moves}")
    if preview.stays:
        stays = "\n".join(f"  {_clock(one)}: {one.why}" for one in preview.stays)
        parts.append(f"Not moved in any case ({len(preview.stays)}):\n{stays}")
    return "\n\n".join(parts)


def _clock(one: ClockEffect) -> str:
    tell = f" → {one.tell_label}" if one.tell_label else ""
    return f"{one.person_name} ({one.case_number}) {one.paragraphs}{tell}"


def _times(one: ClockEffect) -> str:
    if one.old_due == one.new_due:
        words = f"warns from {show(one.new_near)}" if one.new_near else "warns at other times"
    else:
        old, new = (show(at) if at else "no date" for at in (one.old_due, one.new_due))
        words = f"{old} → {new}"
    return f"{words}, {one.turns.upper()} AT ONCE" if _alarms(one) else words


def _alarms(one: ClockEffect) -> bool:
    return one.turns in ("near", "urgent", "overdue")
