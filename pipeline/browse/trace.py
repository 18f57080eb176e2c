"""Any fact of any table beside the words that state it: the question this dataset exists to answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.browse.decisions import Decision, decisions, departures
from pipeline.browse.store import dataset, expect, keys
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


# Tables whose keys are digests: nobody types one from memory, so they are suggested only where nearly right.
OPAQUE = {"evidence", "mentions", "notices"}
NEAR = 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """The slice ``[char_start, char_end)`` of a source's text, and what it is evidence of."""

    char_start: int
    char_end: int
    quote: str
    column: str | None  # None: the row as a whole
    rule: str
    basis: str


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a source, and the words in it that state the fact."""

    source_id: str
    title: str
    url: str | None
    section: str
    passage_id: str
    char_start: int  # of ``text`` in the source
    text: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row, every place that states it, and what a person decided about it."""

    table: str
    row_id: str
    row: dict[str, Any]
    places: tuple[Place, ...]
    decisions: tuple[Decision, ...] = ()


def trace(row_id: str, table: str | None = None, build: str | Path = "build") -> list[Fact]:
    """The rows with this key, of one table or of all, each with its words.

    A composite key is its parts joined by ``/``. Raises UsageError if no row has it, which tells who took it
    away and why, or else the nearest keys.
    """
    with dataset(build) as connection:
        known = keys(connection)
        tables = [expect(table, known, "table")] if table else list(known)
        facts = [fact for name in tables for fact in _facts(connection, name, known[name], row_id)]
        if facts:
            return facts
        gone = [one for one in departures(connection, row_id) if one.table in tables]
        if gone:
            raise UsageError(f"no row has the id `{row_id}` any more: {_departed(gone[0])}", todo=_AFTER)
        near = _nearest(connection, {name: known[name] for name in tables}, row_id)
    raise UsageError(f"no row has the id `{row_id}`", todo=f"did you mean {' or '.join(near)}?")


def _facts(connection: DuckDBPyConnection, table: str, key: tuple[str, ...], row_id: str) -> list[Fact]:
    cursor = connection.execute(f'SELECT * FROM "{table}" WHERE {_joined(key)} = ?', [row_id])
    columns = [str(column[0]) for column in cursor.description or ()]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [
        Fact(
            table,
            row_id,
            row,
            _places(connection, table, row_id, row),
            decisions(connection, table, row_id),
        )
        for row in rows
    ]


_AFTER = "to see it again, take the correction out of raw/corrections.toml and build"


def _departed(decision: Decision) -> str:
    """How a row went, in words."""
    if decision.kind == "drop":
        return f"dropped from {decision.table} by {decision.why}"
    return f"merged into `{decision.row_id}` by {decision.why}"


def _places(
    connection: DuckDBPyConnection, table: str, row_id: str, row: dict[str, Any]
) -> tuple[Place, ...]:
    found = connection.execute(_EVIDENCE, [table, row_id]).fetchall() or _own(connection, row)
    passages: dict[str, list[tuple[Any, ...]]] = {}
    for line in found:
        passages.setdefault(line[0], []).append(line[1:])
    return tuple(_place(connection, passage_id, lines) for passage_id, lines in passages.items())


def _own(connection: DuckDBPyConnection, row: dict[str, Any]) -> list[tuple[Any, ...]]:
    """A mention, notice, passage or evidence row points at words by itself."""
    passage_id, start, end = (row.get(column) for column in ("passage_id", "char_start", "char_end"))
    if passage_id is None or start is None or end is None:
        return []
    text = connection.execute(_TEXT, [passage_id]).fetchall()[0][-1]
    rule, basis = row.get("rule") or "", row.get("basis") or ""
    return [(passage_id, start, end, text[start:end], row.get("column_name"), rule, basis)]


def _place(connection: DuckDBPyConnection, passage_id: str, lines: list[tuple[Any, ...]]) -> Place:
    """The passage, widened where the words reach beyond it."""
    source_id, title, url, section, start, end, text = connection.execute(_TEXT, [passage_id]).fetchall()[0]
    words = tuple(Words(*line) for line in lines)
    start = min(start, *(word.char_start for word in words))
    end = max(end, *(word.char_end for word in words))
    return Place(source_id, title, url, section or "", passage_id, start, text[start:end], words)


def _nearest(connection: DuckDBPyConnection, tables: dict[str, tuple[str, ...]], row_id: str) -> list[str]:
    """The three most similar keys, digests last; DuckDB compares, for there may be millions."""
    every = " UNION ".join(
        f'SELECT {_joined(key)} AS row_id, {table in OPAQUE} AS opaque FROM "{table}"'
        for table, key in tables.items()
    )
    nearest = f"""
        SELECT row_id FROM (
            SELECT row_id, opaque, jaro_winkler_similarity(row_id, ?) AS likeness FROM ({every})
        )
        GROUP BY row_id, likeness
        ORDER BY bool_and(opaque) AND likeness < {NEAR}, likeness DESC, row_id LIMIT 3
    """
    return [f"`{found}`" for (found,) in connection.execute(nearest, [row_id]).fetchall()]


def _joined(key: tuple[str, ...]) -> str:
    return "concat_ws('/', " + ", ".join(f'"{column}"' for column in key) + ")"


_EVIDENCE = """
    SELECT passage_id, evidence.char_start, evidence.char_end, quote, column_name, rule, basis
    FROM evidence JOIN passages USING (passage_id)
    WHERE table_name = ? AND row_id = ?
    ORDER BY source_id, ordinal, evidence.char_start, evidence.char_end, column_name NULLS FIRST, evidence_id
"""
_TEXT = """
    SELECT source_id, title, url, section, char_start, char_end, sources.text
    FROM passages JOIN sources USING (source_id) WHERE passage_id = ?
"""
