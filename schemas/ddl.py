"""The tables as DuckDB SQL: keys, references and closed lists that the database enforces, and comments."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyarrow as pa

from schemas.arrow import arrow_type
from schemas.tables import (
    TABLES,
    choices,
    columns,
    description,
    descriptions,
    exactly_one,
    foreign_keys,
    primary_key,
    required,
)
from schemas.views import VIEWS

_SQL_TYPES = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.date32(): "DATE"}


def create_table(table: str, among: Collection[str] = TABLES) -> str:
    """``CREATE TABLE`` with its keys, NOT NULL, and CHECK for closed lists and exactly-one.

    ``among``: the tables that there will be; a reference to another one is no key.
    """
    lines = [_column(table, name) for name in columns(table)]
    lines.append(f"PRIMARY KEY ({_names(primary_key(table))})")
    for key in foreign_keys(table, among):
        lines.append(
            f"FOREIGN KEY ({quoted(key.column)}) REFERENCES {quoted(key.parent)} ({quoted(key.target)})"
        )
    alternatives = exactly_one(table)
    if alternatives:
        filled = " + ".join(f"({quoted(name)} IS NOT NULL)::INTEGER" for name in alternatives)
        lines.append(f"CHECK ({filled} = 1)")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(table)} (\n  {body}\n);"


def comments(table: str) -> list[str]:
    """``COMMENT ON`` for the table and each column."""
    return _comments("TABLE", table, description(table), descriptions(table))


def create_view(view: str) -> list[str]:
    """``CREATE VIEW`` and its comments."""
    described = VIEWS[view]
    create = f"CREATE VIEW {quoted(view)} AS\n{described.sql.strip()};"
    return [create, *_comments("VIEW", view, described.description, described.columns)]


def all_tables(among: Collection[str] = TABLES) -> str:
    """The script that makes the empty database: tables, parents first, then comments; no views."""
    statements = [create_table(table, among) for table in among]
    for table in among:
        statements += comments(table)
    return "\n".join(statements)


def all_views() -> str:
    """The script that adds the views."""
    return "\n".join(statement for view in VIEWS for statement in create_view(view))


def quoted(name: str) -> str:
    """An identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def _column(table: str, name: str) -> str:
    parts = [quoted(name), _SQL_TYPES[arrow_type(table, name)]]
    if name in required(table):
        parts.append("NOT NULL")
    allowed = choices(table).get(name)
    if allowed:
        parts.append(f"CHECK ({quoted(name)} IN ({', '.join(map(_literal, allowed))}))")
    return " ".join(parts)


def _comments(what: str, name: str, about: str, columns: dict[str, str]) -> list[str]:
    own = f"COMMENT ON {what} {quoted(name)} IS {_literal(about)};"
    return [own] + [
        f"COMMENT ON COLUMN {quoted(name)}.{quoted(column)} IS {_literal(text)};"
        for column, text in columns.items()
    ]


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(quoted, columns))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
