"""Values that a person knows better: one column of one row; the row keeps its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.corrections.desk import Desk, Words
from pipeline.corrections.entries import Correction
from pipeline.resolve.events import plover_code


def replace(entries: Sequence[Correction], words: Mapping[str, Words], desk: Desk) -> None:
    """Put the values in, and let the entries' words, or those that stood behind the old value, state them."""
    for entry in entries:
        row = desk.rows[entry.table][entry.row]
        desk.record(entry, entry.table, entry.row, entry.column, row[entry.column], entry.value)
        desk.put(entry.table, entry.row, {**row, entry.column: entry.value})
        desk.restate(
            entry.table, entry.row, entry.column, row[entry.column], entry.value, words.get(entry.where)
        )
    events = [entry for entry in entries if entry.table == "events"]
    for key in sorted({entry.row for entry in events}):
        _follow(key, {entry.column for entry in events if entry.row == key}, desk)


def _follow(key: str, columns: set[str], desk: Desk) -> None:
    """The PLOVER type follows an event's kind, if it did so before and no person said otherwise."""
    row = desk.rows["events"][key]
    read = desk.as_read("events")[key]
    if "plover_code" not in columns and read["plover_code"] == plover_code({**read, "plover_code": None}):
        desk.put("events", key, {**row, "plover_code": plover_code({**row, "plover_code": None})})
