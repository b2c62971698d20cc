"""Whom a note is meant for: officers chosen from the list, or typed as @Name in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from dutydesk.desk.changing import NotPossible
from dutydesk.desk.officers import OfficerRefused, OfficerRow, read_officers, the_officer
from dutydesk.vocabulary import plain

NOBODY_NAMED = (
    "This desk has no officers yet, so nobody can be mentioned and nothing given to anybody. Add "
    "the first: dutydesk officer add NAME --role supervisor"
)
_NO_MENTION = "Where nobody is meant, put a space after the @."
_AT = re.compile(r"(?<![\w.@-])@(?=[^\W\d_])")
"""An @ before a name; that of an address (ann@example.org) or a time (@ 14:30) is none."""

_LONGEST = 120


def mentioned(session: Session, words: str, chosen: Iterable[str] = ()) -> list[str]:
    """The names of the officers that a note is for, each once: those chosen, then those typed.

    Typed is a whole name, or any one part of it that only one officer has. Raises NotPossible for
    somebody who has left, a name that fits several, or one typed that fits nobody; OfficerRefused
    for one chosen that fits nobody.
    """
    typed = [words[one.end() : one.end() + _LONGEST] for one in _AT.finditer(words)]
    wanted = [*chosen]
    if not typed and not wanted:
        return []
    everybody = read_officers(session, left_too=True)
    if not any(one.ended_at is None for one in everybody):
        raise NotPossible(f"{NOBODY_NAMED}. {_NO_MENTION}")
    found = [_whole(session, everybody, name) for name in wanted]
    found += [_begins(session, everybody, text) for text in typed]
    return list(dict.fromkeys(found))


def an_officer(session: Session, name: str) -> OfficerRow:
    """The officer of a name who is here. Raises as `mentioned`."""
    everybody = read_officers(session, left_too=True)
    if not any(one.ended_at is None for one in everybody):
        raise NotPossible(f"{NOBODY_NAMED}.")
    whole = _whole(session, everybody, name)
    return next(one for one in everybody if one.name == whole)


def _whole(session: Session, everybody: Sequence[OfficerRow], name: str) -> str:
    """The officer whose whole name that is."""
    wanted = plain(name)
    for one in everybody:
        if plain(one.name) == wanted:
            return _here(one)
    return the_officer(session, name).name  # refuses, and says who may have been meant


def _begins(session: Session, everybody: Sequence[OfficerRow], text: str) -> str:
    """The officer with whose name, or one part of it, a text begins."""
    said = plain(text).split()
    names = {one.name: plain(one.name).split() for one in everybody}
    whole = [one for one in everybody if said[: len(names[one.name])] == names[one.name]]
    if whole:
        return _here(max(whole, key=lambda one: len(names[one.name])))
    part = [one for one in everybody if said and said[0] in names[one.name]]
    here = [one for one in part if one.ended_at is None] or part
    if len(here) > 1:
        which = " or ".join(f"@{one.name}" for one in here[:4])
        raise NotPossible(f"There are several of that name. Write {which}.")
    if here:
        return _here(here[0])
    try:
        return the_officer(session, text.split()[0].strip(".,;:!?()")).name
    except OfficerRefused as error:
        raise NotPossible(f"{error} {_NO_MENTION}") from error


def _here(one: OfficerRow) -> str:
    if one.ended_at is not None:
        raise NotPossible(f"{one.name} has left, and would never read it. Mention somebody else.")
    return one.name
