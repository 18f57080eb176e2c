"""``hled verify``: a release that is what it claims to be passes, and every kind of damage has its words."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from releases import home, released, set_value, storage_version, sum_up, tables_of
from workbench import ARTICLE, RAW, contents, hled, lay

from pipeline.errors import InputError
from pipeline.publish import csv, duckdb, sqlite
from pipeline.release.verify import verify

pytestmark = pytest.mark.slow  # a release is made first


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release, its archive beside it; not to be touched."""
    return released(home(tmp_path_factory.mktemp("made")))


@pytest.fixture
def release(made: Path, tmp_path: Path) -> Path:
    """A copy of it, free to be damaged."""
    return Path(shutil.copytree(made, tmp_path / made.name))


def report(path: Path, *options: str) -> tuple[int, str]:
    """Exit code and words of the command, digests and the path left out."""
    done = hled("verify", path, *options)
    told = re.sub(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}…", "DIGEST", done.stdout + done.stderr)
    return done.returncode, told.replace(str(path), "PATH")


def faults(path: Path) -> list[str]:
    """What is wrong, each with the check that found it."""
    found = [f"{check.name}: {fault}" for check in verify(path).checks for fault in check.faults]
    found = [re.sub(r"\bev-[a-z0-9-]+", "EVIDENCE", fault) for fault in found]
    return [re.sub(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}…", "DIGEST", fault) for fault in found]


# What holds

GOOD = """\
ok      files      60 files have the digests in SHA256SUMS
ok      columns    25 tables with their columns in Parquet, CSV, DuckDB and SQLite
ok      digest     DIGEST in Parquet, CSV, DuckDB and SQLite, as datapackage.json has it
ok      rules      20 rows keep every rule: types, closed lists, keys, references
ok      schema     the keys and views of the contract, and no others, in DuckDB and SQLite
ok      documents  1 document reads as the text in sources
ok      quotes     8 quotes, 2 mentions and 2 passages stand where they say in the documents in raw/
PATH: everything holds
"""


def test_a_release_as_it_was_made_holds_as_a_folder_and_as_an_archive(made: Path) -> None:
    before = contents(made)
    count = len([1 for data in before.values() if data is not None]) - 1
    good = GOOD.replace("60 files", f"{count} files")
    assert report(made) == (0, good)
    assert report(made.with_name(made.name + ".zip")) == (0, good)
    assert contents(made) == before


def test_the_folder_need_not_keep_its_name_and_may_be_where_one_stands(release: Path) -> None:
    done = hled("verify", ".", cwd=release)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, ".: everything holds")


def test_a_duckdb_file_is_proved_by_itself_against_the_digest_beside_it_or_the_one_given(
    release: Path,
) -> None:
    file = release / "hled.duckdb"
    good = """\
ok      columns    25 tables with their columns in DuckDB
ok      digest     DIGEST in DuckDB, as datapackage.json has it
ok      rules      20 rows keep every rule: types, closed lists, keys, references
ok      schema     the keys and views of the contract, and no others, in DuckDB
ok      quotes     8 quotes, 2 mentions and 2 passages stand where they say in the texts that the file holds
PATH: everything holds
"""
    assert report(file) == (0, good)
    digest = str(json.loads((release / "datapackage.json").read_text())["digest"])
    alone = Path(shutil.copy(file, release.parent / "alone.duckdb"))
    assert report(alone) == (
        0,
        good.replace("as datapackage.json has it", "X").replace(
            "DIGEST in DuckDB, X",
            "DIGEST (compare it with what was published, or give that as --digest)",
        ),
    )
    assert report(alone, "--digest", digest) == (0, good.replace("datapackage.json", "--digest"))
    code, told = report(alone, "--digest", "0" * 64)
    assert code == 1
    assert (
        "FAILED  digest     1 fault\n"
        "        - DuckDB holds other rows than were published: their digest is DIGEST, not DIGEST (--digest)\n"
        "ok      rules" in told
    )
    assert told.endswith("PATH: 1 of 5 checks failed\n")


