"""The stretches of a page → its lines in reading order, columns one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.lines import Line, joined

_GUTTER = 9.0  # points: the least width of the space between columns
_FEWEST = 3  # lines of text on either side of it
_MANY = 8  # lines on the left that leave no doubt, however few stand on the right
_FILLED = 18  # letters in a line of text; cells of a table have fewer
_SAME_COLUMN = (
    45.0  # points between the left edges of what may be one column: a list may be all of it on a page
)
_LOOK_AHEAD = 400  # stretches that one pair of columns may hold
_FURTHER = 1.2  # times the least distance of lines: a new paragraph, or a row of a table
_BULLET = re.compile(r"\W|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,6})[.)]")
_AROUND = 5  # stretches before and after a bullet among which its words are; they may stand a little higher
_DIGITS = 2  # of a number that counts items
_BULLET_GAP = 4.0  # times the size: from a bullet to its words


def reading_order(stretches: list[Line]) -> list[Line]:
    """The lines of a page, each with the left edge of its column as it is on this page."""
    if not stretches:
        return []
    parts = _with_bullets(sorted(stretches, key=lambda part: (-part.y, part.x0)))
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    lines: list[Line] = []
    at, alone = 0, list[Line]()
    while at < len(parts):
        length, gutter = _columns_from(parts, at, left, right)
        if gutter:
            lines += _column(alone)
            band, alone = parts[at : at + length], []
            lines += _column([part for part in band if part.x1 <= gutter])
            lines += _column([part for part in band if part.x1 > gutter])
        else:
            alone += parts[at : at + length]
        at += length
    return lines + _column(alone)


def set_edges(lines: list[Line]) -> None:
    """Give every line the edges of its column, which are those of all columns about there on any page."""
    lefts = sorted({line.left for line in lines})
    edge: dict[float, float] = {}
    for before, left in zip([None, *lefts], lefts, strict=False):
        edge[left] = edge[before] if before is not None and left - before < _SAME_COLUMN else left
    ends: dict[tuple[float, int], float] = {}
    for line in lines:
        line.left = edge[line.left]
        place = (line.left, round(line.x0 / 2))
        ends[place] = max(ends.get(place, 0.0), line.x1)
    for line in lines:
        line.right = ends[line.left, round(line.x0 / 2)]


def _with_bullets(parts: list[Line]) -> list[Line]:
    """A bullet or number that stands apart joins the words it belongs to, which are the next to its right."""
    found: dict[int, tuple[Line, ...]] = {}  # what becomes of a stretch that is a bullet, or belongs to one
    for at, part in enumerate(parts):
        words = part.text.strip()
        counted = words.isdecimal() and len(words) <= _DIGITS
        if not counted and not _BULLET.fullmatch(words):
            continue
        around = parts[max(at - _AROUND, 0) : at + _AROUND + 1]
        near = [other for other in around if id(other) not in found and _follows(part, other)]
        if near and not (counted and _is_row(near)):
            own = min(near, key=lambda other: other.x0)
            found[id(own)] = ()
            found[id(part)] = (joined([_dotted(part) if counted else part, own]),)
    return [line for part in parts for line in found.get(id(part), (part,))]


def _is_row(beside: list[Line]) -> bool:
    """Whether what stands beside a number makes it one of a row of a table, and not that of an item."""
    return len(beside) > 1 or not beside[0].text.strip()[0].isalpha()


def _dotted(number: Line) -> Line:
    """A number as lists write it."""
    first = number.runs[0]
    return replace(number, runs=[first._replace(text=f"{number.text.strip()}.")])


def _follows(before: Line, part: Line) -> bool:
    return abs(before.y - part.y) < 0.4 * part.size and 0 <= part.x0 - before.x1 <= _BULLET_GAP * part.size


def _columns_from(parts: list[Line], at: int, left: float, right: float) -> tuple[int, float]:
    """How many stretches from ``at`` on belong together, and where they part into two columns; 0 if they do not."""
    free = [(left, right)]
    end = at
    while end < min(len(parts), at + _LOOK_AHEAD):
        rest = [gap for gap in _without(free, parts[end].x0, parts[end].x1) if gap[1] - gap[0] >= _GUTTER]
        if not rest:
            break
        free, end = rest, end + 1
    for gap in free:
        middle = sum(gap) / 2
        one = [part for part in parts[at:end] if part.x1 <= middle]
        other = [part for part in parts[at:end] if part.x0 >= middle]
        if _are_texts(one, other):
            return end - at, 0.0 if _are_rows(one, other) else middle
    return 1, 0.0


def _are_texts(left: list[Line], right: list[Line]) -> bool:
    """Whether two sides are running text, of which the right one may just begin."""
    text, more = _text_lines(left), _text_lines(right)
    return min(text, more) >= _FEWEST or (text >= _MANY and bool(right))


def _text_lines(side: list[Line]) -> int:
    """How many lines are running text; 0 if too many are cells of a table."""
    heights = Counter(round(part.y) for part in side)
    text = sum(heights[round(part.y)] == 1 and len(part.text) >= _FILLED for part in side)
    return text if 5 * text >= 2 * len(heights) else 0


def _are_rows(left: list[Line], right: list[Line]) -> bool:
    """Whether the spaces between the lines of two sides come at the same heights, as they do in a table."""
    top = min(max(part.y for part in side) for side in (left, right))
    foot = max(min(part.y for part in side) for side in (left, right))
    one, other = ([y for y in _starts(side) if foot <= y < top - 1] for side in (left, right))
    together = sum(any(abs(y - height) < 1 for height in other) for y in one)
    return together > 1 and 5 * together >= 4 * max(len(one), len(other))


def _starts(side: list[Line]) -> list[float]:
    """Where a line stands further from the one above it than lines do."""
    steps = [above.y - below.y for above, below in pairwise(side) if above.y - below.y > 1]
    usual = min(steps, default=0.0)
    return [below.y for above, below in pairwise(side) if above.y - below.y > _FURTHER * usual]


def _without(free: list[tuple[float, float]], x0: float, x1: float) -> Iterator[tuple[float, float]]:
    for start, end in free:
        if x1 <= start or end <= x0:
            yield start, end
        else:
            yield start, x0
            yield x1, end


def _column(parts: list[Line]) -> list[Line]:
    """The lines of one column from top to bottom."""
    lines: list[Line] = []
    row: list[Line] = []
    for part in [*parts, None]:
        if row and (part is None or abs(row[0].y - part.y) > 0.4 * max(part.size, row[0].size)):
            line = joined(row)
            line.parts = tuple(sorted(row, key=lambda one: one.x0)) if len(row) > 1 else ()
            lines.append(line)
            row = []
        if part is not None:
            row.append(part)
    if lines:
        lines[0].top = True
    left = min((line.x0 for line in lines), default=0.0)
    for line in lines:
        line.left = left
    return lines
