"""The tables and their keys as one picture: Mermaid text that renders where Markdown is read."""

from __future__ import annotations

from schemas.tables import TABLES, ForeignKey, foreign_keys, primary_key, required


def mermaid() -> str:
    """An entity-relationship diagram (Mermaid ``erDiagram``): each table with its key, each foreign key an edge.

    An edge starts in ``||`` if every row below has a row above, in ``|o`` if the reference may be NULL.
    """
    boxes = [f"    {table} {{ {_key(table)} }}" for table in TABLES]
    edges = [_edge(table, key) for table in TABLES for key in foreign_keys(table)]
    return "\n".join(["erDiagram", *boxes, *edges]) + "\n"


def _key(table: str) -> str:
    pointing = {key.column for key in foreign_keys(table)}
    return " ".join(
        f"string {column} PK{', FK' if column in pointing else ''}" for column in primary_key(table)
    )


def _edge(table: str, key: ForeignKey) -> str:
    above = "||" if key.column in required(table) else "|o"
    return f"    {key.parent} {above}--o{{ {table} : {key.column}"
