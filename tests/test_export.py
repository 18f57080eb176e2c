"""hled export: a part of the dataset that stands by itself, with the words behind its facts and its metadata."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from releases import home, released, tables_of
from tables_fixture import valid_tables
from workbench import HLED, contents, hled, lay

from pipeline import cite, export
from pipeline.errors import UsageError
from pipeline.exporting import FORMATS
from pipeline.publish import duckdb as duckdb_target
from pipeline.release import apa, slices
from pipeline.release.readers import of_csv, of_duckdb, of_parquet, of_sqlite
from schemas.frames import arrow_table, frames
from schemas.tables import GROUNDED, TABLES, foreign_keys, primary_key

slow = pytest.mark.slow
MEMO = (
    "# Memo\n\nMinisters of Canada and Japan met in Ottawa on May 6, 2014. In 2015 they met again in Kyoto.\n"
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two documents: the folder."""
    return released(home(tmp_path_factory.mktemp("export"), memo=MEMO))


def whole() -> dict[str, pa.Table]:
    """The valid tables as typed columns, sorted by key."""
    framed = frames(valid_tables())
    return {
        name: arrow_table(framed[name], name).sort_by([(key, "ascending") for key in primary_key(name)])
        for name in TABLES
    }


WHOLE = whole()


def keys(tables: dict[str, pa.Table]) -> dict[str, list[str]]:
    return {name: slices.keys(name, table).to_pylist() for name, table in tables.items()}


# Which rows

CUTS: dict[str, tuple[dict[str, list[str] | None], dict[str, list[str]]]] = {
    "facts bring their words along, whole tables and all": (
        {"people": None},
        {
            "sources": ["harbour"],
            "passages": ["harbour-2"],
            "people": ["aiko-sato"],
            "evidence": ["harbour-e5"],
        },
    ),
    "what refers to a row that is left out is left out": (
        {"events": ["tide-fund-creation"], "event_participants": None, "event_initiatives": None},
        {
            "sources": ["harbour"],
            "passages": ["harbour-8"],
            "events": ["tide-fund-creation"],
            "event_participants": [],
            "event_initiatives": ["tide-fund-creation/tide-fund"],
            "evidence": ["harbour-e16", "harbour-e18"],
        },
    ),
    "a reference that names its table counts as one": (
        {"dialogues": [], "people": None, "aliases": None, "mentions": None},
        {
            "sources": ["harbour"],
            "passages": ["harbour-2", "harbour-7", "harbour-8"],
            "dialogues": [],
            "people": ["aiko-sato"],
            "aliases": [],
            "evidence": ["harbour-e5"],
            "mentions": ["harbour-m2", "harbour-m3", "harbour-m4", "harbour-m5", "harbour-m6", "harbour-m7"],
        },
    ),
    "a topic brings its pillar along": (
        {"pillars": ["trade-ports"]},
        {
            "sources": ["harbour"],
            "passages": ["harbour-4", "harbour-5"],
            "pillars": ["trade", "trade-ports"],
            "evidence": ["harbour-e11", "harbour-e12"],
        },
    ),
    "reference data have no words": ({"countries": ["CAN"]}, {"countries": ["CAN"]}),
    "evidence brings passages and sources along": (
        {"evidence": ["harbour-e5"]},
        {"sources": ["harbour"], "passages": ["harbour-2"], "evidence": ["harbour-e5"]},
    ),
    "words without their source are left out": (
        {"sources": [], "people": None},
        {"sources": [], "passages": [], "people": ["aiko-sato"], "evidence": []},
    ),
    "nothing fits": (
        {"people": [], "positions": None},
        {"sources": [], "passages": [], "people": [], "positions": [], "evidence": []},
    ),
}


def _cut(asked: dict[str, list[str] | None]) -> dict[str, pa.Table]:
    kept = {
        name: pa.chunked_array([pa.array(rows, pa.string())])
        for name, rows in asked.items()
        if rows is not None
    }
    return slices.cut(WHOLE, asked.keys(), kept)


@pytest.mark.parametrize("case", CUTS)
def test_a_slice_holds_these_rows(case: str) -> None:
    asked, expected = CUTS[case]
    assert keys(_cut(asked)) == expected


def test_all_tables_without_a_condition_are_the_dataset() -> None:
    assert slices.cut(WHOLE, TABLES.keys(), {}) == WHOLE


