"""The rows of a release read back from each of its formats, as whoever loads it would have them."""

from __future__ import annotations

import csv
import datetime
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import InputError
from schemas.arrow import arrow_type
from schemas.ddl import quoted
from schemas.tables import TABLES, columns

if TYPE_CHECKING:
    import duckdb

Columns = dict[str, pa.Table]  # table → its columns, by no means sure to be those of the contract

_NEWER = re.compile(r"storage version number (\d+).*between (\d+) and (\d+)|Unsupported Storage Version")
_FROM_TEXT: dict[pa.DataType, Callable[[str], object]] = {
    pa.int64(): int,
    pa.float64(): float,
    pa.date32(): datetime.date.fromisoformat,
}


class Damaged(InputError):
    """A file of a dataset cannot be read, or not as what it claims to be."""


def of_parquet(folder: Path) -> Columns:
    """The tables in ``folder/parquet``. Raises Damaged; so do the other readers."""
    found = {}
    for path in sorted((folder / "parquet").glob("*.parquet")):
        with damaged(path, pa.ArrowException, OSError):
            found[path.stem] = pq.read_table(path, partitioning=None).replace_schema_metadata()
    return found


def of_csv(folder: Path) -> Columns:
    """The tables in ``folder/csv``, typed as the contract has them; an empty field is NULL."""
    found = {}
    for path in sorted((folder / "csv").glob("*.csv")):
        with damaged(path, ValueError, OSError, csv.Error), path.open(encoding="utf-8", newline="") as file:
            csv.field_size_limit(1 << 30)
            lines = csv.reader(file, strict=True)
            names = next(lines, [])
            rows = ([cell or None for cell in line] for line in lines)
            found[path.stem] = _typed(path.stem, names, rows)
    return found


def of_sqlite(file: Path) -> Columns:
    """The tables of the contract in an SQLite file; what it cannot type, dates, are read from text."""
    with (
        damaged(file, sqlite3.Error, ValueError, OSError),
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database,
    ):
        return {name: _of_sqlite(database, name) for name in TABLES if _has(database, name)}


def _has(database: sqlite3.Connection, name: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return database.execute(query, [name]).fetchone() is not None


def _of_sqlite(database: sqlite3.Connection, name: str) -> pa.Table:
    cursor = database.execute(f"SELECT * FROM {quoted(name)}")
    return _typed(name, [column[0] for column in cursor.description], cursor)


def of_duckdb(file: Path) -> Columns:
    """All tables of a DuckDB file."""
    with connected(file) as database:
        names = database.execute(
            "SELECT table_name FROM duckdb_tables()"
            " WHERE NOT internal AND schema_name = 'main' ORDER BY table_name"
        ).fetchall()
        return {str(name): database.table(quoted(str(name))).to_arrow_table() for (name,) in names}


@contextmanager
def connected(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB file opened, which is neither changed nor able to reach other files. Raises Damaged, in the block too."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false"}
    try:
        with duckdb.connect(str(file), read_only=True, config=settings) as database:
            yield database
    except duckdb.Error as error:
        raise _unopened(file, str(error), duckdb.__version__) from error


def _unopened(file: Path, reason: str, library: str) -> Damaged:
    newer = _NEWER.search(reason)
    if newer is None:
        todo = "fetch it again, or take the Parquet files"
        return Damaged(f"the DuckDB file cannot be read: {reason.splitlines()[0]}", str(file), todo)
    number, first, last = newer.groups()
    span = f" (version {number}; it reads {first} to {last})" if number else ""
    what = f"the DuckDB file has a storage format that DuckDB {library} does not know{span}"
    return Damaged(what, str(file), "install a newer DuckDB, or take the Parquet files")


def _typed(table: str, names: list[str], rows: Iterable[Iterable[object]]) -> pa.Table:
    """Rows of text and numbers as columns; those unknown to the contract stay text. Raises ValueError."""
    known = columns(table) if table in TABLES else ()
    kinds = [arrow_type(table, name) if name in known else pa.string() for name in names]
    cells = list(zip(*_whole(rows, len(names)), strict=True)) or [()] * len(names)
    try:
        arrays = [_column(cell, kind) for cell, kind in zip(cells, kinds, strict=True)]
    except (pa.ArrowException, TypeError) as error:
        raise ValueError(str(error)) from error
    return pa.Table.from_arrays(arrays, names=list(names))


def _whole(rows: Iterable[Iterable[object]], width: int) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(map(tuple, rows), 1):
        if len(row) != width:
            raise ValueError(f"row {number} has {len(row)} cells, not {width}")
        yield row


def _column(cells: Iterable[object], kind: pa.DataType) -> pa.Array:
    read = _FROM_TEXT.get(kind)
    return pa.array([read(cell) if read and isinstance(cell, str) else cell for cell in cells], kind)


@contextmanager
def damaged(path: Path, *errors: type[Exception]) -> Iterator[None]:
    """Say what a library makes of a file that it cannot read in our words."""
    try:
        yield
    except errors as error:
        what = f"{path.name} cannot be read: {(str(error).splitlines() or [type(error).__name__])[0]}"
        raise Damaged(what, str(path), "fetch it again") from error
