"""Which events a text tells: kind, day and standing, each event once however often it is told."""

from __future__ import annotations

import time

import pytest

from tests.reading import tables, ungrounded

HEAD = "# Japan–Peru Growth Dialogue\n\nThe Japan–Peru Growth Dialogue (JPGD) is a forum.\n\n"

# A sentence of an article, and every event in it: (kind, EDTF, status)
MEETINGS = [
    ("Ministers met in 2011, 2013 and, most recently, on 4 May 2016.",
     [("meeting", "2011", "occurred"), ("meeting", "2013", "occurred"),
      ("meeting", "2016-05-04", "occurred")]),
    ("Its first and second sessions were held in Oslo (May 2011) and Lima (June 2012).",
     [("meeting", "2011-05", "occurred"), ("meeting", "2012-06", "occurred")]),
    ("Subsequent rounds took place in 2018 (Nagoya), 2019 (Arequipa) and 2021 (online).",
     [("meeting", "2018", "occurred"), ("meeting", "2019", "occurred"), ("meeting", "2021", "occurred")]),
    ("Earlier meetings: Lima, May 2016; Osaka, 2017.",
     [("meeting", "2016-05", "occurred"), ("meeting", "2017", "occurred")]),
    ("Plenaries ensued in Lima (July 2014) and again there in October of the year after.",
     [("meeting", "2014-07", "occurred"), ("meeting", "2015-10", "occurred")]),
    ("It fell to Lima to stage the inaugural round of the Dialogue in June 2012.",
     [("meeting", "2012-06", "occurred")]),
    ("Lima was the venue of the eighth round, in November 2016.", [("meeting", "2016-11", "occurred")]),
    ("The first, in Kyoto, goes back to June 2009.", [("meeting", "2009-06", "occurred")]),
    ("Two officials presided over the sixth edition of the Dialogue on 7 March 2017.",
     [("meeting", "2017-03-07", "occurred")]),
    ("The third meeting was held in Lima on 6 May 2014. The meeting of May 2014 was opened by both sides.",
     [("meeting", "2014-05-06", "occurred")]),
    ("The session planned for 2020 was put off and finally held online on 3 March 2021.",
     [("meeting", "2020", "cancelled"), ("meeting", "2021-03-03", "occurred")]),
    ("The sixth round was postponed twice and eventually took place in Lima on 12 April 2021.",
     [("meeting", "2021-04-12", "occurred")]),
    ("The session due in 2021 has been postponed.", [("meeting", "2021", "cancelled")]),
    ("Officials carried out a midterm review in Lima in August 2012.", [("review", "2012-08", "occurred")]),
]  # fmt: skip

PLANS = [
    ("The fourth session will be held in Osaka in June 2031.", [("meeting", "2031-06", "planned")]),
    ("Round ten is pencilled in for Lima in 2031.", [("meeting", "2031", "planned")]),
    ("Both sides will convene in January 2031; the fifth plenary is due the following May.",
     [("meeting", "2031-01", "planned"), ("meeting", "2031-05", "planned")]),
    ("An agreement is to be signed in Lima on 15 June 2031, and the fifth session will be held in July 2031.",
     [("signing", "2031-06-15", "planned"), ("meeting", "2031-07", "planned")]),
    ("A tenth session is expected to be held in Osaka in autumn 2031.", [("meeting", "2031-23", "planned")]),
    ("Peru will lift the visa requirement on 1 December 2031.", [("other", "2031-12-01", "planned")]),
]  # fmt: skip

STARTS = [
    ("It was set up in Lima on 20 January 1979.", [("launch", "1979-01-20", "occurred")]),
    ("The presidents set up the Dialogue when they met in Kyoto in June 2011.",
     [("launch", "2011-06", "occurred")]),
    ("The Dialogue came into being in May 2008, when two ministers shook hands.",
     [("launch", "2008-05", "occurred")]),
    ("The presidents gave their assent to the Dialogue on 2 May 2008.",
     [("launch", "2008-05-02", "occurred")]),
    ("The presidents announced at a summit in May 2008 that they are starting the Dialogue.",
     [("announcement", "2008-05", "occurred")]),
    ("The Dialogue was relaunched on 5 February 2017.", [("relaunch", "2017-02-05", "occurred")]),
    ("The Dialogue was suspended in April 2015.", [("other", "2015-04", "occurred")]),
    ("Talks on a tax treaty began in 2004.", [("launch", "2004", "occurred")]),
]  # fmt: skip

