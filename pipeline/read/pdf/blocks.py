"""Lines in reading order → pieces: which lines make a paragraph, which a heading, an item, a quotation."""

from __future__ import annotations

import re

from pipeline.read.pdf import tables
from pipeline.read.pdf.body import Body
from pipeline.read.pdf.joining import Joiner
from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Piece, Run, inline, plain

_LEADING = 1.45  # times the usual distance of baselines: a new paragraph
_INDENT = 6.0  # points
_QUOTE_INDENT = 14.0  # points further in than the text is
_SHORT = 0.5  # of the width: a line that ends so early ends there on purpose
_LONGEST_CAPITALS = 12  # words of a heading in capitals
_MARKER = re.compile(
    r"""\s*(?: ([•‣◦▪●∙·■►➢✓\ue000-\uf8ff] | [*–—-](?=\s) | o(?=\s+[A-Z]))
          | (\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{2,5})[.)] | \d{1,2}/)(?=\s) )\s*(?=\S)""",
    re.VERBOSE,
)
_BULLETS = frozenset("•‣◦▪●∙·■►➢✓") | frozenset(map(chr, range(0xE000, 0xF900)))
_STOPS = (".", "!", "?", ":", ";", ".”", '."', ".)", ".’", "?”", "!”")


def pieces(lines: list[Line]) -> list[Piece]:
    """The pieces of a document from its lines in reading order, with the edges of their columns."""
    blocks = _Blocks(Body(lines), Joiner(lines))
    group: list[Line] = []
    for line in tables.split(lines):
        if isinstance(line, list):
            blocks.take(group)
            blocks.take_table(line)
            group = []
            continue
        if group and blocks.begins(group, line):
            blocks.take(group)
            group = []
        group.append(line)
    blocks.take(group)
    return blocks.pieces


class _Blocks:
    """Makes a piece of each group of lines, knowing what is usual in the document and what came before."""

    def __init__(self, body: Body, joiner: Joiner) -> None:
        self.body, self.joiner = body, joiner
        self.pieces: list[Piece] = []
        self.insets: list[float] = []  # of the markers of the open items
        self.titled = False  # a heading was seen

    def begins(self, group: list[Line], line: Line) -> bool:
        """Whether a line begins another piece than the lines before it."""
        above, levels = group[-1], self.body.levels
        if levels.get(line.size) != levels.get(above.size):
            return True
        if line.size in levels:
            return line.top or above.y - line.y > 1.8 * line.size
        if _is_marked(group, line) or _changes_weight(above, line):
            return True
        if not line.top and above.y - line.y > _LEADING * self.body.leading:
            return True
        if _MARKER.match(group[0].text):
            further = line.inset < group[0].inset + 1 and _ends_early(above, line)
            return line.inset < group[0].inset - 1 or further
        if line.inset > above.inset + _INDENT or (len(group) > 1 and line.inset < above.inset - _INDENT):
            return True
        if above.text.rstrip().endswith(_STOPS):
            return line.top or _ends_early(above, line)
        return _ends_far_early(above, line)

    def take(self, group: list[Line]) -> None:
        if not group:
            return
        piece = self._piece(group)
        if piece.kind not in ("item", "more"):
            self.insets.clear()
        self.titled = self.titled or piece.kind == "heading"
        if piece.kind == "quote" and self.pieces and self.pieces[-1].kind == "quote":
            piece = piece._replace(words=f"{self.pieces.pop().words}\n\n{piece.words}")
        self.pieces.append(piece)

    def take_table(self, table: tables.Table) -> None:
        self.insets.clear()
        self.pieces += tables.pieces(table, self.joiner)

    def _piece(self, group: list[Line]) -> Piece:
        first, runs = group[0], self.joiner.join(group)
        if first.size in self.body.levels:
            return Piece("heading", plain(runs), self.body.levels[first.size])
        if len(group) == 1 and self.titled and _is_capitals(first.text):
            return Piece("heading", plain(runs), min(len(self.body.levels) + 1, 6))
        marker = _MARKER.match(first.text)
        if marker and not (marker.group(2) or "").isupper():
            return self._item(first, runs, marker)
        if marker:  # "II. Energy", "A. Shannon": an item, a heading or a name, which the lines around it tell
            return Piece("paragraph", inline(runs))
        if self.insets and first.inset > self.insets[-1] + _INDENT:
            return Piece("more", inline(runs), len(self.insets))
        if self._is_quote(group):
            return Piece("quote", inline(runs))
        return Piece("paragraph", inline(runs))

    def _item(self, first: Line, runs: list[Run], marker: re.Match[str]) -> Piece:
        """An item; it is nested in the last one whose marker stands further to the left."""
        while self.insets and self.insets[-1] > first.inset - 3:
            self.insets.pop()
        self.insets.append(first.inset)
        cut = marker.end()
        rest: list[Run] = []
        for run in runs:
            rest.append(run._replace(text=run.text[cut:]))
            cut = max(0, cut - len(run.text))
        return Piece("item", inline(rest), len(self.insets), marker.group(2) or "*")

    def _is_quote(self, group: list[Line]) -> bool:
        """Lines set in from the edge of the text, all of them, below words that may announce them."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or above.kind not in ("paragraph", "quote"):
            return False
        inset = all(line.inset > self.body.inset + _QUOTE_INDENT for line in group)
        return inset and (len(group) > 1 or above.kind == "quote" or above.words.endswith(":"))


def _is_capitals(text: str) -> bool:
    """A line in capitals, which is how a typewriter sets a heading."""
    letters = sum(map(str.isalpha, text))
    return (
        text.isupper()
        and letters >= 4
        and len(text.split()) <= _LONGEST_CAPITALS
        and text.rstrip()[-1] not in ".,;"
    )


def _is_marked(group: list[Line], line: Line) -> bool:
    """Whether a line begins with a bullet, or with a dash or number that did not just come to stand there."""
    marker = _MARKER.match(line.text)
    if marker is None:
        return False
    first, above = group[0], group[-1]
    if marker.group(1) in _BULLETS or (_MARKER.match(first.text) and abs(line.inset - first.inset) < 2):
        return True
    wrapped = abs(line.inset - above.inset) < 2 and not above.text.rstrip().endswith(_STOPS)
    return not wrapped or _ends_early(above, line)


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


def _ends_far_early(above: Line, line: Line) -> bool:
    """Whether a line is so short that nobody sets running text like that: a date, a name, a line of its own."""
    short = above.x1 - above.x0 < _SHORT * (above.right - above.x0)
    return short and not line.text.lstrip()[:1].islower() and _ends_early(above, line)
