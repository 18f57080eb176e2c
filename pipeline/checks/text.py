"""The rules that tie tables to text: every fact is stated, every quote stands where it says, dates follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.data import Data, Found, outside, where
from schemas.edtf import interval
from schemas.tables import GROUNDED, TABLES, columns

_PASSAGE = ("source_id", "char_start", "char_end", "text")


def _evidence(data: Data) -> Iterator[Found]:
    """Evidence refers to rows and columns that exist, and every fact has some."""
    tables, rows = data.column("evidence", "table_name"), data.column("evidence", "row_id")
    dangling: list[int] = []
    for table in GROUNDED:
        stated, keys = pc.if_else(pc.equal(tables, table), rows, None), data.keys(table)
        dangling += outside(stated, keys)
        yield Found(table, "", "grounded", outside(keys, stated), lambda at: None)
    yield Found("evidence", "row_id", "reference", sorted(dangling))
    yield Found("evidence", "table_name", "reference", outside(tables, pa.array(GROUNDED)))


def _evidence_columns(data: Data) -> Iterator[Found]:
    """A column that evidence names is one of its table."""
    known = {(table, name) for table in GROUNDED for name in (None, *columns(table))}
    named = enumerate(data.rows("evidence", "table_name", "column_name"))
    wrong = [at for at, (table, name) in named if table in GROUNDED and (table, name) not in known]
    yield Found("evidence", "column_name", "reference", wrong)


def _passages(data: Data) -> Iterator[Found]:
    """A passage is the words at its offsets."""
    source, start, end, words = (data.column("passages", name) for name in _PASSAGE)
    yield Found("passages", "text", "slice", _misread(data, source, start, end, words))


def _quotes(data: Data) -> Iterator[Found]:
    """Quotes and mentions are the words at their offsets, inside their passage."""
    for table, name in (("evidence", "quote"), ("mentions", "surface")):
        passage, start, end = (data.column(table, name) for name in ("passage_id", "char_start", "char_end"))
        at = pc.index_in(passage, value_set=data.column("passages", "passage_id"))
        source, first, last = (data.column("passages", column).take(at) for column in _PASSAGE[:3])
        inside = pc.and_(pc.less_equal(first, start), pc.less_equal(end, last))
        yield Found(table, name, "slice", _misread(data, source, start, end, data.column(table, name)))
        yield Found(table, name, "inside passage", where(pc.invert(inside)))


def _misread(
    data: Data, source: pa.ChunkedArray, start: pa.ChunkedArray, end: pa.ChunkedArray, words: pa.ChunkedArray
) -> list[int]:
    """The rows whose words do not stand there; where something is missing, other rules say so."""
    texts = [text or "" for text in data.list("sources", "text")] or [""]
    which = pc.index_in(source, value_set=data.column("sources", "source_id"))
    rows = zip(*(pc.fill_null(column, 0).to_pylist() for column in (which, start, end)), strict=True)
    there = pa.chunked_array([pa.array([texts[at][first:last] for at, first, last in rows], pa.string())])
    empty = pc.or_(pc.less(start, 0), pc.greater_equal(start, end))
    return where(pc.and_(pc.is_valid(which), pc.or_(empty, pc.not_equal(there, words))))


def _notice_places(data: Data) -> Iterator[Found]:
    """A notice points into its source, or nowhere."""
    lengths = {source: len(text or "") for source, text in data.rows("sources", "source_id", "text")}
    wrong = []
    for at, (source, start, end) in enumerate(data.rows("notices", "source_id", "char_start", "char_end")):
        nowhere = start is None and end is None
        half = start is None or end is None
        if source in lengths and not nowhere and (half or not 0 <= start < end <= lengths[source]):
            wrong.append(at)
    yield Found("notices", "char_end", "slice", wrong)


def _dates(data: Data) -> Iterator[Found]:
    """The columns beside ``date_edtf`` are what it spans."""
    names = ("date_start", "date_end", "date_precision")
    for table in TABLES:
        if not set(names).issubset(columns(table)):
            continue
        rows = enumerate(data.rows(table, "date_edtf", *names))
        wrong = [at for at, (edtf, *stated) in rows if tuple(stated) != _spanned(edtf, stated)]
        yield Found(table, "date_edtf", "dates", wrong)


def _spanned(edtf: str | None, stated: list[Any]) -> tuple[Any, ...]:
    """What an expression spans; of one that is not EDTF, which another rule reports, whatever is stated."""
    try:
        return interval(edtf) if edtf else (None, None, None)
    except ValueError:
        return tuple(stated)


def _explained(data: Data) -> Iterator[Found]:
    """What a person vouches for is listed, and what is listed is there, but for the rows that were dropped."""
    listed = set(data.rows("corrections", "table_name", "row_id"))
    vouched = enumerate(data.rows("evidence", "table_name", "row_id", "basis"))
    wrong = [at for at, (*row, basis) in vouched if basis == "curated" and tuple(row) not in listed]
    yield Found("evidence", "basis", "explained", wrong)
    keys = {table: set(data.keys(table).to_pylist()) for table in TABLES}
    rows = enumerate(data.rows("corrections", "kind", "table_name", "row_id"))
    gone = [at for at, (kind, table, row) in rows if kind != "drop" and row not in keys.get(table, ())]
    yield Found("corrections", "row_id", "reference", gone)


CHECKS = (_evidence, _evidence_columns, _passages, _quotes, _notice_places, _dates, _explained)
