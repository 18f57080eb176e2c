"""The rules that tie tables to text: every fact is stated, every quote stands where it says, dates follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.data import Data, Found, Numbers, numbers, outside, where
from schemas.edtf import interval
from schemas.tables import GROUNDED, TABLES, columns


def _evidence(data: Data) -> Iterator[Found]:
    """Evidence refers to rows and columns that exist, and every fact has some."""
    tables, rows = data.column("evidence", "table_name"), data.column("evidence", "row_id")
    named = numbers(pc.index_in(tables, value_set=pa.array(GROUNDED)))
    dangling: list[int] = []
    for number, table in enumerate(GROUNDED):
        of_table = np.flatnonzero(named == number)
        stated, keys = rows.take(pa.array(of_table)), data.keys(table)
        there = numbers(pc.index_in(stated, value_set=keys))
        dangling += of_table[(there < 0) & pc.is_valid(stated).to_numpy()].tolist()
        bare = np.ones(len(keys), dtype=bool)
        bare[there[there >= 0]] = False
        unmet = np.flatnonzero(bare)  # or the key of a row before as well, which alone was met
        unmet = unmet[outside(keys.take(pa.array(unmet)), stated)] if len(unmet) else unmet
        yield Found(table, "", "grounded", unmet.tolist(), lambda at: None)
    yield Found("evidence", "row_id", "reference", sorted(dangling))
    yield Found("evidence", "table_name", "reference", outside(tables, pa.array(GROUNDED)))


def _evidence_columns(data: Data) -> Iterator[Found]:
    """A column that evidence names is one of its table."""
    tables, names = data.column("evidence", "table_name"), data.column("evidence", "column_name")
    known = pa.array([f"{table}.{name}" for table in GROUNDED for name in columns(table)])
    named = pc.if_else(pc.is_in(tables, value_set=pa.array(GROUNDED)), names, None)
    yield Found(
        "evidence",
        "column_name",
        "reference",
        outside(pc.binary_join_element_wise(tables, named, "."), known),
    )


def _passages(data: Data) -> Iterator[Found]:
    """A passage is the words at its offsets."""
    sources = data.parents("passages", "source_id", "sources")
    yield Found("passages", "text", "slice", _misread(data, "passages", "text", sources))


def _quotes(data: Data) -> Iterator[Found]:
    """Quotes and mentions are the words at their offsets, inside their passage."""
    sources = np.append(data.parents("passages", "source_id", "sources"), -1)  # the last one: of no passage
    first, last, known = (np.append(column, 0) for column in _spans(data, "passages"))
    for table, name in (("evidence", "quote"), ("mentions", "surface")):
        at = data.parents(table, "passage_id", "passages")
        start, end, stated = _spans(data, table)
        outside_of = stated & (known[at] != 0) & ((start < first[at]) | (end > last[at]))
        yield Found(table, name, "slice", _misread(data, table, name, sources[at]))
        yield Found(table, name, "inside passage", np.flatnonzero(outside_of).tolist())


def _spans(data: Data, table: str) -> tuple[Numbers, Numbers, Numbers]:
    """The offsets of a table's rows, and whether both are there."""
    start, end = data.column(table, "char_start"), data.column(table, "char_end")
    return numbers(start), numbers(end), pc.and_(pc.is_valid(start), pc.is_valid(end)).to_numpy()


def _misread(data: Data, table: str, name: str, sources: Numbers) -> list[int]:
    """The rows whose words do not stand there; where something is missing, other rules say so."""
    texts = data.list("sources", "text")
    start, end, known = _spans(data, table)
    there = (sources >= 0) & known & pc.is_valid(data.column(table, name)).to_numpy()
    places = (column.tolist() for column in (np.where(there, sources, -1), start, end))
    rows = enumerate(zip(*places, data.column(table, name).to_pylist(), strict=True))
    return [
        at
        for at, (text, first, last, words) in rows
        if text >= 0 and not (0 <= first < last and (texts[text] or "")[first:last] == words)
    ]


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
    vouched = pc.equal(data.column("evidence", "basis"), "curated")
    tables, rows = (data.column("evidence", name).filter(vouched) for name in ("table_name", "row_id"))
    stated = zip(where(vouched), tables.to_pylist(), rows.to_pylist(), strict=True)
    yield Found("evidence", "basis", "explained", [at for at, *row in stated if tuple(row) not in listed])
    keys = {table: set(data.keys(table).to_pylist()) for table, _ in listed if table in TABLES}
    decided = enumerate(data.rows("corrections", "kind", "table_name", "row_id"))
    gone = [at for at, (kind, table, row) in decided if kind != "drop" and row not in keys.get(table, ())]
    yield Found("corrections", "row_id", "reference", gone)


CHECKS = (_evidence, _evidence_columns, _passages, _quotes, _notice_places, _dates, _explained)
