"""The words of people's names, each held once, so that a search compares words and not people."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from dutydesk.desk.people_names import likeness, typos_allowed, views

_MOST_WORDS = 6
_LAST = "\U0010ffff"


class NameWords:
    """Who has which word in a name or an alias."""

    def __init__(self) -> None:
        self._words: dict[int, frozenset[str]] = {}
        self._people: defaultdict[str, set[int]] = defaultdict(set)
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._sorted: list[str] = []

    def add(self, person_id: int, names: Iterable[str]) -> None:
        """Enter a person who isn't held yet."""
        words = frozenset(word for name in names for view in views(name) for word in view)
        self._words[person_id] = words
        for word in words:
            if word not in self._people:
                insort(self._sorted, word)
                self._by_length[len(word)].append(word)
            self._people[word].add(person_id)

    def remove(self, person_id: int) -> None:
        """Take out a person who is held."""
        for word in self._words.pop(person_id):
            self._people[word].discard(person_id)
            if not self._people[word]:
                del self._people[word]
                self._by_length[len(word)].remove(word)
                del self._sorted[bisect_left(self._sorted, word)]

    def likely(self, typed_name: str, share: float, limit: int) -> list[int]:
        """The people whose words are most like those typed, and have `share` of their letters."""
        best: dict[int, float] = {}
        for view in views(typed_name):
            typed = view[:_MOST_WORDS]
            likes = [{word: likeness(t, word) for word in self._words_like(t)} for t in typed]
            if len(typed) == 1:
                found = self._best_of(likes[0], limit)
            else:
                found = self._with_enough(typed, likes, share)
            for person_id in found:
                words = self._words[person_id]
                score = sum(
                    len(t) * max(map(like.get, words, repeat(0.0)))
                    for t, like in zip(typed, likes, strict=True)
                ) / sum(map(len, typed))
                if score > best.get(person_id, 0.0):
                    best[person_id] = score
        return heapq.nlargest(limit, best, key=best.__getitem__)

    def _best_of(self, like: Mapping[str, float], limit: int) -> set[int]:
        found: set[int] = set()
        for word in sorted(like, key=lambda word: (-like[word], word)):
            found |= self._people[word]
            if len(found) >= limit:
                break
        return found

    def _with_enough(
        self, typed: Sequence[str], likes: Sequence[Mapping[str, float]], share: float
    ) -> set[int]:
        """Everybody who may have the share: the rarest words first, until others can't have it.

        Initials are had by too many people to begin with, unless nothing else is typed.
        """
        groups = [
            (t, [self._people[word] for word in like]) for t, like in zip(typed, likes, strict=True)
        ]
        groups.sort(key=lambda group: (len(group[0]) == 1, sum(map(len, group[1]))))
        asked = sum(map(len, typed))
        needed = share * asked
        found: set[int] = set()
        rest = asked
        for word, people in groups:
            if rest < needed or (len(word) == 1 and rest < asked):
                break
            found.update(*people)
            rest -= len(word)
        for word, people in groups:
            if asked - len(word) < needed:
                found.intersection_update(set().union(*people))
        return found

    def _words_like(self, typed: str) -> set[str]:
        # Imported here, because a console that has yet to search should not wait for it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        start = bisect_left(self._sorted, typed)
        words = set(self._sorted[start : bisect_left(self._sorted, typed + _LAST)])
        # An initial on record, and a name cut short: "Alex" for the Alexander who is typed.
        beginnings = (typed[:n] for n in (1, *range(3, len(typed))))
        words.update(word for word in beginnings if word in self._people)
        allowed = typos_allowed(typed)
        for length in range(len(typed) - allowed, len(typed) + allowed + 1) if allowed else ():
            near = process.extract(
                typed,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=allowed,
                limit=None,
            )
            words.update(word for word, _, _ in near)
        return words
