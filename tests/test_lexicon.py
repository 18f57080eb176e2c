"""What holds for every row of the lexicon, so that a reviewer need only judge whether it is true."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import lexicon_checks as checks
import pytest

from pipeline import lexicon

LEXICON = checks.load()


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_no_row_is_at_fault(check: Callable[[checks.Lexicon], Iterator[object]]) -> None:
    assert list(check(LEXICON)) == []


def _changed(file: str, key: str, **values: object) -> tuple[str, tuple[Any, ...]]:
    """The rows of a file, one of them with other values; ``key`` is its first cell."""
    assert any(row[0] == key for row in LEXICON[file]), key
    return file, tuple(row._replace(**values) if row[0] == key else row for row in LEXICON[file])


def _added(file: str, like: str, **values: object) -> tuple[str, tuple[Any, ...]]:
    """The rows of a file, and one more that is like another but for some values."""
    (row,) = [row for row in LEXICON[file] if row[0] == like][:1]
    return file, (*LEXICON[file], row._replace(**values))


# A check, a faulty file, and what the check says of it.
FAULTS: list[tuple[str, tuple[str, tuple[Any, ...]], str]] = [
    ("rows_without_source", _changed("portfolios.csv", "Commerce", source=""), "Commerce"),
    ("untidy_cells", _changed("portfolios.csv", "Foreign Affairs", portfolio="Foreign  Affairs"), "Foreign  "),
    ("untidy_cells", _changed("places.csv", "Bali", aliases=("",)), "Bali"),
    ("names_listed_twice", _changed("places.csv", "Bali", aliases=("Bali",)), "Bali"),
    ("names_deaf_to_missing_accents", _changed("places.csv", "Medellín", aliases=()), "Medellín"),
    ("ambiguous_marks_of_nothing", _changed("countries.csv", "CHL", ambiguous=("Chili",)), "CHL"),
    ("values_outside_their_enumeration", _changed("bodies.csv", "World Bank", kind="club"), "club"),
    ("values_outside_their_enumeration", _changed("body_heads.csv", "Ministry", strength="mighty"), "mighty"),
    ("countries_beside_iso", ("countries.csv", LEXICON["countries.csv"][1:]), "ABW"),
    ("countries_beside_iso", _changed("countries.csv", "ABW", code="ZZZ"), "ZZZ"),
    ("currencies_beside_iso", _changed("currencies.csv", "EUR", code="EUX"), "EUX"),
    ("countries_that_nobody_lists", _changed("places.csv", "Bali", country="BAL"), "BAL"),
    ("wikidata_ids_in_doubt", _changed("bodies.csv", "World Bank", wikidata_id="7164"), "7164"),
    ("wikidata_ids_in_doubt", _changed("bodies.csv", "World Bank", wikidata_source=""), "World Bank"),
    ("wikidata_ids_in_doubt", _changed("bodies.csv", "World Bank", wikidata_id="Q1065"), "Q1065"),
    ("verbs_with_odd_forms", _changed("event_verbs.csv", "revive", forms=("revived", "reviving")), "revive"),
    ("verbs_with_odd_forms", _added("event_verbs.csv", "revive"), "revive relaunch"),
    ("verbs_with_odd_forms", _added("event_verbs.csv", "say", lemma="utter", forms=("utter", "said")), "said"),
    ("names_of_several_rows", _added("countries.csv", "CHL", code="CHI"), "chile"),
    ("names_of_several_rows", _added("places.csv", "Bali", name="BALI", aliases=()), "bali"),
    ("bodies_that_share_more_than_letters", _added("bodies.csv", "World Bank", kind="other"), "WORLD BANK"),
    (
        "bodies_that_share_more_than_letters",
        _changed("bodies.csv", "Bank of England", abbreviation="DBT"),
        "DBT",
    ),
    (
        "bodies_that_share_more_than_letters",
        _added("bodies.csv", "Bank of England", country="KEN", abbreviation="", aliases=()),
        "BANK OF ENGLAND",
    ),
    ("names_of_several_tables", _changed("places.csv", "Bali", name="Chile"), "Chile"),
    ("names_of_several_tables", _changed("agreements.csv", "Paris Agreement", abbreviation="NATO"), "NATO"),
    ("languages_without_a_use", _changed("country_languages.csv", "CHL", language="xx"), "xx"),
    ("familiar_names_of_familiar_names", _changed("familiar_names.csv", "Joe", name="Bob"), "Joe"),
    ("government_parts_as_usual", _changed("government_parts.csv", "USA", used=True), "ministry"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "fault", "told"), FAULTS, ids=[f"{row[0]}-{n}" for n, row in enumerate(FAULTS)]
)
def test_a_planted_fault_is_noticed(check: str, fault: tuple[str, tuple[Any, ...]], told: str) -> None:
    found = list(getattr(checks, check)({**LEXICON, fault[0]: fault[1]}))
    assert found
    assert told in str(found)


def test_every_check_is_shown_to_notice_a_fault() -> None:
    assert {check.__name__ for check in checks.CHECKS} == {check for check, _, _ in FAULTS}


def test_every_csv_file_of_the_folder_is_loaded() -> None:
    folder = Path(lexicon.__file__).parent
    assert sorted(path.name for path in folder.glob("*.csv")) == sorted(LEXICON)


def test_a_table_is_read_once() -> None:
    loaders = [getattr(lexicon, name) for name in lexicon.__all__ if name.islower()]
    assert len(loaders) == len(LEXICON)
    assert [load.__name__ for load in loaders if load() is not load()] == []


def test_given_names_are_handed_out_bare() -> None:
    assert {"Maria", "José", "Hiroshi", "Ngozi"} <= set(lexicon.given_names())


def _iso_names(country: Any) -> set[str]:
    """The names that ISO 3166 gives, an inverted one ("Virgin Islands, U.S.") put in order as well."""
    names = {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}
    return names | {" ".join(reversed(country.name.split(", "))).removeprefix("The ")}


def test_a_country_bears_one_of_the_names_that_iso_gives_its_code_or_a_part_of_one() -> None:
    iso = {country.alpha_3: country for country in checks.pycountry.countries}
    ours = {row.code: row for row in lexicon.countries() if row.code in iso}
    strangers = [
        code
        for code, row in ours.items()
        if not _iso_names(iso[code]) & {row.name, *row.names} and row.name not in iso[code].name
    ]
    assert strangers == []


def test_the_government_and_the_people_of_a_state_have_a_word_for_them() -> None:
    """A dialogue's side is often named only by an adjective; dependent and empty territories may lack one."""
    wordless = {row.code for row in lexicon.countries() if not row.demonyms}
    assert wordless == {
        "ATA", "ATF", "BES", "BLM", "BVT", "CCK", "COG", "CXR", "DMA", "GGY", "HMD", "JEY", "MAF", "SGS",
        "SJM", "SPM", "SXM", "TCA", "UMI", "VAT", "WLF",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "surface", "attribute", "value"),
    [
        ("bodies.csv", "USAID", "name", "U.S. Agency for International Development"),
        ("bodies.csv", "United States Department of State", "name", "U.S. Department of State"),
        ("bodies.csv", "Department of Treasury", "name", "U.S. Department of the Treasury"),
        ("bodies.csv", "Office of the United States Trade Representative", "abbreviation", "USTR"),
        ("bodies.csv", "Banco de México", "country", "MEX"),
        ("bodies.csv", "European Commission", "country", ""),
        ("bodies.csv", "SAGARPA", "abbreviation", "SADER"),
        ("bodies.csv", "MOFTEC", "abbreviation", "MOFCOM"),
        ("agreements.csv", "NAFTA", "name", "North American Free Trade Agreement"),
        ("countries.csv", "Türkiye", "code", "TUR"),
        ("countries.csv", "Turkey", "code", "TUR"),
        ("countries.csv", "Viet Nam", "code", "VNM"),
        ("countries.csv", "ROK", "code", "KOR"),
        ("countries.csv", "EU", "code", "EUE"),
        ("places.csv", "Medellin", "country", "COL"),
        ("places.csv", "Indo-Pacific", "kind", "region"),
        ("body_heads.csv", "Secretariats", "kind", "secretariat"),
    ],
)
def test_what_a_text_writes_finds_the_row_that_a_reader_has_in_mind(
    file: str, surface: str, attribute: str, value: str
) -> None:
    surfaces = checks.SURFACES[file]
    assert [getattr(row, attribute) for row in LEXICON[file] if surface in surfaces(row)] == [value]


def test_what_the_names_of_ministries_share_across_countries_is_nobodys_alias() -> None:
    shared = {"Ministry of Finance", "Ministry of Foreign Affairs", "Department of Transport", "Central Bank"}
    assert [row.name for row in lexicon.bodies() if shared.intersection(checks.names_of(row))] == []


class Word(NamedTuple):
    word: str
    rare: bool
    forms: tuple[str, ...]


def test_a_file_whose_header_is_not_its_record_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words.csv").write_text("word,forms,rare\nbe,is|was,\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"^words\.csv: the header is not the list of fields of Word$"):
        lexicon._read("words.csv", Word)
    (tmp_path / "words.csv").write_text("word,rare,forms\nbe,,is|was\nthou,1,\n", encoding="utf-8")
    assert lexicon._read("words.csv", Word) == (Word("be", False, ("is", "was")), Word("thou", True, ()))


def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.csv").write_text("word,rare,forms\nbe,,is|was\nthou,1,,\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"^words\.csv, line 3: 4 cells, not 3$"):
        lexicon._read("words.csv", Word)
