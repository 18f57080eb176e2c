"""What each view answers, on the hand-made tables, and on two sources that disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from tables_fixture import Row, valid_tables

from pipeline.publish import publish
from schemas.edtf import interval


def _database(tables: dict[str, list[Row]], folder: Path) -> duckdb.DuckDBPyConnection:
    publish(tables, folder)
    return duckdb.connect(str(folder / "hled.duckdb"), read_only=True)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The hand-made tables."""
    with _database(valid_tables(), tmp_path_factory.mktemp("harbour")) as database:
        yield database


def test_timeline_tells_an_event_a_row(harbour: duckdb.DuckDBPyConnection) -> None:
    columns = "date_edtf, kind, participants, initiatives, place, dialogue, phase, quote, source_title"
    assert harbour.execute(f"SELECT {columns} FROM timeline").fetchall() == [
        (
            "2013-05", "launch", "Aiko Sato", None, "Vancouver", "Harbour Dialogue", "original",
            "was launched in May 2013", "The Harbour Dialogue",
        ),
        (
            None, "program_launch", None, "Tide Fund", None, "Harbour Dialogue", None,
            "It created the Tide Fund", "The Harbour Dialogue",
        ),
    ]  # fmt: skip


def test_timeline_names_all_who_took_part_once_and_in_order(tmp_path: Path) -> None:
    tables = valid_tables()
    took_part: Row = {"event_id": "launch-2013-05", "role": "host"}
    tables["event_participants"] += [
        {**took_part, "event_participant_id": "p2", "country_code": "JPN"},
        {**took_part, "event_participant_id": "p3", "organization_id": "department-of-ports"},
        {**took_part, "event_participant_id": "p4", "country_code": "JPN"},
    ]
    with _database(tables, tmp_path) as database:
        found = database.execute("SELECT participants FROM timeline WHERE kind = 'launch'").fetchall()
    assert found == [("Aiko Sato; Department of Ports; Japan",)]