def test_the_article_holds_and_its_release_says_how_much_was_proved(tmp_path: Path) -> None:
    from pipeline import releasing

    made = releasing.release("1.0.0", "2026-05-31", raw=RAW, build=tmp_path / "build", out=tmp_path / "out")
    found = verify(made.folder)
    assert found.ok
    held = {check.name: check.held for check in found.checks}
    counts = {name: table.num_rows for name, table in tables_of(made.folder).items()}
    assert held["quotes"].startswith(f"{counts['evidence']:,} quotes, {counts['mentions']:,} mentions")
    assert (made.folder / "raw" / ARTICLE / f"{ARTICLE}.md").is_file()


# Files


def _cut(folder: Path, name: str) -> None:
    lines = (folder / "SHA256SUMS").read_text().splitlines(keepends=True)
    (folder / "SHA256SUMS").write_text("".join(line for line in lines if f"  {name}\n" not in line))


def _add_line(line: str) -> Callable[[Path], object]:
    def plant(folder: Path) -> None:
        with (folder / "SHA256SUMS").open("a") as file:
            file.write(line)

    return plant


def _both(one: Callable[[Path], object], other: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: (one(folder), other(folder))


def _linked(folder: Path) -> None:
    (folder / "README.md").rename(folder.parent / "README.md")
    (folder / "README.md").symlink_to(folder.parent / "README.md")


# What somebody did to the folder → what is said of it
FILES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a file was changed": (
        lambda folder: lay(folder, {"LICENSE": "All yours."}),
        ["files: LICENSE is not the file that was published: its digest is DIGEST, not DIGEST"],
    ),
    "a file was lost": (
        lambda folder: (folder / "CITATION.cff").unlink(),
        ["files: CITATION.cff is missing"],
    ),
    "a file was added": (
        lambda folder: lay(folder, {"notes/mine.txt": "hello"}),
        ["files: notes/mine.txt is an extra file, which SHA256SUMS does not name"],
    ),
    "a digest was taken out": (
        lambda folder: _cut(folder, "csv/events.csv"),
        ["files: the digest of csv/events.csv is missing in SHA256SUMS"],
    ),
    "a data file and its digest were taken out": (
        _both(lambda folder: (folder / "hled.xlsx").unlink(), lambda folder: _cut(folder, "hled.xlsx")),
        ["files: hled.xlsx is missing, and SHA256SUMS does not name it"],
    ),
    "the list of digests was taken out": (
        lambda folder: (folder / "SHA256SUMS").unlink(),
        ["files: SHA256SUMS is missing: nothing says which files were published"],
    ),
    "a file became a link": (_linked, ["files: README.md is a link, not a file of the release"]),
    "a link to a folder was added": (
        lambda folder: (folder / "more").symlink_to(folder.parent),
        ["files: more is an extra file, which SHA256SUMS does not name"],
    ),
    "the list has a line that is none": (
        _add_line("abc  LICENSE\n"),
        ["files: line 61 of SHA256SUMS is no digest with a path"],
    ),
    "the list names a file twice": (
        _add_line("0" * 64 + "  LICENSE\n"),
        ["files: line 61 of SHA256SUMS names LICENSE again"],
    ),
    "the list names a file elsewhere": (
        _add_line("0" * 64 + "  ../../etc/passwd\n"),
        ["files: line 61 of SHA256SUMS names a file outside the release: ../../etc/passwd"],
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_whatever_was_done_to_the_files_is_told(case: str, release: Path) -> None:
    plant, told = FILES[case]
    lines = len((release / "SHA256SUMS").read_text().splitlines())
    plant(release)
    assert faults(release) == [fault.replace("line 61", f"line {lines + 1}") for fault in told]


# Rows: whoever tampers with care makes the digests of the files fit


def _rewritten(folder: Path, **tables: pa.Table) -> None:
    """Other rows in the Parquet files alone."""
    for name, table in tables.items():
        pq.write_table(table, folder / "parquet" / f"{name}.parquet")


def _renamed_in_parquet(folder: Path) -> None:
    _rewritten(folder, dialogues=set_value(tables_of(folder)["dialogues"], "name", "Airport Dialogue"))


def _renamed_in_csv(folder: Path) -> None:
    path = folder / "csv" / "dialogues.csv"
    path.write_bytes(path.read_bytes().replace(b"Harbour Dialogue", b"Airport Dialogue"))


def _renamed_in_duckdb(folder: Path) -> None:
    import duckdb

    with duckdb.connect(str(folder / "hled.duckdb")) as database:
        database.execute("UPDATE dialogues SET name = 'Airport Dialogue'")


def _renamed_in_sqlite(folder: Path) -> None:
    import sqlite3

    database = sqlite3.connect(folder / "hled.sqlite")
    database.execute("UPDATE dialogues SET name = 'Airport Dialogue'")
    database.commit()
    database.close()


def _everywhere(folder: Path, **changed: pa.Table) -> None:
    """The rows changed in every format, and the published digests as well: the perfect forgery."""
    from pipeline.release.digest import digest

    tables = tables_of(folder)
    old = digest(tables)
    tables |= changed
    shutil.rmtree(folder / "csv")
    for name in ("hled.duckdb", "hled.sqlite"):
        (folder / name).unlink()
    ordered = {name: tables[name] for name in _order()}
    for target in (csv, duckdb, sqlite):
        target.write(ordered, folder)
    _rewritten(folder, **changed)
    package = folder / "datapackage.json"
    package.write_text(package.read_text().replace(old, digest(tables)))


def _order() -> list[str]:
    from schemas.tables import TABLES

    return list(TABLES)


def _misquoted(folder: Path) -> None:
    evidence = tables_of(folder)["evidence"]
    _everywhere(folder, evidence=set_value(evidence, "quote", "was launched in May 2014"))


def _other_text(folder: Path) -> None:
    """A forged sentence: text, passage and quotes fit each other, and only the document does not."""
    tables = tables_of(folder)
    changed = {}
    for name, column in (("sources", "text"), ("passages", "text"), ("evidence", "quote")):
        cells = [cell.replace("2013", "2014") for cell in tables[name].column(column).to_pylist()]
        at = tables[name].schema.get_field_index(column)
        changed[name] = tables[name].set_column(at, tables[name].schema.field(at), pa.array(cells))
    _everywhere(folder, **changed)


def _other_document(folder: Path) -> None:
    path = folder / "raw" / "talks" / "talks.md"
    path.write_text(path.read_text().replace("2013", "2014"))


def _no_digest(folder: Path) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text())
    del package["digest"]
    path.write_text(json.dumps(package))


