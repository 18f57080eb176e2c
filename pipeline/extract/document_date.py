"""The day that a document gives as its own, and whether it is the day of the meeting it reports.

"Lviv, 22–24 April 1998" under a title says where and when; "FOR IMMEDIATE RELEASE: September 27, 2018"
says only when the text came out; "ASTANA, 14 May 2015 (Agency) — Turkey …" opens the first sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.normal import flatten
from pipeline.extract.reading import Reading
from pipeline.model import Span

_HEAD = 900  # code points in which a document dates itself
_LONGEST = 110  # a longer line is prose
_WHOLE = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?|XXXX-\d\d-\d\d(?:/XXXX-\d\d-\d\d)?")
_RELEASE = re.compile(
    r"release|publish|posted|issued|updated|dated|\bdate\b|press|media|news|policy paper|as of", re.IGNORECASE
)
_PROSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|held|met|launched|signed|since|until|between"
    r"|from)\b"
)
_DATELINE = re.compile(r"^[^a-z]{0,4}[A-Z][\w.'À-ÿ -]{2,40}(?:,\s*[A-Z][\w.'À-ÿ -]{1,30})?\s*[,(-]\s*$")
_AFTER_DATELINE = re.compile(r"^\s*\)?\s*(?:\([^)]{1,40}\)\s*)?(?:-|:|\.\s+[\"'A-Z])")
_ITEM = re.compile(r"\s*(?:[-*\u2022]\s|\||\d{1,2}[.)]?\s{2})")  # a list or a table dates what it lists
_PLACE = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ.'-]+")
_FLAT = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("\u00a0\u202f*_#", " "), "’": "'"})


@dataclass(frozen=True, slots=True)
class OwnDate:
    """``edtf`` of the head of a document; ``of_event``: the line names a place, not a publication."""

    edtf: str
    span: Span
    of_event: bool


def find_own_date(reading: Reading) -> OwnDate | None:
    """The first line of the head that dates the document."""
    text = reading.document.text
    # Whole lines: a line cut short could pass for one that holds a date alone.
    end = text.find("\n", min(_HEAD, len(text)), _HEAD + 5000)
    head = flatten(text[: end if end >= 0 else _HEAD + 5000], _FLAT)
    start = 0
    for line in head.splitlines(keepends=True):
        own = _of_line(line, start)
        if own or (len(line.split()) > 9 and line.rstrip(' \r\n*_"')[-1:] in (".", "?", "!")):
            return own  # prose has begun
        start += len(line)
    return None


_STAMP = re.compile(r"[^a-z]{0,40}[A-Z][^-]{0,60}?\d{4}\s*\)?\s*(?:\([^)]{1,40}\)\s*)?- ")
_STAMP_ENDS = 140  # code points from the start of a sentence


def behind_dateline(norm: str, start: int, end: int) -> int:
    """Where the words of a sentence begin that opens with "LIMA, 3 May 2019 (Agency) - "; else ``start``."""
    stamp = _STAMP.match(norm, start, min(start + _STAMP_ENDS, end))
    return stamp.end() if stamp else start


def _of_line(line: str, start: int) -> OwnDate | None:
    if _ITEM.match(line):
        return None
    for date in find_dates(line, start):
        if date.modifier or not date.edtf or not _WHOLE.fullmatch(date.edtf):
            continue
        before, after = line[: date.start - start], line[date.end - start :]
        span = Span(date.start, date.end)
        if len(line.strip()) > _LONGEST or _PROSE.search(line.lower()):
            day = date.edtf[:4].isdigit() and len(date.edtf) >= 10
            if day and _DATELINE.match(before) and _AFTER_DATELINE.match(after):
                return OwnDate(date.edtf, span, True)
            continue
        if _closes_line(date, before, after):
            return OwnDate(date.edtf, span, _names_place(before, after))
    return None


def _closes_line(date: DateMention, before: str, after: str) -> bool:
    """Nothing but a place, a bracket or a dash stands behind the date; a year alone dates nothing."""
    rest = after.strip(" \r\n).;:|")
    if date.kind == "yearless":
        return before.strip().endswith((",", "(")) or not before.strip()
    return (
        not rest
        or rest.startswith(("-", "(", "/", ","))
        or bool(re.fullmatch(r"\d{1,2}[:.]\d\d.{0,12}", rest))
    )


def _names_place(before: str, after: str) -> bool:
    """ "Lviv," or "– Vancouver": a capitalised word that is no word of publishing."""
    words = f"{before} {after}"
    return not _RELEASE.search(words) and _PLACE.search(words) is not None
