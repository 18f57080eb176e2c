"""A slice on the disk: its rows in the formats asked for, and its package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.publish import csv, duckdb, json, jsonl, parquet, sqlite, xlsx
from pipeline.release import about, datapackage
from pipeline.release.opened import PACKAGE
from pipeline.release.slices import Slice

FORMATS: dict[str, Any] = {
    "csv": csv,
    "parquet": parquet,
    "json": json,
    "jsonl": jsonl,
    "xlsx": xlsx,
    "sqlite": sqlite,
    "duckdb": duckdb,
}


def write(cut: Slice, formats: Iterable[str], folder: Path) -> Slice:
    """Write a slice into ``folder``, made for it; gives it with its files. Raises OSError and OutputError."""
    folder.mkdir()
    for name in formats:
        FORMATS[name].write(cut.tables, folder)
    cut = replace(cut, files=about.files_of(folder))
    (folder / PACKAGE).write_text(datapackage.of_slice(cut), encoding="utf-8", newline="")
    return replace(cut, files=about.files_of(folder))


def arrive(folder: Path, final: Path) -> None:
    """Move a finished folder into place. Raises OSError."""
    folder.rename(final)
