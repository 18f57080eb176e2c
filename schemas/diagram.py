"""The tables and their keys as one picture: Mermaid text that renders where Markdown is read."""

from __future__ import annotations

from schemas.tables import TABLES, foreign_keys, primary_key

# The words and the reference list hang on everything; drawn for all of them the picture would be a knot.
_APART = ("countries",)


def mermaid() -> str:
    """An entity-relationship diagram: each table with its key, each foreign key an edge (Mermaid ``erDiagram``)."""
    lines = ["erDiagram"]
    for table in TABLES:
        keys = "".join(f" string {column} PK" for column in primary_key(table)[:1])
        lines.append(f"    {table} {{{keys} }}")
    for table in TABLES:
        for key in foreign_keys(table):
            if key.parent not in _APART:
                lines.append(f"    {key.parent} ||--o{{ {table} : {key.column}")
    return "\n".join(lines) + "\n"
