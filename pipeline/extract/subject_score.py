"""How strongly the signs speak for one name as that of the document's dialogue."""

from __future__ import annotations

import re

from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject_candidates import HEAD, PROSE, Candidate, heads
from pipeline.model import Span

_OPENING = 4  # sentences of prose that count as the opening


def score(reading: Reading, candidate: Candidate) -> float:
    """Points of a candidate: where it is named, how often, with what head noun, parties and abbreviation."""
    first = min((span for span, title in candidate.spans if title), default=None)
    in_title = first is not None and _in_first_lines(reading, first)
    times = len(candidate.spans)
    if candidate.abbreviation:
        times += len(re.findall(rf"\b{re.escape(candidate.abbreviation[0])}\b", reading.norm)) - 1
    return (
        4.0 * in_title
        + 1.0 * (first is not None and not in_title)
        + 3.0 * in_opening(reading, candidate)
        + 2.0 * (candidate.abbreviation is not None)
        + 2.0 * (candidate.defined or _explained(reading, candidate))
        + (2.0 if any(_strong(reading, begin, end) for begin, end in candidate.tokens) else 0.0)
        + (1.5 if len(candidate.parties) > 1 else 0.0)
        + min(times, 8) * 0.5
    )


def in_opening(reading: Reading, candidate: Candidate) -> bool:
    """One of the first sentences names it."""
    opening = _opening(reading)
    return any(span in sentence.span for span, _ in candidate.spans for sentence in opening)


# "X (XY), the cabinet-level dialogue that …", "X, a forum of …"
_APPOSITION = re.compile(
    r"\s*(?:\([^)]{1,60}\))?,\s+(?:which is\s+)?(?:the|an?|their|our|its)\s+(?:[\w-]+,?\s+){0,5}?"
    r"(?:dialogue|forum|mechanism|format|framework|platform|channel|process|talks|table|commission|council)\b"
)


def _explained(reading: Reading, candidate: Candidate) -> bool:
    """The opening says behind the name what it is."""
    return in_opening(reading, candidate) and any(
        _APPOSITION.match(reading.norm, span.end) for span, _ in candidate.spans
    )


def _opening(reading: Reading) -> list[Sentence]:
    return [s for s in reading.sentences if s.passage.kind != "heading"][:_OPENING]


# What brings people together: "at the conclusion of the X", "met for the sixteenth X", "the X concluded its third meeting".
_BEFORE = re.compile(
    r"\b(?:for(?=\s+(?:the|their) (?:first|second|third|inaugural|\w+th)\b)|(?:conclusion|end|close|"
    r"margins|occasion|(?:meeting|session|round|plenary)s?) of|met (?:for|in|at|under)|"
    r"gathered (?:for|at)|held|hold|holds|convened|hosted|co-?chaired|chaired|attended|took part in|participated in|"
    r"concluded|launched|established|inaugurated)\s+(?:the|their|its|an?|this)\s+(?:[\w'-]+\s+){0,4}$"
)
_BEHIND = re.compile(
    r"\s*(?:\([^)]{1,40}\))?,?\s*(?:which [^.;]{1,120}?,\s*)?"
    r"(?:concluded|held|holds|opened|began|met|meets|convened|took place)\b"
)
_WINDOW = 90  # code points before a name


def convened(reading: Reading, candidate: Candidate) -> bool:
    """One of the first sentences says that the dialogue met, was held, set up or took place."""
    opening = _opening(reading)
    for span, _ in candidate.spans:
        sentence = next((s for s in opening if span in s.span), None)
        if sentence is None:
            continue
        before = reading.norm[max(span.start - _WINDOW, sentence.span.start) : span.start].lower()
        if _BEFORE.search(before) or _BEHIND.match(reading.norm, span.end, sentence.span.end):
            return True
    return False


def _in_first_lines(reading: Reading, span: Span) -> bool:
    """Before any prose of the text: a letterhead may stand above the title."""
    for passage in reading.passages[:HEAD]:
        if span in passage.span:
            return True
        if passage.span.end - passage.span.start > PROSE:
            return False
    return False


def _strong(reading: Reading, begin: int, end: int) -> bool:
    for i in range(begin, end):
        hit = heads().at(reading.tokens, i, end)
        if hit and hit[0] == end and hit[1]:
            return True
    return False
