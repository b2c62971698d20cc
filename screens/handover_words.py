"""How a shift sheet is written on the screen: two lines for each thing, and one thing in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import fill
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from screens.widgets.clock_row import fit
from screens.words import at, clean, clean_lines, clock_time, count, shortened

if TYPE_CHECKING:
    from dutydesk.desk.handover import SignedSheet
    from dutydesk.desk.handover_sheet import SheetGroup, SheetLine
    from dutydesk.desk.handover_since import HandoverPage, Since

_WHEN = 18
_NAME = 26


def line_words(line: SheetLine, now: datetime, width: int) -> Text:
    """One thing in two lines: when, who and whom to tell; what, who has it and how it stands."""
    text = Text(no_wrap=True, overflow="ellipsis", end="")
    text.append(fit(at(line.due, now) if line.due else "no time", _WHEN))
    name = line.person or {"draft": "draft", "note": "for the desk"}.get(line.what, "")
    text.append(fit(clean(name), _NAME - 1) + " ", "bold")
    text.append(clean(" ".join(filter(None, (line.paragraphs, whom(line))))))
    return text.append(f"\n   {_second(clean(line.duty), held(line), clean(line.more), width)}")


def _second(duty: str, holder: str, more: str, width: int) -> str:
    """What, who and how it stands in one line: of a long duty the end goes first, not the rest."""
    room = max(20, width - 4)
    rest = "".join(f" · {one}" for one in (holder, more) if one)
    rest = fit(rest, min(cell_len(rest), room * 2 // 3)).rstrip()
    return fit(duty, min(cell_len(duty), room - cell_len(rest))) + rest


def whom(line: SheetLine) -> str:
    """Who tells whom."""
    if line.owner and not line.tell:
        return f"owed by {line.owner}"
    return f"{line.owner} → {line.tell}".strip() if line.tell else ""


def held(line: SheetLine) -> str:
    """Who has it, or whom it is for."""
    if line.what == "note":
        return f"for {clean(line.has)}"
    if line.what == "draft":
        return f"by {clean(line.has)}"
    if line.what == "hearing":
        return f"officer {clean(line.has)}" if line.has else ""
    return f"with {clean(line.has)}" if line.has else "nobody has it"


def in_full(line: SheetLine, now: datetime) -> Text:
    """Everything about one thing, to wrap as it will."""
    case = f" ({clean(line.case_number)})" if line.case_number else ""
    text = Text(f"{clean(line.person)}{case}" if line.person else "", "bold", end="")
    parts = [
        clean(line.duty),
        clean(whom(line)),
        f"due {at(line.due, now)}" if line.due and line.what == "clock" else "",
        clean(line.paragraphs),
        held(line),
        clean(line.more),
    ]
    return text.append(("  " if line.person else "") + " · ".join(filter(None, parts)), "not bold")


def heading(words: str, number: int) -> Text:
    """The heading of a group, with its count."""
    return Text(f"{clean(words)} ({number})", "bold underline", no_wrap=True, end="")


def empties(groups: list[SheetGroup], width: int) -> Text:
    """The groups without lines, together: each says in a few words that it has none."""
    said = "; ".join(clean(group.empty) for group in groups)
    return Text(fill(f"{said[:1].upper()}{said[1:]}.", max(30, width)), "dim", end="")


def title_words(page: HandoverPage, now: datetime, officer: str) -> Text:
    """Which sheet is shown, how it stands, and whether another one waits."""
    shown, waits = page.shown, page.waiting
    if shown is None:
        shift = f"{clock_time(page.now.since)} to {clock_time(page.now.ends)}"
        text = Text(" The sheet as it stands", "bold", end="")
        text.append(f" · shift {shift} · {count(page.now.count, 'line')}", "not bold")
        if waits is not None:
            whose = "your sheet" if waits.officer == officer else shortened(waits.officer, 24)
            said = f"\n {whose} of {at(waits.signed_at, now)} waits to be accepted (←)"
            text.append(said, "bold")
        return text
    text = Text(f" Sheet {shown.id}", "bold", end="")
    who = shortened(shown.officer, 30)
    text.append(f" · signed by {who}, {at(shown.signed_at, now)}", "not bold")
    text.append(f" · {count(shown.sheet.count, 'line')}", "not bold")
    return text.append(f"\n {clean(shown.accepted_words)}", "bold" if not shown.accepted else "")


def officers_words(shown: SignedSheet, width: int) -> Iterator[Text]:
    """What the officers wrote to a sheet, each with their name."""
    said = [(shown.officer, shown.words)]
    if shown.accepted is not None:
        said.append((shown.accepted.officer, shown.accepted.words))
    for officer, words in said:
        if words:
            text = Text(f"{clean(officer)}: ", "bold", end="")
            yield text.append(_wrapped(words, width), "not bold")


def _wrapped(words: str, width: int) -> str:
    lines = clean_lines(words).splitlines()
    wrapped = "\n".join(fill(line, max(30, width - 2)) for line in lines)
    return f"\n{wrapped}"


def since_lines(since: Since) -> Iterator[tuple[str, SheetLine, str]]:
    """What has changed since a sheet was signed: a mark, the line, and what has become of it."""
    for line, words in since.gone:
        yield "settled", line, words
    for line in since.missed:
        yield "MISSED", line, line.more
    for line in since.new:
        yield "new", line, line.more


def since_words(mark: str, line: SheetLine, words: str, now: datetime, width: int) -> Text:
    """One thing that has changed, in two lines."""
    text = Text(no_wrap=True, overflow="ellipsis", end="")
    text.append(fit(mark, 9), "bold")
    text.append(fit(at(line.due, now) if line.due else "", _WHEN))
    text.append(clean(line.person or line.duty), "bold")
    duty = clean(line.duty) if line.person else ""
    return text.append(f"\n   {_second(duty, '', clean(words), width)}")
