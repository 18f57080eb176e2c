"""Releases hold against the field's own validators, and each validator is seen to refuse a planted fault."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from workbench import RAW, ROOT, declared, hled, lay

pytestmark = pytest.mark.slow
CHECK = ROOT / "tools" / "validators" / "check.py"
NAMES = re.findall(r'^    "([a-z-]+)": [a-z_]+,$', CHECK.read_text(encoding="utf-8"), re.MULTILINE)

PAGE = '<html><body><h1>"Talks" | of <em>ports</em></h1><p>It rained, softly.</p></body></html>'
MEMO = "# Mémo [1]\n\nThe Harbour Dialogue (HD) of Canada and Japan was launched in May 2013.\n"
ODD = {
    "talks/a page (1).html": PAGE,
    "talks/source.toml": declared(
        PAGE, license="LicenseRef-US-public-domain", url="https://example.org/a%20b?c=(d)"
    ),
    "mémo n° 1.md": MEMO,  # a bare file, of which nobody knows the licence
    "mémo n° 2.md": f"{MEMO}\nIt was dry.\n",  # another of the same title, which nothing else sets apart
    "corrections.toml": '[[replace]]\ntable = "dialogues"\nrow = "harbour-dialogue"\ncolumn = "kind"\nexpect = ""\n'
    'value = "talks, so \\"called\\""\nreason = "Said\\nso."\nwho = "Aiko Ito"\ndate = 2026-01-01\n',
}


def _released(folder: Path, raw: Path) -> Path:
    options = ("--version", "1.0.0-rc.1", "--date", "2026-05-31", "--allow-unknown-license")
    done = hled("release", *options, "--raw", raw, "--build", folder / "build", "--out", folder)
    assert done.returncode == 0, done.stderr
    return folder / "hled-1.0.0-rc.1"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the article."""
    return _released(tmp_path_factory.mktemp("article"), RAW)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of documents with odd names, titles and rights, and of a correction."""
    folder = tmp_path_factory.mktemp("odd")
    return _released(folder, lay(folder / "raw", ODD))


def check(name: str, release: Path) -> subprocess.CompletedProcess[str]:
    """One check of a release."""
    command = [sys.executable, CHECK, "--only", name, release]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done


@pytest.mark.parametrize("name", NAMES)
def test_a_release_of_the_article_holds(name: str, article: Path) -> None:
    done = check(name, article)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_release_of_oddly_named_documents_with_odd_rights_holds(name: str, odd: Path) -> None:
    done = check(name, odd)
    assert done.returncode == 0, done.stdout


def _part(article: Path, folder: Path) -> Path:
    command = (
        "export",
        "--tables",
        "events,event_participants,people",
        "--where",
        "people: name LIKE '%Biden%'",
    )
    done = hled(*command, "--out", folder / "part", "--build", article)
    assert done.returncode == 0, done.stderr
    return folder / "part"


def test_a_part_of_the_article_holds(article: Path, tmp_path: Path) -> None:
    done = check("frictionless", _part(article, tmp_path))
    assert done.returncode == 0, done.stdout


def test_a_part_whose_references_lead_nowhere_does_not(article: Path, tmp_path: Path) -> None:
    part = _part(article, tmp_path)
    (part / "csv" / "people.csv").write_bytes(b"person_id,name,wikidata_id\r\n")
    done = check("frictionless", part)
    assert done.returncode == 1 and "foreign-key" in done.stdout


# Faults

Plant = Callable[[Path], None]


def _reworded(path: str, old: str, new: str) -> Plant:
    """A word replaced once in a file of the release."""

    def plant(release: Path) -> None:
        text = (release / path).read_bytes().decode()
        assert old in text
        (release / path).write_bytes(text.replace(old, new, 1).encode())

    return plant


def _cell(table: str, old: str, new: str) -> Plant:
    """A cell changed in a CSV file whose digest is put right, so that only its content is at fault."""

    def plant(release: Path) -> None:
        _reworded(f"csv/{table}.csv", old, new)(release)
        data = (release / "csv" / f"{table}.csv").read_bytes()
        package = json.loads((release / "datapackage.json").read_text())
        resource = next(each for each in package["resources"] if each["name"] == table)
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        (release / "datapackage.json").write_text(json.dumps(package))

    return plant


def _edited(path: str, change: Callable[[Any], object]) -> Plant:
    """A JSON file changed."""

    def plant(release: Path) -> None:
        value = json.loads((release / path).read_text())
        change(value)
        (release / path).write_text(json.dumps(value))

    return plant


def _in_graph(identifier: str, change: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: change(next(node for node in value["@graph"] if node["@id"] == identifier))


def _of_no_file(croissant: Any) -> None:
    croissant["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "nowhere"


def _lost(release: Path) -> None:
    (release / "csv" / "people.csv").unlink()


def _slipped_in(release: Path) -> None:
    (release / "more.txt").write_text("more")


def _swapped(release: Path) -> None:
    shutil.copy(release / "parquet" / "places.parquet", release / "parquet" / "people.parquet")


def _asked(sql: str) -> Plant:
    """Statements that change the DuckDB file."""

    def plant(release: Path) -> None:
        with duckdb.connect(str(release / "hled.duckdb")) as database:
            database.execute(sql)

    return plant


def _newer(release: Path) -> None:
    (release / "hled.duckdb").unlink()
    _asked("CREATE TABLE countries (country_code VARCHAR)")(release)


def _of_the_dataset(path: str, change: Callable[[Any], object]) -> Plant:
    return _edited(path, _in_graph("./", change))


# Check → fault → how the check must put it, and the fault itself.
PLANTED: dict[str, dict[str, tuple[str, Plant]]] = {
    "sums": {
        "a file that is another": ("README.md: is not the file", _reworded("README.md", "Version", "version")),
        "a file too many": ("more.txt: has no digest", _slipped_in),
        "a file that is gone": ("csv/people.csv: is missing", _lost),
    },
    "frictionless": {
        "a wrong digest": ("hash", _reworded("datapackage.json", '"hash": "sha256:', '"hash": "sha256:0')),
        "a word for a number": ("type", _cell("pillars", ",1,1,", ",one,1,")),
        "a word outside a closed list": ("constraint", _cell("phases", ",original,", ",first,")),
        "a key that leads nowhere": ("foreign", _cell("memberships", ",us-mexico-", ",us-canada-")),
        "a key twice": ("primary", _cell("countries", "MEX,", "USA,")),
        "an unknown type": ("type", _reworded("datapackage.json", '"type": "string"', '"type": "words"')),
    },
    "croissant": {
        "a file without a digest": ("sha256", _edited("croissant.json", lambda c: c["distribution"][0].pop("sha256"))),
        "a column of no file": ("nowhere", _edited("croissant.json", _of_no_file)),
    },
    "croissant-records": {
        "a wrong digest": ("is not the file", _reworded("croissant.json", '"sha256": "', '"sha256": "0')),
        "a column that is not there": ("events: does not load", _reworded("croissant.json", '"column": "date_edtf"',
                                                                         '"column": "date"')),
        "a file of another table": ("people: ", _swapped),
    },
    "csvw": {
        "a cell that must not be empty": ("level: required column value is missing", _reworded(
            "csv/pillars.csv", ",1,1,", ",,1,")),
        "a word outside a closed list": ("kind: invalid lexical value", _reworded("csv/phases.csv", ",original,", ",first,")),
        "a key that leads nowhere": ("not found in table csv/dialogues.csv", _reworded(
            "csv/memberships.csv", ",us-mexico-", ",us-canada-")),
    },
    "csvw-cells": {
        "a cell too many": ("row 2 has 3 cells, not 2", _reworded("csv/countries.csv", "Mexico", "Mexico,1")),
        "a column of another name": ("its columns are", _reworded("csv/countries.csv", "name", "title")),
    },
    "citation": {
        "a date that is none": ("date-released", _reworded("CITATION.cff", "2026-05-31", "last May")),
        "a word of ours": ("'summary' was unexpected", _reworded("CITATION.cff", "abstract:", "summary:")),
        "a licence that is none": ("license", _reworded("CITATION.cff", 'license: "CC-BY-SA-4.0"', 'license: "Open"')),
    },
    "datacite": {
        "a year that is a number": ("publicationYear: 2026 is not of type", _edited(
            "datacite.json", lambda record: record.update(publicationYear=2026))),
        "no title": ("'titles' is a required property", _edited("datacite.json", lambda record: record.pop("titles"))),
        "a kind of thing that is none": ("types/resourceTypeGeneral", _reworded("datacite.json", '"Dataset"', '"Data"')),
    },
    "dcat": {
        "a dataset without a licence": ("dct:license", _of_the_dataset("dataset.jsonld", lambda d: d.pop("dct:license"))),
        "a date that is a text": ("dct:issued", _of_the_dataset("dataset.jsonld", lambda d: d.update({"dct:issued": "May"}))),
        "a version that is none": ("dcat:version", _of_the_dataset("dataset.jsonld", lambda d: d.update({"dcat:version": "1"}))),
        "a document without rights": ("dct:rights", _reworded("dataset.jsonld", '"dct:rights"', '"dct:relation"')),
        "a file without a digest": ("spdx:checksum", _edited(
            "dataset.jsonld", _in_graph("csv/events.csv", lambda f: f.pop("spdx:checksum")))),
        "a file that is no distribution": ("distribution", _edited(
            "dataset.jsonld", _in_graph("csv/events.csv", lambda f: f.update({"@type": "DataDownload"})))),
    },
    "crate": {
        "a file that is gone": ("people.csv", _lost),
        "a dataset without a licence": ("license", _of_the_dataset("ro-crate-metadata.json", lambda d: d.pop("license"))),
        "a context that nobody brings along": ("Unable to retrieve", _reworded(
            "ro-crate-metadata.json", "https://w3id.org/ro/crate/1.3/context", "https://example.org/context")),
    },
    "oldest-duckdb": {
        "a file that only a newer DuckDB reads": ("does not open in DuckDB 1.2", _newer),
        "a row that is gone": ("mentions: 1 rows are not those", _asked("DELETE FROM mentions WHERE rowid = 0")),
        "a table without a key": ("mentions: has no key", _asked(
            "CREATE TABLE kept AS FROM mentions; DROP TABLE mentions; ALTER TABLE kept RENAME TO mentions")),
        "a column without a comment": ("mentions.surface: has no comment", _asked(
            "COMMENT ON COLUMN mentions.surface IS NULL")),
        "a view that does not answer": ("timeline: ", _asked(
            "CREATE TABLE t (a INTEGER, b INTEGER); CREATE OR REPLACE VIEW timeline AS SELECT b FROM t;"
            "ALTER TABLE t DROP COLUMN b")),
    },
}  # fmt: skip
CASES = [
    pytest.param(name, fault, id=f"{name}: {fault}") for name, faults in PLANTED.items() for fault in faults
]


def test_every_check_is_seen_to_refuse_something() -> None:
    assert list(PLANTED) == NAMES


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_a_planted_fault_is_refused(name: str, fault: str, article: Path, tmp_path: Path) -> None:
    release = Path(shutil.copytree(article, tmp_path / "release"))
    words, plant = PLANTED[name][fault]
    plant(release)
    done = check(name, release)
    assert done.returncode == 1 and words in done.stdout, done.stdout


# Why the checks of ours stand beside the validators: what these let pass.
@pytest.mark.parametrize(
    ("lenient", "name", "fault"),
    [("croissant", "croissant-records", "a wrong digest"), ("csvw", "csvw-cells", "a cell too many")],
)
def test_a_validator_lets_pass_what_a_check_of_ours_refuses(
    lenient: str, name: str, fault: str, article: Path, tmp_path: Path
) -> None:
    release = Path(shutil.copytree(article, tmp_path / "release"))
    PLANTED[name][fault][1](release)
    assert check(lenient, release).returncode == 0


def test_checking_nothing_is_no_success(tmp_path: Path) -> None:
    tools = shutil.copytree(ROOT / "tools", tmp_path / "tools")
    done = subprocess.run([sys.executable, tools / "validators" / "check.py"], capture_output=True, text=True)
    assert done.returncode == 2 and "there is no release to check" in done.stderr


def test_a_validator_that_is_not_installed_is_no_success(article: Path, tmp_path: Path) -> None:
    tools = shutil.copytree(ROOT / "tools", tmp_path / "tools")
    command = [sys.executable, tools / "validators" / "check.py", "--only", "citation", article]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2 and "to do: make validators" in done.stderr
