"""Where an event was: the place in its own words, or what "there" means.

In a sentence that tells of several meetings each place goes with the date beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.extract import standing
from pipeline.extract.dates import DateMention
from pipeline.extract.entities import Entity
from pipeline.extract.findings import Findings
from pipeline.extract.happenings import Happening
from pipeline.extract.reading import Sentence
from pipeline.model import Span

_THERE = re.compile(r"\bthere\b(?!\s+(?:is|are|was|were|will|has|have|had)\b)")
_LOCATED = re.compile(r"\b(?:in|at|of|for|to)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
_WITHIN = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:\w+\s+of\s+)?$")
_OTHER_TIME = re.compile(
    r",?(?:\s(?:and|but|while)\s)?(?:it |they |the [a-z]+ )?(?:will|is to|are to|shall|is due|is expected)\b"
)
_PARTS = re.compile(r"[,;]|\b(?:and|but|then|before|after)\b")
_PARTED = 20  # code points that a comma or an "and" counts for


def place(findings: Findings, happening: Happening) -> tuple[Entity, Span, str] | None:
    """Where: a place named after "in" or "at" in the sentence, or what "there" means."""
    reading, sentence = findings.reading, happening.sentence
    if happening.kind == "program_launch":
        return None  # the places beside it are those it serves: see ``initiative_participants``
    label = sentence.passage.label
    best: tuple[int, Entity, Span] | None = None
    last = _clause_end(findings, happening)
    for begin, end, entity in sentence.entities:
        start = reading.tokens[begin].start
        before = reading.norm[max(start - 40, sentence.span.start) : start].lower()
        stop = reading.tokens[end - 1].end
        listed = happening.dated_at is not None and reading.norm[stop : happening.dated_at.start] == " ("
        if entity.table != "places" or not (listed or _WITHIN.search(before)):
            continue
        if label is not None and start >= label.end > happening.trigger.start:
            continue  # the words behind a label explain it
        if start >= last or not _is_of_date(sentence, happening, start, stop):
            continue
        distance = abs(start - happening.trigger.start)
        if best is None or distance < best[0]:
            best = (distance, entity, reading.token_span(begin, end))
    if best:
        return best[1], best[2], "stated"
    there = _THERE.search(reading.low(sentence.span))
    if there:
        meant = _last_place(findings, sentence)
        if meant:
            start = sentence.span.start + there.start()
            return meant, Span(start, start + 5), "inferred"
    return None


def _clause_end(findings: Findings, happening: Happening) -> int:
    """ "met in 2017 and | will meet in Rome": where another verb takes over, if that is of another time."""
    sentence = happening.sentence
    base, masked = sentence.span.start, findings.masks.of(sentence)
    _, right = standing.clause(masked, happening.trigger.start - base, happening.trigger.end - base)
    other = _OTHER_TIME.match(masked, right) if happening.status == "occurred" else None
    return base + right if other else sentence.span.end


def _is_of_date(sentence: Sentence, happening: Happening, start: int, end: int) -> bool:
    """ "in Lima in 2018 and in Quito in 2019": of several dates the nearest has the place at ``[start, end)``."""
    own = happening.dated_at
    if own is None or own not in sentence.span or len(sentence.dates) < 2:
        return True
    at = bisect_left(sentence.dates, start, key=lambda date: date.start)
    beside = sentence.dates[max(at - 1, 0) : at + 1]
    near = min(beside, key=lambda date: _distance(sentence, date, start, end))
    return near.start <= own.start < near.end


def _distance(sentence: Sentence, date: DateMention, start: int, end: int) -> int:
    first, last = (date.end, start) if date.end <= start else (end, date.start)
    gap = sentence.text[first - sentence.span.start : last - sentence.span.start]
    return len(gap) + _PARTED * len(_PARTS.findall(gap))


def _last_place(findings: Findings, sentence: Sentence) -> Entity | None:
    """The place named last before: a place, or a country as a place."""
    for earlier in reversed(findings.reading.sentences[max(sentence.index - 2, 0) : sentence.index]):
        places = [(b, e) for b, _, e in earlier.entities if e.table == "places"]
        countries = [(b, c) for b, _, c in earlier.countries if _names_place(findings, b)]
        if countries and (not places or countries[-1][0] > places[-1][0]):
            return _country_place(findings, countries[-1][1], earlier)
        if places:
            return places[-1][1]
    return None


def _names_place(findings: Findings, begin: int) -> bool:
    start = findings.reading.tokens[begin].start
    return bool(_LOCATED.search(findings.reading.norm[max(start - 40, 0) : start].lower()))


def _country_place(findings: Findings, code: str, sentence: Sentence) -> Entity:
    begin, end = next((b, e) for b, e, c in sentence.countries if c == code)
    span = findings.reading.token_span(begin, end)
    entity = findings.reading.cast.named(
        "places", findings.reading.words(span), code, {"kind": "country", "country_code": code}
    )
    entity.note(span, findings.reading.words(span), "country-as-place")
    return entity