PAPERS = [
    ("A protocol was signed on 24 April 1998 by both ministers.", [("signing", "1998-04-24", "occurred")]),
    ("They set their names to a letter of intent in May 2014.", [("signing", "2014-05", "occurred")]),
    ("The memorandum on ports, signed in Lima on 5 May 2010, entered into force on 1 March 2011.",
     [("signing", "2010-05-05", "occurred"), ("other", "2011-03-01", "occurred")]),
    ("The Harbour Initiative, launched in March 2018, pays for cranes.",
     [("program_launch", "2018-03", "occurred")]),
    ("The project office was opened in January 2008.", [("other", "2008-01", "occurred")]),
]  # fmt: skip

NONE = [
    "No agreement was signed in Lima.",
    "A contract had been drafted but was not signed.",
    "Nothing was signed in Lima.",
    "An agreement had been expected, but it was not signed.",
    "The Dialogue meets every two years.",
    "Officials met their target of 40 projects in 2014.",
    "Negotiations on a treaty have not been concluded.",
    "Ministers hoped that an agreement could be signed soon.",
    "Peru plans to set up a fund.",
]


# What plain fact sheets and read-outs say of starts, returns, papers and gatherings.
PLAIN = [
    ("The talks began in 2008.", [("launch", "2008", "occurred")]),
    ("The yearly talks go back to 2008 and alternate between Lima and Kyoto.",
     [("launch", "2008", "occurred")]),
    ("Established in 2012, the JPGD is the main forum.", [("launch", "2012", "occurred")]),
    ("The JPGD has existed since 2012.", [("launch", "2012", "occurred")]),
    ("The two governments brought it back in March 2018.", [("relaunch", "2018-03", "occurred")]),
    ("Both governments relaunched it on 3 March 2018.", [("relaunch", "2018-03-03", "occurred")]),
    ("The Dialogue resumed in 2018 after three years.", [("relaunch", "2018", "occurred")]),
    ("Both leaders agreed in July 2018 to establish the Dialogue.",
     [("announcement", "2018-07", "occurred")]),
    ("A Memorandum of Understanding on Mining followed in 2018.", [("signing", "2018", "occurred")]),
    ("It belongs under an agreement signed back in 1994.", [("signing", "1994", "occurred")]),
    ("The Andes Trade Agreement was afterwards signed on 5 May 2015.",
     [("signing", "2015-05-05", "occurred")]),
    ("The Verde Fund began in 2018.", [("program_launch", "2018", "occurred")]),
    ("The Trade Skills Program has trained 300 people since it started in 2018.",
     [("program_launch", "2018", "occurred")]),
    ("The ministers welcomed the launch of the Verde Fund in March 2021.",
     [("program_launch", "2021-03", "occurred")]),
    ("In 2019 both sides adopted a road map.", [("other", "2019", "occurred")]),
    ("In March 2020 officials held a cyber dialogue on telecommunications networks.",
     [("meeting", "2020-03", "occurred")]),
    ("A workshop on customs took place in Lima in March 2020.", [("meeting", "2020-03", "occurred")]),
    ("They agreed on a plan and expect to hold the next JPGD in 2031.", [("meeting", "2031", "planned")]),
    ("They agreed to hold the fourth JPGD in Lima in 2031.", [("meeting", "2031", "planned")]),
    ("A mid-year review is scheduled for November 2031.", [("review", "2031-11", "planned")]),
    ("Officials will report to ministers at a mid-year review in 2031.", [("review", "2031", "planned")]),
    ("Peru announced a mission that will visit Kyoto in 2031.",
     [("announcement", None, "occurred"), ("meeting", "2031", "planned")]),
    ("The Growth Council, created in 2019, met on its own in Lima in May 2021.",
     [("launch", "2019", "occurred"), ("meeting", "2021-05", "occurred")]),
]  # fmt: skip

NOT_YET = [
    "The wish was uttered that the Dialogue be revived.",
    "Trade has grown since the two governments lowered their duties on all goods in 2015.",
    "Mexico opened 26 projects at the border in 2020.",
]


