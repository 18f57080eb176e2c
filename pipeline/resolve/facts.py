"""The fact tables: which columns make two statements the same fact, within a source and from one to the next.

Facts are resolved in the order of ``FACTS``, parents first, so that a row is compared and named by the ids
of what it points at. What only repeats a fact becomes more evidence for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pipeline.model import Ref
from pipeline.resolve.chronicle import Account, Chronicle
from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.event_names import ONCE, happens_once
from pipeline.resolve.events import Company, event_claim, same_events, sure_signs
from pipeline.resolve.identify import Claim
from pipeline.resolve.merging import Origins, merge
from pipeline.resolve.names import fold
from pipeline.resolve.naming import RUNGS, ShortNames
from pipeline.resolve.phases import Phases
from pipeline.resolve.shelf import Row, Said, Shelf, Told, rows_with

# Parents first. For each table the columns that are equal in equal facts; for events see ``events`` and ``chronicle``.
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
# Of these, the ones that a place in a source may leave open without meaning another fact …
OPEN: dict[str, tuple[str, ...]] = {
    "positions": ("organization_id", "country_code"),
    "pillars": ("phase_id",),
    "memberships": ("country_code",),
}
# … and the ones that one source may leave open where another does not.
OPEN_BETWEEN: dict[str, tuple[str, ...]] = {
    **OPEN,
    "outcomes": ("phase_id", "event_id", "initiative_id", "date_edtf"),
    "statements": ("person_id",),
    "quantities": ("date_edtf",),
}
_PROSE = frozenset({"name", "title", "description", "subject", "text", "alias"})


class Facts:
    """The fact tables of all sources: reads source by source, the entities first being there."""

    def __init__(self, shelf: Shelf, origins: Origins) -> None:
        self._shelf, self._origins = shelf, origins
        self._handles = ShortNames()
        self._chronicle, self._phases = Chronicle(shelf), Phases()
        self._company = Company({}, {})
        self._known: dict[tuple[object, ...], dict[str, dict[str, object]]] = {}

    def read(self) -> None:
        """Merge the drafts of the source at hand, among themselves and with the rows there are."""
        self._handles.read(self._shelf)
        self._company = Company.of(self._shelf)
        for table in FACTS:
            for members in _batches(table, self._shelf):
                self._read(table, [(said, self._shelf.linked(said)) for said in members])

    def _read(self, table: str, told: Sequence[Told]) -> None:
        events = table == "events"
        indexes = same_events(told, self._company) if events else _same_facts(table, [row for _, row in told])
        groups = [[told[i] for i in group] for group in indexes]
        merged = [merge(table, group) for group in groups]
        marks = [self._mark(table, group, row) for group, row in zip(groups, merged, strict=True)]
        rows = self._rows_of(table, marks, merged)
        new = [at for at, row_id in enumerate(rows) if row_id is None]
        claims = [self._claim(table, groups[at], merged[at]) for at in new]
        named = rows_with(rows, self._shelf.name(table, claims))
        for row_id, group in zip(named, groups, strict=True):
            self._shelf.store(table, row_id, group)
        self._remember(table, marks, merged, named)

    def _claim(self, table: str, group: Sequence[Told], row: Row) -> Claim:
        if table == "events":
            return event_claim([said for said, _ in group], row, self._company, self._handles.by_id)
        return Claim(RUNGS[table](row, self._handles.by_id), content(table, row))

    def _rows_of(self, table: str, marks: Sequence[Any], merged: Sequence[Row]) -> list[str | None]:
        """The row that each fact of the source repeats; None for a new one."""
        if table == "events":
            return self._chronicle.find(marks)
        if table == "phases":
            return self._phases.find(merged)
        found = [self._repeated(mark, row) for mark, row in zip(marks, merged, strict=True)]
        left_open: dict[str, set[object]] = {}
        for row_id, row in zip(found, merged, strict=True):
            if row_id is not None:
                left_open.setdefault(row_id, set()).add(tuple(row[c] for c in OPEN_BETWEEN.get(table, ())))
        # Two facts of one source that fill in differently what a row leaves open are two.
        return [row_id if row_id and len(left_open[row_id]) == 1 else None for row_id in found]

    def _repeated(self, mark: tuple[object, ...], row: Row) -> str | None:
        """The only row that says the same, as far as both say it; or the one that leaves open the same."""
        known = self._known.get(mark, {})
        fits = [
            row_id
            for row_id, own in known.items()
            if all(None in (own[column], row[column]) or own[column] == row[column] for column in own)
        ]
        same = [row_id for row_id in fits if all(value == row[c] for c, value in known[row_id].items())]
        return next(iter(same or fits), None) if len(same or fits) == 1 else None

    def _remember(
        self, table: str, marks: Sequence[Any], merged: Sequence[Row], row_ids: Sequence[str]
    ) -> None:
        if table == "events":
            for row_id, account in zip(row_ids, marks, strict=True):
                self._chronicle.add(row_id, account)
        elif table == "phases":
            self._phases.add(row_ids, merged)
        else:
            for row_id, mark, row in zip(row_ids, marks, merged, strict=True):
                known = self._known.setdefault(mark, {})
                own = known.setdefault(row_id, dict.fromkeys(OPEN_BETWEEN.get(table, ())))
                own |= {column: row[column] for column, value in own.items() if value is None}

    def _mark(self, table: str, group: Sequence[Told], row: Row) -> Account | tuple[object, ...]:
        """By what a fact is found again in another source.

        "Trade" is another thing between other countries, and a number of nothing in particular says nothing elsewhere.
        """
        if table == "events":
            return self._account([said for said, _ in group], [own for _, own in group], row)
        own = (table, *content(table, row, without=OPEN_BETWEEN.get(table, ())))
        if table != "quantities":
            return own
        source_id = self._shelf.source_id
        return (*own, self._shelf.around if row["subject"] else self._origins.get(source_id, source_id))

    def _account(self, group: Sequence[Said], rows: Sequence[Row], row: Row) -> Account:
        about = self._company.about(group)
        signs = {sign for own in rows for sign in sure_signs(own, about)}
        handle = self._handles.by_id.get(str(row["dialogue_id"]), "")
        if row["kind"] in ONCE and row["dialogue_id"]:
            signs.add("once")
        if row["kind"] == "announcement" and handle and happens_once(row, handle):
            signs.add("founding")
        return Account(
            frame=(row["dialogue_id"], row["kind"], row["status"]),
            date=str(row["date_edtf"]) if row["date_edtf"] else None,
            signs=signs,
            title=str(row["title"] or ""),
            initiatives=frozenset(about),
            present=frozenset(self._company.present(group)),
            place=str(row["place_id"]) if row["place_id"] else None,
            own=not all(any(e.column == "dialogue_id" for e in said.draft.evidence) for said in group),
        )


def _batches(table: str, shelf: Shelf) -> Iterator[list[Said]]:
    """The drafts of a table; of a tree, one level after the other."""
    said = shelf.said.get(table, [])
    if table != "pillars":
        yield said
        return
    parents = {one.draft.key: one.ref("parent_pillar_id") for one in said}
    levels: dict[int, list[Said]] = {}
    for one in said:
        levels.setdefault(_depth(one, parents), []).append(one)
    for level in sorted(levels):
        yield levels[level]


def _depth(said: Said, parents: dict[str, tuple[str, Ref] | None]) -> int:
    """How many pillars a pillar stands under."""
    depth, key = 0, said.draft.key
    while (parent := parents.get(key)) is not None:
        key = parent[1].key
        depth += 1
        if depth > len(parents):
            raise LookupError(f"{said.source_id}: pillar {key} stands under itself")
    return depth


def _same_facts(table: str, rows: Sequence[Row]) -> list[list[int]]:
    """The indexes of rows that state the same fact; what one leaves open another may fill in.

    Where others fill it in differently, the one that leaves it open stays a fact of its own.
    """
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
        [
            fold(value) if column in _PROSE and isinstance(value := row[column], str) else row[column]
            for column in FACTS[table]
            if column not in without
        ]
    )
