"""How charts look, and how one becomes an SVG that stands alone and, inside the page, follows the page's theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

INK, SOFT, RULE, PAPER = "#1a1a18", "#5a5852", "#dcd7cb", "#fffdf9"
EVENTS, PILLARS, PEOPLE = "#0067a3", "#00805d", "#c44f00"
BODIES, INITIATIVES, DIALOGUE = "#3898d2", "#ad4f80", "#55534d"
_TOKENS = {
    INK: "ink", SOFT: "soft", RULE: "rule", PAPER: "paper", EVENTS: "events", PILLARS: "pillars", PEOPLE: "people",
    BODIES: "bodies", INITIATIVES: "initiatives", DIALOGUE: "dialogue",
}  # fmt: skip

FONT = "Liberation Sans"  # it comes with the library that draws, so every machine measures words alike
_STACK = "'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"  # of one width
SIZE = 13  # pixels
WIDTH = 960

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"(\d+\.\d)\d+")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML
_NOISE = ("aria-label", "aria-roledescription", "role", "class", "aria-hidden", "pointer-events")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words and its numbers. ``rows`` hold in ``fact`` the name of the row that they show."""

    name: str
    title: str
    note: str  # how to read it
    alt: str  # what it shows, in a sentence or two
    drawing: Any  # an Altair chart
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def fact(table: str, row_id: str) -> str:
    """The address of a fact, from a chart that lies in a folder beside the page."""
    return f"../index.html#fact={table}/{row_id}"


def altair() -> Any:
    """The library, loaded when something is drawn. Untyped here, for its types refuse what its manual shows."""
    import altair as library

    return library


def plane(height: float) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    """What places a field across and down in pixels, from the upper left corner of a drawing as wide as any."""
    alt = altair()

    def across(field: str) -> Any:
        return alt.X(field, scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=None)

    def down(field: str) -> Any:
        return alt.Y(field, scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)

    return across, down


def shortened(text: str, length: int) -> str:
    """A text of at most ``length`` code points, cut at a word where possible."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if cut.rfind(" ") > length // 2 else cut).rstrip(" ,;:") + "…"


def svg(chart: Chart) -> str:
    """The chart as SVG: words as words, colours that a page may override, links to facts; the same bytes every time."""
    import vl_convert

    drawn = chart.drawing.configure(font=FONT, background="transparent").configure_view(strokeWidth=0)
    drawn = drawn.configure_axis(
        labelColor=SOFT, titleColor=SOFT, gridColor=RULE, domainColor=RULE, tickColor=RULE, labelFontSize=SIZE
    )
    return dressed(vl_convert.vegalite_to_svg(drawn.to_json()), chart)


def dressed(drawn: str, chart: Chart) -> str:
    """What the library drew, without its asides, and named."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(_FORBIDDEN.sub("\ufffd", drawn))
    for element in root.iter():
        for name in _NOISE:
            element.attrib.pop(name, None)
        for name, value in list(element.attrib.items()):
            element.set(name, _worn(name, value))
        if element.tag == f"{{{_SVG}}}a":
            _linked(element)
    _pruned(root)
    root.set("role", "group")
    root.set("aria-label", f"{chart.title}. {chart.alt}")
    return ElementTree.tostring(root, encoding="unicode")


def _worn(name: str, value: str) -> str:
    """An attribute with the page's colour or type face in the place of the drawn one, numbers to a tenth of a pixel."""
    if name in ("fill", "stroke") and value in _TOKENS:
        return f"var(--{_TOKENS[value]},{value})"
    if name == "font-family":
        return _STACK
    if name in ("d", "transform", "x2", "y2", "width", "height"):
        return _NUMBER.sub(r"\1", value)
    return value


def _linked(link: ElementTree.Element) -> None:
    """A link to a fact; of several to the same fact only the words are a stop for the keyboard."""
    link.set(_LINK, "../index.html#" + link.get(_LINK, "").partition("#")[2])
    if not any(child.tag == f"{{{_SVG}}}text" for child in link):
        link.set("tabindex", "-1")
        link.set("aria-hidden", "true")


def _pruned(element: ElementTree.Element) -> None:
    """Take away what is not seen: empty shapes, labels that would overlap, groups of nothing."""
    for child in list(element):
        _pruned(child)
        hidden = (
            child.get("opacity") == "0"
            or child.get("display") == "none"
            or child.get("d") in ("", "M0,0h0v0h0Z")
        )
        if hidden or (child.tag == f"{{{_SVG}}}g" and not len(child)):
            element.remove(child)
