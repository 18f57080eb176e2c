"""Which source tells of what: sources × families, the number of facts in each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.site.charts.ink import EVENTS, INK, PAPER, SIZE, SOFT, WIDTH, Chart, altair, plane, shortened
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
    titles = {source: shortened(title, 44) for source, title, _, _ in rows}
    height = _HEAD + _ROW * len(order)
    wide = (WIDTH - _NAMES) / len(labels)
    x, y = plane(height)
    cells = [
        _cell(row, _NAMES + wide * labels.index(row[2]), _HEAD + _ROW * order.index(row[0]), wide)
        for row in rows
    ]
    most = max(row[3] for row in rows)
    for cell in cells:
        cell["strength"] = round(0.06 + 0.86 * (cell["facts"] / most) ** 0.5, 3) if cell["facts"] else 0
    base = alt.Chart(alt.Data(values=cells))
    fields = base.mark_rect(color=EVENTS, stroke=PAPER, strokeWidth=2)
    fields = fields.encode(
        x=x("x:Q"), x2="x2:Q", y=y("y:Q"), y2="y2:Q", opacity=alt.Opacity("strength:Q", scale=None)
    )
    colour = alt.condition("datum.strength > 0.55", alt.value(PAPER), alt.value(INK))
    numbers = base.transform_filter("datum.facts > 0").mark_text(fontSize=SIZE)
    numbers = numbers.encode(x=x("middle:Q"), y=y("centre:Q"), text="facts:Q", color=colour)
    rows_named = [
        {
            "x": _NAMES - 12,
            "y": _HEAD + _ROW * (place + 0.5),
            "text": titles[source],
            "href": f"../index.html#fact={source}",
        }
        for place, source in enumerate(order)
    ]
    heads = [
        {"x": _NAMES + wide * (place + 0.5), "y": _HEAD - 8 - 16 * (len(lines) - turn), "text": line}
        for place, label in enumerate(labels)
        for lines in [label.split(", ")]
        for turn, line in enumerate(lines)
    ]
    words = alt.Chart(alt.Data(values=rows_named)).mark_text(align="right", fontSize=SIZE, color=INK)
    names = alt.Chart(alt.Data(values=heads)).mark_text(baseline="top", fontSize=SIZE, color=SOFT)
    return alt.layer(
        fields,
        numbers,
        words.encode(x=x("x:Q"), y=y("y:Q"), text="text:N", href="href:N"),
        names.encode(x=x("x:Q"), y=y("y:Q"), text="text:N"),
    ).properties(width=WIDTH, height=height)


def _cell(row: tuple[str, str, str, int], left: float, top: float, wide: float) -> dict[str, Any]:
    """Where a field and its number stand, in pixels."""
    edges = {"x": left, "x2": left + wide, "y": top, "y2": top + _ROW}
    return {**edges, "middle": left + wide / 2, "centre": top + _ROW / 2, "facts": row[3]}


_FACTS = """
    SELECT s.source_id, s.title, e.table_name, count(DISTINCT e.row_id)
    FROM evidence AS e JOIN passages USING (passage_id) JOIN sources AS s USING (source_id)
    GROUP BY ALL ORDER BY ALL
"""
