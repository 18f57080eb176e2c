"""``datapackage.json``: the CSV files with types, keys and closed lists, and every other file with its digest.

Frictionless Data Package 2.0.
"""

from __future__ import annotations

import hashlib
import json
import re

import pyarrow as pa

from pipeline.release import about, licences
from pipeline.release.about import File, Release
from schemas.arrow import arrow_type
from schemas.tables import (
    TABLES,
    choices,
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
    """The package: what it is, whose it is, and its resources."""
    package = {
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
        "resources": [_resource(file) for file in release.files],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _source(source: dict[str, object]) -> dict[str, object]:
    known = {
        "title": source["title"],
        "path": source["url"] or f"raw/{source['path']}",
        "publisher": source["publisher"],
        "license": source["license"],
    }
    return {key: value for key, value in known.items() if value}


def _resource(file: File) -> dict[str, object]:
    folder, _, name = file.path.partition("/")
    table = name.removesuffix(".csv")
    resource: dict[str, object] = {"name": _name(file.path), "path": file.path}
    if folder == "csv" and table in TABLES:
        resource = {"name": table, "path": file.path, "type": "table", "description": description(table)}
    resource |= {"format": file.path.rpartition(".")[2], "mediatype": file.media_type}
    resource |= {"encoding": "utf-8"} if file.media_type.startswith("text/") else {}
    if file.stable:
        resource |= {"bytes": file.size, "hash": f"sha256:{file.sha256}"}
    return resource | ({"schema": _schema(table)} if "type" in resource else {})


def _schema(table: str) -> dict[str, object]:
    keys = [
        {"fields": [key.column], "reference": _target(table, key.parent) | {"fields": [key.target]}}
        for key in foreign_keys(table)
    ]
    schema = {
        "fields": [_field(table, name) for name in descriptions(table)],
        "primaryKey": list(primary_key(table)),
    }
    return schema | ({"foreignKeys": keys} if keys else {}) | {"missingValues": [""]}


def _target(table: str, parent: str) -> dict[str, str]:
    return {"resource": "" if parent == table else parent}


def _field(table: str, name: str) -> dict[str, object]:
    limits = {
        "required": name in required(table),
        "unique": primary_key(table) == (name,),
        "enum": list(choices(table).get(name, ())),
        "pattern": patterns(table).get(name),
        "minimum": least(table).get(name),
    }
    constraints = {key: value for key, value in limits.items() if value not in (False, None, [])}
    field: dict[str, object] = {"name": name, "type": _TYPES[arrow_type(table, name)]}
    field |= {"description": descriptions(table)[name]}
    field |= {"unit": units(table)[name]} if name in units(table) else {}
    return field | ({"constraints": constraints} if constraints else {})


def _name(path: str) -> str:
    """A path as the name of a resource: lower-case ASCII, no two alike."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", path.lower())
    return (
        plain
        if plain == path.replace("/", "-")
        else f"{plain}-{hashlib.sha256(path.encode()).hexdigest()[:8]}"
    )
