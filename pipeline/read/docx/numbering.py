"""Numbers and bullets of a Word document, which its text does not hold: they follow from lists that are counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LEVEL = 360  # twentieths of a point by which a level is set in if nothing says otherwise
_MARKER = re.compile(r"\(?\w{1,6}[.)]")


class Numbered(NamedTuple):
    """Where a paragraph stands in a list: how far it is set in, its marker, and words that are part of its number."""

    indent: int  # twentieths of a point
    marker: str
    words: str  # "Pillar II:"


class Numbering:
    """Counts the paragraphs of each list as they go by."""

    def __init__(self, document: Document) -> None:
        self.lists: dict[str, dict[str, Element]] = {}
        self.counts: dict[tuple[str, int], int] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
        for one in root.findall(qn("w:num")):
            link = one.find(qn("w:abstractNumId"))
            levels = abstract.get(link.get(qn("w:val"))) if link is not None else None
            if levels is not None:
                self.lists[one.get(qn("w:numId"))] = {
                    level.get(qn("w:ilvl")): level for level in levels.findall(qn("w:lvl"))
                }

    def take(self, paragraph: Paragraph) -> Numbered | None:
        """The place of the next paragraph; None if it stands in no list."""
        number, level = _reference(paragraph)
        if number in (None, "0"):
            return None
        levels = self.lists.get(number or "", {})
        shape = levels.get(str(level))
        indent = _indent(paragraph, shape, level)
        form = _said(shape, "w:numFmt") or "bullet"
        if form in ("bullet", "none"):
            return Numbered(indent, "*", "")
        self._count(number or "", level, shape)
        text = self._text(number or "", level, levels)
        words = text if re.search(r"[^\W\d_]{3}", re.sub(r"\b[ivxlIVXL]+\b", "", text)) else ""
        marker = text if _MARKER.fullmatch(text) else f"{self.counts[number or '', level]}."
        return Numbered(indent, marker, words)

    def _count(self, number: str, level: int, shape: Element | None) -> None:
        start = int(_said(shape, "w:start") or 1)
        self.counts[number, level] = self.counts.get((number, level), start - 1) + 1
        for place in [place for place in self.counts if place[0] == number and place[1] > level]:
            del self.counts[place]  # what is nested begins anew

    def _text(self, number: str, level: int, levels: dict[str, Element]) -> str:
        """The number as it is shown: "(b)", "II.", "Pillar 2:"."""
        shown = _said(levels.get(str(level)), "w:lvlText") or f"%{level + 1}."
        for place in range(level + 1):
            form = _said(levels.get(str(place)), "w:numFmt") or "decimal"
            shown = shown.replace(f"%{place + 1}", _figure(self.counts.get((number, place), 1), form))
        return shown.strip()


def _reference(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list and the level that a paragraph names, or else its style, or what that is based on."""
    found, level = _numbers(paragraph._p.pPr)
    style = paragraph.style
    while found is None and style is not None:
        found, inherited = _numbers(style.element.find(qn("w:pPr")))
        level = level or inherited
        style = getattr(style, "base_style", None)
    return found, int(level or 0)


def _numbers(properties: Element | None) -> tuple[str | None, str | None]:
    own = properties.find(qn("w:numPr")) if properties is not None else None
    return (_said(own, "w:numId"), _said(own, "w:ilvl")) if own is not None else (None, None)


def _indent(paragraph: Paragraph, shape: Element | None, level: int) -> int:
    """The left indent that the paragraph sets, else its level of the list; some lists nest by nothing else."""
    for place in (paragraph._p.pPr, shape.find(qn("w:pPr")) if shape is not None else None):
        own = place.find(qn("w:ind")) if place is not None else None
        for side in ("w:left", "w:start"):
            if own is not None and (own.get(qn(side)) or "").isdecimal():
                return int(own.get(qn(side)))
    return _LEVEL * (level + 1)


def _said(element: Element | None, name: str) -> str | None:
    found = element.find(qn(name)) if element is not None else None
    value = found.get(qn("w:val")) if found is not None else None
    return str(value) if value is not None else None


def _figure(count: int, form: str) -> str:
    if form.endswith("Letter"):
        figure = chr(ord("a") + (count - 1) % 26)
    elif form.endswith("Roman"):
        figure = "x" * (count // 10) + _ONES[count % 10]
    else:
        return str(count)
    return figure.upper() if form.startswith("upper") else figure
