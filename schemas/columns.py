"""The few words in which a table is described: four types and five kinds of column.

A column is described once, here in its model; Parquet, CSV, DuckDB and the checks all read that description.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import ArrowDate32, ArrowFloat64, ArrowInt64, ArrowString

from schemas.edtf import is_valid

# Arrow types, because a missing value is then NULL in every column alike, never NaN, NaT or None by turns.
Text = ArrowString
Integer = ArrowInt64
Double = ArrowFloat64
Date = ArrowDate32

COUNTRY_CODE = r"[A-Z]{3}"
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"


class Table(pa.DataFrameModel):
    """A table of the contract. Its docstring is its description."""

    class Config:
        strict = True

    @pa.check(".*_edtf$", regex=True, name="edtf")
    def edtf(cls, values: pd.Series[str]) -> pd.Series[bool]:
        """Columns named ``*_edtf`` hold dates in EDTF."""
        return values.map(is_valid).astype(bool)


class Grounded(Table):
    """A table of which every row has words in a source that state it: at least one row in ``evidence``."""


def key(description: str) -> Any:
    """The column whose value names the row."""
    return pa.Field(unique=True, description=description)


def column(description: str, *, null: bool = False, least: int | None = None, unit: str | None = None) -> Any:
    """A plain value, not below ``least``, counted in ``unit``."""
    metadata = {"unit": unit} if unit else None
    return pa.Field(nullable=null, description=description, ge=least, metadata=metadata)


def pattern(expression: str, description: str, *, null: bool = False, unique: bool = False) -> Any:
    """A text that matches a regular expression from end to end."""
    return pa.Field(nullable=null, unique=unique, description=description, str_matches=f"^(?:{expression})$")


def choice(values: tuple[str, ...], description: str, *, null: bool = False) -> Any:
    """One of a closed list of words."""
    return pa.Field(nullable=null, isin=list(values), description=description)


def reference(target: str, description: str, *, null: bool = False) -> Any:
    """A foreign key; ``target`` is ``table.column``."""
    return pa.Field(nullable=null, description=description, metadata={"references": target})


def alternative(target: str, description: str) -> Any:
    """A foreign key; each row fills exactly one of its table's alternatives."""
    metadata = {"references": target, "alternative": True}
    return pa.Field(nullable=True, description=description, metadata=metadata)


def prose(text: str | None) -> str:
    """A docstring as one line."""
    return re.sub(r"\s+", " ", text or "").strip()
