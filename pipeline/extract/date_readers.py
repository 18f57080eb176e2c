"""How a match of a pattern is read: one reader for each way of writing a date.

A reader gets the match and the words that lead into it, and yields the dates that it states: often one,
sometimes none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.extract import date_grammar as grammar
from pipeline.extract.date_resolution import DateMention, opened

_BETWEEN_WORDS = re.compile(r"\W+")
_SIGNS = {
    "last": -1, "previous": -1, "preceding": -1, "earlier": -1, "ago": -1, "yesterday": -1,
    "next": 1, "following": 1, "later": 1, "tomorrow": 1,
}  # fmt: skip


class Lead(NamedTuple):
    """The words that lead into a date; ``start`` is where they begin, or the date itself without any."""

    start: int
    modifier: str | None
    approx: bool
    part: bool


_Match = re.Match[str]
Reader = Callable[[_Match, Lead], Iterator[DateMention]]


def read_lead(match: _Match) -> Lead:
    """The modifier, the "around", the "early" and the weekday that stand before ``match``."""
    begin = max(0, match.start() - 48)
    before = match.string[begin : match.start()]
    lead = grammar.LEAD.search(before) if _may_lead(before) else None
    if lead is None or not any(lead.groups()):
        return Lead(match.start(), None, False, False)
    modifier = grammar.MODIFIERS.get(" ".join((lead["modifier"] or "").lower().split()))
    return Lead(begin + lead.start(), modifier, bool(lead["approx"]), bool(lead["part"]))


def _may_lead(before: str) -> bool:
    """Does a word that leads into a date stand last, or last before "the"?"""
    words = _BETWEEN_WORDS.split(before)
    while words and words[-1] in ("", "the"):
        words.pop()
    return bool(words) and words[-1].lower() in grammar.LEAD_ENDS


def _month(name: str | None) -> int:
    return 1 + [month[:3].upper() for month in grammar.MONTHS].index((name or "")[:3].upper())


def _day(year: int | None, month: int, day: str) -> str | None:
    """``2021-09-09``, or with ``XXXX`` for no year; None for a day that the month does not have."""
    number = int(day.rstrip("sthndr"))
    if number > calendar.monthrange(year or 2000, month)[1]:
        return None
    return f"{year or 'XXXX'}-{month:02}-{number:02}"


def _mention(match: _Match, lead: Lead, edtf: str, kind: str = "absolute") -> DateMention:
    """A mention over the match and its lead, with the modifier and the ``~`` that the lead asks for."""
    if lead.approx and "/" not in edtf:
        edtf += "~"
    return DateMention(lead.start, match.end(), opened(edtf, lead.modifier), kind, lead.modifier)


def _read_iso(match: _Match, lead: Lead) -> Iterator[DateMention]:
    month = int(match["month"])
    if 1 <= month <= 12 and (edtf := _day(int(match["year"]), month, match["day"])):
        yield _mention(match, lead, edtf)


def _read_numeric(match: _Match, lead: Lead) -> Iterator[DateMention]:
    """Dots put the day first; slashes do either, so where both orders are possible only the year is sure."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    readings = {(first, second)} if match["sep"] == "." else {(first, second), (second, first)}
    days = {_day(year, month, str(day)) for day, month in readings if 1 <= month <= 12 and day} - {None}
    if days:
        yield _mention(match, lead, str(days.pop()) if len(days) == 1 else str(year))


def _read_days(match: _Match, lead: Lead) -> Iterator[DateMention]:
    """One day or a range of days, with or without a year; either order of day and month."""
    groups = match.groupdict()
    last_month = groups["month2"] or groups["month"]
    month, year = _month(groups["month"] or last_month), int(groups["year"] or 0) or None
    first = _day(year, month, groups["day"])
    last = _day(year, _month(last_month), groups["day2"]) if groups["day2"] else first
    if not first or not last:
        return
    if first == last:
        found = [_mention(match, lead, first)]
    elif match["join"].strip() in ("and", "&") and not _next_day(first, last):
        found = [
            DateMention(lead.start, match.start("join"), first, "absolute"),
            DateMention(match.start("day2"), match.end(), last, "absolute"),
        ]
    else:
        if year and first > last:  # "December 30 - January 2, 2022"
            first = f"{year - 1}{first[4:]}"
        found = [_mention(match, lead, f"{first}/{last}" if first < last else first)]
    for date in found:
        yield date if year else date._replace(kind="yearless", grain="day", number=month)


def _next_day(first: str, last: str) -> bool:
    return first[:7] == last[:7] and int(last[-2:]) == int(first[-2:]) + 1


