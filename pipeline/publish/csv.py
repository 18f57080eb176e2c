"""CSV: one file a table under ``csv/``, for spreadsheets and for readers without libraries."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``csv/<table>.csv`` for each table as RFC 4180 has it: CRLF line ends, a header line, UTF-8.

    NULL is an empty field; no text of the contract is empty. Line ends inside a text are kept, quoted.
    """
    target = folder / "csv"
    target.mkdir()
    for name, table in tables.items():
        with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\r\n")
            lines.writerow(table.column_names)
            lines.writerows(zip(*(column.to_pylist() for column in table.columns), strict=True))
