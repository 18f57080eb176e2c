"""Corrections that contradict each other: each would have to see the effect of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

_ONE = "keep one of them"


def clashes(entries: Iterable[Correction]) -> Iterator[InputError]:
    """Every pair of entries that decide the same thing, and every one about a row that another takes away."""
    entries = list(entries)
    decided: dict[tuple[str, ...], Correction] = {}
    told: set[frozenset[str]] = set()
    for entry in entries:
        for matter in _matters(entry):
            first = decided.setdefault(matter, entry)
            if first is not entry:
                told.add(frozenset((first.where, entry.where)))
                yield _both(first, entry, f"two corrections decide the same: {' '.join(matter)}", _ONE)
    going = _going(entries)
    for entry in entries:
        for row in _needed(entry):
            first = going.get((entry.table, row), entry)
            if first is not entry and frozenset((first.where, entry.where)) not in told:
                what = f"`{row}` of `{entry.table}` is corrected here, and {_TAKEN[first.kind]} there"
                yield _both(entry, first, what, _ONE)
        if entry.kind == "merge" and entry.row == entry.into:
            yield entry.fault(f"`{entry.row}` is to be merged into itself", "name another row as `into`")


_TAKEN = {"drop": "dropped", "merge": "merged away"}


def _matters(entry: Correction) -> Iterator[tuple[str, ...]]:
    """What an entry decides alone, in words."""
    where = f"`{entry.row}` of `{entry.table}`"
    if entry.kind == "replace":
        yield f"`{entry.column}` of", where
    elif entry.row:
        yield f"{'add' if entry.kind == 'add' else 'what becomes of'}", where


def _going(entries: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """The rows that leave, and the entry that takes them."""
    found: dict[tuple[str, str], Correction] = {}
    for entry in entries:
        if entry.kind in _TAKEN:
            found.setdefault((entry.table, entry.row), entry)
        for along in entry.along:
            table, _, row = along.partition("/")
            found.setdefault((table, row), entry)
    return found


def _needed(entry: Correction) -> tuple[str, ...]:
    """The rows of its table that an entry needs to stay."""
    return {"replace": (entry.row,), "merge": (entry.row, entry.into)}.get(entry.kind, ())


def _both(first: Correction, second: Correction, what: str, todo: str) -> InputError:
    file, _, line = first.where.rpartition(", line ")
    other = second.where.rpartition(", line ")[2]
    return InputError(what, f"{file}, lines {line} and {other}", todo)
