"""What is said of a release: all of it from the schemas, the rows and the provenance, nothing typed twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tables_fixture import TEXT, valid_tables
from workbench import declared, lay

from pipeline.release import DOCUMENTS, about, prepared, write
from pipeline.release.about import Release
from pipeline.release.markdown import code, link, table
from schemas.frames import arrow_table, frames
from schemas.tables import TABLES, choices, columns, descriptions, foreign_keys, primary_key, required
from schemas.views import VIEWS

Said = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid tables, released."""
    home = tmp_path_factory.mktemp("release")
    files = {"harbour/harbour.md": TEXT, "harbour/source.toml": declared(TEXT, license="CC0-1.0")}
    write(prepared(_typed(), "1.2.3", "2026-05-31"), lay(home / "raw", files), home / "hled-1.2.3")
    return home / "hled-1.2.3"


@pytest.fixture(scope="module")
def said(folder: Path) -> Said:
    """Every document of the release, by name."""
    return {name: (folder / name).read_text(encoding="utf-8") for name in DOCUMENTS}


def _typed(**source: object) -> dict[str, Any]:
    """The valid tables as typed columns; ``source`` changes what is known of their document."""
    rows = valid_tables()
    rows["sources"][0] |= source
    framed = frames(rows)
    return {
        name: arrow_table(framed[name], name).sort_by([(key, "ascending") for key in primary_key(name)])
        for name in TABLES
    }


# Each in full


def test_the_citation_is_this(said: Said) -> None:
    digest = re.search(r"SHA-256 ([0-9a-f]{64})", said["CITATION.cff"])
    assert digest is not None
    assert (
        said["CITATION.cff"]
        == f'''cff-version: "1.2.0"
message: "If you use these data, please cite them as below."
type: "dataset"
title: "{about.TITLE}"
abstract: "{about.DESCRIPTION}"
authors:
  - name: "The HLED contributors"
version: "1.2.3"
date-released: "2026-05-31"
license: "CC-BY-4.0"
keywords:
  - "economic dialogue"
  - "trade policy"
  - "international relations"
  - "information extraction"
  - "provenance"
references:
  - type: "generic"
    title: "The Harbour Dialogue"
    authors:
      - name: "Example Press"
    url: "https://example.org/harbour"
    date-accessed: "2024-02-29"
    license: "CC0-1.0"
    notes: "raw/harbour/harbour.md, SHA-256 {digest[1]}"
'''
    )


def test_the_licence_of_the_data_is_this(said: Said) -> None:
    assert (
        said["LICENSE-DATA"]
        == f"""The data of hled-1.2.3 are licensed under CC-BY-4.0.
https://creativecommons.org/licenses/by/4.0/

They quote the documents below raw/, whose rights travel along:

raw/harbour/harbour.md: The Harbour Dialogue, Example Press
  licence: CC0-1.0
  terms: https://creativecommons.org/publicdomain/zero/1.0/
  from: https://example.org/harbour

Credit: The HLED contributors, {about.TITLE}, version 1.2.3, 2026-05-31.

The program that made the data has a licence of its own: see LICENSE.
"""
    )


def test_the_deposit_in_zenodo_is_this(said: Said) -> None:
    assert json.loads(said[".zenodo.json"]) == {
        "upload_type": "dataset",
        "title": about.TITLE,
        "description": f"<p>{about.DESCRIPTION}</p>",
        "creators": [{"name": "The HLED contributors"}],
        "version": "1.2.3",
        "publication_date": "2026-05-31",
        "access_right": "open",
        "license": "cc-by-4.0",
        "keywords": list(about.KEYWORDS),
        "language": "eng",
        "related_identifiers": [
            {"identifier": "https://example.org/harbour", "relation": "isDerivedFrom", "scheme": "url"}
        ],
    }


