"""Where a text says when: dates found by a grammar of our own, as EDTF no more precise than the words.

A cheap look finds the places where a date may stand; the patterns of ``date_grammar`` run only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract import date_grammar as grammar
from pipeline.extract.date_readers import FAMILIES, counts, read_lead
from pipeline.extract.date_resolution import DateMention, resolve
from pipeline.extract.normal import flatten

_REACH = 60  # code points on either side of an anchor that a pattern may read
_HEAD = 600  # code points within which a document says its own date
_FLAT = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("\u00a0\u202f*_", " "), "’": "'"})
_PLAIN = re.compile(r"\d{4}[\d-]*")  # an EDTF year, month or day


def find_dates(text: str, base: int = 0) -> list[DateMention]:
    """Every date in a normalised slice, in order, none overlapping; its offsets plus ``base``."""
    found: list[DateMention] = []
    for begin, end, signs in _windows(text):
        found += _read_window(text, begin, end, signs)
    if not found:
        return found
    found = _absorb_brackets(text, _share_year(text, _join_ranges(text, found)))
    return [_moved(date, base) for date in found] if base else found


def _moved(date: DateMention, by: int) -> DateMention:
    return DateMention(date.start + by, date.end + by, *date[2:])


def find_document_date(head_text: str, base: int = 0) -> DateMention | None:
    """The day a document gives as its own: a line that is only a date, a dateline, or "Released on …".

    ``head_text`` is the beginning of the document with its line ends; only its first 600 code points count.
    """
    # Whole lines: a line cut short could pass for one that holds a date alone.
    end = head_text.find("\n", min(_HEAD, len(head_text)), _HEAD + 5000)
    head = flatten(head_text[: end if end >= 0 else _HEAD + 5000], _FLAT)
    start = 0
    for line in head.splitlines(keepends=True):
        for date in find_dates(line, start) if grammar.YEAR_SIGN.search(line) else ():
            before, after = line[: date.start - start], line[date.end - start :]
            if date.kind == "absolute" and date.modifier is None and _dates_document(date, before, after):
                return _moved(date, base)
        start += len(line)
    return None


def _dates_document(date: DateMention, before: str, after: str) -> bool:
    if before.lstrip()[:2] in ("- ", "* ", "• ") or "|" in before[:3]:
        return False  # a list or a table dates what it lists
    alone = grammar.DATE_LABELS.fullmatch(before + " " + after) is not None
    if re.fullmatch(r"\d{4}-\d\d", date.edtf or ""):
        return alone
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf or ""):
        return False
    dateline = grammar.DATELINE_BEFORE.match(before) and grammar.DATELINE_AFTER.match(after)
    return alone or bool(dateline) or bool(grammar.LABEL_AT_END.search(before))


def _signs(text: str) -> Iterator[tuple[int, str]]:
    for match in grammar.YEAR_SIGN.finditer(text):
        yield match.start(), "year"
    for match in grammar.MONTH_SIGN.finditer(text):
        yield match.start(), "month"
    for word in grammar.RELATIVE_SIGNS:
        if word in text:
            for match in re.finditer(word, text):
                yield match.start(), "relative"


def _windows(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """The stretches around whatever looks like part of a date, merged where they meet, and what they hold."""
    begin = end = -1
    signs: set[str] = set()
    for at, sign in sorted(_signs(text)):
        if not signs or at - _REACH > end:
            if signs:
                yield begin, end, signs
            begin, signs = max(0, at - _REACH), set()
        signs.add(sign)
        end = min(len(text), at + _REACH)
    if signs:
        yield begin, end, signs


def _read_window(text: str, begin: int, end: int, signs: set[str]) -> list[DateMention]:
    taken = bytearray(end - begin)
    found: list[DateMention] = []
    stretch = text[begin:end]
    for needs, pattern, read in FAMILIES:
        if not (needs in signs if isinstance(needs, str) else _holds(stretch, needs)):
            continue
        for match in pattern.finditer(text, begin, end):
            if _is_taken(match, taken, begin) or not _stands_alone(match):
                continue
            for date in read(match, read_lead(match)):
                here = slice(max(0, date.start - begin), date.end - begin)
                if 1 not in taken[here]:
                    taken[here] = b"\1" * len(taken[here])
                    found.append(date)
    return sorted(found, key=lambda date: date.start)


def _holds(stretch: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - a generator costs more than the few words
        if word in stretch:
            return True
    return False


def _is_taken(match: re.Match[str], taken: bytearray, begin: int) -> bool:
    """The whole match is part of dates already found, and no list of years goes on behind it."""
    if 0 in taken[match.start() - begin : match.end() - begin]:
        return False
    return grammar.NEXT_YEAR.match(match.string, match.end()) is None


def _stands_alone(match: re.Match[str]) -> bool:
    """Nothing before the match makes it a part of a word, a number or an amount; "mid-2014" is no word."""
    text, at = match.string, match.start()
    before = text[at - 1] if at else " "
    if before.isalnum() or before == "_":
        return False
    if before not in "$€£¥#.,/-" or not text[at].isdigit():
        return True
    return before == "-" and text[max(0, at - 6) : at].lower().endswith(("mid-", "early-", "late-", "end-"))


def _join_ranges(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Two dates with "to" or a dash between them, or with "between" and "and", are one interval."""
    joined: list[DateMention] = []
    for date in dates:
        whole = _joined(text, joined[-1], date) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(date)
    return [_to_year(text, date) for date in joined]


