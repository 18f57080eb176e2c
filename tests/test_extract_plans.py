"""Events to come, events without a verb, and days that lean on the document's own: kind, day and standing."""

from __future__ import annotations

import pytest

from tests.test_extract_deeds import told

HEAD = (
    "Peru-Norway Economic Dialogue\n\nPublished 4 June 2019\n\n"
    "The Peru-Norway Economic Dialogue (PNED) is a forum of Peru and Norway.\n\n"
)
# A sentence of that page: the kind, the day and the standing of its one event
ONE = {
    # what is to come, whatever the verb
    "Norway will send a trade mission to Arequipa in the first quarter of 2020.": (
        "other",
        "2020-33",
        "planned",
    ),
    "In March 2020 the Under Secretary for Trade, Ole Berg, will bring 20 companies to Lima.": (
        "other",
        "2020-03",
        "planned",
    ),
    "Officials will look at the matter in the autumn.": ("other", "2019-23", "planned"),
    "They agreed that experts would compare their procedures over the summer.": (
        "other",
        "2019-22",
        "planned",
    ),
    "They agreed that a working group would meet in Lima in August.": ("meeting", "2019-08", "planned"),
    "The visa waiver expires at the end of 2020.": ("other", "2020", "planned"),
    "The Talara plant will go into production in 2021.": ("other", "2021", "planned"),
    "The certificates are expected to replace paper from 1 September 2019.": (
        "other",
        "2019-09-01",
        "planned",
    ),
    "The ministers hope to conclude that chapter of the treaty this autumn.": (
        "signing",
        "2019-23",
        "planned",
    ),
    "A meeting of the two ministers is proposed in Oslo in May 2020.": ("meeting", "2020-05", "planned"),
    "Both ministers are to hold a technical review in August.": ("review", "2019-08", "planned"),
    "The air line intends to resume its flights between Lima and Oslo from 26 March 2020.": (
        "relaunch",
        "2020-03-26",
        "planned",
    ),
    "First oil is planned for 2022.": ("other", "2022", "planned"),
    "Norway offered to second three experts to Lima from January 2020.": ("other", "2020-01", "planned"),
    # tasks that are set
    "The feasibility study is due for completion by the end of 2020.": ("completion", "../2020", "planned"),
    "Ministers instructed officials to finish the treaty by June 2020.": (
        "completion",
        "../2020-06",
        "planned",
    ),
    "The study should be submitted by March 2020.": ("other", "../2020-03", "planned"),
    "Both governments are expected to sign a tax treaty before the end of 2019.": (
        "signing",
        "../2019",
        "planned",
    ),
    # days that lean on the page's own
    "Ministers had met for the first time the day before.": ("meeting", "2019-06-03", "occurred"),
    "Last November the two sides agreed on a road map.": ("announcement", "2018-11", "occurred"),
    "Experts will study the plan, adopted by both sides in May.": ("other", "2019-05", "occurred"),
    "On Monday ministers chaired the seventh meeting of the Dialogue, the first to be held since 2011.": (
        "meeting",
        "2019-06-03",
        "occurred",
    ),
    "Officials wound up two days of consultations on Monday.": ("meeting", "2019-06-03", "occurred"),
    "There have been five rounds in all; the latest was on 20 February 2019 in Oslo.": (
        "meeting",
        "2019-02-20",
        "occurred",
    ),
    # no day, yet an event
    "The Export Agency of Norway signed a grant for a cold store in Paita.": ("signing", None, "occurred"),
    "A second paper, signed with the Export Agency, concerns cables.": ("signing", None, "occurred"),
    "Ministers launched a working group on ports, in line with the plan.": ("launch", None, "occurred"),
    # no verb
    "- Established: 1980": ("launch", "1980", "occurred"),
    "In force since: 1 July 2012": ("other", "2012-07-01", "occurred"),
    "Ministers welcomed the following results:\n\n- the opening of a branch of Norges Bank in Lima": (
        "other",
        None,
        "occurred",
    ),
    "Ministers welcomed the following results:\n\n- the announcement by Equinor that it would stay": (
        "announcement",
        None,
        "occurred",
    ),
    "Joint ministers in April 2016 called for the Dialogue in Lima.": ("announcement", "2016-04", "occurred"),
}
NONE = [
    "They asked officials to report by December.",
    "Norway will spend $2 million by 2030.",
    "Norwegian exports to Peru rose by 14 percent in 2018.",
    "The Dialogue meets every year in May.",
    "The third round, foreseen for the spring of 2018, fell victim to a strike.",
    "If it were launched, the Ministry of Health would co-chair it.",
    "Had Chile joined, Peru would have signed the Pacific Coffee Accord.",
    "It had been planned to sign an agreement on border crossings, but the text was not ready.",
    "The economy of Peru will grow by 3 percent in 2020.",
    "Demand is expected to rise in 2020.",
    "Prices will remain high in 2020.",
    "Two thirds of the money will go to schools in 2020.",
    "This will help Peru to meet its target in 2030.",
    "Norway will need 20,000 engineers in 2025.",
    "It is hoped that trade will double in 2021.",
    "Peru is one of six countries that Norway helps.",
    "Ministers discussed the following:\n\n- the opening of the market for fish",
]