def test_a_table_reads_like_this_in_the_dictionary(said: Said) -> None:
    assert (
        _section(said, "`phases`")
        == """A run of a dialogue, from its launch or relaunch to the next.

1 row. Key: `phase_id`. Each row has at least one row in `evidence`.

| column | type | unit | always there | allowed | example | meaning |
| --- | --- | --- | --- | --- | --- | --- |
| `phase_id` | text |  | yes | unique | `harbour-dialogue-1` | Slug of the phase. |
| `dialogue_id` | text |  | yes | a `dialogues.dialogue_id` | `harbour-dialogue` | The dialogue. |
| `ordinal` | integer |  | yes | 1 or more | `1` | Place among the dialogue's phases, from 1. |
| `kind` | text |  | yes | `original`, `relaunch` | `original` | Whether it is the first run or a later one. |
| `start_edtf` | text |  |  | EDTF | `2013-05` | When it began, EDTF. |
"""
    )


def test_a_view_reads_like_this_in_the_dictionary(said: Said) -> None:
    view = VIEWS["pillar_tree"]
    lines = _section(said, "`pillar_tree` (view)").splitlines()
    assert lines[:4] == [
        f"{view.description} In `hled.duckdb` only.",
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
    ]
    types = ["text", "text", "text", "integer", "text", "text", "text", "text"]
    expected = zip(view.columns.items(), types, strict=True)
    assert lines[4:] == [f"| `{column}` | {kind} | {meaning} |" for (column, meaning), kind in expected]


def _section(said: Said, title: str) -> str:
    found = re.search(
        rf"^## {re.escape(title)}\n\n(.*?)(?:\n(?=## )|\Z)", said["DICTIONARY.md"], re.DOTALL | re.MULTILINE
    )
    assert found is not None
    return found[1]


