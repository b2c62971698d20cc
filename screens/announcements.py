"""What is announced as it happens: toasts that fade. The bar and the lists are where it stays.

No title names anybody, so that it may be shown over a locked screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dutydesk.desk.duration import span
from screens.words import clean, count, shortened

if TYPE_CHECKING:
    from dutydesk.desk.alerts import AlertRow
    from dutydesk.desk.news import News

Known = set[tuple[str, int, int]]
"""What was announced: an alert and whether it came back, how often it has gone up, a note."""


@dataclass(frozen=True)
class Announcement:
    """A toast."""

    title: str
    words: str


def announcements(news: News, known: Known, now: datetime) -> tuple[list[Announcement], Known]:
    """What is new in the news against what was `known`, and what is known from now on."""
    live = {("alert", one.id, int(one.came_back)): one for one in news.alerts}
    up = {("up", one.id, one.escalations): one for one in news.alerts if one.escalated}
    notes = {("note", one.mention_id, 0): one for one in news.notes}
    told = []
    if new := len(live.keys() - known):
        words = "1 new alert" if new == 1 else f"{new:,} new alerts"
        told.append(Announcement("Alert", f"{words}. Press ! to see and answer."))
    # Whoever does not hear of what goes up sees it in the list; told once, they will not be later.
    if news.goes_up_to_them and (risen := [up[key] for key in up if key not in known]):
        told.append(_gone_up(risen, now))
    if new_notes := [notes[key].note for key in notes if key not in known]:
        words = f"{len(new_notes):,} notes. Press F6 to read them."
        if len(new_notes) == 1:
            note = new_notes[0]
            about = f" about {shortened(note.about)}" if note.about else ""
            words = f"{clean(note.officer)}{about}: {shortened(note.words, 120)}  F6 reads it."
        told.append(Announcement("Note for you", words))
    return told, {*live, *up, *notes}


def waiting(news: News) -> Announcement | None:
    """All that waits for somebody who sits down, in one toast; None where nothing does.

    What stood there before they came is no news: told one by one it would cover the board.
    """
    parts = []
    if news.alerts:
        parts.append(f"{count(len(news.alerts), 'alert')} to answer (!).")
    if risen := sum(one.escalated for one in news.alerts) if news.goes_up_to_them else 0:
        parts.append(f"{count(risen, 'breach', 'breaches')} that nobody answers (v).")
    if news.notes:
        parts.append(f"{count(len(news.notes), 'note')} for you (F6).")
    if news.half_typed:
        parts.append(
            f"{count(news.half_typed, 'entry', 'entries')} half-typed: open the form again."
        )
    return Announcement("What waits", " ".join(parts)) if parts else None


def _gone_up(risen: list[AlertRow], now: datetime) -> Announcement:
    if len(risen) > 1:
        return Announcement(
            "Gone up",
            f"{count(len(risen), 'breach', 'breaches')} that nobody answers. Press v to see them.",
        )
    (one,) = risen
    again = f", {ordinal(one.escalations)} time" if one.escalations > 1 else ""
    return Announcement(
        f"Gone up{again}",
        f"{shortened(one.person_name)}: {shortened(one.duty, 80)}, overdue "
        f"{span(now - one.due_at)}. Nobody answers for it. Press ! to answer, v for the overview.",
    )


def ordinal(number: int) -> str:
    """A number in a row: 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
