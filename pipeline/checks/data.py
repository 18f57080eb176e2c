"""What the checks share: the rules by name, the tables as columns, and what a check reports.

Checks read whole columns rather than rows: that is their speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from schemas.arrow import arrow_type
from schemas.frames import MISFIT, Frames, typed
from schemas.tables import TABLES, columns, primary_key

Numbers = np.ndarray[Any, np.dtype[Any]]

# The name of each rule and what it says of a value that breaks it.
RULES = {
    "known table": "the contract has no such table",
    "known column": "the contract has no such column",
    "present": "the column is missing",
    "type": "not of the column's type",
    "required": "NULL where a value must be",
    "not empty": "an empty text; what is not known is NULL",
    "unique": "the key of more than one row",
    "one of": "not in the column's closed list",
    "pattern": "not in the column's form",
    "at least": "below the least value allowed",
    "edtf": "not a date in EDTF",
    "country code": "neither ISO 3166-1 alpha-3 nor EUE",
    "reference": "not the key of any row it may refer to",
    "exactly one": "not exactly one of the alternatives is filled",
    "slice": "not the words of sources.text at these offsets",
    "inside passage": "outside its passage",
    "grounded": "no row of evidence states it",
    "explained": "a person's word for it, which no row of corrections gives",
    "dates": "does not follow from date_edtf",
    "level": "not one below its parent's, or 1 without a parent",
}


class Found(NamedTuple):
    """Rows of a table that break a rule; ``values`` gives what to show of one, else the column's value."""

    table: str
    column: str
    rule: str
    positions: Sequence[int]
    values: Callable[[int], object] | None = None


class Data:
    """The tables as checks see them: frames for pandera, Arrow columns and lists for the rest.

    A value that does not fit its type is found once and NULL to every other check.
    """

    def __init__(self, framed: Frames) -> None:
        self.frames = framed
        self.misfits: dict[tuple[str, str], tuple[int, ...]] = {}
        self._lists: dict[tuple[str, str], list[Any]] = {}
        self._parents: dict[tuple[str, str], Numbers] = {}
        self._columns = {
            (table, name): self._typed(table, name) for table in TABLES for name in columns(table)
        }

    def column(self, table: str, name: str) -> pa.ChunkedArray:
        """A column of a table of the contract, in the contract's type."""
        return self._columns[table, name]

    def list(self, table: str, name: str) -> list[Any]:
        """The same as Python values, converted once."""
        if (table, name) not in self._lists:
            self._lists[table, name] = self.column(table, name).to_pylist()
        return self._lists[table, name]

    def parents(self, table: str, name: str, parent: str) -> Numbers:
        """In which row of ``parent`` the key in a column stands, -1 if in none; looked up once."""
        if (table, name) not in self._parents:
            keys = self.column(parent, primary_key(parent)[0])
            self._parents[table, name] = numbers(pc.index_in(self.column(table, name), value_set=keys))
        return self._parents[table, name]

    def rows(self, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """The values of some columns, row by row."""
        return zip(*(self.list(table, name) for name in names), strict=True)

    def keys(self, table: str) -> pa.ChunkedArray:
        """The row ids of a table as evidence writes them: the parts of the key joined by '/'."""
        parts = [self.column(table, name) for name in primary_key(table)]
        return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, "/")

    def row_ids(self, table: str, positions: Sequence[int]) -> tuple[str, ...]:
        """The row ids at some positions; where there is none, the position itself, from 1."""
        if table not in TABLES:
            return tuple(f"row {at + 1}" for at in positions)
        keys = self.keys(table).take(list(positions)).to_pylist()
        return tuple(key or f"row {at + 1}" for key, at in zip(keys, positions, strict=True))

    def _typed(self, table: str, name: str) -> pa.ChunkedArray:
        frame, kind = self.frames[table], arrow_type(table, name)
        if name not in frame:
            return pa.chunked_array([pa.nulls(len(frame), kind)])
        values = frame[name]
        if values.dtype == pd.ArrowDtype(kind):
            array = pa.array(values)
            return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])
        fitted = [_fit(value, kind) for value in values]
        self.misfits[table, name] = tuple(at for at, cell in enumerate(fitted) if cell is None)
        return pa.chunked_array([pa.nulls(1, kind) if cell is None else cell for cell in fitted], kind)


def _fit(value: object, kind: pa.DataType) -> pa.Array | None:
    """An array of the one value, or None if the value is not of that type."""
    try:
        return typed([value], kind)
    except MISFIT:
        return None


def numbers(values: pa.ChunkedArray) -> Numbers:
    """Integers, -1 where there is none."""
    return pc.fill_null(values, -1).to_numpy().astype(np.int64, copy=False)  # type: ignore[no-any-return]


def where(mask: pa.ChunkedArray) -> list[int]:
    """The positions at which a mask is true."""
    found: list[int] = np.flatnonzero(pc.fill_null(mask, False).to_numpy()).tolist()
    return found


def outside(values: pa.ChunkedArray, known: pa.Array | pa.ChunkedArray) -> list[int]:
    """The positions of values, NULL aside, that are not among those known."""
    return where(pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known))))