@pytest.mark.parametrize(("sentence", "expected"), ONE.items())
def test_a_sentence_tells_one_event(sentence: str, expected: tuple[str, str | None, str]) -> None:
    assert told(HEAD + sentence + "\n", "text") == [expected]


@pytest.mark.parametrize("sentence", NONE)
def test_habits_aims_and_wishes_tell_none(sentence: str) -> None:
    assert told(HEAD + sentence + "\n", "text") == []


def test_a_short_answer_says_when_the_dialogue_meets_next() -> None:
    text = (
        "# Peru-Norway Economic Dialogue\n\n*Updated 30 May 2017*\n\n## When does the Dialogue meet "
        "next?\n\nIn Oslo, in November.\n"
    )
    assert told(text) == [("meeting", "2017-11", "planned")]


def test_what_a_heading_calls_next_lies_ahead() -> None:
    text = "# Peru-Norway Economic Dialogue\n\nOctober 3, 2019\n\nThe Peru-Norway Economic Dialogue is a forum.\n\n"
    text += "## What comes next\n\n- A delegation from Equinor travels to Lima in March.\n"
    assert told(text) == [("meeting", "2020-03", "planned")]


def test_who_says_so_at_the_end_of_a_sentence_announces_nothing() -> None:
    text = "Ministers met in Oslo on Tuesday for the third Peru-Norway Economic Dialogue, the Ministry of Trade announced.\n"
    assert told(HEAD + text, "text") == [("meeting", "2019-06-04", "occurred")]


def test_a_label_gives_the_day_of_the_meeting_in_the_heading() -> None:
    text = "# Peru-Norway Economic Dialogue\n\nThe Peru-Norway Economic Dialogue is a forum.\n\n"
    text += "## Seventh session of the Dialogue\n\n* Date: 21-22 January 2014\n* Place: Lima\n"
    assert told(text) == [("meeting", "2014-01-21/2014-01-22", "occurred")]


def test_a_meeting_beside_that_of_the_dialogue_is_one_of_its_own() -> None:
    text = (
        "The Dialogue met in Lima on 3 June 2019. A business roundtable took place alongside the session.\n"
    )
    assert told(HEAD + text, "text") == [("meeting", None, "occurred"), ("meeting", "2019-06-03", "occurred")]


@pytest.mark.parametrize(
    "line",
    [
        "Posted On: 24 JUL 2020 7:41PM by PIB Delhi",
        "Updated 24 July 2020",
        "LIMA, July 24, 2020. Ministers were pleased.",
    ],
)
def test_a_page_says_in_many_ways_of_which_day_it_is(line: str) -> None:
    text = f"Peru-Norway Economic Dialogue\n\n{line}\n\nThe Peru-Norway Economic Dialogue was held by video link on Friday.\n"
    assert told(text, "text") == [("meeting", "2020-07-24", "occurred")]
