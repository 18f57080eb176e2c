"""Parquet: one file a table under ``parquet/``, typed, compressed, and described in its own metadata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``parquet/<table>.parquet`` for each table, compressed with zstd."""
    target = folder / "parquet"
    target.mkdir()
    for name, table in tables.items():
        pq.write_table(table, target / f"{name}.parquet", compression="zstd")
