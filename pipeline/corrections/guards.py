"""What must hold of the tables as they were read before a correction may touch them: each guard fails loudly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.corrections.desk import Desk
from pipeline.corrections.pointers import Pointers, Target
from pipeline.corrections.seen import seen_faults
from pipeline.corrections.told import AGAIN, nearest, plain, shown
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction


def guard_faults(entry: Correction, desk: Desk) -> Iterator[InputError]:
    """Rows that are not there, and values and words that are no longer what the entry expects."""
    rows = desk.as_read(entry.table)
    if entry.kind in ("replace", "drop"):
        yield from _says(entry, entry.row, entry.expect, rows)
    if entry.kind == "replace" and entry.value == entry.expect[entry.column]:
        yield entry.fault(
            "`value` and `expect` are the same", "write what it should say, or take the entry out"
        )
    if entry.kind == "merge":
        column = "title" if entry.table == "events" else "name"
        for key, row_id in (("from", entry.row), ("into", entry.into)):
            yield from _says(entry, row_id, {column: entry.expect[key]}, rows)
    if entry.kind == "seen":
        yield from seen_faults(entry, desk)


def _says(
    entry: Correction, row_id: str, expect: Mapping[str, object], rows: Mapping[str, Mapping[str, object]]
) -> Iterator[InputError]:
    row = rows.get(row_id)
    if row is None:
        todo = (
            nearest(row_id, rows) or "look at the source again; if it no longer says so, take the entry out"
        )
        yield entry.fault(f"no row of `{entry.table}` has the id `{row_id}`", todo)
        return
    for column, value in expect.items():
        now = row[column]
        if plain(now) == plain(value):
            continue
        todo = AGAIN
        if entry.kind == "replace" and plain(now) == plain(entry.value):
            todo = "that is what the correction asks for: take the entry out"
        what = f"`{column}` of `{row_id}` in `{entry.table}` is {_quoted(now)}, not {_quoted(value)}"
        yield entry.fault(what, todo)


def _quoted(value: object) -> str:
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def along_faults(entry: Correction, drops: Iterable[Correction], pointers: Pointers) -> Iterator[InputError]:
    """A drop names every row that says nothing without the one dropped, and no other.

    What another of the ``drops`` takes away need not be named again.
    """
    dependent, _ = pointers.dependents(entry.table, entry.row)
    named = {_target(along) for along in entry.along}
    others = {_target(along) for drop in drops for along in (f"{drop.table}/{drop.row}", *drop.along)}
    for table, row_id in sorted(named - dependent):
        todo = "take it out of `with`; a row that can stand alone is dropped by an entry of its own"
        yield entry.fault(f"`{table}/{row_id}` does not hang on `{entry.row}`", todo)
    missing = dependent - named - others
    if missing:
        listed = ", ".join(f'"{table}/{row_id}"' for table, row_id in sorted(named | missing))
        what = f"{_rows(len(missing))} of other tables would say nothing without `{entry.row}`"
        yield entry.fault(what, f"if they should go too, write\n    with = [{listed}]")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _target(along: str) -> Target:
    table, _, row_id = along.partition("/")
    return table, row_id
