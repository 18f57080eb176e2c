"""A part of a dataset that stands by itself: chosen rows, whole in their references, with the words behind them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.release.about import File
from pipeline.release.works import Work
from schemas.entities import ENTITY_TABLES
from schemas.tables import GROUNDED, TABLES, foreign_keys, primary_key

Tables = Mapping[str, pa.Table]
# References to a row of any table: the column that says which table, in which words, and the column with the key.
_NAMING = (
    ("entity_kind", "entity_id", ENTITY_TABLES),
    ("table_name", "row_id", {name: name for name in TABLES}),
)


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the dataset ``of``: ``chosen`` tables under the conditions ``where``, and what came along."""

    of: Work
    chosen: tuple[str, ...]
    where: Mapping[str, str]
    tables: Tables
    sources: Sequence[Mapping[str, object]]  # of all rows, without their texts
    digest: str  # logical
    files: tuple[File, ...] = ()


def cut(tables: Tables, chosen: Collection[str], kept: Mapping[str, pa.ChunkedArray]) -> dict[str, pa.Table]:
    """The ``chosen`` tables of ``tables``, parents first; with facts come their evidence and its passages and sources.

    ``kept``: of some tables the keys (a composite one joined by ``/``) of the rows to keep; of the others all are kept.
    A row that refers to a row of a chosen table which is left out is left out too; but what a row of the same table
    belongs to, as a topic to its pillar, comes along with it.
    """
    found: dict[str, pa.Table] = {}
    left_out: dict[str, pa.ChunkedArray] = {}
    for name in (name for name in TABLES if name in chosen):
        table = _picked(name, tables[name], kept[name]) if name in kept else tables[name]
        found[name] = _linked(name, _spoken(table, left_out), found)
        if found[name].num_rows < tables[name].num_rows:
            left_out[name] = _but(keys(name, tables[name]), keys(name, found[name]))
    facts = [name for name in found if name in GROUNDED]
    if facts or "evidence" in found:
        found |= _words(tables, found, facts)
    whole: dict[str, pa.Table] = {}
    for name in (name for name in TABLES if name in found):
        whole[name] = _linked(name, found[name], whole)
    return whole


def keys(name: str, table: pa.Table) -> pa.ChunkedArray:
    """The key of each row as a text, a composite one joined by ``/``."""
    columns = [table[column] for column in primary_key(name)]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, "/")


def _words(tables: Tables, found: Tables, facts: Collection[str]) -> dict[str, pa.Table]:
    """Evidence of the rows of ``facts``, and what passages and sources are referred to, unless those were chosen too."""
    evidence = found.get("evidence", tables["evidence"])
    if facts:
        evidence = evidence.filter(reduce(pc.or_, [_about(evidence, name, found[name]) for name in facts]))
    words = {"evidence": evidence}
    for name in ("passages", "sources"):
        if name not in found:
            words[name] = _picked(name, tables[name], _referred(name, {**found, **words}))
    return words


def _referred(parent: str, tables: Tables) -> pa.ChunkedArray:
    """The keys of the rows of ``parent`` that rows of ``tables`` refer to."""
    columns = [table[key.column] for name, table in tables.items() for key in foreign_keys(name, (parent,))]
    return pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string()).drop_null()


def _about(evidence: pa.Table, name: str, table: pa.Table) -> pa.ChunkedArray:
    """Which rows are about a row of ``table``."""
    return pc.and_(pc.equal(evidence["table_name"], name), _is_in(evidence["row_id"], keys(name, table)))


def _picked(name: str, table: pa.Table, wanted: pa.ChunkedArray) -> pa.Table:
    """The rows with the keys that are wanted, and those of the same table that they refer to."""
    for key in foreign_keys(name, (name,)):
        missing = wanted
        while len(missing):
            parents = table.filter(_is_in(table[key.target], missing))[key.column].drop_null()
            missing = _but(parents, wanted)
            wanted = pa.chunked_array([*wanted.chunks, *missing.chunks], wanted.type)
    return table.filter(_is_in(keys(name, table), wanted))


def _linked(name: str, table: pa.Table, parents: Tables) -> pa.Table:
    """The rows whose foreign keys lead to a row, as far as they are of ``parents`` or of the table itself."""
    for key in foreign_keys(name, parents):
        table = _leading(table, key.column, parents[key.parent][key.target])
    for key in foreign_keys(name, (name,)):
        rows = -1
        while rows != table.num_rows:  # a row that goes may be what another one belongs to
            rows = table.num_rows
            table = _leading(table, key.column, table[key.target])
    return table


def _leading(table: pa.Table, column: str, targets: pa.ChunkedArray) -> pa.Table:
    return table.filter(pc.or_(pc.is_null(table[column]), _is_in(table[column], targets)))


def _spoken(table: pa.Table, left_out: Mapping[str, pa.ChunkedArray]) -> pa.Table:
    """The rows that do not name a table and a row which is ``left_out`` of it."""
    for naming, row, parents in _NAMING:
        for name in parents if naming in table.column_names else ():
            if parents[name] in left_out:
                gone = _is_in(table[row], left_out[parents[name]])
                table = table.filter(pc.invert(pc.and_(pc.equal(table[naming], name), gone)))
    return table


def _but(values: pa.ChunkedArray, others: pa.ChunkedArray) -> pa.ChunkedArray:
    return values.filter(pc.invert(_is_in(values, others)))


def _is_in(values: pa.ChunkedArray, known: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.is_in(values, value_set=known.combine_chunks())
