"""What the steps of resolve pass on: the drafts of the source at hand, and what has become of all before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model import Draft, Extraction, Ref
from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.identify import Claim, assign_within

Row = dict[str, object]
Countries = frozenset[str]


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


# What one draft says of the row that it went into: every column of the table, keys in place of Refs.
Told = tuple[Said, Row]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A draft, the row it went into, and the others that it may mean as well."""

    said: Said
    row: str | None  # None: a row of its own
    others: tuple[str, ...]


@dataclass(slots=True)
class Shelf:
    """The drafts of the source at hand by table (``said``), and the rows that all sources so far have given.

    ``told`` holds what is told of each row, by table and key, first the source that came first;
    ``ids`` maps (source, table and key of a draft) to the key of the row it went into. ``parties`` and ``named`` are the
    countries that the source at hand has as parties to its dialogue and that it names at all. ``added`` are the drafts
    that resolving itself has made.
    """

    source_id: str = ""
    said: dict[str, list[Said]] = field(default_factory=dict)
    parties: Countries = frozenset()
    named: Countries = frozenset()
    ids: dict[tuple[str, str, str], str] = field(default_factory=dict)
    told: dict[str, dict[str, list[Told]]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    added: list[Said] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def turn_to(self, extraction: Extraction) -> None:
        """Take the next source at hand, its drafts in the order of their words."""
        self.source_id = extraction.document.source_id
        self.said = {}
        for draft in sorted(extraction.drafts, key=lambda draft: (draft.evidence[0].span, draft.key)):
            self.said.setdefault(draft.table, []).append(Said(self.source_id, draft))
        self.parties = frozenset(self._codes("dialogue_parties"))
        mentioned = {
            mention.entity.key for mention in extraction.mentions if mention.entity.table == "countries"
        }
        self.named = self.parties.union(mentioned, self._codes("organizations"), self._codes("positions"))

    def _codes(self, table: str) -> Iterator[str]:
        return (code for said in self.said.get(table, ()) if (code := said.text("country_code")))

    @property
    def around(self) -> Countries:
        """The countries that the source at hand speaks for: the parties, or all it names if no party is known."""
        return self.parties or self.named

    def key_of(self, source_id: str, ref: Ref) -> str:
        """The key of the row that a draft became; of a country, which needs no draft, its code.

        ``LookupError`` if there is no such draft: a fault of an extractor.
        """
        if ref.table == "countries":
            return ref.key
        try:
            return self.ids[source_id, ref.table, ref.key]
        except KeyError:
            raise LookupError(f"{source_id}: nothing was drafted as {ref.table}/{ref.key}") from None

    def linked(self, said: Said) -> Row:
        """The draft's values, every column of its table, a Ref replaced by the key of its row."""
        row: Row = dict.fromkeys(COLUMNS[said.draft.table])
        for column, value in said.draft.values.items():
            if column in row:
                row[column] = self.key_of(said.source_id, value) if isinstance(value, Ref) else value
        return row

    def add(self, said: Said) -> None:
        """Put beside the drafts at hand one that no document holds; it may speak for an earlier source."""
        self.said.setdefault(said.draft.table, []).append(said)
        self.added.append(said)

    def name(self, table: str, claims: Sequence[Claim]) -> list[str]:
        """Keys for new rows of the table: none that a row of it has, or that was refused to two."""
        return assign_within(claims, self.names.setdefault(table, set()))

    def store(self, table: str, row_id: str, told: Iterable[Told]) -> None:
        """Keep what is told of a row, new or known, and remember which drafts went into it."""
        kept = self.told.setdefault(table, {}).setdefault(row_id, [])
        for said, row in told:
            kept.append((said, row))
            self.ids[said.source_id, table, said.draft.key] = row_id


def said_of(table: str, refers: str, column: str, shelf: Shelf) -> dict[tuple[str, str], list[str]]:
    """What the drafts of ``table`` at hand say in ``column``, by the draft (table, key) they refer to."""
    found: dict[tuple[str, str], list[str]] = {}
    for said in shelf.said.get(table, ()):
        target, text = said.ref(refers), said.text(column)
        if target and text:
            found.setdefault((target[1].table, target[1].key), []).append(text)
    return found


def rows_with(rows: Sequence[str | None], new: Iterable[str]) -> list[str]:
    """The keys of rows, those that are missing filled in from the new ones, in order."""
    names = iter(new)
    return [row_id or next(names) for row_id in rows]
