"""JSON: one file a table under ``json/``, an array with an object a row, for programs that read a file at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.publish.jsonl import lines


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``json/<table>.json`` for each table, a row a line, as ``jsonl`` has them."""
    target = folder / "json"
    target.mkdir()
    for name, table in tables.items():
        with (target / f"{name}.json").open("w", encoding="utf-8", newline="") as file:
            for at, line in enumerate(lines(table)):
                file.write(f"{',' if at else '['}\n{line}")
            file.write("\n]\n" if table.num_rows else "[]\n")
