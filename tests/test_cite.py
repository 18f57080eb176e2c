"""hled cite: the dataset, a fact with the words that state it, a document; in words, for LaTeX, for programs."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pybtex.database import Entry, parse_string
from pylatexenc import latex2text
from releases import DAY, released
from workbench import declared, hled, lay

from pipeline import cite
from pipeline.citing import FORMATS
from pipeline.release import apa, bibtex, csl
from pipeline.release.works import DATASET, DOCUMENT, Work

slow = pytest.mark.slow

STATEMENT = "# Joint statement\n\n## Launch\n\nThe Harbour Dialogue (HD) of Canada and Japan was launched in May 2013.\n"
MEMO = "# Memo\n\nThe Harbour Dialogue (HD) of Canada and Japan was launched on May 6, 2013, in Ottawa.\n"
EVENT = "hd-2013-05-06-launch"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two documents: of one everything is known, of the other its licence alone."""
    known = declared(
        STATEMENT,
        title="Joint statement",
        publisher="Ministry of Trade, Industry & Ports",
        url="https://example.org/a_b?x={1}&y=ü",
        license="CC0-1.0",
        language="en",
        published_on="2013-05-09",
        retrieved_on="2026-05-01",
    )
    files = {"raw/statement/statement.md": STATEMENT, "raw/statement/source.toml": known}
    files |= {
        "raw/memo/memo.md": MEMO,
        "raw/memo/source.toml": declared(MEMO, title="Memo", license="CC-BY-SA-4.0"),
    }
    home = lay(tmp_path_factory.mktemp("cite"), dict(files))
    released(home)
    return home


# Whole answers

WHOLE = (
    "The HLED contributors. (2026). HLED: economic dialogues as data, every fact beside its words (Version 1.0.0) [Data set].\n"
    "  Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
)
SHOWN = {
    (None, None, "apa"): WHOLE,
    ("statement", None, "apa"): (
        "Joint statement. (2013, May 9). Ministry of Trade, Industry & Ports. "
        "Retrieved May 1, 2026, from https://example.org/a_b?x={1}&y=ü\n"
        "  Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/\n"
    ),
    ("memo", "sources", "apa"): (
        "Memo. (n.d.).\n  Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
    ),
    ("harbour-dialogue", None, "apa"): (
        "The HLED contributors. (2026). Harbour Dialogue [Data set]. In HLED: economic dialogues as data, every fact beside"
        " its words (dialogues/harbour-dialogue; Version 1.0.0).\n"
        "  Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
        "\n"
        "Memo. (n.d.).\n"
        "  Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
        "  “Harbour Dialogue” (code points 12–28)\n"
        "\n"
        "Joint statement. (2013, May 9). Ministry of Trade, Industry & Ports. "
        "Retrieved May 1, 2026, from https://example.org/a_b?x={1}&y=ü\n"
        "  Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/\n"
        "  “Harbour Dialogue” (Launch, code points 34–50)\n"
    ),
    ("CAN", None, "apa"): (
        "The HLED contributors. (2026). Canada [Data set]. In HLED: economic dialogues as data, every fact beside"
        " its words (countries/CAN; Version 1.0.0).\n"
        "  Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
        "  No words of a document stand behind this row alone.\n"
    ),
    ("statement", None, "bibtex"): r"""@misc{statement,
  key = {{Joint statement}},
  title = {{Joint statement}},
  howpublished = {{Ministry of Trade, Industry \& Ports}},
  year = {2013},
  month = may,
  date = {2013-05-09},
  url = {https://example.org/a_b?x=%7B1%7D&y=%C3%BC},
  urldate = {2026-05-01},
  note = {Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/},
}
""",
    (None, None, "bibtex"): """@misc{hled-1.0.0,
  author = {{The HLED contributors}},
  title = {{HLED: economic dialogues as data, every fact beside its words}},
  howpublished = {{Data set, version 1.0.0}},
  year = {2026},
  month = may,
  date = {2026-05-31},
  note = {Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/},
}
""",
}  # fmt: skip


