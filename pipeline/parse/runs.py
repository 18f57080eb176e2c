"""Lines in a row without a blank one between: a wrapped paragraph, several, or a block of short lines."""

from __future__ import annotations

from itertools import pairwise

from pipeline.parse import headings
from pipeline.parse.lines import Line

_LONG_LINE = 100  # columns: beyond any margin, so the line is a paragraph of its own
_STOPS = (".", "!", "?", ":", ".”", '."', ".)", ".’")


def split_run(run: list[Line]) -> list[list[Line]]:
    """The paragraphs of a run, each as its lines."""
    width = max(len(line.body) for line in run)
    short = _all_short(run[1:] if run[0].body[-1] == ":" else run)
    pieces = [[run[0]]]
    for above, below in pairwise(run):
        apart = _is_apart(above, below, width, short, len(pieces[-1]) == 1 and above is run[0])
        if apart:
            pieces.append([below])
        else:
            pieces[-1].append(below)
    return pieces


def bare_rows(pieces: list[list[Line]], introduced: bool) -> int:
    """How many of the last pieces are rows of a list without bullets, below a line that ends in a colon."""
    rows = pieces if introduced else pieces[1:] if pieces[0][-1].body[-1] == ":" else []
    bare = len(rows) > 1 and all(
        len(row) == 1 and headings.is_short(row[0].body) and not headings.is_detail(row[0].body)
        for row in rows
    )
    return len(rows) if bare else 0


def _all_short(run: list[Line]) -> bool:
    return all(headings.is_short(line.body) for line in run)


def _is_apart(above: Line, below: Line, width: int, short: bool, first: bool) -> bool:
    """Whether a new paragraph begins with ``below``; ``first``: ``above`` is the first line of the run."""
    upper, lower = above.body, below.body
    if headings.is_detail(upper) or headings.is_detail(lower):
        return True
    if headings.bold_line(upper) or headings.bold_line(lower):
        return True
    if headings.is_numbered_line(lower) and (headings.is_numbered_line(upper) or upper.endswith(_STOPS)):
        return True
    if upper.endswith(_STOPS) and (len(upper) > _LONG_LINE or below.indent > above.indent + 1):
        return True
    if headings.goes_on(upper, lower, width):
        return False
    return short or (first and headings.is_title(upper) and headings.fits(upper, lower, width))


def slanted_headings(lines: list[Line]) -> frozenset[int]:
    """Where lines wholly in italics stand alone above a paragraph, if there are several of them: headings."""
    found = []
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        alone = line.kind == before.kind == after.kind == "text" and line.gap and after.gap
        slanted = [headings.italic_line(body) is not None for body in (before.body, line.body, after.body)]
        if alone and slanted == [False, True, False]:
            found.append(line.start)
    return frozenset(found if len(found) > 1 else ())
