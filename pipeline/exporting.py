"""``hled export``: a part of the dataset as a folder of its own, with the words behind it and its metadata."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import staging
from pipeline.browse.query import fitting
from pipeline.browse.store import expect
from pipeline.errors import InputError, UsageError
from pipeline.release import published, slices, written
from pipeline.release.digest import digest
from pipeline.release.opened import Opened, opened
from pipeline.release.proofs import misfits
from pipeline.release.slices import Slice
from pipeline.release.written import FORMATS
from schemas.arrow import arrow_schema
from schemas.tables import TABLES, primary_key
from schemas.views import VIEWS

_FOR_TABLE = re.compile(r"\s*(\w+)\s*:(?!:)(.*)", re.DOTALL)  # not the :: of a cast


@dataclass(frozen=True, slots=True)
class Exported:
    """A slice on the disk."""

    folder: Path
    slice: Slice

    def told(self) -> list[str]:
        """What a person sees of it, line by line."""
        width = max(map(len, self.slice.tables))
        rows = [f"{name.ljust(width)}  {table.num_rows:>9,}" for name, table in self.slice.tables.items()]
        size = sum(file.size for file in self.slice.files) / 1e6
        return [*rows, f"Exported {self.folder}: {len(self.slice.files):,} files, {size:,.1f} MB"]


def export(
    out: str | Path,
    tables: Iterable[str] = (),
    formats: Iterable[str] = ("csv",),
    where: Iterable[str] = (),
    build: str | Path = "build",
) -> Exported:
    """Write the slice of ``build`` (a folder, an archive or a DuckDB file) into the new folder ``out``.

    Without ``tables`` all of them. ``where``: conditions in SQL, ``TABLE: CONDITION`` if there are several tables. Raises
    UsageError (a name, a condition), InputError (no dataset, or ``out`` exists) or OutputError; nothing is left then.
    """
    chosen = _named(tuple(tables), TABLES, "table") or tuple(TABLES)
    kinds = _named(tuple(formats), FORMATS, "format") or ("csv",)
    conditions = _conditions(where, chosen)
    final = Path(out)
    _free(final)
    with opened(build) as found:
        cut = _cut(found, chosen, conditions)
    with (
        staging.alone_in(final.parent, lambda: None, "out") as staged,
        staging.writing(final.parent, "out"),
    ):
        _free(final)
        cut = written.write(cut, kinds, staged / final.name)
        written.arrive(staged / final.name, final)
    return Exported(final, cut)


def _named(names: tuple[str, ...], known: Mapping[str, object], noun: str) -> tuple[str, ...]:
    """The names, each once, in the order of ``known``. Raises UsageError for one that is not."""
    for name in names:
        if noun == "table" and name in VIEWS:
            todo = f'run `hled query "SELECT * FROM {name}" --format csv --output {name}.csv`'
            raise UsageError(f"`{name}` is a view, not a table", "--tables", todo)
        expect(name, known, noun)
    return tuple(name for name in known if name in names)


def _conditions(where: Iterable[str], chosen: tuple[str, ...]) -> dict[str, str]:
    """Table → condition. Raises UsageError for one that is of no chosen table, or of one that has another."""
    found: dict[str, str] = {}
    for text in where:
        match = _FOR_TABLE.fullmatch(text)
        table, condition = (match[1], match[2]) if match else ("", text)
        if not match and len(chosen) == 1:
            table = chosen[0]
        if not table:
            example = "events" if "events" in chosen else chosen[0]
            todo = f'name it, as in --where "{example}: {text}"'
            raise UsageError("of which table is this condition?", f"--where {text}", todo)
        if table not in chosen:
            todo = f"the tables are {', '.join(chosen)}"
            raise UsageError(f"`{table}` is no table of this export", f"--where {text}", todo)
        if table in found:
            raise UsageError(f"`{table}` has two conditions", f"--where {text}", "join them with AND")
        found[table] = condition.strip()
    return found


def _free(final: Path) -> None:
    if os.path.lexists(final):
        raise InputError("there is something here already", str(final), "name a new folder with --out")


def _cut(found: Opened, chosen: tuple[str, ...], conditions: Mapping[str, str]) -> Slice:
    """The slice in memory."""
    read = found.tables()
    fault = next(misfits(read), None)
    if fault:
        todo = "export it with the version of hled that made it"
        raise InputError(f"the dataset is not of this version's columns: {fault}", found.where, todo)
    whole = {name: read[name].cast(arrow_schema(name)) for name in TABLES}
    place = found.database or found.folder
    kept = {
        name: slices.keys(name, fitting(name, condition, primary_key(name), place))
        for name, condition in conditions.items()
    }
    tables = slices.cut(whole, chosen, kept)
    sources = tables.get("sources", whole["sources"]).drop_columns(["text"]).to_pylist()
    return Slice(published.dataset(found), chosen, conditions, tables, sources, digest(tables))
