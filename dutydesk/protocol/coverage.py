"""Where the protocols' paragraphs live in the console, read from the files.

A file that gathers sections of several laws numbers no paragraphs: its sections are listed apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dutydesk.protocol.rules import Protocol, Rule

NOT_THERE_YET = "not there yet"


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One paragraph or section: its rules (full ids), their kinds, where it is met, its proof.

    `lives` says "not there yet" where no rule names the paragraph.
    `proofs` are the names of the worked examples, each with its rule.
    """

    paragraph: str
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    lives: tuple[str, ...]
    proofs: tuple[str, ...]


def coverage(protocols: Iterable[Protocol]) -> list[ParagraphRow]:
    """A row for every numbered paragraph of the protocols, in order."""
    return [
        _row(paragraph, [rule for rule in protocol.rules if paragraph in rule.paragraphs])
        for protocol in protocols
        for paragraph in protocol.paragraph_names()
    ]


def cited(protocols: Iterable[Protocol]) -> list[ParagraphRow]:
    """A row for every section that the rules cite in protocols whose source numbers none."""
    return [
        _row(section, [rule for rule in protocol.rules if section in rule.paragraphs])
        for protocol in protocols
        if not protocol.paragraphs
        for section in protocol.cited()
    ]


def _row(paragraph: str, rules: list[Rule]) -> ParagraphRow:
    return ParagraphRow(
        paragraph=paragraph,
        rules=tuple(rule.full_id for rule in rules),
        kinds=tuple(dict.fromkeys(rule.kind for rule in rules)),
        lives=tuple(dict.fromkeys(_lives(rule) for rule in rules)) or (NOT_THERE_YET,),
        proofs=tuple(
            f"{rule.full_id}: {example.name}" for rule in rules for example in rule.examples
        ),
    )


def _lives(rule: Rule) -> str:
    return rule.lives or ("Board" if rule.kind == "clock" else NOT_THERE_YET)
