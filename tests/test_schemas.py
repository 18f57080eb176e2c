"""What the contract says of its tables, and that every target is told the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import duckdb
import pyarrow as pa
import pytest
from tables_fixture import valid_tables

import schemas
from schemas.arrow import arrow_schema, arrow_type
from schemas.ddl import all_tables, all_views, create_table
from schemas.frames import arrow_table, frames
from schemas.tables import (
    GROUNDED,
    TABLES,
    ForeignKey,
    choices,
    columns,
    description,
    descriptions,
    exactly_one,
    foreign_keys,
    primary_key,
    required,
)
from schemas.views import VIEWS

# The contract's columns; an added one may follow, none of these may go.
CONTRACT = {
    "sources": "source_id title format language publisher url license retrieved_on published_on path sha256"
    " byte_count text",
    "passages": "passage_id source_id ordinal kind section depth char_start char_end text",
    "countries": "country_code name",
    "dialogues": "dialogue_id name abbreviation kind",
    "dialogue_parties": "dialogue_id country_code",
    "organizations": "organization_id name abbreviation kind country_code wikidata_id",
    "people": "person_id name wikidata_id",
    "positions": "position_id person_id title organization_id country_code as_of_edtf",
    "places": "place_id name abbreviation kind country_code",
    "initiatives": "initiative_id name abbreviation kind description start_edtf",
    "aliases": "alias_id entity_kind entity_id alias language",
    "phases": "phase_id dialogue_id ordinal kind start_edtf",
    "pillars": "pillar_id dialogue_id phase_id parent_pillar_id level position name",
    "events": "event_id dialogue_id phase_id kind plover_code title date_edtf date_start date_end"
    " date_precision status place_id",
    "event_participants": "event_participant_id event_id person_id organization_id country_code role",
    "event_initiatives": "event_id initiative_id",
    "memberships": "membership_id dialogue_id phase_id organization_id country_code role",
    "initiative_participants": "initiative_participant_id initiative_id organization_id country_code place_id"
    " role",
    "outcomes": "outcome_id dialogue_id phase_id event_id initiative_id description date_edtf",
    "statements": "statement_id person_id position_id event_id text kind",
    "quantities": "quantity_id value value_max unit qualifier per subject date_edtf",
    "evidence": "evidence_id table_name row_id column_name passage_id char_start char_end quote rule basis",
    "mentions": "mention_id passage_id entity_kind entity_id char_start char_end surface",
    "notices": "notice_id source_id passage_id char_start char_end kind message",
    "corrections": "correction_id kind table_name row_id column_name old_value new_value reason who date",
}
UNGROUNDED = {"sources", "passages", "countries", "evidence", "mentions", "notices", "corrections"}
VIEW_NAMES = {
    "timeline",
    "participants",
    "pillar_tree",
    "fact_sources",
    "coverage",
    "corroboration",
    "conflicts",
}

tables = pytest.mark.parametrize("table", TABLES)


def test_the_tables_are_those_of_the_contract() -> None:
    assert set(TABLES) == set(CONTRACT)


@tables
def test_a_table_has_the_columns_of_the_contract_in_order(table: str) -> None:
    promised = CONTRACT[table].split()
    assert [name for name in columns(table) if name in promised] == promised


@tables
def test_the_key_comes_first(table: str) -> None:
    assert columns(table)[: len(primary_key(table))] == primary_key(table)


def test_two_tables_have_composite_keys() -> None:
    composite = {table: primary_key(table) for table in TABLES if len(primary_key(table)) > 1}
    assert composite == {
        "dialogue_parties": ("dialogue_id", "country_code"),
        "event_initiatives": ("event_id", "initiative_id"),
    }


@tables
def test_a_reference_points_at_the_key_of_a_table_loaded_before(table: str) -> None:
    order = list(TABLES)
    for key in foreign_keys(table):
        assert primary_key(key.parent) == (key.target,)
        assert order.index(key.parent) < order.index(table) or key.parent == table


@tables
def test_a_column_named_like_the_key_of_another_table_refers_to_it(table: str) -> None:
    keys = {primary_key(parent)[0]: parent for parent in TABLES if len(primary_key(parent)) == 1}
    named = {name for name in columns(table) if keys.get(name, table) != table}
    assert named == {key.column for key in foreign_keys(table) if key.column == key.target}


def test_a_topic_refers_to_the_pillar_above_it() -> None:
    assert ForeignKey("parent_pillar_id", "pillars", "pillar_id") in foreign_keys("pillars")


def test_facts_and_entities_must_be_stated_and_nothing_else() -> None:
    assert set(GROUNDED) == set(TABLES) - UNGROUNDED


def test_two_tables_have_alternatives() -> None:
    assert {table: exactly_one(table) for table in TABLES if exactly_one(table)} == {
        "event_participants": ("person_id", "organization_id", "country_code"),
        "initiative_participants": ("organization_id", "country_code", "place_id"),
    }


@tables
def test_the_table_and_each_column_are_described_in_a_sentence(table: str) -> None:
    for text in (description(table), *descriptions(table).values()):
        assert re.fullmatch(r"\S.{7,}[.]", text), text


def test_closed_lists_are_those_of_the_contract() -> None:
    assert choices("passages")["kind"] == ("heading", "sentence", "list_item", "quote")
    assert choices("memberships")["role"] == ("co_chair", "participant")
    assert choices("quantities")["qualifier"] == ("more_than", "less_than", "about")
    assert choices("evidence")["basis"] == ("stated", "inferred", "lexicon", "curated")
    assert len(choices("events")["plover_code"]) == 16


@tables
def test_the_arrow_schema_tells_what_the_model_says(table: str) -> None:
    told = arrow_schema(table)
    assert {field.name: field.metadata[b"description"].decode() for field in told} == descriptions(table)
    assert {field.name for field in told if not field.nullable} == set(required(table))
    assert json.loads(told.metadata[b"hled"]) == {
        "table": table,
        "description": description(table),
        "primary_key": list(primary_key(table)),
        "foreign_keys": {key.column: f"{key.parent}.{key.target}" for key in foreign_keys(table)},
        "columns": descriptions(table),
    }


def test_types_follow_from_the_kind_of_column() -> None:
    exceptions = {"retrieved_on": pa.date32(), "published_on": pa.date32()}
    exceptions |= {"date_start": pa.date32(), "date_end": pa.date32(), "date": pa.date32()}
    exceptions |= {"value": pa.float64(), "value_max": pa.float64()}
    whole = ("char_start", "char_end", "ordinal", "depth", "level", "position", "byte_count")
    exceptions |= dict.fromkeys(whole, pa.int64())
    for table in TABLES:
        for name in columns(table):
            assert arrow_type(table, name) == exceptions.get(name, pa.string()), f"{table}.{name}"


def test_a_create_statement_reads_like_this() -> None:
    assert create_table("memberships") == (
        'CREATE TABLE "memberships" (\n'
        '  "membership_id" VARCHAR NOT NULL,\n'
        '  "dialogue_id" VARCHAR NOT NULL,\n'
        '  "phase_id" VARCHAR,\n'
        '  "organization_id" VARCHAR NOT NULL,\n'
        '  "country_code" VARCHAR,\n'
        "  \"role\" VARCHAR NOT NULL CHECK (\"role\" IN ('co_chair', 'participant')),\n"
        '  PRIMARY KEY ("membership_id"),\n'
        '  FOREIGN KEY ("dialogue_id") REFERENCES "dialogues" ("dialogue_id"),\n'
        '  FOREIGN KEY ("phase_id") REFERENCES "phases" ("phase_id"),\n'
        '  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id"),\n'
        '  FOREIGN KEY ("country_code") REFERENCES "countries" ("country_code")\n'
        ");"
    )


def test_the_views_are_those_of_the_contract_and_describe_the_columns_they_give() -> None:
    with duckdb.connect() as database:
        database.execute(all_tables())
        database.execute(all_views())
        for name, view in VIEWS.items():
            given = [row[0] for row in database.execute(f"DESCRIBE {name}").fetchall()]
            assert given == list(view.columns), name
    assert set(VIEWS) == VIEW_NAMES


@tables
def test_rows_become_columns_and_come_back_as_they_were(table: str) -> None:
    rows = valid_tables()[table]
    framed = frames({table: rows})[table]
    expected = [{name: row.get(name) for name in columns(table)} for row in rows]
    assert arrow_table(framed, table).to_pylist() == expected


def test_a_table_without_rows_still_has_its_columns_in_their_types() -> None:
    framed = frames({})
    assert list(framed) == list(TABLES)
    assert all(arrow_table(framed[table], table).schema.equals(arrow_schema(table)) for table in TABLES)


def test_none_and_not_a_number_are_both_null() -> None:
    rows = [{"quantity_id": "a", "value": 1, "value_max": None}, {"quantity_id": "b", "value": float("nan")}]
    framed = arrow_table(frames({"quantities": rows})["quantities"], "quantities")
    assert framed["value"].to_pylist() == [1.0, None]
    assert framed["value_max"].to_pylist() == [None, None]


def test_reading_dates_needs_neither_pandas_nor_pandera() -> None:
    code = "import schemas.edtf, sys; print({'pandas', 'pandera', 'pyarrow', 'duckdb'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_package_offers_its_tables_and_nothing_it_has_not() -> None:
    assert schemas.TABLES is TABLES
    with pytest.raises(AttributeError, match="TABELS"):
        _ = schemas.TABELS
