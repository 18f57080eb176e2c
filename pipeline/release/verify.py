"""``hled verify``: is this the release that was published, and do its rows say what its documents say?

Nothing is taken on trust but what the release publishes: every digest is computed again, every rule of the contract
checked, every document read again, and every quote looked up in what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.publish import duckdb, sqlite
from pipeline.release import archive, catalogs, listing, proofs, quotes
from pipeline.release.opened import PACKAGE, Opened, opened
from pipeline.release.proofs import Check, Formats
from pipeline.release.readers import Columns, Damaged, of_csv, of_duckdb, of_sqlite

_LISTED = 12  # faults printed of one check
_MADE_BY_A_BUILD = "manifest.json"
_OTHERS: dict[str, Callable[[Path], Columns]] = {
    "CSV": of_csv,
    "DuckDB": lambda folder: of_duckdb(folder / duckdb.FILE_NAME),
    "SQLite": lambda folder: of_sqlite(folder / sqlite.FILE_NAME),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked of a release, in order."""

    where: str
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not any(check.faults for check in self.checks)

    def render(self) -> str:
        """The report for a person: a line a check, its faults below it, the verdict last."""
        failed = sum(bool(check.faults) for check in self.checks)
        lines = [line for check in self.checks for line in _told(check)]
        verdict = f"{failed} of {len(self.checks)} checks failed" if failed else "everything holds"
        return "\n".join([*lines, f"{self.where}: {verdict}"])


def _told(check: Check) -> Iterator[str]:
    if not check.faults:
        yield f"ok      {check.name:<9}  {check.held}"
        return
    count = len(check.faults)
    yield f"FAILED  {check.name:<9}  {count:,} fault{'' if count == 1 else 's'}"
    yield from (f"        - {fault}" for fault in check.faults[:_LISTED])
    if count > _LISTED:
        yield f"        … and {count - _LISTED:,} more"


def verify(path: str | Path, digest: str = "") -> Report:
    """Check a release: its folder, its archive, or its DuckDB file alone.

    ``digest``: the logical digest to expect instead of the one in ``datapackage.json`` beside the data. Raises
    UsageError or InputError for what is not there or no release; what is wrong with one that is stands in the report.
    """
    try:
        with opened(path) as found:
            checks = _of_file if found.database else _of_folder
            return Report(str(path), tuple(checks(found, digest)))
    except Damaged as fault:
        return Report(str(path), (Check("open", "", (fault.what,)),))


def _of_folder(release: Opened, digest: str) -> Iterator[Check]:
    folder = release.folder
    if (folder / _MADE_BY_A_BUILD).is_file() and not (folder / archive.SUMS).is_file():
        todo = "check it with `hled validate --build DIR`, or name a release"
        raise UsageError("this is a build, not a release", release.where, todo)
    if not any((folder / name).exists() for name in (archive.SUMS, PACKAGE, "parquet")):
        todo = "name the folder of a release, its archive, or its DuckDB file"
        raise UsageError("this folder is no release", release.where, todo)
    yield listing.files(folder)
    formats: Formats = {"Parquet": _read(lambda _: release.tables(), folder)}
    formats |= {name: _read(reader, folder) for name, reader in _OTHERS.items()}
    yield from _of_rows(release, formats, digest)


def _of_file(release: Opened, digest: str) -> Iterator[Check]:
    return _of_rows(release, {"DuckDB": release.tables()}, digest)


def _read(reader: Callable[[Path], Columns], folder: Path) -> Columns | str:
    """The tables, or why there are none."""
    try:
        return reader(folder)
    except InputError as fault:
        return fault.what


def _of_rows(release: Opened, formats: Formats, digest: str) -> Iterator[Check]:
    """What the rows must keep; those of the first format stand for all once the digests are the same."""
    fit, check = proofs.columns(formats)
    yield check
    yield proofs.digests(fit, *_published(release, digest))
    first = next(iter(formats))
    if first in fit:
        yield proofs.rules(fit[first])
    databases = {name: file for name, file in _databases(release).items() if name in fit}
    if databases:
        yield catalogs.kept(databases)
    tables = formats[first]
    if not isinstance(tables, str):
        yield from quotes.proved(tables, None if release.database else release.folder / "raw")


def _databases(release: Opened) -> dict[str, Path]:
    """The database files, by format."""
    if release.database:
        return {"DuckDB": release.database}
    return {"DuckDB": release.folder / duckdb.FILE_NAME, "SQLite": release.folder / sqlite.FILE_NAME}


def _published(release: Opened, digest: str) -> tuple[str, str]:
    """The digest that the rows should have, and where that is from; empty if nobody says."""
    if digest:
        return digest.removeprefix("sha256:").lower(), "--digest"
    try:
        return str(release.package().get("digest", "")).removeprefix("sha256:"), PACKAGE
    except Damaged:
        return "", PACKAGE
