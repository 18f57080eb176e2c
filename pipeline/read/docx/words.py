"""The words of a paragraph: runs by typeface, with tracked changes settled, and marks of notes left out."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

from pipeline.read.pieces import Run

# What of a paragraph holds runs that a reader sees; what was deleted or moved away stands in w:del and w:moveFrom.
_HOLDERS = frozenset(
    map(qn, ("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple"))
)
_RUN, _TEXT, _PROPERTIES = qn("w:r"), qn("w:t"), qn("w:rPr")
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


Face = tuple[bool, bool]  # bold, italic


class Words:
    """Reads paragraphs of one document, whose styles it knows by their ids."""

    def __init__(self, document: Document) -> None:
        self.faces = {style.style_id: _from_style(style) for style in document.styles}

    def runs(self, paragraph: Paragraph) -> list[Run]:
        """The runs of a paragraph in order."""
        styled = self._face(paragraph.style.style_id if paragraph.style else "")
        return [run for element in _run_elements(paragraph._p) for run in self._run(element, styled)]

    def _face(self, style_id: str) -> Face:
        return self.faces.get(style_id, (False, False))

    def _run(self, element: Element, styled: Face) -> Iterator[Run]:
        properties = element.find(_PROPERTIES)
        if _switch(properties, "w:vanish"):
            return
        named = properties.find(qn("w:rStyle")) if properties is not None else None
        own = self._face(named.get(qn("w:val"))) if named is not None else (False, False)
        bold, italic = _switch(properties, "w:b"), _switch(properties, "w:i")
        face = (
            own[0] or styled[0] if bold is None else bold,
            own[1] or styled[1] if italic is None else italic,
        )
        for child in element:
            if child.tag == _TEXT:
                yield Run((child.text or "").replace("\n", " "), *face)
            elif child.tag in _SIGNS:
                page = child.get(qn("w:type")) in ("page", "column")
                yield Run(" " if page else _SIGNS[child.tag], *face)


def _run_elements(holder: Element) -> Iterator[Element]:
    for child in holder:
        if child.tag == _RUN:
            yield child
        elif child.tag in _HOLDERS:
            yield from _run_elements(child)


def _switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on, off, or not said."""
    found = properties.find(qn(name)) if properties is not None else None
    return None if found is None else found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _from_style(style: BaseStyle | None) -> Face:
    """Whether a style, or the nearest one it is based on that says so, is bold, and italic."""
    bold = italic = None
    while style is not None and (bold is None or italic is None):
        font = getattr(style, "font", None)
        bold = font.bold if bold is None and font is not None else bold
        italic = font.italic if italic is None and font is not None else italic
        style = getattr(style, "base_style", None)
    return bool(bold), bool(italic)
