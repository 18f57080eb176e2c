"""What counts as an organization or an initiative, what it is called, and whose it is."""

from __future__ import annotations

import hashlib

import pytest
from reading import tables

from pipeline.extract import extract
from pipeline.model import Document
from pipeline.parse import parse

OPENING = (
    "The {0}-{1} Economic Dialogue (XED) is an economic dialogue between {0} and {1}. "
    "It was launched in 2015.\n\n"
)


def _drafts(parties: tuple[str, str], body: str, table: str) -> list[dict[str, object]]:
    text = OPENING.format(*parties) + body
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document("invented", "Invented", "text", text, "invented.txt", sha, len(text.encode()), "en")
    return [draft.values for draft in extract(document, parse(document)).drafts if draft.table == table]


def organizations(parties: tuple[str, str], body: str) -> set[tuple[object, object]]:
    return {(row["name"], row["country_code"]) for row in _drafts(parties, body, "organizations")}


def initiatives(body: str, parties: tuple[str, str] = ("Peru", "Norway")) -> set[object]:
    return {row["name"] for row in _drafts(parties, body, "initiatives")}


SIDES = [
    (
        "the name itself",
        "The Norwegian Institute of Fisheries was praised.",
        {("Norwegian Institute of Fisheries", "NOR")},
    ),
    ("the owner before it", "Norway's Harbour Agency was praised.", {("Harbour Agency", "NOR")}),
    ("the country behind it", "The Harbour Agency (Norway) was praised.", {("Harbour Agency", "NOR")}),
    ("the capital it lies in", "The Harbour Agency in Oslo was praised.", {("Harbour Agency", "NOR")}),
    ("the place in its name", "The University of Arequipa was praised.", {("University of Arequipa", "PER")}),
    ("the side it speaks for", "For Peru, the Harbour Agency was heard.", {("Harbour Agency", "PER")}),
    (
        "the side named behind it",
        "The Harbour Agency on the Peruvian side was heard.",
        {("Harbour Agency", "PER")},
    ),
    ("nobody", "The Harbour Agency was praised.", {("Harbour Agency", None)}),
    (
        "two countries",
        "The Norway-Peru Business Council was praised.",
        {("Norway-Peru Business Council", None)},
    ),
    (
        "a region",
        "The Caribbean Association of Ports was praised.",
        {("Caribbean Association of Ports", None)},
    ),
]


@pytest.mark.parametrize(("says", "body", "expected"), SIDES, ids=[row[0] for row in SIDES])
def test_a_body_belongs_to_the_country_that_the_text_gives_it(
    says: str, body: str, expected: set[tuple[object, object]]
) -> None:
    assert organizations(("Peru", "Norway"), body) == expected


