"""The pillars of a dialogue and their topics: a tree a phase, side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.site.charts.columns import Entry, columns
from pipeline.site.charts.ink import PILLARS, Chart, fact

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def pillars(connection: DuckDBPyConnection, dialogue: str, name: str) -> Chart | None:
    """The trees of one dialogue; None if no source names its pillars."""
    found = connection.execute(_TREE, [dialogue]).fetchall()
    if not found:
        return None
    trees = [(phase, list(rows)) for phase, rows in groupby(found, key=lambda row: row[:2])]
    drawn = [[Entry(_heading(*phase), 0), *(_entry(row) for row in rows)] for phase, rows in trees]
    counts = [f"{_heading(*phase)}: {sum(row[3] == 1 for row in rows)} pillars" for phase, rows in trees]
    rows = [(f"pillars/{row[5]}", row[0], row[2], row[3], row[4]) for row in found]
    return Chart(
        f"pillars-{dialogue}",
        f"Pillars: {name}",
        "A tree a phase; below each pillar its topics, in the order of the source.",
        "; ".join(counts) + ".",
        columns(drawn, PILLARS),
        ("fact", "phase", "number", "level", "name"),
        rows,
    )


def _heading(phase: str | None, start: str | None) -> str:
    return " ".join(filter(None, [(phase or "no phase named").capitalize(), start and f"({start})"]))


def _entry(row: tuple[Any, ...]) -> Entry:
    _phase, _start, number, level, name, key = row
    return Entry(f"{number}  {name}" if level == 1 else name, level, fact("pillars", key))


_TREE = """
    SELECT t.phase, h.start_edtf, t.number, t.level, t.name, t.pillar_id
    FROM pillar_tree AS t JOIN pillars AS p USING (pillar_id) LEFT JOIN phases AS h ON h.phase_id = p.phase_id
    WHERE p.dialogue_id = ?
"""