ASKED = st.dictionaries(
    st.sampled_from(list(TABLES)), st.none() | st.randoms(use_true_random=False), min_size=1
)


def faults(tables: dict[str, pa.Table], facts: list[str]) -> list[str]:
    """References of a slice that lead nowhere, and evidence of nothing."""
    there = keys(tables)
    lost = [
        f"{name}.{key.column} {value}"
        for name, table in tables.items()
        for key in foreign_keys(name, tables)
        for value in table[key.column].drop_null().to_pylist()
        if value not in there[key.parent]
    ]
    evidence = tables.get("evidence", WHOLE["evidence"].slice(0, 0)).to_pylist() if facts else []
    return lost + [
        row["evidence_id"] for row in evidence if row["row_id"] not in there.get(row["table_name"], ())
    ]


@given(ASKED)
def test_any_slice_is_whole_in_itself_and_in_the_order_of_the_dataset(asked: dict[str, Any]) -> None:
    chosen: dict[str, list[str] | None] = {
        name: None if chance is None else [key for key in keys(WHOLE)[name] if chance.random() < 0.5]
        for name, chance in asked.items()
    }
    found = _cut(chosen)
    assert faults(found, [name for name in asked if name in GROUNDED]) == []
    for name, table in found.items():
        assert table == WHOLE[name].filter(
            pc.is_in(slices.keys(name, WHOLE[name]), slices.keys(name, table).combine_chunks())
        )


def test_a_reference_that_leads_nowhere_would_be_noticed() -> None:
    broken = {"events": WHOLE["events"].slice(0, 0), "event_participants": WHOLE["event_participants"]}
    assert faults(broken, []) == ["event_participants.event_id launch-2013-05"]


def test_a_database_of_a_slice_keeps_its_keys(tmp_path: Path) -> None:
    """DuckDB enforces them: it would refuse a reference that leads nowhere."""
    duckdb_target.write(
        _cut({"events": ["launch-2013-05"], "event_participants": None, "people": None}), tmp_path
    )
    with duckdb.connect(str(tmp_path / "hled.duckdb")) as database, pytest.raises(duckdb.ConstraintException):
        database.execute(
            "INSERT INTO event_participants VALUES ('x', 'nothing', NULL, NULL, 'CAN', 'participant')"
        )


# In which formats


def _of_json(folder: Path) -> dict[str, pa.Table]:
    return {path.stem: json.loads(path.read_bytes()) for path in (folder / "json").iterdir()}


def _of_jsonl(folder: Path) -> dict[str, pa.Table]:
    paths = (folder / "jsonl").iterdir()
    return {path.stem: [json.loads(line) for line in path.read_text().split("\n")[:-1]] for path in paths}


