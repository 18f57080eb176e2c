"""Drafts of many documents → the tables of the contract: what is the same, and what it is called.

``resolve`` reads top to bottom: entities first, since facts are compared by the ids of what they are about;
then facts, parents before children; then the words that state them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Extraction, Skipped, Tables
from pipeline.resolve.contract import COLUMNS, KEYS, SINGULAR
from pipeline.resolve.entities import resolve_entities
from pipeline.resolve.facts import resolve_facts
from pipeline.resolve.grounding import evidence_rows, mention_rows, notice_rows, skipped_rows
from pipeline.resolve.people import resolve_people
from pipeline.resolve.shelf import Row, Shelf
from pipeline.resolve.texts import passage_rows, read_texts, source_row
from pipeline.resolve.world import country_names

ENTITIES = ("dialogues", "organizations", "initiatives", "places")


def resolve(extractions: Sequence[Extraction], skipped: Sequence[Skipped] = ()) -> Tables:
    """All tables of the contract: rows with exactly its columns, by key (passages by source and ordinal).

    ``corrections`` is empty: what people decided comes later.
    Dates are ``datetime.date``, offsets code points of ``sources.text``; a table of which nothing is
    said is an empty list; each source that had to be ``skipped`` gives a notice. The order of ``extractions``
    makes no difference; their source ids must differ.
    Raises ``LookupError`` for a Ref without a draft and for evidence outside every passage: both are
    faults of an extractor.
    """
    documents = sorted(extractions, key=lambda one: one.document.source_id)
    texts = read_texts(documents)
    shelf = Shelf.of(documents)
    for table in ENTITIES:
        resolve_entities(table, shelf)
    resolve_people(shelf)
    resolve_facts(shelf)
    tables: Tables = {table: [] for table in COLUMNS}
    tables |= {table: list(rows.values()) for table, rows in shelf.rows.items()}
    tables["sources"] = [source_row(one.document) for one in documents]
    tables["evidence"] = evidence_rows(documents, texts, shelf)
    tables["mentions"] = mention_rows(documents, texts, shelf)
    tables["notices"] = notice_rows(documents, texts) + skipped_rows(skipped)
    tables["countries"] = countries_named(tables)
    tables = {table: sorted(rows, key=lambda row: _key(table, row)) for table, rows in tables.items()}
    tables["passages"] = [row for text in texts.values() for row in passage_rows(text)]
    return tables


def _key(table: str, row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in KEYS[table])


def countries_named(tables: Tables) -> list[Row]:
    """The countries that occur; one that the lexicon does not know is called by its code."""
    codes = {str(row["country_code"]) for rows in tables.values() for row in rows if row.get("country_code")}
    named = (row for table in ("mentions", "aliases") for row in tables[table])
    codes |= {str(row["entity_id"]) for row in named if row["entity_kind"] == SINGULAR["countries"]}
    return [{"country_code": code, "name": country_names().get(code, code)} for code in codes]


__all__ = ["countries_named", "resolve"]
