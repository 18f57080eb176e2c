"""What happened when, as precisely as the sources say and no more: a day is a point, a month or year the bar it spans."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.site.charts.ink import (
    EVENTS,
    INK,
    PAPER,
    RULE,
    SIZE,
    SOFT,
    WIDTH,
    Chart,
    altair,
    fact,
    shortened,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST = 80  # events that a chart holds; beyond, the ones with most words behind them are drawn
_ROW = 26  # pixels
_LETTER = 6.3  # pixels, on average
_LONGEST = 100  # code points of a label


def timeline(connection: DuckDBPyConnection) -> Chart | None:
    """The events, one a line, in order of time; None without a dated event."""
    found = connection.execute(_EVENTS).fetchall()
    drawn = sorted(sorted(found, key=lambda row: -row[-1])[:MOST], key=found.index)
    dated = [row for row in drawn if row[4] or row[5]]
    if not dated:
        return None
    low = min((row[4] or row[5]).year for row in dated)
    high = max((row[5] or row[4]).year for row in dated) + 1
    lines = [_line(row, place, low, high) for place, row in enumerate(drawn)]
    undated = len(drawn) - len(dated)
    beyond = f" Of {len(found):,} events the {MOST} best documented are drawn." if len(found) > MOST else ""
    note = (
        "A point is a day; a bar spans the month or year that the source names; an arrow means by then, or from then on; a hollow"
        " mark is an event planned or called off." + beyond
    )
    alt = f"{len(dated):,} dated events from {low} to {high - 1}" + (
        f" and {undated:,} without a date." if undated else "."
    )
    rows = [(f"events/{row[0]}", row[3], row[1], row[2], row[6]) for row in found]
    columns = ("fact", "date_edtf", "kind", "title", "status")
    return Chart("timeline", "What happened, and when", note, alt, _drawing(lines, low, high), columns, rows)


def _line(row: tuple[Any, ...], place: int, low: int, high: int) -> dict[str, Any]:
    """Where an event's mark and words go; years as numbers with a fraction."""
    key, kind, title, _edtf, start, end, status, _words = row
    first = _year(start) if start else None
    last = _year(end, 1) if end else None
    left, right = (low if first is None else first), (high if last is None else last)
    if first is None and last is None:
        left = right = low
    scale = WIDTH / (high - low)
    before, after = ((left - low) * scale, (high - right) * scale)
    turned = before > after
    room = int((max(before, after) - 16) / _LETTER)
    label = shortened(f"{kind.replace('_', ' ').capitalize()}: {title}", min(room, _LONGEST))
    shape = (
        "none" if not (start or end) else "day" if start == end else "open" if not (start and end) else "span"
    )
    return {
        "y": place, "x": left, "x2": right, "shape": shape, "href": fact("events", key), "label": label,
        "at": left if turned else right, "align": "right" if turned else "left",
        "tip": left if first is None else right, "sign": "◂" if first is None else "▸",
        "hollow": status != "occurred",
    }  # fmt: skip


def _year(day: date, after: int = 0) -> float:
    """A day as a year with a fraction; ``after`` 1 for its end."""
    whole = (
        date(day.year + 1, 1, 1).toordinal() - date(day.year, 1, 1).toordinal() if day.year < 9999 else 365
    )
    return round(day.year + (day.timetuple().tm_yday - 1 + after) / whole, 4)


def _drawing(lines: list[dict[str, Any]], low: int, high: int) -> Any:
    alt = altair()
    data = alt.Data(values=lines)
    axis = alt.Axis(
        format="d", tickCount=min(high - low, 12), title=None, orient="top", labelAlign="left", labelOffset=2
    )
    x = alt.X("x:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-0.5, len(lines) - 0.5], reverse=True, nice=False), axis=None)
    base = alt.Chart(data).encode(y=y, href="href:N")
    fill = alt.condition("datum.hollow", alt.value(PAPER), alt.value(EVENTS))
    edge = {"stroke": EVENTS, "strokeWidth": 1.5}
    span, arrow, day = (
        base.transform_filter(f"datum.shape == '{shape}'") for shape in ("span", "open", "day")
    )
    guides = base.transform_filter("datum.shape != 'none'").mark_rule(color=RULE, strokeDash=[1, 4])
    shown = [
        guides.encode(x=alt.value(0), x2=alt.value(WIDTH)),
        span.mark_bar(height=10, minBandSize=3, **edge).encode(x=x, x2="x2:Q", color=fill),
        arrow.mark_rule(color=EVENTS, strokeWidth=2, strokeDash=[5, 3]).encode(x=x, x2="x2:Q"),
        arrow.mark_text(color=EVENTS, fontSize=SIZE + 3).encode(x="tip:Q", text="sign:N"),
        day.mark_point(filled=True, opacity=1, size=80, **edge).encode(x=x, color=fill),
        *(_labels(base, align) for align in ("left", "right")),
    ]
    return alt.layer(*shown).properties(width=WIDTH, height=len(lines) * _ROW)


def _labels(base: Any, align: str) -> Any:
    alt = altair()
    kept = base.transform_filter(f"datum.align == '{align}'")
    colour = alt.condition("datum.shape == 'none'", alt.value(SOFT), alt.value(INK))
    text = kept.mark_text(align=align, dx=9 if align == "left" else -9, fontSize=SIZE, baseline="middle")
    return text.encode(x=alt.X("at:Q"), text="label:N", color=colour)


_EVENTS = """
    SELECT event_id, kind, title, date_edtf, date_start, date_end, status,
      (SELECT count(*) FROM evidence WHERE table_name = 'events' AND row_id = event_id) AS words
    FROM events ORDER BY coalesce(date_start, date_end) NULLS LAST, date_end NULLS LAST, event_id
"""
