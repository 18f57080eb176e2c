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
        match = _DEFINED.match(reading.norm, *_ends(sentence)) or _PAIRED.search(
            reading.norm, *_ends(sentence)
        )
        if match is None or phrases.is_known(match["name"]):
            continue
        begin, end = window(reading.starts, *match.span("name"))
        if match.re is _PAIRED and len(party_codes(reading, begin, end)) < 2:
            continue
        place = Span(*match.span("name"))
        if any(
            place.start < span.end and span.start < place.end for c in found.values() for span, _ in c.spans
        ):
            return  # its head noun has told already
        candidate = found.setdefault(key(match["name"]), Candidate(key(match["name"])))
        word = re.compile(rf"(?<![\w+]){re.escape(match['name'])}(?![\w+])")
        for other in reading.sentences:
            for at in word.finditer(reading.norm, other.span.start, other.span.end):
                candidate.spans.append((Span(*at.span()), other.passage.ordinal in titles))
        candidate.tokens.append((begin, end))
        candidate.parties += party_codes(reading, begin, end)
        candidate.abbreviation = abbreviation_behind(reading, end)
        candidate.defined = True
        return
