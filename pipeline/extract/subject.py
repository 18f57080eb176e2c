"""Which dialogue the document is about, what it is called, and between whom.

Documents name several dialogues; one is the subject. Signs add up: the title names it, the opening names it,
an abbreviation is given to it, it is named again and again, two countries stand in its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract import phrases
from pipeline.extract.normal import key
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.subject_candidates import Candidate, candidates, heads, merge_parts, party_codes
from pipeline.extract.subject_defined import add_defined
from pipeline.extract.subject_score import convened, in_opening, score
from pipeline.model import Evidence, Ref, Span

DIALOGUE = Ref("dialogues", "subject")
_OPENING = 4  # sentences of prose that count as the opening
_LEAST = 6.0  # points that make a subject
_MET = 2.5  # points for having met, where nothing else is enough
_FAR = 2.0  # points ahead of all others
_ALONE = 4.5  # enough for the one name of the title


@dataclass(slots=True)
class Subject:
    """The dialogue of the document. ``spans`` are the places that name it, in order."""

    name: str
    named_at: Span
    spans: list[Span]
    surfaces: dict[str, Span]
    abbreviation: str | None
    abbreviated_at: Span | None
    parties: dict[str, Span]
    kind: tuple[str, Span] | None
    head: str  # the last word of the name in lower case: dialogue, council, partnership
    variant: tuple[str, Span] | None = None  # an abbreviation that looks like a slip for the right one


def find_subject(reading: Reading) -> Subject | None:
    """The dialogue the document is about; None with a notice if no name carries enough signs."""
    found = candidates(reading)
    merge_parts(found)
    add_defined(reading, found)
    for candidate in found.values():
        candidate.score = score(reading, candidate)
    best = _best(found)
    if best is not None and best.score < _LEAST:  # the first signs do not suffice: what met?
        for candidate in found.values():
            candidate.score += _MET if convened(reading, candidate) else 0.0
        best = _best(found)
    if best is None or best.score < (_ALONE if _alone(best, found) else _LEAST):
        return _subject(reading, best) if best is not None and _leads(reading, best, found) else None
    return _subject(reading, best)


def _leads(reading: Reading, best: Candidate, found: dict[str, Candidate]) -> bool:
    """Named for two countries in the opening, and far ahead of every other name."""
    rivals = [c.score for c in found.values() if c is not best]
    far = max(rivals, default=0.0) <= best.score - _FAR
    return far and len(best.parties) > 1 and in_opening(reading, best)


# -- the subject --------------------------------------------------------------------------------------------


def _best(found: dict[str, Candidate]) -> Candidate | None:
    return max(found.values(), key=lambda c: (c.score, -c.spans[0][0].start), default=None)


def _alone(best: Candidate, found: dict[str, Candidate]) -> bool:
    """The title names it and no other dialogue comes near."""
    rivals = [c.score for c in found.values() if c is not best]
    return any(title for _, title in best.spans) and max(rivals, default=0.0) <= best.score - 1.5


_COMPLEMENT = re.compile(r"(?<=\w) (?:of|for|on|in|to) ")


def _head(reading: Reading, best: Candidate) -> str | None:
    """The noun that says what it is: of "Australia-Republic of Korea Joint Committee for Energy" the committee."""
    for begin, end in sorted(best.tokens, key=lambda place: place[0] - place[1]):
        for i in range(begin, end):
            hit = heads().at(reading.tokens, i, end)
            if hit and (hit[0] == end or reading.tokens[hit[0]].low in ("of", "for", "on", "in", "to")):
                return reading.tokens[hit[0] - 1].low
    return None


def _subject(reading: Reading, best: Candidate) -> Subject:
    surfaces: dict[str, Span] = {}
    for span, _ in sorted(best.spans):
        surfaces.setdefault(reading.words(span), span)
    readable = [s for s in surfaces if not s.isupper()] or list(surfaces)
    name = max(readable, key=lambda s: (len(key(s).split()), -surfaces[s].start))
    abbreviation, abbreviated_at = best.abbreviation or (None, None)
    spans = sorted({span for span, _ in best.spans})
    if abbreviation:
        spans = sorted({*spans, *_occurrences(reading, abbreviation)})
    subject = Subject(
        name=name,
        named_at=surfaces[name],
        spans=spans,
        surfaces=surfaces,
        abbreviation=abbreviation,
        abbreviated_at=abbreviated_at,
        parties=_parties(reading, best),
        kind=_kind(reading, spans),
        head=_head(reading, best) or _COMPLEMENT.split(key(name), maxsplit=1)[0].split()[-1],
    )
    subject.variant = _variant(reading, subject)
    if subject.variant:
        subject.spans = sorted({*subject.spans, *_occurrences(reading, subject.variant[0])})
    return subject


def _occurrences(reading: Reading, word: str) -> list[Span]:
    """Wherever the word stands alone, be it one token or, as "S&ED", several."""
    pattern = re.compile(rf"(?<![\w&-]){re.escape(word)}(?![\w&])")
    return [Span(*match.span()) for match in pattern.finditer(reading.norm)]


_BETWEEN = re.compile(
    r"\b(?:between|among|bring(?:s|ing)? together|brought|groups|joins|link(?:s|ing)|unites|comprises|(?:leaders|members) of)\b"
)


def _parties(reading: Reading, best: Candidate) -> dict[str, Span]:
    """From the name itself, else from "between A and B", else from two countries in the opening."""
    parties = _parties_in_name(reading, best)
    if len(parties) > 1:
        return parties
    for sentence in _near(reading, best):
        match = _BETWEEN.search(reading.low(sentence.span))
        if match:
            found = _countries_after(reading, sentence, sentence.span.start + match.end())
            if len(found) > 1:
                return {**parties, **found} if parties and set(parties) <= set(found) else found
    for sentence in reading.sentences[:_OPENING]:
        found = _countries_after(reading, sentence, sentence.span.start)
        if len(found) > 1 and (not parties or set(parties) <= set(found)):
            return found
    return parties


def _parties_in_name(reading: Reading, best: Candidate) -> dict[str, Span]:
    parties: dict[str, Span] = {}
    for begin, end in best.tokens:
        for code in party_codes(reading, begin, end):
            parties.setdefault(code, reading.token_span(begin, end))
    return parties


def _near(reading: Reading, best: Candidate) -> list[Sentence]:
    spans = [span for span, _ in best.spans]
    return [s for s in reading.sentences if any(span in s.span for span in spans)]


def _countries_after(reading: Reading, sentence: Sentence, start: int) -> dict[str, Span]:
    """The run of countries joined by commas and "and" that comes first after ``start``."""
    found: dict[str, Span] = {}
    previous = None
    for begin, end, code in sentence.countries:
        if reading.tokens[begin].start < start:
            continue
        between = reading.tokens[previous:begin] if previous is not None and previous <= begin else []
        if previous is not None and any(t.low not in (",", "and", "the", "&", "-") for t in between):
            break
        found.setdefault(code, reading.token_span(begin, end))
        previous = end
    return found


_IS_A = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?,?\s*(?:is|was)\s+(?:an?|the)\s+((?:[a-z-]+,?\s+){0,6}?"
    r"(?:dialogue|forum|mechanism|partnership|council|framework|platform|initiative"
    r"|organization|organisation|process|body))\b"
)


def _kind(reading: Reading, spans: list[Span]) -> tuple[str, Span] | None:
    """ "… is a bilateral commercial and economic dialogue": the kind as the text puts it."""
    for span in spans:
        match = _IS_A.match(reading.norm, span.end)
        if match:
            at = Span(match.start(1), match.end(1))
            return reading.words(at), at
    return None


def _variant(reading: Reading, subject: Subject) -> tuple[str, Span] | None:
    """An undefined abbreviation one letter off the right one, which the lexicon does not know either."""
    right = subject.abbreviation
    if not right or len(right) < 4:
        return None
    for token in reading.tokens:
        if len(token.text) == len(right) and token.acronym and token.text != right:
            differing = sum(a != b for a, b in zip(token.text, right, strict=True))
            if (
                differing == 1
                and not reading.cast.by_abbreviation(token.text)
                and not phrases.is_known(token.text)
            ):
                return token.text, Span(token.start, token.end)
    return None


def evidence(span: Span, rule: str, basis: str = "stated", column: str | None = None) -> tuple[Evidence, ...]:
    """One piece of evidence as a tuple."""
    return (Evidence(span, rule, basis, column),)
