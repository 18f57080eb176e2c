"""Which source tells of what: sources × families, the number of facts in each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.site.charts.ink import (
    EVENTS,
    INK,
    PAPER,
    SIZE,
    SOFT,
    WIDTH,
    Chart,
    altair,
    fact,
    plane,
    shortened,
)
from pipeline.site.families import FAMILIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST = 60  # sources that a chart holds
_NAMES, _HEAD, _ROW = 300, 60, 34  # pixels: for titles, for the heads of columns, a row


def heat(connection: DuckDBPyConnection) -> Chart | None:
    """The facts by source and family; None without a source that states any."""
    family = {table: family.label for family in FAMILIES for table in family.tables}
    told: dict[str, dict[str, int]] = {}
    titles = {}
    for source, title, table, count in connection.execute(_FACTS).fetchall():
        titles[source] = title
        one = told.setdefault(source, {})
        one[family[table]] = one.get(family[table], 0) + count
    if not told:
        return None
    labels = list(
        dict.fromkeys(family[f.tables[0]] for f in FAMILIES if f.name not in ("mentions", "notices"))
    )
    most = sorted(told, key=lambda source: (-sum(told[source].values()), source))
    rows = [
        (f"sources/{source}", titles[source], label, told[source].get(label, 0))
        for source in most
        for label in labels
    ]
    beyond = f" Of {len(most):,} sources the {MOST} with most facts are drawn." if len(most) > MOST else ""
    richest = f"{shortened(titles[most[0]], 60)} states most: {sum(told[most[0]].values()):,} facts."
    return Chart(
        "sources",
        "What each source tells of",
        "The number of facts that a source states; the darker, the more." + beyond,
        f"{len(most):,} {'source' if len(most) == 1 else 'sources'}. {richest}",
        _drawing(rows[: MOST * len(labels)], labels),
        ("fact", "source", "family", "facts"),
        rows,
    )


def _drawing(rows: list[tuple[str, str, str, int]], labels: list[str]) -> Any:
    alt = altair()
    order = list(dict.fromkeys(row[0] for row in rows))
    height = _HEAD + _ROW * len(order)
    x, y = plane(height)
    most = max(row[3] for row in rows)
    cells = [_cell(row, order.index(row[0]), labels.index(row[2]), len(labels), most) for row in rows]
    base = alt.Chart(alt.Data(values=cells))
    area = {"x": x("x:Q"), "x2": "x2:Q", "y": y("y:Q"), "y2": "y2:Q"}
    fields = base.mark_rect(color=EVENTS, stroke=PAPER, strokeWidth=2)
    colour = alt.condition("datum.strength > 0.55", alt.value(PAPER), alt.value(INK))
    numbers = base.transform_filter("datum.facts > 0").mark_text(fontSize=SIZE)
    titles = alt.Chart(alt.Data(values=_titles(rows, order))).mark_text(
        align="right", fontSize=SIZE, color=INK
    )
    heads = alt.Chart(alt.Data(values=_heads(labels))).mark_text(baseline="top", fontSize=SIZE, color=SOFT)
    return alt.layer(
        fields.encode(**area, opacity=alt.Opacity("strength:Q", scale=None)),
        numbers.encode(x=x("middle:Q"), y=y("centre:Q"), text="facts:Q", color=colour),
        titles.encode(x=x("x:Q"), y=y("y:Q"), text="text:N", href="href:N"),
        heads.encode(x=x("x:Q"), y=y("y:Q"), text="text:N"),
    ).properties(width=WIDTH, height=height)


def _titles(rows: list[tuple[str, str, str, int]], order: list[str]) -> list[dict[str, Any]]:
    """The sources' titles, left of their rows."""
    named = {source: title for source, title, _, _ in rows}
    return [
        {
            "x": _NAMES - 12,
            "y": _HEAD + _ROW * (place + 0.5),
            "text": shortened(named[source], 44),
            "href": fact(*source.split("/", 1)),
        }
        for place, source in enumerate(order)
    ]


def _heads(labels: list[str]) -> list[dict[str, Any]]:
    """The families' names, above their columns, a line for each of a name's parts."""
    wide = (WIDTH - _NAMES) / len(labels)
    return [
        {"x": _NAMES + wide * (place + 0.5), "y": _HEAD - 8 - 16 * (len(lines) - turn), "text": line}
        for place, label in enumerate(labels)
        for lines in [label.split(", ")]
        for turn, line in enumerate(lines)
    ]


def _cell(row: tuple[str, str, str, int], down: int, across: int, columns: int, most: int) -> dict[str, Any]:
    """Where a field and its number stand, in pixels, and how dark it is."""
    wide = (WIDTH - _NAMES) / columns
    left, top, count = _NAMES + wide * across, _HEAD + _ROW * down, row[3]
    edges = {"x": left, "x2": left + wide, "y": top, "y2": top + _ROW}
    strength = round(0.06 + 0.86 * (count / most) ** 0.5, 3) if count else 0
    return {
        **edges,
        "middle": left + wide / 2,
        "centre": top + _ROW / 2,
        "facts": count,
        "strength": strength,
    }


_FACTS = """
    SELECT s.source_id, s.title, e.table_name, count(DISTINCT e.row_id)
    FROM evidence AS e JOIN passages USING (passage_id) JOIN sources AS s USING (source_id)
    GROUP BY ALL ORDER BY ALL
"""
