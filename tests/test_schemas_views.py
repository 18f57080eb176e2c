"""What each view answers, on the hand-made tables; for sources that disagree see ``test_schemas_conflicts``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from tables_fixture import Row, valid_tables

from pipeline.publish import publish


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
