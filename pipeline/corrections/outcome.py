"""What would break the tables once a correction is in them, told by its entry before validation finds the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.corrections.desk import Desk
from pipeline.corrections.entries import Correction
from pipeline.corrections.pointers import targets
from pipeline.corrections.sameness import said, says
from pipeline.corrections.told import nearest
from pipeline.errors import InputError
from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.facts import FACTS
from pipeline.resolve.world import country_names
from schemas.tables import exactly_one


def reference_faults(entries: Iterable[Correction], desk: Desk) -> Iterator[InputError]:
    """Values that are the key of no row they may point at: after drops and adds, before merges."""
    for entry in entries:
        columns = entry.values if entry.kind == "add" else {entry.column: entry.value}
        row = desk.rows[entry.table].get(entry.row) or {**dict.fromkeys(COLUMNS[entry.table]), **columns}
        for column, (parent, key) in targets(entry.table, row):
            asked = column in columns or (column == "entity_id" and "entity_kind" in columns)
            known = country_names() | {"EUE": ""} if parent == "countries" else desk.rows.get(parent, {})
            if asked and key not in known:
                todo = nearest(key, known) or "name a row that is there, or add it"
                yield entry.fault(f"`{parent}` has no row `{key}` for `{column}`", todo)


def replaced_faults(entries: Iterable[Correction], desk: Desk) -> Iterator[InputError]:
    """Rows that by a replacement have lost, or doubled, what they are about, or say what another says."""
    entries = list(entries)
    known = {
        table: said(table, desk.rows[table]) for table in {one.table for one in entries if one.table in FACTS}
    }
    for entry in entries:
        row = desk.rows[entry.table][entry.row]
        names = exactly_one(entry.table)
        if entry.column in names and sum(row[name] is not None for name in names) != 1:
            todo = f'let another entry set the others to ""; exactly one of {", ".join(names)} is filled'
            yield entry.fault(f"`{entry.row}` of `{entry.table}` would be about more than one, or none", todo)
        same = [key for key in known.get(entry.table, {}).get(says(entry.table, row), ()) if key != entry.row]
        if same:
            todo = "drop one of the two instead"
            yield entry.fault(f"`{entry.row}` of `{entry.table}` would say the same as `{same[0]}`", todo)
