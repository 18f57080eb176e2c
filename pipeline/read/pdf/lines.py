"""A line of a page: where it stands, how large it is, and its words by typeface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.read.pieces import Run


@dataclass(slots=True)
class Line:
    """Words on one baseline. Lengths are points, ``y`` grows upwards; ``left`` and ``right`` bound the column."""

    x0: float
    x1: float
    y: float
    size: float  # of most of its letters
    runs: list[Run] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0  # where the lines that begin at the same place end
    cells: tuple[str, ...] = ()  # if it is a row of several stretches far apart
    top: bool = False  # the first of its column

    @property
    def inset(self) -> float:
        """How far the line begins from the left edge of its column."""
        return self.x0 - self.left

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(run.bold for run in self.runs if not run.text.isspace())


def joined(parts: Iterable[Line]) -> Line:
    """Stretches of one baseline, left to right, as a line."""
    first, *rest = sorted(parts, key=lambda part: part.x0)
    runs = list(first.runs)
    for part in rest:
        runs += [Run(" "), *part.runs]
    widest = max((first, *rest), key=lambda part: part.x1 - part.x0)
    return Line(first.x0, max(part.x1 for part in (first, *rest)), widest.y, widest.size, runs)
