"""Which dataset somebody has before them: a release if it says so, else rows that nobody released."""

from __future__ import annotations

from pipeline.release import about, works
from pipeline.release.digest import digest
from pipeline.release.opened import Opened
from pipeline.release.readers import Columns
from pipeline.release.works import Work


def dataset(found: Opened) -> Work:
    """The dataset as a work: what the metadata say it is, of a DuckDB file alone only if its rows are those they speak of.

    Raises InputError if there are no rows, and Damaged for metadata that say nothing of use.
    """
    package = found.package()
    told = package.get("name") == about.NAME and ("version" in package or "slice" in package)
    if told and not found.database:
        return works.of_package(package, found.where)
    tables = found.tables()
    rows = _digest(tables)
    if told and rows and package.get("digest") == f"sha256:{rows}":
        return works.of_package(package, found.where)
    return works.of_build(_sources(tables), rows)


def _digest(tables: Columns) -> str:
    """The logical digest; empty if a table lacks columns of today's contract."""
    try:
        return digest(tables)
    except KeyError:
        return ""


def _sources(tables: Columns) -> list[dict[str, object]]:
    """The sources without their texts."""
    table = tables.get("sources")
    known = [name for name in table.column_names if name != "text"] if table else []
    sources: list[dict[str, object]] = table.select(known).to_pylist() if table else []
    return sources