def _of_xlsx(folder: Path) -> dict[str, Any]:
    book = openpyxl.load_workbook(folder / "hled.xlsx", read_only=True)
    sheets = {
        name: [list(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames[1:]
    }
    return {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in sheets.items()}


READ: dict[str, Any] = {
    "csv": of_csv,
    "parquet": of_parquet,
    "json": _of_json,
    "jsonl": _of_jsonl,
    "xlsx": _of_xlsx,
    "sqlite": lambda folder: of_sqlite(folder / "hled.sqlite"),
    "duckdb": lambda folder: of_duckdb(folder / "hled.duckdb"),
}


def _plain(rows: Any) -> list[dict[str, str]]:
    """Rows as text, for formats differ in how they write a day or a number."""
    rows = rows.to_pylist() if isinstance(rows, pa.Table) else rows
    return [{name: str(value).removesuffix(" 00:00:00") for name, value in row.items()} for row in rows]


def test_the_formats_read_here_are_those_that_exist() -> None:
    assert READ.keys() == FORMATS.keys()


@slow
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_rows_of_the_dataset(form: str, release: Path, tmp_path: Path) -> None:
    """One year of it: events, who took part in them, and the words."""
    done = export(
        tmp_path / "part", ["events", "event_participants"], [form], ["events: date_edtf > '2014'"], release
    )
    read = READ[form](tmp_path / "part")
    assert read.keys() == {"sources", "passages", "events", "event_participants", "evidence"}
    assert {name: _plain(rows) for name, rows in read.items()} == {
        name: _plain(table) for name, table in done.slice.tables.items()
    }
    assert [row["date_edtf"] for row in _plain(read["events"])] == ["2014-05-06", "2015"]
    assert len(read["event_participants"]) > 0 and len(read["evidence"]) > 0


@slow
def test_json_is_written_a_row_a_line(release: Path, tmp_path: Path) -> None:
    export(tmp_path / "a", ["countries"], ["json", "jsonl"], ["true"], release)
    lines = '{"country_code": "CAN", "name": "Canada"}', '{"country_code": "JPN", "name": "Japan"}'
    assert (tmp_path / "a" / "jsonl" / "countries.jsonl").read_text() == f"{lines[0]}\n{lines[1]}\n"
    assert (tmp_path / "a" / "json" / "countries.json").read_text() == f"[\n{lines[0]},\n{lines[1]}\n]\n"
    export(tmp_path / "b", ["countries"], ["json", "jsonl"], ["false"], release)
    assert (tmp_path / "b" / "jsonl" / "countries.jsonl").read_text() == ""
    assert (tmp_path / "b" / "json" / "countries.json").read_text() == "[]\n"


@slow
def test_an_export_of_everything_has_the_files_of_a_release(release: Path, tmp_path: Path) -> None:
    done = hled(
        "export", "--out", tmp_path / "all", "--format", "csv, parquet,xlsx,sqlite", "--build", release
    )
    assert (done.returncode, done.stderr) == (0, "")
    there, here = contents(release), contents(tmp_path / "all")
    package = here.pop("datapackage.json")
    assert here == {name: there[name] for name in here}
    assert sum(name.endswith(".csv") for name in here) == len(TABLES)
    theirs, ours = json.loads(there["datapackage.json"] or ""), json.loads(package or "")
    assert ours["digest"] == theirs["digest"]
    assert ours["resources"] == theirs["resources"]
    assert ours["slice"] == {
        "of": "hled-1.0.0",
        "digest": ours["digest"],
        "tables": list(TABLES),
        "where": {},
    }


# What it says of itself


@slow
def test_the_metadata_tell_what_was_cut_from_what_and_how(release: Path, tmp_path: Path) -> None:
    export(tmp_path / "part", ["events"], ["csv", "duckdb"], ["kind = 'meeting'"], release)
    package = json.loads((tmp_path / "part" / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in package.pop("resources")}
    files = package.pop("files")
    released = json.loads((release / "datapackage.json").read_text())
    assert len(package.pop("digest")) == len("sha256:") + 64
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "hled",
        "title": released["title"],
        "description": released["description"],
        "version": "1.0.0",
        "created": "2026-05-31T00:00:00Z",
        "keywords": released["keywords"],
        "contributors": released["contributors"],
        "licenses": released["licenses"],
        "sources": [{"title": "Memo", "path": "raw/memo/memo.md", "license": "CC0-1.0"}],
        "slice": {
            "of": "hled-1.0.0",
            "digest": released["digest"],
            "tables": ["events"],
            "where": {"events": "kind = 'meeting'"},
        },
    }
    assert files == [{"path": "hled.duckdb", "format": "duckdb", "mediatype": "application/vnd.duckdb"}]
    assert list(resources) == ["sources", "passages", "events", "evidence"]
    schema = resources["events"]["schema"]
    assert (schema["primaryKey"], schema.get("foreignKeys")) == (["event_id"], None)
    assert [key["reference"]["resource"] for key in resources["evidence"]["schema"]["foreignKeys"]] == [
        "passages"
    ]


DIALECTS = {
    "xlsx": {"sheetName": "countries", "excel": {"sheet": "countries"}},
    "sqlite": {"table": "countries"},
    "duckdb": {"table": "countries"},
}


@slow
@pytest.mark.parametrize("form", DIALECTS)
def test_a_table_in_a_file_with_others_is_named(form: str, release: Path, tmp_path: Path) -> None:
    export(tmp_path / "part", ["countries", "people"], [form], build=release)
    package = json.loads((tmp_path / "part" / "datapackage.json").read_text())
    (countries,) = [resource for resource in package["resources"] if resource["name"] == "countries"]
    assert (countries["path"], countries["dialect"]) == (f"hled.{form}", DIALECTS[form])
    assert "files" not in package


@slow
def test_a_slice_of_a_build_has_no_version_and_can_still_be_asked(release: Path, tmp_path: Path) -> None:
    build = release.parent.parent / "build"
    done = hled(
        "export",
        "--out",
        "part",
        "--format",
        "duckdb",
        "--tables",
        "events,people",
        "--build",
        build,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    package = json.loads((tmp_path / "part" / "datapackage.json").read_text())
    assert "version" not in package and "created" not in package
    asked = hled(
        "query", "SELECT count(*) AS n FROM events", "--format", "csv", "--build", "part", cwd=tmp_path
    )
    assert asked.stdout == "n\n3\n"


@slow
@pytest.mark.parametrize("place", ["part", "part/hled.duckdb"])
def test_a_part_is_cited_as_what_it_was_cut_from(place: str, release: Path, tmp_path: Path) -> None:
    export(tmp_path / "part", ["events"], ["duckdb"], build=release)
    fact, *documents = cite("hd-2013-05-launch", build=tmp_path / place).works
    assert apa.line(fact) == (
        "The HLED contributors. (2026). The Harbour Dialogue (HD) of Canada and Japan was launched in May 2013 [Data set]."
        " In HLED: economic dialogues as data, every fact beside its words (events/hd-2013-05-launch; Version 1.0.0)."
    )
    assert [apa.line(document) for document in documents] == ["Talks. (n.d.)."]


@slow
def test_what_a_part_cannot_answer_is_said_in_words(release: Path, tmp_path: Path) -> None:
    export(tmp_path / "part", ["countries"], ["duckdb"], build=release)
    for command in (("trace", "CAN"), ("coverage",)):
        done = hled(*command, "--build", tmp_path / "part")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(
            "error: the dataset lacks what is asked of it: Catalog Error: Table with name "
        )
        assert "to do: name a whole dataset" in done.stderr


@slow
@pytest.mark.parametrize("place", ["hled-1.0.0", "hled-1.0.0.zip", "hled-1.0.0/hled.duckdb"])
def test_folder_archive_and_database_are_cut_alike(place: str, release: Path, tmp_path: Path) -> None:
    arguments = (["events"], ["csv", "parquet"], ["kind = 'meeting'"])
    export(tmp_path / "one", *arguments, release)
    export(tmp_path / "two", *arguments, release.parent / place)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@slow
def test_the_same_question_gives_the_same_bytes_whatever_the_clock_hash_seed_and_language(
    release: Path, tmp_path: Path
) -> None:
    formats = ",".join(
        name for name in FORMATS if name != "duckdb"
    )  # whose unused bytes depend on what else the process did
    command = (
        "export",
        "--tables",
        "people,events",
        "--where",
        "events: kind IN ('meeting', 'launch')",
        "--format",
        formats,
    )
    for out, more in (("one", {}), ("two", {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"})):
        done = hled(*command, "--out", tmp_path / out, "--build", release, **more)
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@slow
def test_the_command_says_what_it_wrote(release: Path, tmp_path: Path) -> None:
    done = hled("export", "--tables", "countries", "--out", tmp_path / "part", "--build", release)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (f"countries          2\nExported {tmp_path / 'part'}: 2 files, 0.0 MB\n")


# What it refuses

# Tables, formats and conditions → what is said of them.
Asked = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
CONDITION = "the condition on events cannot be asked: "
EVENTS = ("events",), ("csv",)
REFUSED: dict[Asked, str] = {
    (("event",), ("csv",), ()): "there is no table `event`\n  to do: did you mean `events`",
    (("timeline",), ("csv",), ()): (
        "`timeline` is a view, not a table\n  where: --tables\n"
        '  to do: run `hled query "SELECT * FROM timeline" --format csv --output timeline.csv`'
    ),
    ((), ("xls",), ()): "there is no format `xls`\n  to do: did you mean `xlsx`",
    ((), ("csv",), ("true",)): (
        "of which table is this condition?\n  where: --where true\n"
        '  to do: name it, as in --where "events: true"'
    ),
    (*EVENTS, ("people: true",)): "`people` is no table of this export\n  where: --where people: true",
    (
        *EVENTS,
        ("true", "false"),
    ): "`events` has two conditions\n  where: --where false\n  to do: join them with AND",
    (*EVENTS, ("titel = 1",)): (
        f'{CONDITION}Binder Error: Referenced column "titel" not found in FROM clause! Candidate bindings: "title"'
    ),
    (*EVENTS, ("title",)): f"{CONDITION}Conversion Error: Could not convert string",
    (*EVENTS, ("",)): f"{CONDITION}Parser Error",
    (*EVENTS, ("true; DROP TABLE events",)): f"{CONDITION}Parser Error",
    (*EVENTS, ("true, true",)): f"{CONDITION}Parser Error: Expected a single expression",
    (*EVENTS, ("true) UNION (SELECT 1",)): f'{CONDITION}Parser Error: syntax error at or near ")"',
    (*EVENTS, ("EXISTS (FROM read_text('/etc/passwd'))",)): f"{CONDITION}Permission Error",
}


@slow
@pytest.mark.parametrize("asked", REFUSED, ids=str)
def test_what_cannot_be_meant_is_said_in_words_and_leaves_nothing(
    asked: Asked, release: Path, tmp_path: Path
) -> None:
    tables, formats, where = asked
    with pytest.raises(UsageError) as error:
        export(tmp_path / "part", tables, formats, where, release)
    assert str(error.value).startswith(REFUSED[asked])
    assert "\n  to do: " in str(error.value)
    assert list(tmp_path.iterdir()) == []


@slow
@pytest.mark.parametrize("where", ["titel = 1", "true; DROP TABLE events"])
def test_a_refused_command_ends_with_2_and_changes_nothing(where: str, release: Path, tmp_path: Path) -> None:
    before = contents(release)
    done = hled(
        "export", "--out", tmp_path / "part", "--tables", "events", "--where", where, "--build", release
    )
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert f"error: {CONDITION}" in done.stderr and f"\n  where: {where}\n" in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert contents(release) == before


CASTS = {
    "kind::VARCHAR = 'meeting'": 2,
    "events:kind::VARCHAR = 'meeting'": 2,
    "events : title LIKE '%: %' OR true": 3,
    "event_id IN (SELECT event_id FROM event_participants WHERE country_code = 'JPN')": 1,
    "kind = 'meeting' -- so it is": 2,
}


@slow
@pytest.mark.parametrize("condition", CASTS)
def test_a_condition_is_sql_over_the_table_with_or_without_its_name(
    condition: str, release: Path, tmp_path: Path
) -> None:
    found = export(tmp_path / "part", ["events"], where=[condition], build=release).slice.tables["events"]
    assert found.num_rows == CASTS[condition]


@slow
def test_a_folder_that_exists_is_left_alone(release: Path, tmp_path: Path) -> None:
    lay(tmp_path / "part", {"mine.txt": "kept"})
    done = hled("export", "--out", tmp_path / "part", "--build", release)
    assert (done.returncode, done.stderr) == (
        2,
        f"error: there is something here already\n  where: {tmp_path / 'part'}\n  to do: name a new folder with --out\n",
    )
    assert contents(tmp_path) == {"part": None, "part/mine.txt": b"kept"}


@slow
def test_a_dataset_of_other_columns_is_told_by_name(release: Path, tmp_path: Path) -> None:
    shutil.copytree(release, tmp_path / "old")
    people = tables_of(release)["people"].drop_columns(["wikidata_id"])
    pq.write_table(people, tmp_path / "old" / "parquet" / "people.parquet")
    done = hled("export", "--out", tmp_path / "part", "--build", tmp_path / "old")
    assert done.returncode == 2
    assert "the dataset is not of this version's columns: people has no column wikidata_id" in done.stderr
    assert not (tmp_path / "part").exists()


@slow
@pytest.mark.parametrize("blocks", [2, 40, 200])
def test_a_disk_that_fills_up_is_said_in_words_and_nothing_half_written_is_left(
    blocks: int, release: Path, tmp_path: Path
) -> None:
    command = f"ulimit -f {blocks}; exec {HLED} export --out part --format csv,xlsx,duckdb --build {release}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("error: the out folder cannot be written: ")
    assert list(tmp_path.iterdir()) == []


@slow
def test_an_interrupt_leaves_nothing(release: Path, tmp_path: Path) -> None:
    process = subprocess.Popen([HLED, "export", "--out", "part", "--build", release, "--format", ",".join(FORMATS)],
                               cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ)  # fmt: skip
    while not list(tmp_path.iterdir()) and process.poll() is None:
        pass
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []
