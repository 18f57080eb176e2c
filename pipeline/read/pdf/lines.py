"""A line of a page: where it stands, how large it is, and its words by typeface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.read.pieces import Run


@dataclass(slots=True)
class Line:
    """Words on one baseline. Lengths are points, ``y`` grows upwards."""

    x0: float
    x1: float
    y: float
    size: float  # of most of its letters
    runs: list[Run] = field(default_factory=list)
    noted: bool = False  # it begins with the raised mark of a note, which is left out
    left: float = 0.0  # edge of the column
    right: float = 0.0  # where the lines that begin at the same place end
    top: bool = False  # the first of its column
    parts: tuple[Line, ...] = ()  # stretches that stand far apart, if it is made of several

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


def joined(stretches: Iterable[Line]) -> Line:
    """Stretches of one baseline, left to right, as a line."""
    first, *rest = ordered = sorted(stretches, key=lambda part: part.x0)
    widest = max(ordered, key=lambda part: part.x1 - part.x0)
    line = Line(
        first.x0, max(part.x1 for part in ordered), widest.y, widest.size, list(first.runs), first.noted
    )
    for part in rest:
        line.runs += [Run(" "), *part.runs]
    return line
