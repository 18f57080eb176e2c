"""What changed between two makes of the data: columns, facts, and the rows beside them, and the step that asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.compare import FACTS, Change, compare
from pipeline.release.opened import Opened, opened
from pipeline.release.readers import Columns
from pipeline.release.versions import STEPS
from schemas.tables import TABLES, primary_key

BESIDE = tuple(table for table in TABLES if table not in FACTS)
_POINTED_AT = ("sources", "countries")  # tables beside the facts whose keys other data may hold
_WORDS = {"evidence": ("table_name", "row_id", "column_name", "quote")}
STEP_OF = {  # what became of a fact → the version step that it asks for
    "went": "major",
    "changed": "major",
    "renamed": "major",
    "came": "minor",
    "reworded": "patch",
}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Make:
    """One side: what it is called, and the version and day that it gives itself, if it does."""

    name: str
    version: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table or column that one side lacks, or that is of another type; ``column`` empty: the whole table."""

    table: str
    column: str
    before: str  # its type, or of a table its number of rows; empty: not there
    after: str

    @property
    def kind(self) -> str:
        """added, removed, or retyped."""
        return "retyped" if self.before and self.after else "removed" if self.before else "added"

    @property
    def step(self) -> str:
        """The version step that it asks for."""
        return "minor" if self.kind == "added" else "major"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a table that holds no facts were added, removed and changed."""

    table: str
    added: int
    removed: int
    changed: int

    @property
    def step(self) -> str:
        """The version step that it asks for: other data may hold the keys of some of these tables."""
        held = self.table in _POINTED_AT
        return "major" if held and self.removed else "minor" if held and self.added else "patch"


@dataclass(frozen=True, slots=True)
class Differences:
    """All in which two makes of the data differ. ``titles``: (table, row id) → titles of the sources that state it."""

    before: Make
    after: Make
    shapes: tuple[Shape, ...]
    changes: tuple[Change, ...]
    beside: tuple[Tally, ...]
    titles: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def step(self) -> str:
        """The version step of STEPS that these differences ask for."""
        steps = ["none", *(STEP_OF[change.kind] for change in self.changes)]
        steps += [shape.step for shape in self.shapes] + [tally.step for tally in self.beside]
        return max(steps, key=STEPS.index)

    def told(self, form: str = "text") -> str:
        """The differences as text, json, markdown or html, ending in a line end."""
        from pipeline.release.telling import FORMS

        return FORMS[form](self)


def diff(old: str | Path, new: str | Path) -> Differences:
    """Compare two releases, builds, archives or DuckDB files. Raises InputError or UsageError for what is none."""
    with opened(old) as before, opened(new) as after:
        return between(before.tables(), after.tables(), make_of(before), make_of(after))


def make_of(found: Opened) -> Make:
    """What a dataset says it is."""
    package = found.package()
    return Make(found.where, str(package.get("version", "")), str(package.get("created", ""))[:10])


def between(old: Columns, new: Columns, before: Make, after: Make) -> Differences:
    """Compare the rows of two sides by the columns that both have alike; the others are named as shapes."""
    shapes = tuple(_shapes(old, new))
    shared = _shared(old, new)
    was, now = _rows(old, shared), _rows(new, shared)
    tallies = (_tally(table, was.get(table, []), now.get(table, [])) for table in BESIDE)
    changes = compare(was, now)
    titles = _titles(was) | _titles(now)
    beside = tuple(tally for tally in tallies if tally.added or tally.removed or tally.changed)
    return Differences(before, after, shapes, changes, beside, titles)


def _shapes(old: Columns, new: Columns) -> Iterator[Shape]:
    for table in [*TABLES, *sorted((old.keys() | new.keys()) - TABLES.keys())]:
        one, other = old.get(table), new.get(table)
        if one is None or other is None:
            if one is not None or other is not None:
                yield Shape(table, "", _count(one), _count(other))
            continue
        for name in dict.fromkeys([*one.column_names, *other.column_names]):
            types = _type(one, name), _type(other, name)
            if types[0] != types[1]:
                yield Shape(table, name, *types)


def _count(table: pa.Table | None) -> str:
    return "" if table is None else f"{table.num_rows:,} row{'' if table.num_rows == 1 else 's'}"


def _type(table: pa.Table, column: str) -> str:
    return str(table.schema.field(column).type) if column in table.column_names else ""


def _shared(old: Columns, new: Columns) -> dict[str, list[str]]:
    """Table → the columns to compare by; without those tables whose rows cannot be matched for want of their key."""
    shared = {}
    for table in TABLES:
        sides = [side[table] for side in (old, new) if table in side]
        if not sides:
            continue
        first = sides[0]
        names = [
            name
            for name in first.column_names
            if all(_type(side, name) == _type(first, name) for side in sides)
        ]
        if set(primary_key(table)) | set(_WORDS.get(table, ())) <= set(names):
            shared[table] = names
    return shared


def _rows(tables: Columns, shared: Mapping[str, list[str]]) -> Rows:
    return {
        table: tables[table].select(names).to_pylist() for table, names in shared.items() if table in tables
    }


def _tally(table: str, was: list[dict[str, Any]], now: list[dict[str, Any]]) -> Tally:
    """Rows matched by key, and by nothing else."""
    old, new = _by_key(table, was), _by_key(table, now)
    changed = sum(row != new[key] for key, row in old.items() if key in new)
    return Tally(table, len(new.keys() - old.keys()), len(old.keys() - new.keys()), changed)


def _by_key(table: str, rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[name] for name in primary_key(table)): row for row in rows}


def _titles(rows: Rows) -> dict[tuple[str, str], tuple[str, ...]]:
    """(table, row id) → the titles of the sources that state it, by title; empty where these columns lack."""
    title = {row["source_id"]: str(row.get("title") or row["source_id"]) for row in rows.get("sources", [])}
    source = {row["passage_id"]: row.get("source_id") for row in rows.get("passages", [])}
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows.get("evidence", []):
        named = title.get(source.get(row.get("passage_id")))
        if named:
            found.setdefault((row["table_name"], row["row_id"]), set()).add(named)
    return {fact: tuple(sorted(titles)) for fact, titles in found.items()}