def _dangling(folder: Path) -> None:
    """A key that names no row; the databases would refuse it, so the Parquet files alone hold it."""
    phases = tables_of(folder)["phases"]
    _rewritten(folder, phases=set_value(phases, "dialogue_id", "no-such-dialogue"))


_SENTENCE = (
    " it claims «…Japan was launched in May 2014.» at 9–80, where there is «…Japan was launched in May 2013.»"
)
OTHER = "holds other rows than were published: their digest is DIGEST, not DIGEST (datapackage.json)"
ROWS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "Parquet says something else": (_renamed_in_parquet, [f"digest: Parquet {OTHER}"]),
    "CSV says something else": (_renamed_in_csv, [f"digest: CSV {OTHER}"]),
    "DuckDB says something else": (_renamed_in_duckdb, [f"digest: DuckDB {OTHER}"]),
    "SQLite says something else": (_renamed_in_sqlite, [f"digest: SQLite {OTHER}"]),
    "no digest is published": (
        _no_digest,
        ["digest: datapackage.json publishes none; that of the rows is DIGEST"],
    ),
    "a key names no row": (
        _dangling,
        [
            f"digest: Parquet {OTHER}",
            "rules: phases.dialogue_id: not the key of any row it may refer to [reference, 1 row: hd-original]",
        ],
    ),
    "a value outside its closed list": (
        lambda folder: _rewritten(folder, phases=set_value(tables_of(folder)["phases"], "kind", "party")),
        [
            f"digest: Parquet {OTHER}",
            "rules: phases.kind: not in the column's closed list [one of, 1 row: hd-original]",
        ],
    ),
    "a key given twice": (
        lambda folder: _rewritten(folder, events=pa.concat_tables([tables_of(folder)["events"]] * 2)),
        [
            f"digest: Parquet {OTHER}",
            "rules: events.event_id: the key of more than one row [unique, 2 rows: hd-2013-05-launch, hd-2013-05-launch]",
        ],
    ),
    "the document is another": (
        _other_document,
        [
            "documents: raw/talks/talks.md: the document is not the one that was read: its digest is DIGEST",
            "quotes: 12 cannot be looked up: talks was not read",
        ],
    ),
    "the document is gone": (
        lambda folder: (folder / "raw" / "talks" / "talks.md").unlink(),
        [
            "documents: raw/talks/talks.md: the document is missing",
            "quotes: 12 cannot be looked up: talks was not read",
        ],
    ),
    "a quote that the document does not hold, forged in every format": (
        _misquoted,
        [
            "rules: evidence.quote: not the words of sources.text at these offsets [slice, 1 row: EVIDENCE]",
            "quotes: evidence EVIDENCE: it claims «was launched in May 2014» at 31–33, where there is «HD»",
        ],
    ),
    "a sentence that the document does not hold, forged in every table and format": (
        _other_text,
        [
            "documents: raw/talks/talks.md: it reads otherwise than sources.text, from code point 78 on",
            "quotes: passages talks-harbour-dialogue-hd-of-canada-and-3b57db:" + _SENTENCE,
            "quotes: evidence EVIDENCE:" + _SENTENCE,
            "quotes: evidence EVIDENCE: it claims «May 2014» at 71–79, where there is «May 2013»",
            "quotes: evidence EVIDENCE: it claims «May 2014» at 71–79, where there is «May 2013»",
        ],
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_whatever_was_done_to_the_rows_is_told_even_if_all_files_fit_their_digests(
    case: str, release: Path
) -> None:
    plant, told = ROWS[case]
    plant(release)
    sum_up(release)
    assert faults(release) == told


# What the databases define beside their rows, which no digest of the rows knows

_UNKEYED = """
CREATE TABLE copied AS FROM statements; DROP TABLE statements; ALTER TABLE copied RENAME TO statements"""
DEFINED: dict[str, tuple[str, str]] = {
    "a view says what no row does": (
        "CREATE OR REPLACE VIEW timeline AS SELECT event_id, 'It failed' AS title FROM events",
        "the view timeline is defined otherwise than by this version of hled",
    ),
    "a view is gone": ("DROP VIEW conflicts", "the view conflicts is missing"),
    "a view is new": (
        "CREATE VIEW mine AS SELECT 1",
        "there is a view mine, which this version of hled does not know",
    ),
    "a table in a schema of its own": (
        "CREATE SCHEMA other; CREATE TABLE other.events AS SELECT 1 AS event_id",
        "there is a table other.events, which this version of hled does not know",
    ),
    "a macro": (
        "CREATE MACRO strlen2(a) AS 0",
        "there is a macro strlen2, which this version of hled does not know",
    ),
    "a table without its keys": (
        _UNKEYED,
        "the table statements is defined otherwise than by this version of hled",
    ),
}


@pytest.mark.parametrize("case", DEFINED)
def test_what_was_done_to_a_duckdb_file_beside_its_rows_is_told(case: str, release: Path) -> None:
    import duckdb

    statements, told = DEFINED[case]
    with duckdb.connect(str(release / "hled.duckdb")) as database:
        database.execute(statements)
    sum_up(release)
    assert faults(release) == faults(release / "hled.duckdb") == [f"schema: DuckDB: {told}"]


def test_what_was_done_to_an_sqlite_file_beside_its_rows_is_told(release: Path) -> None:
    import sqlite3

    database = sqlite3.connect(release / "hled.sqlite")
    database.executescript(
        "CREATE TABLE mine (a); CREATE TRIGGER tidy AFTER INSERT ON people BEGIN DELETE FROM people; END"
    )
    database.close()
    sum_up(release)
    assert faults(release) == [
        "schema: SQLite: there is a table mine, which this version of hled does not know",
        "schema: SQLite: there is a trigger tidy, which this version of hled does not know",
    ]


# Columns: an old release, and one of a newer program


def _without(folder: Path, table: str, column: str) -> None:
    _rewritten(folder, **{table: tables_of(folder)[table].drop_columns([column])})


def _with_more(folder: Path) -> None:
    people = tables_of(folder)["people"]
    _rewritten(folder, people=people.append_column("born", pa.nulls(people.num_rows, pa.date32())))
    pq.write_table(pa.table({"a": [1]}), folder / "parquet" / "treaties.parquet")


def _retyped(folder: Path) -> None:
    phases = tables_of(folder)["phases"]
    at = phases.schema.get_field_index("ordinal")
    _rewritten(folder, phases=phases.set_column(at, "ordinal", phases.column("ordinal").cast(pa.string())))


def _without_in_duckdb(folder: Path) -> None:
    import duckdb

    with duckdb.connect(str(folder / "hled.duckdb")) as database:
        for view in database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            database.execute(f"DROP VIEW {view[0]}")
        database.execute("DROP TABLE quantities")


COLUMNS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "an old release lacks a column": (
        lambda folder: _without(folder, "events", "plover_code"),
        ["columns: Parquet: events has no column plover_code"],
    ),
    "an old release lacks what quotes are looked up by": (
        lambda folder: _without(folder, "evidence", "char_start"),
        [
            "columns: Parquet: evidence has no column char_start",
            "quotes: none can be looked up: evidence lacks what is needed",
        ],
    ),
    "a newer release has more": (
        _with_more,
        [
            "columns: Parquet: people has a column born, which this version of hled does not know",
            "columns: Parquet: there is a table treaties, which this version of hled does not know",
        ],
    ),
    "a column has another type": (
        _retyped,
        ["columns: Parquet: phases.ordinal is of the type string, not int64"],
    ),
    "a table is missing in one format": (
        _without_in_duckdb,
        ["columns: DuckDB: the table quantities is missing"],
    ),
}


