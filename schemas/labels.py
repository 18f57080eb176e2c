"""SQL that names a row of any table in a few readable words, for the views."""

from __future__ import annotations

from schemas.tables import primary_key


def _name(table: str, row: str = "t", column: str = "name") -> str:
    """The name of what a row refers to; NULL if it refers to none."""
    (key,) = primary_key(table)
    return f"(SELECT r.{column} FROM {table} AS r WHERE r.{key} = {row}.{key})"


def participant(row: str) -> str:
    """The name of whichever participant an alternative of ``row`` names."""
    return f"coalesce({_name('people', row)}, {_name('organizations', row)}, {_name('countries', row)})"


# What a row says, in SQL over its own columns; ``t`` is the row.
_LABELS = {
    "dialogues": "t.name",
    "dialogue_parties": f"{_name('countries')} || ' in ' || {_name('dialogues')}",
    "organizations": "t.name",
    "people": "t.name",
    "positions": f"{_name('people')} || ', ' || t.title",
    "places": "t.name",
    "initiatives": "t.name",
    "aliases": "t.alias || ' = ' || t.entity_id",
    "phases": f"{_name('dialogues')} || ', ' || t.kind || coalesce(' ' || t.start_edtf, '')",
    "pillars": "t.name",
    "events": "coalesce(t.date_edtf || ': ', '') || t.title",
    "event_participants": f"{participant('t')} || ' in ' || {_name('events', column='title')}",
    "event_initiatives": f"{_name('initiatives')} || ' in ' || {_name('events', column='title')}",
    "memberships": f"{_name('organizations')} || ', ' || t.role",
    "initiative_participants": (
        f"coalesce({_name('organizations')}, {_name('countries')}, {_name('places')})"
        f" || coalesce(', ' || t.role, '') || ' in ' || {_name('initiatives')}"
    ),
    "outcomes": "t.description",
    "statements": "t.text",
    "quantities": "concat_ws(' ', t.subject || ':', t.qualifier, t.value, t.unit, 'per ' || t.per)",
}


def sql() -> str:
    """A union of every table that holds facts: ``table_name``, ``row_id``, ``fact``."""
    return "\n  UNION ALL\n".join(
        f"  SELECT '{table}' AS table_name, {_row_id(table)} AS row_id, {label} AS fact FROM {table} AS t"
        for table, label in _LABELS.items()
    )


def first_words(table: str) -> str:
    """A common table expression ``words``: each ``row_id`` of a table with its first quote and source."""
    return f"""words AS (
  SELECT row_id, quote, source_title, url FROM fact_sources WHERE table_name = '{table}'
  QUALIFY row_number() OVER (
    PARTITION BY row_id ORDER BY column_name NULLS FIRST, source_id, char_start, char_end, rule, basis
  ) = 1
)"""


def _row_id(table: str) -> str:
    return " || '/' || ".join(f"t.{column}" for column in primary_key(table))
