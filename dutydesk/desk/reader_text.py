"""A paragraph of a protocol in labelled lines: for the console, and as text on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from dutydesk.desk.reader import ReadParagraph, ReadProtocol
from dutydesk.desk.reader_rules import ReadRule, ReadTelling
from dutydesk.desk.reader_search import Hit

Line = tuple[str, str]
"""A label and what stands beside it."""

_WIDTH = 80
_LABEL = 11
UNSAID = "No rule stands for it yet, and nothing opens by it: keep it by hand."
_MARK = {"limit": "◆", "desk target": "◇", "none": "·"}


def heading(paragraph: ReadParagraph) -> str:
    """Its number and title."""
    return "  ".join(part for part in (paragraph.number, paragraph.title) if part)


def rules_of(paragraph: ReadParagraph, first: str = "") -> list[ReadRule]:
    """Its rules; the one that a reader comes from, by its full id, stands first."""
    return sorted(paragraph.rules, key=lambda rule: rule.rule != first)


def rule_title(rule: ReadRule, first: str = "") -> str:
    """What kind of rule it is, and its id; with a word if it is the one that one comes from."""
    here = "  ← what you came from" if rule.rule == first else ""
    return f"{rule.kind.capitalize()} · {rule.rule}{here}"


def rule_lines(rule: ReadRule) -> list[Line]:
    """A rule line by line, without those on which it has nothing to say."""
    return [line for line in _lines(rule) if line[1]]


def _lines(rule: ReadRule) -> Iterator[Line]:
    yield "Duty", rule.duty
    yield "Owed by", rule.owner
    for telling in rule.tell:
        yield "To be told", _told(telling)
    if rule.limit is not None:
        yield "By when", f"{_MARK[rule.limit.basis]} {rule.limit.said}"
    yield "Says" if rule.kind == "check" else "Guidance", rule.guidance
    if rule.kind == "check":
        yield "", "It can't be saved otherwise." if rule.refuses else "A reason can override it."
    yield "Kept", rule.record
    yield "Ends with", "; ".join(part for part in (rule.ends, *rule.ends_also) if part)
    yield "Replaces", ", ".join(rule.replaces)
    yield "Law", _law(rule)
    yield "Opens on", "; ".join(rule.on)
    yield "Hangs on", ", ".join(rule.hangs_on)
    yield "Lives", rule.lives


def _told(telling: ReadTelling) -> str:
    by = f", by {telling.by}" if telling.by else ""
    only = f" (hangs on: {', '.join(telling.only)})" if telling.only else ""
    limit = telling.limit
    own = f". {_MARK[limit.basis]} {limit.said}" if limit is not None else ""
    return f"{telling.whom}{by}{only}{own}"


def _law(rule: ReadRule) -> str:
    return f"{rule.law} ({rule.authority})" if rule.law else ""


def as_text(paragraph: ReadParagraph, protocol: ReadProtocol) -> str:
    """A paragraph whole, in plain lines of at most 80 columns."""
    parts = [[heading(paragraph), *wrap(paragraph.words, _WIDTH)]]
    for rule in paragraph.rules:
        lines = [rule_title(rule)]
        for label, words in rule_lines(rule):
            lead = f"  {label:{_LABEL}}"
            lines += wrap(words, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
        parts.append(lines)
    if not paragraph.rules:
        parts.append([UNSAID])
    parts.append(wrap(whence(protocol), _WIDTH))
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def whence(protocol: ReadProtocol) -> str:
    """Which protocol it stands in, and whom that covers."""
    note = f" {protocol.note}" if protocol.note else ""
    return f"{protocol.title}, version {protocol.version}. Covers: {protocol.covers}.{note}"


def hits_text(hits: Sequence[Hit], protocols: Sequence[ReadProtocol]) -> str:
    """Paragraphs that were found, a line each with the words by which; grouped where all are."""
    titles = {protocol.copy_id: protocol.title for protocol in protocols}
    lines: list[str] = []
    last = None
    for hit in hits:
        paragraph = hit.paragraph
        if not hit.by and paragraph.copy_id != last:
            lines += ["", titles[paragraph.copy_id]] if lines else [titles[paragraph.copy_id]]
        last = paragraph.copy_id
        kinds = f"  ({', '.join(paragraph.kinds)})" if paragraph.kinds else ""
        by = f"  found by: {', '.join(hit.by)}" if hit.by else ""
        lines += wrap(
            f"{paragraph.number:<5} {paragraph.title}{kinds}{by}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent=" " * 8,
        )
    return "\n".join(lines)
