"""Which rows point at which: what a row takes along when it goes, and what follows when two become one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.resolve.contract import KEYS
from schemas.entities import ENTITY_TABLES
from schemas.tables import exactly_one, foreign_keys, required

Row = Mapping[str, object]
Target = tuple[str, str]  # table, row_id


class Pointer(NamedTuple):
    """A column of a row that holds the key of another row."""

    table: str
    row_id: str
    column: str

    @property
    def binding(self) -> bool:
        """Whether the row says nothing without it, so that it cannot be emptied."""
        bound = {*KEYS[self.table], *required(self.table), *exactly_one(self.table), "parent_pillar_id"}
        return self.column in bound


class Pointers:
    """Every pointer of the rows that entered, by what it points at."""

    def __init__(self, rows: Mapping[str, Mapping[str, Row]]) -> None:
        self._found: dict[Target, dict[Pointer, None]] = {}
        for table, by_id in rows.items():
            for row_id, row in by_id.items():
                self.enter(table, row_id, row)

    def enter(self, table: str, row_id: str, row: Row) -> None:
        """Note the pointers of a row."""
        for column, target in targets(table, row):
            self._found.setdefault(target, {})[Pointer(table, row_id, column)] = None

    def leave(self, table: str, row_id: str, row: Row) -> None:
        """Forget the pointers of a row that entered as it is."""
        for column, target in targets(table, row):
            del self._found[target][Pointer(table, row_id, column)]

    def at(self, table: str, row_id: str) -> list[Pointer]:
        """The pointers at a row."""
        return list(self._found.get((table, row_id), ()))

    def dependents(self, table: str, row_id: str) -> tuple[set[Target], set[Pointer]]:
        """The rows that say nothing without this one, theirs included, and the pointers to be emptied."""
        waiting, rows, emptied = [(table, row_id)], set[Target](), set[Pointer]()
        while waiting:
            for pointer in self.at(*waiting.pop()):
                target = (pointer.table, pointer.row_id)
                if not pointer.binding:
                    emptied.add(pointer)
                elif target not in rows and target != (table, row_id):
                    rows.add(target)
                    waiting.append(target)
        return rows, {one for one in emptied if (one.table, one.row_id) not in rows}


def targets(table: str, row: Row) -> Iterator[tuple[str, Target]]:
    """Column and what it points at, for every pointer of a row."""
    for key in foreign_keys(table):
        if row[key.column] is not None:
            yield key.column, (key.parent, str(row[key.column]))
    if table == "aliases":
        yield "entity_id", (ENTITY_TABLES.get(str(row["entity_kind"]), ""), str(row["entity_id"]))
