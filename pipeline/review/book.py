"""A finished dataset as the review reads it: rows by key, and what was drawn from which words."""

from __future__ import annotations

from functools import cached_property

from pipeline.corrections.desk import row_id
from pipeline.corrections.targets import CORRECTABLE
from pipeline.model import Tables

Row = dict[str, object]


class Book:
    """The tables of a build, indexed by passage."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @cached_property
    def rows(self) -> dict[str, dict[str, Row]]:
        """The rows of every table that can be corrected, by key."""
        return {table: {row_id(table, row): row for row in self.tables[table]} for table in CORRECTABLE}

    @cached_property
    def passages(self) -> dict[str, Row]:
        """The passages by key."""
        return {str(row["passage_id"]): row for row in self.tables["passages"]}

    @cached_property
    def sources(self) -> dict[str, Row]:
        """The sources by key."""
        return {str(row["source_id"]): row for row in self.tables["sources"]}

    @cached_property
    def _evidence(self) -> dict[str, list[Row]]:
        return _by_passage(self.tables["evidence"])

    @cached_property
    def _mentions(self) -> dict[str, list[Row]]:
        return _by_passage(self.tables["mentions"])

    def stated_in(self, source_id: str, table: str) -> list[str]:
        """The keys of a table's rows that some words of a source state."""
        found = (
            str(row["row_id"])
            for passage_id, rows in self._evidence.items()
            if self.passages[passage_id]["source_id"] == source_id
            for row in rows
            if row["table_name"] == table
        )
        return sorted(set(found))

    def drawn(self, passage_id: str) -> list[tuple[str, str]]:
        """Table and key of every row that the words of a passage state, in reading order."""
        rows = sorted(self._evidence.get(passage_id, ()), key=lambda row: int(str(row["char_start"])))
        return list(dict.fromkeys((str(row["table_name"]), str(row["row_id"])) for row in rows))

    def evidence_at(self, passage_id: str, start: int, end: int) -> list[Row]:
        """The evidence that shares a code point with a slice of the source."""
        return _touching(self._evidence.get(passage_id, ()), start, end)

    def entities_at(self, passage_id: str, start: int, end: int, kind: str) -> list[str]:
        """The entities of a kind that a slice of the source names."""
        found = _touching(self._mentions.get(passage_id, ()), start, end)
        return list(dict.fromkeys(str(row["entity_id"]) for row in found if row["entity_kind"] == kind))


def _by_passage(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["passage_id"]), []).append(row)
    return found


def _touching(rows: list[Row] | tuple[()], start: int, end: int) -> list[Row]:
    touching = (
        row for row in rows if int(str(row["char_start"])) < end and start < int(str(row["char_end"]))
    )
    return sorted(touching, key=lambda row: (int(str(row["char_start"])), repr(sorted(row.items()))))
