"""What can be wrong with a [[paragraph]]: its number is not there, or is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from dutydesk.protocol.facts import nearest
from dutydesk.protocol.rules import Protocol


def vet_summaries(protocol: Protocol) -> Iterator[tuple[str, str, str]]:
    """Where, problem and remedy of each that names no paragraph, or one that is told already.

    A source that numbers no paragraphs has those that its rules name.
    """
    known = protocol.paragraph_names() or protocol.cited()
    numbers = [summary.number for summary in protocol.summaries]
    for n, number in enumerate(numbers):
        place = f"paragraph[{n + 1}].number"
        if number not in known:
            yield _unknown(place, number, protocol)
        elif number in numbers[:n]:
            first = numbers.index(number) + 1
            problem = f"paragraph[{first}] says already what '{number}' comes to"
            yield (place, problem, "Put both into one, or correct the number of one of them.")


def _unknown(place: str, number: str, protocol: Protocol) -> tuple[str, str, str]:
    names = protocol.paragraph_names()
    if names:
        problem = f"'{number}' is not a paragraph of this protocol"
        return (place, problem, f"Write {names[0]} to {names[-1]}.")
    problem = f"No rule names '{number}', and this source numbers no paragraphs"
    otherwise = "Write a section as a rule names it, or say how many paragraphs there are."
    return (place, problem, nearest(number, protocol.cited(), otherwise))
