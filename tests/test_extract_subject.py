"""Which dialogue a document is about: its name, abbreviation and parties."""

from __future__ import annotations

import pytest

from tests.reading import tables

# format, head of a document; the name, the abbreviation and the parties of its dialogue
DIALOGUES = [
    ("text", "OSLO, 3 May 2019. Ministers met yesterday for the second Peru–Norway 3+3 Ministers' Meeting.\n",
     "Peru–Norway 3+3 Ministers' Meeting", None, {"PER", "NOR"}),
    ("text", "The fourth Republic of Moldova–Romania Joint Commission on Trade convened in Chisinau on 4 June 2018.\n",
     "Republic of Moldova–Romania Joint Commission on Trade", None, {"MDA", "ROU"}),
    ("text", "LIMA, May 4, 2020. Foreign Minister Ana Ruiz opened the Platform for Blue Growth and Coastal Trade (PBGCT), the "
     "yearly forum in which Peru and Norway settle their fisheries business.\n",
     "Platform for Blue Growth and Coastal Trade", "PBGCT", {"PER", "NOR"}),
    ("text", "Ministers agree on ports\n\nMinisters welcomed the Peru–Norway Green Partnership on Tuesday.\n",
     "Peru–Norway Green Partnership", None, {"PER", "NOR"}),
    ("markdown", "# Japan–Peru Growth Dialogue\n\nThe Japan–Peru Growth Dialogue (JPGD) is a forum.\n",
     "Japan–Peru Growth Dialogue", "JPGD", {"JPN", "PER"}),
    ("markdown", "# New Zealand–Thailand Economic Dialogue\n\n"
     "The New Zealand–Thailand Economic Dialogue met.\n",
     "New Zealand–Thailand Economic Dialogue", None, {"NZL", "THA"}),
    ("markdown", "# Franco-German Economic Forum\n\nThe Franco-German Economic Forum met in Lyon in 2015.\n",
     "Franco-German Economic Forum", None, {"FRA", "DEU"}),
    ("text", "PRESS RELEASE\nJuly 30, 2022\n\nThe two plus two\n\nOn Friday the Japan-U.S. Economic Policy "
     "Consultative Committee, or EPCC, held its first session in Washington.\n",
     "Japan-U.S. Economic Policy Consultative Committee", "EPCC", {"JPN", "USA"}),
    ("text", "Questions and answers\n\nPeru and Chile are starting the Peru-Chile Trade and Investment "
     "Partnership, TIP for short.\n\nThe Peru-Chile Trade and Investment Partnership has two pillars.\n",
     "Peru-Chile Trade and Investment Partnership", "TIP", {"PER", "CHL"}),
    ("text", "AUSTRALIA–CHINA STRATEGIC ECONOMIC DIALOGUE\n\nBeijing staged the inaugural round of the "
     "Strategic Economic Dialogue (the SED).\n",
     "Strategic Economic Dialogue", "SED", {"AUS", "CHN"}),
    ("text", "EU – JAPAN\nHIGH-LEVEL ECONOMIC DIALOGUE\nJoint press statement, 9 July 2021\n\n"
     "This was the second time that the High-Level Economic Dialogue had been convened.\n",
     "High-Level Economic Dialogue", None, {"EUE", "JPN"}),
    ("text", "Prime Minister of Canada\nJune 29, 2016\n\nBackgrounder – North American Leaders' Summit\n\n"
     "The leaders came together today.\n",
     "North American Leaders' Summit", None, set()),
    ("text", "Fact Sheet\n\nOfficials held the seventh U.S.-Peru Strategic and Economic Dialogue (S&ED) in "
     "Lima. The presidents set up the S&ED in 2009.\n",
     "U.S.-Peru Strategic and Economic Dialogue", "S&ED", {"USA", "PER"}),
    ("markdown", '# Joint Statement of the U.S.-Peru Growth Policy Committee\n\nThe United States and Peru '
     'held a meeting of the U.S.-Peru Growth Policy Committee (the Growth "2+2", or GPC).\n',
     "U.S.-Peru Growth Policy Committee", "GPC", {"USA", "PER"}),
    ("text", "Argentina and the United States Hold Third Commercial Dialogue\n\nOfficials gathered for the "
     "third plenary of the Argentina-U.S. Commercial Dialogue.\n",
     "Argentina-U.S. Commercial Dialogue", None, {"ARG", "USA"}),
    ("text", "Media Note\n\nSecond U.S.-Peru High-Level Economic Consultation\n\nPeru and the United States concluded "
     "their second High-Level Economic Consultation (HLEC) on Thursday.\n",
     "U.S.-Peru High-Level Economic Consultation", "HLEC", {"USA", "PER"}),
    ("text", "United States and Peru Hold Joint Economic Development Group\n\nOfficials gathered for the annual meeting "
     "of the U.S.-Peru Joint Economic Development Group (JEDG).\n",
     "U.S.-Peru Joint Economic Development Group", "JEDG", {"USA", "PER"}),
    ("text", "PERU-CHILE-KENYA DIALOGUE FORUM\nCommuniqué\n\nThe Presidents met in Lima for the fourth Summit of the "
     "Peru-Chile-Kenya Dialogue Forum (PCK).\n",
     "Peru-Chile-Kenya Dialogue Forum", "PCK", {"PER", "CHL", "KEN"}),
    ("text", "Peru and Kenya: Sixth Intergovernmental Consultations\n\nThe sixth Peru-Kenya Intergovernmental Consultations "
     "(IGC) took place in Lima.\n",
     "Peru-Kenya Intergovernmental Consultations", "IGC", {"PER", "KEN"}),
    ("text", "Peru and Kenya held their second Economic Partnership Meeting in Lima on 12 April 2023. The Economic "
     "Partnership Meeting (EPM) is led by the trade ministers.\n",
     "Economic Partnership Meeting", "EPM", {"PER", "KEN"}),
    ("text", "Lima, 5 May 2020 - Ministers held the 14th meeting of the Peru-Kenya Six Bilateral Working Groups (6WG) today. "
     "The 13th meeting was held in Nairobi.\n",
     "Peru-Kenya Six Bilateral Working Groups", "6WG", {"PER", "KEN"}),
    ("markdown", "# Chile–Kenya–Norway trilateral summit\n\nThe **Chile–Kenya–Norway trilateral summit** is a series of "
     "meetings of the leaders of Chile, Kenya and Norway. It met in 2015.\n",
     "Chile–Kenya–Norway trilateral summit", None, {"CHL", "KEN", "NOR"}),
    ("markdown", "# Roads to Growth\n\n**Roads to Growth** (*Caminos*) is a policy partnership among Chile, Kenya and Norway.\n",
     "Roads to Growth", None, {"CHL", "KEN", "NOR"}),
    ("text", "LIMA, 27 May 2015 - The Higher Committee of the Integrated Industrial Partnership for Growth, which brings "
     "together Chile, Kenya and Norway, concluded its third meeting on Monday.\n",
     "Integrated Industrial Partnership for Growth", None, {"CHL", "KEN", "NOR"}),
    ("text", "JOINT STATEMENT BY NORTHERN LEADERS\n\nLima\nAugust 10, 2009\n\nPrime Minister Erna Solberg issued this statement "
     "at the conclusion of the Northern Leaders' Summit.\n",
     "Northern Leaders' Summit", None, set()),
    ("text", "THE SIXTEENTH PERU-KENYA CONSULTATIONS\n10 May 2019, Lima\n\nMinisters met for the Sixteenth Peru-Kenya "
     "Consultations. They will send a report to the Seventeenth Consultations.\n",
     "Peru-Kenya Consultations", None, {"PER", "KEN"}),
    ("text", "P4+1\n\nThe P4+1 is a diplomatic platform of Peru, Chile, Kenya and Norway. The P4+1 met in 2015.\n",
     "P4+1", None, {"PER", "CHL", "KEN", "NOR"}),
    ("text", "Brazil - South Africa Joint Commission\n\nThe Brazil - South Africa Joint Commission met in 2019.\n",
     "Brazil - South Africa Joint Commission", None, {"BRA", "ZAF"}),
    ("text", "Vietnam – Republic of Korea Economic Committee\n\nThe Vietnam – Republic of Korea Economic Committee met.\n",
     "Vietnam – Republic of Korea Economic Committee", None, {"VNM", "KOR"}),
    ("text", "India - Australia - Japan Trilateral Dialogue\n\nThe India - Australia - Japan Trilateral Dialogue met.\n",
     "India - Australia - Japan Trilateral Dialogue", None, {"IND", "AUS", "JPN"}),
    ("text", "Lima, Peru - The Peru-Chile Economic Council met on 3 May 2019.\n",
     "Peru-Chile Economic Council", None, {"PER", "CHL"}),
    ("text", "Members: Peru - Ministry of Trade; Chile - Economic Council of the South.\n\nThe Peru-Chile Dialogue met.\n",
     "Peru-Chile Dialogue", None, {"PER", "CHL"}),
]  # fmt: skip