def _read_months(match: _Match, lead: Lead) -> Iterator[DateMention]:
    year, month = int(match["year"]), _month(match["month"])
    if not match["month2"]:
        yield _mention(match, lead, f"{year}-{month:02}")
        return
    month2 = _month(match["month2"])
    between = grammar.BETWEEN.search(match.string, max(0, match.start() - 12), match.start())
    if match["join"].strip() == "and" and not between:
        yield DateMention(lead.start, match.end("month"), f"{year}-{month:02}", "absolute")
        yield DateMention(match.start("month2"), match.end(), f"{year}-{month2:02}", "absolute")
    elif month != month2:
        yield _mention(match, lead, f"{year - (month > month2)}-{month:02}/{year}-{month2:02}")


def _read_fiscal(match: _Match, lead: Lead) -> Iterator[DateMention]:
    """A fiscal year over two calendar years is called by its end."""
    last = match["year2"] or match["year"] or match["short"]
    yield _mention(match, lead, last if len(last) == 4 else f"{(match['year'] or '20')[:2]}{last}", "fiscal")


def _read_quarter(match: _Match, lead: Lead) -> Iterator[DateMention]:
    number = int(match["n"] or grammar.ORDINALS[match["nth"].lower()])
    half = match["unit"] == "half" or match["letter"] == "H"
    if number <= 2 or not half:
        yield _mention(match, lead, f"{match['year']}-{(39 if half else 32) + number}")


def _read_season(match: _Match, lead: Lead) -> Iterator[DateMention]:
    yield _mention(match, lead, f"{match['year']}-{grammar.SEASONS[match['season'].lower()]}")


def _read_decade(match: _Match, lead: Lead) -> Iterator[DateMention]:
    yield _mention(match, lead._replace(approx=False), f"{match['decade']}X")


def _read_years(match: _Match, lead: Lead) -> Iterator[DateMention]:
    """ "2013-2015", "from 2013 to 2015", "2021/22"; "2021-03" is no range."""
    first, written, join = int(match["year"]), match["year2"], match["join"].strip()
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    after = match.string[match.end() : match.end() + 30]
    opening = grammar.BETWEEN.search(match.string, max(0, match.start() - 12), match.start())
    word = opening["word"].lower() if opening else ""
    if first >= last or grammar.NAME_AFTER.match(after) or (join == "and") != (word == "between"):
        return
    if len(written) == 2 and last != first + 1 and (join != "-" or last % 100 <= 12):
        return
    if join not in ("-", "/") and (len(written) == 2 or (not word and grammar.PLURAL_AFTER.match(after))):
        return
    lead = lead._replace(start=opening.start()) if opening else lead
    yield _mention(match, lead, f"{first}/{last}")


def _read_year(match: _Match, lead: Lead) -> Iterator[DateMention]:
    """Four digits are a year only where a neighbour says so; years listed after such a one are years too."""
    if not _is_year(match, lead):
        return
    yield _mention(match, lead, f"{match['year']}{match['month'] or ''}")
    following = grammar.NEXT_YEAR.match(match.string, match.end())
    while following and not counts(following["year"], _after(following)):
        yield DateMention(following.start("year"), following.end(), following["year"], "absolute")
        following = grammar.NEXT_YEAR.match(match.string, following.end())


def _after(match: _Match) -> str:
    return match.string[match.end() : match.end() + 30]


def counts(year: str, after: str, weak: bool = True) -> bool:
    """Do the digits count what follows ("of 2000 companies")? After a sure cue only round numbers may."""
    plural = bool(grammar.PLURAL_AFTER.match(after)) and (weak or year.endswith("00"))
    return plural or bool(grammar.SCALE_AFTER.match(after))


def _is_year(match: _Match, lead: Lead) -> bool:
    year, after = match["year"], _after(match)
    before = match.string[max(0, match.start() - 30) : match.start()]
    if grammar.NAME_AFTER.match(after) or grammar.NAME_BEFORE.search(before):
        return False
    if lead.modifier or lead.approx or lead.part:
        return not counts(year, after, weak=lead.modifier != "since")
    if cue := grammar.CUE_BEFORE.search(before):
        if cue["weak"] == "for" and not grammar.CLAUSE_END.match(after):
            return False
        return not counts(year, after, weak=cue["weak"] is not None)
    if match["month"]:
        return False
    if match.start() < 50 and grammar.FOUNDED_BEFORE.match(match.string[: match.start()]):
        return True
    if grammar.BRACKET_BEFORE.search(before) and grammar.BRACKET_AFTER.match(after):
        return True
    if match.start() < 30 and grammar.LABEL_BEFORE.match(before) and grammar.LABEL_AFTER.match(after):
        return True
    return _describes(year, before, after)


