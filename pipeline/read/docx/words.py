"""The words of a paragraph: runs by typeface, with tracked changes settled, and marks of notes left out."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.docx.styles import Style, Styles, said, switch
from pipeline.read.pieces import Run

# What of a paragraph holds runs that a reader sees; what was deleted or moved away stands in w:del and w:moveFrom.
_HOLDERS = frozenset(
    map(qn, ("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple"))
)
_RUN, _TEXT, _PROPERTIES = qn("w:r"), qn("w:t"), qn("w:rPr")
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOWHERE = ("page", "column")  # a break to there is none of a line


def runs(paragraph: Element, styles: Styles) -> list[Run]:
    """The runs of a paragraph in order."""
    own = styles.of(paragraph.find(qn("w:pPr")))
    return [run for element in _run_elements(paragraph) for run in _run(element, own, styles)]


def _run_elements(holder: Element) -> Iterator[Element]:
    for child in holder:
        if child.tag == _RUN:
            yield child
        elif child.tag in _HOLDERS:
            yield from _run_elements(child)


def _run(element: Element, paragraph: Style, styles: Styles) -> Iterator[Run]:
    properties = element.find(_PROPERTIES)
    if switch(properties, "w:vanish"):
        return
    style = styles.of(properties, "w:rStyle") if said(properties, "w:rStyle") else Style()
    bold = _first(switch(properties, "w:b"), style.bold, paragraph.bold)
    italic = _first(switch(properties, "w:i"), style.italic, paragraph.italic)
    for child in element:
        if child.tag == _TEXT:
            yield Run((child.text or "").replace("\n", " "), bold, italic)
        elif child.tag in _SIGNS:
            yield Run(" " if child.get(qn("w:type")) in _NOWHERE else _SIGNS[child.tag], bold, italic)


def _first(*said_of_it: bool | None) -> bool:
    """What the nearest place says that says anything."""
    return next((one for one in said_of_it if one is not None), False)
