"""A build that stands, read again: its tables for whoever reviews or releases them, if they are of today's sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import arrivals, manifest
from pipeline.corrections import file, stage
from pipeline.errors import InputError
from pipeline.model import Document, Skipped, Tables
from pipeline.read import read_what_can_be_read

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.corrections.entries import Correction


def published(raw: str | Path, build: str | Path) -> tuple[Tables, tuple[Correction, ...]]:
    """The tables of a build and the corrections in them. Raises InputError unless it is of what is in ``raw`` now."""
    typed, decided = _current(raw, build)
    return {name: table.to_pylist() for name, table in typed.items()}, stage.parsed(decided, raw)


def published_columns(raw: str | Path, build: str | Path) -> dict[str, pa.Table]:
    """The tables of a build as typed columns, parents first, rows sorted by key.

    Raises InputError unless it is of what is in ``raw`` now.
    """
    from schemas.tables import TABLES

    typed, _ = _current(raw, build)
    return {name: typed[name] for name in TABLES}


def columns(folder: Path) -> dict[str, pa.Table]:
    """The tables in a folder of Parquet files, by name. Raises InputError if there is none."""
    paths = sorted(folder.glob("*.parquet"))
    if not paths:
        todo = "run `hled build`, or name the folder of a build with --build"
        raise InputError("there is no dataset here", str(folder), todo)
    import pyarrow.parquet

    return {path.stem: pyarrow.parquet.read_table(path, partitioning=None) for path in paths}


def sources(raw: Path) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """What can be read of a raw folder, in the order of arrival, and what cannot."""
    documents, skipped = read_what_can_be_read(raw)
    return arrivals.ordered(documents, arrivals.load(raw)), skipped


def _current(raw: str | Path, build: str | Path) -> tuple[dict[str, pa.Table], bytes]:
    tables = columns(Path(build) / "parquet")
    (documents, skipped), decided = sources(Path(raw)), file.load(raw)
    if manifest.load(Path(build)).get("made_from") != manifest.cause(documents, decided, skipped):
        what = "the build is not of what is in the raw folder now"
        raise InputError(what, str(build), "run `hled build` first")
    return tables, decided
