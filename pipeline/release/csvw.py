"""``csvw-metadata.json``: the CSV files as the W3C's CSV on the Web describes them: types, closed lists, keys.

Its ``@context`` is the one address that the standard demands; it is a name, and nobody has to fetch it.
"""

from __future__ import annotations

import re

import pyarrow as pa

from pipeline.release import about, licences
from pipeline.release.about import Release
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
)

_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "double", pa.date32(): "date"}


def text(release: Release) -> str:
    """A group of tables, one for each CSV file."""
    return written(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "@type": "TableGroup",
            "dc:title": about.TITLE,
            "dc:description": about.DESCRIPTION,
            "dc:creator": about.CREATOR,
            "dc:license": {"@id": licences.ADDRESSES[release.license]},
            "dc:issued": release.date,
            "dc:hasVersion": release.version,
            "dc:source": [str(source["url"] or source["title"]) for source in release.sources()],
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
            "tables": [_table(name) for name in release.tables],
        }
    )


def _table(name: str) -> dict[str, object]:
    schema = {
        "columns": [_column(name, column) for column in columns(name)],
        "primaryKey": list(primary_key(name)),
        "foreignKeys": [
            {
                "columnReference": [key.column],
                "reference": {"resource": f"csv/{key.parent}.csv", "columnReference": [key.target]},
            }
            for key in foreign_keys(name)
        ],
    }
    about_it = {"@type": "Table", "url": f"csv/{name}.csv", "dc:description": description(name)}
    return {**about_it, "tableSchema": known(schema)}


def _column(name: str, column: str) -> dict[str, object]:
    return known(
        {
            "name": column,
            "titles": column,
            "dc:description": descriptions(name)[column],
            "datatype": _datatype(name, column),
            "required": column in required(name) or None,
        }
    )


def _datatype(name: str, column: str) -> object:
    """The type; for closed lists and patterns with a regular expression for the whole cell."""
    base = _TYPES[arrow_type(name, column)]
    words = "|".join(map(re.escape, choices(name).get(column, ())))
    form = words or patterns(name).get(column)
    found = known({"base": base, "format": form, "minimum": least(name).get(column)})
    return base if found == {"base": base} else found