def _describes(year: str, before: str, after: str) -> bool:
    """ "the 2015 meeting", "Mexico's 2018 election", "2013 launch"."""
    if grammar.POSSESSIVE_BEFORE.search(before):
        return bool(grammar.NOUN_AFTER.match(after)) and not counts(year, after, weak=False)
    return bool(grammar.PLAIN_BEFORE.search(before) and grammar.EVENT_AFTER.match(after))


def _read_month(match: _Match, lead: Lead) -> Iterator[DateMention]:
    begin = max(0, match.start() - 30)
    found = grammar.MONTH_CUE.search(match.string[begin : match.start()])
    cue = found["cue"].lower() if found else ""
    name = match["month"].capitalize()
    if not (cue or lead.modifier or lead.part) or (name == "May" and lead.modifier and not cue):
        return
    grain = "this" if cue == "this" else "month"
    if found and cue in ("this", "last", "next"):
        lead = lead._replace(start=min(lead.start, begin + found.start()))
    month = _month(name)
    mention = _mention(match, lead, f"XXXX-{month:02}", "yearless")
    yield mention._replace(grain=grain, shift=_SIGNS.get(cue, 0), number=month)


def _read_relative(match: _Match, lead: Lead) -> Iterator[DateMention]:
    begin = max(0, match.start() - 30)
    found = grammar.RELATIVE_LEAD.search(match.string[begin : match.start()])
    led = found is not None and any(found.groups())
    grain, anchor, shift, number = _relation(match, led)
    if not grain:
        return
    modifier = (found["modifier"] or "").lower().replace("till", "until") if found else ""
    start = begin + found.start() if found else match.start()
    yield DateMention(start, match.end(), None, "relative", modifier or None, anchor, grain, shift, number)


def _relation(match: _Match, led: bool) -> tuple[str, str, int, int]:
    """Grain, anchor, shift and number of a relative date; an empty grain for what is none after all."""
    if match["today"]:
        return "day", "published", _SIGNS.get(match["today"].lower(), 0), 0
    if match["weekday"]:
        number = 1 + grammar.WEEKDAYS.index(match["weekday"])
        return "weekday", "published", _SIGNS.get(match["which"].lower(), 0), number
    if match["eve"]:
        return "day", "previous", 1 if match["eve"].lower().endswith("after") else -1, 0
    if match["that"]:
        return match["unit2"], "previous", _SIGNS.get(match["that"].lower().split()[-1], 0), 0
    if match["number"]:
        anchor = "published" if match["way"] == "ago" else "previous"
        return match["unit3"], anchor, _number(match["number"].lower()) * _SIGNS[match["way"]], 0
    if match["ending"]:  # "by the end of the year"
        return ("year" if led else ""), "published", 0, 0
    unit, shift = match["unit"].lower(), _SIGNS.get(match["this"].lower(), 0)
    if (unit == "day" and shift) or match.string[max(0, match.start() - 4) : match.start()].lower() == "the ":
        return "", "", 0, 0  # "over the last year" is a length of time
    season = grammar.SEASONS.get(unit, 0)
    return "season" if season else unit, "published", shift, season


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 + grammar.SMALL.index(word) if word in grammar.SMALL else 1


# In order of trust: an earlier family keeps its words from a later one. The first column says what must be
# near: a year, a month, a word for a span of time, or one of the literal strings.
FAMILIES: tuple[tuple[str | tuple[str, ...], re.Pattern[str], Reader], ...] = (
    (("-",), grammar.ISO, _read_iso),
    (("/", "."), grammar.NUMERIC, _read_numeric),
    ("month", grammar.MONTH_DAY, _read_days),
    ("month", grammar.DAY_MONTH, _read_days),
    ("month", grammar.MONTH_YEAR, _read_months),
    (("iscal", "inancial", "FY"), grammar.FISCAL, _read_fiscal),
    (("quarter", "half", "Q1", "Q2", "Q3", "Q4", "H1", "H2"), grammar.QUARTER, _read_quarter),
    (("pring", "ummer", "utumn", "fall", "Fall", "FALL", "inter "), grammar.SEASON, _read_season),
    (("0s", "0's"), grammar.DECADE, _read_decade),
    ("year", grammar.YEARS, _read_years),
    ("year", grammar.YEAR_ALONE, _read_year),
    ("month", grammar.MONTH_ALONE, _read_month),
    ("relative", grammar.RELATIVE, _read_relative),
)
