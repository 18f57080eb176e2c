"""Drafts of many documents → the tables of the contract: what is the same, and what it is called.

The documents are read one by one in the order of their arrival, each against all before it: what it says of something
known becomes more evidence for that row, what it names first gets an id that is free. So no later document changes an
id. Of each document the entities come first, since facts are compared by the ids of what they are about; then
facts, parents before children; at the end the words that state them.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from pipeline.model import Extraction, Skipped, Tables
from pipeline.resolve.contract import COLUMNS, KEYS, SINGULAR
from pipeline.resolve.copies import Copies
from pipeline.resolve.entities import Entities
from pipeline.resolve.facts import Facts
from pipeline.resolve.grounding import evidence_rows, mention_rows, notice_rows, skipped_rows
from pipeline.resolve.other_names import OtherNames
from pipeline.resolve.people import People
from pipeline.resolve.rows import disputed, doubts, finished_rows
from pipeline.resolve.shelf import Row, Shelf
from pipeline.resolve.texts import Text, passage_rows, source_row, text_of
from pipeline.resolve.world import country_names

ENTITIES = ("dialogues", "organizations", "initiatives", "places")


def resolve(extractions: Sequence[Extraction], skipped: Sequence[Skipped] = ()) -> Tables:
    """All tables of the contract: rows with exactly its columns, by key (passages by source and ordinal).

    ``corrections`` is empty: what people decided comes later.
    ``extractions`` come in the order of arrival: the tables of the first few hold no id that the tables of all do not. Their
    source ids must differ. Dates are ``datetime.date``, offsets code points of ``sources.text``; a table of which
    nothing is said is an empty list; each source that had to be ``skipped`` gives a notice. Raises ``LookupError`` for a
    Ref without a draft and for evidence outside every passage: both are faults of an extractor.
    """
    shelf, copies, texts = Shelf(), Copies(), _read_texts(extractions)
    entities = [Entities(table, shelf).read for table in ENTITIES]
    steps = [*entities, People(shelf).read, OtherNames(shelf).read, Facts(shelf, copies.origins).read]
    for extraction in extractions:
        copies.read(texts[extraction.document.source_id])
        shelf.turn_to(extraction)
        for step in steps:
            step()
    rows = finished_rows(shelf, copies.origins)
    tables: Tables = {table: [] for table in COLUMNS}
    tables |= {table: list(own.values()) for table, own in rows.items()}
    tables["sources"] = [source_row(one.document) for one in extractions]
    tables["evidence"] = evidence_rows(extractions, texts, shelf, disputed(shelf, rows))
    tables["mentions"] = mention_rows(extractions, texts, shelf)
    tables["notices"] = notice_rows(extractions, texts, doubts(shelf)) + skipped_rows(skipped)
    tables["countries"] = countries_named(tables)
    tables = {table: sorted(own, key=itemgetter(*KEYS[table])) for table, own in tables.items()}
    tables["passages"] = [row for _, text in sorted(texts.items()) for row in passage_rows(text, copies.of)]
    return tables


def _read_texts(extractions: Sequence[Extraction]) -> dict[str, Text]:
    used: set[str] = set()
    return {one.document.source_id: text_of(one, used) for one in extractions}


def countries_named(tables: Tables) -> list[Row]:
    """The countries that occur; one that the lexicon does not know is called by its code."""
    codes = {str(row["country_code"]) for rows in tables.values() for row in rows if row.get("country_code")}
    named = (row for table in ("mentions", "aliases") for row in tables[table])
    codes |= {str(row["entity_id"]) for row in named if row["entity_kind"] == SINGULAR["countries"]}
    return [{"country_code": code, "name": country_names().get(code, code)} for code in codes]


__all__ = ["countries_named", "resolve"]
