"""Pictures of the dataset, drawn when the page is made: each an SVG, with its words and its numbers beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.site.charts.heat import heat
from pipeline.site.charts.ink import Chart, svg
from pipeline.site.charts.network import network
from pipeline.site.charts.pillars import pillars
from pipeline.site.charts.seats import seats
from pipeline.site.charts.timeline import timeline

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Chart", "as_csv", "charts", "svg"]

MOST_DIALOGUES = 8  # that have pictures of their own: those of which sources say most


def charts(connection: DuckDBPyConnection) -> Iterator[Chart]:
    """Every picture that the dataset has something to show in, in the order of the page."""
    dialogues = connection.execute(_DIALOGUES, [MOST_DIALOGUES]).fetchall()
    made = [timeline(connection)]
    for dialogue, name in dialogues:
        made += [pillars(connection, dialogue, name), seats(connection, dialogue, name)]
    made += [network(connection), heat(connection)]
    return filter(None, made)


def as_csv(chart: Chart) -> str:
    """The numbers behind a picture, as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([chart.columns, *chart.rows])
    return text.getvalue()


_DIALOGUES = """
    SELECT dialogue_id, name FROM dialogues ORDER BY
      (SELECT count(*) FROM pillars AS p WHERE p.dialogue_id = dialogues.dialogue_id)
      + (SELECT count(*) FROM memberships AS m WHERE m.dialogue_id = dialogues.dialogue_id) DESC, dialogue_id
    LIMIT ?
"""
