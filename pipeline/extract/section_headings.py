"""Headings that name fields of work: those under "Pillars", those after "three tracks, set out below"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from pipeline.extract import cues
from pipeline.extract.enumerations import name_in
from pipeline.extract.field_names import Head
from pipeline.extract.reading import Reading
from pipeline.model import Passage

# Headings that no row of fields has: questions, and the usual sections about something else.
_OTHER = re.compile(
    r"\?\W*$|^\W*(?:who|what|why|how|when|where|background|contacts?|next steps|calendar|conclusions?|"
    r"participants|participation|by the numbers|in (?:figures|numbers|brief)|at a glance|ahead|looking (?:ahead|forward)|outlook|"
    r"history|overview|introduction|about|results|outcomes|references|sources|notes|see also|further reading|"
    r"(?:key )?(?:facts|figures|dates|numbers)|timeline|members(?:hip)?)\b"
)
_BELOW = re.compile(r"\b(?:below|following|these|as follows|in turn|each of)\b|:\W*$")


def headings_in_a_row(reading: Reading) -> Iterator[Head]:
    """The headings that something above them says are fields of work."""
    headings = [p for p in reading.passages if p.kind == "heading"]
    yield from _heads(_under_pillars(reading, headings), reading, "under")
    yield from _heads(_by_themselves(reading, headings), reading, "themselves")
    place = {heading.ordinal: n for n, heading in enumerate(headings)}
    depth = 0
    for passage in reading.passages:
        if passage.kind == "heading":
            depth = passage.depth
        at = place.get(passage.ordinal + 1)
        if passage.kind == "sentence":
            yield from _heads(_numbered(reading, passage), reading, "below")
        if at is None:
            continue
        if passage.kind == "heading":
            yield from _heads(_in_other_case(reading, passage, headings, at), reading, "under")
        elif passage.kind == "sentence":
            yield from _heads(_announced(reading, passage, headings, at, depth), reading, "below")


def _heads(headings: list[Passage], reading: Reading, style: str) -> Iterator[Head]:
    for heading in headings:
        name = name_in(reading, heading.span, heading.span.end)
        if name is not None:
            yield Head(name, heading, style)


def _under_pillars(reading: Reading, headings: list[Passage]) -> list[Passage]:
    """Two headings or more directly below one, not the title, whose words close on "pillars" or the like.

    Where a list stands in between, the list names the fields, and the headings are only about some of them.
    """
    listed = {passage.section for passage in reading.passages if passage.kind == "list_item"}
    siblings = Counter((h.depth, h.section[:-1]) for h in headings)
    other = {(h.depth, h.section[:-1]) for h in headings if _OTHER.search(reading.low(h.span))}
    path: list[Passage] = []
    found = []
    for heading in headings:
        while path and path[-1].depth >= heading.depth:
            path.pop()
        above = path[-1] if path else None
        if (
            above is not None
            and (above.depth > 1 or above is not headings[0])
            and above.section not in listed
            and siblings[heading.depth, heading.section[:-1]] > 1
            and (heading.depth, heading.section[:-1]) not in other
            and cues.are_fields(reading.low(above.span))
        ):
            found.append(heading)
        path.append(heading)
    return found


_DIVISION = re.compile(r"\b(?:working (?:group|party)|task force|sub-?committee|work ?stream|track)\W*$")
_AIM = re.compile(
    r"\W*(?:[ivx]+[.)]\s+)?(?!meeting|upcoming|opening|closing|following|during|concluding|working)"
    r"[a-z]{3,}ing\s+\w"
)


def _by_themselves(reading: Reading, headings: list[Passage]) -> list[Passage]:
    """Headings that name a division each ("Trade Working Group"), or rows of aims ("Promoting trade")."""
    named = [h for h in headings if h.depth > 1 and _DIVISION.search(reading.low(h.span))]
    if len(named) > 1:
        return named
    rows: dict[tuple[int, tuple[str, ...]], list[Passage]] = {}
    for heading in headings:
        rows.setdefault((heading.depth, heading.section[:-1]), []).append(heading)
    found = []
    for row in rows.values():
        aims = [h for h in row if h.depth > 1 and _AIM.match(reading.low(h.span))]
        if len(aims) > 2 and len(aims) + 2 >= len(row):
            found += aims
    return found


def _announced(
    reading: Reading, sentence: Passage, headings: list[Passage], at: int, depth: int
) -> list[Passage]:
    """As many headings as the sentence before them counts; it says "below", or they divide its section."""
    low = reading.low(sentence.span)
    count = cues.counted(low)
    if count is None or cues.decide(low) != "pillars":
        return []
    first = headings[at]
    section = takewhile(lambda h: h.depth >= first.depth, headings[at : at + 200])
    row = [h for h in section if h.depth == first.depth]
    if not _BELOW.search(low) and not (first.depth > depth and len(row) == count):
        return []
    return _fields(reading, row[:count], count)


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ORDERS = (_ROMAN, tuple("abcdefghij"), tuple(map(str, range(1, 11))))
_FAR = 60  # passages among which the numbered lines that a sentence announces may stand


def _numbered(reading: Reading, sentence: Passage) -> list[Passage]:
    """ "four areas, listed below", then "I. Trade" with text, "II. Banking" with a list: lines, whatever their kind."""
    first = reading.by_ordinal.get(sentence.ordinal + 1)
    order = _order_of(first)
    if first is None or not order or first.kind == "sentence":
        return []
    low = reading.low(sentence.span)
    count = cues.counted(low)
    if count is None or cues.decide(low) != "pillars":
        return []
    row = [first]
    for ordinal in range(first.ordinal + 1, first.ordinal + _FAR):
        passage = reading.by_ordinal.get(ordinal)
        if passage is None or len(row) == count:
            break
        if _sign(passage) == order[len(row)] and passage.kind != "sentence":
            row.append(passage)
    between = (reading.by_ordinal[n].kind for n in range(first.ordinal, row[-1].ordinal))
    parted = "heading" in between or "sentence" in between  # else they are a list like any other
    return row if len(row) == count and parted else []


def _order_of(first: Passage | None) -> tuple[str, ...]:
    return next((order for order in _ORDERS if first is not None and _sign(first) == order[0]), ())


def _sign(passage: Passage) -> str:
    return passage.marker.strip("().").lower()


def _in_other_case(reading: Reading, above: Passage, headings: list[Passage], at: int) -> list[Passage]:
    """ "AREAS OF WORK" right above "Trade", where headings have no marks: up to the next in capitals."""
    if (
        above.marker
        or not reading.raw(above.span).isupper()
        or cues.decide(reading.low(above.span)) != "pillars"
    ):
        return []
    row = takewhile(lambda h: not reading.raw(h.span).isupper(), headings[at : at + 50])
    return _fields(reading, list(row), 2)


def _fields(reading: Reading, row: list[Passage], least: int) -> list[Passage]:
    other = any(_OTHER.search(reading.low(heading.span)) for heading in row)
    return row if len(row) >= least and not other else []
