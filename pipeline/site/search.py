"""What the page's search looks through: every entity, fact and passage with the words it is found by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.site.families import FAMILIES
from pipeline.site.markup import SYNTAX, styles
from pipeline.site.rows import plain, row_id
from pipeline.site.words import Labels
from schemas.entities import ENTITY_TABLES
from schemas.tables import TABLES, columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHUNK = 5_000  # entries a file
_BESIDE = {"countries", "passages", "sources"}  # belong to no family and are looked for all the same
_LEFT_OUT = {"mentions"}  # each is a name by which its entity is found already
# The columns whose words a reader would type.
_SEARCHED = (
    "name", "abbreviation", "title", "alias", "description", "subject", "unit", "per", "kind", "role", "status",
    "start_edtf", "date_edtf", "as_of_edtf", "message", "section", "publisher", "text",
)  # fmt: skip
_NOT_IN = {"sources": ("text",), "passages": ("kind",)}


def tables() -> list[str]:
    """Tables whose rows can be found, in the contract's order."""
    told = {table for family in FAMILIES for table in family.tables}
    return [name for name in TABLES if name in (told | _BESIDE) - _LEFT_OUT]


def chunks(connection: DuckDBPyConnection, labels: Labels) -> Iterator[list[list[Any]]]:
    """``[table, row_id, label, more words, places that state it]`` of every row, ``CHUNK`` at a time."""
    found: list[list[Any]] = []
    for name in tables():
        found += _entries(connection, name, labels)
        while len(found) >= CHUNK:
            yield found[:CHUNK]
            found = found[CHUNK:]
    if found:
        yield found


def _entries(connection: DuckDBPyConnection, name: str, labels: Labels) -> Iterator[list[Any]]:
    for key, places, *values in connection.execute(_query(name)).fetchall():
        words = [" ".join(str(plain(value)).split()) for value in values if value is not None]
        label = _shown(words.pop()) if name == "passages" else labels.get((name, key), key)
        if name == "aliases":
            label = _named(label, labels)
        more = [word.replace("_", " ") for word in dict.fromkeys(words) if word not in label]
        yield [name, key, label, " · ".join(more), places]


def _named(alias: str, labels: Labels) -> str:
    """An alias beside the name of its entity instead of that one's key."""
    other, _, key = alias.rpartition(" = ")
    found = (labels[table, key] for table in ENTITY_TABLES.values() if (table, key) in labels)
    return next((f"{other} = {name}" for name in found), alias)


def _shown(text: str) -> str:
    """A passage without Markdown's marks."""
    hidden = {at for start, end, flag in styles(text) if flag == SYNTAX for at in range(start, end)}
    return "".join(letter for at, letter in enumerate(text) if at not in hidden)


def _query(name: str) -> str:
    """Key, number of places, and the words of every row of a table in order of its key."""
    own = columns(name)
    said = [f'"{column}"' for column in _SEARCHED if column in own and column not in _NOT_IN.get(name, ())]
    if "country_code" in own and name != "countries":
        said.append("(SELECT c.name FROM countries AS c WHERE c.country_code = t.country_code)")
    kind = next((kind for kind, table in ENTITY_TABLES.items() if table == name), None)
    key = row_id(name)
    counted = f"SELECT row_id, count(*) AS places FROM evidence WHERE table_name = '{name}' GROUP BY row_id"
    if kind is not None:
        said.append(_aliases(kind))
        counted = f"SELECT entity_id, count(*) FROM mentions WHERE entity_kind = '{kind}' GROUP BY entity_id"
    chosen = ", ".join([key, "coalesce(places, 0)", *said])
    return f"""
        SELECT {chosen} FROM (SELECT *, {key} AS own_key FROM {name}) AS t
        LEFT JOIN ({counted}) AS stated(stated_key, places) ON stated_key = own_key ORDER BY own_key
    """


def _aliases(kind: str) -> str:
    return f"""(
        SELECT string_agg(DISTINCT alias, ' · ' ORDER BY alias) FROM aliases AS a
        WHERE a.entity_kind = '{kind}' AND a.entity_id = t.own_key
    )"""