def test_participants_tells_who_sits_where(harbour: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT dialogue, phase, side, country_code, role, organization, quote FROM participants"
    assert harbour.execute(query).fetchall() == [
        (
            "Harbour Dialogue", "original", "Canada", "CAN", "co_chair", "Department of Ports",
            "The Department of Ports co-chairs it",
        )
    ]  # fmt: skip


def test_pillar_tree_numbers_pillars_and_topics(harbour: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT dialogue, phase, number, level, path FROM pillar_tree"
    assert harbour.execute(query).fetchall() == [
        ("Harbour Dialogue", "original", "1", 1, "Trade"),
        ("Harbour Dialogue", "original", "1.1", 2, "Trade > Ports"),
        ("Harbour Dialogue", "original", "2", 1, "Energy"),
    ]


def test_fact_sources_puts_any_fact_beside_its_words(harbour: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT table_name, row_id, column_name, fact, quote FROM fact_sources"
    found = {
        (table, row, column): (fact, quote)
        for table, row, column, fact, quote in harbour.execute(query).fetchall()
    }
    assert len(found) == len(valid_tables()["evidence"])
    assert found["dialogue_parties", "harbour-dialogue/JPN", None] == (
        "Japan in Harbour Dialogue", "of Canada and Japan",
    )  # fmt: skip
    assert found["events", "launch-2013-05", "date_edtf"] == (
        "2013-05: Launch of the Harbour Dialogue",
        "May 2013",
    )
    assert found["quantities", "tide-fund-worth", None] == (
        "worth of the Tide Fund: more_than 1500000000.0 USD per year", "more than $1.5 billion per year",
    )  # fmt: skip
    assert found["initiative_participants", "tide-fund-ports", None] == (
        "Department of Ports, lead in Tide Fund", "It created the Tide Fund",
    )  # fmt: skip
    assert all(fact for fact, _ in found.values())


def test_fact_sources_tells_where_the_words_stand(harbour: duckdb.DuckDBPyConnection) -> None:
    columns = "passage, section, source_title, url, rule, basis"
    query = f"SELECT {columns} FROM fact_sources WHERE row_id = 'ports-co-chair'"
    assert harbour.execute(query).fetchall() == [
        (
            "The Department of Ports co-chairs it.", "The Harbour Dialogue", "The Harbour Dialogue",
            "https://example.org/harbour", "by_hand", "stated",
        )
    ]  # fmt: skip


def test_coverage_shows_what_was_read_and_gave_nothing(harbour: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT ordinal, facts, mentions, notices FROM coverage"
    assert harbour.execute(query).fetchall() == [
        (1, 0, 0, 0),
        (2, 10, 5, 0),
        (3, 0, 0, 1),
        (4, 1, 0, 0),
        (5, 1, 0, 0),
        (6, 2, 0, 0),
        (7, 2, 1, 0),
        (8, 6, 1, 0),
    ]


def test_nothing_is_in_conflict_where_one_source_speaks_once(harbour: duckdb.DuckDBPyConnection) -> None:
    assert harbour.execute("FROM conflicts").fetchall() == []


# Two sources, and a copy of the second


def _source(number: int, sha: str) -> Row:
    name = f"s{number}"
    paper: Row = {"title": name, "format": "text", "path": name, "sha256": sha * 64, "byte_count": 9}
    return {"source_id": name, **paper, "text": "some words", "publisher": f"press {sha}"}


def _event(name: str, kind: str, edtf: str, **more: object) -> Row:
    start, end, precision = interval(edtf)
    dated: Row = {"date_edtf": edtf, "date_start": start, "date_end": end, "date_precision": precision}
    return {
        "event_id": name,
        "dialogue_id": "d",
        "kind": kind,
        "title": name,
        "status": "occurred",
        **dated,
        **more,
    }


def _member(name: str, organization: str, role: str) -> Row:
    return {
        "membership_id": name,
        "dialogue_id": "d",
        "organization_id": organization,
        "country_code": "CAN",
        "role": role,
    }


_STATED = [
    ("events", "launch-a", 1), ("events", "launch-b", 2), ("events", "launch-c", 2),
    ("events", "fund-a", 1), ("events", "fund-b", 2),
    ("memberships", "both-chair", 1), ("memberships", "both-chair", 2), ("memberships", "both-chair", 3),
    ("memberships", "first-chair", 1), ("memberships", "second-chair", 2),
    ("memberships", "both-member", 2),
    ("quantities", "q1", 1), ("quantities", "q2", 2), ("quantities", "q3", 2), ("quantities", "q4", 2),
    ("positions", "office-a", 1), ("positions", "office-b", 2), ("positions", "office-c", 2),
    ("statements", "said-a", 1), ("statements", "said-b", 2),
    ("initiatives", "fund", 1), ("initiatives", "fund", 2),
]  # fmt: skip


def _office(name: str, person: str, title: str, year: str) -> Row:
    return {
        "position_id": name, "person_id": person, "title": title, "country_code": "CAN", "as_of_edtf": year,
    }  # fmt: skip


def _column(column: str, first: str | None, second: str | None) -> list[Row]:
    """What the first two sources say of a column of the fund: None for what it shows."""
    return [
        {
            "evidence_id": f"{column} {number}", "table_name": "initiatives", "row_id": "fund",
            "column_name": column, "passage_id": f"p{number}", "char_start": 0, "char_end": 4,
            "quote": f"{column} in s{number}", "rule": "r", "basis": "stated", "claim": claim,
        }
        for number, claim in enumerate((first, second), 1)
    ]  # fmt: skip


def _disagreeing() -> dict[str, list[Row]]:
    quantity: Row = {"subject": "trade", "unit": "USD", "per": "day"}
    evidence: list[Row] = [
        {
            "evidence_id": f"e{number}", "table_name": table, "row_id": row, "passage_id": f"p{source}",
            "char_start": 0, "char_end": 4, "quote": f"words of s{source}", "rule": "r", "basis": "stated",
        }
        for number, (table, row, source) in enumerate(_STATED)
    ]  # fmt: skip
    return {
        "sources": [_source(1, "a"), _source(2, "b"), _source(3, "b")],
        "passages": [
            {
                "passage_id": f"p{number}", "source_id": f"s{number}", "ordinal": 1, "kind": "sentence",
                "depth": 0, "char_start": 0, "char_end": 10,
                "text": "some words", "copy_of": "p2" if number == 3 else None,
            }
            for number in (1, 2, 3)
        ],
        "countries": [{"country_code": "CAN", "name": "Canada"}],
        "dialogues": [{"dialogue_id": "d", "name": "D"}],
        "organizations": [{"organization_id": name, "name": name} for name in ("both", "first", "second")],
        "people": [{"person_id": name, "name": name} for name in ("ann", "bo")],
        "positions": [
            _office("office-a", "ann", "Minister of Trade", "2014"),
            _office("office-b", "bo", "Minister of Trade", "2014"),
            _office("office-c", "ann", "Minister of Trade", "2015"),
            _office("office-d", "ann", "Deputy Minister", "2016"),  # a country may have several
            _office("office-e", "bo", "Deputy Minister", "2016"),
        ],
        "statements": [
            {"statement_id": "said-a", "person_id": "ann", "text": "We agree.", "kind": "inline"},
            {"statement_id": "said-b", "person_id": "bo", "text": "We agree.", "kind": "inline"},
            {"statement_id": "said-c", "person_id": "bo", "text": "We do not.", "kind": "inline"},
        ],
        "initiatives": [{"initiative_id": "fund", "name": "Fund", "kind": "fund", "start_edtf": "2015"}],
        "events": [
            _event("launch-a", "launch", "2013-05"),
            _event("launch-b", "launch", "2013"),  # spans May: no conflict with launch-a
            _event("launch-c", "launch", "2014"),
            _event("launch-d", "launch", "2020", status="planned"),
            _event("fund-a", "program_launch", "2015"),
            _event("fund-b", "program_launch", "2016"),
            _event("fund-c", "program_launch", "2019"),  # of no named initiative
            _event("talks-a", "meeting", "2015"),
            _event("talks-b", "meeting", "2016"),
        ],
        "event_initiatives": [
            {"event_id": "fund-a", "initiative_id": "fund"}, {"event_id": "fund-b", "initiative_id": "fund"},
        ],
        "memberships": [
            _member("both-chair", "both", "co_chair"),
            _member("both-member", "both", "participant"),
            _member("first-chair", "first", "co_chair"),
            _member("second-chair", "second", "co_chair"),
        ],
        "quantities": [
            {"quantity_id": "q1", "value": 1.0, **quantity},
            {"quantity_id": "q2", "value": 2.0, **quantity},
            {"quantity_id": "q3", "value": 2.0, **quantity, "per": "year"},
            {"quantity_id": "q4", "value": 0.5, **quantity, "qualifier": "more_than"},  # may be 1 or 2
        ],
        "notices": [
            {
                "notice_id": "n1", "source_id": "s1", "char_start": 5, "char_end": 10,
                "kind": "date-against-list", "message": "two years for one event",
            },
            {"notice_id": "n2", "source_id": "s1", "kind": "odd", "message": "an odd word"},
            {
                "notice_id": "n3", "source_id": "s1", "passage_id": "p1", "char_start": 0, "char_end": 4,
                "kind": "second-role", "message": "a participant as well",
            },
        ],
        "mentions": [
            {
                "mention_id": "m1", "passage_id": "p1", "entity_kind": "organization", "entity_id": "first",
                "char_start": 0, "char_end": 4, "surface": "some",
            },
        ],
        "evidence": [*evidence, *_column("kind", None, "project"), *_column("start_edtf", "2016", None)],
    }  # fmt: skip


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Two sources that disagree."""
    with _database(_disagreeing(), tmp_path_factory.mktemp("disagreeing")) as database:
        yield database


def test_conflicts_pairs_the_claims_that_cannot_both_hold(disagreeing: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT matter, subject, row_id, claim, other_row_id, other_claim FROM conflicts"
    assert disagreeing.execute(query).fetchall() == [
        ("co-chair", "d, CAN", "first-chair", "first", "second-chair", "second"),
        ("contradiction", "s1", "n1", "two years for one event", None, None),
        ("date", "begin of fund", "fund-a", "2015", "fund-b", "2016"),
        ("date", "launch of d", "launch-a", "2013-05", "launch-c", "2014"),
        ("date", "launch of d", "launch-b", "2013", "launch-c", "2014"),
        ("date", "start_edtf of fund", "fund", "2015", "fund", "2016"),
        ("kind", "kind of fund", "fund", "fund", "fund", "project"),
        ("office", "Minister of Trade, CAN, 2014", "office-a", "ann", "office-b", "bo"),
        ("role", "both in d", "both-chair", "co_chair, CAN", "both-member", "participant, CAN"),
        ("role", "first in d", "first-chair", "co_chair, CAN", "n3", "a participant as well"),
        ("speaker", "We agree.", "said-a", "ann", "said-b", "bo"),
        ("value", "trade, USD, per day", "q1", "1.0", "q2", "2.0"),
    ]


def test_conflicts_gives_the_words_of_both_sides(disagreeing: duckdb.DuckDBPyConnection) -> None:
    columns = "quote, source_id, other_quote, other_source_id"
    query = f"SELECT {columns} FROM conflicts WHERE matter IN ('value', 'contradiction', 'kind', 'speaker')"
    assert disagreeing.execute(query).fetchall() == [
        ("words", "s1", None, None),
        ("kind in s1", "s1", "kind in s2", "s2"),
        ("words of s1", "s1", "words of s2", "s2"),
        ("words of s1", "s1", "words of s2", "s2"),
    ]


def test_a_seat_and_a_second_role_are_shown_with_the_words_for_both(
    disagreeing: duckdb.DuckDBPyConnection,
) -> None:
    columns = "table_name, quote, source_id, other_quote, other_source_id"
    query = f"SELECT {columns} FROM conflicts WHERE other_row_id = 'n3'"
    assert disagreeing.execute(query).fetchall() == [("memberships", "words of s1", "s1", "some", "s1")]


def test_corroboration_counts_copies_of_a_document_once(disagreeing: duckdb.DuckDBPyConnection) -> None:
    columns = "row_id, sources, publishers, passages, source_ids"
    query = f"SELECT {columns} FROM corroboration WHERE row_id IN ('both-chair', 'fund-a')"
    assert disagreeing.execute(query).fetchall() == [
        ("both-chair", 2, 2, 3, "s1; s2; s3"),
        ("fund-a", 1, 1, 1, "s1"),
    ]


def test_words_that_say_otherwise_of_a_column_do_not_corroborate_it(
    disagreeing: duckdb.DuckDBPyConnection,
) -> None:
    query = "SELECT column_name, claim, quote FROM fact_sources WHERE row_id = 'fund' AND claim IS NOT NULL"
    assert disagreeing.execute(query).fetchall() == [
        ("kind", "project", "kind in s2"),
        ("start_edtf", "2016", "start_edtf in s1"),
    ]
