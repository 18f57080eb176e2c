"""What there is: tables, views and columns with the descriptions and keys that the dataset itself carries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.browse.store import dataset, expect, names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table or view: its name, how many rows it has, what a row is."""

    name: str
    kind: str  # table | view
    rows: int
    description: str


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column: its name and type, its part in a key, what it holds."""

    name: str
    type: str
    key: str  # "primary key", "→ table.column", both, or empty
    null: bool
    description: str


def catalog(build: str | Path = "build") -> list[TableEntry]:
    """Every table and view of the dataset, parents first, then views."""
    with dataset(build) as connection:
        described = {name: about for name, *about in connection.execute(_COMMENTS).fetchall()}
        return [
            TableEntry(name, described[name][0], _rows(connection, name), described[name][1] or "")
            for name in names(connection)
        ]


def columns(table: str, build: str | Path = "build") -> list[ColumnEntry]:
    """The columns of a table or view, in order. Raises UsageError, with the nearest names, for none."""
    with dataset(build) as connection:
        expect(table, names(connection), "table")
        found = connection.execute(_COLUMNS, [table]).fetchall()
        marks = _keys(connection, table)
    return [
        ColumnEntry(name, type, ", ".join(marks.get(name, ())), null, comment or "")
        for name, type, null, comment in found
    ]


_COMMENTS = """
    SELECT table_name, 'table', comment FROM duckdb_tables() WHERE NOT internal
    UNION ALL SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
"""
_COLUMNS = """
    SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
    WHERE NOT internal AND table_name = ? ORDER BY column_index
"""
_KEYS = """
    SELECT constraint_type, constraint_column_names, referenced_table, referenced_column_names
    FROM duckdb_constraints() WHERE table_name = ? AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
    ORDER BY constraint_type DESC, constraint_index
"""


def _rows(connection: DuckDBPyConnection, name: str) -> int:
    counted = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    return int(counted[0]) if counted else 0


def _keys(connection: DuckDBPyConnection, table: str) -> dict[str, list[str]]:
    """Column → its parts in keys, the primary one first."""
    marks: dict[str, list[str]] = {}
    for kind, own, parent, targets in connection.execute(_KEYS, [table]).fetchall():
        for place, column in enumerate(own):
            mark = "primary key" if kind == "PRIMARY KEY" else f"→ {parent}.{targets[place]}"
            marks.setdefault(column, []).append(mark)
    return marks
