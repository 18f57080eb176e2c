"""Which tables and columns a correction may name; the others say where their content is decided instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.corrections.told import nearest
from pipeline.errors import InputError
from pipeline.resolve.contract import COLUMNS, KEYS

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

# What no correction changes → what to do instead.
_FIXED = {
    "sources": "what is known of a source stands in its source.toml",
    "passages": "passages are the document's own words",
    "countries": "countries follow from the codes in other tables",
    "evidence": "evidence follows the rows it states: correct the row, with `source` and `quote`",
    "mentions": "mentions follow the entities they name: merge or drop the entity",
    "notices": "to set a notice aside, use [[seen]]",
    "corrections": "corrections are listed there as they are made: edit the entry itself",
}
CORRECTABLE = tuple(table for table in COLUMNS if table not in _FIXED)
# A fact told twice is dropped once; only what others point at is worth merging.
MERGEABLE = ("dialogues", "organizations", "people", "places", "initiatives", "events")
SEEABLE = ("notices", "passages")
# Columns that are computed, and from what.
DERIVED = dict.fromkeys(("date_start", "date_end", "date_precision"), "date_edtf")
DERIVED |= {"level": "parent_pillar_id"}


def target_faults(entry: Correction) -> Iterator[InputError]:
    """A table or column that does not exist, or is not for this kind of correction."""
    allowed = {"merge": MERGEABLE, "seen": SEEABLE}.get(entry.kind, CORRECTABLE)
    if entry.table not in COLUMNS:
        todo = nearest(entry.table, allowed) or f"there are: {', '.join(allowed)}"
        yield entry.fault(f"there is no table `{entry.table}`", todo)
    elif entry.table not in allowed:
        todo = _FIXED.get(entry.table, f"of a fact told twice, drop one; mergeable are: {', '.join(allowed)}")
        todo = f"there are: {', '.join(allowed)}" if entry.kind == "seen" else todo
        yield entry.fault(f"`{entry.table}` is no table for a correction of the kind {entry.kind}", todo)
    else:
        yield from _column_faults(entry)


def _column_faults(entry: Correction) -> Iterator[InputError]:
    named = {"replace": [entry.column], "drop": [*entry.expect], "add": [*entry.values]}.get(entry.kind, [])
    yield from _unknown(entry, named)
    for column in named:
        if column in DERIVED and entry.kind != "drop":
            todo = f"correct `{DERIVED[column]}`, which it follows"
            yield entry.fault(f"`{column}` is computed and cannot be corrected itself", todo)
    keys = KEYS[entry.table]
    if entry.kind == "replace" and entry.column in keys:
        todo = "ids stay as they are, so that links from elsewhere hold; to change a link, drop it and add another"
        yield entry.fault(f"`{entry.column}` is the key of `{entry.table}`", todo)
    if entry.kind == "add" and len(keys) == 1 and keys[0] in entry.values:
        yield entry.fault(f"`{keys[0]}` is the key of `{entry.table}`", "give it as `row`, or leave it out")
    if entry.kind == "add" and len(keys) > 1 and entry.row:
        yield entry.fault(f"the key of `{entry.table}` is made of its columns", "take `row` out")


def _unknown(entry: Correction, named: Iterable[str]) -> Iterator[InputError]:
    columns = COLUMNS[entry.table]
    for column in named:
        if column not in columns:
            todo = nearest(column, columns) or f"there are: {', '.join(columns)}"
            yield entry.fault(f"`{entry.table}` has no column `{column}`", todo)