@slow
@pytest.mark.parametrize("asked", SHOWN, ids=str)
def test_a_citation_says_what_is_known_and_nothing_else(asked: tuple[str | None, ...], home: Path) -> None:
    row, table, form = asked
    assert cite(row, table, home / "out" / "hled-1.0.0").told(str(form)) == SHOWN[asked]


@slow
def test_the_command_prints_the_citation_of_the_build_here_unless_told_otherwise(home: Path) -> None:
    done = hled("cite", "memo", "--table", "sources", cwd=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, SHOWN["memo", "sources", "apa"], "")
    done = hled("cite", "--build", "out/hled-1.0.0.zip", "--format", "bibtex", cwd=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, SHOWN[None, None, "bibtex"], "")


@slow
def test_a_fact_for_programs_comes_with_its_documents_and_their_words(home: Path) -> None:
    done = hled("cite", "harbour-dialogue", "--format", "csl-json", "--build", home / "out" / "hled-1.0.0")
    fact, memo, statement = json.loads(done.stdout)
    assert fact["id"] == "hled-1.0.0/dialogues/harbour-dialogue"
    assert fact.pop("custom")["license"] == "CC-BY-SA-4.0"
    assert fact == {
        "id": "hled-1.0.0/dialogues/harbour-dialogue",
        "type": "dataset",
        "title": "Harbour Dialogue",
        "author": [{"literal": "The HLED contributors"}],
        "container-title": "HLED: economic dialogues as data, every fact beside its words",
        "number": "dialogues/harbour-dialogue",
        "version": "1.0.0",
        "issued": {"date-parts": [[2026, 5, 31]]},
        "language": "en",
        "note": "Licence: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/",
    }
    assert (memo["id"], memo["type"], memo["custom"]["quotes"][0]["char_start"]) == ("memo", "document", 12)
    assert statement == {
        "id": "statement",
        "type": "webpage",
        "title": "Joint statement",
        "publisher": "Ministry of Trade, Industry & Ports",
        "issued": {"date-parts": [[2013, 5, 9]]},
        "accessed": {"date-parts": [[2026, 5, 1]]},
        "URL": "https://example.org/a_b?x={1}&y=ü",
        "language": "en",
        "note": "“Harbour Dialogue” (Launch, code points 34–50); "
        "Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/",
        "custom": {
            "license": "CC0-1.0",
            "sha256": statement["custom"]["sha256"],
            "quotes": [
                {
                    "quote": "Harbour Dialogue",
                    "section": "Launch",
                    "char_start": 34,
                    "char_end": 50,
                    "rule": "subject",
                    "basis": "stated",
                }
            ],
        },
    }


@slow
def test_what_is_quoted_stands_in_the_document(home: Path) -> None:
    texts = {"statement": STATEMENT, "memo": MEMO}
    works = cite(EVENT, build=home / "out" / "hled-1.0.0").works
    assert [work.key for work in works] == [f"hled-1.0.0/events/{EVENT}", "memo", "statement"]
    for work in works[1:]:
        for quote in work.quotes:
            assert texts[work.key][quote.start : quote.end] == quote.words


# Of what


@slow
@pytest.mark.parametrize("place", ["hled-1.0.0", "hled-1.0.0.zip", "hled-1.0.0/hled.duckdb"])
@pytest.mark.parametrize("form", FORMATS)
def test_folder_archive_and_database_of_a_release_are_cited_alike(place: str, form: str, home: Path) -> None:
    expected = cite(EVENT, build=home / "out" / "hled-1.0.0").told(form)
    assert cite(EVENT, build=home / "out" / place).told(form) == expected


