"""The fact tables: which columns make two statements the same fact, and how its id reads.

Facts are resolved in the order of ``FACTS``, parents first, so that a row is compared and named by the ids
of what it points at. What only repeats a fact becomes more evidence for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Ref
from pipeline.resolve.contract import COLUMNS, KEYS
from pipeline.resolve.events import event_claims, plover_code, same_events
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import fold
from pipeline.resolve.naming import RUNGS, Handles, handles_of
from pipeline.resolve.shelf import Row, Said, Shelf, merge
from schemas.edtf import interval

# Parents first. For each table the columns that are equal in equal facts; for events see ``same_events``.
FACTS: dict[str, tuple[str, ...]] = {
    "dialogue_parties": COLUMNS["dialogue_parties"],
    "positions": COLUMNS["positions"][1:],
    "aliases": ("entity_kind", "entity_id", "alias"),
    "phases": ("dialogue_id", "kind", "ordinal"),
    "pillars": ("dialogue_id", "phase_id", "parent_pillar_id", "name"),
    "events": (),
    "event_participants": COLUMNS["event_participants"][1:],
    "event_initiatives": COLUMNS["event_initiatives"],
    "memberships": COLUMNS["memberships"][1:],
    "initiative_participants": COLUMNS["initiative_participants"][1:],
    "outcomes": ("dialogue_id", "phase_id", "event_id", "initiative_id", "description", "date_edtf"),
    "statements": ("person_id", "text"),
    "quantities": ("value", "value_max", "unit", "qualifier", "per", "subject", "date_edtf"),
}
# Of these, the ones that a source may leave open without meaning another fact.
OPEN: dict[str, tuple[str, ...]] = {
    "positions": ("organization_id", "country_code"),
    "pillars": ("phase_id",),
    "memberships": ("country_code",),
}
_PROSE = frozenset({"name", "title", "description", "subject", "text", "alias"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Drafts of one table whose parents are all resolved, with their foreign keys filled in."""

    table: str
    members: list[Said]
    rows: list[Row]


def resolve_facts(shelf: Shelf) -> None:
    """Merge the drafts of all fact tables and put the rows on the shelf; entities are there already."""
    handles = handles_of(shelf)
    for table in FACTS:
        for members in _batches(table, shelf):
            _resolve_batch(Batch(table, members, [_linked(said, shelf) for said in members]), shelf, handles)


def _batches(table: str, shelf: Shelf) -> Iterator[list[Said]]:
    """The drafts of a table; of a tree, one level after the other."""
    said = shelf.said.get(table, [])
    if table != "pillars":
        yield said
        return
    parents = {(one.source_id, one.draft.key): one.ref("parent_pillar_id") for one in said}
    levels: dict[int, list[Said]] = {}
    for one in said:
        levels.setdefault(_depth((one.source_id, one.draft.key), parents), []).append(one)
    for level in sorted(levels):
        yield levels[level]


def _depth(key: tuple[str, str], parents: dict[tuple[str, str], tuple[str, Ref] | None]) -> int:
    """How many pillars a pillar stands under."""
    depth = 0
    while (parent := parents.get(key)) is not None:
        key = parent[0], parent[1].key
        depth += 1
        if depth > len(parents):
            raise LookupError(f"{key[0]}: pillar {key[1]} stands under itself")
    return depth


def _linked(said: Said, shelf: Shelf) -> Row:
    """The draft's values, every column of its table, a Ref replaced by the key of its row."""
    return {
        column: shelf.key_of(said.source_id, value) if isinstance(value, Ref) else value
        for column in COLUMNS[said.draft.table]
        for value in (said.values.get(column),)
    }


def _resolve_batch(batch: Batch, shelf: Shelf, handles: Handles) -> None:
    table = batch.table
    events = table == "events"
    groups = same_events(batch.members, batch.rows, shelf) if events else _same_facts(batch)
    members = [[batch.members[i] for i in group] for group in groups]
    merged = [
        merge(COLUMNS[table], said, [batch.rows[i] for i in group])
        for said, group in zip(members, groups, strict=True)
    ]
    claims = (
        event_claims(members, merged, shelf, handles)
        if events
        else [Claim(RUNGS[table](row, handles), content(table, row)) for row in merged]
    )
    ids = assign(claims, frozenset(shelf.rows.get(table, ())))
    for row_id, row, said in zip(ids, merged, members, strict=True):
        shelf.store(table, row_id, _finished(table, row_id, row), said)


def _same_facts(batch: Batch) -> list[list[int]]:
    """The indexes of drafts that state the same fact; what one leaves open another may fill in.

    Where others fill it in differently, the one that leaves it open stays a fact of its own.
    """
    table, rows = batch.table, batch.rows
    left_open = OPEN.get(table, ())
    groups = _grouped(range(len(rows)), lambda i: content(table, rows[i], without=left_open))
    found = []
    for group in groups:
        known = [{rows[i][column] for i in group} - {None} for column in left_open]
        one = all(len(values) < 2 for values in known)
        found += [group] if one else _grouped(group, lambda i: content(table, rows[i]))
    return found


def _grouped(indexes: Iterable[int], key: Callable[[int], object]) -> list[list[int]]:
    found: dict[object, list[int]] = {}
    for index in indexes:
        found.setdefault(key(index), []).append(index)
    return list(found.values())


def content(table: str, row: Row, without: Sequence[str] = ()) -> tuple[object, ...]:
    """What makes a row the fact it is; prose is compared by its words."""
    return tuple(
        fold(value) if column in _PROSE and isinstance(value, str) else value
        for column in FACTS[table]
        if column not in without
        for value in (row[column],)
    )


def _finished(table: str, row_id: str, row: Row) -> Row:
    """The row with its key and the columns that follow from others."""
    if len(KEYS[table]) == 1:
        row = {**row, KEYS[table][0]: row_id}
    if "date_start" in row and row["date_edtf"]:
        start, end, precision = interval(str(row["date_edtf"]))
        row = {**row, "date_start": start, "date_end": end, "date_precision": precision}
    if table == "events":
        row = {**row, "plover_code": plover_code(row)}
    return row
