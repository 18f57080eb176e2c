"""Lines whose stretches stand below each other → the rows of a table, cells that run over several lines joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.read.pdf.joining import Joiner
from pipeline.read.pdf.lines import Line
from pipeline.read.pieces import Piece, plain, row

_FEWEST = 2  # lines of several stretches
_ALIGNED = 6.0  # points between the left edges of stretches in one column
_FURTHER = 1.2  # times the least distance of lines: between rows, if it is less within them
_NEAR = 2.2  # times the size: lines further apart are not of one table

Table = list[list[list[Line]]]  # rows of cells of lines


def split(lines: list[Line]) -> Iterator[Line | Table]:
    """The lines in order, those of a table as one."""
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at) if lines[at].parts else at
        if sum(bool(line.parts) for line in lines[at:end]) >= _FEWEST:
            yield _rows(lines[at:end])
            at = end
        else:
            yield lines[at]
            at += 1


def pieces(table: Table, joiner: Joiner) -> list[Piece]:
    """The rows of a table; the first is a header if all of it is bold."""
    header = all(line.bold for cell in table[0] for line in cell)
    said = [row(plain(joiner.join(cell)) if cell else "" for cell in cells) for cells in table]
    return [Piece("header" if header and not number else "row", words) for number, words in enumerate(said)]


def _end_of_table(lines: list[Line], at: int) -> int:
    """The first line after those that share columns with the ones before."""
    columns = [part.x0 for part in lines[at].parts]
    end = at + 1
    while end < len(lines) and not lines[end].top:
        line = lines[end]
        starts = [part.x0 for part in line.parts or (line,)]
        near = lines[end - 1].y - line.y <= _NEAR * line.size * (1.5 if line.parts else 1)
        if not near or not all(any(abs(start - x) < _ALIGNED for x in columns) for start in starts):
            break
        if not line.parts and abs(line.x0 - columns[0]) < _ALIGNED and line.x1 > columns[1]:
            break  # a paragraph below the table
        end += 1
    while end > at + 1 and not lines[end - 1].parts and abs(lines[end - 1].x0 - columns[0]) < _ALIGNED:
        end -= 1
    return end


def _rows(lines: list[Line]) -> Table:
    """The rows of a table, of which each begins where lines stand further apart.

    Where all stand at the same distance, a row begins with words in the first column.
    """
    columns = sorted({part.x0 for part in lines[0].parts})
    steps = [above.y - line.y for above, line in pairwise(lines)]
    usual = _FURTHER * min(steps, default=0.0)
    spaced = max(steps, default=0.0) > usual
    table: Table = []
    for line, step in zip(lines, [0.0, *steps], strict=True):
        parts = line.parts or (line,)
        places = [max(n for n, x in enumerate(columns) if part.x0 > x - _ALIGNED) for part in parts]
        if not table or (step > usual if spaced else 0 in places):
            table.append([[] for _ in columns])
        for place, part in zip(places, parts, strict=True):
            table[-1][place].append(part)
    return table