COUNTRY_BESIDE = [
    (
        "a stamp with a town below the letterhead",
        ("India", "Norway"),
        "Ministry of Ports & Rivers\n\nTalks with Norway\n\nPosted On: 24 JUL 2020 7:41PM by PRB Delhi\n\nThe {0}-{1} "
        "Economic Dialogue (XED) is an economic dialogue between {0} and {1}.",
        {("Ministry of Ports & Rivers", "IND")},
    ),
    (
        "what became of it",
        ("Peru", "Japan"),
        "The {0}-{1} Economic Dialogue (XED) is an economic dialogue between {0} and {1}. The Ministry of Foreign "
        "Commerce was the forerunner of today's Ministry of Economy, Trade and Industry.",
        {("Ministry of Foreign Commerce", "JPN"), ("Ministry of Economy, Trade and Industry", "JPN")},
    ),
    (
        "the side it serves",
        ("Peru", "Norway"),
        "The {0}-{1} Economic Dialogue (XED) is an economic dialogue between {0} and {1}. The Harbour Agency is the "
        "secretariat of the Norwegian side.",
        {("Harbour Agency", "NOR")},
    ),
    (
        "whose governments they are",
        ("Australia", "Japan"),
        "The {0}-{1} Economic Dialogue (XED) is an economic dialogue between {0} and {1}. The Commonwealth and Victorian "
        "governments pay.",
        set(),
    ),
    (
        "what the dialogue was called before",
        ("Peru", "Norway"),
        "The {0}-{1} Economic Committee (XEC) is an economic dialogue of {0} and {1}. It was known until 2001 as the "
        "Lima-Oslo Harbours Committee.",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("says", "parties", "text", "expected"), COUNTRY_BESIDE, ids=[row[0] for row in COUNTRY_BESIDE]
)
def test_the_country_of_a_body_stands_beside_it_in_many_ways(
    says: str, parties: tuple[str, str], text: str, expected: set[tuple[object, object]]
) -> None:
    rows = tables(text.format(*parties), "text")["organizations"]
    assert {(row["name"], row["country_code"]) for row in rows} == expected


def test_a_government_without_ministries_has_no_ministry() -> None:
    found = organizations(
        ("the United States", "Vietnam"), "The Ministry of Seaports and the Department of Labor agreed."
    )
    assert found == {("Ministry of Seaports", "VNM"), ("U.S. Department of Labor", "USA")}


def test_an_office_has_the_country_of_the_body_it_is_part_of() -> None:
    found = organizations(
        ("Peru", "Norway"), "The Office of Studies (OS) in the Ministry of Energy of Peru agreed."
    )
    assert found == {("Office of Studies", "PER"), ("Ministry of Energy", "PER")}


PLURALS = [
    (
        "the Departments of Labor, Transportation and Treasury, "
        "the U.S. Agency for International Development",
        {
            ("U.S. Department of Labor", "USA"),
            ("U.S. Department of Transportation", "USA"),
            ("U.S. Department of the Treasury", "USA"),
            ("U.S. Agency for International Development", "USA"),
        },
    ),
    (
        "the Ministries of Economy and Finance of Vietnam",
        {("Ministry of Economy", "VNM"), ("Ministry of Finance", "VNM")},
    ),
    (
        "the Ministries of Seaports and of Planning and Investment of Vietnam",
        {("Ministry of Seaports", "VNM"), ("Ministry of Planning and Investment", "VNM")},
    ),
]


@pytest.mark.parametrize(("words", "expected"), PLURALS)
def test_a_head_in_the_plural_names_several_bodies(words: str, expected: set[tuple[object, object]]) -> None:
    assert organizations(("the United States", "Vietnam"), f"Praise went to {words}.") == expected


def test_a_portfolio_with_commas_is_one_body_and_the_next_in_the_list_another() -> None:
    body = (
        "Speakers came from the Ministry of Trade, Industry and Energy (MOTIE), the Bank of Korea "
        "and the Harbour Agency of Peru."
    )
    assert organizations(("Korea", "Peru"), body) == {
        ("Ministry of Trade, Industry and Energy", "KOR"),
        ("Bank of Korea", "KOR"),
        ("Harbour Agency of Peru", "PER"),
    }


NAMES = [
    ("a title behind it", "Bank of Norway Governor Ida Berg spoke.", {("Bank of Norway", "NOR")}),
    (
        "an office before it",
        "The Head of the EU Delegation to Peru spoke.",
        {("EU Delegation to Peru", None)},
    ),
    (
        "letters of another country's bank",
        "Talks between the EXIM Bank of Peru and Norway EXIM went on.",
        {("EXIM Bank of Peru", "PER"), ("Norway EXIM", "NOR")},
    ),
    (
        "letters that run on",
        "SK E&S has committed US$1.4 billion.",
        {("SK E&S", "KOR")},
    ),
    (
        "the person whose ministry it is",
        "Minister Ana Ruiz came, and Ruiz's Ministry of Ports and Rivers paid.",
        {("Ministry of Ports and Rivers", None)},
    ),
    (
        "the same name in another language",
        "The Ports Commission of Peru (in Spanish Comisión de Puertos, CP) and the Norwegian Ports Agency "
        "(in Norwegian: Institutt for Havn) met.",
        {("Ports Commission of Peru", "PER"), ("Norwegian Ports Agency", "NOR")},
    ),
    (
        "an association of two countries",
        "She spoke at the annual conference of the German-Russian Council.",
        {("German-Russian Council", None)},
    ),
    (
        "what it is for and its country",
        "Business Norway and Statistics Peru came, but Business Norway-style talks did not.",
        {("Business Norway", "NOR"), ("Statistics Peru", "PER")},
    ),
    (
        "the owner behind it",
        "They want a seat in the Security Council of the United Nations.",
        {("United Nations Security Council", None)},
    ),
    (
        "a market",
        "The Oslo Lima Exchange (OLX), owned by banks, listed shares. The Bergen Gas Exchange, a bourse, did not.",
        {("Oslo Lima Exchange", "NOR"), ("Bergen Gas Exchange", "NOR")},
    ),
    (
        "the middle of a list",
        "The Ports Agency of Peru, INOVA and the Bank of Norway signed, as did AI, Lima and the Bank of Peru.",
        {
            ("Ports Agency of Peru", "PER"),
            ("INOVA", None),
            ("Bank of Norway", "NOR"),
            ("Bank of Peru", "PER"),
        },
    ),
    (
        "between two",
        "An agreement between Nova Steel and Kestrel Bank of Oslo was signed.",
        {("Nova Steel", None), ("Kestrel Bank of Oslo", "NOR")},
    ),
    (
        "two companies",
        "Nordlys Energy AG and Andes Steel Limited agreed.",
        {("Nordlys Energy AG", None), ("Andes Steel Limited", None)},
    ),
]


@pytest.mark.parametrize(("says", "body", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_a_name_ends_where_the_name_of_another_thing_begins(
    says: str, body: str, expected: set[tuple[object, object]]
) -> None:
    assert organizations(("Peru", "Norway"), body) == expected


def test_letters_that_the_document_defines_mean_what_it_says_and_not_what_the_lexicon_knows() -> None:
    body = "The Economic Partnership Agreement (EPA) is in force. Under the EPA, tariffs fell."
    assert organizations(("Peru", "Norway"), body) == set()
    assert initiatives(body) == {"Economic Partnership Agreement"}


def test_an_abbreviation_of_syllables_stands_for_the_body() -> None:
    body = "The Harbour Agency of Norway (Harbnor) met. Harbnor will report."
    rows = _drafts(("Peru", "Norway"), body, "organizations")
    assert [(row["name"], row["abbreviation"]) for row in rows] == [("Harbour Agency of Norway", "Harbnor")]


def test_a_word_in_capitals_is_no_abbreviation() -> None:
    assert organizations(("Peru", "Norway"), "WHO TAKES PART\n\nNobody does.") == set()


def test_the_commission_of_a_document_about_the_union_is_the_european_one() -> None:
    assert organizations(("the European Union", "Peru"), "The Commission will report.") == {
        ("European Commission", None)
    }
    assert organizations(("Norway", "Peru"), "The Commission will report.") == set()


INITIATIVES = [
    ("a noun behind it", "Many joined the Bridge to Work programme.", {"Bridge to Work"}),
    ("a noun behind it and letters", "He praised the Wider Engagement (WE2) scheme.", {"Wider Engagement"}),
    ("one unusual word", "The TradeRiver pilot has begun.", {"TradeRiver"}),
    ("an explanation", "Best known is CARIBNOR, a scheme of duty-free access.", {"CARIBNOR"}),
    (
        "a number before it",
        "It falls under the 40,000 Strong in the Andes Fund.",
        {"40,000 Strong in the Andes Fund"},
    ),
    ("a word behind it", "The Northern Seas Policy Plus was praised.", {"Northern Seas Policy Plus"}),
    ("a year behind it", "The Harbour Strategy 2030 was praised.", {"Harbour Strategy 2030"}),
    (
        "commas in it",
        "Parties praised the Clean Seas, Blue Energy, and Harbour Partnership.",
        {"Clean Seas, Blue Energy, and Harbour Partnership"},
    ),
    ("two cities before it", "They praised the Lima-Bergen Sea Connect.", {"Lima-Bergen Sea Connect"}),
    ("a weak head and length", "They began a Coastal Drug Dialogue.", {"Coastal Drug Dialogue"}),
    (
        "who runs it",
        "It paid into the Project Special Fund of the Asian Infrastructure Investment Bank.",
        {"Project Special Fund"},
    ),
    (
        "both names of an agreement",
        "The Trans-Pacific Partnership failed; the TPP is dead.",
        {"Trans-Pacific Partnership"},
    ),
]


@pytest.mark.parametrize(("says", "body", "expected"), INITIATIVES, ids=[row[0] for row in INITIATIVES])
def test_an_initiative_is_told_by_its_head_or_by_the_words_beside_it(
    says: str, body: str, expected: set[object]
) -> None:
    assert initiatives(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "A Memorandum of Understanding was signed.",
        "A Memorandum of Understanding on Peru's copper mines was signed.",
        "The Peruvian programme was praised.",
        "A Joint Council directs the work.",
        "Preparations for the meeting have begun.",
        "The Ministry of Energy programme was praised.",
        "Under the programme, officials travel.",
    ],
)
def test_what_has_no_name_of_its_own_is_no_initiative(body: str) -> None:
    assert initiatives(body) == set()
