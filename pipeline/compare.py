"""What became of the facts between two sets of tables: which went, which came, which are told otherwise.

It serves whoever holds two makes of the same data: a document before and after an update, one release and the
next. Rows are matched by table and key. The contract makes keys of what a row says, so one changed name or date
can give many rows a new key; two rows left over that stand on the same words, or nearly, are taken for one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Tables
from pipeline.resolve.contract import KEYS

# went, came: only before, only after. changed: another value. renamed: other ids alone. reworded: other words alone.
KINDS = ("went", "came", "changed", "renamed", "reworded")

# Tables whose rows are no facts: the texts, the reference data, and the words that are shown beside each fact.
_NO_FACTS = ("sources", "passages", "countries", "evidence", "mentions", "notices", "corrections")
FACTS = tuple(table for table in KEYS if table not in _NO_FACTS)

_DERIVED = {"date_start", "date_end", "date_precision"}  # follow from date_edtf
_NEAR = 0.75  # of all words in common: a sentence of nine words may change one
_MANY = 100_000  # pairs of rows left over beyond which near words are not looked for
_WIDTH = 160  # code points shown of one quotation or value
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Side:
    """A row on one side: its key (parts joined by a slash), its values, and its quotations, single-spaced.

    ``own``: quotations for the row as a whole; ``words``: those first, then the ones for single columns.
    """

    row_id: str
    row: Row
    own: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact in which two sets of tables differ; ``columns`` are those with another value, ids included."""

    table: str
    kind: str  # one of KINDS
    before: Side | None
    after: Side | None
    columns: tuple[str, ...] = ()

    @property
    def row_id(self) -> str:
        """The key of the row, before if it was there."""
        side = self.before or self.after
        return side.row_id if side else ""

    def sentence(self) -> str:
        """The change as a sentence, with the longest of the quotations that state the fact."""
        fact = f"{self.table} {self.row_id}"
        before, after = _quoted(self.before), _quoted(self.after)
        if self.before is None:
            return f"{fact} came: {after}"
        if self.after is None:
            return f"{fact} went: {before}"
        if self.kind == "renamed":
            return f"{fact} is now {self.after.row_id}: {after}"
        if self.kind == "reworded":
            return f"{fact} is told in other words: {before}, now {after}"
        turns = [f"it is now {self.after.row_id}"] if self.before.row_id != self.after.row_id else []
        told = (column for column in self.columns if column != KEYS[self.table][0])
        turns += (_turned(column, self.before.row, self.after.row) for column in told)
        return f"{fact} changed: {'; '.join(turns)}: {before}" + (f", now {after}" if before != after else "")


def compare(before: Tables, after: Tables) -> tuple[Change, ...]:
    """Every difference in the facts of two sets of tables, by kind, table in the contract's order, and key.

    A table that one side lacks counts as empty there. A row whose only news is that rows it refers to were
    renamed is no difference.
    """
    old, new = _sides(before), _sides(after)
    pairs = [pair for table in FACTS for pair in _pairs(table, old[table], new[table])]
    renamed = {(old.row_id, new.row_id) for _, old, new in pairs if old and new}
    changes = [change for pair in pairs for change in _change(*pair, renamed)]
    order = {table: place for place, table in enumerate(FACTS)}
    return tuple(sorted(changes, key=lambda one: (KINDS.index(one.kind), order[one.table], one.row_id)))


