"""How dates are read: the expressions, the days they span, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import Interval, interval, is_valid

SPANS = """
2013                   2013-01-01  2013-12-31  year
0001                   0001-01-01  0001-12-31  year
9999-12                9999-12-01  9999-12-31  month
2013-05                2013-05-01  2013-05-31  month
2024-02                2024-02-01  2024-02-29  month
2023-02                2023-02-01  2023-02-28  month
2021-09-09             2021-09-09  2021-09-09  day
2013~                  2013-01-01  2013-12-31  year
2013?                  2013-01-01  2013-12-31  year
2013-05%               2013-05-01  2013-05-31  month
2013/2015              2013-01-01  2015-12-31  interval
2021-09-09/2021-09-10  2021-09-09  2021-09-10  interval
2013-05/2013           2013-05-01  2013-12-31  interval
2013~/2015-06?         2013-01-01  2015-06-30  interval
../2014                -           2014-12-31  interval
/2014                  -           2014-12-31  interval
2014/..                2014-01-01  -           interval
2014/                  2014-01-01  -           interval
2021-21                2021-03-01  2021-05-31  interval
2021-22                2021-06-01  2021-08-31  interval
2021-23                2021-09-01  2021-11-30  interval
2021-24                2021-12-01  2022-02-28  interval
2015-33                2015-01-01  2015-03-31  interval
2015-34                2015-04-01  2015-06-30  interval
2015-36                2015-10-01  2015-12-31  interval
2015-37                2015-01-01  2015-04-30  interval
2015-39                2015-09-01  2015-12-31  interval
2015-40                2015-01-01  2015-06-30  interval
2015-41~               2015-07-01  2015-12-31  interval
201X                   2010-01-01  2019-12-31  interval
20XX                   2000-01-01  2099-12-31  interval
201X-05                2010-05-01  2019-05-31  interval
2013-XX                2013-01-01  2013-12-31  year
2013-XX-XX             2013-01-01  2013-12-31  year
2013-05-XX             2013-05-01  2013-05-31  month
2013-1X                2013-10-01  2013-12-31  interval
2013-02-2X             2013-02-20  2013-02-28  interval
2013-XX-31             2013-01-31  2013-12-31  interval
XXXX                   -           -           year
XXXX-03                -           -           month
XXXX-03-01             -           -           day
XXXX-02-29             -           -           day
20XX-02-29             2000-02-29  2096-02-29  interval
"""

NO_DATES = [
    "", " ", "/", "..", "../..", "2013-", "13", "2013-5", "2013-13", "2013-00", "2013-02-30", "2023-02-29",
    "2013-02-3X", "XXXX-02-30", "0000", "2013-20", "2013-25", "2013-42", "2013-21-01", "201X-21", "2014/2013",
    "2013/2014/2015", "2013 ", " 2013", "2013\n", "May 2013", "2013-05-01T10:00", "２０１３", "2013~~",
    "~2013",
]  # fmt: skip


def _day(word: str) -> date | None:
    return None if word == "-" else date.fromisoformat(word)


@pytest.mark.parametrize("line", SPANS.strip().splitlines())
def test_an_expression_spans_these_days(line: str) -> None:
    expression, start, end, precision = line.split()
    assert interval(expression) == Interval(_day(start), _day(end), precision)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(ValueError):
        interval(text)


_days = st.dates()
_months = _days.map(lambda day: day.isoformat()[:7])
_years = _days.map(lambda day: day.isoformat()[:4])
_dates = st.one_of(_days.map(date.isoformat), _months, _years)


@given(_days)
def test_a_day_spans_itself(day: date) -> None:
    assert interval(day.isoformat()) == Interval(day, day, "day")


@given(_dates, st.sampled_from("?~%"))
def test_a_qualifier_moves_no_day(expression: str, qualifier: str) -> None:
    assert interval(expression + qualifier) == interval(expression)


@given(_dates, _dates)
def test_an_interval_reaches_from_the_start_of_one_date_to_the_end_of_the_other(
    first: str, last: str
) -> None:
    start, end = interval(first).start, interval(last).end
    assert start is not None
    assert end is not None
    assert is_valid(f"{first}/{last}") == (start <= end)
    if start <= end:
        assert interval(f"{first}/{last}") == Interval(start, end, "interval")


@given(_dates, st.sampled_from(["", "?", "~", "%"]))
def test_the_edtf_library_reads_the_same_days(expression: str, qualifier: str) -> None:
    theirs = parse_edtf(expression + qualifier)
    ours = interval(expression + qualifier)
    assert ours.start is not None
    assert ours.end is not None
    assert tuple(theirs.lower_strict())[:3] == ours.start.timetuple()[:3]
    assert tuple(theirs.upper_strict())[:3] == ours.end.timetuple()[:3]


@given(st.from_regex(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True))
def test_a_date_the_edtf_library_refuses_is_refused_here(expression: str) -> None:
    try:
        parse_edtf(expression)
    except EDTFParseException:
        assert not is_valid(expression)


@given(st.text(alphabet="0123456789X-/.~?% Q", max_size=24))
def test_any_text_is_either_a_date_whose_days_are_in_order_or_refused(text: str) -> None:
    if is_valid(text):
        start, end, precision = interval(text)
        assert precision in ("day", "month", "year", "interval")
        assert start is None or end is None or start <= end
