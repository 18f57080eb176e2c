"""Lines in reading order → pieces: which lines make a paragraph, which a heading, an item, a quotation, a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.read.pdf.joining import Joiner
from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Piece, Run, inline, plain, row

_LARGER = 1.12  # times the body's size: a heading
_LEADING = 1.45  # times the usual distance of baselines: a new paragraph
_INDENT = 6.0  # points
_QUOTE_INDENT = 14.0  # points, from the left edge of the column
_MARKER = re.compile(
    r"\s*(?:([•‣◦▪●∙·■►➢✓\ue000-\uf8ff]|[*–—-](?=\s)|o(?=\s+[A-Z]))|(\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)])(?=\s))\s*(?=\S)"
)
_BULLETS = frozenset("•‣◦▪●∙·■►➢✓") | frozenset(map(chr, range(0xE000, 0xF900)))
_STOPS = (".", "!", "?", ":", ";", ".”", '."', ".)", ".’", "?”", "!”")


class Body:
    """What is usual in a document: the size of its letters, and the distance of its lines."""

    def __init__(self, lines: list[Line]) -> None:
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 1.0
        larger = sorted((size for size in sizes if size >= _LARGER * self.size), reverse=True)
        self.levels = {size: min(level, 6) for level, size in enumerate(larger, 1)}
        steps = Counter(
            round(above.y - line.y, 1)
            for above, line in pairwise(lines)
            if above.size == line.size == self.size and 0 < above.y - line.y < 3 * self.size
        )
        self.leading = max(steps, key=lambda step: (steps[step], -step)) if steps else 1.2 * self.size


def pieces(lines: list[Line]) -> list[Piece]:
    """The pieces of a document from its lines in reading order, with the edges of their columns."""
    body = Body(lines)
    joiner = Joiner(lines)
    found: list[Piece] = []
    insets: list[float] = []  # of the markers of the open items
    for group in _groups(lines, body):
        piece = _piece(group, body, joiner, insets, found)
        if piece.kind not in ("item", "row"):
            insets.clear()
        if piece.kind == "quote" and found and found[-1].kind == "quote":
            piece = piece._replace(words=f"{found.pop().words}\n\n{piece.words}")
        found.append(piece)
    return found


def _groups(lines: list[Line], body: Body) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: list[Line], line: Line, body: Body) -> bool:
    """Whether a line begins another piece than the lines before it."""
    above = group[-1]
    if line.cells or above.cells or body.levels.get(line.size) != body.levels.get(above.size):
        return True
    if line.size in body.levels:
        return line.top or above.y - line.y > 1.8 * line.size
    if _is_marked(above, line) or _changes_weight(above, line):
        return True
    if not line.top and above.y - line.y > _LEADING * body.leading:
        return True
    if _MARKER.match(group[0].text):
        return line.inset < group[0].inset - 1 or (
            line.inset < group[0].inset + 1 and _ends_early(above, line)
        )
    if line.inset > above.inset + _INDENT or (len(group) > 1 and line.inset < above.inset - _INDENT):
        return True
    return above.text.rstrip().endswith(_STOPS) and (line.top or _ends_early(above, line))


def _is_marked(above: Line, line: Line) -> bool:
    """Whether a line begins with a bullet, or with a dash or number that did not just come to stand there."""
    marker = _MARKER.match(line.text)
    if marker is None:
        return False
    wrapped = abs(line.inset - above.inset) < 2 and not above.text.rstrip().endswith(_STOPS)
    return marker.group(1) in _BULLETS or not wrapped or _ends_early(above, line)


def _changes_weight(above: Line, line: Line) -> bool:
    """Whether a line in bold stands above one that is not, or below; bold words may just reach a line end."""
    changes = (above.bold and not line.runs[0].bold) or (line.bold and not above.runs[-1].bold)
    return changes and _ends_early(above, line)


def _ends_early(above: Line, line: Line) -> bool:
    """Whether the first word of the next line had room on this one, so that the break was made on purpose."""
    text = line.text.strip()
    letter = (line.x1 - line.x0) / max(len(text), 1)
    word = len(text.split(None, 1)[0]) + 1
    return above.x1 + letter * word < above.right - 1


def _piece(group: list[Line], body: Body, joiner: Joiner, insets: list[float], found: list[Piece]) -> Piece:
    first = group[0]
    if first.cells:
        return Piece("row", row(first.cells))
    runs = joiner.join(group)
    if first.size in body.levels:
        return Piece("heading", plain(runs), body.levels[first.size])
    if marker := _MARKER.match(first.text):
        return _item(first, runs, marker, insets)
    words = inline(runs)
    if _is_quote(group, found):
        return Piece("quote", words)
    return Piece("paragraph", words)


def _item(first: Line, runs: list[Run], marker: re.Match[str], insets: list[float]) -> Piece:
    """An item; it is nested in the last one whose marker stands further to the left."""
    while insets and insets[-1] > first.inset - 3:
        insets.pop()
    insets.append(first.inset)
    cut = marker.end()
    rest: list[Run] = []
    for run in runs:
        rest.append(run._replace(text=run.text[cut:]))
        cut = max(0, cut - len(run.text))
    return Piece("item", inline(rest), len(insets), marker.group(2) or "*")


def _is_quote(group: list[Line], found: list[Piece]) -> bool:
    """Lines set in from the edge of their column, all of them, below words that announce them or by themselves."""
    inset = all(line.inset > _QUOTE_INDENT for line in group)
    return inset and len(group) > 1 and bool(found) and found[-1].kind in ("paragraph", "quote")
