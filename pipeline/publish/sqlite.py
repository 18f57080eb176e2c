"""SQLite: one file with every table, key and check, for tools that know nothing newer."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow as pa

from schemas.ddl import create_table, quoted
from schemas.tables import TABLES, columns, description, descriptions

FILE_NAME = "hled.sqlite"
ABOUT = "about_columns"
_NOT_WRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
_BATCH = 50_000  # rows turned into Python objects at a time


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``hled.sqlite``: the tables of the contract, and ``about_columns`` (table_name, column_name, description).

    Dates are ISO 8601 text, since SQLite has no type for them. The bytes depend on the rows and on the library's version.
    Raises OSError, and sqlite3.IntegrityError if the rows break a key or a check.
    """
    try:
        _write(tables, folder / FILE_NAME)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NOT_WRITABLE:
            raise
        raise OSError(str(error)) from error


def _write(tables: Mapping[str, pa.Table], path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys = ON")  # a table that refers to itself loads in any order
        for name, table in tables.items():
            database.execute(sqlite_table(name, tables))
            holes = ", ".join("?" * table.num_columns)
            database.executemany(f"INSERT INTO {quoted(name)} VALUES ({holes})", _rows(table))
        database.execute(
            f"CREATE TABLE {ABOUT} (table_name TEXT, column_name TEXT, description TEXT NOT NULL)"
        )
        database.executemany(f"INSERT INTO {ABOUT} VALUES (?, ?, ?)", _about(tables))
        database.execute("COMMIT")
        database.execute("VACUUM")


def sqlite_table(name: str, among: Collection[str] = TABLES) -> str:
    """``CREATE TABLE`` with keys, NOT NULL and CHECK, in SQLite's words for types and casts."""
    words = {
        "::INTEGER": "",
        " VARCHAR": " TEXT",
        " BIGINT": " INTEGER",
        " DOUBLE": " REAL",
        " DATE": " TEXT",
    }
    statement = create_table(name, among)
    for theirs, ours in words.items():
        statement = statement.replace(theirs, ours)
    return statement


def _rows(table: pa.Table) -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches(max_chunksize=_BATCH):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def _about(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str | None, str]]:
    for name in tables:
        yield name, None, description(name)
        for column in columns(name):
            yield name, column, descriptions(name)[column]
