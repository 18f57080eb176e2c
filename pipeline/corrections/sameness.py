"""When two rows say the same, so that one of them is enough."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.corrections.targets import DERIVED
from pipeline.resolve.contract import COLUMNS
from pipeline.resolve.facts import FACTS, content
from pipeline.resolve.names import fold, name_key

Row = dict[str, object]
# Of an event all that is read counts; of an entity, its name and country.
_EVENT = tuple(
    column for column in COLUMNS["events"] if column not in ("event_id", "plover_code", "title", *DERIVED)
)


def says(table: str, row: Row) -> tuple[object, ...]:
    """What a row says, to be compared with others of its table; prose by its words."""
    if table == "events":
        return (*(row[column] for column in _EVENT), fold(str(row["title"])))
    if table == "quantities" and row["subject"] is None:  # "half" of what? It may be anything
        return (*content(table, row), row["quantity_id"] or id(row))
    if table in FACTS:
        return content(table, row)
    return name_key(str(row["name"])), row.get("country_code")


def said(table: str, rows: Mapping[str, Row]) -> dict[tuple[object, ...], list[str]]:
    """The keys of a table's rows, in order, by what the rows say."""
    found: dict[tuple[object, ...], list[str]] = {}
    for key, row in sorted(rows.items()):
        found.setdefault(says(table, row), []).append(key)
    return found
