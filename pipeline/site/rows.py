"""The rows of every table and view in files that a browser loads one by one, sorted by key so that it finds a row's file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from schemas.tables import TABLES, primary_key
from schemas.views import VIEWS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHUNK = 1_000  # rows a file
_LONGEST = (
    2_000  # code points of a value; the whole text of a source is in its reading view and in the downloads
)


def row_id(table: str) -> str:
    """SQL for the key of a row of a table: of a composite key its parts joined by '/'."""
    return " || '/' || ".join(f'"{column}"' for column in primary_key(table))


def chunks(connection: DuckDBPyConnection, name: str) -> Iterator[list[list[Any]]]:
    """The rows of a table in order of their keys, or of a view in its own order, ``CHUNK`` at a time."""
    order = f" ORDER BY {row_id(name)}" if name in TABLES else ""
    cursor = connection.cursor().execute(f'SELECT * FROM "{name}"{order}')
    while rows := cursor.fetchmany(CHUNK):
        yield [[plain(value) for value in row] for row in rows]


def keys(connection: DuckDBPyConnection, table: str) -> list[str]:
    """The keys of a table's rows, in the order of its files."""
    found = connection.execute(f"SELECT {row_id(table)} AS id FROM {table} ORDER BY id").fetchall()
    return [str(key) for (key,) in found]


def starts(connection: DuckDBPyConnection, table: str) -> list[str]:
    """The first key in each file of a table's rows."""
    return keys(connection, table)[::CHUNK]


def plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO 8601, whole numbers without a fraction, an overlong text cut with an ellipsis."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, str) and len(value) > _LONGEST:
        return value[:_LONGEST] + "…"
    return value


def names() -> list[str]:
    """Every table and view, in the contract's order."""
    return [*TABLES, *VIEWS]
