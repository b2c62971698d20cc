"""Titled parts of a page, whose lines wrap under themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

Part = tuple[str, Sequence[Text]]

_INDENT = (0, 0, 0, 2)
_INDENT_LAST = (0, 0, 1, 2)


def page(parts: Iterable[Part]) -> Group:
    """The parts under each other; those with nothing in them are left out."""
    drawn: list[Text | Padding] = []
    for title, lines in parts:
        if lines:
            drawn.append(Text(title, "bold underline"))
            drawn += [Padding(line, _INDENT) for line in lines[:-1]]
            drawn.append(Padding(lines[-1], _INDENT_LAST))
    return Group(*drawn)


def plain(parts: Iterable[Part]) -> str:
    """The same as words alone."""
    return "\n".join(
        f"{title}\n" + "".join(f"  {line.plain}\n" for line in lines)
        for title, lines in parts
        if lines
    )
