"""What the panel tells of a row beyond its columns: the words that state it, who agrees, who does not, what points at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.site.rows import row_id
from schemas.entities import ENTITY_TABLES
from schemas.labels import sql as grounded_labels
from schemas.tables import TABLES, foreign_keys

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHUNK = 200  # rows a file
MOST_WORDS = 100  # places that a panel shows; the rest is a number
MOST_LINKS = 40  # rows of one table that a panel names; the rest is a number
_AROUND = 240  # code points of the passage shown on either side of a quote

Fact = tuple[str, str]  # table, row_id
Labels = dict[Fact, str]

# What a row of a table without evidence says, in SQL over its own columns.
_OTHER_LABELS = {
    "sources": "title",
    "passages": "text",
    "countries": "name",
    "evidence": "quote",
    "mentions": "surface",
    "notices": "message",
    "corrections": "kind || ' ' || table_name || '/' || row_id || ': ' || reason",
}
_SHORT = 160  # code points of a label


def labels(connection: DuckDBPyConnection) -> Labels:
    """Every row of every table in a few words."""
    others = " UNION ALL ".join(
        f"SELECT '{table}', {row_id(table)}, {said} FROM {table}" for table, said in _OTHER_LABELS.items()
    )
    found = connection.execute(f"{grounded_labels()} UNION ALL {others}").fetchall()
    return {(table, key): _short(said or key) for table, key, said in found}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


class Dossiers:
    """The dossier of every row: made once, asked for row by row."""

    def __init__(
        self, connection: DuckDBPyConnection, places: Mapping[str, tuple[int, int]], labels: Labels
    ) -> None:
        """``places``: passage → the number of its source and of the page of it on which it stands."""
        self._places = places
        self._labels = labels
        self._words: dict[Fact, list[list[Any]]] = {}
        self._independent: dict[Fact, int] = {}
        self._conflicts: dict[Fact, list[list[Any]]] = {}
        self._decisions: dict[Fact, list[list[Any]]] = {}
        self._gather(connection)
        self._links = _links(connection)

    def _gather(self, connection: DuckDBPyConnection) -> None:
        for table, key, passage, *rest in connection.execute(_WORDS).fetchall():
            self._words.setdefault((table, key), []).append(
                [*self._places[passage], passage, *_around(*rest)]
            )
        for table, key, count in connection.execute(_INDEPENDENT).fetchall():
            self._independent[table, key] = count
        for table, *row in connection.execute(_CONFLICTS).fetchall():
            for key in dict.fromkeys(key for key in (row[0], row[4]) if key):
                self._conflicts.setdefault((table, key), []).append(row)
        for table, key, *row in connection.execute(_DECISIONS).fetchall():
            self._decisions.setdefault((table, key), []).append(row)

    def of(self, table: str, key: str) -> dict[str, Any]:
        """What is known of a row; what there is none of is left out.

        ``l`` its label; ``w`` words: numbers of source and page, passage, start and end in code points, quote, words
        before and after it, section, column, rule, basis, claim; ``m`` how many more; ``n`` independent sources; ``c``
        conflicts: row, claim, quote, source, other row, claim, quote, source, matter, subject; ``d`` decisions: kind,
        column, old, new, reason, who, day; ``r`` rows that point here: table, how many, ``[row_id, label]`` of the first.
        """
        fact = (table, key)
        words = self._words.get(fact, [])
        said = {
            "l": self._labels.get(fact, key),
            "w": words[:MOST_WORDS],
            "m": max(0, len(words) - MOST_WORDS),
            "n": self._independent.get(fact),
            "c": self._conflicts.get(fact),
            "d": self._decisions.get(fact),
            "r": [
                [child, len(keys), [[one, self._labels.get((child, one), one)] for one in keys[:MOST_LINKS]]]
                for child, keys in self._links.get(fact, {}).items()
            ],
        }
        return {name: value for name, value in said.items() if value}


def _around(start: int, end: int, quote: str, at: int, text: str, *rest: Any) -> list[Any]:
    """Words with what stands before and after them in their passage, which begins at ``at``."""
    before, after = text[: max(0, start - at)], text[max(0, end - at) :]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return [start, end, quote, before, after, *rest]


def _links(connection: DuckDBPyConnection) -> dict[Fact, dict[str, list[str]]]:
    """Row → table → the rows of that table that point at it."""
    found: dict[Fact, dict[str, list[str]]] = {}
    for parent, child, query in _references():
        for target, key in connection.execute(query).fetchall():
            keys = found.setdefault((parent, target), {}).setdefault(child, [])
            if key not in keys[-1:]:
                keys.append(key)
    return found


def _references() -> Iterator[tuple[str, str, str]]:
    """Parent table, child table, and SQL for pairs of their keys."""
    for child in TABLES:
        for column, parent, _target in foreign_keys(child):
            yield parent, child, _pairs(child, column)
    for kind, parent in ENTITY_TABLES.items():
        for child in ("aliases", "mentions"):
            yield parent, child, _pairs(child, "entity_id", f"entity_kind = '{kind}' AND ")


def _pairs(child: str, column: str, condition: str = "") -> str:
    return f"""
        SELECT {column}, {row_id(child)} AS id FROM {child} WHERE {condition}{column} IS NOT NULL ORDER BY 1, 2
    """


_WORDS = """
    WITH own AS (
      SELECT table_name, row_id, passage_id, char_start, char_end, quote, column_name, rule, basis, claim FROM evidence
      UNION ALL
      SELECT 'evidence', evidence_id, passage_id, char_start, char_end, quote, column_name, rule, basis, claim FROM evidence
      UNION ALL
      SELECT 'mentions', mention_id, passage_id, char_start, char_end, surface, NULL, NULL, NULL, NULL FROM mentions
      UNION ALL
      SELECT 'passages', passage_id, passage_id, char_start, char_end, text, NULL, NULL, NULL, NULL FROM passages
      UNION ALL
      SELECT 'notices', notice_id, n.passage_id, n.char_start, n.char_end,
        p.text[n.char_start - p.char_start + 1 : n.char_end - p.char_start], NULL, NULL, NULL, NULL
      FROM notices AS n JOIN passages AS p USING (passage_id) WHERE n.char_start IS NOT NULL
      UNION ALL
      SELECT 'countries', entity_id, passage_id, char_start, char_end, surface, NULL, NULL, NULL, NULL
      FROM mentions WHERE entity_kind = 'country'
    )
    SELECT table_name, row_id, passage_id, own.char_start, own.char_end, quote, p.char_start, p.text,
      p.section, column_name, rule, basis, claim
    FROM own JOIN passages AS p USING (passage_id)
    ORDER BY table_name, row_id, source_id, own.char_start, own.char_end, column_name NULLS FIRST, rule, basis, claim
"""
_INDEPENDENT = "SELECT table_name, row_id, sources FROM corroboration"
_CONFLICTS = """
    SELECT table_name, row_id, claim, quote, source_id, other_row_id, other_claim, other_quote, other_source_id,
      matter, subject
    FROM conflicts ORDER BY ALL
"""
_DECISIONS = """
    SELECT table_name, row_id, kind, column_name, old_value, new_value, reason, who, date::VARCHAR FROM corrections
    ORDER BY ALL
"""