@slow
@pytest.mark.parametrize("place", ["build", "alone/other.duckdb"])
def test_what_nobody_released_has_no_version_and_no_date_but_its_digest(place: str, home: Path) -> None:
    (home / "alone").mkdir(exist_ok=True)
    shutil.copy(home / "build" / "hled.duckdb", home / "alone" / "other.duckdb")
    package = json.loads((home / "out" / "hled-1.0.0" / "datapackage.json").read_text())
    digest = package["digest"].removeprefix("sha256:")
    (work,) = cite(build=home / place).works
    assert (work.version, work.issued, work.digest, work.key) == ("", "", digest, f"hled-{digest[:12]}")
    assert apa.line(work) == (
        "The HLED contributors. (n.d.). HLED: economic dialogues as data, every fact beside its words"
        f" (Digest {digest[:12]}) [Unpublished data set]."
    )
    assert f"SHA-256 of its rows {digest}" in bibtex.text([work])


@slow
def test_a_database_beside_the_metadata_of_another_release_is_not_cited_as_that(
    home: Path, tmp_path: Path
) -> None:
    shutil.copy(home / "build" / "hled.duckdb", tmp_path)
    other = json.loads((home / "out" / "hled-1.0.0" / "datapackage.json").read_text()) | {
        "digest": "sha256:" + "0" * 64
    }
    (tmp_path / "datapackage.json").write_text(json.dumps(other))
    assert cite(build=tmp_path / "hled.duckdb").works[0].version == ""


@slow
def test_the_words_of_a_person_who_corrected_a_fact_are_part_of_its_citation(
    home: Path, tmp_path: Path
) -> None:
    shutil.copytree(home / "raw", tmp_path / "raw")
    entry = (
        '[[replace]]\ntable = "dialogues"\nrow = "harbour-dialogue"\ncolumn = "kind"\nvalue = "talks"\nexpect = ""\n'
        'reason = "So it is called."\nwho = "Aiko Ito"\ndate = 2026-01-01\n'
    )
    lay(tmp_path, {"raw/corrections.toml": entry})
    assert hled("build", cwd=tmp_path).returncode == 0
    done = hled("cite", "harbour-dialogue", cwd=tmp_path)
    assert "\n  replace kind: NULL → talks (Aiko Ito, 2026-01-01: So it is called.)\n" in done.stdout


# What cannot be cited


def _package(home: Path, folder: Path, text: str) -> Path:
    """A copy of the release whose ``datapackage.json`` says something else."""
    shutil.copytree(home / "out" / "hled-1.0.0", folder / "release")
    (folder / "release" / "datapackage.json").write_text(text)
    return folder / "release"


REFUSED = {
    ("nobody",): "no row has the id `nobody`\n  to do: did you mean",
    ("memo", "--table", "event"): "there is no table `event`\n  to do: did you mean `events`",
    ("--table", "events"): "a table alone cannot be cited\n  where: --table\n  to do: name a row of it",
    ("--build", "nowhere"): "there is nothing here\n  where: nowhere\n  to do: name a release",
    ("--build", "README.md"): "a file of this kind is not a dataset by itself\n  where: README.md\n",
    ("--build", "docs"): "there is no dataset here: no Parquet file\n  where: docs\n  to do: name the folder",
}


@slow
@pytest.mark.parametrize("asked", REFUSED, ids=" ".join)
def test_what_is_not_there_is_said_in_words(asked: tuple[str, ...], home: Path) -> None:
    where = () if "--build" in asked else ("--build", home / "out" / "hled-1.0.0")
    done = hled("cite", *asked, *where)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert f"error: {REFUSED[asked]}" in done.stderr


@slow
def test_a_key_of_two_rows_asks_which(tmp_path: Path) -> None:
    text = "# Harbour Dialogue\n\nThe Harbour Dialogue of Canada and Japan was launched in May 2013.\n"
    lay(tmp_path, {"raw/harbour-dialogue.md": text})
    assert hled("build", cwd=tmp_path).returncode == 0
    done = hled("cite", "harbour-dialogue", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "error: `harbour-dialogue` names a row of dialogues and of sources\n"
        "  to do: say which: --table dialogues or --table sources\n",
    )
    assert hled("cite", "harbour-dialogue", "--table", "sources", cwd=tmp_path).stdout == (
        "Harbour Dialogue. (n.d.).\n  Licence: not known\n"
    )


