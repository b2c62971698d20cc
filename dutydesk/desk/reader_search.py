"""Searching the protocols: a paragraph's number goes straight there, words find all that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutydesk.desk.reader import ReadParagraph
from dutydesk.desk.reader_rules import ReadRule
from dutydesk.vocabulary import plain

_CLOSE = 82
"""How alike (0 to 100, by rapidfuzz) a typed word and one of the text must be."""
_SHORTEST_MISSPELT = 4
_WEIGHTS = {"title": 6.0, "words": 3.0, "rules": 2.0, "rest": 1.0}


@dataclass(frozen=True)
class Hit:
    """A paragraph that was found, and the words of it by which; none where its number was typed."""

    paragraph: ReadParagraph
    by: tuple[str, ...] = ()
    score: float = 0.0


class ParagraphIndex:
    """Paragraphs made ready to be searched as one types. They keep their order where equal."""

    def __init__(self, paragraphs: Iterable[ReadParagraph]) -> None:
        self.paragraphs = tuple(paragraphs)
        self._texts = [_texts(one) for one in self.paragraphs]
        self._known = sorted({word for texts in self._texts for word in texts})

    def search(self, text: str) -> list[Hit]:
        """The paragraphs that `text` may mean, the likeliest first; all of them for an empty text.

        A number ("r17", "R 17", "L3") gives that paragraph alone. Otherwise every word must be
        found: as it is, as the beginning of a word, or nearly so. Case and accents don't count.
        """
        if not text.strip():
            return [Hit(one) for one in self.paragraphs]
        numbered = self.numbered(text)
        if numbered:
            return [Hit(one) for one in numbered]
        wanted = plain(text).split()
        meant = [self._meant(word) for word in wanted]
        if not wanted:
            return []
        hits = []
        for paragraph, texts in zip(self.paragraphs, self._texts, strict=True):
            found = [_best(texts, one) for one in meant]
            if all(found):
                by = dict.fromkeys(word for one in found for _, word in [one or (0.0, "")])
                score = sum(one[0] for one in found if one)
                hits.append(Hit(paragraph, tuple(by), score))
        return sorted(hits, key=lambda hit: -hit.score)

    def numbered(self, text: str) -> list[ReadParagraph]:
        """The paragraphs of exactly that number, however it is written."""
        wanted = _number(text)
        return [one for one in self.paragraphs if wanted and _number(one.number) == wanted]

    def _meant(self, typed: str) -> dict[str, float]:
        """The words of the texts that a typed word may mean, and how surely (0 to 1)."""
        from rapidfuzz import fuzz, process

        meant = {word: 0.9 for word in self._known if word.startswith(typed)}
        if typed in meant:
            meant[typed] = 1.0
        if not meant and len(typed) >= _SHORTEST_MISSPELT:
            near = process.extract(
                typed, self._known, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=8
            )
            meant = {word: 0.6 * alike / 100 for word, alike, _ in near}
        return meant


def _texts(paragraph: ReadParagraph) -> dict[str, float]:
    """Every word of a paragraph, with how much it counts."""
    words: dict[str, float] = {}
    parts: Sequence[tuple[str, str]] = (
        ("title", f"{paragraph.number} {paragraph.title}"),
        ("words", paragraph.words),
        ("rules", " ".join(f"{one.duty} {one.guidance} {one.record}" for one in paragraph.rules)),
        ("rest", " ".join([paragraph.protocol, *map(_rest, paragraph.rules)])),
    )
    for part, text in parts:
        for word in plain(text).split():
            words.setdefault(word, _WEIGHTS[part])
    return words


def _rest(rule: ReadRule) -> str:
    limits = [rule.limit, *(one.limit for one in rule.tell)]
    told = [f"{one.whom} {one.by}" for one in rule.tell]
    said = [one.said for one in limits if one is not None]
    return " ".join(
        [rule.kind, rule.owner, *told, *said, rule.law, rule.authority, rule.lives, *rule.on]
    )


def _best(texts: dict[str, float], meant: dict[str, float]) -> tuple[float, str] | None:
    found = [(texts[word] * sure, word) for word, sure in meant.items() if word in texts]
    return max(found) if found else None


def _number(text: str) -> str:
    """A number without what people write differently: "R 17" and "r17" are the same."""
    return re.sub(r"[\W_]+", "", text.casefold())
