"""The vocabularies that forms, protocol files and the command line speak: data, not code.

Each is one TOML file in `data/vocabularies/`: a `title`, and a table a term. Court results, legal
statuses, kinds of placement, parties and the facts themselves are all read in this one way.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from dutydesk.datafiles import data_path

_CLOSE_ENOUGH = 75
"""How alike (0 to 100, by rapidfuzz) a misspelt word and a term must be to be offered at all."""


class UnknownVocabulary(LookupError):
    """There is no vocabulary of that name."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary.

    `code` is what is stored and what protocol files write, `label` what people see, `aliases` what
    they may type instead, and `attrs` whatever else the file says of the term.
    """

    code: str
    label: str
    aliases: tuple[str, ...]
    attrs: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A titled list of terms, in the order in which its file puts them."""

    name: str
    title: str
    terms: Mapping[str, Term]

    def find(self, text: str) -> list[Term]:
        """The terms that `text` may mean, the likeliest first; all of them for an empty text.

        An exact code, label or alias comes first, then a name that starts so, then one whose words
        start so, then near misspellings. Case, accents and punctuation don't count. Equals keep
        the file's order.
        """
        wanted = plain(text)
        if not wanted:
            return list(self.terms.values())
        ranked = [(_rank(term, wanted), term) for term in self.terms.values()]
        return [
            term
            for rank, term in sorted(
                ((rank, term) for rank, term in ranked if rank is not None),
                key=lambda pair: pair[0],
            )
        ]


@cache
def vocabulary(name: str) -> Vocabulary:
    """Read `data/vocabularies/NAME.toml`, once. Raises UnknownVocabulary if there is none."""
    path = data_path("vocabularies", f"{name}.toml")
    if not re.fullmatch(r"[a-z0-9_]+", name) or not path.is_file():
        raise UnknownVocabulary(
            f"There is no vocabulary '{name}'. Use the name of a file in {path.parent}, "
            "without .toml."
        )
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    title = tables.pop("title", _sentence(name))
    terms = {code: _term(code, table) for code, table in tables.items()}
    return Vocabulary(name, title, MappingProxyType(terms))


def plain(text: str) -> str:
    """`text` in lower case, without accents or punctuation, its words one space apart."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def _term(code: str, table: Mapping[str, Any]) -> Term:
    attrs = {key: value for key, value in table.items() if key not in ("label", "aliases")}
    label = table.get("label", _sentence(code))
    return Term(code, label, tuple(table.get("aliases", ())), MappingProxyType(attrs))


def _sentence(code: str) -> str:
    return code.replace("_", " ").capitalize()


def _rank(term: Term, wanted: str) -> tuple[int, float] | None:
    """Where a term stands for the wanted text: lower comes first, None is not at all."""
    names = [plain(name) for name in (term.code, term.label, *term.aliases)]
    if wanted in names:
        return (0, 0)
    if any(name.startswith(wanted) for name in names):
        return (1, 0)
    if any(_words_start_so(name, wanted) for name in names):
        return (2, 0)
    # Imported here because most of what reads a vocabulary never searches one.
    from rapidfuzz import fuzz

    alike = max(
        max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name)) for name in names
    )
    return (3, -alike) if alike >= _CLOSE_ENOUGH else None


def _words_start_so(name: str, wanted: str) -> bool:
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())
