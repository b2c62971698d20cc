"""What must not be missed, wherever one is: counts, alerts, and whether anything has stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from dutydesk.desk.duration import span
from screens.actions import ACTIONS, keys_of, shown_key
from screens.widgets.clock_row import Piece
from screens.words import LONDON, clean, clock_time, count, shortened

if TYPE_CHECKING:
    from dutydesk.desk.board import Counts

# The watch looks every 5 to 15 seconds; after this long without a look it has stopped.
SILENCE = timedelta(seconds=30)


class PromptLike(Protocol):
    """Something that the hour asks for, as the watch has it."""

    @property
    def code(self) -> str:
        """What it is about: hand_over, accept or results."""

    @property
    def words(self) -> str:
        """What it asks for."""

    @property
    def officer(self) -> str:
        """Who signed the sheet that it is about; empty for none."""


_ACTIONS = {"results": "court"}
"""What is done about it on the board, where that is not handing over."""


@dataclass(frozen=True)
class Attention:
    """What the bar shows.

    `opening`: the desk is not open yet; nothing is watched and nothing followed. `watched_since`:
    when the watch was started here. `silent_since`: since when it has been silent for too long;
    None while all is well. `notes`: those for whoever sits here that they have not read.
    """

    officer: str
    terminal: str
    opening: bool = False
    counts: Counts | None = None
    watched_since: datetime | None = None
    checked_at: datetime | None = None
    silent_since: datetime | None = None
    watch_error: str | None = None
    backup_error: str | None = None
    prompts: tuple[PromptLike, ...] = ()
    notes: int = 0
    stale_since: datetime | None = None
    stale_why: str = ""
    notices: tuple[str, ...] = ()


def troubles(attention: Attention) -> list[str]:
    """What has stopped or is wrong, each with what to do. Empty on a good day."""
    if attention.opening:
        return []
    found = []
    if attention.watched_since is None:
        found.append("NO WATCH HERE: no alert will come. Look at the board yourself.")
    elif attention.silent_since is not None:
        why = f" ({clean(attention.watch_error)})" if attention.watch_error else ""
        found.append(
            f"WATCH STOPPED since {clock_time(attention.silent_since)}{why}: no alert will come. "
            "Leave the desk (^q) and start it again."
        )
    if attention.stale_since is not None:
        why = f" ({clean(attention.stale_why)})" if attention.stale_why else ""
        found.append(
            f"BOARD STALE since {clock_time(attention.stale_since)}{why}: what you see may have "
            "changed. It is tried again by itself."
        )
    if attention.backup_error:
        found.append(f"NO BACKUP: {clean(attention.backup_error)} It is tried again by itself.")
    return found + [clean(notice) for notice in attention.notices]


def prompt_words(prompt: PromptLike, keymap: Mapping[str, str]) -> str:
    """What the hour asks for, with the desk's own key for it on the board."""
    action = _ACTIONS.get(prompt.code, "handover")
    keys = next(keys_of(one, keymap) for one in ACTIONS if one.id == action)
    who = f" Signed by {shortened(prompt.officer, 30)}." if prompt.officer else ""
    return f"{prompt.words} ({shown_key(keys[0])}).{who}"


def line(attention: Attention, now: datetime, width: int) -> list[Piece]:
    """The bar's first line; where there is little room, the least needed words go first."""
    left = _counted(attention)
    here = now.astimezone(LONDON)
    when = f"{here:%a} {here.day} {here:%b} {here:%H:%M}"
    officer, terminal = clean(attention.officer), clean(attention.terminal)
    watch = _watch(attention, now)
    brief = watch.removeprefix("watch ")
    taken = sum(cell_len(piece.words) for piece in left)
    rights: tuple[str, ...] = (
        f"{watch}   {officer} at {terminal}   {when} ",
        f"{watch}  {officer} at {terminal}  {when} ",
        f"{watch}  {officer}  {when} ",
        f"{brief}  {officer}  {when} ",
        f"{brief}  {officer}  {here.day} {here:%b} {here:%H:%M} ",
        f"{brief}  {officer}  {here:%H:%M} ",
        f"{officer}  {here:%H:%M} ",
        f"{shortened(officer, 16)}  {here:%H:%M} ",
        f"{brief}  {when} ",
        f"{when} ",
    )
    if attention.opening:
        rights = (f"opening the desk…   {when} ", f"{when} ")
    for right in rights:
        gap = width - taken - cell_len(right)
        if gap >= 1:
            return [*left, Piece(" " * gap), Piece(right)]
    return left


def _counted(attention: Attention) -> list[Piece]:
    counts = attention.counts
    if counts is None:
        return [Piece(" reading the clocks…", "quiet")]
    pieces = [
        Piece(f" !! {counts.overdue:,} overdue ", "overdue" if counts.overdue else "quiet"),
        Piece(f" ! {counts.urgent:,} urgent ", "urgent" if counts.urgent else "quiet"),
    ]
    if counts.alerts:
        pieces.append(Piece(f" {count(counts.alerts, 'alert')} ", "mark"))
    else:
        pieces.append(Piece(" no alerts ", "quiet"))
    if attention.notes:
        pieces += [Piece(" "), Piece(f" {count(attention.notes, 'note')} ", "mark")]
    return pieces


def _watch(attention: Attention, now: datetime) -> str:
    if attention.watched_since is None:
        return "no watch"
    if attention.checked_at is None:
        return "watch starting"
    return f"watch checked {span(max(now - attention.checked_at, timedelta(0)))} ago"
