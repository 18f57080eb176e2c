"""Which dialogue the document is about, what it is called, and between whom.

Documents name several dialogues; one is the subject. Signs add up: the title names it, the opening names it,
an abbreviation is given to it, it is named again and again, two countries stand in its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline import lexicon
from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.names import NameSpan
from pipeline.extract.normal import key
from pipeline.extract.phrases import PhraseTable
from pipeline.extract.reading import Reading, Sentence
from pipeline.model import Evidence, Ref, Span

DIALOGUE = Ref("dialogues", "subject")
_OPENING = 4  # sentences of prose that count as the opening
_LEAST = 6.0  # points that make a subject


@dataclass(slots=True)
class Candidate:
    """One spelling-independent name with its places and signs."""

    stem: str
    spans: list[tuple[Span, bool]] = field(default_factory=list)  # place, in a heading
    tokens: list[tuple[int, int]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    abbreviation: tuple[str, Span] | None = None
    score: float = 0.0


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
    candidates = _candidates(reading)
    _merge_parts(candidates)
    for candidate in candidates.values():
        candidate.score = _score(reading, candidate)
    best = max(candidates.values(), key=lambda c: (c.score, -c.spans[0][0].start), default=None)
    if best is None or best.score < _LEAST:
        return None
    return _subject(reading, best)


# -- candidates -----------------------------------------------------------------------------------------


def _dialogue_heads() -> PhraseTable[bool]:
    return PhraseTable([(h.head, h.strength == "strong") for h in lexicon.dialogue_heads()])


_HEADS: list[PhraseTable[bool]] = []


def heads() -> PhraseTable[bool]:
    if not _HEADS:
        _HEADS.append(_dialogue_heads())
    return _HEADS[0]


def _candidates(reading: Reading) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.family not in ("initiative", "organization") or not _is_dialogue_name(reading, name):
                continue
            begin = _trim_heading(reading, sentence, name)
            span = reading.token_span(begin, name.end)
            candidate = found.setdefault(_stem(reading, begin, name.end), Candidate(""))
            candidate.stem = _stem(reading, begin, name.end)
            candidate.spans.append((span, sentence.passage.kind == "heading"))
            candidate.tokens.append((begin, name.end))
            for code in _party_codes(reading, begin, name.end):
                if code not in candidate.parties:
                    candidate.parties.append(code)
            candidate.abbreviation = candidate.abbreviation or abbreviation_at(reading, name.end)
    return found


def _is_dialogue_name(reading: Reading, name: NameSpan) -> bool:
    """A dialogue's head noun closes the name, or stands before "of", "for" or "on"."""
    if name.known is not None and name.family == "organization":
        return False
    for i in range(name.begin, name.end):
        hit = heads().at(reading.tokens, i, name.end)
        if hit and (hit[0] == name.end or reading.tokens[hit[0]].low in ("of", "for", "on", "in")):
            return True
    return False


def _trim_heading(reading: Reading, sentence: Sentence, name: NameSpan) -> int:
    """In a title every word is a capital: the name starts at its country pair, or after the last verb or number."""
    if sentence.passage.kind != "heading":
        return name.begin
    for i in range(name.begin, name.end - 1):
        parts = reading.tokens[i].text.split("-")
        if len(parts) > 1 and all(phrases.is_country(part) for part in parts):
            return i
    return name.begin


def _party_codes(reading: Reading, begin: int, end: int) -> list[str]:
    codes = []
    for i in range(begin, end):
        for part in reading.tokens[i].text.split("-"):
            code = phrases.country_code(part)
            if code and code not in codes:
                codes.append(code)
    if not codes:
        hit = phrases.countries().at(reading.tokens, begin, end)
        codes = [str(hit[1].country)] if hit and not hit[1].ambiguous else []
    return codes


_GENERIC = frozenset(("annual", "first", "second", "third", "inaugural", "joint", "bilateral", "trilateral"))


