"""The rows of a release held against what it publishes of them, and against every rule of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.release.digest import digest
from pipeline.release.readers import Columns
from schemas.arrow import arrow_type
from schemas.tables import TABLES
from schemas.tables import columns as names_of

_SHOWN = 3  # rows named of one broken rule

Formats = dict[str, Columns | str]  # format → its tables, or why there are none


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at: what holds if nothing is wrong, else what is, a fault a line."""

    name: str
    held: str
    faults: tuple[str, ...] = ()


def columns(formats: Formats) -> tuple[dict[str, Columns], Check]:
    """The formats whose tables have the columns of the contract, and what is wrong with the others."""
    faults: list[str] = []
    fit = {}
    for name, tables in formats.items():
        found = [tables] if isinstance(tables, str) else list(misfits(tables))
        faults += [f"{name}: {fault}" for fault in found]
        if not found and not isinstance(tables, str):
            fit[name] = tables
    held = f"{len(TABLES)} tables with their columns in {_listed(formats)}"
    return fit, Check("columns", held, tuple(faults))


def misfits(tables: Columns) -> Iterator[str]:
    """In what the columns differ from those of this program's contract: a sentence a difference."""
    for name in TABLES:
        if name not in tables:
            yield f"the table {name} is missing"
            continue
        schema = tables[name].schema
        for column in names_of(name):
            if column not in schema.names:
                yield f"{name} has no column {column}"
            elif (kind := schema.field(column).type) != arrow_type(name, column):
                yield f"{name}.{column} is of the type {kind}, not {arrow_type(name, column)}"
        for column in schema.names:
            if column not in names_of(name):
                yield f"{name} has a column {column}, which this version of hled does not know"
    for name in tables:
        if name not in TABLES:
            yield f"there is a table {name}, which this version of hled does not know"


def digests(formats: Mapping[str, Columns], published: str, place: str) -> Check:
    """Whether the rows of all formats are those whose digest was published, in ``place``."""
    found = {name: digest(tables) for name, tables in formats.items()}
    if not found:
        return Check("digest", "", ("none can be computed: no format has the columns of the contract",))
    if not published and tuple(found) == ("DuckDB",):
        held = f"{found['DuckDB']} (compare it with what was published, or give that as --digest)"
        return Check("digest", held)
    if not published:
        one = next(iter(found.values()))
        return Check("digest", "", (f"{place} publishes none; that of the rows is {one}",))
    faults = [
        f"{name} holds other rows than were published: their digest is {actual}, not {published} ({place})"
        for name, actual in found.items()
        if actual != published
    ]
    return Check("digest", f"{published} in {_listed(found)}, as {place} has it", tuple(faults))


def rules(tables: Columns) -> Check:
    """Whether the rows keep the contract: types, closed lists, keys, references, evidence for each fact."""
    import pandas as pd

    from pipeline.checks import RULES
    from pipeline.validate import validate

    frames = {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in tables.items()}
    faults = []
    for failure in validate(frames).failures:
        where = f"{failure.table}.{failure.column}" if failure.column else failure.table
        rows = ", ".join(failure.rows[:_SHOWN]) + (", …" if failure.count > _SHOWN else "")
        count = f"{failure.count:,} row{'' if failure.count == 1 else 's'}"
        faults.append(f"{where}: {RULES[failure.rule]} [{failure.rule}, {count}: {rows}]")
    rows = sum(table.num_rows for table in tables.values())
    return Check(
        "rules", f"{rows:,} rows keep every rule: types, closed lists, keys, references", tuple(faults)
    )


def _listed(formats: Mapping[str, object]) -> str:
    *first, last = formats
    return f"{', '.join(first)} and {last}" if first else last
