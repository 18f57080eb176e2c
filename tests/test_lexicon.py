"""What holds for every row of the lexicon, so that a reviewer need only judge whether it is true."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pycountry
import pytest

from pipeline import lexicon

ORGANIZATION_KINDS = {
    "department", "ministry", "secretariat", "agency", "office", "bank", "council", "committee",
    "company", "university", "administration", "government", "international", "other",
}  # fmt: skip
INITIATIVE_KINDS = {
    "program", "project", "strategy", "agreement", "forum", "council", "exchange", "fund", "other",
}  # fmt: skip
EVENT_KINDS = {
    "announcement", "launch", "relaunch", "meeting", "review", "signing", "program_launch", "completion",
    "statement", "other",
}  # fmt: skip
VERB_OBJECTS = {"dialogue", "initiative", "document", "meeting", "none"}
STRENGTHS = {"strong", "weak"}

# Not in ISO 3166-1, but parties to dialogues: the European Union, and Kosovo under its user-assigned code.
USER_ASSIGNED = {"EUE", "XKX"}

TABLES: dict[str, Callable[[], tuple[Any, ...]]] = {
    "agreements.csv": lexicon.agreements,
    "bodies.csv": lexicon.bodies,
    "body_heads.csv": lexicon.body_heads,
    "countries.csv": lexicon.countries,
    "country_languages.csv": lexicon.country_languages,
    "currencies.csv": lexicon.currencies,
    "dialogue_heads.csv": lexicon.dialogue_heads,
    "event_nouns.csv": lexicon.event_nouns,
    "event_verbs.csv": lexicon.event_verbs,
    "family_names.csv": lexicon.family_names,
    "given_names.csv": lambda: lexicon._read("given_names.csv", lexicon.GivenName),
    "government_parts.csv": lexicon.government_parts,
    "initiative_heads.csv": lexicon.initiative_heads,
    "language_marks.csv": lexicon.language_marks,
    "places.csv": lexicon.places,
    "portfolios.csv": lexicon.portfolios,
    "titles.csv": lexicon.titles,
}

# The cells of a row by which it can be found in a text.
SURFACES: dict[str, Callable[[Any], Iterable[str]]] = {
    "agreements.csv": lambda row: (row.name, row.abbreviation, *row.aliases),
    "bodies.csv": lambda row: (row.name, row.abbreviation, *row.aliases),
    "body_heads.csv": lambda row: (row.head, row.plural),
    "countries.csv": lambda row: (row.name, *row.names, *row.demonyms, *row.capital_names),
    "currencies.csv": lambda row: (*row.symbols, *row.words),
    "dialogue_heads.csv": lambda row: (row.head, row.plural),
    "event_nouns.csv": lambda row: (row.noun, row.plural),
    "given_names.csv": lambda row: (row.name,),
    "initiative_heads.csv": lambda row: (row.head, row.plural),
    "places.csv": lambda row: (row.name, *row.aliases),
    "portfolios.csv": lambda row: (row.portfolio,),
}

# The lists of other names: none may repeat a value or the name they belong to.
NAME_LISTS: dict[str, Callable[[Any], Iterable[tuple[str, ...]]]] = {
    "agreements.csv": lambda row: [(row.name, row.abbreviation, *row.aliases)],
    "bodies.csv": lambda row: [(row.name, row.abbreviation, *row.aliases)],
    "countries.csv": lambda row: [(row.name, *row.names), row.demonyms, row.capital_names],
    "currencies.csv": lambda row: [row.symbols, row.words],
    "event_verbs.csv": lambda row: [row.forms, row.objects],
    "places.csv": lambda row: [(row.name, *row.aliases)],
    "titles.csv": lambda row: [row.takes],
}


def _repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(v for v in values if v).items() if count > 1)


def _shared(rows: Iterable[Any], surfaces: Callable[[Any], Iterable[str]]) -> list[str]:
    """Surfaces that more than one row claims."""
    return _repeated(chain.from_iterable(set(surfaces(row)) for row in rows))


# Letters with a stroke or without a dot, which Unicode does not decompose.
_STROKED = str.maketrans("ŁłØøı", "LlOoi")


def _unaccented(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.translate(_STROKED))
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def _cells(row: Any) -> Iterable[str]:
    for value in row:
        yield from value if isinstance(value, tuple) else [value] if isinstance(value, str) else []


def test_every_csv_file_of_the_folder_is_loaded() -> None:
    folder = Path(lexicon.__file__).parent
    assert sorted(path.name for path in folder.glob("*.csv")) == sorted(TABLES)


def test_a_table_is_read_once() -> None:
    loaders = [getattr(lexicon, name) for name in lexicon.__all__ if name.islower()]
    assert len(loaders) == len(TABLES)
    assert [load.__name__ for load in loaders if load() is not load()] == []


def test_given_names_are_handed_out_bare() -> None:
    assert {"Maria", "José", "Hiroshi", "Ngozi"} <= set(lexicon.given_names())


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_the_knowledge_comes_from(name: str) -> None:
    assert [row for row in TABLES[name]() if not row.source] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_outer_spaces_and_no_list_an_empty_value(name: str) -> None:
    rows = TABLES[name]()
    assert rows
    assert [row for row in rows if any(cell != cell.strip() for cell in _cells(row))] == []
    assert [row for row in rows if any("" in value for value in row if isinstance(value, tuple))] == []


@pytest.mark.parametrize("name", SURFACES)
def test_no_two_rows_of_a_file_share_a_name_or_an_alias(name: str) -> None:
    assert _shared(TABLES[name](), SURFACES[name]) == []


@pytest.mark.parametrize("name", ["countries.csv", "currencies.csv", "places.csv"])
def test_no_two_rows_of_a_file_share_a_name_that_differs_only_in_case(name: str) -> None:
    assert _shared(TABLES[name](), lambda row: map(str.casefold, SURFACES[name](row))) == []


@pytest.mark.parametrize("name", NAME_LISTS)
def test_no_row_lists_a_name_twice(name: str) -> None:
    repeats = {row: _repeated(names) for row in TABLES[name]() for names in NAME_LISTS[name](row)}
    assert [row for row, repeated in repeats.items() if repeated] == []


def test_no_body_and_agreement_share_a_name_or_an_alias() -> None:
    """Not even one that differs only in case: texts write NADBank and NADBANK."""
    known = [*lexicon.bodies(), *lexicon.agreements()]
    assert _shared(known, lambda row: map(str.casefold, SURFACES["bodies.csv"](row))) == []


@pytest.mark.parametrize("name", ["countries.csv", "places.csv"])
def test_no_body_or_agreement_bears_the_name_of_a_country_or_a_place(name: str) -> None:
    taken = {surface for row in TABLES[name]() for surface in SURFACES[name](row)}
    others = chain.from_iterable(map(SURFACES["bodies.csv"], [*lexicon.bodies(), *lexicon.agreements()]))
    assert sorted(taken.intersection(others)) == []


@pytest.mark.parametrize("name", ["agreements.csv", "bodies.csv", "countries.csv", "places.csv"])
def test_a_name_without_its_accents_finds_the_same_row(name: str) -> None:
    deaf = [
        surface
        for row in TABLES[name]()
        for surface in SURFACES[name](row)
        if _unaccented(surface) not in SURFACES[name](row)
    ]
    assert deaf == []


def test_titles_are_unique_in_the_singular() -> None:
    assert _repeated(row.title for row in lexicon.titles()) == []


def test_the_countries_are_those_of_iso_3166_and_two_user_assigned_codes_in_order() -> None:
    iso = {country.alpha_3 for country in pycountry.countries}
    assert [row.code for row in lexicon.countries()] == sorted(iso | USER_ASSIGNED)


def _iso_names(country: Any) -> set[str]:
    """The names that ISO 3166 gives, an inverted one ("Virgin Islands, U.S.") put in order as well."""
    names = {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}
    return names | {" ".join(reversed(country.name.split(", "))).removeprefix("The ")}


def test_a_country_bears_one_of_the_names_that_iso_gives_its_code_or_a_part_of_one() -> None:
    iso = {country.alpha_3: country for country in pycountry.countries}
    ours = {row.code: row for row in lexicon.countries() if row.code in iso}
    strangers = [
        code
        for code, row in ours.items()
        if not _iso_names(iso[code]) & {row.name, *row.names} and row.name not in iso[code].name
    ]
    assert strangers == []


# ISO 4217, list of historic denominations: older documents still count in these.
WITHDRAWN_CURRENCIES = {"ATS", "BEF", "BGN", "DEM", "ESP", "FIM", "FRF", "GRD", "ITL", "NLG", "PTE", "XEU"}


def test_the_currencies_are_in_iso_4217_in_order() -> None:
    iso = {currency.alpha_3 for currency in pycountry.currencies}
    codes = [row.code for row in lexicon.currencies()]
    assert codes == sorted(codes)
    assert set(codes) - WITHDRAWN_CURRENCIES <= iso


@pytest.mark.parametrize("name", ["bodies.csv", "places.csv"])
def test_every_country_column_holds_a_known_code_or_nothing(name: str) -> None:
    known = {row.code for row in lexicon.countries()} | {""}
    assert [row for row in TABLES[name]() if row.country not in known] == []


@pytest.mark.parametrize("name", ["countries.csv", "currencies.csv"])
def test_what_is_marked_ambiguous_is_listed_in_the_row(name: str) -> None:
    assert [row for row in TABLES[name]() if not set(row.ambiguous) <= set(SURFACES[name](row))] == []


def test_the_government_and_the_people_of_a_state_have_a_word_for_them() -> None:
    """A dialogue's side is often named only by an adjective; dependent and empty territories may lack one."""
    wordless = {row.code for row in lexicon.countries() if not row.demonyms}
    assert wordless == {
        "ATA", "ATF", "BES", "BLM", "BVT", "CCK", "COG", "CXR", "DMA", "GGY", "HMD", "JEY", "MAF", "SGS",
        "SJM", "SPM", "SXM", "TCA", "UMI", "VAT", "WLF",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "column", "legal"),
    [
        ("agreements.csv", "kind", INITIATIVE_KINDS),
        ("bodies.csv", "kind", ORGANIZATION_KINDS),
        ("body_heads.csv", "kind", ORGANIZATION_KINDS),
        ("body_heads.csv", "strength", STRENGTHS),
        ("dialogue_heads.csv", "strength", STRENGTHS),
        ("event_nouns.csv", "kind", EVENT_KINDS),
        ("event_verbs.csv", "kind", EVENT_KINDS),
        ("initiative_heads.csv", "kind", INITIATIVE_KINDS),
        ("initiative_heads.csv", "strength", STRENGTHS),
        ("places.csv", "kind", {"region", "state", "city"}),
        ("titles.csv", "kind", {"office", "honorific"}),
    ],
)
def test_every_value_is_one_of_its_enumeration(name: str, column: str, legal: set[str]) -> None:
    assert [row for row in TABLES[name]() if getattr(row, column) not in legal] == []


