"""What a benchmark gives back, and how it is written down."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured figure beside its goal; `goal` None for one that only shows the size.

    `value`, `low`, `high` and `goal` are all in `unit`; less is better.
    """

    name: str
    value: float
    low: float
    high: float
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met, and if not by how much it is missed."""
        if self.goal is None:
            return ""
        if self.value <= self.goal:
            return "met"
        return f"MISSED by {100 * (self.value / self.goal - 1):.0f}%"

    def line(self) -> str:
        """The figure as a line of the report."""
        value = f"{self.value:.2f}{self.unit}"
        spread = f"({self.low:.2f} to {self.high:.2f})"
        goal = "" if self.goal is None else f"goal {self.goal:g}{self.unit}"
        words = f"  {self.name:<44} {value:>9} {spread:<19} {goal:<11} {self.verdict}".rstrip()
        return f"{words}\n      {self.note}" if self.note else words


def ratio(
    name: str,
    pairs: list[tuple[float, float]],
    goal: float | None,
    sides: tuple[str, str],
) -> Figure:
    """The median over pairs of (ours, theirs), both in seconds, of ours divided by theirs."""
    ratios = [ours / theirs for ours, theirs in pairs]
    both = zip(sides, zip(*pairs, strict=True), strict=True)
    sizes = ", ".join(f"{side} {1000 * median(times):.3g} ms" for side, times in both)
    note = f"{sizes}; {len(pairs)} pairs"
    return Figure(name, median(ratios), min(ratios), max(ratios), "×", goal, note)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, without a collection of somebody else's garbage in between."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()
