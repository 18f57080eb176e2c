"""Any question in SQL, and none that could change the answer to the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.browse.store import dataset
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# MULTI is what a PIVOT becomes; the connection is read-only whatever a statement calls itself.
_READING = {"SELECT", "EXPLAIN", "PRAGMA", "MULTI"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, each once, and rows of Python values."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(sql: str, build: str | Path = "build") -> Answer:
    """The answer to one SELECT. Raises UsageError if it is not one, or if DuckDB cannot run it."""
    with dataset(build) as connection, _understood(sql, connection):
        cursor = connection.execute(sql)
        columns = _distinct([str(column[0]) for column in cursor.description or ()])
        return Answer(columns, cursor.fetchall())


def ask_arrow(sql: str, build: str | Path = "build") -> Any:
    """The same answer as a ``pyarrow.Table``, types and all."""
    with dataset(build) as connection, _understood(sql, connection):
        table = connection.sql(sql).to_arrow_table()
        return table.rename_columns(list(_distinct(table.column_names)))


@contextmanager
def _understood(sql: str, connection: DuckDBPyConnection) -> Iterator[None]:
    """Let one reading statement through, and put DuckDB's complaints in our words."""
    import duckdb

    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            raise UsageError(
                f"one statement is needed, not {len(statements)}", todo='try "SELECT * FROM timeline"'
            )
        kind = statements[0].type.name
        if kind not in _READING:
            todo = "use SELECT; to change the data, change raw/ and run `hled build`"
            raise UsageError(
                f"only reading is allowed, and this is a statement of the kind {kind}", todo=todo
            )
        yield
    except duckdb.PermissionException as error:
        raise UsageError("only the dataset can be read, not other files", todo="query its tables") from error
    except duckdb.Error as error:
        raise UsageError(f"DuckDB cannot run this query\n{error}", todo="see `hled tables`") from error


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Column names made different from each other: ``a``, ``a_2``, as JSON and Parquet need them."""
    used: list[str] = []
    for name in names:
        number, other = 1, name
        while other in used:
            number += 1
            other = f"{name}_{number}"
        used.append(other)
    return tuple(used)
