"""Writes the dataset: one module a target, all of them from the same typed columns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.publish import csv, duckdb, parquet
from schemas.frames import Frames, Rows, arrow_table, frames
from schemas.tables import TABLES, primary_key

TARGETS = (parquet, csv, duckdb)


def publish(tables: Mapping[str, Rows] | Frames, folder: Path) -> None:
    """Write every target into ``folder``, which exists; the rows of a table are ordered by its key.

    ``tables`` have passed validation, as rows or as frames. Parquet and CSV bytes depend on the rows alone,
    not on their order; of the DuckDB file only the content does for sure.
    Raises OSError.
    """
    framed = frames(tables)
    ready = {
        table: arrow_table(framed[table], table).sort_by(
            [(column, "ascending") for column in primary_key(table)]
        )
        for table in TABLES
    }
    for target in TARGETS:
        target.write(ready, folder)
