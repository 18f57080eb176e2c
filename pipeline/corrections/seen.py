"""Notices and passages that a person has seen: which ones an entry means, and whether they still say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.corrections.desk import Desk
from pipeline.corrections.told import AGAIN, nearest, shown
from pipeline.errors import InputError
from pipeline.resolve.names import slug

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

Row = Mapping[str, object]


def mark(entries: Iterable[Correction], desk: Desk) -> None:
    """List what was seen among the corrections; it changes nothing else."""
    for entry in entries:
        desk.record(entry, entry.table, str(_meant(entry, desk)))


def seen_faults(entry: Correction, desk: Desk) -> Iterator[InputError]:
    """The notice is no longer given, or the passage no longer there, or about other words."""
    rows, key = desk.as_read(entry.table), _meant(entry, desk)
    if key is None:
        todo = nearest(entry.row, rows) or "take the entry out: there is nothing left to see"
        yield entry.fault(f"`{entry.table}` has no `{entry.row}`", todo)
        return
    words = seen_words(entry.table, rows[key], desk.read["sources"])
    if entry.expect["words"] != words:
        what = f'`{entry.row}` is about "{shown(words)}", not "{shown(entry.expect["words"])}"'
        yield entry.fault(what, AGAIN)


def _meant(entry: Correction, desk: Desk) -> str | None:
    """The key of what an entry means: where no row has its id, the only one of its kind about the same words.

    The id of a notice is made of its message: worded otherwise by another release, it is the same notice still.
    """
    rows = desk.as_read(entry.table)
    if entry.row in rows:
        return entry.row
    alike = [
        key
        for key, row in rows.items()
        if entry.table == "passages" or entry.row.startswith(f"{slug(str(row['kind']))}-")
    ]
    sources = desk.read["sources"]
    same = [key for key in alike if seen_words(entry.table, rows[key], sources) == entry.expect["words"]]
    return same[0] if len(same) == 1 else None


def seen_words(table: str, row: Row, sources: Iterable[Row]) -> str:
    """What an entry of the kind seen expects: the text of a passage, or the words that a notice flags.

    A notice about no words in particular is expected by its message.
    """
    if table == "passages":
        return str(row["text"])
    if row["char_start"] is None:
        return str(row["message"])
    text = next(str(source["text"]) for source in sources if source["source_id"] == row["source_id"])
    return text[int(str(row["char_start"])) : int(str(row["char_end"]))]
