"""The rules on the tables themselves: each column, each key, each reference from one to another."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.data import Data, Found, outside, where
from pipeline.lexicon import countries
from schemas.arrow import arrow_type
from schemas.entities import ENTITY_TABLES
from schemas.tables import TABLES, columns, exactly_one, foreign_keys, primary_key, schema

_REASONS = {
    "COLUMN_NOT_IN_SCHEMA": "known column",
    "COLUMN_NOT_IN_DATAFRAME": "present",
    "SERIES_CONTAINS_NULLS": "required",
    "isin": "one of",
    "str_matches": "pattern",
    "greater_than_or_equal_to": "at least",
    "edtf": "edtf",
}


def _known(data: Data) -> Iterator[Found]:
    for table, frame in data.frames.items():
        if table not in TABLES:
            yield Found(table, "", "known table", range(len(frame)), lambda at: None)


def _types(data: Data) -> Iterator[Found]:
    for (table, name), misfits in data.misfits.items():
        if misfits:
            yield Found(table, name, "type", misfits, data.frames[table][name].__getitem__)


def _models(data: Data) -> Iterator[Found]:
    """Columns, NULLs, closed lists, forms and EDTF: what the pandera models describe, but for keys."""
    for table in TABLES:
        frame = data.frames[table]
        if not len(frame) and tuple(frame) == columns(table):
            continue  # no row to be wrong
        mended = {
            name: pd.arrays.ArrowExtensionArray(data.column(table, name))
            for misfit_table, name in data.misfits
            if misfit_table == table
        }
        try:
            _without_keys(table).validate(frame.assign(**mended) if mended else frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            for error in errors.schema_errors:
                yield _from_pandera(data, table, error)


def _from_pandera(data: Data, table: str, error: Any) -> Found:
    reason = error.reason_code.name
    rule = _REASONS[error.check.name if reason == "DATAFRAME_CHECK" else reason]
    frame = data.frames[table]
    if isinstance(error.failure_cases, str):  # a column too many or too few
        name = error.failure_cases
        return Found(
            table, name, rule, range(len(frame)), lambda at: frame[name][at] if name in frame else None
        )
    positions = sorted(set(error.failure_cases["index"].tolist()))
    name = error.schema.name
    fitting = set(positions).difference(data.misfits.get((table, name), ()))
    return Found(table, name, rule, sorted(fitting))


@cache
def _without_keys(table: str) -> pandera.DataFrameSchema:
    """The model of a table, without the search for rows of one key: ``_keys`` takes a fifth of the time for it."""
    model = copy.deepcopy(schema(table))
    model.unique = None
    for column in model.columns.values():
        column.unique = False
    return model


def _keys(data: Data) -> Iterator[Found]:
    """No two rows have the same key; of rows in the order of their keys it is enough to look at neighbours."""
    for table in TABLES:
        keys = data.keys(table)
        rising = pc.all(pc.less(keys[:-1], keys[1:]), skip_nulls=False).as_py() if len(keys) > 1 else True
        if not rising and len(pc.unique(keys)) < len(keys):
            again = np.flatnonzero(pd.Series(keys.to_pylist()).duplicated(keep=False)).tolist()
            values = keys.take(pa.array(again)).to_pylist()
            shown = dict(zip(again, values, strict=True)).__getitem__
            yield Found(table, "/".join(primary_key(table)), "unique", again, shown)


def _texts(data: Data) -> Iterator[Found]:
    for table in TABLES:
        for name in columns(table):
            if pa.types.is_string(arrow_type(table, name)):
                yield Found(table, name, "not empty", where(pc.equal(data.column(table, name), "")))


def _alternatives(data: Data) -> Iterator[Found]:
    for table in TABLES:
        names = exactly_one(table)
        if names:
            filled = sum(pc.is_valid(data.column(table, name)).to_numpy().astype(int) for name in names)
            yield Found(
                table, ", ".join(names), "exactly one", np.flatnonzero(filled != 1).tolist(), filled.item
            )


def _country_codes(data: Data) -> Iterator[Found]:
    known = pa.array(sorted({country.code for country in countries()} | {"EUE"}))
    codes = data.column("countries", "country_code")
    yield Found("countries", "country_code", "country code", outside(codes, known))


def _references(data: Data) -> Iterator[Found]:
    for table in TABLES:
        for key in foreign_keys(table):
            lost = data.parents(table, key.column, key.parent) < 0
            dangling = np.flatnonzero(lost & pc.is_valid(data.column(table, key.column)).to_numpy())
            yield Found(table, key.column, "reference", dangling.tolist())


def _entity_references(data: Data) -> Iterator[Found]:
    """Names and mentions refer to a row of the table that their kind names."""
    for table in ("aliases", "mentions"):
        kinds, ids = data.column(table, "entity_kind"), data.column(table, "entity_id")
        dangling: list[int] = []
        for kind, parent in ENTITY_TABLES.items():
            of_kind = pc.if_else(pc.equal(kinds, kind), ids, None)
            dangling += outside(of_kind, data.keys(parent))
        yield Found(table, "entity_id", "reference", sorted(dangling))


def _levels(data: Data) -> Iterator[Found]:
    levels = dict(data.rows("pillars", "pillar_id", "level")) | {None: 0}
    rows = enumerate(data.rows("pillars", "parent_pillar_id", "level"))
    wrong = [
        at
        for at, (parent, level) in rows
        if None not in (level, levels.get(parent)) and level != levels[parent] + 1
    ]
    yield Found("pillars", "level", "level", wrong)


CHECKS = (
    _known, _types, _models, _keys, _texts, _alternatives, _country_codes, _references, _entity_references, _levels
)  # fmt: skip
