"""Events told by any verb that has a date, by a noun that has one, and by rows of lists: kind, day and standing."""

from __future__ import annotations

import pytest

from tests.reading import tables

HEAD = "# Japan–Peru Growth Dialogue\n\nThe Japan–Peru Growth Dialogue (JPGD) is a forum.\n\n"

# A sentence of an article, and every event in it: (kind, EDTF, status)
VERBS = [
    ("Ghana acceded to the convention in March 2014.", [("other", "2014-03", "occurred")]),
    ("The ban on poultry imports was lifted in 2016.", [("other", "2016", "occurred")]),
    ("In April 2020 the two central banks opened a swap line.", [("other", "2020-04", "occurred")]),
    ("Peru was removed from the grey list in October 2015.", [("other", "2015-10", "occurred")]),
    ("A delegation of 30 companies travelled to Kyoto in May 2018.", [("meeting", "2018-05", "occurred")]),
    ("On 3 October 2019 Prime Minister Ana Ruiz addressed the Diet in Tokyo.",
     [("statement", "2019-10-03", "occurred")]),
    ("A fisheries accord was struck in Lima in 2009.", [("signing", "2009", "occurred")]),
    ("The two foreign ministers exchanged notes on 3 May 2011 in Kyoto.",
     [("signing", "2011-05-03", "occurred")]),
    ("A Working Group on Fisheries was formed in 2017.", [("launch", "2017", "occurred")]),
    ("The joint fund, worth $40 million, was set up in 2012.", [("program_launch", "2012", "occurred")]),
    ("The airline Nippon Air started flights to Lima in June 2018.",
     [("program_launch", "2018-06", "occurred")]),
    ("Japan pledged $50 million for reconstruction in November 2017.",
     [("announcement", "2017-11", "occurred")]),
    ("The government made the plan public on 4 May 2018.", [("announcement", "2018-05-04", "occurred")]),
]  # fmt: skip

SEVERAL = [
    ("Imports of rice were banned in 1993 and freed in 1999.",
     [("other", "1993", "occurred"), ("other", "1999", "occurred")]),
    ("Peru submitted its application in September 2017 and was admitted two years later.",
     [("other", "2017-09", "occurred"), ("other", "2019", "occurred")]),
    ("Construction of the bridge began in 2016 and ended in 2019.",
     [("program_launch", "2016", "occurred"), ("completion", "2019", "occurred")]),
    ("The joint study was published in July 2011 and negotiations opened in November.",
     [("announcement", "2011-07", "occurred"), ("launch", "2011-11", "occurred")]),
    ("The council was proposed in February 2013 and met for the first time that December.",
     [("announcement", "2013-02", "occurred"), ("meeting", "2013-12", "occurred")]),
    ("A savings bank was opened in Lima in 2009 and, after a merger, was replaced in 2014.",
     [("other", "2009", "occurred"), ("other", "2014", "occurred")]),
    ("At their meeting in Osaka in March 2010 ministers grouped the work under four heads.",
     [("meeting", "2010-03", "occurred")]),
    ("In March 2014 both sides suspended the work. In April Peru withdrew from the fund.",
     [("other", "2014-03", "occurred"), ("other", "2014-04", "occurred")]),
    ("They praised the port office, established in 2013, and declared 2015 the Year of the Sea.",
     [("program_launch", "2013", "occurred")]),
    ("Denmark, which joined the initiative in 2018, received the ministers in May 2019.",
     [("other", "2018", "occurred"), ("meeting", "2019-05", "occurred")]),
]  # fmt: skip

NOUNS = [
    ("President Ruiz's visit to Kyoto in May 2019 gave the project new life.",
     [("meeting", "2019-05", "occurred")]),
    ("Both sides recalled the signature of a fisheries treaty in Lima on 3 May 2011.",
     [("signing", "2011-05-03", "occurred")]),
    ("There was no summit in 2010.", []),
]  # fmt: skip