def told(text: str, format: str = "markdown") -> list[tuple[str, str | None, str]]:
    """(kind, EDTF, status) of the events of a text, in order of date."""
    rows = [(str(e["kind"]), e["date_edtf"], str(e["status"])) for e in tables(text, format)["events"]]
    return sorted(rows, key=lambda row: (row[1] or "", row))  # type: ignore[return-value,arg-type]


@pytest.mark.parametrize(("sentence", "expected"), MEETINGS + PLANS + STARTS + PAPERS + PLAIN)
def test_a_sentence_tells_these_events_and_no_others(sentence, expected):
    assert told(HEAD + sentence + "\n") == sorted(expected, key=lambda row: (row[1] or "", row))


@pytest.mark.parametrize("sentence", NONE + NOT_YET)
def test_what_did_not_happen_or_happens_regularly_is_no_event(sentence):
    assert told(HEAD + sentence + "\n") == []


def test_the_title_and_its_date_line_tell_the_meeting():
    text = "JAPAN–PERU GROWTH DIALOGUE\nThird session\nLima, 22–24 April 1998\n\nNote\n\nThe work is split.\n"
    assert told(text, "text") == [("meeting", "1998-04-22/1998-04-24", "occurred")]


def test_today_is_the_day_of_the_dateline():
    text = (
        "Peru and Japan meet\n\nLIMA, 14 May 2015 (Andes News) — Peru and Japan today held the second "
        "meeting of the Japan–Peru Growth Dialogue.\n"
    )
    assert told(text, "text") == [("meeting", "2015-05-14", "occurred")]


def test_a_fact_sheet_that_opens_with_an_undated_meeting_came_out_on_its_day():
    text = (
        "FACT SHEET: Japan–Peru Growth Dialogue\n\nFor Immediate Release\nMay 12, 2021\n\nMinister Ana "
        "Quispe travelled to Kyoto for the second annual meeting of the Japan–Peru Growth Dialogue (JPGD) "
        "since the two governments brought it back in September 2019.\n"
    )
    assert told(text, "text") == [("relaunch", "2019-09", "occurred"), ("meeting", "2021-05-12", "occurred")]


def test_a_scheme_goes_live_on_the_day_of_the_dateline():
    text = (
        "Peru and Japan meet\n\nLIMA, 14 May 2015 (Andes News) — Peru and Japan today held the second "
        "meeting of the Japan–Peru Growth Dialogue.\n\nThe scheme went live this morning.\n"
    )
    assert told(text, "text") == [
        ("meeting", "2015-05-14", "occurred"),
        ("program_launch", "2015-05-14", "occurred"),
    ]


def test_a_weekday_is_the_last_one_before_the_release():
    text = (
        "FOR IMMEDIATE RELEASE: Thursday, September 27, 2018\n\nJapan and Peru Hold Third Growth Dialogue\n\n"
        "Officials spent Wednesday in Lima for the third plenary of the Japan–Peru Growth Dialogue.\n"
    )
    assert told(text, "text") == [("meeting", "2018-09-26", "occurred")]


def test_what_was_launched_during_the_meeting_has_its_day():
    text = (
        HEAD
        + "Ministers met in Lima on 6 May 2014. During the meeting they launched the Harbour Initiative.\n"
    )
    assert told(text) == [("meeting", "2014-05-06", "occurred"), ("program_launch", "2014-05-06", "occurred")]


def test_those_who_act_take_part_and_those_who_only_agreed_to_it_before_do_not():
    text = (
        HEAD
        + "The third meeting was co-chaired by Minister Ana Quispe and Minister Ken Sato on 6 May 2014, "
        + "which President Luis Vargas had proposed.\n"
    )
    made = tables(text)
    names = {person["person_id"]: person["name"] for person in made["people"]}
    parts = {(names.get(p["person_id"]), p["role"]) for p in made["event_participants"] if p["person_id"]}
    assert parts == {("Ana Quispe", "co_chair"), ("Ken Sato", "co_chair")}


