"""Dates that need more than their own words: a weekday, "in the fall", "June 1 of that year", listed years.

They are added to what the grammar of dates finds: a document's own day or the words around settle them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.dates import DateMention
from pipeline.extract.gates import Cue

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_BARE_DAY = Cue(rf"\b(?:{'|'.join(day.capitalize() for day in _DAYS)})\b(?!\s*,|\s+(?:\d|[A-Z]))")
_BARE_SEASON = re.compile(
    r"\b(?:in|during|for|over|throughout|late in|early in)\s+the\s+(?:coming\s+|late\s+|early\s+)?(spring|"
    r"summer|autumn|fall|winter)\b(?!\s+(?:of|\d))"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR_AFTER = Cue(
    rf"\b(?:in|on)\s+({_MONTHS})\s+(?:of|in)\s+(?:that year|the same year"
    r"|the year after|the following year|the next year)"
)
_YEAR_OF_ROW = re.compile(r"\W*((?:19|20)\d\d)\s*(?::|\||-|,)\s")
_BARE_MONTH = re.compile(rf"\b({_MONTHS})\b(?:\s+(\d{{1,2}})(?!\d))?(?!\s+(?:19|20)\d\d|,\s+(?:19|20)\d\d)")
_FOLLOWING = Cue(rf"\b(?:the\s+following|that(?:\s+same)?)\s+({_MONTHS})\b(?!\s+\d)")
_MEETINGS = Cue(
    r"\b(?:[Mm]eetings?|[Ss]essions?|[Rr]ounds?|[Pp]lenar(?:y|ies)|[Ss]ummits?|[Ee]ditions?|"
    r"[Dd]ialogue|[Tt]alks|[Ss]eries|[Cc]onsultations|met|convened|(?:go|goes|dates?|dating|going) back)\b"
)
_BACK_TO = re.compile(
    r"\b(?:go|goes|going|went|dates?|dating|dated|stems?|back|roots|origins?)\s+(?:back\s+)?(?:to|from)\s+((?:19|20)\d\d)\b"
)
_LISTED_YEAR = re.compile(
    r"(?:[,;]\s|\b(?:and|or|(?:planned|foreseen|scheduled|slated|set) for)\s|\()\s*"
    r"((?:19|20)\d\d)(?=\s*(?:\(|[.,;)]|$|\b(?:and|was|were|is|had|in|at)\b))"
)
_SEASON_AFTER = re.compile(
    r"\b(spring|summer|autumn|fall|winter)\s+(?:of|in)\s+(?:that year|the same year|"
    r"the year after|the following year|the next year)"
)
OF_THAT_YEAR = re.compile(
    r"\s+(?:of|in)\s+(that year|the same year|the year after|the following year|the next year)"
    r"\b"
)


def complete(text: str, base: int, dates: list[DateMention], dated: bool) -> list[DateMention]:
    """The dates of a sentence with those added, in order, none overlapping.

    ``base`` is the offset of ``text``; ``dated``: the document says its own day.
    """
    grown = [_with_year(mention, text, base) for mention in dates]
    listed = _listed_years(text, base) if _MEETINGS.search(text) else ()
    bare = _bare(text, base) if dated else ()
    headed = _headed_by_year(text, base)
    ranked = [(-1, d) for d in headed] + [(0, d) for d in _leaning(text, base)] + [(1, d) for d in grown]
    ranked += [(2, d) for d in (*listed, *bare)]
    kept: list[tuple[int, DateMention]] = []
    for rank, date in sorted(ranked, key=lambda row: (row[1].start, row[0])):
        if kept and date.start < kept[-1][1].end:
            if rank < kept[-1][0]:
                kept[-1] = rank, date
            continue
        kept.append((rank, date))
    return [date for _, date in kept if date.kind != "heading"]


def _headed_by_year(text: str, base: int) -> list[DateMention]:
    """ "1995: Lima (March) and Oslo (December)": the months of a row that a year opens."""
    head = _YEAR_OF_ROW.match(text)
    if head is None:
        return []
    found = []
    for match in _BARE_MONTH.finditer(text, head.end()):
        edtf = f"{head.group(1)}-{1 + _MONTHS.split('|').index(match.group(1)):02}"
        if match.group(2):
            edtf += f"-{int(match.group(2)):02}"
        found.append(DateMention(base + match.start(), base + match.end(), edtf, "absolute"))
    if found:
        found.insert(0, DateMention(base + head.start(1), base + head.end(1), None, "heading"))
    return found


def _with_year(mention: DateMention, text: str, base: int) -> DateMention:
    """ "June 1 of that year" takes its year along."""
    match = OF_THAT_YEAR.match(text, mention.end - base) if mention.kind == "yearless" else None
    return mention._replace(end=base + match.end()) if match else mention


def _leaning(text: str, base: int) -> Iterator[DateMention]:
    """ "in October of the year after", "the following September", "that December"."""
    for match in _YEAR_AFTER.finditer(text):
        yield _month(match.group(1), base + match.start(1), base + match.end(), "published")
    for match in _SEASON_AFTER.finditer(text) if " year" in text else ():
        number, start, end = _SEASONS[match.group(1)], base + match.start(), base + match.end()
        yield DateMention(start, end, f"XXXX-{number}", "yearless", grain="season", number=number)
    for match in _FOLLOWING.finditer(text):
        yield _month(match.group(1), base + match.start(), base + match.end(), "previous")


def _month(name: str, start: int, end: int, anchor: str) -> DateMention:
    number = 1 + _MONTHS.split("|").index(name)
    edtf = f"XXXX-{number:02}"
    return DateMention(start, end, edtf, "yearless", anchor=anchor, grain="month", number=number)


def _listed_years(text: str, base: int) -> Iterator[DateMention]:
    """ "2018 (Nagoya), 2019 (Manaus)", "go back to 2008": bare years where a sentence speaks of meetings."""
    for match in (*_LISTED_YEAR.finditer(text), *_BACK_TO.finditer(text)):
        yield DateMention(base + match.start(1), base + match.end(1), match.group(1), "absolute")


def _bare(text: str, base: int) -> Iterator[DateMention]:
    """ "spent Wednesday at …", "in the fall"."""
    for match in _BARE_DAY.finditer(text):
        number = 1 + _DAYS.index(match.group().lower())
        start, end = base + match.start(), base + match.end()
        yield DateMention(start, end, None, "relative", grain="weekday", number=number)
    low = text.lower()
    for match in _BARE_SEASON.finditer(low) if any(season in low for season in _SEASONS) else ():
        number, start, end = _SEASONS[match.group(1)], base + match.start(1), base + match.end(1)
        yield DateMention(start, end, None, "relative", grain="season", number=number)