NONE = [
    "# Peru\n\nPeru is a country with a framework of laws. It has a forum.\n",
    "# Weather\n\nIt rained in Lima.\n",
    "# Trade in 2015\n\nThe Ministry of Finance said that exports rose by 4 percent.\n",
]


@pytest.mark.parametrize(("format", "text", "name", "abbreviation", "parties"), DIALOGUES)
def test_the_subject_is_found_with_its_abbreviation_and_parties(format, text, name, abbreviation, parties):
    made = tables(text, format)
    found = [(row["name"], row["abbreviation"]) for row in made["dialogues"]]
    assert (found, {row["country_code"] for row in made["dialogue_parties"]}) == (
        [(name, abbreviation)],
        parties,
    )


@pytest.mark.parametrize("text", NONE)
def test_a_text_about_no_dialogue_has_none(text):
    assert tables(text)["dialogues"] == []


def test_of_two_dialogues_the_one_in_the_title_is_the_subject():
    text = (
        "# Japan–Peru Growth Dialogue\n\nThe Japan–Peru Growth Dialogue does not duplicate the Japan–Chile "
        "Trade Dialogue. The Japan–Chile Trade Dialogue is older.\n"
    )
    assert [row["name"] for row in tables(text)["dialogues"]] == ["Japan–Peru Growth Dialogue"]


def test_a_line_that_the_head_of_the_document_cuts_short_dates_nothing() -> None:
    """Else all that happened later would count as planned."""
    text = (
        "# A title\n\n"
        + "word " * 170
        + "\n\nIn September of 2013, the two Ministers met in Quito and spoke of trade.\n"
    )
    made = tables(text + "\nIn 2021, the Ministers met in Lima.\n")
    assert [(row["date_edtf"], row["status"]) for row in made["events"]] == [
        ("2013-09", "occurred"),
        ("2021", "occurred"),
    ]
