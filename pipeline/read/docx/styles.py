"""The styles of a Word document, each with what it takes over from the one it is based on."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as Element


@dataclass(frozen=True, slots=True)
class Style:
    """What a style sets; None where neither it nor those it is based on say anything."""

    name: str = ""  # in lower case; those that Word brings have English names in every language
    bold: bool | None = None
    italic: bool | None = None
    list_id: str | None = None
    list_level: str | None = None
    outline: int | None = None  # from 0


class Styles:
    """The styles by id; an unknown one sets nothing."""

    def __init__(self, root: Element) -> None:
        self._elements = {one.get(qn("w:styleId")): one for one in root.findall(qn("w:style"))}
        self._known: dict[str | None, Style] = {}
        default = (e for e in self._elements.values() if e.get(qn("w:default")) == "1")
        self._paragraph = next(
            (e.get(qn("w:styleId")) for e in default if e.get(qn("w:type")) == "paragraph"), None
        )

    def of(self, properties: Element | None, name: str = "w:pStyle") -> Style:
        """The style that the properties of a paragraph (or run) name; of a paragraph else the default."""
        named = said(properties, name)
        return self._style(named if named or name != "w:pStyle" else self._paragraph, 0)

    def _style(self, style_id: str | None, depth: int) -> Style:
        if style_id not in self._known:
            element = self._elements.get(style_id)
            above = Style()
            if element is not None and depth < len(self._elements):  # no style is based on itself
                above = self._style(said(element, "w:basedOn"), depth + 1)
            self._known[style_id] = above if element is None else _read(element, above)
        return self._known[style_id]


def _read(element: Element, above: Style) -> Style:
    runs, paragraph = element.find(qn("w:rPr")), element.find(qn("w:pPr"))
    numbers = paragraph.find(qn("w:numPr")) if paragraph is not None else None
    bold, italic, outline = switch(runs, "w:b"), switch(runs, "w:i"), said(paragraph, "w:outlineLvl")
    return Style(
        (said(element, "w:name") or "").lower(),
        above.bold if bold is None else bold,
        above.italic if italic is None else italic,
        said(numbers, "w:numId") or above.list_id,
        said(numbers, "w:ilvl") or above.list_level,
        int(outline) if outline is not None else above.outline,
    )


def said(element: Element | None, name: str) -> str | None:
    """The value of a property, such as ``w:ilvl``."""
    found = element.find(qn(name)) if element is not None else None
    value = found.get(qn("w:val")) if found is not None else None
    return str(value) if value is not None else None


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on, off, or not mentioned."""
    found = properties.find(qn(name)) if properties is not None else None
    return None if found is None else found.get(qn("w:val"), "1") not in ("0", "false", "off")