def counted(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many changes of each kind a table has: table → kind → number, tables without a change left out."""
    counts: dict[str, dict[str, int]] = {}
    for change in changes:
        counts.setdefault(change.table, dict.fromkeys(KINDS, 0))[change.kind] += 1
    return {table: counts[table] for table in FACTS if table in counts}


def number_of_facts(tables: Tables) -> dict[str, int]:
    """Table → rows, of the tables that hold facts and are not empty."""
    return {table: len(tables[table]) for table in FACTS if tables.get(table)}


Pair = tuple[str, Side | None, Side | None]


def _pairs(table: str, old: dict[str, Side], new: dict[str, Side]) -> Iterator[Pair]:
    """Each row beside its counterpart, or None."""
    lost, found = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    twins = _on_the_same_words(old, lost, new, found)
    taken = set(twins.values())
    lost, found = [key for key in lost if key not in twins], [key for key in found if key not in taken]
    twins |= _on_nearly_the_same_words(old, lost, new, found)
    for key, side in old.items():
        yield table, side, new.get(twins.get(key, key))
    for key in new.keys() - old.keys() - set(twins.values()):
        yield table, None, new[key]


def _on_the_same_words(
    old: dict[str, Side], lost: list[str], new: dict[str, Side], found: list[str]
) -> dict[str, str]:
    """Old key → new key, where no third row stands on these words."""
    before, after = _by_words(old, lost), _by_words(new, found)
    return {before[words]: after[words] for words in before.keys() & after.keys()}


def _by_words(sides: dict[str, Side], keys: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The words on which exactly one of the rows stands as a whole → its key."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key in keys:
        found.setdefault(sides[key].own, []).append(key)
    return {words: keys[0] for words, keys in found.items() if words and len(keys) == 1}


def _on_nearly_the_same_words(
    old: dict[str, Side], lost: list[str], new: dict[str, Side], found: list[str]
) -> dict[str, str]:
    """Old key → new key, where each is the other's nearest: a sentence in which a word or two was changed."""
    if len(lost) * len(found) > _MANY:
        return {}
    before = {key: set(" ".join(old[key].own).split()) for key in lost}
    after = {key: set(" ".join(new[key].own).split()) for key in found}
    near = {(a, b): _share(before[a], after[b]) for a in lost for b in found}
    near = {pair: share for pair, share in near.items() if share >= _NEAR}
    nearest: dict[tuple[int, str], list[float]] = {}  # (side, key) → shares with rows of the other side
    for pair, share in near.items():
        for end in enumerate(pair):
            nearest.setdefault(end, []).append(share)
    alone = {end: max(shares) for end, shares in nearest.items() if shares.count(max(shares)) == 1}
    return {a: b for (a, b), share in near.items() if alone.get((0, a)) == share == alone.get((1, b))}


def _share(some: set[str], others: set[str]) -> float:
    """How many of all words two sets have in common."""
    return len(some & others) / len(some | others) if some and others else 0.0


def _change(
    table: str, before: Side | None, after: Side | None, renamed: set[tuple[str, str]]
) -> Iterator[Change]:
    """The one change of a pair, or none."""
    if before is None or after is None:
        yield Change(table, "came" if before is None else "went", before, after)
        return
    columns = _differing(before.row, after.row)
    if any((before.row.get(column), after.row.get(column)) not in renamed for column in columns):
        yield Change(table, "changed", before, after, columns)
    elif before.row_id != after.row_id:
        yield Change(table, "renamed", before, after, columns)
    elif set(before.words) != set(after.words):
        yield Change(table, "reworded", before, after)


def _differing(before: Row, after: Row) -> tuple[str, ...]:
    columns = [column for column in (before | after) if before.get(column) != after.get(column)]
    return tuple(column for column in columns if column not in _DERIVED or "date_edtf" not in columns)


def _sides(tables: Tables) -> dict[str, dict[str, Side]]:
    """Table → key → row, of the tables that hold facts."""
    quotes = _quotes(tables)
    sides: dict[str, dict[str, Side]] = {table: {} for table in FACTS}
    for table, found in sides.items():
        for row in tables.get(table, ()):
            key = "/".join(str(row[column]) for column in KEYS[table])
            said = sorted(quotes.get((table, key), ()), key=lambda one: one[0])
            own = dict.fromkeys(words for partial, words in said if not partial)
            found[key] = Side(key, row, tuple(own), tuple(dict.fromkeys(words for _, words in said)))
    return sides


def _quotes(tables: Tables) -> dict[tuple[str, str], list[tuple[bool, str]]]:
    """(table, key) → whether a quotation is for one column only, and its words."""
    quotes: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for row in tables.get("evidence", ()):
        words = " ".join(str(row["quote"]).split())
        fact = (str(row["table_name"]), str(row["row_id"]))
        quotes.setdefault(fact, []).append((row["column_name"] is not None, words))
    return quotes


def _turned(column: str, before: Row, after: Row) -> str:
    return f"{column} was {_plain(before.get(column))}, is {_plain(after.get(column))}"


def _quoted(side: Side | None) -> str:
    words: Sequence[str] = side.words if side else ()
    if not words:
        return "no words"
    rest = f" and {len(words) - 1} more" if len(words) > 1 else ""
    return f"«{_short(max(words, key=len))}»{rest}"


def _plain(value: object) -> str:
    if value is None:
        return "not said"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return f"`{_short(' '.join(value.split()))}`" if isinstance(value, str) else str(value)


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
