"""``hled diff``: what became of the facts between two releases, in sentences, and the version step it asks for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from releases import TALKS, home, released, set_value, storage_version, tables_of
from workbench import hled

from pipeline.errors import UsageError
from pipeline.release import versions
from pipeline.release.changes import diff
from pipeline.release.telling import sentences

slow = pytest.mark.slow
MORE = TALKS + "\nMinisters met in Ottawa on May 6, 2014.\n"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(home(tmp_path_factory.mktemp("old")))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(home(tmp_path_factory.mktemp("new"), MORE), "1.1.0")


@pytest.fixture
def copy(old: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(old, tmp_path / "copy"))


ADDED = """\
1 place added, from *Talks*
    places ottawa came: «Ottawa»
1 event added, from *Talks*
    events hd-2014-05-06-meeting-ottawa came: «Ministers met in Ottawa on May 6, 2014.» and 2 more
1 source changed
1 passage added
5 quotes added
1 mention added
This is a MINOR step (facts or columns were added): 1.0.0 → 1.1.0
"""


@slow
@pytest.mark.parametrize("one", ["", ".zip", "/hled.duckdb"])
@pytest.mark.parametrize("other", ["", ".zip", "/hled.duckdb"])
def test_folders_archives_and_duckdb_files_are_compared_alike(
    one: str, other: str, old: Path, new: Path
) -> None:
    assert diff(f"{old}{one}", f"{new}{other}").told() == ADDED


@slow
def test_the_command_tells_it_and_its_exit_code_can_too(old: Path, new: Path) -> None:
    told = hled("diff", old, new)
    assert (told.returncode, told.stdout, told.stderr) == (0, ADDED, "")
    assert hled("diff", old, new, "--exit-code").returncode == 1
    same = hled("diff", old, old, "--exit-code")
    assert (same.returncode, same.stdout) == (0, "No differences: the same columns, facts and words.\n")


@slow
def test_json_has_both_rows_and_all_words(old: Path, new: Path) -> None:
    told = json.loads(hled("diff", new, old, "--format", "json").stdout)
    assert (told["step"], told["least_version"]) == ("major", "2.0.0")
    assert told["summary"][:2] == ["1 place removed, from *Talks*", "1 event removed, from *Talks*"]
    place = told["changes"][0]
    assert place | {"before": None} == {
        "table": "places",
        "kind": "went",
        "sentence": "places ottawa went: «Ottawa»",
        "columns": [],
        "before": None,
        "after": None,
        "sources": ["Talks"],
    }
    assert place["before"]["quotes"] == ["Ottawa"]
    assert place["before"]["row"]["name"] == "Ottawa"


@slow
def test_a_title_cannot_leave_its_place_in_markdown_or_html(tmp_path: Path, old: Path) -> None:
    other = released(home(tmp_path, TALKS, memo="# M\n\nMinisters met in Ottawa on May 6, 2014.\n"), "1.1.0")
    tables = tables_of(other)
    row = tables["sources"].column("source_id").to_pylist().index("memo")
    forged = set_value(tables["sources"], "title", "a*b <script>alert(1)</script>", row)
    pq.write_table(forged, other / "parquet" / "sources.parquet")
    found = diff(old, other)
    assert "from *a\\*b \\<script\\>alert(1)\\</script\\>*" in found.told("markdown")
    assert "<script>" not in found.told("html")
    assert "from <i>a*b &lt;script&gt;alert(1)&lt;/script&gt;</i>" in found.told("html")


def _write(folder: Path, name: str, table: pa.Table) -> None:
    pq.write_table(table, folder / "parquet" / f"{name}.parquet")


@slow
def test_columns_and_tables_that_differ_are_named_and_the_rest_is_compared(copy: Path, old: Path) -> None:
    tables = tables_of(copy)
    events, phases = tables["events"], tables["phases"]
    _write(copy, "events", events.drop_columns(["plover_code"]).append_column("mood", pa.array(["good"])))
    at = phases.schema.get_field_index("ordinal")
    _write(copy, "phases", phases.set_column(at, "ordinal", phases.column("ordinal").cast(pa.string())))
    (copy / "parquet" / "quantities.parquet").unlink()
    _write(copy, "treaties", pa.table({"a": [1, 2]}))
    found = diff(old, copy)
    assert sentences(found) == [
        "the column phases.ordinal is now of the type string, not int64",
        "the column events.plover_code was removed",
        "the column events.mood was added",
        "the table quantities was removed, with 0 rows",
        "the table treaties was added, with 2 rows",
    ]
    assert (found.step, found.changes) == ("major", ())


@slow
def test_an_added_column_alone_is_a_minor_step_and_no_row_counts_as_changed(copy: Path, old: Path) -> None:
    events = tables_of(copy)["events"]
    _write(copy, "events", events.append_column("mood", pa.array(["good"])))
    found = diff(old, copy)
    assert (sentences(found), found.step) == (["the column events.mood was added"], "minor")


@slow
def test_without_its_key_the_rows_of_a_table_are_not_matched_but_the_column_is_named(
    copy: Path, old: Path
) -> None:
    _write(copy, "events", tables_of(copy)["events"].drop_columns(["event_id"]))
    found = diff(old, copy)
    assert (sentences(found), found.step) == (["the column events.event_id was removed"], "major")


@slow
def test_the_same_facts_with_another_day_of_retrieval_are_a_patch(copy: Path, old: Path) -> None:
    import datetime

    day = datetime.date(2026, 1, 1)
    _write(copy, "sources", set_value(tables_of(copy)["sources"], "retrieved_on", day))
    found = diff(old, copy)
    assert (sentences(found), found.step) == (["1 source changed"], "patch")


@slow
def test_what_cannot_be_compared_is_an_error_in_words(copy: Path, old: Path, tmp_path: Path) -> None:
    file = copy / "hled.duckdb"
    file.write_bytes(storage_version(file.read_bytes(), 5000))
    (tmp_path / "broken.zip").write_text("no")
    cases = {
        file: "the DuckDB file has a storage format that DuckDB",
        tmp_path / "broken.zip": "the archive is damaged",
        tmp_path / "nowhere": "there is nothing here",
        copy / "raw": "there is no dataset here: no Parquet file",
    }
    for path, message in cases.items():
        done = hled("diff", old, path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"error: {message}") and "  to do: " in done.stderr


# Versions

ORDER = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
         "1.0.1", "1.2.0", "1.10.0", "2.0.0"]  # fmt: skip


def test_versions_sort_as_semantic_versions_do() -> None:
    mixed = [*ORDER[1::2], *ORDER[::2]]
    assert sorted(mixed, key=versions.precedence) == ORDER


# before, version, step asked for → what is refused, and the least version that will do
STEPS = {
    ("1.0.0", "1.0.1", "patch"): None,
    ("1.0.0", "1.0.1", "none"): None,
    ("1.0.0", "1.1.0", "minor"): None,
    ("1.0.0", "2.0.0", "minor"): None,
    ("1.0.0", "2.0.0-rc.1", "major"): None,
    ("2.0.0-rc.1", "2.0.0", "major"): None,
    ("1.0.0", "1.0.1", "minor"): "it is a PATCH step from 1.0.0, and why asks for MINOR, 1.1.0",
    ("1.4.2", "1.5.0", "major"): "it is a MINOR step from 1.4.2, and why asks for MAJOR, 2.0.0",
    ("0.1.0", "0.2.0", "major"): "it is a MINOR step from 0.1.0, and why asks for MAJOR, 1.0.0",
    ("1.0.0", "1.0.0", "none"): "is not above 1.0.0, the release before, 1.0.1",
    ("1.0.0", "1.0.0-rc.1", "none"): "is not above 1.0.0, the release before, 1.0.1",
    ("2.0.0", "1.9.0", "minor"): "is not above 2.0.0, the release before, 2.1.0",
}


@pytest.mark.parametrize("case", STEPS)
def test_a_version_is_above_the_one_before_by_the_step_that_was_asked_for(case: tuple[str, str, str]) -> None:
    before, version, step = case
    refused = STEPS[case]
    if refused is None:
        versions.check(before, version, step, "why")
        return
    with pytest.raises(UsageError) as caught:
        versions.check(before, version, step, "why")
    message, _, least = refused.rpartition(", ")
    assert caught.value.what.endswith(message)
    assert caught.value.todo == f"call it {least} or higher"


def test_the_latest_release_is_the_highest_full_version_as_folder_or_archive(tmp_path: Path) -> None:
    assert versions.latest(tmp_path) is None
    for name in ("hled-1.9.0", "hled-1.10.0", "hled-2.0.0-rc.1", "hled-old", "hled-3.0"):
        (tmp_path / name).mkdir()
    assert versions.latest(tmp_path) == tmp_path / "hled-1.10.0"
    (tmp_path / "hled-1.11.0.zip").touch()
    assert versions.latest(tmp_path) == tmp_path / "hled-1.11.0.zip"
