"""The tables as Arrow schemas, which carry their own description into every Parquet file."""

from __future__ import annotations

import json
from functools import cache

import pyarrow as pa

from schemas.tables import description, descriptions, foreign_keys, primary_key, required, schema

# Written at two places, since readers differ: DuckDB sees the schema's metadata, pyarrow also each field's.
METADATA_KEY = "hled"


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Types, nullability and descriptions of a table.

    Each field's metadata has its ``description``; the schema's has one key, ``hled``: JSON with the
    table's name, description, primary key, foreign keys and all column descriptions.
    """
    never_null = required(table)
    fields = [
        pa.field(name, arrow_type(table, name), name not in never_null, {"description": text})
        for name, text in descriptions(table).items()
    ]
    return pa.schema(fields, {METADATA_KEY: json.dumps(_about(table), ensure_ascii=False)})


def arrow_type(table: str, column: str) -> pa.DataType:
    """The Arrow type of a column: string, int64, double or date32."""
    return schema(table).columns[column].dtype.type.pyarrow_dtype


def _about(table: str) -> dict[str, object]:
    return {
        "table": table,
        "description": description(table),
        "primary_key": primary_key(table),
        "foreign_keys": {key.column: f"{key.parent}.{key.target}" for key in foreign_keys(table)},
        "columns": descriptions(table),
    }
