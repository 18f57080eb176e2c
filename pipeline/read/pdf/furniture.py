"""What stands on the pages of a document and is no part of its text: running heads, page numbers, notes, contents."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.read.pdf.body import Body
from pipeline.read.pdf.lines import Line

_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_APART = 2.5  # times the size of the text: from what stands in the margin to the text
_HEIGHT = 4.0  # points: running heads stand no further apart than this
_SMALLER = 0.93  # times the size of the text: the notes below it
_NUMBER = re.compile(
    r"(?:page|página|pág\.|p\.)?\s*[-–—]?\s*(?:\d{1,3}|[ivx]{1,5})\s*[-–—]?(?:\s*(?:of|de|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?|[*†‡§]+)\s*[^\s\d]")
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,3}\s*$")  # of a table of contents


def without_furniture(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages that belong to the text."""
    counts = Counter(name for page in pages for name in {_name(line) for line in _edges(page)})
    often = max(2, len(pages) // 3)
    size = Body([line for page in pages for line in page]).size
    kept: list[Line] = []
    for page in pages:
        running = {id(line) for line in _edges(page) if _is_running(line, counts, often)}
        running |= _margins(page, size)
        text = [line for line in page if id(line) not in running and not _LEADERS.search(line.text)]
        notes = _notes(text, size)
        kept += [line for line in text if id(line) not in notes]
    return kept


def _is_running(line: Line, counts: Counter[str], often: int) -> bool:
    """Whether a line at an edge comes again on other pages, or numbers the page."""
    return counts[_name(line)] >= often or _NUMBER.fullmatch(line.text.strip()) is not None


def _margins(page: list[Line], size: float) -> set[int]:
    """The highest and the lowest line, if small and well apart from the text: what a document of one page has there."""
    by_height = sorted(page, key=lambda line: line.y)
    ends = [(by_height[0], by_height[1]), (by_height[-1], by_height[-2])] if len(page) > 2 else []
    return {
        id(line)
        for line, near in ends
        if line.size <= _SMALLER * size and abs(line.y - near.y) > _APART * size
    }


def _edges(page: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height if len(page) <= 2 * _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _name(line: Line) -> str:
    """What lines share that stand at the same height and differ in a page number only."""
    return f"{round(line.y / _HEIGHT)} " + " ".join(re.sub(r"\d+", "#", line.text).split())


def _notes(page: list[Line], size: float) -> set[int]:
    """The lines of footnotes: small ones at the foot of a column, from the first that begins with a mark on."""
    notes: set[int] = set()
    foot: list[Line] = []
    at_foot = True
    for line in reversed(page):
        at_foot = at_foot and line.size <= _SMALLER * size
        if at_foot:
            foot.append(line)
            if line.noted or _NOTE.match(line.text):
                notes.update(map(id, foot))
        if line.top:
            foot, at_foot = [], True
    return notes
