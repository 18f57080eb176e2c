"""Rows that a person says are none: they go, and so do the rows that the entry names as hanging on them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.corrections.desk import Desk
from pipeline.corrections.entries import Correction
from pipeline.corrections.pointers import Pointers
from pipeline.resolve.contract import SINGULAR


def drop(entries: Sequence[Correction], desk: Desk, pointers: Pointers) -> None:
    """Take away the rows with their evidence and mentions, and empty what pointed at them."""
    going: dict[tuple[str, str], Correction] = {}
    for entry in entries:
        rows, _ = pointers.dependents(entry.table, entry.row)
        going |= dict.fromkeys([(entry.table, entry.row), *sorted(rows)], entry)
    for (table, key), entry in going.items():
        for pointer in pointers.at(table, key):
            if (pointer.table, pointer.row_id) not in going:
                _empty(entry, pointer.table, pointer.row_id, pointer.column, desk)
    for (table, key), entry in going.items():
        desk.record(entry, table, key, old=desk.remove(table, key))
        desk.unstate(table, key)
    gone = {(SINGULAR[table], key) for table, key in going if table in SINGULAR}
    desk.mentions = [row for row in desk.mentions if (row["entity_kind"], row["entity_id"]) not in gone]


def _empty(entry: Correction, table: str, key: str, column: str, desk: Desk) -> None:
    row = desk.rows[table][key]
    desk.record(entry, table, key, column, old=row[column])
    desk.put(table, key, {**row, column: None})
    desk.unstate(table, key, column)
