"""``datapackage.json``: Frictionless Data Package 2.0, for programs that load and check tables.

The CSV files are its resources, with types, keys and closed lists. The same data in other formats and the documents
stand under ``files``, a word of our own: as resources, programs would read each table twice.
"""

from __future__ import annotations

import pyarrow as pa

from pipeline.release import about, licences
from pipeline.release.about import RAW, File, Release
from pipeline.release.jsons import known, written
from schemas.arrow import arrow_type
from schemas.tables import (
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

_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number", pa.date32(): "date"}


def text(release: Release) -> str:
    """The package: what it is, whose it is, its tables, and its other files."""
    return written(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
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
            "resources": [_table(release.file(f"csv/{table}.csv")) for table in release.tables],
            "files": [_file(file) for file in release.data if not file.path.startswith("csv/")],
        }
    )


def _source(source: dict[str, object]) -> dict[str, object]:
    """A document; ``publisher`` and ``license`` are our own words, for the standard has none for them."""
    return known(
        {
            "title": source["title"],
            "path": source["url"] or f"{RAW}/{source['path']}",
            "publisher": source["publisher"],
            "license": source["license"],
        }
    )


def _table(file: File) -> dict[str, object]:
    named = {"name": file.table, "type": "table", "description": description(file.table)}
    return named | _file(file) | {"schema": _schema(file.table)}


def _file(file: File) -> dict[str, object]:
    found: dict[str, object] = {"path": file.path, "format": file.path.rpartition(".")[2]}
    found |= {"mediatype": file.media_type}
    found |= {"encoding": "utf-8"} if file.table and file.media_type == "text/csv" else {}
    return found | ({"bytes": file.size, "hash": f"sha256:{file.sha256}"} if file.stable else {})


def _schema(table: str) -> dict[str, object]:
    keys = [
        {
            "fields": [key.column],
            "reference": {"resource": _target(table, key.parent), "fields": [key.target]},
        }
        for key in foreign_keys(table)
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
