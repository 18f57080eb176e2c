"""``DICTIONARY.md``: every table, view and column in words, with an example from the data itself."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from pipeline.release.about import Release
from pipeline.release.markdown import code, table
from schemas.arrow import arrow_type
from schemas.ddl import all_tables, all_views
from schemas.diagram import mermaid
from schemas.tables import (
    GROUNDED,
    choices,
    columns,
    description,
    descriptions,
    edtf,
    exactly_one,
    foreign_keys,
    least,
    patterns,
    primary_key,
    required,
    units,
)
from schemas.views import VIEWS

_WORDS = {pa.string(): "text", pa.int64(): "integer", pa.float64(): "number", pa.date32(): "date"}
_SQL_WORDS = {
    "VARCHAR": "text",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "DATE": "date",
}
_LONGEST = 60  # code points of an example
_HEADER = ("column", "type", "unit", "always there", "allowed", "example", "meaning")


def text(release: Release) -> str:
    """The dictionary: how to read it, the picture, then a section a table and a section a view."""
    return "\n".join([_opening(release), *_tables(release), *_views()])


def _opening(release: Release) -> str:
    return f"""# Dictionary of {release.folder}

A row of every table has a key that reads like what the row says. NULL (in CSV an empty field) means that no document says so.
Dates are EDTF (ISO 8601-2), as precise as the words: `2013-05`, `2014`, `../2014`; beside them stand the first and last day
that they span. Countries are ISO 3166-1 alpha-3, currencies ISO 4217, languages BCP 47, licences SPDX. Places in a text are
counted in Unicode code points of `sources.text`, from 0, the end not included. An example is the first value in the data.

```mermaid
{mermaid()}```

`evidence`, `mentions`, `aliases` and `corrections` also point at rows of any table, by its name and their key.
"""


def _tables(release: Release) -> Iterator[str]:
    for name, rows in release.tables.items():
        yield f"## `{name}`\n\n{description(name)}\n\n{_keys(name, rows.num_rows)}\n"
        yield table(_HEADER, [_column(name, column, rows[column]) for column in columns(name)])


def _keys(name: str, rows: int) -> str:
    """What holds for the table as a whole, in sentences."""
    sentences = [f"{rows:,} row{'' if rows == 1 else 's'}.", f"Key: {_list(primary_key(name))}."]
    if exactly_one(name):
        sentences.append(f"Exactly one of {_list(exactly_one(name))} is filled.")
    if name in GROUNDED:
        sentences.append("Each row has at least one row in `evidence`.")
    return " ".join(sentences)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(code, names))


def _column(name: str, column: str, values: pa.ChunkedArray) -> tuple[str, ...]:
    return (
        code(column),
        _WORDS[arrow_type(name, column)],
        units(name).get(column, ""),
        "yes" if column in required(name) else "",
        _allowed(name, column),
        _example(values),
        descriptions(name)[column],
    )


def _allowed(name: str, column: str) -> str:
    """What a value may be, beyond its type."""
    targets = {key.column: f"{key.parent}.{key.target}" for key in foreign_keys(name)}
    if column in targets:
        return f"a {code(targets[column])}"
    if column in choices(name):
        return ", ".join(map(code, choices(name)[column]))
    if column in patterns(name):
        return f"matches {code(patterns(name)[column])}"
    if column in least(name):
        return f"{least(name)[column]} or more"
    if column in edtf(name):
        return "EDTF"
    return "unique" if primary_key(name) == (column,) else ""


def _example(values: pa.ChunkedArray) -> str:
    """The first value there is, cut to a line; "" if the column is empty."""
    first = values.drop_null().slice(0, 1).to_pylist()
    if not first:
        return ""
    words = " ".join(str(first[0]).split())
    return code(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")


def _views() -> Iterator[str]:
    """The views of the DuckDB file; their types are what DuckDB makes of their SQL."""
    with duckdb.connect() as database:
        database.execute(all_tables())
        database.execute(all_views())
        for name, view in VIEWS.items():
            types = {row[0]: str(row[1]) for row in database.execute(f"DESCRIBE {name}").fetchall()}
            yield f"## `{name}` (view)\n\n{view.description} In `hled.duckdb` only.\n"
            rows = [(code(column), _word(types[column]), meaning) for column, meaning in view.columns.items()]
            yield table(("column", "type", "meaning"), rows)


def _word(type_: str) -> str:
    return _SQL_WORDS.get(type_, type_.lower())
