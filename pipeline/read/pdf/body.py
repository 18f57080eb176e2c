"""What is usual in a document: the size of its letters, the distance of its lines, where its text begins."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from pipeline.read.pdf.lines import Line

_LARGER = 1.12  # times the body's size: a heading
_OFTEN = 3  # times: what is usual is seen so often
_LEVELS = 6


class Body:
    """Measures of the running text in points, and the levels of headings by their size."""

    def __init__(self, lines: list[Line]) -> None:
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = _most(sizes, 1.0)
        larger = sorted((size for size in sizes if size >= _LARGER * self.size), reverse=True)
        self.levels = {size: min(level, _LEVELS) for level, size in enumerate(larger, 1)}
        insets: Counter[float] = Counter()
        for line in lines:
            if line.size == self.size:
                insets[round(line.inset)] += len(line.text)
        self.inset = _most(insets, 0.0)
        steps = Counter(_steps(lines, self.size))
        self.leading = _most(Counter({step: n for step, n in steps.items() if n >= _OFTEN}), 1.2 * self.size)


def _steps(lines: list[Line], size: float) -> list[float]:
    """The distances between neighbouring lines of running text."""
    steps = (above.y - line.y for above, line in pairwise(lines) if above.size == line.size == size)
    return [round(step, 1) for step in steps if 0 < step < 3 * size]


def _most(counts: Counter[float], otherwise: float) -> float:
    """The most frequent value, of several the least."""
    return max(counts, key=lambda value: (counts[value], -value)) if counts else otherwise
