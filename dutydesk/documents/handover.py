"""The shift sheet on paper and on a terminal: who signed, what stands on it, lines to sign on.

A sheet that was signed says by whom and when; one that was not, says that too.
"""

from __future__ import annotations

from collections.abc import Iterator

from dutydesk.desk.handover import SignedSheet
from dutydesk.desk.handover_sheet import Sheet, SheetGroup, SheetLine
from dutydesk.documents.paper import WIDTH, Block, between, pages, plain, wrapped
from dutydesk.protocol.calendar import show

_INDENT = " " * 4
_AGAIN = ", continued"
_BY_HAND = (
    "",
    "Handed over by  ______________________________   on  _________________ at  _____",
    "",
    "",
    "Taken over by   ______________________________   on  _________________ at  _____",
)


def printed(sheet: Sheet, signed: SignedSheet | None = None) -> str:
    """The sheet on pages of A4, with a heading and "page n of m" on each; UTF-8, form feeds."""

    def head(number: int, of: int) -> list[str]:
        top = between(plain(sheet.yot), f"page {number} of {of}")
        return [top, *_head(sheet, signed), "-" * WIDTH, ""]

    return pages([*_blocks(sheet, signed), Block(_BY_HAND, heads=True)], head, _AGAIN)


def flowing(sheet: Sheet, signed: SignedSheet | None = None) -> str:
    """The same without pages, for a terminal."""
    top = [plain(sheet.yot), *_head(sheet, signed), ""]
    return "\n".join(
        [*top, *(line for one in _blocks(sheet, signed) for line in one.lines)]
    ).rstrip()


def _head(sheet: Sheet, signed: SignedSheet | None) -> Iterator[str]:
    yield from wrapped(f"Shift sheet {signed.id}" if signed else "Shift sheet, as it stands")
    yield from wrapped(
        f"Shift from {show(sheet.since)} to {show(sheet.ends)}; the next one ends "
        f"{show(sheet.until)}"
    )
    if signed is None:
        yield from wrapped(f"NOT SIGNED. Printed {show(sheet.at)}")
        return
    where = f" at {signed.terminal}" if signed.terminal else ""
    yield from wrapped(f"Signed by {signed.officer}{where}, {show(signed.signed_at)}", rest=_INDENT)
    yield from wrapped(signed.accepted_words, rest=_INDENT)


def _blocks(sheet: Sheet, signed: SignedSheet | None) -> Iterator[Block]:
    if signed is not None:
        yield from _words(f"Notes of {signed.officer}", signed.words)
        if signed.accepted is not None:
            yield from _words(f"Words of {signed.accepted.officer}", signed.accepted.words)
    for group in sheet.groups:
        yield from _group(group)


def _words(title: str, words: str) -> Iterator[Block]:
    """What an officer wrote, line by line as it was typed."""
    if not words:
        return
    yield Block((*wrapped(title), ""), heads=True)
    for line in words.splitlines():
        yield Block(tuple(wrapped(line, first=_INDENT, rest=_INDENT)))
    yield Block(("",))


def _group(group: SheetGroup) -> Iterator[Block]:
    if not group.lines:
        said = f"{plain(group.title)}: {plain(group.empty)}."
        yield Block((*wrapped(said, rest=_INDENT), ""))
        return
    yield Block((*wrapped(f"{group.title.upper()} ({len(group.lines)})"), ""), heads=True)
    for line in group.lines:
        yield Block((*_line(line), ""))


def _line(line: SheetLine) -> Iterator[str]:
    """A box to tick; when and who; paragraph and whom to tell; what; who has it, how it stands."""
    when = show(line.due) if line.due else ""
    case = f" ({line.case_number})" if line.case_number else ""
    who = f"{line.person}{case}" if line.person else ""
    yield from wrapped(
        " · ".join(filter(None, (when, who))) or line.what, first="[ ] ", rest=_INDENT
    )
    for words in (
        " · ".join(filter(None, (line.paragraphs, _whom(line)))),
        line.duty,
        _stands(line),
    ):
        if words:
            yield from wrapped(words, first=_INDENT, rest=_INDENT)


def _whom(line: SheetLine) -> str:
    """Whom to tell; where others owe it, who."""
    if not line.owner:
        return f"tell: {line.tell}" if line.tell else ""
    return f"{line.owner} → {line.tell}" if line.tell else f"owed by {line.owner}"


def _stands(line: SheetLine) -> str:
    held = {
        "clock": f"with {line.has}" if line.has else "nobody has it",
        "hearing": f"YOT officer: {line.has}" if line.has else "",
        "draft": f"begun by {line.has}",
        "note": f"for {line.has}",
    }[line.what]
    return " · ".join(filter(None, (held, line.more)))
