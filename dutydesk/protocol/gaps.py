"""What a protocol that holds may still lack: told as warnings, because the desk can run without.

A fault is something the desk can't run on; a gap is something that whoever wrote the file should
look at. Rules that say no paragraph or have no example are faults, and stand in `vet` and `check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dutydesk.protocol.facts import nearest
from dutydesk.protocol.faults import Fault, ProtocolError
from dutydesk.protocol.limit_recurring import Contacts, Every
from dutydesk.protocol.limits import AnyForm, Choose, EarliestOf, LatestOf, NotBefore
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol, Rule
from dutydesk.vocabulary import vocabulary

_Found = tuple[str, str, str]
"""Where, the problem and the remedy."""


def gaps_in(paths: Iterable[Path]) -> list[Fault]:
    """The gaps of these files; one that can't be used has faults instead, and is passed over."""
    found: list[Fault] = []
    for path in paths:
        try:
            protocol = load(path.read_text(encoding="utf-8"), path.name)
        except (ProtocolError, OSError, UnicodeDecodeError):
            continue
        found += gaps(protocol, path.name)
    return found


def gaps(protocol: Protocol, file: str) -> list[Fault]:
    """What a protocol lacks, in the order of the file; `file` is the name that gaps call it by.

    - a clock that comes round for ever, or that ends with a name which nothing shows;
    - a rule that none of its examples shows coming up;
    - an instant that no entry gives;
    - numbered paragraphs of the source that no rule names, or that no [[paragraph]] puts in words;
    - an id that is not the file's name, by which the desk looks for the last good copy.
    """
    found = [*_misnamed(protocol, file), *_unsaid(protocol)]
    for n, rule in enumerate(protocol.rules, start=1):
        of_rule = (*_endless(rule), *_unshown(rule), *_ungiven(rule))
        found += [(f"rule[{n}]{place}", problem, remedy) for place, problem, remedy in of_rule]
    return [Fault(file, *one) for one in found]


def _misnamed(protocol: Protocol, file: str) -> Iterator[_Found]:
    if file != f"{protocol.id}.toml":
        yield (
            "id",
            f"The id is '{protocol.id}' and the file is called {file}",
            "Call both the same: should the file break one day, its last good copy is looked for "
            "by the file's name.",
        )


def _unsaid(protocol: Protocol) -> Iterator[_Found]:
    said = protocol.cited()
    unsaid = [name for name in protocol.paragraph_names() if name not in said]
    if unsaid:
        yield (
            "paragraphs",
            f"No rule names {_listed(unsaid)} of the source",
            "Write a rule for each, if only a guide or a record; "
            "or correct paragraphs = …, the number of them.",
        )
    told = {summary.number for summary in protocol.summaries}
    untold = [name for name in protocol.paragraph_names() if name not in told]
    if untold:
        yield (
            "paragraph",
            f"No [[paragraph]] puts {_listed(untold)} in words",
            "Add one for each, with its number, a title and a few words of your own, "
            "for people to read in the console.",
        )


def _endless(rule: Rule) -> Iterator[_Found]:
    if rule.kind != "clock":
        return
    limits = [limit for one in rule.tellings() if (limit := rule.limit_for(one)) is not None]
    if rule.stops_when is None and any(_recurs(limit) for limit in limits):
        yield (
            ".stops_when",
            f"The clock '{rule.id}' comes round again for ever: nothing ends it",
            "Add stops_when = { looked_after = false }, or whichever fact ends its reason.",
        )
    if rule.ends == "named" and rule.met_when is None:
        yield (
            ".met_when",
            f"The clock '{rule.id}' ends when somebody is named, and no fact shows that",
            "Add met_when = { accompanied_by_named = true }, or whichever fact shows it.",
        )


def _recurs(limit: AnyForm) -> bool:
    match limit:
        case Every() | Contacts():
            return True
        case EarliestOf() | LatestOf():
            return any(_recurs(part) for part in limit.parts)
        case NotBefore():
            return _recurs(limit.then)
        case Choose():
            return any(_recurs(branch.limit) for branch in limit.choose)
        case _:
            return False


def _unshown(rule: Rule) -> Iterator[_Found]:
    """A rule whose every example shows it staying away: nobody has seen it come up."""
    if rule.kind == "clock":
        shown = any(example.opens for example in rule.examples)
    elif rule.kind == "check":
        shown = any(example.problem for example in rule.examples)
    else:
        shown = any(example.opens is None and not example.asks for example in rule.examples)
    if rule.examples and not shown:
        what = {"clock": "opening", "check": "objecting"}.get(rule.kind, "coming up")
        yield (
            ".example",
            f"No example shows the {rule.kind} '{rule.id}' {what}",
            f"Add a [[rule.example]] that shows it {what}.",
        )


def _ungiven(rule: Rule) -> Iterator[_Found]:
    instants = vocabulary("instants").terms
    counted = {
        anchor
        for telling in rule.tellings()
        if (limit := rule.limit_for(telling)) is not None
        for anchor in limit.anchors()
        if not anchor.startswith("completed:")
    }
    for anchor in sorted(counted - instants.keys()):
        yield (
            ".limit",
            f"No entry gives the instant '{anchor}', with which '{rule.id}' reckons",
            nearest(anchor, instants, f"The instants are: {', '.join(instants)}."),
        )


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