def test_a_verb_with_its_object_means_one_kind_of_event() -> None:
    pairs = [f"{row.lemma} a {needed}" for row in lexicon.event_verbs() for needed in row.objects]
    assert _repeated(pairs) == []
    assert {needed for row in lexicon.event_verbs() for needed in row.objects} == VERB_OBJECTS


def test_the_forms_of_a_verb_start_with_its_lemma_and_belong_to_it_alone() -> None:
    assert [row for row in lexicon.event_verbs() if row.forms[0] != row.lemma or len(row.forms) < 3] == []
    forms_of = {row.lemma: row.forms for row in lexicon.event_verbs()}
    assert [row.lemma for row in lexicon.event_verbs() if forms_of[row.lemma] != row.forms] == []
    assert _repeated(chain.from_iterable(forms_of.values())) == []


def test_wikidata_ids_are_well_formed_and_not_shared() -> None:
    ids = [row.wikidata_id for row in lexicon.bodies() if row.wikidata_id]
    assert [item for item in ids if item[0] != "Q" or not item[1:].isdigit()] == []
    assert _repeated(ids) == []


@pytest.mark.parametrize(
    ("rows", "surface", "attribute", "value"),
    [
        (lexicon.bodies, "USAID", "name", "U.S. Agency for International Development"),
        (lexicon.bodies, "United States Department of State", "name", "U.S. Department of State"),
        (lexicon.bodies, "Department of Treasury", "name", "U.S. Department of the Treasury"),
        (lexicon.bodies, "Office of the United States Trade Representative", "abbreviation", "USTR"),
        (lexicon.bodies, "Banco de México", "country", "MEX"),
        (lexicon.bodies, "European Commission", "country", ""),
        (lexicon.agreements, "NAFTA", "name", "North American Free Trade Agreement"),
        (lexicon.places, "Medellin", "country", "COL"),
        (lexicon.places, "Indo-Pacific", "kind", "region"),
        (lexicon.body_heads, "Secretariats", "kind", "secretariat"),
        (lexicon.initiative_heads, "Memoranda of Understanding", "kind", "agreement"),
        (lexicon.event_nouns, "midyear review", "kind", "review"),
    ],
)
def test_what_a_text_writes_finds_the_row_that_a_reader_has_in_mind(
    rows: Callable[[], tuple[Any, ...]], surface: str, attribute: str, value: str
) -> None:
    surfaces = SURFACES[f"{rows.__name__}.csv"]
    assert [getattr(row, attribute) for row in rows() if surface in surfaces(row)] == [value]


def test_what_the_names_of_ministries_share_across_countries_is_nobodys_alias() -> None:
    shared = {"Ministry of Finance", "Ministry of Foreign Affairs", "Department of Transport", "Central Bank"}
    assert [row.name for row in lexicon.bodies() if shared.intersection(SURFACES["bodies.csv"](row))] == []


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