DAMAGED = {
    "{": "datapackage.json is no JSON",
    '{"name": "hled", "version": "1.0.0"}': "datapackage.json does not say what to cite: 'licenses' is missing",
    '{"name": "hled", "version": "1.0.0", "licenses": [], "title": "T", "contributors": []}': (
        "datapackage.json does not say what to cite: a value is of another kind"
    ),
    '{"name": "hled", "slice": "all"}': "datapackage.json does not say what to cite: a value is of another kind",
}


@slow
@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_metadata_are_said_in_words(text: str, home: Path, tmp_path: Path) -> None:
    done = hled("cite", "--build", _package(home, tmp_path, text))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert DAMAGED[text] in done.stderr and "to do: fetch " in done.stderr


# Made of parts: what a work says in each form

REPORT = Work("r", DOCUMENT, "Will it hold?", "", "Office", "2021-09-09")
LINES = {
    "nothing known but the title": (Work("w", DOCUMENT, "Memo"), "Memo. (n.d.)."),
    "a title that ends with a mark": (REPORT, "Will it hold? (2021, September 9). Office."),
    "an address without a day": (
        Work("w", DOCUMENT, "Memo", url="https://example.org"),
        "Memo. (n.d.). https://example.org",
    ),
    "a day without an address": (
        Work("w", DOCUMENT, "Memo", accessed="2026-01-05"),
        "Memo. (n.d.). Retrieved January 5, 2026.",
    ),
    "lines in a title": (Work("w", DOCUMENT, "A\n  long title"), "A long title. (n.d.)."),
    "a dataset without a digest": (
        Work("w", DATASET, "Data", "A. de la Cruz"),
        "A. de la Cruz. (n.d.). Data [Unpublished data set].",
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_a_line_holds_what_is_known_in_the_order_of_the_style(case: str) -> None:
    work, expected = LINES[case]
    assert apa.line(work) == expected


# BibTeX, read by another program


NAMES = [
    "Ursula von der Leyen",
    "Charles de Gaulle, Jr.",
    "van Beethoven, Ludwig",
    "Ministry of Economy, Trade and Industry",
    "Barnes and Noble and others",
    "O'Neill & Söhne {GmbH}",
    "Office → Ministry",
    "100% #1_x $y ~z ^ \\and| <a> `b' ''c'' d--e ,,f\"",
]


def _entry(work: Work) -> Entry:
    (entry,) = parse_string(bibtex.text([work]), "bibtex").entries.values()
    return entry


def _printed(tex: str) -> str:
    """What TeX makes of a text, as a converter of LaTeX has it."""
    more = {
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
        "textasciigrave": "`",
        "textbar": "|",
        "textless": "<",
        "textgreater": ">",
    }
    context = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec(name, sign) for name, sign in more.items()]
    context.add_context_category("signs", macros=macros, prepend=True)
    reader = latex2text.LatexNodes2Text(latex_context=context, strict_latex_spaces=True, keep_comments=False)
    return reader.latex_to_text(tex)


def _one_name(entry: Entry) -> str:
    (person,) = entry.persons["author"]
    assert (person.first_names, person.prelast_names, person.lineage_names) == ([], [], [])
    (name,) = person.last_names
    return _printed(name.removeprefix("{").removesuffix("}"))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_whole_particles_commas_and_all(name: str) -> None:
    work = Work("w", DATASET, "Data", name, version="1.0.0")
    assert _one_name(_entry(work)) == name
    assert csl.item(work)["author"] == [{"literal": name}]


# Signs that a converter takes for accents when they stand alone are no part of its promise.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z", "M", "Sk"), exclude_characters="\u2028")
)
TEXTS = st.lists(
    WORDS.filter(bool) | st.sampled_from(["and", "{", "}", "\\", "--", "''", "%", "~", "^", "`"]), min_size=1
)


