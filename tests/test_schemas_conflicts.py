"""Which claims conflict and which corroborate each other: two sources that disagree, and a copy of the second."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from tables_fixture import Row

from pipeline.publish import publish
from schemas.edtf import interval


def _database(tables: dict[str, list[Row]], folder: Path) -> duckdb.DuckDBPyConnection:
    publish(tables, folder)
    return duckdb.connect(str(folder / "hled.duckdb"), read_only=True)


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


def _matters(tables: dict[str, list[Row]], folder: Path, matter: str) -> list[tuple[object, ...]]:
    query = f"SELECT row_id, other_row_id FROM conflicts WHERE matter = '{matter}'"
    folder.mkdir(exist_ok=True)
    with _database(tables, folder) as database:
        return database.execute(query).fetchall()


def test_numbers_from_sources_about_other_dialogues_do_not_conflict(tmp_path: Path) -> None:
    tables = _disagreeing()
    assert _matters(tables, tmp_path / "one", "value") == [("q1", "q2")]
    tables["dialogues"].append({"dialogue_id": "e", "name": "E"})
    for number, name in enumerate("de", 1):
        words = {"passage_id": f"p{number}", "char_start": 0, "char_end": 4, "quote": "some"}
        about: Row = {"evidence_id": name, "table_name": "dialogues", "row_id": name, **words}
        tables["evidence"].append({**about, "rule": "r", "basis": "stated"})
    assert _matters(tables, tmp_path / "two", "value") == []


def test_a_number_of_one_word_without_a_date_is_of_nothing_in_particular(tmp_path: Path) -> None:
    tables = _disagreeing()
    tables["quantities"] = [row | {"per": None} for row in tables["quantities"]]
    assert _matters(tables, tmp_path / "one", "value") == []
    tables["quantities"] = [row | {"subject": "Trade in goods"} for row in tables["quantities"]]
    assert _matters(tables, tmp_path / "two", "value") == [("q1", "q2"), ("q1", "q3")]


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        ((None, None), [("launch-a", "launch-c")]),
        (("p1", None), [("launch-a", "launch-c")]),
        (("p1", "p1"), [("launch-a", "launch-c")]),
        (("p1", "p2"), []),
    ],
)
def test_a_launch_of_which_a_source_names_no_phase_may_be_that_of_any(
    phases: tuple[str | None, str | None], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    tables = _disagreeing()
    tables["phases"] = [
        {"phase_id": name, "dialogue_id": "d", "ordinal": n, "kind": "original"}
        for n, name in ((1, "p1"), (2, "p2"))
    ]
    kept = [row for row in tables["events"] if row["event_id"] in ("launch-a", "launch-c")]
    tables["events"] = [row | {"phase_id": phase} for row, phase in zip(kept, phases, strict=True)]
    tables["event_initiatives"] = []
    assert _matters(tables, tmp_path, "date") == [*expected, ("fund", "fund")]
