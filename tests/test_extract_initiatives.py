"""Undertakings named in passing, by letters, by a place, by those who lead them; and what is none."""

import pytest
from reading import tables

HEADER = "The Peru-Norway High-Level Economic Dialogue is a forum of Peru and Norway.\n\n"

CASES = [
    ("Energy: Home of the Lima-Oslo Energy Partnership.\n\nSeat of the Fjord Fund.",
     {"Lima-Oslo Energy Partnership", "Fjord Fund"}),
    ("The Fjord Summit and the Senior Dialogue are older.", {"Fjord Summit", "Senior Dialogue"}),
    ("They recalled the Bergen Declaration and the Lima Process.", {"Bergen Declaration", "Lima Process"}),
    ("It complements the High-level Digital Dialogue.", {"High-level Digital Dialogue"}),
    ("Similar bodies exist elsewhere (the Solberg\u2013Toledo Commission).", {"Solberg\u2013Toledo Commission"}),
    ("The Peru-Norway Energy Business Council is to meet.", {"Peru-Norway Energy Business Council"}),
    ("The Peru-Norway Task Force on Cybersecurity reported.", {"Peru-Norway Task Force on Cybersecurity"}),
    ("The Peru-Norway Year of Tourism closed.", {"Peru-Norway Year of Tourism"}),
    ("The Agreement concerning a Peru-Norway Council on Ports is old.", {"Agreement concerning a Peru-Norway Council on Ports"}),
    ("Ventanilla Industrial Park grew, like the North Bypass.", {"Ventanilla Industrial Park", "North Bypass"}),
    ("Under the SALMO program, schools pooled data.", {"SALMO"}),
    ("The Code:X Programme runs.", {"Code:X Programme"}),
    ("The 2 Million Trees programme runs.", {"2 Million Trees"}),
    ("Under Nautica+, fishers are trained.", {"Nautica+"}),
    ("Peru Advancing Growth through Energy (PAGE), a project of both sides, began.", {"Peru Advancing Growth through Energy"}),
    ("Under Training, Internships, and Grants (TIG), a new program, 22 firms came.", {"Training, Internships, and Grants"}),
    ("A new program, Peru Advancing Growth through Energy (PAGE), began.", {"Peru Advancing Growth through Energy"}),
    ("Its Skills, Trade, and Jobs program began.", {"Skills, Trade, and Jobs"}),
    ("It differs from the older Senior Dialogue.", {"Senior Dialogue"}),
    ("They adopted a North Sea Leaders' Declaration on Fish.", {"North Sea Leaders' Declaration on Fish"}),
    ("The Peru-Norway CEO Dialogue met.", {"Peru-Norway CEO Dialogue"}),
    ("The Skills Growth Grants program, known as SGG, began.", {"Skills Growth Grants"}),
    ("The Prime Minister's Scholarship for Latin America and the Peru 2050 Strategy go on.",
     {"Prime Minister's Scholarship for Latin America", "Peru 2050 Strategy"}),
    ("The Facility for Fishers in Chile continues.", {"Facility for Fishers in Chile"}),
    ("The Trade and Investment Cooperation Forum Agreement was signed.", {"Trade and Investment Cooperation Forum Agreement"}),
    ("Under the agreement known as APE 14 and a programme called Horizon 2030, cars are free.", {"APE 14", "Horizon 2030"}),
    ("A scheme called Nova 2 years ago is now the Peru\u2013New Zealand CEO Roundtable.",
     {"Nova", "Peru\u2013New Zealand CEO Roundtable"}),
    ("The Companies Act and Norway's draft Seabed Act were compared.", {"Companies Act", "Seabed Act"}),
    ("It complements the Foreign and Defence Ministers' Meeting.", {"Foreign and Defence Ministers' Meeting"}),
    ("The rest is left to the Fisheries Commission, which last met in Bergen in 2008.", {"Fisheries Commission"}),
    ("The Just Transition Investment Plan and its One Health Programme go on.",
     {"Just Transition Investment Plan", "One Health Programme"}),
    ("They met for the Andean Energy Dialogue in the Monterrico State Guesthouse.", {"Andean Energy Dialogue"}),
]  # fmt: skip

NONE = [
    "The Ministerial Declaration, the Joint Statement and the Closing Plenary followed.",
    "The Economic Dialogue met in Lima. The High-Level Dialogue goes on.",
    "The Dialogue's Business Forum followed.",
    "The Fiscal Year ended. A Second Round followed. The Peace Process and the Review Panel go on.",
    "Small and Medium Enterprises (SMEs), a programme priority, and Artificial Intelligence (AI) platform rules came up.",
    "The Liquefied Natural Gas (LNG) project went on. Under the SME programme firms got loans.",
    "The Trade Commission, a Working Group on Mining and a Joint Committee met.",
    "Trade Fund. Each side pays $1 million a year.",
    "The ministers held a Trilateral Ministerial Meeting, and a Joint Commission Meeting followed.",
    "She spoke at the annual conference of the American-Turkish Council.",
    "The High-Level Economic Dialogue is often called the Humboldt Dialogue.",
]


def initiatives(text: str) -> set[str]:
    return {row["name"] for row in tables(HEADER + text)["initiatives"]}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_undertaking_is_read_where_it_is_named_in_passing(text: str, expected: set[str]) -> None:
    assert initiatives(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_kinds_of_papers_topics_and_the_dialogue_itself_are_no_undertakings(text: str) -> None:
    assert initiatives(text) == set()
