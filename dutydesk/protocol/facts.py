"""The facts that conditions may name: what they are called, what they may be, what follows.

The vocabulary is `data/vocabularies/facts.toml`. An absent fact is unknown, which is never false;
a status of "none" is a value, and known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dutydesk.protocol.ages import Age
from dutydesk.protocol.conditions import Facts, FactValue
from dutydesk.vocabulary import UnknownVocabulary, vocabulary

FactType = Literal["yes_no", "choice", "many", "number", "age", "authority"]


class FactError(ValueError):
    """A fact that is not in the vocabulary, or a value that the fact can't have.

    `problem` says what is wrong and `remedy` what to write; str() gives both.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}. {remedy}")
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, the kind of value it has, and how a form asks for it.

    `values` names the vocabulary of its values, or lists them. `source` is "person", "entry" or
    "derived".
    """

    name: str
    type: FactType
    values: str | tuple[str, ...]
    source: str
    meaning: str
    question: str

    def codes(self) -> tuple[str, ...]:
        """The codes that it may take, in order; empty for facts without a list of values.

        Raises UnknownVocabulary where facts.toml names a vocabulary that doesn't exist.
        """
        if isinstance(self.values, tuple):
            return self.values
        return tuple(vocabulary(self.values).terms)


@cache
def facts_vocabulary() -> Mapping[str, Fact]:
    """Every fact by its name, in the order of facts.toml."""
    facts = {}
    for name, term in vocabulary("facts").terms.items():
        listed = term.attrs.get("values", ())
        if term.attrs["type"] == "authority":
            listed = "authorities"
        facts[name] = Fact(
            name=name,
            type=term.attrs["type"],
            values=listed if isinstance(listed, str) else tuple(listed),
            source=term.attrs["from"],
            meaning=term.attrs["meaning"],
            question=term.attrs["question"],
        )
    return facts


def fact(name: str) -> Fact:
    """The fact of that name. Raises FactError, which suggests the nearest name there is."""
    known = facts_vocabulary()
    if name not in known:
        raise FactError(
            f"'{name}' is not a fact",
            nearest(name, known, otherwise="See `dutydesk protocol facts` for those there are."),
        )
    return known[name]


def nearest(wrong: str, right: Collection[str], otherwise: str) -> str:
    """ "Did you mean …?" with the nearest of the right words, or else the other remedy."""
    from rapidfuzz import process

    found = process.extractOne(wrong, list(right), score_cutoff=60)
    return f"Did you mean '{found[0]}'?" if found else otherwise


def check_value(name: str, value: object) -> FactValue:
    """A fact's value in its proper form: sets frozen, ages read from their words.

    Raises FactError for an unknown fact, or a value that the fact can't have.
    """
    asked = fact(name)
    if asked.type == "yes_no":
        return _checked(name, value, bool, "yes or no", "Write true or false.")
    if asked.type == "number":
        if isinstance(value, bool):
            value = str(value).lower()
        return _checked(name, value, int, "a whole number", "Write it in figures, such as 2.")
    if asked.type == "age":
        return _age(name, value)
    if asked.type == "many":
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, Collection):
            raise FactError(f"{name} is a list of codes, not {value!r}", _listing(asked.codes()))
        return frozenset(_code(asked, code) for code in listed)
    return _code(asked, value)


def check_values(values: Mapping[str, object]) -> dict[str, FactValue]:
    """All of the facts in their proper form; those that are None are unknown and left out.

    Raises FactError at the first that is wrong.
    """
    return {name: check_value(name, value) for name, value in values.items() if value is not None}


def _checked(name: str, value: object, kind: type[bool | int], what: str, remedy: str) -> FactValue:
    if not isinstance(value, kind):
        raise FactError(f"{name} is {what}, not {value!r}", remedy)
    return value


def _age(name: str, value: object) -> Age:
    if isinstance(value, Age):
        return value
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return Age(value)
        if isinstance(value, str):
            return Age.parse(value)
    except ValueError as wrong:
        raise FactError(f"{name}: '{value}' is not an age", str(wrong).split(". ", 1)[1]) from wrong
    raise FactError(f"{name} is an age, not {value!r}", 'Write it as "12 years 6 months".')


def _code(asked: Fact, value: object) -> str:
    try:
        codes = asked.codes()
    except UnknownVocabulary as missing:
        raise FactError(f"The values of {asked.name} can't be read", str(missing)) from missing
    if not isinstance(value, str) or value not in codes:
        raise FactError(
            f"'{value}' is not a value of {asked.name}",
            nearest(str(value), codes, otherwise=_listing(codes)),
        )
    return value


def _listing(codes: tuple[str, ...]) -> str:
    shown = ", ".join(codes[:12])
    return f"Write one of: {shown}{', …' if len(codes) > 12 else ''}."


def derive(facts: Facts) -> dict[str, FactValue]:
    """The facts with those that follow from the others filled in; a given value always wins.

    Only what follows is filled in: what can't be known stays absent, that is, unknown. Notes on
    what follows:

    - A remand of either kind makes the legal status `remand`, and the young person looked after
      (LASPO 2012 s.104). Any other event leaves the legal status as it was before, but for bail or
      the end of the case, which end a remand: what the status then is has to be given.
    - A looked-after young person is known to Social Care.
    - A custodial sentence by itself doesn't change the legal status. It does end the looking after
      of a child under section 20, but whether the authority goes on looking after is recorded by
      people: give `legal_status` or `looked_after` to say so.
    - Where a young person lives stays as it was before, except on a custodial sentence or a remand
      that isn't merely renewed, which move them to a place that only the entry can name. Its kind
      is youth detention, unless the remand is to local authority accommodation.
    """
    return _filled(facts, _STEPS)


def entailed(facts: Facts) -> dict[str, FactValue]:
    """Like `derive`, but without what is only presumed until somebody says otherwise."""
    return _filled(facts, [step for step in _STEPS if step[2] == "follows"])


def _filled(facts: Facts, steps: Iterable[_Step]) -> dict[str, FactValue]:
    known = dict(facts)
    for name, work_out, _ in steps:
        if name not in known:
            value = work_out(known)
            if value is not None:
                known[name] = value
    return known


def _is(facts: Facts, name: str, *values: str) -> bool | None:
    value = facts.get(name)
    return None if value is None else value in values


def _differ(facts: Facts, one: str, other: str) -> bool | None:
    """Whether two authorities differ; two places outside the listed authorities may or may not."""
    first, second = facts.get(one), facts.get(other)
    if first is None or second is None:
        return None
    return None if first == second == "elsewhere" else first != second


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _either(first: bool | None, second: bool | None) -> bool | None:
    if first or second:
        return True
    return None if first is None or second is None else False


def _attr(facts: Facts, name: str, attr: str) -> bool | None:
    """Whether the fact's vocabulary marks its value with `attr`; for a set, any of its values.

    A term of which the vocabulary says nothing is not marked; a code it no longer has is unknown.
    """
    value = facts.get(name)
    values = fact(name).values
    if value is None or not isinstance(values, str):
        return None
    terms = vocabulary(values).terms
    codes = value if isinstance(value, frozenset) else {value}
    if not codes <= terms.keys():
        return None
    return any(bool(terms[str(code)].attrs.get(attr)) for code in codes)


def _remand_made(facts: Facts) -> bool | None:
    return _is(facts, "remand_made", "rlaa", "ryda")


def _remand_renewed(facts: Facts) -> bool | None:
    return _both(_remand_made(facts), _is(facts, "remand_before", str(facts.get("remand_made"))))


def _moved_by_court(facts: Facts) -> bool:
    remanded = _remand_made(facts) and not _remand_renewed(facts)
    return bool(remanded or facts.get("sentenced_to_custody"))


def _legal_status(facts: Facts) -> FactValue | None:
    return "remand" if _remand_made(facts) else None


def _remand_ended(facts: Facts) -> bool:
    """Whether bail or the end of the case ends the remand there was."""
    was = _is(facts, "remand_before", "rlaa", "ryda") or _is(facts, "legal_status_before", "remand")
    over = _either(_attr(facts, "outcome", "bail"), _attr(facts, "outcome", "ends_case"))
    return bool(was and over and not _remand_made(facts))


def _unless_remand_ended(before: str) -> Callable[[Facts], FactValue | None]:
    return lambda facts: None if _remand_ended(facts) else facts.get(before)


def _legal_status_kept(facts: Facts) -> FactValue | None:
    before = facts.get("legal_status_before")
    return None if before == "remand" and _remand_ended(facts) else before


def _remand_made_now(facts: Facts) -> FactValue | None:
    return facts.get("remand_made") if _remand_made(facts) else None


def _remand_kept(facts: Facts) -> FactValue | None:
    return "none" if _remand_ended(facts) else facts.get("remand_before")


def _looked_after_before(facts: Facts) -> bool | None:
    if _is(facts, "remand_before", "rlaa", "ryda"):
        return True
    return _attr(facts, "legal_status_before", "looked_after")


def _looked_after(facts: Facts) -> bool | None:
    return True if _remand_made(facts) else _attr(facts, "legal_status", "looked_after")


def _not_looked_after(facts: Facts) -> FactValue | None:
    return "none" if facts.get("looked_after") is False else None


def _unless_moved_by_court(before: str) -> Callable[[Facts], FactValue | None]:
    return lambda facts: None if _moved_by_court(facts) else facts.get(before)


def _placement_kind(facts: Facts) -> FactValue | None:
    if _moved_by_court(facts) and facts.get("remand_made") != "rlaa":
        return "youth_detention"
    return _unless_moved_by_court("placement_kind_before")(facts)


def _in_home(facts: Facts) -> bool | None:
    moved = "move" in facts
    return _attr(facts, "placement_kind" if moved else "placement_kind_before", "in_home")


def _during_remand(facts: Facts) -> bool | None:
    return _either(_is(facts, "remand_before", "rlaa", "ryda"), _remand_made(facts))


def _out_of_area(facts: Facts) -> bool | None:
    return _differ(facts, "placed_in", "home_authority")


def _move_out_of_area(facts: Facts) -> bool | None:
    was_out = _differ(facts, "placed_in_before", "home_authority")
    return _both(_out_of_area(facts), None if was_out is None else not was_out)


def _remand_attempted_at_home(facts: Facts) -> bool | None:
    rlaa = _either(_is(facts, "remand_before", "rlaa"), _is(facts, "remand_made", "rlaa"))
    with_family = facts.get("with_family")
    return _both(rlaa, with_family if isinstance(with_family, bool) else None)


def _in_custody(facts: Facts) -> bool | None:
    if facts.get("released_from_custody"):
        return False
    before, sentenced = facts.get("in_custody_before"), facts.get("sentenced_to_custody")
    return True if before or sentenced else None if before is None else False


_Step = tuple[str, Callable[[Facts], FactValue | None], Literal["follows", "presumed"]]
_STEPS: tuple[_Step, ...] = (
    ("sentenced_to_custody", lambda facts: _attr(facts, "disposal", "custody"), "follows"),
    ("charged", lambda facts: _attr(facts, "arrest_outcome", "charged"), "follows"),
    ("legal_status", _legal_status, "follows"),
    ("legal_status", _legal_status_kept, "presumed"),
    ("looked_after_before", _looked_after_before, "follows"),
    ("looked_after", _looked_after, "follows"),
    ("looked_after", _unless_remand_ended("looked_after_before"), "presumed"),
    ("legal_status", _not_looked_after, "follows"),
    ("known_to_social_care", lambda facts: facts.get("looked_after_before") or None, "follows"),
    ("during_remand", _during_remand, "follows"),
    ("remand_renewed", _remand_renewed, "follows"),
    ("remand_now", _remand_made_now, "follows"),
    ("remand_now", _remand_kept, "presumed"),
    ("placed_in", _unless_moved_by_court("placed_in_before"), "presumed"),
    ("placement_kind", _placement_kind, "presumed"),
    ("out_of_area", _out_of_area, "follows"),
    ("placed_by_another_authority", _out_of_area, "follows"),
    ("has_host_yot", _out_of_area, "presumed"),
    ("in_home", _in_home, "presumed"),
    ("with_family", lambda facts: _attr(facts, "placement_kind", "with_family"), "follows"),
    ("move_crosses_area", lambda f: _differ(f, "placed_in_before", "placed_in"), "follows"),
    ("move_out_of_area", _move_out_of_area, "follows"),
    ("in_custody", _in_custody, "follows"),
    ("remand_attempted_at_home", _remand_attempted_at_home, "follows"),
)
"""In the order in which they lean on each other. The remaining derived facts are the desk's to
fill in from its records, since they follow from no other fact."""
