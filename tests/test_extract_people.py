"""People and their offices as a document states them, and the capitalised words that are nobody."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document, Extraction, Ref
from pipeline.parse import parse


def _read(text: str, media_type: str = "text") -> Extraction:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document("invented", "invented", media_type, text, "invented.txt", digest, len(data), "en")
    return extract(document, parse(document))


def _people(text: str, media_type: str = "text") -> dict[str, list[str]]:
    """Name → the titles it is given, in order."""
    extraction = _read(text, media_type)
    held: dict[str, list[str]] = {}
    names = {draft.key: str(draft.values["name"]) for draft in extraction.drafts if draft.table == "people"}
    for name in names.values():
        held[name] = []
    for draft in extraction.drafts:
        person = draft.values.get("person_id")
        if draft.table == "positions" and isinstance(person, Ref):
            held[names[person.key]].append(str(draft.values["title"]))
    return held


TITLED = [
    # the title first
    (
        "Canciller Luis Paz and Bundesminister Karl Vexler met.",
        {"Luis Paz": ["Canciller"], "Karl Vexler": ["Bundesminister"]},
    ),
    (
        "Parliamentary Under-Secretary of State Ana Ruiz met State Councilor Wang Yulan.",
        {"Ana Ruiz": ["Parliamentary Under-Secretary of State"], "Wang Yulan": ["State Councilor"]},
    ),
    ("Chargé d’affaires Ana Ruiz thanked the hosts.", {"Ana Ruiz": ["Chargé d'Affaires"]}),
    (
        "Trade and Investment Minister Don Farrow opened it.",
        {"Don Farrow": ["Minister of Trade and Investment"]},
    ),
    (
        "Deputy U.S. Trade Representative Jayme Whitlock spoke.",
        {"Jayme Whitlock": ["Deputy U.S. Trade Representative"]},
    ),
    (
        "Second Vice Minister of Foreign Affairs Choi Ji-won met them.",
        {"Choi Ji-won": ["Second Vice Minister of Foreign Affairs"]},
    ),
    ("Development Minister Elif Kaya named three areas.", {"Elif Kaya": ["Development Minister"]}),
    (
        "Presidents Ana Ruiz of Peru and Luis Paz of Chile met.",
        {"Ana Ruiz": ["President"], "Luis Paz": ["President"]},
    ),
    ("It was proposed by then-Vice President Walter Cole.", {"Walter Cole": ["Vice President"]}),
    ("Former Mexican president Felipe Cortés wrote the preface.", {"Felipe Cortés": ["President"]}),
    ("Premier Ng Wei thanked the hosts.", {"Ng Wei": ["Premier"]}),
    (
        "Prime Ministers Ana Ruiz and Luis Paz, Forum Members, met.",
        {"Ana Ruiz": ["Prime Minister"], "Luis Paz": ["Prime Minister"]},
    ),
    ("South African Minister of Trade Ebrahim Naidoo hosted.", {"Ebrahim Naidoo": ["Minister of Trade"]}),
    (
        "Minister of Foreign Affairs and International Cooperation Sheikh Rashid bin Omar launched it.",
        {"Rashid bin Omar": ["Minister of Foreign Affairs and International Cooperation"]},
    ),
    ("Vice Premier He Lian attended.", {"He Lian": ["Vice Premier"]}),
    (
        "Assistant Secretary for Western Hemisphere Affairs Ambassador Julie J. Chase led.",
        {"Julie J. Chase": ["Ambassador", "Assistant Secretary for Western Hemisphere Affairs"]},
    ),
    # the name first
    (
        "Ana Ruiz, Under Secretary of State for Economic Growth, Energy, and the Environment, presided.",
        {"Ana Ruiz": ["Under Secretary of State for Economic Growth, Energy, and the Environment"]},
    ),
    (
        "Ana Ruiz, Minister of Trade, Export Promotion, and Industry, led it.",
        {"Ana Ruiz": ["Minister of Trade, Export Promotion, and Industry"]},
    ),
    (
        "The Hon. Joe Harker MP, Treasurer, and Eva Lund AO, Minister for Trade, made the trip.",
        {"Joe Harker": ["Treasurer"], "Eva Lund": ["Minister for Trade"]},
    ),
    (
        "Ana Ruiz and Luis Paz, at that time the two Prime Ministers, resolved it.",
        {"Ana Ruiz": ["Prime Minister"], "Luis Paz": ["Prime Minister"]},
    ),
    (
        "Present were Noor Haddad [Minister of Trade, Kuwait] and Ana Ruiz (Peru), Vice Minister of Trade.",
        {"Noor Haddad": ["Minister of Trade"], "Ana Ruiz": ["Vice Minister of Trade"]},
    ),
    (
        "Jonas Brandt, Head of the EU Delegation to Peru, attended.",
        {"Jonas Brandt": ["Head of the EU Delegation to Peru"]},
    ),
    (
        "Lord Ashby, Minister of State for Trade, was in the chair.",
        {"Lord Ashby": ["Minister of State for Trade"]},
    ),
    (
        "Ma Li, a Vice Premier of the State Council, shared the chair.",
        {"Ma Li": ["Vice Premier of the State Council"]},
    ),
    # the title apart
    ("The then Prime Minister, Julia Garner, agreed.", {"Julia Garner": ["Prime Minister"]}),
    (
        "The Bank of England's chief executive, Andrew Bale, came.",
        {"Andrew Bale": ["Chief Executive of the Bank of England"]},
    ),
    (
        "The two trade ministers, Andrew Kerr of Australia and Retno Wulan of Indonesia, signed.",
        {"Andrew Kerr": ["Minister of Trade"], "Retno Wulan": ["Minister of Trade"]},
    ),
    # a matter that no list of portfolios holds closes the office
    (
        "Ana Ruiz, Minister for Trade and Export Growth of Peru, and Luis Paz, the Chilean Minister of Youth and the "
        "Diaspora, met.",
        {
            "Ana Ruiz": ["Minister for Trade and Export Growth"],
            "Luis Paz": ["Minister of Youth and the Diaspora"],
        },
    ),
    (
        "Kari Moen, Minister of State for Ports and Blue Growth, spoke to Ana Ruiz, Minister of Cabinet Affairs and the "
        "Future.",
        {
            "Kari Moen": ["Minister of State for Ports and Blue Growth"],
            "Ana Ruiz": ["Minister of Cabinet Affairs and the Future"],
        },
    ),
    (
        "Luis Paz, Deputy Secretary for Central Asia and the Caucasus, met Eino Salo, Director for North Africa and the "
        "Middle East.",
        {
            "Luis Paz": ["Deputy Secretary for Central Asia and the Caucasus"],
            "Eino Salo": ["Director for North Africa and the Middle East"],
        },
    ),
    # … but not a body, a country, another office or another person
    (
        "Luis Paz, Minister of Trade and the Netherlands agreed; Kari Moen, Minister of Ports and the Council met.",
        {"Luis Paz": ["Minister of Trade"], "Kari Moen": ["Minister of Ports"]},
    ),
    (
        "Kari Moen, Minister of Trade and Luis Paz, Minister of Ports of Peru, met.",
        {"Kari Moen": ["Minister of Trade"], "Luis Paz": ["Minister of Ports"]},
    ),
    (
        "Ana Ruiz, Head of Mission to Chile and the Bank of Peru met.",
        {"Ana Ruiz": ["Head of Mission to Chile"]},
    ),
    # the country between the office and the name
    (
        "The Minister for Trade and Industry of Peru, Ana Ruiz, the Ministers said, met the Minister of Ports (Chile), "
        "Luis Paz.",
        {"Ana Ruiz": ["Minister for Trade and Industry"], "Luis Paz": ["Minister of Ports"]},
    ),
    (
        "With them were Eino Salo (Finland, Minister of Economic Affairs), Ana Ruiz [Peru, Minister of Trade] and Kari "
        "Moen (Norway - State Secretary).",
        {
            "Eino Salo": ["Minister of Economic Affairs"],
            "Ana Ruiz": ["Minister of Trade"],
            "Kari Moen": ["State Secretary"],
        },
    ),
    (
        "The head of the Finnish government, Eino Salo, met the head of the Finnish team.",
        {"Eino Salo": ["Head of the Finnish government"]},
    ),
    # a clause between
    ("Ana Ruiz, who heads USAID as its Administrator, attended.", {"Ana Ruiz": ["Administrator of USAID"]}),
    (
        "In the room: Mark Carr from the Bank of England, where he is Governor.",
        {"Mark Carr": ["Governor of the Bank of England"]},
    ),
    ("Dante Soler, who became Minister of Mines in June, looked in.", {"Dante Soler": ["Minister of Mines"]}),
    (
        "Marcos Tavares, whose title is Special Secretary for Foreign Trade and International Affairs, sat.",
        {"Marcos Tavares": ["Special Secretary for Foreign Trade and International Affairs"]},
    ),
    # two titles, one person
    (
        "Ambassador Ana Ruiz, Deputy U.S. Trade Representative, chaired it.",
        {"Ana Ruiz": ["Ambassador", "Deputy U.S. Trade Representative"]},
    ),
    (
        "Mr. Han agreed with Han Sang-jun, Vice Minister for Trade.",
        {"Han Sang-jun": ["Vice Minister for Trade"]},
    ),
    (
        "Ana Ruiz and Luis Paz, who lead the two secretariats as Directors, compiled this record.",
        {"Ana Ruiz": ["Director"], "Luis Paz": ["Director"]},
    ),
    (
        "Ana Ruiz came on her first trip since she took office as Minister of Trade.",
        {"Ana Ruiz": ["Minister of Trade"]},
    ),
    # a pronoun in capitals within a sentence
    ("Vice Premier Liu He presided over the talks.", {"Liu He": ["Vice Premier"]}),
    ("They met Vice Premier Liu. He spoke later.", {"Liu": ["Vice Premier"]}),
    # in turn
    (
        "They received Ana Ruiz and Luis Paz, presidents of the Commission and the European Council.",
        {"Ana Ruiz": ["President of the Commission"], "Luis Paz": ["President of the European Council"]},
    ),
    (
        "Ana Ruiz and Luis Paz, governors of the Bank of Peru and the Bank of Norway, spoke.",
        {"Ana Ruiz": ["Governor of the Bank of Peru"], "Luis Paz": ["Governor of the Bank of Norway"]},
    ),
    (
        "Ana Ruiz and Luis Paz, ministers of trade and of finance respectively, came.",
        {"Ana Ruiz": ["Minister of trade"], "Luis Paz": ["Minister of finance"]},
    ),
    (
        "Ana Ruiz and Luis Paz, chairs of the Trade Board, spoke.",
        {"Ana Ruiz": ["Chair of the Trade Board"], "Luis Paz": ["Chair of the Trade Board"]},
    ),
    # a particle joined to the surname
    (
        "President Abdel Karim el-Badri met Minister Jean d'Ormeaux and Crown Prince Fahd bin-Nasser.",
        {
            "Abdel Karim el-Badri": ["President"],
            "Jean d'Ormeaux": ["Minister"],
            "Fahd bin-Nasser": ["Crown Prince"],
        },
    ),
    ("Foreign Minister al-Jabri thanked the hosts.", {"al-Jabri": ["Foreign Minister"]}),
    # the field or the country in brackets
    (
        "Ministers Jan Novotny (Foreign Affairs) and Ivo Cerny (Industry and Trade) attended.",
        {"Jan Novotny": ["Minister of Foreign Affairs"], "Ivo Cerny": ["Minister of Industry and Trade"]},
    ),
    (
        "Secretaries Ana Ruiz (Economy) and Luis Paz (Chile) and Minister Eva Lund (left) spoke.",
        {"Ana Ruiz": ["Secretary of Economy"], "Luis Paz": ["Secretary"], "Eva Lund": ["Minister"]},
    ),
    (
        "Stepan Bondar (First Vice Prime Minister, Minister of Economy of Ukraine) opened it.",
        {"Stepan Bondar": ["First Vice Prime Minister", "Minister of Economy"]},
    ),
    # the second comma left out
    (
        "Peru's Secretary of Trade, Ana Ruiz, and Chile's Vice Minister of Trade, Luis Paz met.",
        {"Ana Ruiz": ["Secretary of Trade"], "Luis Paz": ["Vice Minister of Trade"]},
    ),
    ("With the Minister of Trade, Ana Ruiz met farmers.", {"Ana Ruiz": []}),
    # in small letters
    (
        "Ana Ruiz, the minister for economy, trade and industry, and two others spoke.",
        {"Ana Ruiz": ["Minister for economy, trade and industry"]},
    ),
    ("Ana Ruiz, minister for trade unions' rights, spoke.", {"Ana Ruiz": ["Minister"]}),
]


@pytest.mark.parametrize(("text", "people"), TITLED)
def test_a_name_beside_a_title_is_a_person_who_holds_that_office(
    text: str, people: dict[str, list[str]]
) -> None:
    assert _people(text) == people


UNTITLED = [
    ("The historian Winston Alder wrote a book.", ["Winston Alder"]),
    ("Her counterpart, Yerlan Sadik, agreed.", ["Yerlan Sadik"]),
    ("Marie Dubois, an economist at the university, begged to differ.", ["Marie Dubois"]),
    ("Susan Shaw signed on the American side.", ["Susan Shaw"]),
    ("It was opened in company with Narendra Mehta of India.", ["Narendra Mehta"]),
    ("The accord was signed by Ana Ruiz for Peru.", ["Ana Ruiz"]),
    ("Mr. Ruiz thanked Ms. Paz.", ["Ruiz", "Paz"]),
]


@pytest.mark.parametrize(("text", "names"), UNTITLED)
def test_a_name_that_acts_or_is_introduced_is_a_person_without_a_title(text: str, names: list[str]) -> None:
    assert _people(text) == {name: [] for name in names}


NOBODY = [
    "The Meeting of APEC Ministers Responsible for Trade was held in Lima.",
    "Ministers Responsible for Small Business and the Ministers of Peru, the Chairs, met.",
    "The Mary Rowan Foundation and the Jose Marti Airport are in the plan.",
    "The Biden-Harris Administration and the Trump administration agreed.",
    "The Ronald Reagan Building hosted the Nelson Mandela Bay Initiative.",
    "The Santiago Declaration was signed by San Diego and Santiago.",
    "Ministers from both countries agreed with the Prime Minister.",
    "The Office of the U.S. Trade Representative welcomed the Delegation.",
    "Christian Aid said it was late, and Charles Taylor Consulting advised.",
    "Victoria Falls reopened on Grand River Day.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_place_a_body_a_programme_or_an_office_is_no_person(text: str) -> None:
    assert _people(text) == {}


def test_a_table_of_names_and_titles_is_read_row_by_row() -> None:
    table = "| Name | Title |\n|---|---|\n| Ana Ruiz | Minister of Trade |\n| Luis Paz | Deputy Governor |\n"
    assert _people(table, "markdown") == {"Ana Ruiz": ["Minister of Trade"], "Luis Paz": ["Deputy Governor"]}


def test_a_list_of_delegates_is_read_name_by_name() -> None:
    text = (
        "For the Republic of Peru: Ana Ruiz, Director General of Trade; Luis Paz, Undersecretary of Economy\n"
        "For Japan: Kenji Mori (Minister of Economy, Trade and Industry)\n"
    )
    assert _people(text) == {
        "Ana Ruiz": ["Director General of Trade"],
        "Luis Paz": ["Undersecretary of Economy"],
        "Kenji Mori": ["Minister of Economy, Trade and Industry"],
    }


COUNTRIES = [
    ("text", "Ana Ruiz, Minister of Trade of Peru, spoke.", ["PER"]),
    ("text", "Ana Ruiz, Minister of Economy and Finance of the Kingdom of Morocco, spoke.", ["MAR"]),
    ("text", "Minister of Trade of Kenya Ana Ruiz spoke.", ["KEN"]),
    ("text", "Ministers Ana Ruiz (Peru) and Luis Paz (Trade) spoke.", ["PER", None]),
    ("text", "For Tunisia: Ana Ruiz, Minister of Trade; Luis Paz, Minister of Energy.", ["TUN", "TUN"]),
    (
        "text",
        "Kenyan side: Ana Ruiz, Minister of Trade; Luis Paz, Director of the World Bank.",
        ["KEN", None],
    ),
    ("text", "On the part of the Netherlands: Ana Ruiz, Minister of Trade.", ["NLD"]),
    ("text", "On trade with Peru: Ana Ruiz, Minister of Trade, spoke.", [None]),
    ("text", "Lima: Ana Ruiz, Minister of Trade, spoke.", [None]),
    (
        "markdown",
        "| Name | Office | Country |\n|---|---|---|\n| Ana Ruiz | Minister of Trade | Peru |\n",
        ["PER"],
    ),
    (
        "markdown",
        "| Name | Office | To |\n|---|---|---|\n| Peru | Ana Ruiz, Minister of Trade | Chile |\n",
        [None],
    ),
]


@pytest.mark.parametrize(("media_type", "text", "countries"), COUNTRIES)
def test_an_office_serves_the_country_that_its_words_or_its_line_name(
    media_type: str, text: str, countries: list[str | None]
) -> None:
    positions = [draft.values for draft in _read(text, media_type).drafts if draft.table == "positions"]
    assert [row["country_code"] for row in positions] == countries


def test_the_name_of_a_body_before_its_role_is_nobody() -> None:
    table = "| Side | Body | Role |\n|---|---|---|\n| Bhutan | Ministry of Economic Affairs | Co-chair |\n"
    assert _people(table, "markdown") == {}


def test_a_surname_written_first_is_the_same_person_in_capitals_or_not() -> None:
    text = "Mr. HARADA Yoshio, Minister for Foreign Affairs, attended. Minister Harada spoke."
    assert list(_people(text)) == ["HARADA Yoshio"]
