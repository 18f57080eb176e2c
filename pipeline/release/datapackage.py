"""``datapackage.json``: Frictionless Data Package 2.0, for programs that load and check tables.

The CSV files are its resources, with types, keys and closed lists. The same data in other formats and the documents
stand under ``files``, a word of our own: as resources, programs would read each table twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyarrow as pa

from pipeline.release import about, licences
from pipeline.release.about import RAW, TABULAR, File, Release
from pipeline.release.jsons import known, written
from pipeline.release.slices import Slice
from schemas.arrow import arrow_type
from schemas.tables import (
    TABLES,
    choices,
    columns,
    description,
    descriptions,
    foreign_keys,
    least,
    patterns,
    primary_key,
    required,
    units,
)

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# The files that hold all tables, and the word by which a dialect picks one.
_SHARED = {"sqlite": "table", "xlsx": "sheetName", "duckdb": "table"}
_UNCOUNTED = ("json", "parquet")  # of these Frictionless counts no bytes, and calls any number of them wrong
_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number", pa.date32(): "date"}


def text(release: Release) -> str:
    """The package: what it is, whose it is, its tables, and its other files."""
    return written(
        {
            "$schema": _PROFILE,
            "name": about.NAME,
            "title": about.TITLE,
            "description": about.DESCRIPTION,
            "version": release.version,
            "created": f"{release.date}T00:00:00Z",
            "keywords": list(about.KEYWORDS),
            "contributors": [{"title": about.CREATOR, "roles": ["creator"]}],
            "licenses": [licences.named(release.license)],
            "sources": [_source(source) for source in release.sources()],
            "digest": f"sha256:{release.digest}",
            "resources": [_table(release.file(f"csv/{name}.csv"), name, TABLES) for name in TABLES],
            "files": [_file(file) for file in release.data if not file.path.startswith("csv/")],
        }
    )


def of_slice(cut: Slice) -> str:
    """The package of a part of a dataset, with what it was cut from and how."""
    whole = cut.of
    package = {
        "$schema": _PROFILE,
        "name": about.NAME,
        "title": whole.title,
        "description": about.DESCRIPTION,
        "version": whole.version,
        "created": f"{whole.issued}T00:00:00Z" if whole.issued else "",
        "keywords": list(about.KEYWORDS),
        "contributors": [{"title": whole.author, "roles": ["creator"]}],
        "licenses": [licences.named(whole.license)] if whole.license else [],
        "sources": [_source(source) for source in cut.sources],
        "digest": f"sha256:{cut.digest}",
        "slice": {
            "of": whole.key,
            "digest": f"sha256:{whole.digest}",
            "tables": list(cut.chosen),
            "where": dict(cut.where),
        },
    }
    resources = {table: _resource(cut, table) for table in cut.tables}
    told = {str(resource["path"]) for resource in resources.values()}
    others = [_file(file) for file in cut.files if file.path not in told]
    return written(known(package | {"resources": list(resources.values()), "files": others}))


def _resource(cut: Slice, table: str) -> dict[str, object]:
    """A table in the first of the formats; one that lies in a file with others is named by the dialect."""
    files = {file.path: file for file in cut.files}
    own = [files[path] for folder in TABULAR if (path := f"{folder}/{table}.{folder}") in files]
    if own:
        resource = _table(own[0], table, cut.tables)
        uncounted = resource["format"] in _UNCOUNTED
        return {key: value for key, value in resource.items() if key != "bytes" or not uncounted}
    shared = next(file for name in _SHARED if (file := files.get(f"{about.NAME}.{name}")))
    # Frictionless has a word of its own for the sheet, and reads the first one if told only the standard's.
    own_word = {"excel": {"sheet": table}} if shared.path.endswith(".xlsx") else {}
    word = _SHARED[shared.path.rpartition(".")[2]]
    return _table(shared, table, cut.tables) | {"dialect": {word: table} | own_word}


def _source(source: Mapping[str, object]) -> dict[str, object]:
    """A document; ``publisher`` and ``license`` are our own words, for the standard has none for them."""
    return known(
        {
            "title": source["title"],
            "path": source["url"] or f"{RAW}/{source['path']}",
            "publisher": source["publisher"],
            "license": source["license"],
        }
    )


def _table(file: File, table: str, among: Collection[str]) -> dict[str, object]:
    named = {"name": table, "type": "table", "description": description(table)}
    return named | _file(file) | {"schema": _schema(table, among)}


def _file(file: File) -> dict[str, object]:
    found: dict[str, object] = {"path": file.path, "format": file.path.rpartition(".")[2]}
    found |= {"mediatype": file.media_type}
    found |= {"encoding": "utf-8"} if file.table and file.media_type == "text/csv" else {}
    return found | ({"bytes": file.size, "hash": f"sha256:{file.sha256}"} if file.stable else {})


def _schema(table: str, among: Collection[str]) -> dict[str, object]:
    """``among``: the tables that the package has; a reference to another one is no key."""
    keys = [
        {
            "fields": [key.column],
            "reference": {"resource": _target(table, key.parent), "fields": [key.target]},
        }
        for key in foreign_keys(table, among)
    ]
    schema = {
        "fields": [_field(table, name) for name in columns(table)],
        "primaryKey": list(primary_key(table)),
    }
    return schema | ({"foreignKeys": keys} if keys else {}) | {"missingValues": [""]}


def _target(table: str, parent: str) -> str:
    return "" if parent == table else parent


def _field(table: str, name: str) -> dict[str, object]:
    limits = {
        "required": name in required(table) or None,
        "unique": primary_key(table) == (name,) or None,
        "enum": list(choices(table).get(name, ())),
        "pattern": patterns(table).get(name),
        "minimum": least(table).get(name),
    }
    return known(
        {
            "name": name,
            "type": _TYPES[arrow_type(table, name)],
            "description": descriptions(table)[name],
            "unit": units(table).get(name),
            "constraints": known(limits),
        }
    )
