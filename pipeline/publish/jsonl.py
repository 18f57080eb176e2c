"""JSON Lines: one file a table under ``jsonl/``, an object a row, for programs that read row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

_BATCH = 50_000  # rows turned into Python objects at a time


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``jsonl/<table>.jsonl`` for each table: UTF-8, columns in order, dates as ISO 8601, NULL as null."""
    target = folder / "jsonl"
    target.mkdir()
    for name, table in tables.items():
        with (target / f"{name}.jsonl").open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\n" for line in lines(table))


def lines(table: pa.Table) -> Iterator[str]:
    """Each row as a JSON object."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        for row in batch.to_pylist():
            yield json.dumps(row, ensure_ascii=False, default=date.isoformat)
