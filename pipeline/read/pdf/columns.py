"""The stretches of a page → its lines in reading order: columns one after the other, rows of a table as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from pipeline.read.pdf.lines import Line, joined

_GUTTER = 9.0  # points: the least width of the space between columns
_FEWEST = 3  # lines on either side of it
_FILLED = 18  # letters in the median line of a column; in a table's they are fewer
_SAME_COLUMN = (
    45.0  # points between the left edges of what may be one column: a list may be all of it on a page
)
_LOOK_AHEAD = 400  # stretches that one pair of columns may hold
_BULLET = re.compile(r"\W|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,6})[.)]")


def reading_order(stretches: list[Line]) -> list[Line]:
    """The lines of a page, each with the bounds of its column."""
    if not stretches:
        return []
    parts = _with_bullets(sorted(stretches, key=lambda part: (-part.y, part.x0)))
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    lines: list[Line] = []
    at, alone = 0, list[Line]()
    while at < len(parts):
        length, gutter = _columns_from(parts, at, left, right)
        if length:
            lines += _column(alone)
            band, alone = parts[at : at + length], []
            lines += _column([part for part in band if part.x1 <= gutter])
            lines += _column([part for part in band if part.x1 > gutter])
            at += length
        else:
            alone.append(parts[at])
            at += 1
    return lines + _column(alone)


def _with_bullets(parts: list[Line]) -> list[Line]:
    """A bullet or number that stands apart joins the words it belongs to."""
    joint: list[Line] = []
    for part in parts:
        before = joint[-1] if joint else None
        if before and _BULLET.fullmatch(before.text.strip()) and _follows(before, part, 4 * part.size):
            joint[-1] = joined([before, part])
        else:
            joint.append(part)
    return joint


def _follows(before: Line, part: Line, gap: float) -> bool:
    return abs(before.y - part.y) < 0.4 * part.size and 0 <= part.x0 - before.x1 <= gap


def _columns_from(parts: list[Line], at: int, left: float, right: float) -> tuple[int, float]:
    """How many stretches from ``at`` on stand in two columns, and where these part; (0, 0) if they do not."""
    free = [(left, right)]
    end, gutter = at, (0.0, 0.0)
    while end < min(len(parts), at + _LOOK_AHEAD):
        rest = [gap for gap in _without(free, parts[end].x0, parts[end].x1) if gap[1] - gap[0] >= _GUTTER]
        if not rest:
            break
        free, end = rest, end + 1
    for gutter in free:
        middle = sum(gutter) / 2
        sides = [p for p in parts[at:end] if p.x1 <= middle], [p for p in parts[at:end] if p.x0 >= middle]
        if all(len(side) >= _FEWEST and median(len(p.text) for p in side) >= _FILLED for side in sides):
            return end - at, middle
    return 0, 0.0


def _without(free: list[tuple[float, float]], x0: float, x1: float) -> Iterator[tuple[float, float]]:
    for start, end in free:
        if x1 <= start or end <= x0:
            yield start, end
        else:
            yield start, x0
            yield x1, end


def _column(parts: list[Line]) -> list[Line]:
    """The lines of one column from top to bottom; stretches of one baseline are a row."""
    lines: list[Line] = []
    row: list[Line] = []
    for part in parts:
        if row and abs(row[0].y - part.y) > 0.4 * max(part.size, row[0].size):
            lines.append(_as_line(row))
            row = []
        row.append(part)
    if row:
        lines.append(_as_line(row))
    if lines:
        lines[0].top = True
    left = min((line.x0 for line in lines), default=0.0)
    for line in lines:
        line.left = left
    return lines


def set_edges(lines: list[Line]) -> None:
    """Give every line the edges of its column, which are those of all columns about there on any page."""
    lefts = sorted({line.left for line in lines})
    edge: dict[float, float] = {}
    for before, left in zip([-_SAME_COLUMN, *lefts], lefts, strict=False):
        edge[left] = edge[before] if left - before < _SAME_COLUMN and before in edge else left
    ends: dict[tuple[float, int], float] = {}
    for line in lines:
        line.left = edge[line.left]
        place = (line.left, round(line.x0 / 2))
        ends[place] = max(ends.get(place, 0.0), line.x1)
    for line in lines:
        line.right = ends[line.left, round(line.x0 / 2)]


def _as_line(row: list[Line]) -> Line:
    line = joined(row)
    if len(row) > 1:
        line.cells = tuple(part.text.strip() for part in sorted(row, key=lambda part: part.x0))
    return line
