"""Which dataset somebody has before them: a release if it says so, else rows that nobody released."""

from __future__ import annotations

from pipeline.release import about, works
from pipeline.release.digest import digest
from pipeline.release.opened import Opened
from pipeline.release.proofs import misfits
from pipeline.release.readers import Columns
from pipeline.release.works import Work


def dataset(found: Opened) -> Work:
    """The dataset as a work: of a DuckDB file alone as released only if its rows are those of the release beside it.

    Raises InputError if there are no rows, and Damaged for metadata that say nothing of use.
    """
    package = found.package()
    released = package.get("name") == about.NAME and "version" in package
    if released and not found.database:
        return works.of_package(package, found.where)
    tables = found.tables()
    rows = "" if next(misfits(tables), None) else digest(tables)
    if released and rows and package.get("digest") == f"sha256:{rows}":
        return works.of_package(package, found.where)
    return works.of_build(_sources(tables), rows)


def _sources(tables: Columns) -> list[dict[str, object]]:
    table = tables["sources"]
    sources: list[dict[str, object]] = table.drop_columns(["text"]).to_pylist()
    return sources
