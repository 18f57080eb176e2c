"""What a release is: the one place that says its name, words, version, licence and files.

Every metadata file is a projection of this and of the schemas; none has a sentence of its own about the data.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyarrow as pa

from pipeline.errors import UsageError
from schemas.tables import description

if TYPE_CHECKING:
    from pipeline.release.changelog import Since

NAME = "hled"
TITLE = "HLED: economic dialogues as data, every fact beside its words"
DESCRIPTION = (
    "Economic dialogues between governments: who talks to whom, since when, about what, through which bodies, with what"
    " result. Extracted from documents by rules; every row points at the words of the source that state it."
)
KEYWORDS = (
    "economic dialogue",
    "trade policy",
    "international relations",
    "information extraction",
    "provenance",
)
CREATOR = "The HLED contributors"
LANGUAGE = "en"
TABULAR = ("csv", "parquet", "jsonl", "json")  # the folders that hold one file a table
RAW = "raw"  # the folder of the documents

# What each file is for that holds neither one table nor a document.
PURPOSES = {
    "hled.duckdb": "All tables with keys, comments and views, for DuckDB 1.2 or newer.",
    "hled.sqlite": "All tables with keys, for SQLite.",
    "hled.xlsx": "All tables as sheets, the dictionary first, for a spreadsheet.",
    "README.md": "What the dataset is, in a page.",
    "DICTIONARY.md": "Every table, view and column in words.",
    "CHANGELOG.md": "What became of the facts from release to release.",
    "diff.json": "Every change since the release before, with the words before and after.",
    "CITATION.cff": "How to cite it.",
    "LICENSE": "The licence of the program that made the data.",
    "LICENSE-DATA": "The licence of the data, and the rights of every document.",
    "datapackage.json": "The CSV files for Frictionless: types, keys, closed lists, digests.",
    "csvw-metadata.json": "The CSV files as the W3C describes them.",
    "croissant.json": "The Parquet files for machine learning.",
    "dataset.jsonld": "The dataset for search engines (schema.org) and catalogues (DCAT).",
    "datacite.json": "What is asked of whoever registers a DOI.",
    ".zenodo.json": "The deposit in Zenodo.",
    "datasette.json": "The descriptions that Datasette shows beside hled.sqlite.",
    "ro-crate-metadata.json": "All files, and how they came to be, for research archives.",
    "SHA256SUMS": "A digest of every file.",
}

# Of the Semantic Versioning 2.0.0 grammar: what a release may be called.
_NUMBER = r"(?:0|[1-9]\d*)"
_WORD = rf"(?:{_NUMBER}|\d*[A-Za-z-][0-9A-Za-z-]*)"
_SEMVER = re.compile(
    rf"(?P<core>{_NUMBER}\.{_NUMBER}\.{_NUMBER})(?:-(?P<pre>{_WORD}(?:\.{_WORD})*))?", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the release: its path below the folder, media type, size in bytes and SHA-256."""

    path: str
    media_type: str
    size: int
    sha256: str

    @property
    def address(self) -> str:
        """The path as a relative IRI."""
        return quote(self.path, safe="/")

    @property
    def table(self) -> str:
        """The table of which this is the file, in a format that has one a table; "" for any other file."""
        folder, _, name = self.path.partition("/")
        return name.removesuffix(f".{folder}") if folder in TABULAR else ""

    @property
    def is_data(self) -> bool:
        """Whether it holds the data or a document they were read from, rather than words about them."""
        return self.path.startswith((*(f"{folder}/" for folder in (*TABULAR, RAW)), f"{NAME}."))

    @property
    def stable(self) -> bool:
        """Whether the same rows give the same bytes; DuckDB does not promise it."""
        return not self.path.endswith(".duckdb")


@dataclass(frozen=True, slots=True)
class Release:
    """A release in the making: what it is called, its rows by table (sorted by key), and the files written so far."""

    version: str
    date: str  # ISO 8601, an input
    tables: Mapping[str, pa.Table]
    license: str  # SPDX, of the data as a whole
    unknown: tuple[str, ...] = ()  # sources whose licence nobody knows
    digest: str = ""  # logical, see ``digest``
    files: tuple[File, ...] = field(default=())
    since: Since | None = None  # what changed since the release before, if there is one

    @property
    def folder(self) -> str:
        """The name of its folder and, with ``.zip``, of its archive."""
        return f"{NAME}-{self.version}"

    @property
    def data(self) -> list[File]:
        """The files that hold the data or documents."""
        return [file for file in self.files if file.is_data]

    def file(self, path: str) -> File:
        """The file at a path of this release. Raises KeyError."""
        return {file.path: file for file in self.files}[path]

    def document(self, source: Mapping[str, object]) -> File:
        """The file of a source. Raises KeyError."""
        return self.file(f"{RAW}/{source['path']}")

    def sources(self) -> list[dict[str, object]]:
        """The sources with their provenance, without their texts, by id."""
        table = self.tables["sources"]
        rows: list[dict[str, object]] = table.select(
            [c for c in table.column_names if c != "text"]
        ).to_pylist()
        return rows


def parsed(version: str) -> tuple[int, int, int]:
    """The three numbers of a version. Raises UsageError for one that is not SemVer."""
    match = _SEMVER.fullmatch(version)
    if match is None:
        todo = "write MAJOR.MINOR.PATCH, such as 1.0.0"
        raise UsageError(f"`{version}` is not a semantic version", "--version", todo)
    major, minor, patch = map(int, match["core"].split("."))
    return major, minor, patch


def is_version(version: str) -> bool:
    """Whether a release may be called that."""
    return _SEMVER.fullmatch(version) is not None


def dated(day: str) -> str:
    """An ISO 8601 date as given. Raises UsageError for anything else."""
    import datetime

    try:
        if not _DATE.fullmatch(day):
            raise ValueError(day)
        datetime.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"`{day}` is no date", "--date", "write it as 2026-05-31") from error
    return day


MEDIA_TYPES = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/vnd.duckdb",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".cff": "application/yaml",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def described(folder: Path, path: Path) -> File:
    """A file below ``folder`` with its size and digest."""
    data = path.read_bytes()
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "text/plain")
    return File(path.relative_to(folder).as_posix(), media_type, len(data), hashlib.sha256(data).hexdigest())


def files_of(folder: Path) -> tuple[File, ...]:
    """Every file below ``folder``, by path."""
    return tuple(described(folder, path) for path in sorted(folder.rglob("*")) if path.is_file())


def purpose(file: File) -> str:
    """What a file of the release holds, in a sentence."""
    if file.table:
        return f"Table {file.table}: {description(file.table)}"
    return PURPOSES.get(file.path, "A document that the data were read from, or what is known of it.")
