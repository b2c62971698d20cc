"""What can be wrong with a protocol beyond its form: names, paragraphs, limits, references."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from dutydesk.protocol.facts import nearest
from dutydesk.protocol.faults import Fault
from dutydesk.protocol.never import conflict
from dutydesk.protocol.rules import Protocol, Rule, Telling
from dutydesk.protocol.vet_conditions import vet_conditions, vet_facts
from dutydesk.protocol.vet_summaries import vet_summaries
from dutydesk.protocol.vet_tellings import vet_tellings
from dutydesk.vocabulary import vocabulary

_Found = tuple[str, str, str]
"""Where, the problem and the remedy: a fault that doesn't know its file yet."""

_CLOCK_ONLY = ("tell", "limit", "warn", "met_when", "stops_when")
_SHOWN = {"check": "guidance", "guide": "guidance", "record": "record"}


def vet(protocol: Protocol, file: str) -> list[Fault]:
    """Every fault of a protocol that has the right form, in the order of the file."""
    faults = [Fault(file, *found) for found in _vet_head(protocol)]
    for n, rule in enumerate(protocol.rules, start=1):
        faults += [
            Fault(file, f"rule[{n}]{place}", problem, remedy)
            for place, problem, remedy in _vet_rule(protocol, rule)
        ]
    faults += [Fault(file, *found) for found in vet_summaries(protocol)]
    return faults


def _vet_head(protocol: Protocol) -> Iterator[_Found]:
    if not re.fullmatch(r"[a-z0-9-]+", protocol.id):
        yield _bad_id("id", protocol.id)
    if protocol.paragraphs and not protocol.prefix:
        yield (
            "prefix",
            f"The source has {protocol.paragraphs} numbered paragraphs and no prefix",
            'Add prefix = "…", what stands before the number: "R" for R1, R2 and so on.',
        )
    yield from vet_conditions("scope.when", protocol.scope.when)
    for party in protocol.parties:
        yield from _name(f"parties.{party}", party, "party", "parties")
    for n, example in enumerate(protocol.examples, start=1):
        for event in example.event:
            yield from _name(f"example[{n}].event", event, "event", "events")
        yield from vet_facts(f"example[{n}].facts", example.facts)
        yield from vet_facts(f"example[{n}].asks", dict.fromkeys(example.asks))


def _vet_rule(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    yield from _vet_id(protocol, rule)
    yield from _vet_paragraphs(protocol, rule)
    yield from _vet_names(rule)
    yield from _vet_kind(rule)
    wrong = list(_vet_all_conditions(rule))
    yield from wrong
    if not wrong:
        yield from _vet_possible(protocol, rule)
        yield from vet_tellings(protocol, rule)
    yield from _vet_warnings(rule)
    yield from _vet_references(protocol, rule)
    yield from _vet_examples(rule)


def _vet_id(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    if not re.fullmatch(r"[a-z0-9-]+", rule.id):
        yield _bad_id(".id", rule.id)
    same = [n for n, other in enumerate(protocol.rules, start=1) if other.id == rule.id]
    if protocol.rules[same[0] - 1] is not rule:
        yield (
            ".id",
            f"'{rule.id}' is already the id of rule[{same[0]}]",
            "Give each rule of a file an id of its own.",
        )


def _bad_id(place: str, found: str) -> _Found:
    return (
        place,
        f"'{found}' is not an id",
        'Write lower-case letters, digits and dashes, such as "r16-told".',
    )


def _vet_paragraphs(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    known = protocol.paragraph_names()
    example = known[0] if known else "PACE s.41"
    if not rule.paragraphs:
        yield (
            ".paragraphs",
            f"Rule '{rule.id}' says no paragraph",
            f'Add paragraphs = ["{example}"], where its source says it.',
        )
    for paragraph in rule.paragraphs:
        if (known and paragraph not in known) or not paragraph.strip():
            yield (
                ".paragraphs",
                f"'{paragraph}' is not a paragraph of this protocol",
                f"Write {known[0]} to {known[-1]}." if known else "Write the paragraph or section.",
            )


def _vet_names(rule: Rule) -> Iterator[_Found]:
    if not rule.on:
        yield (
            ".on",
            f"Rule '{rule.id}' opens on no event, so it can never come up",
            'Add on = ["court_result"], or the event that it opens on.',
        )
    for event in rule.on:
        yield from _name(".on", event, "event", "events")
    if rule.owner is not None:
        yield from _name(".owner", rule.owner, "party", "parties")
    for place, telling in _tellings(rule):
        yield from _name(f"{place}.party", telling.party, "party", "parties")
        if telling.by is not None:
            yield from _name(f"{place}.by", telling.by, "channel", "channels")


def _name(place: str, code: str, what: str, listed: str) -> Iterator[_Found]:
    terms = vocabulary(listed).terms
    if code not in terms:
        article = "an" if what[0] in "aeiou" else "a"
        otherwise = f"Write one of: {', '.join(terms)}."
        yield (place, f"'{code}' is not {article} {what}", nearest(code, terms, otherwise))


def _vet_kind(rule: Rule) -> Iterator[_Found]:
    if rule.kind == "clock":
        yield from _vet_clock(rule)
        return
    for key in _CLOCK_ONLY:
        if getattr(rule, key):
            yield (f".{key}", f"Only a clock has {key}", f"Leave it out of this {rule.kind}.")
    shown = _SHOWN[rule.kind]
    if not (getattr(rule, shown) or rule.guidance):
        remedy = f'Add {shown} = "…", the words that people will see.'
        yield (f".{shown}", f"This {rule.kind} shows nothing", remedy)
    if rule.kind == "check":
        if rule.require is None:
            remedy = "Add require = { fact = value }, what must hold."
            yield (".require", "A check needs something to require", remedy)
        if rule.field is None:
            remedy = 'Add field = "…", the form field that it stands beside.'
            yield (".field", "A check needs a field to stand beside", remedy)


def _vet_clock(rule: Rule) -> Iterator[_Found]:
    for key in ("owner", "duty"):
        if getattr(rule, key) is None:
            yield (f".{key}", f"A clock needs its {key}", f'Add {key} = "…".')
    if any(rule.limit_for(telling) is None for telling in rule.tellings()):
        yield (
            ".limit",
            f"The clock '{rule.id}' has no limit",
            'Add limit = { within = "24 hours" }, another form of limit, '
            "or { no_limit = true } if the source sets none.",
        )
    if rule.ends == "telling" and not rule.tell:
        yield (
            ".ends",
            f"The clock '{rule.id}' ends with a telling, and tells nobody, so nothing can end it",
            'Add tell = ["…"], or write ends = "done".',
        )
    for key, whose in (("require", "a check has"), ("field", "a check or a guide has")):
        if getattr(rule, key) is not None:
            yield (f".{key}", f"Only {whose} {key}", "Leave it out of this clock.")


def _tellings(rule: Rule) -> Iterator[tuple[str, Telling]]:
    for n, telling in enumerate(rule.tell, start=1):
        yield f".tell[{n}]", telling


def _vet_all_conditions(rule: Rule) -> Iterator[_Found]:
    for key in ("when", "unless", "met_when", "stops_when", "require", "limit"):
        yield from vet_conditions(f".{key}", getattr(rule, key))
    for place, telling in _tellings(rule):
        yield from vet_conditions(f"{place}.when", telling.when)
        yield from vet_conditions(f"{place}.limit", telling.limit)


def _vet_possible(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    """A rule, or one telling of it, whose conditions contradict one another."""
    if list(vet_conditions("", protocol.scope.when)):
        return
    on = conflict([protocol.scope.when, rule.when], [rule.unless])
    if on is not None:
        yield (".when", f"Rule '{rule.id}' can never come up: {_never(on)}", _mend(on))
        return
    for place, telling in _tellings(rule):
        on = conflict([protocol.scope.when, rule.when, telling.when], [rule.unless])
        if on is not None:
            yield (f"{place}.when", f"This telling can never come up: {_never(on)}", _mend(on))


def _never(name: str) -> str:
    return f"no value of {name} fits everything that it, its exception and the scope say"


def _mend(name: str) -> str:
    return f"Change or leave out one of the conditions on {name}, or on what it follows from."


def _vet_warnings(rule: Rule) -> Iterator[_Found]:
    lengths = [span.length() for span in rule.warn]
    if lengths != sorted(set(lengths), reverse=True):
        yield (
            ".warn",
            "The warnings are not in order",
            'Write the longest first, such as warn = ["4 hours", "1 hour"].',
        )
    for limit in (rule.limit, *(telling.limit for telling in rule.tell)):
        runs = limit.length() if limit is not None else None
        for span in rule.warn:
            if limit is not None and runs is not None and span.length() >= runs:
                yield (
                    ".warn",
                    f"The warning '{span}' is no shorter than the limit, {limit.words}",
                    "Write a shorter warning, or the clock would open with its alarm on.",
                )


def _vet_references(protocol: Protocol, rule: Rule) -> Iterator[_Found]:
    own = {other.id for other in protocol.rules}
    for key, written in references(rule):
        file, _, rule_id = rule.full(written).partition("/")
        if file == protocol.id:
            yield from missing_rule(f".{key}", rule_id, own)
        if rule.full(written) == rule.full_id and key == "overrides":
            yield (".overrides", f"'{rule.id}' overrides itself", "Leave its own id out.")
    ring = _ring(protocol, rule)
    if ring:
        yield (
            ".overrides",
            f"These rules override each other in a ring: {' → '.join(ring)}",
            "Leave one of them out, so that it is plain which one stands.",
        )


def references(rule: Rule) -> Iterator[tuple[str, str]]:
    """The key and the id, as written, of every other rule that a rule names."""
    for key in ("overrides", "cancels"):
        for written in getattr(rule, key):
            yield key, written
    limits = (("limit", rule.limit), *((f"{at[1:]}.limit", t.limit) for at, t in _tellings(rule)))
    for key, limit in limits:
        for anchor in sorted(limit.anchors() if limit is not None else ()):
            if anchor.startswith("completed:"):
                yield key, anchor.removeprefix("completed:")


def missing_rule(place: str, written: str, known: Collection[str]) -> Iterator[_Found]:
    """The fault of naming a rule that isn't there."""
    if written not in known:
        otherwise = "Write the id of a rule, with its file before it if it stands in another."
        yield (place, f"There is no rule '{written}'", nearest(written, known, otherwise))


def _ring(protocol: Protocol, rule: Rule) -> tuple[str, ...]:
    """The way by which a rule comes to override itself; told once, on the ring's first rule."""
    overrides = {other.full_id: other.overridden for other in protocol.rules}
    order = list(overrides)
    ways: list[tuple[str, ...]] = [(rule.full_id,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for reached in overrides.get(way[-1], ()):
            if reached == rule.full_id and len(way) > 1 and _is_first(rule, way, order):
                return (*way, reached)
            if reached not in seen:
                seen.add(reached)
                ways.append((*way, reached))
    return ()


def _is_first(rule: Rule, way: Iterable[str], order: list[str]) -> bool:
    return min(order.index(step) for step in way if step in order) == order.index(rule.full_id)


def _vet_examples(rule: Rule) -> Iterator[_Found]:
    for n, example in enumerate(rule.examples, start=1):
        place = f".example[{n}]"
        for event in example.event:
            if event not in rule.on:
                remedy = f"Write one that the rule opens on: {', '.join(rule.on)}."
                yield from _name(f"{place}.event", event, "event", "events")
                if len(example.event) == 1 and example.opens != ():
                    yield (f"{place}.event", f"Rule '{rule.id}' doesn't open on '{event}'", remedy)
        yield from vet_facts(f"{place}.facts", example.facts)
        yield from vet_facts(f"{place}.asks", dict.fromkeys(example.asks))
        if rule.kind == "clock" and example.opens is None and not example.asks:
            remedy = "Add opens = [ { … } ] with the clocks that it opens, or opens = []."
            yield (f"{place}.opens", f"The example '{example.name}' proves nothing", remedy)
