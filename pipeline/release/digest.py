"""The logical digest: one SHA-256 of what the tables say, whatever file they are read from.

The bytes of a DuckDB file hang on its version and on the memory it was written from; what its rows say does not.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from itertools import chain

import pyarrow as pa

from schemas.tables import TABLES, columns, primary_key

_BATCH = 20_000  # rows turned into Python objects at a time


def digest(tables: Mapping[str, pa.Table]) -> str:
    """SHA-256 over the export of all tables, in the order of the contract: hexadecimal, the same from Parquet, CSV or DuckDB.

    A line a table (its name and columns) and a line a row, sorted by key: JSON arrays in UTF-8 without spaces,
    dates as ISO 8601, numbers with a fraction as Python writes them, NULL as ``null``.
    """
    whole = hashlib.sha256()
    for table in (name for name in TABLES if name in tables):
        for line in _lines(table, tables[table]):
            whole.update(line.encode() + b"\n")
    return whole.hexdigest()


def _lines(name: str, table: pa.Table) -> chain[str]:
    ordered = table.select(columns(name)).sort_by([(key, "ascending") for key in primary_key(name)])
    rows = (
        _json([_plain(value) for value in row])
        for batch in ordered.to_batches(max_chunksize=_BATCH)
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    return chain([_json([name, *columns(name)])], rows)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _json(values: list[object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
