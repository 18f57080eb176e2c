"""hled query: every format whole, and no way to change anything."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from workbench import HLED, RAW, contents, hled

from pipeline import cli
from pipeline.browse.formats import TEXT_FORMATS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article, built once for all the questions below."""
    folder = tmp_path_factory.mktemp("article") / "build"
    done = hled("build", "--raw", RAW, "--build", folder)
    assert done.returncode == 0, done.stderr
    return folder


# A query of every type of value there is → the whole output in each format.
VALUES = """SELECT 'a|b' AS text, 'say "hi", twice' AS quoted, NULL AS nothing, '' AS empty, 1.5 AS number,
            DATE '2013-05-01' AS day, true AS truth, [1, NULL] AS list, 'México' AS text"""
SHOWN = {
    "csv": 'text,quoted,nothing,empty,number,day,truth,list,text_2\r\n'
    'a|b,"say ""hi"", twice",,"",1.5,2013-05-01,true,"[1, null]",México\r\n',
    "json": '[{"text": "a|b", "quoted": "say \\"hi\\", twice", "nothing": null, "empty": "", "number": 1.5, '
    '"day": "2013-05-01", "truth": true, "list": [1, null], "text_2": "México"}]\n',
    "markdown": "| text | quoted | nothing | empty | number | day | truth | list | text_2 |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    '| a\\|b | say "hi", twice |  |  | 1.5 | 2013-05-01 | true | [1, null] | México |\n',
    "table": "text  quoted           nothing  empty  number  day         truth  list       text_2\n"
    "────  ───────────────  ───────  ─────  ──────  ──────────  ─────  ─────────  ──────\n"
    'a|b   say "hi", twice  NULL            1.5     2013-05-01  true   [1, null]  México\n',
}  # fmt: skip


@pytest.mark.parametrize("form", SHOWN)
def test_an_answer_is_written_in_the_format_asked_for(form: str, build: Path) -> None:
    command = [HLED, "query", VALUES, "--build", build, "--format", form]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == SHOWN[form]


def test_the_formats_offered_are_those_that_exist() -> None:
    assert set(cli.FORMATS) == {*TEXT_FORMATS, "parquet"}


def test_parquet_keeps_types_and_goes_to_a_pipe_or_a_file(build: Path, tmp_path: Path) -> None:
    sql = "SELECT date_start, count(*) AS events FROM events GROUP BY ALL ORDER BY ALL"
    command = [HLED, "query", sql, "--build", build, "--format", "parquet"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    subprocess.run([*command, "--output", tmp_path / "out.parquet"], check=True)
    assert piped == (tmp_path / "out.parquet").read_bytes()
    assert [str(kind) for kind in pq.read_table(io.BytesIO(piped)).schema.types] == ["date32[day]", "int64"]


def test_csv_and_json_read_back_as_the_same_rows(build: Path) -> None:
    sql = "SELECT evidence_id, quote FROM evidence ORDER BY 1"
    lines = list(csv.DictReader(io.StringIO(hled("query", sql, "--build", build, "--format", "csv").stdout)))
    assert lines == json.loads(hled("query", sql, "--build", build, "--format", "json").stdout)


# A query that is refused → what the message must hold.
REFUSED = {
    "DROP TABLE events": "only reading is allowed",
    "INSERT INTO countries VALUES ('XXX', 'x')": "only reading is allowed",
    "UPDATE events SET title = ''": "only reading is allowed",
    "CREATE TABLE t AS SELECT 1": "only reading is allowed",
    "COPY events TO 'x.csv'": "only reading is allowed",
    "ATTACH 'x.duckdb'": "only reading is allowed",
    "SET threads = 1": "only reading is allowed",
    "SELECT 1; DROP TABLE events": "one statement is needed, not 2",
    "": "one statement is needed, not 0",
    "SELECT * FROM read_text('/etc/passwd')": "only the dataset can be read",
    "SELECT * FROM '/etc/passwd'": "does not exist",
    "SELEC 1": "syntax error",
    "SELECT * FROM event": 'Did you mean "events"',
    "SELECT titel FROM events": '"title"',
    "EXPLAIN ANALYZE DELETE FROM evidence": "cannot run",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_a_query_that_writes_or_makes_no_sense_exits_2_and_changes_nothing(sql: str, build: Path) -> None:
    before = contents(build)
    done = hled("query", sql, "--build", build)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert REFUSED[sql] in done.stderr
    assert contents(build) == before


# A query whose values have a type of their own in Python → the whole answer in Tokyo.
MOMENTS = {
    "SELECT TIMESTAMPTZ '2020-01-01 12:00:00+02' AS t, 'b' AS b -- noon;": "t,b\r\n2020-01-01 10:00:00+00,b\r\n",
    "SELECT [TIMESTAMPTZ '2020-01-01 12:00:00Z'] AS t;": 't\r\n"[""2020-01-01 21:00:00+09""]"\r\n',
    "SELECT t FROM (VALUES (TIMESTAMPTZ '2020-01-02 00:00:00Z'), ('2020-01-01 00:00:00Z')) AS v(t) ORDER BY t": (
        "t\r\n2020-01-01 00:00:00+00\r\n2020-01-02 00:00:00+00\r\n"
    ),
    "SELECT now() > TIMESTAMPTZ '2020-01-01' AS later": "later\r\ntrue\r\n",
    "SELECT interval 1 day AS i": 'i\r\n"1 day, 0:00:00"\r\n',
}


@pytest.mark.parametrize("sql", MOMENTS)
def test_a_moment_with_a_time_zone_is_written_in_utc_or_within_a_list_with_its_offset(
    sql: str, build: Path
) -> None:
    command = [HLED, "query", sql, "--build", build, "--format", "csv"]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"TZ": "Asia/Tokyo"})
    assert (done.stdout.decode(), done.stderr.decode()) == (MOMENTS[sql], "")


def test_a_type_that_parquet_lacks_is_said_in_words(build: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    done = hled("query", "SELECT interval 1 day", "--build", build, "--format", "parquet", "--output", out)
    assert (done.returncode, "Traceback" in done.stderr, out.exists()) == (2, False, False)
    assert "Parquet cannot hold this answer" in done.stderr and "cast the column" in done.stderr


def test_an_output_without_its_folder_is_said_with_its_reason(build: Path, tmp_path: Path) -> None:
    done = hled(
        "query", "SELECT 1", "--build", build, "--format", "csv", "--output", tmp_path / "no" / "x.csv"
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "error: the answer cannot be written: No such file or directory",
        f"  where: {tmp_path / 'no' / 'x.csv'}",
        "  to do: name a file in a folder that exists and can be written",
    ]


# Where standard output goes → what is said of it.
NOWHERE = {">/dev/full": "cannot be written: No space left on device", ">&-": "is closed"}


@pytest.mark.parametrize("where", NOWHERE)
@pytest.mark.parametrize("rest", ["1", "* FROM range(100000)' --format 'csv", "1' --format 'parquet"])
def test_an_answer_that_can_go_nowhere_is_said_in_words(where: str, rest: str, build: Path) -> None:
    command = f"'{HLED}' query --build '{build}' 'SELECT {rest}' {where}"
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, text=True, check=False)
    said = f"error: standard output {NOWHERE[where]}"
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, said)
    assert "Traceback" not in done.stderr
