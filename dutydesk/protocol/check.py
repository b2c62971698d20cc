"""Checks protocol files: what `load` refuses, gaps, references to other files, and the examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dutydesk.protocol.calendar import england
from dutydesk.protocol.examples import run_examples
from dutydesk.protocol.faults import Fault, ProtocolError
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol
from dutydesk.protocol.vet import missing_rule, references


def check_text(text: str, file: str, others: Sequence[Protocol] = ()) -> list[Fault]:
    """Every fault of one protocol file's text; an empty list means that it can be used.

    `others` are the protocols beside it, to which its rules and examples may refer. Without any,
    references to other files are not followed, and an example that runs with one is a fault.
    """
    try:
        protocol = load(text, file)
    except ProtocolError as refused:
        return list(refused.faults)
    return _check(protocol, file, others)


def check_files(paths: Iterable[Path]) -> list[Fault]:
    """Every fault of these files, each checked beside all the others."""
    faults: list[Fault] = []
    loaded: list[tuple[Protocol, str]] = []
    for path in paths:
        try:
            loaded.append((load(path.read_text(encoding="utf-8"), path.name), path.name))
        except ProtocolError as refused:
            faults += refused.faults
        except (OSError, UnicodeDecodeError) as unreadable:
            faults.append(
                Fault(
                    path.name,
                    "",
                    f"It can't be read: {unreadable}",
                    "Check that the file is there, and that it is text in UTF-8.",
                )
            )
    for n, (protocol, file) in enumerate(loaded):
        earlier = [name for other, name in loaded[:n] if other.id == protocol.id]
        if earlier:
            problem = f"'{protocol.id}' is already the id of {earlier[0]}"
            faults.append(Fault(file, "id", problem, "Give each protocol an id of its own."))
        faults += _check(protocol, file, [other for other, _ in loaded if other is not protocol])
    return faults


def _check(protocol: Protocol, file: str, others: Sequence[Protocol]) -> list[Fault]:
    return [
        *_gaps(protocol, file),
        *_loose_references(protocol, file, others),
        *run_examples(protocol, others, england(), file),
    ]


def _gaps(protocol: Protocol, file: str) -> Iterator[Fault]:
    for n, rule in enumerate(protocol.rules, start=1):
        if not rule.examples:
            yield Fault(
                file,
                f"rule[{n}].example",
                f"Rule '{rule.id}' has no worked example",
                "Add a [[rule.example]] that shows when it opens and when it is due.",
            )


def _loose_references(protocol: Protocol, file: str, others: Sequence[Protocol]) -> Iterator[Fault]:
    """References to a file that isn't there, or to a rule that the file hasn't got."""
    if not others:
        return
    ids = {other.id: {rule.id for rule in other.rules} for other in others}
    for n, rule in enumerate(protocol.rules, start=1):
        for key, written in references(rule):
            other, _, rule_id = rule.full(written).partition("/")
            if other == protocol.id:
                continue  # load has looked at these
            place = f"rule[{n}].{key}"
            if other not in ids:
                problem = f"There is no protocol '{other}' among the files"
                remedy = f"Write the id of one that is: {', '.join(ids)}."
                yield Fault(file, place, problem, remedy)
            else:
                for found in missing_rule(place, rule_id, ids[other]):
                    yield Fault(file, *found)
