"""A dataset of as many rows as one likes: the tables of the labelled documents, again and again under other keys.

Every copy keeps every rule, as the first does; countries are the same in all of them.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import flow
from schemas.tables import TABLES, columns, foreign_keys, primary_key

DOCUMENTS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "docs"
_SHARED = "countries"
_NAMED = {"evidence": ("row_id", "table_name"), "mentions": ("entity_id", "entity_kind"),
          "aliases": ("entity_id", "entity_kind")}  # fmt: skip


def of_rows(least: int) -> dict[str, pa.Table]:
    """The tables of the contract, sorted by key, with ``least`` rows together or a few more."""
    first = _first()
    once = first[_SHARED].num_rows
    copies = -(-(least - once) // (sum(table.num_rows for table in first.values()) - once))
    return {name: _copied(name, table, copies) for name, table in first.items()}


def _first() -> dict[str, pa.Table]:
    with tempfile.TemporaryDirectory() as folder:
        raw, build = Path(folder) / "raw", Path(folder) / "build"
        shutil.copytree(DOCUMENTS, raw)
        flow.build(raw, build)
        return {
            name: pq.read_table(build / "parquet" / f"{name}.parquet", partitioning=None) for name in TABLES
        }


def _copied(name: str, table: pa.Table, copies: int) -> pa.Table:
    if name == _SHARED:
        return table
    whole = pa.concat_tables([_under(name, table, f"c{copy:03}-") for copy in range(copies)])
    return whole.sort_by([(key, "ascending") for key in primary_key(name)]).combine_chunks()


def _under(name: str, table: pa.Table, prefix: str) -> pa.Table:
    """A copy in which every key, and every reference to one, begins with a prefix."""
    pointing = {key.column: key.parent for key in foreign_keys(name)}
    for column in columns(name):
        own = column in primary_key(name) and pointing.get(column) != _SHARED
        if own or pointing.get(column, _SHARED) != _SHARED:
            table = _set(table, column, pc.binary_join_element_wise(prefix, table[column], ""))
    if name in _NAMED:
        column, kind = _NAMED[name]
        table = _set(table, column, _renamed(table[column], table[kind], prefix))
    return table


def _renamed(keys: pa.ChunkedArray, kinds: pa.ChunkedArray, prefix: str) -> pa.ChunkedArray:
    """Keys of rows of several tables; both parts of an event with its initiative are keys, no country is one."""
    both = pc.replace_substring(keys, "/", f"/{prefix}")
    parts = pc.if_else(pc.equal(kinds, "event_initiatives"), both, keys)
    return pc.if_else(pc.equal(kinds, "country"), keys, pc.binary_join_element_wise(prefix, parts, ""))


def _set(table: pa.Table, column: str, values: pa.ChunkedArray) -> pa.Table:
    at = table.schema.get_field_index(column)
    return table.set_column(at, table.schema.field(at), values)
