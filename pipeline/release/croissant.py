"""``croissant.json``: Croissant 1.1, for programs that learn from data; each table is a record set of its Parquet file."""

from __future__ import annotations

import hashlib
import re

import pyarrow as pa

from pipeline.release import about, apa, licences, works
from pipeline.release.about import File, Release
from pipeline.release.jsons import known, written
from schemas.arrow import arrow_type
from schemas.tables import columns, description, descriptions, foreign_keys, primary_key

_TYPES = {pa.string(): "sc:Text", pa.int64(): "cr:Int64", pa.float64(): "cr:Float64", pa.date32(): "sc:Date"}

_PARQUET = "application/x-parquet"  # Croissant's name for it, older than the registered one

# Croissant's own context, written out so that nothing has to be fetched.
_CONTEXT: dict[str, object] = {
    "@language": about.LANGUAGE,
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
}
_TERMS = (
    "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject",
    "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5",
    "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate",
    "separator", "source", "subField", "transform",
)  # fmt: skip


def text(release: Release) -> str:
    """The dataset, its files that have a digest, and a record set a table."""
    return written(
        {
            "@context": dict(sorted((_CONTEXT | {term: f"cr:{term}" for term in _TERMS}).items())),
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": about.NAME,
            "alternateName": about.TITLE,
            "description": about.DESCRIPTION,
            "version": release.version,
            "datePublished": release.date,
            "license": licences.ADDRESSES[release.license],
            "creator": {"@type": "sc:Organization", "name": about.CREATOR},
            "keywords": list(about.KEYWORDS),
            "inLanguage": about.LANGUAGE,
            "citeAs": apa.line(works.of_release(release)),
            "isBasedOn": [_source(source) for source in release.sources()],
            "distribution": [_file(file) for file in release.data if file.stable],
            "recordSet": [_record_set(name) for name in release.tables],
        }
    )


def _source(source: dict[str, object]) -> dict[str, object]:
    spdx = str(source["license"])
    return known(
        {
            "@type": "sc:CreativeWork",
            "name": source["title"],
            "publisher": source["publisher"],
            "url": source["url"],
            "license": licences.ADDRESSES.get(spdx, source["license"]),
        }
    )


def _file(file: File) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": _id(file),
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": _PARQUET if file.path.endswith(".parquet") else file.media_type,
        "sha256": file.sha256,
    }


def _id(file: File) -> str:
    """The path, unless it holds what no name in Croissant may; then what is left of it, and a digest of it."""
    if not re.search(r"\s", file.path):
        return file.path
    return (
        f"{re.sub(r'[^A-Za-z0-9./_-]+', '-', file.path)}-{hashlib.sha256(file.path.encode()).hexdigest()[:8]}"
    )


def _record_set(name: str) -> dict[str, object]:
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": description(name),
        "key": [{"@id": f"{name}/{column}"} for column in primary_key(name)],
        "field": [_field(name, column) for column in columns(name)],
    }


def _field(name: str, column: str) -> dict[str, object]:
    targets = {key.column: _at(key.parent, key.target) for key in foreign_keys(name)}
    return known(
        {
            "@type": "cr:Field",
            "@id": f"{name}/{column}",
            "name": column,
            "description": descriptions(name)[column],
            "dataType": _TYPES[arrow_type(name, column)],
            "source": _at(name, column),
            # The column of a file, not the field of a record set: readers load no record set whose target has targets.
            "references": targets.get(column),
        }
    )


def _at(name: str, column: str) -> dict[str, object]:
    """A column of a table's Parquet file."""
    return {"fileObject": {"@id": f"parquet/{name}.parquet"}, "extract": {"column": column}}
