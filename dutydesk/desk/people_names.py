"""Names made comparable: without accents, in views that open or close hyphens and apostrophes.

`unicodedata` takes the accents off; the few Latin letters that it holds to be letters of their own
(ł, ø, đ…) are in a table here. `anyascii` was measured instead: it would add 345 kB of
transliterations from every script, with nothing that records kept in Latin letters need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_OWN_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ə": "e",
    }
)
_APOSTROPHES = re.compile(r"['’‘ʼ`´′]")
_JOINS = re.compile(r"['’‘ʼ`´′\-‐‑–]")
_WORD = re.compile(r"[^\W_]+")
# Words that some people write as one with the next: Mac Donald, van der Berg, ap Rhys.
_PARTICLES = frozenset("o d mc mac de di du la le van von der ap al el st".split())  # noqa: SIM905

_INITIAL = 0.7
_PREFIX = 0.85
_TYPO = 0.9
_SHORTENED = 0.75


def fold(text: str) -> str:
    """`text` in lower case and without accents; other characters stay as they are."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_OWN_LETTERS))
    return "".join(c for c in spread if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def views(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name in each way that people write it, as written first.

    "Siân O'Connor-Jones" is (sian, oconnor, jones), (sian, oconnorjones) and (sian, o, connor,
    jones). A name of plain words has one view.
    """
    plain = tuple(fold(name).split())
    if all(map(str.isalpha, plain)) and _PARTICLES.isdisjoint(plain):
        return (plain,) if plain else ()
    # Accents come off after the joins are seen to: some apostrophes would go with them.
    written = _words(_APOSTROPHES.sub("", name))
    found = {
        written: None,
        _close_particles(_words(_JOINS.sub("", name))): None,
        _close_particles(written): None,
        _words(_APOSTROPHES.sub(" ", name)): None,
    }
    return tuple(view for view in found if view)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _close_particles(words: Sequence[str]) -> tuple[str, ...]:
    closed: list[str] = []
    pending = ""
    for word in words:
        pending += word
        if word not in _PARTICLES:
            closed.append(pending)
            pending = ""
    return (*closed, pending) if pending else tuple(closed)


def typos_allowed(word: str) -> int:
    """How many slips (a letter wrong, missing, too many, or two swapped) a word may have."""
    if len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2


def likeness(typed: str, word: str) -> float:
    """How well a typed word stands for a word of a name: 1 the same, 0 not at all."""
    if typed == word:
        return 1.0
    if len(typed) == 1 or len(word) == 1:
        return _INITIAL if typed[0] == word[0] else 0.0
    if word.startswith(typed):
        return _PREFIX + (1 - _PREFIX) * len(typed) / len(word)
    allowed = typos_allowed(typed)
    if abs(len(typed) - len(word)) <= allowed:
        # Imported here, because a console that has yet to search should not wait for it.
        from rapidfuzz.distance import OSA

        slips = OSA.distance(typed, word, score_cutoff=allowed)
        if slips <= allowed:
            return _TYPO - slips / max(len(typed), len(word))
    return _SHORTENED if len(word) >= 3 and typed.startswith(word) else 0.0


def alike(typed: str, name: str) -> float:
    """How well a typed name stands for a recorded one, in any order: 1 the same, 0 not at all.

    Longer typed words count for more. Words of the recorded name that weren't typed cost little.
    """
    return max((_words_alike(t, n) for t in views(typed) for n in views(name)), default=0.0)


def _words_alike(typed: Sequence[str], name: Sequence[str]) -> float:
    """Each typed word is paired with the word most like it; each word of the name is used once."""
    pairs = sorted(
        ((likeness(t, n), i, j) for i, t in enumerate(typed) for j, n in enumerate(name)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used_typed: set[int] = set()
    used_name: set[int] = set()
    got = 0.0
    for like, i, j in pairs:
        if like and i not in used_typed and j not in used_name:
            used_typed.add(i)
            used_name.add(j)
            got += like * len(typed[i])
    asked = sum(map(len, typed))
    return 0.94 * got / asked + 0.06 * len(used_name) / len(name)
