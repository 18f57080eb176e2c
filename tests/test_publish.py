"""What lies in the build folder: the same rows in every format, described, and with keys that hold."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from tables_fixture import Row, valid_tables

from pipeline.model import Document, Draft, Evidence, Extraction, Mention, Notice, Passage, Ref, Span
from pipeline.publish import publish, stages
from schemas.tables import (
    TABLES,
    choices,
    columns,
    description,
    descriptions,
    foreign_keys,
    primary_key,
    required,
)
from schemas.views import VIEWS

tables = pytest.mark.parametrize("table", TABLES)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid tables, published."""
    folder = tmp_path_factory.mktemp("build")
    publish(valid_tables(), folder)
    return folder


def _expected(table: str) -> list[tuple[object, ...]]:
    """The rows of the valid tables in the order of their key."""
    rows = sorted(valid_tables()[table], key=lambda row: tuple(str(row[name]) for name in primary_key(table)))
    return [tuple(row.get(name) for name in columns(table)) for row in rows]


@pytest.fixture(scope="module")
def database(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the published database, open for writing."""
    copy = shutil.copy(build / "hled.duckdb", tmp_path_factory.mktemp("copy") / "hled.duckdb")
    with duckdb.connect(str(copy)) as connection:
        yield connection


def _contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(folder / "hled.duckdb"), read_only=True) as database:
        return {name: database.execute(f"FROM {name}").fetchall() for name in (*TABLES, *VIEWS)}


def test_a_build_holds_these_files(build: Path) -> None:
    expected = {f"{kind}/{table}.{kind}" for kind in ("parquet", "csv") for table in TABLES} | {"hled.duckdb"}
    assert {path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file()} == expected


# Parquet


@tables
def test_a_parquet_file_holds_the_rows_in_the_order_of_their_key(build: Path, table: str) -> None:
    read = pq.read_table(build / "parquet" / f"{table}.parquet")
    assert [tuple(row.values()) for row in read.to_pylist()] == _expected(table)


@tables
def test_a_parquet_file_tells_pyarrow_what_its_columns_mean(build: Path, table: str) -> None:
    schema = pq.read_schema(build / "parquet" / f"{table}.parquet")
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == descriptions(table)
    assert json.loads(schema.metadata[b"hled"])["description"] == description(table)


@tables
def test_a_parquet_file_tells_duckdb_what_its_columns_mean(build: Path, table: str) -> None:
    query = "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'hled'"
    found = duckdb.execute(query, [str(build / "parquet" / f"{table}.parquet")]).fetchall()
    assert json.loads(found[0][0])["columns"] == descriptions(table)


def test_parquet_is_compressed_with_zstd(build: Path) -> None:
    chunk = pq.ParquetFile(build / "parquet" / "sources.parquet").metadata.row_group(0).column(0)
    assert chunk.compression == "ZSTD"


# CSV


def _as_csv(value: object) -> str:
    return "" if value is None else str(value)


@tables
def test_a_csv_file_holds_the_same_rows(build: Path, table: str) -> None:
    text = (build / "csv" / f"{table}.csv").read_bytes().decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == list(columns(table))
    assert rows == [[_as_csv(value) for value in row] for row in _expected(table)]


def test_a_csv_file_is_written_as_rfc_4180_has_it(build: Path) -> None:
    assert (build / "csv" / "pillars.csv").read_bytes() == (
        b"pillar_id,dialogue_id,phase_id,parent_pillar_id,level,position,name\r\n"
        b"energy,harbour-dialogue,harbour-dialogue-1,,1,2,Energy\r\n"
        b"trade,harbour-dialogue,harbour-dialogue-1,,1,1,Trade\r\n"
        b"trade-ports,harbour-dialogue,harbour-dialogue-1,trade,2,1,Ports\r\n"
    )


def test_quotes_in_a_csv_file_are_doubled_and_line_ends_in_a_text_kept(tmp_path: Path) -> None:
    rows = [{"person_id": "a", "name": 'Ana "Annie",\nthe Élder'}]
    publish({"people": rows}, tmp_path)
    written = (tmp_path / "csv" / "people.csv").read_bytes()
    assert written == 'person_id,name,wikidata_id\r\na,"Ana ""Annie"",\nthe Élder",\r\n'.encode()


@tables
def test_duckdb_reads_the_csv_file_back(build: Path, table: str) -> None:
    query = f"SELECT * FROM read_csv('{build}/csv/{table}.csv', all_varchar = true, header = true)"
    expected = [tuple(None if value is None else str(value) for value in row) for row in _expected(table)]
    assert duckdb.execute(query).fetchall() == expected


# DuckDB


@tables
def test_the_database_holds_the_same_rows(database: duckdb.DuckDBPyConnection, table: str) -> None:
    assert database.execute(f"FROM {table}").fetchall() == _expected(table)


@tables
def test_the_database_describes_its_tables_and_their_columns(
    database: duckdb.DuckDBPyConnection, table: str
) -> None:
    about = database.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table]).fetchall()
    query = "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    described = database.execute(query, [table]).fetchall()
    assert about == [(description(table),)]
    assert described == list(descriptions(table).items())


@pytest.mark.parametrize("view", VIEWS)
def test_the_database_describes_its_views_and_their_columns(
    database: duckdb.DuckDBPyConnection, view: str
) -> None:
    about = database.execute("SELECT comment FROM duckdb_views() WHERE view_name = ?", [view]).fetchall()
    query = "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    described = database.execute(query, [view]).fetchall()
    assert about == [(VIEWS[view].description,)]
    assert described == list(VIEWS[view].columns.items())


def test_the_database_is_written_for_duckdb_1_2_and_stays_small(
    build: Path, database: duckdb.DuckDBPyConnection
) -> None:
    tags = database.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'hled'").fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.2.0")
    assert (build / "hled.duckdb").stat().st_size < 2_500_000


def _breaks(database: duckdb.DuckDBPyConnection, statement: str) -> bool:
    """Whether the database refuses a statement, which leaves no trace in any case."""
    database.execute("BEGIN")
    try:
        database.execute(statement)
    except duckdb.ConstraintException:
        return True
    finally:
        database.execute("ROLLBACK")
    return False


def _insert(table: str, **changed: str) -> str:
    """A copy of the first row of a table under another key, but for what is changed."""
    key = primary_key(table)[0]
    values = {name: name for name in columns(table)} | {key: f"{key} || '-copy'"} | changed
    return f"INSERT INTO {table} SELECT {', '.join(values.values())} FROM {table} LIMIT 1"


_SINGLE = [table for table in TABLES if len(primary_key(table)) == 1 and table != "countries"]


@pytest.mark.parametrize("table", _SINGLE)
def test_a_sound_row_may_be_added(database: duckdb.DuckDBPyConnection, table: str) -> None:
    assert not _breaks(database, _insert(table))


@tables
def test_a_key_is_enforced(database: duckdb.DuckDBPyConnection, table: str) -> None:
    assert _breaks(database, f"INSERT INTO {table} FROM {table} LIMIT 1")


@pytest.mark.parametrize(("table", "column"), [(t, key.column) for t in _SINGLE for key in foreign_keys(t)])
def test_a_reference_is_enforced(database: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    assert _breaks(database, _insert(table, **{column: "'nowhere'"}))


@pytest.mark.parametrize(("table", "column"), [(t, c) for t in _SINGLE for c in choices(t)])
def test_a_closed_list_is_enforced(database: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    assert _breaks(database, _insert(table, **{column: "'nonsense'"}))


@pytest.mark.parametrize(("table", "column"), [(t, c) for t in _SINGLE for c in required(t)])
def test_a_required_column_is_enforced(database: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    assert _breaks(database, _insert(table, **{column: "NULL"}))


def test_exactly_one_alternative_is_enforced(database: duckdb.DuckDBPyConnection) -> None:
    assert _breaks(database, _insert("event_participants", country_code="'CAN'"))
    assert _breaks(database, _insert("event_participants", person_id="NULL"))


def test_topics_may_come_before_their_pillars_and_nest_deep(tmp_path: Path) -> None:
    pillar: Row = {"dialogue_id": "d", "position": 1, "name": "n"}
    rows = [{**pillar, "pillar_id": str(9 - level), "level": level} for level in range(5, 0, -1)]
    for row in rows[:-1]:
        row["parent_pillar_id"] = str(int(str(row["pillar_id"])) + 1)
    publish({"dialogues": [{"dialogue_id": "d", "name": "D"}], "pillars": rows}, tmp_path)
    assert len(_contents(tmp_path)["pillars"]) == 5


def test_an_orphan_is_not_dropped_in_silence(tmp_path: Path) -> None:
    orphan: Row = {
        "pillar_id": "p",
        "dialogue_id": "d",
        "parent_pillar_id": "gone",
        "level": 2,
        "position": 1,
    }
    rows = {"dialogues": [{"dialogue_id": "d", "name": "D"}], "pillars": [{**orphan, "name": "P"}]}
    with pytest.raises(duckdb.ConstraintException, match="gone"):
        publish(rows, tmp_path)


# The same rows give the same dataset


def test_two_builds_of_the_same_rows_in_any_order_are_the_same(build: Path, tmp_path: Path) -> None:
    shuffled = valid_tables()
    chance = random.Random(7)
    for rows in shuffled.values():
        chance.shuffle(rows)
    publish(dict(reversed(shuffled.items())), tmp_path)
    for path in build.rglob("*.*"):
        if path.suffix in (".parquet", ".csv"):
            assert (tmp_path / path.relative_to(build)).read_bytes() == path.read_bytes(), path.name
    assert _contents(tmp_path) == _contents(build)


def test_no_rows_give_a_whole_dataset(tmp_path: Path) -> None:
    publish({}, tmp_path)
    assert set(map(len, _contents(tmp_path).values())) == {0}


# What the stages handed on

TEXT = "Café talks began."
EXTRACTION = Extraction(
    Document("cafe", "Café", "text", TEXT, "cafe/cafe.txt", "0" * 64, 18, language="en"),
    (Passage(1, "sentence", Span(0, 17), ("Top", "Sub"), sentences=(Span(0, 17),), label=Span(0, 4)),),
    (
        Draft(
            "events",
            "e1",
            {"kind": "launch", "dialogue_id": Ref("dialogues", "d1"), "date_start": date(2013, 5, 1)},
            (Evidence(Span(11, 16), "verb", column="kind"),),
        ),
    ),
    (Mention(Ref("dialogues", "d1"), Span(0, 10)),),
    (Notice("odd", "A café that talks.", Span(0, 4)),),
)


def _stage(folder: Path, name: str) -> list[Row]:
    rows: list[Row] = pq.read_table(folder / "stages" / f"{name}.parquet").to_pylist()
    return rows


def test_each_stage_can_be_looked_into(tmp_path: Path) -> None:
    stages.write([EXTRACTION], tmp_path)
    assert [row["text"] for row in _stage(tmp_path, "documents")] == [TEXT]
    assert _stage(tmp_path, "passages") == [
        {
            "source_id": "cafe", "ordinal": 1, "kind": "sentence", "section": "Top > Sub", "depth": 0,
            "block": 0, "lead_in": None, "parent": None, "marker": "", "label": "Café",
            "sentences": "[[0, 17]]", "char_start": 0, "char_end": 17, "text": TEXT,
        }
    ]  # fmt: skip
    assert _stage(tmp_path, "drafts") == [
        {
            "source_id": "cafe",
            "table_name": "events",
            "key": "e1",
            "values": '{"date_start": "2013-05-01", "dialogue_id": {"key": "d1", "table": "dialogues"},'
            ' "kind": "launch"}',
            "evidence": '[{"basis": "stated", "column": "kind", "quote": "began", "rule": "verb",'
            ' "span": [11, 16]}]',
        }
    ]
    assert _stage(tmp_path, "mentions") == [
        {
            "source_id": "cafe", "table_name": "dialogues", "key": "d1", "char_start": 0, "char_end": 10,
            "surface": "Café talks",
        }
    ]  # fmt: skip
    assert _stage(tmp_path, "notices") == [
        {
            "source_id": "cafe", "kind": "odd", "message": "A café that talks.", "char_start": 0,
            "char_end": 4, "words": "Café",
        }
    ]  # fmt: skip


def test_stages_that_found_nothing_still_have_their_files(tmp_path: Path) -> None:
    stages.write([], tmp_path)
    names = ("documents", "drafts", "mentions", "notices", "passages")
    assert {name: _stage(tmp_path, name) for name in names} == {name: [] for name in names}
