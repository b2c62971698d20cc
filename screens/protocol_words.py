"""A paragraph of a protocol in words for the screen: in a line of the list, and in full."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dutydesk.desk.reader import Place, ReadParagraph, ReadProtocol
from dutydesk.desk.reader_search import Hit
from dutydesk.desk.reader_text import UNSAID, heading, rule_lines, rule_title, rules_of, whence
from screens.words import clean


def hit_words(hit: Hit) -> Text:
    """A paragraph in a line, with the words that it was found by under it."""
    paragraph = hit.paragraph
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{clean(paragraph.number):<5} ", "bold").append(clean(paragraph.title))
    text.append(f"  {', '.join(paragraph.kinds)}" if paragraph.kinds else "  no rule yet", "dim")
    if hit.by:
        text.append(f"\n      found by: {', '.join(hit.by)}", "italic dim")
    return text


def paragraph_words(
    paragraph: ReadParagraph, protocol: ReadProtocol, place: Place | None = None
) -> Group:
    """A paragraph in full; at its `place` the note comes first, and its rule before the others."""
    if place is not None and (place.copy_id, place.number) != (paragraph.copy_id, paragraph.number):
        place = None
    drawn: list[Text | Table] = [Text(clean(heading(paragraph)), "bold")]
    if place is not None and place.note:
        drawn.append(Text(f"! {clean(place.note)}  n changes between them.", "bold"))
    if paragraph.words:
        drawn.append(Text(clean(paragraph.words)))
    first = place.rule if place else ""
    for rule in rules_of(paragraph, first):
        drawn.append(Text(f"\n{clean(rule_title(rule, first))}", "bold underline"))
        lines = Table.grid(padding=(0, 1))
        lines.add_column(width=10, no_wrap=True)
        lines.add_column(ratio=1)
        for label, words in rule_lines(rule):
            strong = "bold" if label in ("Duty", "Says", "Guidance", "Kept") else ""
            lines.add_row(Text(label, "dim"), Text(clean(words), strong))
        drawn.append(lines)
    if not paragraph.rules:
        drawn.append(Text(f"\n{UNSAID}"))
    drawn.append(Text(f"\n{clean(whence(protocol))}", "dim"))
    return Group(*drawn)
