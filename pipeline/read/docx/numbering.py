"""Numbers and bullets of a Word document, which its text does not hold: they follow from lists that are counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.docx.styles import Styles, said
from pipeline.read.pieces import counted

_LEVEL = 360  # twentieths of a point by which a level is set in if nothing says otherwise
_MARKER = re.compile(r"\(?\w{1,6}[.)]")
_STYLES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


class Numbered(NamedTuple):
    """Where a paragraph stands in a list: how far it is set in, its marker, and words that are part of its number."""

    indent: int  # twentieths of a point
    marker: str
    words: str  # "Pillar II:"


class Numbering:
    """Counts the paragraphs of each list as they go by."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.counts: dict[tuple[str, int], int] = {}
        parts = list(root) if root is not None else []
        shapes = {one.get(qn("w:abstractNumId")): one for one in parts if one.tag == qn("w:abstractNum")}
        self.lists = {
            one.get(qn("w:numId")): _levels(shapes.get(said(one, "w:abstractNumId")))
            for one in parts
            if one.tag == qn("w:num")
        }

    def take(self, paragraph: Element) -> Numbered | None:
        """The place of the next paragraph; None if it stands in no list."""
        properties = paragraph.find(qn("w:pPr"))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        style = self.styles.of(properties)
        number = said(own, "w:numId") or style.list_id
        if number is None or number == "0":
            return None
        level = int(said(own, "w:ilvl") or style.list_level or 0)
        levels = self.lists.get(number, {})
        shape = levels.get(level)
        indent = _indent(properties, shape, level)
        if (said(shape, "w:numFmt") or "bullet") in ("bullet", "none"):
            return Numbered(indent, "*", "")
        text = self._count(number, level, levels)
        words = text if re.search(r"[^\W\d_]{3}", re.sub(r"\b[ivxlIVXL]+\b", "", text)) else ""
        marker = text if _MARKER.fullmatch(text) else f"{self.counts[number, level]}."
        return Numbered(indent, marker, words)

    def _count(self, number: str, level: int, levels: dict[int, Element]) -> str:
        """Count one more, and give the number as it is shown: "(b)", "II.", "Pillar 2:"."""
        start = int(said(levels[level], "w:start") or 1)
        self.counts[number, level] = self.counts.get((number, level), start - 1) + 1
        for place in [place for place in self.counts if place[0] == number and place[1] > level]:
            del self.counts[place]  # what is nested begins anew
        shown = said(levels[level], "w:lvlText") or f"%{level + 1}."
        for above in range(level + 1):
            style = _STYLES.get(said(levels.get(above), "w:numFmt") or "", "1")
            shown = shown.replace(f"%{above + 1}", counted(style, self.counts.get((number, above), 1)))
        return shown.strip()


def _levels(shape: Element | None) -> dict[int, Element]:
    """The levels of a list by their number, from 0."""
    found = shape.findall(qn("w:lvl")) if shape is not None else ()
    return {int(level.get(qn("w:ilvl"), "0")): level for level in found}


def _indent(properties: Element | None, shape: Element | None, level: int) -> int:
    """The left indent that the paragraph sets, else its level of the list; some lists nest by nothing else."""
    for place in (properties, shape.find(qn("w:pPr")) if shape is not None else None):
        own = place.find(qn("w:ind")) if place is not None else None
        for side in ("w:left", "w:start"):
            if own is not None and (own.get(qn(side)) or "").isdecimal():
                return int(own.get(qn(side)))
    return _LEVEL * (level + 1)
