"""How one clock is drawn: two lines of words, each piece with the name of its look.

Pure: it knows nothing of Textual, so that what the board says can be tested without a screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from dutydesk.desk.board_row import awaited
from dutydesk.desk.duration import span
from screens.words import at, clean

if TYPE_CHECKING:
    from dutydesk.desk.board import BoardRow

LINES = 2
WIDE = 110
_LEFT = 21
_DUE = 16

SYMBOLS = {"overdue": "!!", "urgent": "! ", "near": "· ", "calm": "  ", "waiting": "? "}
AUTHORITIES = {"statute": "statute", "national guidance": "guidance", "local protocol": "limit"}


@dataclass(frozen=True)
class Piece:
    """Some words and the name of their look: a level, `strong`, `plain`, `quiet` or `mark`."""

    words: str
    look: str = "plain"


def left(row: BoardRow, level: str, now: datetime) -> str:
    """The level in a symbol and a word, with the time left or past: `!! OVERDUE 2 h 10`."""
    symbol = SYMBOLS[level]
    if row.due_at is None:
        return f"{symbol}waits" if row.waits_for else "  no limit"
    length = span(row.due_at - now)
    if level == "overdue":
        return f"{symbol} OVERDUE {length}"
    if level == "urgent":
        return f"{symbol} URGENT {length}"
    return f"{symbol} {length} left"


def basis(row: BoardRow) -> str:
    """Whose limit it is: statute, guidance or protocol (`limit`), or a `target` of the desk's."""
    if row.basis == "desk target":
        return "◇ target"
    if row.basis == "none":
        return "· no limit"
    return f"◆ {AUTHORITIES.get(row.authority, 'limit')}"


def due(row: BoardRow, now: datetime) -> str:
    """When it is due, or what it waits for."""
    if row.due_at is not None:
        return at(row.due_at, now)
    return f"for {awaited(row.waits_for)}" if row.waits_for else ""


def whom(row: BoardRow) -> str:
    """Who tells whom: `→ Social worker` is for this desk, `Police → YOT` is for others."""
    who = "" if row.desk_owes else f"{row.owner_label} "
    if row.tell_label:
        return f"{who}→ {row.tell_label}"
    return f"{who}to do" if who else "to do"


def held(row: BoardRow) -> str:
    """Who has it."""
    return f"with {clean(row.taken_by)}" if row.taken_by else ""


def paint(row: BoardRow, level: str, now: datetime, width: int) -> tuple[list[Piece], list[Piece]]:
    """The two lines of a clock, each exactly `width` cells wide."""
    wide = width >= WIDE
    mark = {"live": "ALERT", "quiet": "planned"}.get(row.alert or "", "")
    case, court, words, tail = 0, 0, 0, 0
    if wide:
        case, court, words, tail = 13, 23, 21, 20
    elif mark or row.taken_by:
        tail = 21 if mark and row.taken_by else 14
    names, tells = _shares(width - _LEFT - _DUE - case - court, 0.52)
    duty = width - _LEFT - words - tail
    first = [
        Piece(fit(left(row, level, now), _LEFT), level),
        Piece(fit(clean(row.person_name), names - 1) + " ", "strong"),
        Piece(fit(clean(row.case_number), case), "quiet"),
        Piece(fit(clean(whom(row)), tells - 1) + " "),
        Piece(fit(_court(row, now), court), "quiet"),
        Piece(fit(due(row, now), _DUE, right=True), level),
    ]
    second = [
        Piece(fit(_cited(row), _LEFT - 1) + " ", "quiet"),
        Piece(fit(clean(row.duty), duty - 1) + " "),
        Piece(fit(clean(row.words), words), "quiet"),
        *_tail(mark, "mark" if row.alert == "live" else "quiet", held(row), tail),
    ]
    return first, second


def _cited(row: BoardRow) -> str:
    """Whose limit and which paragraph; the section of a law, being longer, is set in less."""
    cited = f"{basis(row)} {clean(row.paragraphs)}"
    return f"{' ' * max(1, min(3, _LEFT - 1 - cell_len(cited)))}{cited}"


def fit(words: str, width: int, *, right: bool = False) -> str:
    """`words` in exactly `width` cells: cut with an ellipsis, or filled up with spaces."""
    if width <= 0:
        return ""
    length = cell_len(words)
    if length > width:
        return set_cell_size(set_cell_size(words, width - 1).rstrip() + "…", width)
    return " " * (width - length) + words if right else words + " " * (width - length)


def text_of(pieces: Iterable[Piece]) -> str:
    """A line's words without their looks."""
    return "".join(piece.words for piece in pieces)


def _court(row: BoardRow, now: datetime) -> str:
    return f"court {at(row.hearing_at, now)}" if row.hearing_at else ""


def _shares(width: int, part: float) -> tuple[int, int]:
    first = int(width * part)
    return first, width - first


def _tail(mark: str, look: str, holder: str, width: int) -> list[Piece]:
    if not mark:
        return [Piece(fit(holder, width, right=True))]
    space = f" {mark} " if look == "mark" else mark
    rest = width - cell_len(space)
    return [Piece(fit(f"{holder} " if holder else "", rest, right=True)), Piece(space, look)]
