"""What stands on every page of a document and is no part of it: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.read.pdf.lines import Line

_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_NUMBER = re.compile(
    r"(?:page|página|pág\.|p\.)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|de|/)\s*\d{1,4})?",
    re.IGNORECASE,
)


def without_furniture(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages but those at an edge that come again on other pages, or number the page."""
    counts = Counter(name for page in pages for name in {_name(line) for line in _edges(page)})
    often = max(2, len(pages) // 3)
    kept: list[Line] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        kept += [
            line
            for line in page
            if id(line) not in edges
            or not (counts[_name(line)] >= often or _NUMBER.fullmatch(line.text.strip()))
        ]
    return kept


def _edges(page: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height if len(page) <= 2 * _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _name(line: Line) -> str:
    """What lines share that differ in a page number only."""
    return " ".join(re.sub(r"\d+", "#", line.text).split())
