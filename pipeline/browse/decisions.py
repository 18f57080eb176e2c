"""What a person decided about a row: beside its words, the other thing that a fact can rest on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.browse.formats import cell

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of ``corrections``: what was done to which row, by whom, when and why."""

    kind: str
    table: str
    row_id: str
    column: str | None
    old: str | None
    new: str | None
    reason: str
    who: str
    date: datetime.date

    @property
    def what(self) -> str:
        """The change in a line."""
        if self.column:
            return f"{self.kind} {self.column}: {cell(self.old)} → {cell(self.new)}"
        if self.kind == "merge":
            return f"merge {cell(self.old)} into {self.row_id}" if self.old else f"merge made {self.row_id}"
        return self.kind

    @property
    def why(self) -> str:
        """Who decided it, when and why."""
        return f"{self.who}, {self.date.isoformat()}: {' '.join(self.reason.split())}"


def decisions(connection: DuckDBPyConnection, table: str, row_id: str) -> tuple[Decision, ...]:
    """The decisions about a row, that of the row as a whole first."""
    return _asked(connection, _ABOUT, [table, row_id])


def departures(connection: DuckDBPyConnection, row_id: str) -> tuple[Decision, ...]:
    """The decisions by which a row of any table has gone: dropped, or merged into another."""
    return _asked(connection, _GONE, [row_id, row_id])


def _asked(connection: DuckDBPyConnection, query: str, values: list[str]) -> tuple[Decision, ...]:
    import duckdb

    try:
        return tuple(Decision(*row) for row in connection.execute(query, values).fetchall())
    except duckdb.CatalogException:  # a dataset from before there were corrections
        return ()


_ABOUT = """
    SELECT kind, table_name, row_id, column_name, old_value, new_value, reason, who, date
    FROM corrections WHERE table_name = ? AND row_id = ?
    ORDER BY column_name NULLS FIRST, correction_id
"""
_GONE = """
    SELECT kind, table_name, row_id, column_name, old_value, new_value, reason, who, date
    FROM corrections
    WHERE (kind = 'drop' AND column_name IS NULL AND row_id = ?) OR (kind = 'merge' AND old_value = ?)
    ORDER BY table_name, correction_id
"""
