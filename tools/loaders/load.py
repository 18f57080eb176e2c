"""Loads every table with one line of Python; run where the library of that line is installed.

    python load.py LINE TABLE...

LINE loads the table ``events`` from the release in the working folder; for another its name takes that place. Writes
a line of JSON a table: ``{"table": …, "columns": […], "rows": [[…], …]}``, dates as ISO 8601.
"""

from __future__ import annotations

import datetime
import importlib
import json
import sys


def modules(line: str) -> dict[str, object]:
    """What the line calls by its first name, imported with the parts that it names."""
    name, *parts = line.partition("(")[0].split(".")
    package = importlib.import_module(name)
    for part in parts[:-1]:
        name = f"{name}.{part}"
        importlib.import_module(name)
    return {package.__name__: package}


def frame(loaded: object) -> tuple[list[str], list[list[object]]]:
    """Columns and rows, whatever kind of table the library has."""
    if hasattr(loaded, "fetchall"):  # a relation of DuckDB
        return list(loaded.columns), [list(row) for row in loaded.fetchall()]
    if hasattr(loaded, "iter_rows"):  # polars
        return list(loaded.columns), [list(row) for row in loaded.iter_rows()]
    if hasattr(loaded, "itertuples"):  # pandas
        return list(loaded.columns), [list(row) for row in loaded.itertuples(index=False, name=None)]
    records = loaded.to_pylist() if hasattr(loaded, "to_pylist") else loaded.to_list()  # Arrow, datasets
    return list(loaded.column_names), [list(record.values()) for record in records]


def plain(value: object) -> object:
    """A value as JSON has it; what stands for nothing, by whatever name, is None."""
    if value is None or value != value:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def main(line: str, tables: list[str]) -> None:
    """Load all tables."""
    names = modules(line)
    for table in tables:
        columns, rows = frame(eval(line.replace("events", table), dict(names)))
        print(
            json.dumps(
                {"table": table, "columns": columns, "rows": [[plain(v) for v in row] for row in rows]}
            )
        )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
