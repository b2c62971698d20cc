"""Whom a rule tells: the desk keeps one clock for each party and way, so it must not lose one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dutydesk.protocol.never import conflict
from dutydesk.protocol.rules import Protocol, Rule, Telling

_Found = tuple[str, str, str]


def vet_tellings(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    """A party that a rule tells twice over: the second clock would silently never open.

    Twice is fine by two ways, as by telephone and by letter; and where only one of the two can
    hold, as below an age and from it. The conditions must have been vetted.
    """
    for (n, first), (m, second) in combinations(enumerate(rule.tell, start=1), 2):
        whole = [protocol.scope.when, rule.when, first.when, second.when]
        if _same(first, second) and conflict(whole, [rule.unless]) is None:
            yield (
                f".tell[{m}]",
                f"'{second.party}' is told by tell[{n}] already, and a rule opens one clock for "
                "each party and way of telling",
                'Give each a way of its own, such as by = "telephone" and by = "letter"; '
                "or conditions of which only one can hold.",
            )


def _same(first: Telling, second: Telling) -> bool:
    """Whether one telling could serve for both: any way will do where none is named."""
    ways = {first.by, second.by}
    return first.party == second.party and (len(ways) == 1 or None in ways)
