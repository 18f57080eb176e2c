"""What a database file holds beside its rows: the keys it enforces, its views, and nothing that nobody published."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.publish import duckdb as duckdb_target
from pipeline.publish import sqlite as sqlite_target
from pipeline.release.proofs import Check
from pipeline.release.readers import connected, damaged
from schemas.arrow import arrow_schema
from schemas.tables import TABLES

Catalog = dict[tuple[str, str], str]  # (kind, name) → the SQL that defines it

# Of each kind of thing that a DuckDB file can define: the function that lists them, its name there, its definition.
_KINDS = (
    ("'table'", "duckdb_tables()", "table_name", "sql"),
    ("'view'", "duckdb_views()", "view_name", "sql"),
    ("'index'", "duckdb_indexes()", "index_name", "sql"),
    ("'sequence'", "duckdb_sequences()", "sequence_name", "sql"),
    ("function_type", "duckdb_functions()", "function_name", "macro_definition"),
)
_DUCKDB = " UNION ALL ".join(
    f"SELECT {kind}, if(schema_name = 'main', '', schema_name || '.') || {name}, {sql} FROM {listed}"
    " WHERE database_name = current_database()"
    for kind, listed, name, sql in _KINDS
)
_SQLITE = "SELECT type, name, sql FROM sqlite_master"


def _of_duckdb(file: Path) -> Catalog:
    with connected(file) as database:
        return _catalog(database.execute(_DUCKDB).fetchall())


def _of_sqlite(file: Path) -> Catalog:
    with (
        damaged(file, sqlite3.Error, OSError),
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database,
    ):
        return _catalog(database.execute(_SQLITE))


def _catalog(rows: Any) -> Catalog:
    return {(str(kind), str(name)): str(sql or "") for kind, name, sql in rows}


# Format → what writes it, and what reads its catalog.
_DATABASES: dict[str, tuple[Any, Callable[[Path], Catalog]]] = {
    "DuckDB": (duckdb_target, _of_duckdb),
    "SQLite": (sqlite_target, _of_sqlite),
}


def kept(files: Mapping[str, Path]) -> Check:
    """Whether database files (format → file) define what this program defines in one, neither more nor less.

    The digest of their rows does not tell: a view may be made to say what no row does. Raises Damaged.
    """
    faults = [f"{form}: {fault}" for form, file in files.items() for fault in _others(form, file)]
    held = f"the keys and views of the contract, and no others, in {' and '.join(files)}"
    return Check("schema", held, tuple(faults))


def _others(form: str, file: Path) -> Iterator[str]:
    target, read = _DATABASES[form]
    found = read(file)
    with TemporaryDirectory(prefix="hled-") as folder:
        target.write({name: arrow_schema(name).empty_table() for name in TABLES}, Path(folder))
        due = read(Path(folder) / target.FILE_NAME)
    for kind, name in sorted(due.keys() | found.keys()):
        if (kind, name) not in found:
            yield f"the {kind} {name} is missing"
        elif (kind, name) not in due:
            yield f"there is a {kind} {name}, which this version of hled does not know"
        elif found[kind, name] != due[kind, name]:
            yield f"the {kind} {name} is defined otherwise than by this version of hled"
