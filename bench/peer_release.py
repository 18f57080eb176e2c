"""The peers of a release: dlt, csvs-to-sqlite and Frictionless on the same rows, each as its manual has it.

Runs in an environment of its own. Prints the seconds of processor time that the work took, libraries loaded.

    python bench/peer_release.py dlt|csvs-to-sqlite|frictionless FOLDER
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def dlt(folder: Path, out: Path) -> Callable[[], object]:
    """Parquet through Arrow into a DuckDB file, without keys."""
    os.environ |= {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR"}
    import dlt
    import pyarrow.parquet as pq

    paths = sorted((folder / "parquet").glob("*.parquet"))
    pipeline = dlt.pipeline(
        "rows",
        pipelines_dir=str(out / "state"),
        destination=dlt.destinations.duckdb(str(out / "loaded.duckdb")),
        dataset_name="rows",
    )

    def load() -> None:
        tables = (pq.read_table(path, partitioning=None) for path in paths)
        resources = [dlt.resource([table], name=path.stem) for path, table in zip(paths, tables, strict=True)]
        pipeline.run(resources, loader_file_format="parquet").raise_on_failed_jobs()

    return load


def csvs_to_sqlite(folder: Path, out: Path) -> Callable[[], object]:
    """CSV files into an SQLite file, without keys; a column called table_name it takes for its own, so it gets another name."""
    from csvs_to_sqlite.cli import cli

    copies = out / "csv"
    copies.mkdir()
    for path in sorted((folder / "csv").iterdir()):
        header, _, rows = path.read_bytes().partition(b"\r\n")
        (copies / path.name).write_bytes(header.replace(b"table_name", b"of_table") + b"\r\n" + rows)
    return lambda: cli([str(copies), str(out / "rows.sqlite")], standalone_mode=False)


def frictionless(folder: Path, out: Path) -> Callable[[], object]:
    """CSV files held against datapackage.json: types, closed lists, keys, references, digests."""
    from frictionless import Package

    def validate() -> None:
        report = Package(str(folder / "datapackage.json")).validate()
        if not report.valid:
            raise SystemExit(report.to_summary())

    return validate


def main(name: str, folder: str) -> None:
    """Print the seconds."""
    peers = {"dlt": dlt, "csvs-to-sqlite": csvs_to_sqlite, "frictionless": frictionless}
    with tempfile.TemporaryDirectory() as out:
        work = peers[name](Path(folder), Path(out))
        started = time.process_time()
        work()
        taken = time.process_time() - started
    print(taken)


if __name__ == "__main__":
    main(*sys.argv[1:])
