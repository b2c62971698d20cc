"""What is wrong with a protocol file, said so that whoever wrote it can put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the file, the key or line in it, what is wrong, and what to write instead.

    Items of a list are counted from 1: `rule[3].limit` is the limit of the third [[rule]].
    """

    file: str
    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {_sentence(self.problem)} {_sentence(self.remedy)}"


class ProtocolError(Exception):
    """A protocol file that can't be used, with every fault found in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
