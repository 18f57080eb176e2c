"""What holds of corrections whatever they are: order means nothing, ids stay, words stand where they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from correcting import WHERE, changes, corrected, read_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import RAW

from pipeline.corrections.apply import correct
from pipeline.corrections.desk import row_id
from pipeline.corrections.entries import parse
from pipeline.corrections.file import with_entry, written
from pipeline.corrections.pointers import Pointers
from pipeline.corrections.targets import CORRECTABLE, DERIVED, MERGEABLE
from pipeline.model import Tables
from pipeline.resolve.contract import KEYS
from pipeline.validate import validate

SIGNED = {"reason": "So it is.", "who": "Ana Ruiz", "date": date(2026, 2, 1)}
Row = dict[str, object]
Entry = tuple[str, dict[str, object]]


def toml(entries: list[Entry]) -> str:
    data = b""
    for kind, keys in entries:
        data = with_entry(data, written(kind, keys | SIGNED))
    return data.decode()


def leaves(tables: Tables) -> Iterator[tuple[str, str, Row]]:
    """The rows that nothing points at."""
    pointers = Pointers({table: {row_id(table, row): row for row in tables[table]} for table in CORRECTABLE})
    for table in CORRECTABLE:
        for row in tables[table]:
            if not pointers.at(table, row_id(table, row)):
                yield table, row_id(table, row), row


def dropped(table: str, key: str, row: Row) -> Entry:
    expect = {column: value for column, value in row.items() if value is not None and column not in DERIVED}
    return "drop", {"table": table, "row": key, "expect": expect}


def added(table: str, key: str, row: Row, tables: Tables) -> Entry:
    """The row again, by the first words that stated it."""
    own = KEYS[table] if len(KEYS[table]) == 1 else ()
    values = {c: v for c, v in row.items() if v is not None and c not in DERIVED and c not in own}
    return "add", {"table": table, "values": values, **quoted(table, key, tables)}


def quoted(table: str, key: str, tables: Tables) -> dict[str, object]:
    words = next(row for row in tables["evidence"] if (row["table_name"], row["row_id"]) == (table, key))
    passages = {row["passage_id"]: row for row in tables["passages"]}
    source = str(passages[words["passage_id"]]["source_id"])
    text = next(str(row["text"]) for row in tables["sources"] if row["source_id"] == source)
    places = [place for place in starts(text, str(words["quote"])) if place <= int(str(words["char_start"]))]
    return {"source": source, "quote": words["quote"], "occurrence": len(places)}


def starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


LEAVES = list(leaves(read_tables()))


@given(st.lists(st.sampled_from(LEAVES), min_size=1, unique_by=lambda leaf: leaf[:2]))
@settings(max_examples=30, deadline=None)
def test_rows_that_are_dropped_and_added_again_have_the_same_ids_and_values(
    chosen: list[tuple[str, str, Row]],
) -> None:
    entries = [dropped(*one) for one in chosen] + [added(*one, read_tables()) for one in chosen]
    after = corrected(toml(entries))
    assert [line for line in changes(read_tables(), after) if " words " not in line] == []
    assert validate(after).render() == "every rule holds"


VARIED: list[Entry] = [
    ("replace", {"table": "events", "row": "hd-2014-meeting-ports", "column": "kind", "value": "review", "expect": "meeting"}),
    ("replace", {"table": "events", "row": "hd-2014-meeting-ports", "column": "date_edtf", "value": "2015", "expect": "2014"}),
    ("replace", {"table": "quantities", "row": "ships-5", "column": "unit", "value": "boats", "expect": "ships"}),
    ("drop", {"table": "places", "row": "vancouver", "expect": {"name": "Vancouver"}}),
    ("drop", {"table": "statements", "row": "sato-san-more-than-5-ships", "expect": {"kind": "inline"}}),
    ("add", {"table": "organizations", "values": {"name": "Ports of Japan"}, "source": "readout", "quote": "Ports of Japan"}),
    ("add", {"table": "organizations", "values": {"name": "Ports of Peru", "country_code": "PER"}, "source": "readout",
             "quote": "The Ports"}),
    ("add", {"table": "event_participants", "values": {"event_id": "hd-2013-05-launch", "organization_id": "ports-of-japan"},
             "source": "readout", "quote": "The Ports of Japan"}),
    ("merge", {"table": "people", "from": "sato-san", "into": "aiko-sato",
               "expect": {"from": "Sato-san", "into": "Aiko Sato"}}),
    ("merge", {"table": "organizations", "from": "ports-authority-can", "into": "department-of-ports-can",
               "expect": {"from": "Ports Authority", "into": "Department of Ports"}}),
    ("seen", {"table": "passages", "row": "readout-ports-of-japan-were-glad", "expect": "The Ports of Japan were glad."}),
]  # fmt: skip


@given(st.permutations(VARIED))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_entries_makes_no_difference(entries: list[Entry]) -> None:
    assert corrected(toml(entries)) == corrected(toml(VARIED))


@given(st.sets(st.sampled_from(range(len(VARIED)))))
@settings(max_examples=50, deadline=None)
def test_whatever_is_corrected_every_rule_of_the_contract_holds(chosen: set[int]) -> None:
    chosen |= {5} if 7 in chosen else set()  # who took part was added, too
    after = corrected(toml([VARIED[at] for at in sorted(chosen)]))
    assert validate(after).render() == "every rule holds"


@cache
def article() -> Tables:
    from pipeline.extract import extract
    from pipeline.parse import parse as read_passages
    from pipeline.read import read
    from pipeline.resolve import resolve

    return resolve([extract(one, read_passages(one)) for one in read(RAW)])


def named(row: Row) -> str:
    return str(row.get("name") or row["title"])


@pytest.mark.slow
@pytest.mark.parametrize("table", MERGEABLE)
def test_of_any_two_rows_that_are_merged_one_is_left_with_all_that_points_at_either(table: str) -> None:
    tables = article()
    rows = sorted(tables[table], key=lambda row: str(row[KEYS[table][0]]))
    for first, second in pairwise(rows):
        gone, stays = (str(row[KEYS[table][0]]) for row in (first, second))
        expect = {"from": named(first), "into": named(second)}
        entry: Entry = ("merge", {"table": table, "from": gone, "into": stays, "expect": expect})
        after = correct(tables, parse(toml([entry]).encode(), WHERE), WHERE)
        assert validate(after).render() == "every rule holds"
        assert gone not in {value for each in CORRECTABLE for row in after[each] for value in row.values()}
        places = [spoken(each, table, {gone, stays}) for each in (tables, after)]
        assert places[0] == places[1]


def spoken(tables: Tables, table: str, keys: set[str]) -> set[tuple[object, ...]]:
    """Where the words stand that state one of these rows as a whole."""
    return {
        (row["passage_id"], row["char_start"], row["char_end"])
        for row in tables["evidence"]
        if row["table_name"] == table and row["row_id"] in keys and row["column_name"] is None
    }


@pytest.mark.slow
def test_each_leaf_of_the_article_dropped_and_added_again_has_the_same_id() -> None:
    tables = article()
    chosen = list(leaves(tables))
    assert len(chosen) > 60
    entries = [dropped(*one) for one in chosen] + [added(*one, tables) for one in chosen]
    after = correct(tables, parse(toml(entries).encode(), WHERE), WHERE)
    assert [line for line in changes(tables, after) if " words " not in line] == []
