"""DuckDB: one file with every table, key, comment and view: the dataset ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.ddl import all_tables, all_views, quoted
from schemas.tables import TABLES, foreign_keys, primary_key

FILE_NAME = "hled.duckdb"

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # DuckDB 2 would write a format that its 1.2 to 1.4 and the browser build refuse.
    "storage_compatibility_version": "v1.2.0",
    # Each of some seventy key indexes takes a block: in blocks of 256 KiB one page of text weighs 20 MB.
    "default_block_size": "16384",
    # DuckDB tries which compression fits on samples drawn at random, so that no two files would be the same.
    "force_compression": "dictionary",
    # Keys make loading serial anyway, and starting threads costs a small build a tenth of its time.
    "threads": 1,
}


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``hled.duckdb``; the views are in it if all tables of the contract are.

    Raises OSError, and duckdb.ConstraintException if the rows break a key or a check.
    """
    try:
        with duckdb.connect(str(folder / FILE_NAME), config=_CONFIG) as database:
            database.execute("BEGIN")
            database.execute(all_tables(tables))
            for name, table in tables.items():
                _load(database, name, table)
            if tables.keys() >= TABLES.keys():
                database.execute(all_views())
            database.execute("COMMIT")
            database.execute("CHECKPOINT")  # closing would do so too, but keep silent if the disk is full
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise OSError(str(error)) from error


def _load(database: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    database.register("_rows", table)
    insert = f"INSERT INTO {quoted(name)} SELECT * FROM _rows"
    parents = [key for key in foreign_keys(name) if key.parent == name]
    if parents:
        _load_by_generation(database, name, insert, parents[0].column)
    elif table.num_rows:
        database.execute(insert)
    database.unregister("_rows")


def _load_by_generation(database: duckdb.DuckDBPyConnection, name: str, insert: str, parent: str) -> None:
    """Load a table that refers to itself: rows without a parent, then their children, and so on.

    DuckDB sees a reference only once the statement before has put its target there.
    """
    (key,) = primary_key(name)
    there = f"SELECT {quoted(key)} FROM {quoted(name)}"
    added = database.execute(f"{insert} WHERE {quoted(parent)} IS NULL").fetchall()[0][0]
    while added:
        step = f"{insert} WHERE {quoted(parent)} IN ({there}) AND {quoted(key)} NOT IN ({there})"
        added = database.execute(step).fetchall()[0][0]
    # An orphan, if there is one, breaks the foreign key here rather than going missing.
    database.execute(f"{insert} WHERE {quoted(key)} NOT IN ({there})")
