"""Opens ``hled.duckdb`` with the oldest DuckDB that it promises to; run where that one is installed.

Every table has the rows of its Parquet file, keys and comments are there, and every view answers.

    python open_duckdb.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb


def complaints(folder: Path) -> Iterator[str]:
    """What is wrong with the database of a release, line by line."""
    with duckdb.connect(str(folder / "hled.duckdb"), read_only=True) as database:
        names = {path.stem for path in (folder / "parquet").iterdir()}
        tables = {
            str(row[0]) for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
        yield from (f"{name}: in one of Parquet and DuckDB only" for name in sorted(names ^ tables))
        for name in sorted(names & tables):
            yield from _unlike(database, name, folder / "parquet" / f"{name}.parquet")
        yield from _silent(database)


def _unlike(database: duckdb.DuckDBPyConnection, name: str, parquet: Path) -> Iterator[str]:
    there = f"read_parquet('{str(parquet).replace(chr(39), chr(39) * 2)}', hive_partitioning = false)"
    for one, other in ((name, there), (there, name)):
        (rows,) = database.execute(f"SELECT count(*) FROM (FROM {one} EXCEPT ALL FROM {other})").fetchall()
        if rows[0]:
            yield f"{name}: {rows[0]} rows are not those of its Parquet file"
            return


def _silent(database: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Tables without a key, columns without a comment, views that do not answer."""
    keyed = "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    for (name,) in database.execute(f"SELECT table_name FROM duckdb_tables() EXCEPT {keyed}").fetchall():
        yield f"{name}: has no key"
    bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    for name, column in database.execute(bare).fetchall():
        yield f"{name}.{column}: has no comment"
    for (name,) in database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        try:
            database.execute(f"SELECT count(*) FROM (SELECT * FROM {name})").fetchall()
        except duckdb.Error as error:
            yield f"{name}: {str(error).splitlines()[0]}"


def main(folder: str) -> int:
    """1 if anything is wrong, which is printed."""
    try:
        found = list(complaints(Path(folder)))
    except duckdb.Error as error:
        found = [f"hled.duckdb does not open in DuckDB {duckdb.__version__}: {str(error).splitlines()[0]}"]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