def _stem(reading: Reading, begin: int, end: int) -> str:
    """The name without its countries and spelling: "high level economic dialogue"."""
    i = begin
    while i < end:
        hit = phrases.countries().at(reading.tokens, i, end)
        if hit and hit[0] < end:
            i = hit[0]
        elif all(phrases.is_country(part) for part in reading.tokens[i].text.split("-")):
            i += 1
        elif reading.tokens[i].low in ("'s", "'", "and", *_GENERIC) and i + 1 < end:
            i += 1
        else:
            break
    return key(" ".join(t.text for t in reading.tokens[i:end]))


def _merge_parts(found: dict[str, Candidate]) -> None:
    """ "Dialogue" and "Economic Dialogue" are short for the one longer name that ends with them."""
    for stem in sorted(found, key=len):
        longer = [other for other in found if other != stem and other.endswith(" " + stem)]
        if len(longer) == 1:
            short, long = found.pop(stem), found[longer[0]]
            if short.parties and long.parties and set(short.parties) != set(long.parties):
                found[stem] = short
                continue
            long.spans += short.spans
            long.tokens += short.tokens
            long.parties = long.parties or short.parties
            long.abbreviation = long.abbreviation or short.abbreviation


def _score(reading: Reading, candidate: Candidate) -> float:
    title = next((p for p in reading.passages if p.kind == "heading"), None)
    opening = [s for s in reading.sentences if s.passage.kind != "heading"][:_OPENING]
    in_title = any(heading and title and span in title.span for span, heading in candidate.spans)
    in_any_heading = any(heading for _, heading in candidate.spans)
    in_opening = any(span in s.span for span, _ in candidate.spans for s in opening)
    times = len(candidate.spans)
    if candidate.abbreviation:
        times += len(re.findall(rf"\b{re.escape(candidate.abbreviation[0])}\b", reading.norm)) - 1
    strong = any(_strong(reading, begin, end) for begin, end in candidate.tokens)
    return (
        4.0 * in_title
        + 1.0 * (in_any_heading and not in_title)
        + 3.0 * in_opening
        + 2.0 * (candidate.abbreviation is not None)
        + (2.0 if strong else 0.0)
        + (1.5 if len(candidate.parties) > 1 else 0.0)
        + min(times, 8) * 0.5
    )


def _strong(reading: Reading, begin: int, end: int) -> bool:
    for i in range(begin, end):
        hit = heads().at(reading.tokens, i, end)
        if hit and hit[0] == end and hit[1]:
            return True
    return False


# -- the subject --------------------------------------------------------------------------------------------


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
        head=key(name).split(" of ")[0].split(" for ")[0].split()[-1],
    )
    subject.variant = _variant(reading, subject)
    if subject.variant:
        subject.spans = sorted({*subject.spans, *_occurrences(reading, subject.variant[0])})
    return subject


def _occurrences(reading: Reading, word: str) -> list[Span]:
    return [Span(t.start, t.end) for t in reading.tokens if t.text == word]


_BETWEEN = re.compile(r"\b(?:between|among|bringing together|brought|joins|linking|unites)\b")


def _parties(reading: Reading, best: Candidate) -> dict[str, Span]:
    """From the name itself, else from "between A and B", else from the two countries of the title or opening."""
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
        for i in range(begin, end):
            for part in reading.tokens[i].text.split("-"):
                code = phrases.country_code(part)
                if code:
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
        if previous is not None and any(t.low not in (",", "and", "the", "&") for t in between):
            break
        found.setdefault(code, reading.token_span(begin, end))
        previous = end
    return found


_IS_A = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?,?\s*(?:is|was)\s+(?:an?|the)\s+((?:[a-z-]+,?\s+){0,6}?(?:dialogue|forum|mechanism|partnership|council|framework|platform|initiative|organization|organisation|process|body))\b")


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
            if differing == 1 and not reading.cast.by_abbreviation(token.text) and not phrases.is_known(token.text):
                return token.text, Span(token.start, token.end)
    return None


def evidence(span: Span, rule: str, basis: str = "stated", column: str | None = None) -> tuple[Evidence, ...]:
    """One piece of evidence as a tuple."""
    return (Evidence(span, rule, basis, column),)
