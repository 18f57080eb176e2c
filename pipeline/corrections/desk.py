"""The tables while they are being corrected: rows by key, their words beside them, and a record of every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.corrections.claims import decided
from pipeline.corrections.targets import CORRECTABLE
from pipeline.corrections.told import as_json, plain
from pipeline.model import Tables
from pipeline.resolve.contract import COLUMNS, KEYS
from pipeline.resolve.grounding import evidence_id, mention_id
from pipeline.resolve.identify import Claim, assign
from pipeline.resolve.names import join, slug

if TYPE_CHECKING:
    from pipeline.corrections.entries import Correction

Row = dict[str, object]
RULE, BASIS = "correction", "curated"


class Words(NamedTuple):
    """A slice of a source inside one passage, in code points of ``sources.text``."""

    passage_id: str
    start: int
    end: int
    quote: str


def row_id(table: str, row: Row) -> str:
    """The key of a row; of a composite key its parts joined by a slash."""
    return "/".join(str(row[column]) for column in KEYS[table])


class Desk:
    """Rows are replaced, never changed, so the tables that were laid on the desk stay as they are."""

    def __init__(self, tables: Tables) -> None:
        self.read = tables
        self.rows = {table: {row_id(table, row): row for row in tables[table]} for table in CORRECTABLE}
        self.passages = {str(row["passage_id"]): row for row in tables["passages"]}
        self.mentions = list(tables["mentions"])
        self.touched: set[tuple[str, str]] = set()
        self._as_read: dict[str, dict[str, Row]] = {}
        self._evidence: dict[tuple[str, str], list[Row]] = {}
        self._records: list[Row] = []
        for row in tables["evidence"]:
            self._evidence.setdefault((str(row["table_name"]), str(row["row_id"])), []).append(row)

    def as_read(self, table: str) -> dict[str, Row]:
        """The rows of any table by key, as they were before any correction."""
        if table not in self._as_read:
            self._as_read[table] = {row_id(table, row): row for row in self.read[table]}
        return self._as_read[table]

    # -- rows ------------------------------------------------------------------------------------------

    def put(self, table: str, key: str, row: Row) -> None:
        """Add a row, or one in place of that with its key."""
        self.rows[table][key] = row
        self.touched.add((table, key))

    def remove(self, table: str, key: str) -> Row:
        """Take a row away, but not its evidence."""
        self.touched.discard((table, key))
        return self.rows[table].pop(key)

    # -- words -----------------------------------------------------------------------------------------

    def evidence(self, table: str, key: str) -> list[Row]:
        """The evidence of a row in reading order, that of the row as a whole first."""
        found = self._evidence.get((table, key), [])
        return sorted(found, key=lambda row: (row["column_name"] is not None, *self._place(row)))

    def _place(self, row: Row) -> tuple[str, int, str]:
        passage = self.passages[str(row["passage_id"])]
        return str(passage["source_id"]), int(str(row["char_start"])), str(row["evidence_id"])

    def state(self, table: str, key: str, words: Words) -> None:
        """Let a person vouch for a row by these words."""
        self._keep(table, key, [*self.evidence(table, key), self._stated(table, key, None, words)])

    def restate(
        self, table: str, key: str, column: str, old: object, new: object, words: Words | None
    ) -> None:
        """Let a person vouch for a column's new value: by these words, else by those that tell it already."""
        evidence = self.evidence(table, key)
        telling, claims = decided(table, column, evidence, old, new, quoted=words is not None)
        rest = [row for row in evidence if row["column_name"] != column]
        places = dict.fromkeys([*([words] if words else ()), *map(_words, telling)])
        stated = (self._stated(table, key, column, place) for place in places)
        self._keep(table, key, [*rest, *map(self._named, claims), *stated])

    def unstate(self, table: str, key: str, column: str | None = None) -> None:
        """Take away the evidence of a column, or all that a row has."""
        rest = [row for row in self.evidence(table, key) if column and row["column_name"] != column]
        self._keep(table, key, rest)

    def hand_over(self, table: str, key: str, rows: Iterable[Row]) -> None:
        """Let the evidence of another row state this one."""
        moved = [self._named({**row, "table_name": table, "row_id": key}) for row in rows]
        self._keep(table, key, [*self.evidence(table, key), *moved])

    def reclaim(self, pointing: set[tuple[str, str]], gone: str, stays: str) -> None:
        """Let claims that name a row that has merged into another name that one; ``pointing``: table and column."""
        for (table, key), rows in self._evidence.items() if pointing else ():
            for at, row in enumerate(rows):
                if row["claim"] == gone and (table, str(row["column_name"])) in pointing:
                    shown = self.rows[table][key][str(row["column_name"])]
                    rows[at] = {**row, "claim": None if shown == stays else stays}

    def _keep(self, table: str, key: str, rows: Iterable[Row]) -> None:
        unique = {str(row["evidence_id"]): row for row in rows}
        self._evidence[table, key] = list(unique.values())

    def _stated(self, table: str, key: str, column: str | None, words: Words) -> Row:
        row: Row = dict.fromkeys(COLUMNS["evidence"])
        row |= {"table_name": table, "row_id": key, "column_name": column, "rule": RULE, "basis": BASIS}
        row |= zip(("passage_id", "char_start", "char_end", "quote"), words, strict=True)
        return self._named(row)

    def _named(self, row: Row) -> Row:
        return {**row, "evidence_id": evidence_id(row, self._offset(row))}

    def _offset(self, row: Row) -> int:
        passage = self.passages[str(row["passage_id"])]
        return int(str(row["char_start"])) - int(str(passage["char_start"]))

    def renamed(self, mention: Row, entity_id: str) -> Row:
        """A mention as one of another entity of its kind."""
        row = {**mention, "entity_id": entity_id}
        return {**row, "mention_id": mention_id(row, self._offset(row))}

    # -- what was done ---------------------------------------------------------------------------------

    def record(
        self,
        entry: Correction,
        table: str,
        key: str,
        column: str | None = None,
        old: object = None,
        new: object = None,
    ) -> None:
        """Write down a change for the table ``corrections``."""
        values = (None, entry.kind, table, key, column, _told(old), _told(new))
        row: Row = dict(
            zip(COLUMNS["corrections"], (*values, entry.reason, entry.who, entry.date), strict=True)
        )
        self._records.append(row)

    def forward(self, table: str, gone: str, stays: str) -> None:
        """Let what was written down of a row that has merged into another speak of that one."""
        for row in self._records:
            if (row["table_name"], row["row_id"]) == (table, gone):
                row["row_id"] = stays

    def tables(self) -> Tables:
        """All tables as they are now, each by key; the countries are still those that were read."""
        evidence = [row for found in self._evidence.values() for row in found]
        changed = {table: list(rows.values()) for table, rows in self.rows.items()}
        changed |= {"evidence": evidence, "mentions": self.mentions, "corrections": self._named_records()}
        ordered = {
            table: sorted(rows, key=lambda row: [str(row[column]) for column in KEYS[table]])
            for table, rows in changed.items()
        }
        return {**self.read, **ordered}

    def _named_records(self) -> list[Row]:
        unique = {repr(row): row for row in self._records}
        claims = [
            Claim(tuple(_rungs(row)), sorted(row.items(), key=lambda item: item[0]))
            for row in unique.values()
        ]
        return [
            {**row, "correction_id": own} for row, own in zip(unique.values(), assign(claims), strict=True)
        ]


def _rungs(row: Row) -> Iterator[str]:
    key, column = str(row["row_id"]).replace("/", "-").lower(), str(row["column_name"] or "")
    yield join(row["kind"], key, column and slug(column))
    yield join(row["kind"], slug(str(row["table_name"])), key, column and slug(column))


def _words(row: Row) -> Words:
    return Words(
        str(row["passage_id"]), int(str(row["char_start"])), int(str(row["char_end"])), str(row["quote"])
    )


def _told(value: object) -> str | None:
    return as_json(value) if isinstance(value, dict) else plain(value)
