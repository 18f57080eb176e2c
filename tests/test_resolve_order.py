"""A source that comes later changes no id, on the labelled documents: each row that was there is there, for the same words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import ROOT

from pipeline import read
from pipeline.extract import extract
from pipeline.model import Extraction, Tables
from pipeline.parse import parse
from pipeline.resolve import resolve
from pipeline.resolve.contract import KEYS

# Of these each group tells of the same dialogues, people and bodies, so that much is merged.
RELATED = (
    "hled",
    "north",
    "nals",
    "epcc",
    "ttc",
    "ipef",
    "china",
    "brazil",
    "argentina",
    "india",
    "kenya",
    "efd",
)


@cache
def labelled() -> tuple[Extraction, ...]:
    documents = (*read.read(ROOT / "tests/gold/docs"), *read.read(ROOT / "raw"))
    return tuple(extract(document, parse(document)) for document in documents)


def related() -> list[Extraction]:
    return [one for one in labelled() if any(word in one.document.source_id for word in RELATED)]


def keys(tables: Tables, table: str) -> set[tuple[object, ...]]:
    return {tuple(row[column] for column in KEYS[table]) for row in tables[table]}


def changed(before: Tables, after: Tables) -> list[object]:
    """The ids that are gone, and the words that now state or name something else."""
    found: list[object] = [
        (table, key) for table in before for key in sorted(keys(before, table) - keys(after, table), key=str)
    ]
    for table in ("evidence", "mentions", "passages"):
        own = KEYS[table][0]
        rows = {row[own]: row for row in after[table]}
        # What words say in a dispute is known once there is one.
        found += [row for row in before[table] if row | {"claim": None} != rows[row[own]] | {"claim": None}]
    return found


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_sources_that_come_later_change_no_id(data: st.DataObject) -> None:
    pool = data.draw(st.sampled_from([related(), list(labelled())]))
    arrived = data.draw(st.permutations(pool))
    first = data.draw(st.integers(1, len(arrived) - 1))
    assert changed(resolve(arrived[:first]), resolve(arrived)) == []


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(st.data())
def test_of_the_same_sources_in_any_order_the_same_words_state_facts_of_the_same_tables(
    data: st.DataObject,
) -> None:
    arrived = data.draw(st.permutations(related()))

    def stated(extractions: list[Extraction]) -> set[tuple[object, ...]]:
        places = ("table_name", "passage_id", "char_start", "char_end", "rule", "basis")
        rows = (row for row in resolve(extractions)["evidence"] if row["column_name"] is None)
        return {tuple(row[place] for place in places) for row in rows if row["table_name"] != "aliases"}

    assert stated(list(arrived)) == stated(related())


def test_the_comparison_notices_an_id_that_changed_and_words_that_state_something_else() -> None:
    before = resolve(related()[:2])
    person = before["people"][0]
    renamed = before | {"people": [person | {"person_id": "somebody-else"}, *before["people"][1:]]}
    assert changed(before, renamed) == [("people", (person["person_id"],))]
    moved = before | {"evidence": [row | {"row_id": "somebody-else"} for row in before["evidence"]]}
    assert len(changed(before, moved)) == len(before["evidence"])