PLACES = [
    (
        "It has met three times: in Ankara in 2018, in Tashkent on 20 July 2019, and again in Ankara in 2021.",
        [("2018", "Ankara"), ("2019-07-20", "Tashkent"), ("2021", "Ankara")],
    ),
    (
        "The Dialogue met on 3 May 2019 in Lima and on 5 May 2020 in Nairobi.",
        [("2019-05-03", "Lima"), ("2020-05-05", "Nairobi")],
    ),
    (
        "The Dialogue was launched in Riyadh in 2003 and relaunched in 2010.",
        [("2003", "Riyadh"), ("2010", None)],
    ),
    ("It last met in 2017 and will meet again in Rome in 2023.", [("2017", None), ("2023", "Rome")]),
    ("The Dialogue met in Rome on 3 May 2017, after the agreement of 2014.", [("2017-05-03", "Rome")]),
]


@pytest.mark.parametrize(("sentence", "places"), PLACES)
def test_a_place_goes_with_the_date_beside_it(
    sentence: str, places: list[tuple[str | None, str | None]]
) -> None:
    made = tables(HEAD + sentence + "\n")
    names = {place["place_id"]: place["name"] for place in made["places"]}
    found = [(event["date_edtf"], names.get(event["place_id"])) for event in made["events"]]
    assert sorted(found, key=str) == sorted(places, key=str)


ACTING = [
    ("Ministers of Canada and Japan met in Ottawa on 3 May 2019.", {"CAN", "JPN"}),
    (
        "Senior officials from Peru, Chile and the Netherlands met in Lima on 3 May 2019.",
        {"PER", "CHL", "NLD"},
    ),
    ("Canada and Japan held talks on 3 May 2019.", {"CAN", "JPN"}),
    ("Farmers in Peru and Chile met on 3 May 2019.", set()),
    ("Accra, 9 December 2019: they met on 3 May 2019.", set()),
    ("Lima, Peru - The Dialogue met on 3 May 2019.", set()),
]


@pytest.mark.parametrize(("sentence", "countries"), ACTING)
def test_countries_take_part_whose_people_act_not_those_where_it_was(
    sentence: str, countries: set[str]
) -> None:
    made = tables(HEAD + sentence + "\n")
    assert {part["country_code"] for part in made["event_participants"] if part["country_code"]} == countries


@pytest.mark.parametrize(
    "words", ["met in Lima in May 2016, ", "the session of the meeting of the ", "was held and "]
)
def test_a_sentence_without_end_is_read_in_linear_time(words):
    def seconds(times: int) -> float:
        started = time.perf_counter()
        tables(HEAD + words * times + "\n")
        return time.perf_counter() - started

    seconds(20)
    assert seconds(800) < 12 * max(seconds(200), 0.05)


def test_every_piece_of_evidence_is_a_slice_of_the_source():
    text = HEAD + "\n\n".join(sentence for sentence, _ in MEETINGS + PLANS + STARTS + PAPERS) + "\n"
    assert ungrounded(tables(text)) == []


CHRONICLE = "# Japan–Peru Growth Dialogue\n\n*Updated January 2020*\n\nThe Japan–Peru Growth Dialogue (JPGD) is a forum.\n\n"
OF_A_YEAR = [
    ("**2017.** Officials met in Lima in February.\n\n**2018.** The Dialogue gathered on 6 June, in Lima.",
     [("meeting", "2017-02", "occurred"), ("meeting", "2018-06-06", "occurred")]),
    ("## 2018\n\nThe Dialogue met on 6 and 7 June.", [("meeting", "2018-06-06/2018-06-07", "occurred")]),
    ("## Outlook for 2018\n\nThe Dialogue met in March.", [("meeting", "2019-03", "occurred")]),
    ("**2018.** The Dialogue met in March. It will meet again in May.",
     [("meeting", "2018-03", "occurred")]),
    ("Peru takes over as coordinator on 1 January 2024 and intends to hold the next meeting of ministers in Lima in "
     "autumn of that year.", [("other", "2024-01-01", "planned"), ("meeting", "2024-23", "planned")]),
    ("The Dialogue set up by the two presidents met in Lima on 3 May 2016.",
     [("meeting", "2016-05-03", "occurred")]),
    ("Talks are due to open in Lima in October.", [("meeting", "2020-10", "planned")]),
    ("The ministers will announce tomorrow, 17 May 2021, the opening of negotiations on a digital agreement.",
     [("announcement", "2021-05-17", "planned")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), OF_A_YEAR)
def test_a_chronicle_names_its_year_once(body, expected):
    rows = tables(CHRONICLE + body + "\n")["events"]
    assert [(r["kind"], r["date_edtf"], r["status"]) for r in rows] == expected
