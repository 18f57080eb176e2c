"""Events told by a noun and its date: "the president's visit to Lima in May 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import lexicon
from pipeline.extract import clauses
from pipeline.extract.clauses import Clauses
from pipeline.extract.event_wordings import PROGRAM
from pipeline.extract.function_words import LEANING
from pipeline.extract.masks import DATE, DIALOGUE, INITIATIVE
from pipeline.extract.reading import Sentence
from pipeline.extract.timing import Clock
from pipeline.extract.told import Happening
from pipeline.extract.verb_groups import Word
from pipeline.model import Span

_NO = re.compile(r"\b(?:no|without|neither|instead of)\s+(?:\w+\s+){0,2}$")
_THINGS = frozenset(("forum", "round table"))  # bodies as often as gatherings
_UNCOUNTED = frozenset(
    ("talks", "discussion", "discussions", "negotiations", "consultations", "start", "end")
)
_OF_PROGRAM = re.compile(rf"{INITIATIVE}|\b{PROGRAM}\b")
_REACH = 14  # words between a noun and its date


@cache
def _kinds() -> dict[str, str]:
    """Single nouns that name an event of their own, and its kind."""
    return {
        row.noun: row.kind
        for row in lexicon.event_nouns()
        if row.kind != "statement" and row.noun not in _THINGS and " " not in row.noun
    }


def kind_of_noun(noun: Word) -> str:
    """The kind of event that a noun names."""
    return _kinds()[noun.text]


def noun_before(read: Clauses, start: int) -> Word | None:
    """The last noun of an event before an offset, with no verb, bracket or semicolon in between."""
    words, at = read.words, read.at(start)
    if at is None:
        return None
    for n in range(at - 1, max(at - _REACH, -1), -1):
        if read.verb_at(words[n].start) or words[n].text in ";:(" or words[n].clause != words[at].clause:
            return None
        if words[n].text in _kinds():
            return words[n]
    return None


def noun_behind(read: Clauses) -> Word | None:
    """The first noun of an event in a row of a chronicle: "May 2019: launch of the Dialogue"."""
    if not read.chronicle or any(verb.finite for verb in read.verbs):
        return None
    return next((word for word in read.words[2:_REACH] if word.text in _kinds()), None)


class NamedEvents:
    """Reads the sentences of one document."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def of(self, sentence: Sentence, masked: str, read: Clauses, taken: set[int]) -> Iterator[Happening]:
        """An event for each date that a noun has and no verb; ``taken``: where dates of told events start."""
        for mention, edtf, basis in self.clock.dates(sentence):
            start = mention.start - sentence.span.start
            if mention.start in taken or mention.modifier or masked[start] != DATE or "X" in edtf:
                continue
            verb, noun = clauses.owner(read, start), noun_before(read, start) or noun_behind(read)
            if noun is None or _is_none(masked, read, noun, edtf):
                continue
            if verb is not None and not verb.form.state and read.words[verb.first].start < start:
                continue
            span = Span(sentence.span.start + noun.start, sentence.span.start + noun.end)
            kind = _kinds()[noun.text]
            if kind == "launch" and _OF_PROGRAM.search(masked, noun.end, max(start, noun.end + 60)):
                kind = "program_launch"
            happening = Happening(kind, "noun-with-date", sentence, span)
            happening.of_subject = DIALOGUE in masked[noun.end : noun.end + 60]
            happening.status = "planned" if self.clock.is_ahead(edtf) else "occurred"
            happening.edtf, happening.date_basis = edtf, basis
            happening.dated_at = Span(mention.start, mention.end)
            yield happening


def _is_none(masked: str, read: Clauses, noun: Word, edtf: str) -> bool:
    """ "There was no summit in 2010", "talks in 2010", "after the election of 2010"."""
    n = read.at(noun.start) or 0
    before = [word.text for word in read.words[max(n - 8, 0) : n]]
    leaning = _kinds()[noun.text] == "other" and any(text in LEANING for text in before)
    denied = _NO.search(masked, max(noun.start - 30, 0), noun.start) is not None
    return denied or leaning or (noun.text in _UNCOUNTED and len(edtf) == 4)
