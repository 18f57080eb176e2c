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
_ZONED = "TIMESTAMP WITH TIME ZONE"


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, each once, and rows of Python values."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(sql: str, build: str | Path = "build") -> Answer:
    """The answer to one SELECT. Raises UsageError if it is not one, or if DuckDB cannot run it."""
    with dataset(build) as connection, _understood(sql, connection):
        cursor = _without_zones(connection, sql)
        columns = _distinct([str(column[0]) for column in cursor.description or ()])
        return Answer(columns, cursor.fetchall())


def ask_arrow(sql: str, build: str | Path = "build") -> Any:
    """The same answer as a ``pyarrow.Table``, types and all."""
    with dataset(build) as connection, _understood(sql, connection):
        table = connection.sql(sql).to_arrow_table()
        return table.rename_columns(list(_distinct(table.column_names)))


def fitting(table: str, condition: str, columns: tuple[str, ...], build: str | Path = "build") -> Any:
    """The ``columns`` of those rows of a table that fit a condition in SQL, as a ``pyarrow.Table``.

    Raises UsageError for anything but one expression, or for one that DuckDB cannot answer.
    """
    import duckdb

    with dataset(build) as connection:
        try:
            rows = connection.table(_quoted(table)).filter(condition)
            return rows.select(", ".join(map(_quoted, columns))).to_arrow_table()
        except duckdb.Error as error:
            reason = " ".join(str(error).partition("\n\nLINE")[0].split())
            todo = f"write what stands after WHERE in SQL; `hled tables {table}` lists the columns"
            raise UsageError(
                f"the condition on {table} cannot be asked: {reason}", condition, todo
            ) from error


def _without_zones(connection: DuckDBPyConnection, sql: str) -> DuckDBPyConnection:
    """Run a query; moments with a time zone come as text, for as Python values they need pytz.

    In UTC, whatever the zone of this machine; within lists and structs with the offset of that zone.
    """
    cursor = connection.cursor().execute(sql)
    described = cursor.description or []
    if not any(_ZONED in str(column[1]) for column in described):
        return cursor
    names = [f"c{number}" for number in range(len(described))]
    columns = ", ".join(
        f"{_unzoned(name, str(column[1]))} AS {_quoted(str(column[0]))}"
        for name, column in zip(names, described, strict=True)
    )
    (statement,) = connection.extract_statements(sql)
    inner = statement.query.strip().rstrip(";")
    return connection.cursor().execute(f"SELECT {columns} FROM (\n{inner}\n) AS answer({', '.join(names)})")


def _unzoned(name: str, kind: str) -> str:
    """A column as SQL that gives every moment with a time zone in it as text."""
    if kind == _ZONED:
        return f"CAST(timezone('UTC', {name}) AS VARCHAR) || '+00'"
    return f"CAST({name} AS {kind.replace(_ZONED, 'VARCHAR')})" if _ZONED in kind else name


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


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
