"""Wordings of names that ordinary documents use: lists of matters, explained bodies, British quotations."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document, Extraction, Ref
from pipeline.parse import parse

OPENING = "The Peru-Thailand Economic Dialogue (XED) is a dialogue between Peru and Thailand.\n\n"


def _read(text: str) -> Extraction:
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document("invented", "Invented", "text", text, "invented.txt", sha, len(text.encode()), "en")
    return extract(document, parse(document))


def _bodies(body: str) -> set[tuple[object, object]]:
    rows = [draft.values for draft in _read(OPENING + body).drafts if draft.table == "organizations"]
    return {(row["name"], row["country_code"]) for row in rows}


def _initiatives(body: str) -> set[object]:
    return {draft.values["name"] for draft in _read(OPENING + body).drafts if draft.table == "initiatives"}


def _offices(body: str) -> set[tuple[str, str]]:
    """(name, title) of every person in office."""
    drafts = _read(OPENING + body).drafts
    names = {draft.key: str(draft.values["name"]) for draft in drafts if draft.table == "people"}
    held = [draft.values for draft in drafts if draft.table == "positions"]
    return {
        (names[row["person_id"].key], str(row["title"])) for row in held if isinstance(row["person_id"], Ref)
    }


def _said(body: str) -> list[object]:
    return [draft.values["text"] for draft in _read(OPENING + body).drafts if draft.table == "statements"]


BODIES = [
    (
        "Peru's Ministry of Development, Industry, Foreign Trade and Services (MDIX) hosted it.",
        {("Ministry of Development, Industry, Foreign Trade and Services", "PER")},
    ),
    (
        "Peru's Ministry of Trade, the Harbour Agency of Peru and a guest met.",
        {("Ministry of Trade", "PER"), ("Harbour Agency of Peru", "PER")},
    ),
    (
        "Peru's Department of Climate Change, Energy, the Environment and Water met.",
        {("Department of Climate Change, Energy, the Environment and Water", "PER")},
    ),
    ("China's Ministry of Commerce (MOFCOM) sent a letter.", {("Ministry of Commerce", "CHN")}),
    (
        "The Secretary of the Treasury of the day presided.",
        set(),
    ),
    ("The metrology institute Pesamet checks it.", {("Pesamet", None)}),
    ("ProBosque, Peru's forest agency, checks it.", {("ProBosque", "PER")}),
    ("Peru will strengthen OSFOR, its forest inspectorate.", {("OSFOR", "PER")}),
    ("The port works with its Thai counterpart, PATX.", {("PATX", "THA")}),
    ("The Thai carmaker Siamota took part.", {("Siamota", "THA")}),
    ("Nova Securities became the first Thai issuer there.", {("Nova Securities", "THA")}),
    ("It went live at the Bangkok Stock Exchange.", {("Bangkok Stock Exchange", "THA")}),
    ("Yesterday the company Chairman spoke.", set()),
    ("Growth, the agency said, is slow.", set()),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_a_body_is_read_with_its_whole_name_and_its_country(
    body: str, expected: set[tuple[object, object]]
) -> None:
    assert _bodies(body) == expected


INITIATIVES = [
    (
        "A Memorandum of Understanding on Establishing Chip Supply Chain and Skills Partnership was signed.",
        {"Memorandum of Understanding on Establishing Chip Supply Chain and Skills Partnership"},
    ),
    ("They spoke of the U.S. CHIPS and Science Act.", {"CHIPS and Science Act"}),
    ("A Shared Harbour Information (SHI) mechanism will help.", {"Shared Harbour Information"}),
    ("A new tripartite Trade and Labour Dialogue brings them together.", {"Trade and Labour Dialogue"}),
    (
        "They rest on the “Basic Principles on Port Research”, agreed in May.",
        {"Basic Principles on Port Research"},
    ),
    ("Peru opened its single window for exports, Puerto Único.", {"Puerto Único"}),
    ("A new programme against illegal logging, “Prevail”, starts.", {"Prevail"}),
    ("They carry out Sembrando Caminos (“Sowing Paths”) in the south.", {"Sembrando Caminos"}),
    ("Peru asked the Comisión Nacional del Puerto (“National Port Commission”).", set()),
    ("They saw the Port Sabio, the exchange and a school.", set()),
    ("According to PATX, the portal saves money.", set()),
    ("They visited the Santa Rosa Observatory in the hills.", set()),
    ("They launched the Santa Rosa Ocean Observatory (SROO).", {"Santa Rosa Ocean Observatory"}),
]


@pytest.mark.parametrize(("body", "expected"), INITIATIVES)
def test_an_initiative_is_read_where_a_noun_or_a_sign_says_that_it_is_one(
    body: str, expected: set[object]
) -> None:
    assert _initiatives(body) == expected


OFFICES = [
    (
        "Peru's Minister of Development, Industry and Foreign Trade, Luis Paz, opened it.",
        {("Luis Paz", "Minister of Development, Industry and Foreign Trade")},
    ),
    (
        "Ana Ruiz, Minister of the Economy, Finance and Industrial and Digital Growth, and He Lin, Vice "
        "Premier, met.",
        {
            ("Ana Ruiz", "Minister of the Economy, Finance and Industrial and Digital Growth"),
            ("He Lin", "Vice Premier"),
        },
    ),
    ("President van der Berg spoke.", {("van der Berg", "President")}),
    (
        "The head of the Financial Conduct Authority, Andrew Dow, welcomed it.",
        {("Andrew Dow", "Head of the Financial Conduct Authority")},
    ),
    (
        "Secretary Jacob Low, as Special Representative of President Ana Ruiz, spoke.",
        {("Jacob Low", "Secretary"), ("Ana Ruiz", "President")},
    ),
    (
        "Anne Dow, Director General International at HM Treasury, came.",
        {("Anne Dow", "Director General International")},
    ),
    ("John Deng, Minister without Portfolio, came.", {("John Deng", "Minister without Portfolio")}),
    ("General Secretary Ana Paz came.", {("Ana Paz", "General Secretary")}),
    ("Director Digital of the day came.", set()),
    ("China General Nuclear and General Electric invest.", set()),
    ("Over the Economic Track, the Secretary of Commerce presided.", set()),
]


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_an_office_is_read_with_all_that_belongs_to_it(body: str, expected: set[tuple[str, str]]) -> None:
    assert _offices(body) == expected


def test_a_surname_is_the_first_word_where_it_stands_first_and_the_last_elsewhere() -> None:
    body = "President Xi met President Dow. President Xi Jinping and President John Dow signed. Xi left."
    names = [draft.values["name"] for draft in _read(OPENING + body).drafts if draft.table == "people"]
    assert names == ["Xi Jinping", "John Dow"]


SAID = [
    (
        "For Minister Ana Ruiz, “this is the best result of the year.”",
        ["this is the best result of the year."],
    ),
    ("Minister Ana Ruiz said: ‘It isn’t over for the two of us.’", ["It isn’t over for the two of us."]),
    ("Minister Ana Ruiz told the press that ‘the plan is good for all’.", ["the plan is good for all"]),
    (
        "Minister Ana Ruiz sent a letter. It ends with the words: “Peru has shown the way.”",
        ["Peru has shown the way."],
    ),
    (
        "They spoke of ‘value chains’. Minister Ana Ruiz said: ‘The firms’ plans are good news for us.’",
        ["The firms’ plans are good news for us."],
    ),
    ("Minister Ana Ruiz praised the ministers’ work and the firms’ plans for it.", []),
]


@pytest.mark.parametrize(("body", "expected"), SAID)
def test_what_is_said_is_read_in_either_kind_of_quotation_marks(body: str, expected: list[object]) -> None:
    assert _said(body) == expected


COUNTED = [
    ("Finance makes up around 243 000 jobs.", [(243000.0, "jobs", "about")]),
    ("In 2019 200 firms took part.", [(200.0, "firms", None)]),
    ("The two sides settled 69 policy outcomes.", []),
]


@pytest.mark.parametrize(("body", "expected"), COUNTED)
def test_counts_leave_out_results_and_read_spaced_thousands(body: str, expected: list[object]) -> None:
    rows = [draft.values for draft in _read(OPENING + body).drafts if draft.table == "quantities"]
    assert [(row["value"], row["unit"], row["qualifier"]) for row in rows] == expected
