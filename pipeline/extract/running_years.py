"""The year that a heading, or the first word of a paragraph, gives to the months and days told below it.

"2018" or "The year 2018" above, "**2018.** Officials met in June …": a chronicle names its year once.
"""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading, Sentence

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HEADING = re.compile(rf"\W*(?:(?:the |in |during )?(?:year )?){_YEAR}(?:\W*$|\s*[:.,-]\s)", re.IGNORECASE)
_OPENS = re.compile(rf"\W*{_YEAR}\W{{0,3}}(?:[.:]|-)\W{{0,3}}(?=\s|$)")
_CLOSE = 8  # code points of markup before the year that opens a paragraph


def of(reading: Reading) -> dict[int, str]:
    """The year of each sentence, by its index, that a heading or its paragraph gives it."""
    years: dict[int, str] = {}
    block, opened = None, None
    for sentence in reading.sentences:
        passage = sentence.passage
        if passage.block != block:
            block, opened = passage.block, _opening(sentence)
        year = opened or _of_heading(passage.section)
        if year and passage.kind != "heading":
            years[sentence.index] = year
    return years


def _opening(first: Sentence) -> str | None:
    """The year that a paragraph begins with, set apart by its sign."""
    match = _OPENS.match(first.text) if first.passage.kind in ("sentence", "list_item") else None
    return match["year"] if match and match.start("year") < _CLOSE else None


def _of_heading(section: tuple[str, ...]) -> str | None:
    """The nearest heading is that year, or begins with it."""
    match = _HEADING.match(section[-1]) if section else None
    return match["year"] if match else None