PLANS = [
    ("Both governments hope to conclude a tax treaty in 2031.", [("signing", "2031", "planned")]),
    ("The sides mean to finish the text in May 2031 and to sign it in June 2031.",
     [("completion", "2031-05", "planned"), ("signing", "2031-06", "planned")]),
    ("The pact is due to expire in 2031.", [("other", "2031", "planned")]),
    ("A new round of talks is expected in spring 2031.", [("meeting", "2031-21", "planned")]),
]  # fmt: skip

STATES = [
    "Trade between the two stood at $4 billion in 2019.",
    "Goods worth $8 billion crossed the border in 2019.",
    "Trade in goods reached 120 billion euros in 2022.",
    "Japan has been a member of the bank since 1966.",
    "Peru wants to cut emissions by a third by 2030.",
    "They looked back and named priorities for 2015.",
    "*Updated 17 November 2023*",
]


def told(text: str, format: str = "markdown") -> list[tuple[str, str | None, str]]:
    """(kind, EDTF, status) of the events of a text, in order of date."""
    rows = [(str(e["kind"]), e["date_edtf"], str(e["status"])) for e in tables(text, format)["events"]]
    return sorted(rows, key=lambda row: (row[1] or "", row))  # type: ignore[return-value,arg-type]


@pytest.mark.parametrize(("sentence", "expected"), VERBS + SEVERAL + NOUNS + PLANS)
def test_a_verb_or_a_noun_with_its_date_tells_an_event(sentence, expected):
    assert told(HEAD + sentence + "\n") == sorted(expected, key=lambda row: (row[1] or "", row))


@pytest.mark.parametrize("sentence", STATES)
def test_a_state_a_measure_or_an_aim_is_no_event(sentence):
    assert told(HEAD + sentence + "\n") == []


@pytest.mark.parametrize(
    "rows",
    [
        "| No. | Date | Place |\n|---|---|---|\n| 1 | 7 June 2009 | Tokyo |\n| 2 | May 2011 | Lima |\n",
        "- 7 June 2009, Tokyo\n- Lima, May 2011\n",
        "1  Tokyo  7 June 2009\n2  Lima   May 2011\n",
    ],
)
def test_the_rows_of_a_list_of_meetings_are_meetings(rows):
    assert told(HEAD + "## Meetings\n\n" + rows) == [
        ("meeting", "2009-06-07", "occurred"),
        ("meeting", "2011-05", "occurred"),
    ]


def test_the_months_of_a_row_that_a_year_opens_are_of_that_year():
    rows = "- 1995: Lima (March) and Kyoto (December)\n- 1996: Lima (July)\n"
    assert told(HEAD + "## Sessions\n\n" + rows) == [
        ("meeting", "1995-03", "occurred"),
        ("meeting", "1995-12", "occurred"),
        ("meeting", "1996-07", "occurred"),
    ]


def test_a_month_without_a_year_is_of_the_year_of_the_title():
    text = "# The 2021 Japan–Peru Growth Dialogue\n\nThe Japan–Peru Growth Dialogue is a forum.\n\n"
    assert told(text + "A treaty on fisheries was signed in Lima on April 30.\n") == [
        ("signing", "2021-04-30", "occurred")
    ]


def test_what_is_quoted_over_several_sentences_is_no_report():
    text = 'Minister Ana Ruiz said: "In 2019 we opened a port. In 2020 we signed a treaty in Lima." All agreed.\n'
    assert told(HEAD + text) == []


def test_the_rows_of_a_chronicle_tell_what_happened_in_the_present_or_by_a_noun():
    rows = "- 2007: Peru opens its embassy in Oslo\n- June 2012: double taxation treaty enters into force\n"
    rows += "- May 2019: launch of the Dialogue\n"
    assert told(HEAD + "## Milestones\n\n" + rows) == [
        ("other", "2007", "occurred"),
        ("other", "2012-06", "occurred"),
        ("launch", "2019-05", "occurred"),
    ]


def test_an_event_told_twice_with_its_day_is_one():
    text = "Peru was admitted to the fund on 3 May 2014. As Peru was admitted on 3 May 2014, it has a vote.\n"
    assert told(HEAD + text) == [("other", "2014-05-03", "occurred")]
