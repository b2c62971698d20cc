"""Notes and the supervisor's view in plain text, for the command line. Times are London's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dutydesk.desk.board import board_rows
from dutydesk.desk.duration import span
from dutydesk.desk.notes import NoteForYou, NoteLine
from dutydesk.desk.rights import ROLE_WORDS
from dutydesk.desk.supervising import Group, Overview
from dutydesk.printing import table
from dutydesk.protocol.calendar import show

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


def notes_text(found: Sequence[NoteLine]) -> str:
    """Notes, the newest first, with whom they mention and who has read them."""
    if not found:
        return "There is no note there. Write one: dutydesk note add"
    lines = [
        (str(one.id), show(one.at), one.officer, one.about or "the desk", one.said) for one in found
    ]
    return table(("NOTE", "WRITTEN", "BY", "ABOUT", "WORDS"), lines, 2)


def notes_for_text(found: Sequence[NoteForYou]) -> str:
    """The notes for an officer, those not read yet first."""
    if not found:
        return "No note is for you."
    lines = [
        (
            str(one.note.id),
            show(one.read_at) if one.read_at else "NEW",
            show(one.note.at),
            one.note.officer,
            one.note.about or "the desk",
            one.note.words,
        )
        for one in found
    ]
    return table(("NOTE", "READ", "WRITTEN", "BY", "ABOUT", "WORDS"), lines, 2)


def overview_text(desk: Desk, found: Overview) -> str:
    """The supervisor's view: breaches, by officer, by agency, terminals."""
    now = desk.now()
    rows = board_rows(desk, found.breaches.ids)
    breaches = [
        (
            span(now - row.due_at) if row.due_at else "",
            _times(found.gone_up.get(row.id, 0)),
            row.taken_by or "nobody",
            row.person_name,
            f"{row.duty} → {row.tell_label}" if row.tell_label else row.duty,
            str(row.id),
        )
        for row in rows.values()
    ]
    here = [
        (
            one.officer,
            ROLE_WORDS[one.role] if one.role else "no officer",
            one.terminal,
            show(one.began_at),
            _awake(one.silent, one.locked_at is not None),
        )
        for one in found.here
    ]
    headings = ("OVERDUE", "GONE UP", "WITH", "YOUNG PERSON", "DUTY", "CLOCK")
    parts = [
        _part("BREACHES NOBODY ANSWERS FOR", headings, breaches, "None."),
        _part("BY OFFICER", _COUNTED, map(_group, found.by_officer), "Nobody."),
        _part("BY AGENCY", _COUNTED, map(_group, found.by_agency), "No clock is running."),
        _part("AT THE TERMINALS", ("OFFICER", "ROLE", "TERMINAL", "SINCE", ""), here, "Nobody."),
    ]
    return "\n\n".join(parts)


_COUNTED = ("WHO", "CLOCKS", "OVERDUE", "URGENT", "NEAR", "NEXT DUE", "")


def _group(one: Group) -> tuple[str, ...]:
    tally = one.tally
    numbers = (tally.running, tally.overdue, tally.urgent, tally.near)
    due = show(tally.next_due) if tally.next_due else ""
    return one.label, *map(str, numbers), due, one.about


def _part(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], none: str) -> str:
    lines = list(rows)
    return f"{title}\n{table(headings, lines, 1) if lines else none}"


def _times(number: int) -> str:
    return "" if not number else "once" if number == 1 else f"{number} times"


def _awake(silent: bool, locked: bool) -> str:
    return "not heard from" if silent else "locked" if locked else ""