SENTENCES = {
    "event_participants": "Exactly one of `person_id`, `organization_id`, `country_code` is filled.",
    "dialogue_parties": "2 rows. Key: `dialogue_id`, `country_code`.",
    "countries": "2 rows. Key: `country_code`.\n",
    "quantities": "| `value` | number | that of the column unit | yes |  | `1500000000.0` |",
    "passages": "| `char_start` | integer | code points | yes | 0 or more |",
    "sources": "matches `[0-9a-f]{64}`",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_dictionary_tells_of_rules_units_and_patterns(name: str, said: Said) -> None:
    assert SENTENCES[name] in _section(said, f"`{name}`")


# All of them from the schemas


def _frictionless(said: Said) -> dict[str, dict[str, str]]:
    resources = json.loads(said["datapackage.json"])["resources"]
    return {r["name"]: {f["name"]: f["description"] for f in r["schema"]["fields"]} for r in resources}


def _csvw(said: Said) -> dict[str, dict[str, str]]:
    return {
        each["url"][4:-4]: {c["name"]: c["dc:description"] for c in each["tableSchema"]["columns"]}
        for each in json.loads(said["csvw-metadata.json"])["tables"]
    }


def _croissant(said: Said) -> dict[str, dict[str, str]]:
    sets = json.loads(said["croissant.json"])["recordSet"]
    return {each["@id"]: {f["name"]: f["description"] for f in each["field"]} for each in sets}


def _catalogue(said: Said) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for variable in json.loads(said["dataset.jsonld"])["@graph"][0]["variableMeasured"]:
        name, _, column = variable["name"].partition(".")
        found.setdefault(name, {})[column] = variable["description"]
    return found


def _dictionary(said: Said) -> dict[str, dict[str, str]]:
    rows = {
        name: re.findall(r"^\| `([^`]+)` \|.*\| (.*) \|$", _section(said, f"`{name}`"), re.MULTILINE)
        for name in TABLES
    }
    return {name: dict(found) for name, found in rows.items()}


@pytest.mark.parametrize(
    "read", [_frictionless, _csvw, _croissant, _catalogue, _dictionary], ids=lambda f: f.__name__
)
def test_every_column_of_every_table_is_described_as_in_its_schema(
    read: Callable[[Said], dict[str, dict[str, str]]], said: Said
) -> None:
    assert read(said) == {name: descriptions(name) for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_the_package_has_the_keys_and_closed_lists_of_the_schema(name: str, said: Said) -> None:
    schema = next(r["schema"] for r in json.loads(said["datapackage.json"])["resources"] if r["name"] == name)
    limits = {field["name"]: field.get("constraints", {}) for field in schema["fields"]}
    assert schema["primaryKey"] == list(primary_key(name))
    assert {c: tuple(limit["enum"]) for c, limit in limits.items() if "enum" in limit} == choices(name)
    assert tuple(c for c, limit in limits.items() if limit.get("required")) == required(name)
    found = [(k["fields"][0], k["reference"]["resource"] or name, k["reference"]["fields"][0])
             for k in schema.get("foreignKeys", [])]  # fmt: skip
    assert found == [tuple(key) for key in foreign_keys(name)]


@pytest.mark.parametrize("name", TABLES)
def test_the_other_descriptions_have_the_same_keys(name: str, said: Said) -> None:
    csvw = next(
        t["tableSchema"]
        for t in json.loads(said["csvw-metadata.json"])["tables"]
        if t["url"] == f"csv/{name}.csv"
    )
    sets = {each["@id"]: each for each in json.loads(said["croissant.json"])["recordSet"]}
    assert csvw["primaryKey"] == list(primary_key(name))
    assert [key["@id"] for key in sets[name]["key"]] == [f"{name}/{column}" for column in primary_key(name)]
    assert [k["columnReference"][0] for k in csvw.get("foreignKeys", [])] == [
        key.column for key in foreign_keys(name)
    ]
    referring = [field["name"] for field in sets[name]["field"] if "references" in field]
    assert referring == [key.column for key in foreign_keys(name)]


def test_every_file_that_is_no_table_and_no_document_has_its_purpose_in_the_card(
    folder: Path, said: Said
) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {file for file in files if not file.startswith(("csv/", "parquet/", "raw/"))} == set(
        about.PURPOSES
    )
    assert all(f"| `{name}` | {purpose} |" in said["README.md"] for name, purpose in about.PURPOSES.items())


def test_the_card_says_how_to_cite_the_release(said: Said) -> None:
    _, _, after = said["README.md"].partition("\n## Cite it\n\n")
    assert (
        after.partition("\n## ")[0]
        == """The HLED contributors. (2026). HLED: economic dialogues as data, every fact\
 beside its words (Version 1.2.3) [Data set].

```bibtex
@misc{hled-1.2.3,
  author = {{The HLED contributors}},
  title = {{HLED: economic dialogues as data, every fact beside its words}},
  howpublished = {{Data set, version 1.2.3}},
  year = {2026},
  month = may,
  date = {2026-05-31},
  note = {Licence: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/},
}
```

`CITATION.cff` says the same to programs; `hled cite ROW_ID` cites one fact beside the documents and the words that state it.
"""
    )


def test_the_card_counts_rows_and_names_a_config_a_table(said: Said) -> None:
    for name, rows in valid_tables().items():
        assert f"| `{name}` | {len(rows)} | " in said["README.md"]
        assert f'  - config_name: "{name}"\n    data_files:\n      - split: "train"\n' in said["README.md"]
    assert said["README.md"].startswith("---\npretty_name: ")
    assert (
        'license: "cc-by-4.0"\n' in said["README.md"]
        and 'size_categories:\n  - "n<1K"\n' in said["README.md"]
    )


# What nobody needs a network for, or may rely on


def test_no_context_has_to_be_fetched_but_those_two_that_standards_demand_by_name(said: Said) -> None:
    contexts = {
        name: json.loads(text).get("@context")
        for name, text in said.items()
        if name.endswith(("json", "jsonld"))
    }
    assert {name: context for name, context in contexts.items() if isinstance(context, str)} == {
        "csvw-metadata.json": "http://www.w3.org/ns/csvw",
        "ro-crate-metadata.json": "https://w3id.org/ro/crate/1.3/context",
    }
    assert all(isinstance(contexts[name], dict) for name in ("croissant.json", "dataset.jsonld"))


def test_no_document_says_what_differs_from_one_writing_of_a_duckdb_file_to_the_next(
    folder: Path, said: Said
) -> None:
    database = about.described(folder, folder / "hled.duckdb")
    for name, text in said.items():
        assert database.sha256 not in text and str(database.size) not in text, name


def test_the_digest_of_the_rows_is_published(said: Said) -> None:
    digest = prepared(_typed(), "1.2.3", "2026-05-31").digest
    assert json.loads(said["datapackage.json"])["digest"] == f"sha256:{digest}"
    assert all(digest in said[name] for name in ("README.md", "dataset.jsonld", "ro-crate-metadata.json"))


# Whose it is

RIGHTS = ["LICENSE-DATA", "CITATION.cff", "README.md", "datapackage.json"]


@pytest.mark.parametrize("name", RIGHTS)
def test_the_licence_of_each_document_travels_along_by_name(name: str, said: Said) -> None:
    assert "CC0-1.0" in said[name] and "https://example.org/harbour" in said[name]


@pytest.mark.parametrize(
    "name", ["dataset.jsonld", "croissant.json", "ro-crate-metadata.json", "LICENSE-DATA"]
)
def test_the_licence_of_each_document_travels_along_by_address(name: str, said: Said) -> None:
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in said[name]


@pytest.mark.parametrize(
    ("stated", "shown"), [(None, "The licence of this document is unknown."), ("Proprietary", "Proprietary")]
)
def test_of_an_unknown_licence_what_is_known_is_said_and_none_is_invented(
    stated: str | None, shown: str, folder: Path
) -> None:
    release = _with_licence(stated, folder)
    graph = json.loads(DOCUMENTS["dataset.jsonld"](release))["@graph"]
    work = next(node for node in graph if node["@id"] == "raw/harbour/harbour.md#work")
    file = next(node for node in graph if node["@id"] == "raw/harbour/harbour.md")
    assert work["dct:rights"] == file["dct:rights"] == shown
    crate = json.loads(DOCUMENTS["ro-crate-metadata.json"](release))["@graph"]
    assert next(node for node in crate if node["@id"] == "raw/harbour/harbour.md")["usageInfo"] == shown
    assert not {"license", "dct:license"} & (work.keys() | file.keys())
    card = DOCUMENTS["README.md"](release)
    assert (
        "**No licence is known by which the words of these documents may be passed on**" in card
        and "`harbour`" in card
    )
    doubt = f"{stated} is not known to allow it" if stated else "none given"
    told = DOCUMENTS["LICENSE-DATA"](release)
    assert f"(!) licence: {doubt}\n" in told
    assert "CC-BY-4.0, all but the words of the documents that are marked below.\n" in told
    assert f"licence: {stated or 'unknown'}" in DOCUMENTS["CITATION.cff"](release)


def _with_licence(stated: str | None, folder: Path) -> Release:
    release = prepared(_typed(license=stated), "1.2.3", "2026-05-31", allow_unknown_license=True)
    assert release.unknown == ("harbour",)
    return replace(release, files=about.files_of(folder))


# Markdown


def test_a_cell_stays_on_its_line_and_in_its_column() -> None:
    assert (
        table(("a", "b"), [("x|y\nz", None), (1, "")])
        == "| a | b |\n| --- | --- |\n| x\\|y z |  |\n| 1 |  |\n"
    )


CODES = {
    "plain": "`plain`",
    "two  words\n": "`two words`",
    "a`b": "``a`b``",
    "`a": "`` `a ``",
    "```": "```` ``` ````",
}


@pytest.mark.parametrize("text", CODES)
def test_code_is_fenced_by_more_backticks_than_it_holds(text: str) -> None:
    assert code(text) == CODES[text]


def test_a_link_survives_brackets_and_spaces() -> None:
    assert link("a [b] *c*", "https://x.org/a b(c)>") == r"[a \[b\] \*c\*](<https://x.org/a%20b(c)%3E>)"


def test_columns_without_a_value_have_no_example(said: Said) -> None:
    assert columns("people")[2] == "wikidata_id"
    assert (
        "| `wikidata_id` | text |  |  | matches `Q[1-9][0-9]*` |  | Their item in Wikidata. |"
        in said["DICTIONARY.md"]
    )