@pytest.mark.parametrize("case", COLUMNS)
def test_other_columns_are_named_and_the_rest_is_proved_all_the_same(case: str, release: Path) -> None:
    plant, told = COLUMNS[case]
    plant(release)
    sum_up(release)
    names = [check.name for check in verify(release).checks]
    assert {"files", "columns", "digest", "quotes"} <= set(names)
    assert faults(release) == told


# Files that cannot be opened


def _overwritten(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a DuckDB file of a newer storage version": (
        _overwritten("hled.duckdb", lambda data: storage_version(data, 5000)),
        "columns: DuckDB: the DuckDB file has a storage format that DuckDB VERSION does not know (version 5000; it"
        " reads ",
    ),
    "a DuckDB file of the next development version": (
        _overwritten("hled.duckdb", lambda data: storage_version(data, 999)),
        "columns: DuckDB: the DuckDB file has a storage format that DuckDB VERSION does not know",
    ),
    "a DuckDB file cut short": (
        _overwritten("hled.duckdb", lambda data: data[:5000]),
        "columns: DuckDB: the DuckDB file cannot be read: ",
    ),
    "a DuckDB file that is none": (
        _overwritten("hled.duckdb", lambda data: b"no" * 5000),
        "columns: DuckDB: the DuckDB file cannot be read: ",
    ),
    "a Parquet file cut short": (
        _overwritten("parquet/events.parquet", lambda data: data[:-20]),
        "columns: Parquet: events.parquet cannot be read: ",
    ),
    "an SQLite file that is none": (
        _overwritten("hled.sqlite", lambda data: b"no" * 5000),
        "columns: SQLite: hled.sqlite cannot be read: file is not a database",
    ),
    "a CSV file with a cell too many": (
        _overwritten("csv/countries.csv", lambda data: data + b"a,b,c\r\n"),
        "columns: CSV: countries.csv cannot be read: row 3 has 3 cells, not 2",
    ),
    "a CSV file with a word for a number": (
        _overwritten("csv/phases.csv", lambda data: data.replace(b",1,", b",one,")),
        "columns: CSV: phases.csv cannot be read: invalid literal for int()",
    ),
    "a datapackage.json that is no JSON": (
        _overwritten("datapackage.json", lambda data: data[:50]),
        "digest: datapackage.json publishes none",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(case: str, release: Path) -> None:
    import duckdb

    plant, told = UNREADABLE[case]
    plant(release)
    sum_up(release)
    found = faults(release)
    assert [fault for fault in found if fault.startswith(told.replace("VERSION", duckdb.__version__))], found


def test_a_duckdb_file_of_a_newer_storage_version_is_told_by_itself_too(release: Path) -> None:
    import duckdb

    file = release / "hled.duckdb"
    file.write_bytes(storage_version(file.read_bytes(), 5000))
    code, told = report(file)
    assert code == 1
    assert told.startswith(
        "FAILED  open       1 fault\n        - the DuckDB file has a storage format that DuckDB"
        f" {duckdb.__version__} does not know (version 5000; it reads "
    )


# Archives


def _packed(path: Path, entries: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 255
    path.write_bytes(data)


ARCHIVES: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:-500]), "the archive is damaged: "),
    "a byte turned": (_flip, "the archive is damaged: "),
    "no archive at all": (lambda path: path.write_text("hello"), "the archive is damaged: "),
    "an empty file": (lambda path: path.write_bytes(b""), "the archive is damaged: "),
    "a file that would be written elsewhere": (
        lambda path: _packed(path, {"hled-1.0.0/a": "", "hled-1.0.0/../../b": ""}),
        "the archive would write outside its folder: hled-1.0.0/../../b",
    ),
    "files without a folder": (
        lambda path: _packed(path, {"a": "", "b": ""}),
        "the archive holds 2 files, but not one folder with all of them",
    ),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_a_damaged_archive_is_told(case: str, made: Path, tmp_path: Path) -> None:
    plant, told = ARCHIVES[case]
    path = Path(shutil.copy(made.with_name(made.name + ".zip"), tmp_path / "hled-1.0.0.zip"))
    plant(path)
    code, words = report(path)
    assert code == 1
    assert words.startswith(f"FAILED  open       1 fault\n        - {told}"), words
    assert contents(tmp_path) == {"hled-1.0.0.zip": path.read_bytes()}


def test_an_archive_that_needs_more_space_than_there_is_is_not_unpacked(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1000}))
    with pytest.raises(InputError, match=r"the archive unpacks to [\d,]+ bytes and 1,000 are free"):
        verify(made.with_name(made.name + ".zip"))


# What is no release


def test_what_is_not_there_or_no_release_is_an_error_of_the_command(made: Path, tmp_path: Path) -> None:
    cases = {
        tmp_path / "nowhere": "error: there is nothing here\n",
        made / "LICENSE": "error: a file of this kind is not a dataset by itself\n",
        made / "hled.xlsx": "error: a file of this kind is not a dataset by itself\n",
        made / "raw": "error: this folder is no release\n",
        made.parents[1] / "build": "error: this is a build, not a release\n",
    }
    for path, message in cases.items():
        code, told = report(path)
        assert (code, told.splitlines(keepends=True)[0]) == (2, message)
        assert "  to do: " in told


def test_many_faults_are_counted_and_the_first_are_shown(release: Path) -> None:
    shutil.rmtree(release / "csv")
    code, told = report(release)
    assert code == 1
    assert told.startswith("FAILED  files      25 faults\n        - csv/aliases.csv is missing\n")
    assert "        … and 13 more\n" in told