@given(TEXTS.map(" ".join))
def test_any_words_come_back_from_bibtex_as_they_went_in(words: str) -> None:
    entry = _entry(Work("w", DATASET, words, words, version="1.0.0"))
    assert _one_name(entry) == words
    assert _printed(entry.fields["title"].removeprefix("{").removesuffix("}")) == words


@given(st.text(min_size=1), st.text(min_size=1))
def test_keys_are_plain_and_no_two_alike(one: str, other: str) -> None:
    for name in (one, other):
        assert set(bibtex.key(name)) <= set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:/+_-"
        )
    assert (bibtex.key(one) == bibtex.key(other)) == (one == other)


@given(st.text(st.characters(codec="utf-8")))
def test_an_address_holds_nothing_that_tex_trips_over(tail: str) -> None:
    address = bibtex.address(f"https://example.org/{tail}")
    assert address.isascii() and not set(address) & set('{}\\^"<>|` \n')


# CSL-JSON: the shape that its schema publishes, of the words used here

_TEXT, _NUMBER = {"type": "string"}, {"type": ["string", "number"]}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
        }
    },
    "additionalProperties": False,
}
_NAME = {
    "type": "object",
    "properties": {"literal": _TEXT, "family": _TEXT, "given": _TEXT},
    "additionalProperties": False,
}
CSL = Draft7Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["type", "id"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["dataset", "document", "webpage"]},
                "id": _NUMBER,
                "number": _NUMBER,
                "author": {"type": "array", "items": _NAME},
                "issued": _DATE,
                "accessed": _DATE,
                "custom": {"type": "object"},
            }
            | dict.fromkeys(
                ("title", "container-title", "version", "publisher", "URL", "language", "note"), _TEXT
            ),
        },
    }
)
BROKEN: dict[str, Any] = {
    "no id": {"type": "dataset"},
    "a word that CSL does not have": {"id": "x", "type": "dataset", "licence": "CC0-1.0"},
    "a type that CSL does not have": {"id": "x", "type": "fact"},
    "a name that is no object": {"id": "x", "type": "dataset", "author": ["A"]},
    "a date that is text": {"id": "x", "type": "dataset", "issued": {"date-parts": "2026"}},
    "a version that is a number": {"id": "x", "type": "dataset", "version": 1},
}


@slow
@pytest.mark.parametrize("row", [None, EVENT, "statement", "CAN"])
@pytest.mark.parametrize("place", ["build", "out/hled-1.0.0"])
def test_csl_json_has_the_shape_of_its_schema(row: str | None, place: str, home: Path) -> None:
    assert [
        fault.message for fault in CSL.iter_errors(json.loads(cite(row, build=home / place).told("csl-json")))
    ] == []


@pytest.mark.parametrize("case", BROKEN)
def test_the_shape_catches_a_planted_fault(case: str) -> None:
    assert not CSL.is_valid([BROKEN[case]])


def _formatted(items: list[dict[str, Any]]) -> list[str]:
    """What a processor of CSL makes of items, in the style that it brings along."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it does not know `custom`, and says so
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for one in items:
            bibliography.register(Citation([CitationItem(one["id"])]))
        return [str(line) for line in bibliography.bibliography()]


def test_a_processor_of_csl_formats_what_is_written() -> None:
    works = [
        Work("hled-1.0.0", DATASET, "Data", "Ursula von der Leyen", issued=DAY, version="1.0.0"),
        Work(
            "hled-1.0.0/events/x",
            DATASET,
            "A launch",
            "Makers, Ltd",
            issued=DAY,
            version="1.0.0",
            within="Data",
        ),
        Work(
            "memo",
            DOCUMENT,
            "Memo",
            "",
            "Office of Trade",
            "2013-05-09",
            "2026-05-01",
            url="https://example.org",
        ),
    ]
    assert _formatted([csl.item(work) for work in works]) == [
        "Ursula von der Leyen (2026) “Data”.",
        "Makers, Ltd (2026) “A launch”, Data.",
        "Memo (2013) Memo. Office of Trade. Available at: https://example.org (Accessed: May 1, 2026).",
    ]
