"""What the page knows before it is asked: tables and columns with their help, families, sources, downloads."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING, Any

from pipeline.errors import InputError
from pipeline.release import apa, works
from pipeline.release.digest import digest
from pipeline.site import rows
from pipeline.site.families import FAMILIES
from schemas.tables import TABLES, choices, columns, description, foreign_keys, primary_key
from schemas.views import VIEWS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def check(connection: DuckDBPyConnection, build: str) -> None:
    """Raises InputError if the dataset does not hold the tables, views and columns that this code speaks of."""
    held: dict[str, set[str]] = {}
    for name, column in connection.execute(_HELD).fetchall():
        held.setdefault(name, set()).add(column)
    expected = {
        **{name: columns(name) for name in TABLES},
        **{name: view.columns for name, view in VIEWS.items()},
    }
    lacking = [name for name, names in expected.items() if not held.get(name, set()).issuperset(names)]
    if lacking:
        what = f"the dataset was made by another version of hled: it lacks {', '.join(lacking[:3])}"
        raise InputError(what, build, "run `hled build --force`")


def tables(connection: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every table and view: name, kind, description, key, rows, files, columns, and the first key of each file."""
    return [_table(connection, name) for name in rows.names()]


def _table(connection: DuckDBPyConnection, name: str) -> dict[str, Any]:
    count = _one(connection, f'SELECT count(*) FROM "{name}"')
    return {
        "name": name,
        "kind": "table" if name in TABLES else "view",
        "description": description(name) if name in TABLES else VIEWS[name].description,
        "key": list(primary_key(name)) if name in TABLES else [],
        "rows": count,
        "files": -(-count // rows.CHUNK),
        "starts": rows.starts(connection, name) if name in TABLES else [],
        "columns": _columns(connection, name),
    }


def _columns(connection: DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    """Name, type, description; the table and column it points at, and its closed list, where it has them."""
    targets = {key.column: [key.parent, key.target] for key in foreign_keys(name)} if name in TABLES else {}
    allowed = choices(name) if name in TABLES else {}
    found = []
    for column, type_, comment in connection.execute(_COLUMNS, [name]).fetchall():
        entry = {"name": column, "type": type_, "description": comment or ""}
        if column in targets:
            entry["ref"] = targets[column]
        if column in allowed:
            entry["choices"] = list(allowed[column])
        found.append(entry)
    return found


def families() -> list[dict[str, Any]]:
    """Name, label, tables, and whether the reading view marks it from the start."""
    return [{**family._asdict(), "tables": list(family.tables)} for family in FAMILIES]


def about(connection: DuckDBPyConnection) -> dict[str, Any]:
    """The dataset as a whole: version of the code, digest of the rows, counts, how to cite a fact, the years that events span,
    and the notices about files that could not be read, which belong to no source."""
    first, last = connection.execute(_SPAN).fetchall()[0]
    told = digest({name: _arrow(connection, name) for name in TABLES})
    whole = works.of_build(_arrow(connection, "sources").to_pylist(), told)
    return {
        "version": importlib.metadata.version("hled"),
        "digest": told,
        "cited": apa.line(works.of_fact(whole, "{table}", "{row}", "{label}", ())),
        "facts": _one(connection, "SELECT count(DISTINCT (table_name, row_id)) FROM evidence"),
        "notices": [list(row) for row in connection.execute(_UNREAD).fetchall()],
        "conflicts": _one(connection, "SELECT count(*) FROM conflicts"),
        "first": first,
        "last": last,
        "dialogues": [name for (name,) in connection.execute(_DIALOGUES).fetchall()],
    }


def _arrow(connection: DuckDBPyConnection, name: str) -> Any:
    return connection.sql(f'SELECT * FROM "{name}"').to_arrow_table()


def sources(connection: DuckDBPyConnection) -> list[dict[str, Any]]:
    """What the page tells of every source, with the numbers of its passages, facts and notices."""
    cursor = connection.execute(_SOURCES)
    names = [column[0] for column in cursor.description or ()]
    found = [dict(zip(names, map(rows.plain, row), strict=True)) for row in cursor.fetchall()]
    for source in found:
        work = works.of_source(
            {**source, "source_id": source["id"], "retrieved_on": source.pop("retrieved_on")}
        )
        source["cited"] = apa.line(work)
    return found


def _one(connection: DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])


_HELD = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
_SPAN = """
    SELECT min(year(coalesce(date_start, date_end))), max(year(coalesce(date_end, date_start))) FROM events
"""
_UNREAD = "SELECT notice_id, message FROM notices WHERE source_id IS NULL ORDER BY notice_id"
_DIALOGUES = "SELECT name FROM dialogues ORDER BY name, dialogue_id"
_COLUMNS = """
    SELECT column_name, data_type, comment FROM duckdb_columns()
    WHERE NOT internal AND table_name = ? ORDER BY column_index
"""
_SOURCES = """
    WITH read AS (
      SELECT source_id, count(*) FILTER (kind <> 'heading') AS passages,
        count(*) FILTER (kind <> 'heading' AND facts > 0) AS telling
      FROM coverage GROUP BY source_id
    ), stated AS (
      SELECT source_id, count(DISTINCT (table_name, row_id)) AS facts FROM evidence JOIN passages USING (passage_id)
      GROUP BY source_id
    ), noted AS (SELECT source_id, count(*) AS notices FROM notices GROUP BY source_id)
    SELECT source_id AS id, title, publisher, url, license, published_on, retrieved_on,
      coalesce(passages, 0) AS passages, coalesce(telling, 0) AS telling,
      coalesce(facts, 0) AS facts, coalesce(notices, 0) AS notices
    FROM sources LEFT JOIN read USING (source_id) LEFT JOIN stated USING (source_id) LEFT JOIN noted USING (source_id)
    ORDER BY source_id
"""
