"""What must hold of the tables as they were read before a correction may touch them: each guard fails loudly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.corrections.desk import Desk
from pipeline.corrections.pointers import Pointers, Target
from pipeline.corrections.told import nearest, plain, shown
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

_AGAIN = "look at the source again: if the correction still holds, mend its `expect`, else take the entry out"


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
        yield from _seen(entry, desk)
    notices = desk.as_read("notices")
    if entry.notice and entry.notice not in notices:
        todo = (
            nearest(entry.notice, notices) or "take `notice` out, or name the notice that the build gives now"
        )
        yield entry.fault(f"there is no notice `{entry.notice}`", todo)


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
        todo = _AGAIN
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


def _seen(entry: Correction, desk: Desk) -> Iterator[InputError]:
    """The notice is still given, or the passage still there, about the same words."""
    rows = desk.as_read(entry.table)
    row = rows.get(entry.row)
    if row is None:
        todo = nearest(entry.row, rows) or "take the entry out: there is nothing left to see"
        yield entry.fault(f"`{entry.table}` has no `{entry.row}`", todo)
        return
    words = seen_words(entry.table, row, desk.read["sources"])
    if entry.expect["words"] != words:
        yield entry.fault(
            f'`{entry.row}` is about "{shown(words)}", not "{shown(entry.expect["words"])}"', _AGAIN
        )


def seen_words(table: str, row: Mapping[str, object], sources: Iterable[Mapping[str, object]]) -> str:
    """What an entry of the kind seen expects: the text of a passage, or the words that a notice flags.

    A notice about no words in particular is expected by its message.
    """
    if table == "passages":
        return str(row["text"])
    if row["char_start"] is None:
        return str(row["message"])
    text = next(str(source["text"]) for source in sources if source["source_id"] == row["source_id"])
    return text[int(str(row["char_start"])) : int(str(row["char_end"]))]
