"""Two rows that a person knows to be one: the names, words and facts of both are those of the one that stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.corrections.aliases import keep_names
from pipeline.corrections.claims import clashing, referring, retold, set_apart
from pipeline.corrections.desk import BASIS, RULE, Desk, Row, row_id
from pipeline.corrections.entries import Correction
from pipeline.corrections.pointers import Pointer, Pointers
from pipeline.corrections.sameness import said
from pipeline.resolve.contract import SINGULAR
from pipeline.resolve.facts import FACTS


def merge(entries: Sequence[Correction], desk: Desk) -> None:
    """Make one row of two, and one of any facts that thereby say the same."""
    if not entries:
        return
    merging = Merging(desk)
    for entry in sorted(entries, key=lambda entry: (entry.table, entry.row)):
        if entry.table in SINGULAR:
            keep_names(entry, desk)
        merging.unite(entry, entry.table, entry.row, entry.into, vouched=True)
    for table in FACTS:  # parents first: what points at them may be equal only once they are one
        while merging.told_twice(table):
            pass


class Merging:
    """A desk on which rows are united, and the facts that were moved from one row to another thereby."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pointers = Pointers(desk.rows)
        self._moved: dict[tuple[str, str], Correction] = {}

    def unite(self, entry: Correction, table: str, gone: str, stays: str, vouched: bool = False) -> None:
        """Fill what the row that stays leaves open, hand over the words of the other, point all at the one."""
        desk = self._desk
        words, pointing = desk.evidence(table, gone), self._pointers.at(table, gone)
        old, kept = self._remove(table, gone), desk.rows[table][stays]
        filled = {column: old[column] if value is None else value for column, value in kept.items()}
        self._put(table, stays, filled)
        own = set_apart(desk.evidence(table, stays), clashing(table, old, filled))
        theirs = retold(table, words, old, filled)
        desk.hand_over(table, stays, [*own, *(_vouched(row) if vouched else row for row in theirs)])
        desk.record(entry, table, stays, old=gone)
        desk.forward(table, gone, stays)
        for pointer in pointing:
            self._repoint(entry, pointer, stays)
        desk.reclaim(referring(table), gone, stays)
        if table in SINGULAR:
            _rename_mentions(SINGULAR[table], gone, stays, desk)

    def told_twice(self, table: str) -> bool:
        """Make one of moved rows that say the same as another, which stays. True if there were any."""
        if not any(moved == table for moved, _ in self._moved):
            return False
        united = False
        for same in said(table, self._desk.rows[table]).values():
            stays, *rest = sorted(same, key=lambda key: ((table, key) in self._moved, key))
            for gone in rest:
                entry = self._moved.get((table, gone))
                if entry:
                    self.unite(entry, table, gone, stays)
                    united = True
        return united

    def _repoint(self, entry: Correction, pointer: Pointer, stays: str) -> None:
        """Let a row point at the one that stays; the key of a link is made of its columns, and follows."""
        table, key = pointer.table, pointer.row_id
        row = {**self._desk.rows[table][key], pointer.column: stays}
        new = row_id(table, row)
        if new == key:
            self._put(table, key, row)
            self._moved[table, key] = entry
            return
        words = self._desk.evidence(table, key)
        self._remove(table, key)
        self._put(table, new, row)
        self._desk.hand_over(table, new, words)
        self._desk.record(entry, table, new, old=key)
        self._desk.forward(table, key, new)

    def _put(self, table: str, key: str, row: Row) -> None:
        before = self._desk.rows[table].get(key)
        if before is not None:
            self._pointers.leave(table, key, before)
        self._pointers.enter(table, key, row)
        self._desk.put(table, key, row)

    def _remove(self, table: str, key: str) -> Row:
        row = self._desk.remove(table, key)
        self._pointers.leave(table, key, row)
        self._desk.unstate(table, key)
        self._moved.pop((table, key), None)
        return row


def _vouched(evidence: Row) -> Row:
    return {**evidence, "rule": RULE, "basis": BASIS}


def _rename_mentions(kind: str, gone: str, stays: str, desk: Desk) -> None:
    rows: Iterable[Row] = (
        desk.renamed(row, stays) if (row["entity_kind"], row["entity_id"]) == (kind, gone) else row
        for row in desk.mentions
    )
    desk.mentions = list({str(row["mention_id"]): row for row in rows}.values())
