"""What the steps of resolve pass on: all drafts by table, the rows they become, and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.model import Draft, Extraction, Ref
from pipeline.resolve.names import name_key

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Said:
    """A draft and the source that it is from."""

    source_id: str
    draft: Draft

    @property
    def values(self) -> dict[str, object]:
        return self.draft.values

    def text(self, column: str) -> str | None:
        """The value of a text column; an empty text is no value."""
        value = self.draft.values.get(column)
        return str(value) if value not in (None, "") else None

    def ref(self, column: str) -> tuple[str, Ref] | None:
        """What a column with a foreign key points at, by source."""
        value = self.draft.values.get(column)
        return (self.source_id, value) if isinstance(value, Ref) else None


@dataclass(slots=True)
class Shelf:
    """The drafts of every table in the order of source ids, and what has become of them so far.

    ``ids`` maps (source, draft) to the key of the row it went into; ``rows`` holds the rows of a
    table by their key.
    """

    said: dict[str, list[Said]]
    ids: dict[tuple[str, Ref], str] = field(default_factory=dict)
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, extractions: Iterable[Extraction]) -> Shelf:
        said: dict[str, list[Said]] = {}
        for extraction in extractions:
            for draft in extraction.drafts:
                said.setdefault(draft.table, []).append(Said(extraction.document.source_id, draft))
        return cls(said)

    def key_of(self, source_id: str, ref: Ref) -> str:
        """The key of the row that a draft became; of a country, which needs no draft, its code.

        ``LookupError`` if there is no such draft: a fault of an extractor.
        """
        if ref.table == "countries":
            return ref.key
        try:
            return self.ids[source_id, ref]
        except KeyError:
            raise LookupError(f"{source_id}: nothing was drafted as {ref.table}/{ref.key}") from None

    def store(self, table: str, row_id: str, row: Row, members: Iterable[Said]) -> None:
        """Keep a finished row, and remember which drafts it stands for."""
        self.rows.setdefault(table, {})[row_id] = row
        for said in members:
            self.ids[said.source_id, Ref(table, said.draft.key)] = row_id


def settle(votes: Sequence[tuple[str, object]], fullest: bool = False) -> object:
    """The value that most sources give; on a tie that of the first source. None counts for nothing.

    ``votes`` are (source, value) in the order of sources. With ``fullest``, the values with the most words
    come before all others.
    """
    sources: dict[object, set[str]] = {}
    for source_id, value in votes:
        if value is not None and value != "":
            sources.setdefault(value, set()).add(source_id)
    if len(sources) < 2:
        return next(iter(sources), None)
    # max() keeps the first of equals, and the votes are in the order of sources.
    return max(sources, key=lambda v: (len(name_key(str(v)).split()) if fullest else 0, len(sources[v])))


def merge(columns: Iterable[str], members: Sequence[Said], values: Sequence[Row]) -> Row:
    """One row from the ``values`` of several drafts, column by column."""
    if len(values) == 1:
        return {column: values[0].get(column) for column in columns}
    return {
        column: settle(
            [(said.source_id, row.get(column)) for said, row in zip(members, values, strict=True)],
            fullest=column == "name",
        )
        for column in columns
    }


def said_of(table: str, refers: str, column: str, shelf: Shelf) -> dict[tuple[str, str, str], list[str]]:
    """What the drafts of ``table`` say in ``column``, by the draft (source, table, key) they refer to."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for said in shelf.said.get(table, ()):
        target, text = said.ref(refers), said.text(column)
        if target and text:
            source_id, ref = target
            found.setdefault((source_id, ref.table, ref.key), []).append(text)
    return found
