"""Dialogues whose name has no head noun that tells what it is: "C5+1", "the Six Working Groups (6WG)"."""

from __future__ import annotations

import re

from pipeline.extract import phrases
from pipeline.extract.normal import key
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject_candidates import Candidate, abbreviation_behind, party_codes, title_region
from pipeline.extract.tokens import window
from pipeline.model import Span

_DEFINED = re.compile(
    r"(?:The |Created in \d{4}, the )?(?P<name>[A-Z0-9][\w+'.-]*(?: (?:of the |of |for |and )?[A-Z0-9][\w+'.-]*){0,7})"
    r"(?: \([^)]{2,40}\))?,? (?:is|was) (?:an?|the) "
    r"(?:(?!(?:with|of|in|for|to|that|which|whose|where|by|at|on|from)\b)[\w-]+,? ){0,6}?"
    r"(?:dialogue|forum|platform|mechanism|format|framework|partnership|grouping|process|council|commission|talks)\b"
)
# Behind the words of the title itself: "X is a series of meetings of …".
_EXPLAINED = re.compile(
    r"[\s*_\"]*(?:\([^)]{2,120}\)\s*)?,?\s*(?:is|was) (?:an?|the) "
    r"(?:(?!(?:with|of|in|for|to|that|which|whose|where|by|at|on|from)\b)[\w-]+,? ){0,6}?"
    r"(?:dialogue|forum|platform|mechanism|format|framework|partnership|grouping|process|council|commission|talks|"
    r"initiative|summit|(?:series|round|set|cycle) of (?:[\w-]+ ){0,3}?(?:meetings|summits|talks|consultations))\b"
)
# "the Singapore-Indonesia Six Bilateral Economic Working Groups (6WG)"
_PAIRED = re.compile(
    r"(?P<name>[A-Z][\w.]*-[A-Z][\w.-]*(?: (?:and |for |on |of )?[A-Z][\w'-]*){1,8}) \((?:the )?[A-Z0-9&+-]{2,10}\)"
)
_FIRST_SENTENCES = 4


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


def add_defined(reading: Reading, found: dict[str, Candidate]) -> None:
    """ "The C5+1 is a diplomatic platform of …": a name without a head noun, which the text explains at once."""
    titles = title_region(reading)
    prose = [s for s in reading.sentences if s.passage.kind == "sentence" and s.passage.ordinal not in titles]
    for sentence in prose[:_FIRST_SENTENCES]:
        place = _title_explained(reading, sentence) or _named(reading, sentence)
        if place is None:
            continue
        if any(
            place.start < span.end and span.start < place.end for c in found.values() for span, _ in c.spans
        ):
            return  # its head noun has told already
        _add(reading, found, place, titles)
        return


def _title_explained(reading: Reading, sentence: Sentence) -> Span | None:
    """The words of the first heading at the start of a sentence that says what they are."""
    heading = next((passage for passage in reading.passages if passage.kind == "heading"), None)
    title = reading.norm[heading.span.start : heading.span.end].strip(" *_#") if heading else ""
    if not title or _is_other(title):
        return None
    at = reading.norm.find(title, sentence.span.start, sentence.span.start + len(title) + _ARTICLE)
    if at < 0 or not _EXPLAINED.match(reading.norm, at + len(title), sentence.span.end):
        return None
    return Span(at, at + len(title))


_ARTICLE = 12  # code points of "The ", "A series, " and marks before a name


def _is_other(name: str) -> bool:
    """A country, a place or a body: "Peru is a partnership of …" names no dialogue."""
    known = phrases.known(name)
    return known is not None and known.kind != "initiative"


def _named(reading: Reading, sentence: Sentence) -> Span | None:
    match = _DEFINED.match(reading.norm, *_ends(sentence)) or _PAIRED.search(reading.norm, *_ends(sentence))
    if match is None or _is_other(match["name"]):
        return None
    begin, end = window(reading.starts, *match.span("name"))
    paired = match.re is not _PAIRED or len(party_codes(reading, begin, end)) > 1
    return Span(*match.span("name")) if paired else None


def _add(reading: Reading, found: dict[str, Candidate], place: Span, titles: frozenset[int]) -> None:
    name = reading.norm[place.start : place.end]
    begin, end = window(reading.starts, place.start, place.end)
    candidate = found.setdefault(key(name), Candidate(key(name)))
    word = re.compile(rf"(?<![\w+]){re.escape(name)}(?![\w+])")
    for other in reading.sentences:
        for at in word.finditer(reading.norm, other.span.start, other.span.end):
            candidate.spans.append((Span(*at.span()), other.passage.ordinal in titles))
    candidate.tokens.append((begin, end))
    candidate.parties += party_codes(reading, begin, end)
    candidate.abbreviation = abbreviation_behind(reading, end)
    candidate.defined = True