def _joined(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    if first.modifier or first.kind not in ("absolute", "yearless") or last.kind != "absolute":
        return None
    gap = text[first.end : last.start]
    until = last.modifier == "until" and gap.isspace()
    between = gap.strip() == "and" and grammar.BETWEEN.search(text, max(0, first.start - 12), first.start)
    if not (until or between or (last.modifier is None and re.fullmatch(grammar.RANGE, gap))):
        return None
    end = (last.edtf or "").removeprefix("../")
    start = (first.edtf or "").replace("XXXX", end[:4])
    if first.kind == "yearless" and start > end and end[:4].isdigit():
        start = f"{int(end[:4]) - 1}{start[4:]}"
    if not start < end or not _PLAIN.fullmatch(start) or not _PLAIN.fullmatch(end):
        return None
    return DateMention(first.start, last.end, f"{start}/{end}", "absolute")


def _to_year(text: str, date: DateMention) -> DateMention:
    """ "May 2013 to 2015": the bare year closes the interval."""
    match = grammar.TO_YEAR.match(text, date.end)
    if not match or date.kind != "absolute" or date.modifier or not _PLAIN.fullmatch(date.edtf or ""):
        return date
    if match["year"] <= (date.edtf or "")[:4] or counts(match["year"], text[match.end() : match.end() + 30]):
        return date
    return date._replace(end=match.end(), edtf=f"{date.edtf}/{match['year']}")


def _share_year(text: str, dates: list[DateMention]) -> list[DateMention]:
    """ "2 June and 9 November 2022": the year at the end of a list of days belongs to all of them."""
    shared = dates[:]
    for at in range(len(shared) - 2, -1, -1):
        date, following = shared[at], shared[at + 1]
        year = (following.edtf or "")[:4]
        if date.grain != "day" or date.kind != "yearless" or following.kind != "absolute":
            continue
        if year.isdigit() and grammar.LISTED.fullmatch(text[date.end : following.start]):
            edtf = (date.edtf or "").replace("XXXX", year)
            shared[at] = DateMention(date.start, date.end, edtf, "absolute", date.modifier)
    return shared


def _absorb_brackets(text: str, dates: list[DateMention]) -> list[DateMention]:
    """ "the following year (2014)" says one date, and says it outright."""
    kept: list[DateMention] = []
    for date in dates:
        if kept and kept[-1].kind == "relative" and date.kind == "absolute":
            gap = text[kept[-1].end : date.start]
            if gap.strip() == "(" and text[date.end : date.end + 1] == ")":
                date = date._replace(start=kept.pop().start, end=date.end + 1)
        kept.append(date)
    return kept


__all__ = ["DateMention", "find_dates", "find_document_date", "resolve"]
