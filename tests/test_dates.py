"""Dates: what is found, word for word, what is left alone, and what the document's own date settles."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import DateMention, find_dates, find_document_date, resolve

# text, and every date in it: its words, EDTF and modifier
ABSOLUTE = [
    ("announced in May of 2013.", [("May of 2013", "2013-05", None)]),
    ("In September of 2013, Vice President", [("September of 2013", "2013-09", None)]),
    ("signed in May 2013", [("May 2013", "2013-05", None)]),
    ("on September 9, 2021 in Washington", [("September 9, 2021", "2021-09-09", None)]),
    ("January 06, 2015", [("January 06, 2015", "2015-01-06", None)]),
    ("on 9 September 2021", [("9 September 2021", "2021-09-09", None)]),
    ("the 9th of September 2021", [("9th of September 2021", "2021-09-09", None)]),
    ("Sept. 9, 2021", [("Sept. 9, 2021", "2021-09-09", None)]),
    ("Feb 3, 2020", [("Feb 3, 2020", "2020-02-03", None)]),
    ("JANUARY 6, 2015", [("JANUARY 6, 2015", "2015-01-06", None)]),
    ("on 2021-09-09 it", [("2021-09-09", "2021-09-09", None)]),
    ("on 09/09/2021", [("09/09/2021", "2021-09-09", None)]),
    ("on 03/04/2021", [("03/04/2021", "2021", None)]),  # 3 April or March 4
    ("on 13/04/2021", [("13/04/2021", "2021-04-13", None)]),
    ("on 04/13/2021", [("04/13/2021", "2021-04-13", None)]),
    ("am 9.12.2021", [("9.12.2021", "2021-12-09", None)]),
    ("September 9-10, 2021", [("September 9-10, 2021", "2021-09-09/2021-09-10", None)]),
    ("9-10 September 2021", [("9-10 September 2021", "2021-09-09/2021-09-10", None)]),
    ("March 3 to 5, 2022", [("March 3 to 5, 2022", "2022-03-03/2022-03-05", None)]),
    ("September 30 - October 1, 2021", [("September 30 - October 1, 2021", "2021-09-30/2021-10-01", None)]),
    ("30 September - 1 October 2021", [("30 September - 1 October 2021", "2021-09-30/2021-10-01", None)]),
    ("December 30 - January 2, 2022", [("December 30 - January 2, 2022", "2021-12-30/2022-01-02", None)]),
    ("January 6 and 7, 2015", [("January 6 and 7, 2015", "2015-01-06/2015-01-07", None)]),
    ("14-15 March, 2 June and 9 November 2022",
     [("14-15 March", "2022-03-14/2022-03-15", None), ("2 June", "2022-06-02", None),
      ("9 November 2022", "2022-11-09", None)]),
    ("January 6 and 9, 2015", [("January 6", "2015-01-06", None), ("9, 2015", "2015-01-09", None)]),
    ("from May 2013 to September 2014", [("May 2013 to September 2014", "2013-05/2014-09", None)]),
    ("from May 2013 until June 2014", [("May 2013 until June 2014", "2013-05/2014-06", None)]),
    ("from May 2013 to 2015", [("May 2013 to 2015", "2013-05/2015", None)]),
    ("in May-June 2019", [("May-June 2019", "2019-05/2019-06", None)]),
    ("between March and May 2019", [("March and May 2019", "2019-03/2019-05", None)]),
    ("in May and July 2019", [("May", "2019-05", None), ("July 2019", "2019-07", None)]),
    ("the 2013-2015 period", [("2013-2015", "2013/2015", None)]),
    ("between 2013 and 2015", [("between 2013 and 2015", "2013/2015", None)]),
    ("from 2013 to 2015", [("from 2013 to 2015", "2013/2015", None)]),
    ("the 2021/22 season", [("2021/22", "2021/2022", None)]),
    ("the 1990s", [("1990s", "199X", None)]),
    ("in early 2013", [("early 2013", "2013", None)]),
    ("in late September 2021", [("late September 2021", "2021-09", None)]),
    ("by mid-2014", [("by mid-2014", "../2014", "by")]),
    ("late 2013-early 2014", [("late 2013-early 2014", "2013/2014", None)]),
    ("around 2013", [("around 2013", "2013~", None)]),
    ("circa 1995", [("circa 1995", "1995~", None)]),
    ("in spring 2014", [("spring 2014", "2014-21", None)]),
    ("in the fall of 2021", [("fall of 2021", "2021-23", None)]),
    ("Winter 2019", [("Winter 2019", "2019-24", None)]),
    ("the second quarter of 2015", [("second quarter of 2015", "2015-34", None)]),
    ("in Q2 2015", [("Q2 2015", "2015-34", None)]),
    ("the first half of 2016", [("first half of 2016", "2016-40", None)]),
    ("H2 2016", [("H2 2016", "2016-41", None)]),
    ("by 2023 it should", [("by 2023", "../2023", "by")]),
    ("by the end of 2013", [("by the end of 2013", "../2013", "by")]),
    ("no later than May 1, 2014", [("no later than May 1, 2014", "../2014-05-01", "by")]),
    ("until 2014", [("until 2014", "../2014", "until")]),
    ("before March 2014", [("before March 2014", "../2014-03", "before")]),
    ("after 2014", [("after 2014", "2014", "after")]),
    ("inactive since August 2009.", [("since August 2009", "2009-08", "since")]),
    ("since 2013", [("since 2013", "2013", "since")]),
    ("On Tuesday, January 6, 2015, he", [("Tuesday, January 6, 2015", "2015-01-06", None)]),
    ("The following year (2014), Commerce", [("The following year (2014)", "2014", None)]),
    ("The original dialogue (2013) was", [("2013", "2013", None)]),
    ("The second meeting in 2015 established", [("2015", "2015", None)]),
    ("the 2015 meeting", [("2015", "2015", None)]),
    ("Mexico's 2018 election", [("2018", "2018", None)]),
    ("2013 launch of the talks", [("2013", "2013", None)]),
    ("At the 2022 HLED in Mexico", [("2022", "2022", None)]),
    ("2015: second meeting", [("2015", "2015", None)]),
    ("priorities for 2015.", [("2015", "2015", None)]),
    ("in 2013, 2014 and 2015", [("2013", "2013", None), ("2014", "2014", None), ("2015", "2015", None)]),
    ("the Caribbean (PPS) of 1997.", [("1997", "1997", None)]),
    ("in 2024, the two", [("2024", "2024", None)]),
]  # fmt: skip
FISCAL = [
    ("in fiscal year 2022", ("fiscal year 2022", "2022")),
    ("FY2022 funds", ("FY2022", "2022")),
    ("in FY 2021-22", ("FY 2021-22", "2022")),
    ("FY22", ("FY22", "2022")),
]
NOT_DATES = [
    "Title 42 restrictions", "Resolution 2019 was adopted", "the 2030 Agenda", "Agenda 2030",
    "Horizon 2020 funds", "a total of 2000 people", "$2013", "about 2013 million", "CVE-2021-1234",
    "call 202-555-2013", "version 1.2013", "room 2015 was", "the Clean Air Act of 1990", "May the force",
    "it may be 5", "They March on", "march 5 miles", "the 21st century", "over the next five years",
    "over the last year", "once a year", "Feb 30, 2020", "in 2000 schools", "Resolution 2013-05",
    "an increase of 2015 jobs", "12,013 people", "paragraph 2013", "COM(2021) 305",
]  # fmt: skip

# text, words, EDTF as found, then resolved against 2021-09-09 (a Thursday) and the previous date 2013-11-30
OPEN = [
    ("met on March 1 of", "March 1", "XXXX-03-01", "2021-03-01"),
    ("on March 1-2 they", "March 1-2", "XXXX-03-01/XXXX-03-02", "2021-03-01/2021-03-02"),
    ("on 1 December", "1 December", "XXXX-12-01", "2020-12-01"),
    ("promised in March.", "March", "XXXX-03", "2021-03"),
    ("in November", "November", "XXXX-11", "2020-11"),
    ("last March", "last March", "XXXX-03", "2021-03"),
    ("last September", "last September", "XXXX-09", "2020-09"),
    ("next September", "next September", "XXXX-09", "2022-09"),
    ("next November", "next November", "XXXX-11", "2021-11"),
    ("this December", "this December", "XXXX-12", "2021-12"),
    ("since March", "since March", "XXXX-03", "2021-03"),
    ("opened the talks today.", "today", None, "2021-09-09"),
    ("This morning he", "This morning", None, "2021-09-09"),
    ("yesterday", "yesterday", None, "2021-09-08"),
    ("tomorrow", "tomorrow", None, "2021-09-10"),
    ("this week", "this week", None, "2021-09-06/2021-09-12"),
    ("last week", "last week", None, "2021-08-30/2021-09-05"),
    ("this month", "this month", None, "2021-09"),
    ("earlier this year", "earlier this year", None, "2021"),
    ("last year", "last year", None, "2020"),
    ("next year", "next year", None, "2022"),
    ("by the end of the year", "by the end of the year", None, "../2021"),
    ("three months ago", "three months ago", None, "2021-06"),
    ("ten days ago", "ten days ago", None, "2021-08-30"),
    ("on Monday", "on Monday", None, "2021-09-06"),
    ("on Thursday", "on Thursday", None, "2021-09-09"),
    ("last Thursday", "last Thursday", None, "2021-09-02"),
    ("this fall", "this fall", None, "2021-23"),
    ("last summer", "last summer", None, "2021-22"),
    ("the following year", "the following year", None, "2014"),
    ("the same year", "the same year", None, "2013"),
    ("a year later", "a year later", None, "2014"),
    ("two years later", "two years later", None, "2015"),
    ("the following month", "the following month", None, "2013-12"),
    ("the next day", "the next day", None, "2013-12-01"),
]


def _found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[date.start : date.end], date.edtf, date.modifier) for date in find_dates(text)]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE, ids=[text for text, _ in ABSOLUTE])
def test_a_stated_date_is_found_with_its_words_and_no_more_precision_than_they_have(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert _found(text) == expected
    assert {date.kind for date in find_dates(text)} == {"absolute"}
    assert [resolve(date, "2030-01-01", "1999") for date in find_dates(text)] == [
        (edtf, "stated") for _, edtf, _ in expected
    ]


@pytest.mark.parametrize(("text", "expected"), FISCAL)
def test_a_fiscal_year_is_called_by_its_end_and_marked_as_fiscal(
    text: str, expected: tuple[str, str]
) -> None:
    assert [(text[d.start : d.end], d.edtf, d.kind) for d in find_dates(text)] == [(*expected, "fiscal")]


@pytest.mark.parametrize("text", NOT_DATES)
def test_a_number_or_a_word_without_a_cue_is_no_date(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(("text", "words", "edtf", "settled"), OPEN)
def test_a_date_that_leans_on_another_is_settled_by_it(
    text: str, words: str, edtf: str | None, settled: str
) -> None:
    (date,) = find_dates(text)
    assert (text[date.start : date.end], date.edtf) == (words, edtf)
    assert resolve(date, "2021-09-09", "2013-11-30") == (settled, "inferred")


@pytest.mark.parametrize(("text", "words", "edtf", "settled"), OPEN)
def test_without_anything_to_lean_on_only_the_day_itself_is_known(
    text: str, words: str, edtf: str | None, settled: str
) -> None:
    (date,) = find_dates(text)
    known = edtf[: len("XXXX-03-01")] if edtf and edtf.count("-") >= 2 else None
    assert resolve(date, None, None)[0] == known


def test_a_sentence_that_looks_ahead_takes_the_next_month_of_that_name() -> None:
    (date,) = find_dates("they will meet in March")
    assert resolve(date, "2021-09-09", None, future=True) == ("2022-03", "inferred")
    (date,) = find_dates("they will meet in November")
    assert resolve(date, "2021-09-09", None, future=True) == ("2021-11", "inferred")


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2021", "today", "2021"),
        ("2021", "in March", "2021-03"),
        ("2021", "yesterday", None),
        ("2021-09", "last month", "2021-08"),
        ("2021-01", "last month", "2020-12"),
        ("2021", "last month", None),
        ("2021-09", "on Monday", None),
    ],
)
def test_an_imprecise_publication_date_settles_no_more_than_it_can(
    published: str, text: str, expected: str | None
) -> None:
    (date,) = find_dates(text)
    assert resolve(date, published, None)[0] == expected


@pytest.mark.parametrize(
    ("previous", "expected"),
    [("../2014", "2015"), ("2013/2015", "2016"), ("2013~", "2014"), ("2015-34", "2016"), ("199X", None)],
)
def test_the_following_year_counts_from_the_end_of_any_date(previous: str, expected: str | None) -> None:
    (date,) = find_dates("the following year")
    assert resolve(date, None, previous)[0] == expected


HEADS = [
    ("FROM: THE WHITE HOUSE\nJanuary 06, 2015\nFACT SHEET: Dialogue\n", "January 06, 2015", "2015-01-06"),
    ("WASHINGTON, June 3, 2019 – The Secretary said", "June 3, 2019", "2019-06-03"),
    ("Mexico City, Mexico (12 March 2020) - Officials met", "12 March 2020", "2020-03-12"),
    ("Joint Statement\nReleased on September 9, 2021\n", "September 9, 2021", "2021-09-09"),
    ("Press release | 12 March 2020\nText", "12 March 2020", "2020-03-12"),
    ("Published: 2021-09-09", "2021-09-09", "2021-09-09"),
    ("# Title\n\n**September 9, 2021**\n\nText", "September 9, 2021", "2021-09-09"),
    ("Fact Sheet\nSeptember 2021\nText", "September 2021", "2021-09"),
]
NO_HEADS = [
    "The dialogue was founded on March 23, 2005 in Waco.",
    "Title\nA meeting takes place on September 29, 2021 in Pittsburgh.",
    "2013\nText",
    "Text " * 200 + "\nJanuary 6, 2015\n",
]


@pytest.mark.parametrize(("head", "words", "edtf"), HEADS)
def test_the_line_that_dates_a_document_is_found(head: str, words: str, edtf: str) -> None:
    date = find_document_date(head, 7)
    assert date is not None
    assert (head[date.start - 7 : date.end - 7], date.edtf) == (words, edtf)


@pytest.mark.parametrize("head", NO_HEADS)
def test_a_date_inside_the_story_does_not_date_the_document(head: str) -> None:
    assert find_document_date(head) is None


_WORDS = st.text(alphabet="abcdefgh XYZé.,()-", max_size=40)


@given(before=_WORDS, after=_WORDS, day=st.dates(), base=st.integers(0, 10**6))
def test_a_planted_date_is_found_where_it_was_planted(
    before: str, after: str, day: object, base: int
) -> None:
    year, month, number = 1900 + day.year % 200, day.month, day.day  # type: ignore[attr-defined]
    number = min(number, calendar.monthrange(year, month)[1])
    written = f"{calendar.month_name[month]} {number}, {year}"
    text = f"{before} | {written} | {after}"
    start = base + len(before) + 3
    expected = DateMention(start, start + len(written), f"{year}-{month:02}-{number:02}", "absolute")
    assert expected in find_dates(text, base)


_PIECES = st.sampled_from(
    [
    "in ", "by ", "the ", "2013", "2014", "-", " to ", "May", " ", "March ", "31", "9", "/", "(", ")",
    "last ", "year", "today", "Q2 ", "FY", "22", "1990s", "between ", " and ", ", ", "ago", "two ", "later",
    "Monday", "early ", "\n", "é",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)))
def test_any_text_is_read_without_an_error_and_its_dates_are_ordered_and_apart(text: str) -> None:
    dates = find_dates(text)
    edges = [edge for date in dates for edge in (date.start, date.end)]
    assert edges == sorted(edges)
    assert all(0 <= date.start < date.end <= len(text) for date in dates)
    for date in dates:
        resolve(date, "2021-09-09", "2013")
    find_document_date(text)
