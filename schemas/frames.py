"""Rows become typed columns here, once, for whoever checks or writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import pandas as pd
import pyarrow as pa

from schemas.arrow import arrow_schema, arrow_type
from schemas.tables import TABLES, columns

Frames = dict[str, pd.DataFrame]
Rows = Sequence[Mapping[str, object]]

# What pyarrow raises for values that do not fit a type: also for a lone surrogate or too large a number.
MISFIT = (pa.ArrowException, TypeError, ValueError, OverflowError)

# Told to make integers, pyarrow would cut 1.5 down to 1 and take True for 1: it has to find the type itself.
_FOUND_AS = {
    pa.int64(): (pa.null(), pa.int64(), pa.float64()),
    pa.float64(): (pa.null(), pa.int64(), pa.float64()),
    pa.date32(): (pa.null(), pa.date32()),
}


def frames(tables: Mapping[str, Rows | pd.DataFrame]) -> Frames:
    """Give every table of the contract as a frame with all its columns, in order; frames pass as they are.

    A key that a row lacks is NULL, as are None and NaN. A column in which some value does not fit its type
    stays a column of Python objects, and keys unknown to the contract become columns at the end: both for
    the checks to find. Tables unknown to the contract are kept too.
    """
    names = [*TABLES, *(name for name in tables if name not in TABLES)]
    return {name: _frame(name, tables.get(name, ())) for name in names}


def arrow_table(frame: pd.DataFrame, table: str) -> pa.Table:
    """Give a well-typed frame as an Arrow table with descriptions; raises ArrowException if it is not."""
    schema = arrow_schema(table)
    return pa.Table.from_arrays([pa.array(frame[name]) for name in schema.names], schema=schema)


def _frame(table: str, rows: Rows | pd.DataFrame) -> pd.DataFrame:
    if isinstance(rows, pd.DataFrame):
        return rows
    known = columns(table) if table in TABLES else ()
    unknown = sorted(set(chain.from_iterable(rows)).difference(known))
    data: dict[str, Any] = {name: _column([row.get(name) for row in rows], table, name) for name in known}
    data |= {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in unknown}
    return pd.DataFrame(data, copy=False)


def typed(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """Values as an array of a contract's type, None and NaN as NULL; raises one of MISFIT if one is not."""
    if pa.types.is_string(kind):
        return pa.array(values, kind, from_pandas=True)
    found = pa.array(values, from_pandas=True)
    if found.type not in _FOUND_AS[kind]:
        raise TypeError(f"{found.type} where {kind} should be")
    return found.cast(kind)


def _column(values: list[object], table: str, column: str) -> Any:
    try:
        return pd.arrays.ArrowExtensionArray(typed(values, arrow_type(table, column)))
    except MISFIT:
        return pd.Series(values, dtype=object)
