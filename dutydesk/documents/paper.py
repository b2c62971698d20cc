"""Plain text on A4: eighty columns, sixty lines a page, a heading on each, and form feeds between.

What people typed is printed as words: nothing in it commands a printer or a terminal. A line is
broken between words; a word that is longer than a line, between two of its letters, never inside
one (a letter and its accents may be several characters).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

WIDTH, LINES = 80, 60
FEED = "\f"

_JOINER = "\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True)
class Block:
    """Lines that stay together on a page if they fit on one.

    `heads`: it is a heading, which is never the last on a page.
    """

    lines: tuple[str, ...]
    heads: bool = False


def plain(words: str) -> str:
    """Words on one line, without any character that commands a printer."""
    return " ".join("".join(_seen(one) for one in words).split())


def _seen(char: str) -> str:
    if char in "\n\r\t\f\v":
        return " "
    category = unicodedata.category(char)
    if category == "Cf":
        return char if char == _JOINER else ""
    return "\ufffd" if category in _UNSEEN else char


def letters(words: str) -> Iterator[str]:
    """The letters of a text, each with the accents and marks that belong to it."""
    held = ""
    for char in words:
        marks = unicodedata.category(char) in ("Mn", "Me", "Mc") or char == _JOINER
        if held and not marks and not held.endswith(_JOINER):
            yield held
            held = ""
        held += char
    if held:
        yield held


def wrapped(words: str, width: int = WIDTH, *, first: str = "", rest: str = "") -> list[str]:
    """Words in lines of at most `width` cells; `first` and `rest` stand before them."""
    lines: list[str] = []
    line, room = first, width - cell_len(first)
    empty = True
    for word in plain(words).split(" "):
        for part in _parts(word, width - max(cell_len(first), cell_len(rest))):
            needed = cell_len(part) + (0 if empty else 1)
            if needed > room and not empty:
                lines.append(line.rstrip())
                line, room, empty = rest, width - cell_len(rest), True
                needed = cell_len(part)
            line += part if empty else f" {part}"
            room -= needed
            empty = False
    return [*lines, line.rstrip()]


def _parts(word: str, room: int) -> Iterator[str]:
    """A word, or the parts of one that is longer than a line."""
    part = ""
    for letter in letters(word):
        if part and cell_len(part) + cell_len(letter) > room:
            yield part
            part = ""
        part += letter
    yield part


def between(left: str, right: str, width: int = WIDTH) -> str:
    """Two texts at the two ends of a line; the left one is cut where it must be."""
    kept, room = "", width - cell_len(right) - 2
    cut = cell_len(left) > room
    for letter in letters(left):
        if cell_len(kept) + cell_len(letter) > room - cut:
            break
        kept += letter
    kept += "…" if cut else ""
    return kept + " " * (width - cell_len(kept) - cell_len(right)) + right


def pages(
    blocks: Sequence[Block], head: Callable[[int, int], Sequence[str]], again: str = ""
) -> str:
    """The blocks on pages, each under the lines that `head(n, m)` gives for page n of m.

    How many lines that are must not hang on n and m. Where a block goes on from one page to the
    next, or its heading's group does, nothing is left out. `again` stands after what is repeated.
    """
    room = LINES - len(head(1, 1))
    made = _filled(blocks, room, again)
    return FEED.join(
        "\n".join([*head(number, len(made)), *lines]).rstrip() + "\n"
        for number, lines in enumerate(made, start=1)
    )


def _filled(blocks: Sequence[Block], room: int, again: str) -> list[list[str]]:
    made: list[list[str]] = [[]]
    heading: Block | None = None
    for number, block in enumerate(blocks):
        follows = blocks[number + 1] if block.heads and number + 1 < len(blocks) else None
        needed = _least(block, room) + (_least(follows, room) if follows else 0)
        if made[-1] and len(made[-1]) + needed > room:
            made.append([])
            if heading is not None and not block.heads:
                made[-1] += _once_more(heading, again)
        heading = block if block.heads else heading
        for line in block.lines:
            if len(made[-1]) == room:
                made.append([])
            made[-1].append(line)
    return made


def _least(block: Block, room: int) -> int:
    """How many lines of a block must stand together: of one longer than a page, its first."""
    return len(block.lines) if len(block.lines) <= room - 2 else 1


def _once_more(heading: Block, again: str) -> list[str]:
    """A heading on the next page, with the words that say so."""
    words = next((line for line in heading.lines if line), "")
    return [f"{words}{again}", ""]
