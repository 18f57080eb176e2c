"""Words in columns: what the trees of pillars and the table of seats are drawn with."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from pipeline.site.charts.ink import INK, RULE, SIZE, SOFT, WIDTH, altair, plane

_LINE = 18  # pixels a line of words
_GAP = 10  # pixels between entries of the first level
_STEP = 18  # pixels an inner level is set in
_LETTER = 6.6  # pixels, on average


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a column: ``level`` 0 is its heading; ``href`` leads to the fact."""

    text: str
    level: int
    href: str = ""


def columns(found: list[list[Entry]], colour: str) -> Any:
    """Columns side by side; entries of inner levels hang on a line from the one above them."""
    alt = altair()
    wide = WIDTH / max(2, len(found))
    texts: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    height = max(
        _column(entries, place * wide, wide - 28, texts, lines) for place, entries in enumerate(found)
    )
    size = {"width": WIDTH, "height": height}
    x, y = plane(height)
    drawn = []
    if lines:
        rules = alt.Chart(alt.Data(values=lines)).mark_rule(color=RULE, strokeWidth=1.5)
        drawn.append(rules.encode(x=x("x:Q"), x2="x2:Q", y=y("y:Q"), y2="y2:Q"))
    styles = ((0, SOFT, "normal", SIZE), (1, INK, "bold", SIZE + 1), (2, INK, "normal", SIZE))
    for level, ink, weight, points in styles:
        kept = [text for text in texts if text["level"] == level]
        if kept:
            mark = alt.Chart(alt.Data(values=kept)).mark_text(
                align="left",
                baseline="top",
                color=ink,
                fontWeight=weight,
                fontSize=points,
                lineHeight=_LINE,
                lineBreak="\n",
            )
            drawn.append(
                mark.encode(x=x("x:Q"), y=y("y:Q"), text="text:N", **({"href": "href:N"} if level else {}))
            )
    dots = [text for text in texts if text["level"] == 1]
    if dots:
        drawn.append(_dots(dots, colour, x, y))
    return alt.layer(*drawn).properties(**size)


def _dots(texts: list[dict[str, Any]], colour: str, x: Any, y: Any) -> Any:
    alt = altair()
    places = [{"x": text["x"] - 12, "y": text["y"] + SIZE / 2} for text in texts]
    mark = alt.Chart(alt.Data(values=places)).mark_point(filled=True, opacity=1, size=60, color=colour)
    return mark.encode(x=x("x:Q"), y=y("y:Q"))


def _column(
    entries: list[Entry], left: float, wide: float, texts: list[dict[str, Any]], lines: list[dict[str, Any]]
) -> float:
    """Lay out one column; returns how far down it reaches, in pixels."""
    down = 4.0
    stem: float | None = None
    for entry in entries:
        level = min(entry.level, 2)
        down += _GAP if level < 2 else 2
        indent = left if not level else left + _STEP * level
        words = textwrap.wrap(entry.text, max(12, int((wide - _STEP * level) / _LETTER))) or [""]
        texts.append({"x": indent, "y": down, "level": level, "text": "\n".join(words), "href": entry.href})
        if level == 2 and stem is not None:
            middle = down + SIZE / 2
            lines.append({"x": left + 6, "x2": left + 6, "y": stem, "y2": middle})
            lines.append({"x": left + 6, "x2": indent - 5, "y": middle, "y2": middle})
            stem = middle
        elif level == 1:
            stem = down + SIZE / 2 + 6
        down += _LINE * len(words)
    return down + _GAP
