"""The one door to a finished dataset: a DuckDB connection that can neither write nor reach other files."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "hled.duckdb"
Rows = list[tuple[object, ...]]


@contextmanager
def dataset(build: str | Path) -> Iterator[DuckDBPyConnection]:
    """A read-only connection to the dataset in ``build``, or to that file. Raises InputError if there is none."""
    path = Path(build) if Path(build).is_file() else Path(build) / FILE
    if not path.is_file():
        raise InputError(
            "there is no dataset here", str(path), "run `hled build`, or name its folder with --build"
        )
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": "false",
        "lock_configuration": "true",
    }
    try:
        connection = duckdb.connect(str(path), read_only=True, config=settings)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise InputError(
            f"the dataset cannot be opened: {reason}", str(path), "run `hled build --force`"
        ) from error
    with connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            reason = str(error).splitlines()[0]
            todo = "name a whole dataset, made by this version of hled"
            raise InputError(f"the dataset lacks what is asked of it: {reason}", str(path), todo) from error


def names(connection: DuckDBPyConnection) -> list[str]:
    """Tables in the order they were made, parents first, then views."""
    query = """
        SELECT table_name, 0 AS is_view, table_oid AS oid FROM duckdb_tables() WHERE NOT internal
        UNION ALL SELECT view_name, 1, view_oid FROM duckdb_views() WHERE NOT internal
        ORDER BY is_view, oid
    """
    return [str(row[0]) for row in connection.execute(query).fetchall()]


def keys(connection: DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The primary key of every table, in order of the tables' names."""
    query = """
        SELECT table_name, constraint_column_names FROM duckdb_constraints()
        WHERE constraint_type = 'PRIMARY KEY' ORDER BY table_name
    """
    return {str(table): tuple(columns) for table, columns in connection.execute(query).fetchall()}


def expect(name: str, known: Iterable[str], noun: str) -> str:
    """``name`` if it is known. Raises UsageError that suggests the nearest otherwise."""
    known = list(known)
    if name in known:
        return name
    near = difflib.get_close_matches(name.lower(), known, 3, 0.5)
    todo = f"did you mean {_either(near)}?" if near else f"there are: {', '.join(known)}"
    raise UsageError(f"there is no {noun} `{name}`", todo=todo)


def _either(words: list[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)
