"""Which names of a document could be that of its dialogue, and how strongly the signs speak for each.

"the Japan-U.S. Economic Policy Consultative Committee, or EPCC", "EU – JAPAN / HIGH-LEVEL ECONOMIC DIALOGUE".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline import lexicon
from pipeline.extract import phrases
from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.country_pairs import spaced_list_before
from pipeline.extract.names import NameSpan
from pipeline.extract.normal import key
from pipeline.extract.phrase_table import PhraseTable
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.tokens import tokenize
from pipeline.model import Span

PROSE = 100  # code points from which a passage is prose and the title region ends
HEAD = 10  # passages among which a title may stand


@dataclass(slots=True)
class Candidate:
    """One spelling-independent name with its places and signs."""

    stem: str
    spans: list[tuple[Span, bool]] = field(default_factory=list)  # place, in a title
    tokens: list[tuple[int, int]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    abbreviation: tuple[str, Span] | None = None
    defined: bool = False  # the text says outright that it is a forum, a platform …
    score: float = 0.0


@cache
def heads() -> PhraseTable[bool]:
    """Head nouns of dialogues; True of the strong ones."""
    rows = lexicon.dialogue_heads()
    return PhraseTable([(word, h.strength == "strong") for h in rows for word in (h.head, h.plural) if word])


def candidates(reading: Reading) -> dict[str, Candidate]:
    """Every name that a dialogue could bear, by its stem."""
    found: dict[str, Candidate] = {}
    titles = title_region(reading)
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.family not in ("initiative", "organization") or not _is_dialogue_name(reading, name):
                continue
            begin = _begin(reading, sentence, name)
            stem = _stem(reading, begin, name.end)
            candidate = found.setdefault(stem, Candidate(stem))
            candidate.spans.append((reading.token_span(begin, name.end), sentence.passage.ordinal in titles))
            candidate.tokens.append((begin, name.end))
            for code in party_codes(reading, begin, name.end):
                if code not in candidate.parties:
                    candidate.parties.append(code)
            candidate.abbreviation = candidate.abbreviation or abbreviation_behind(reading, name.end)
    return found


def title_region(reading: Reading) -> frozenset[int]:
    """The lines before the first prose: letterhead, title, date; and all headings."""
    found = {passage.ordinal for passage in reading.passages if passage.kind == "heading"}
    for passage in reading.passages[:HEAD]:
        if passage.span.end - passage.span.start > PROSE or reading.norm[
            passage.span.start : passage.span.end
        ].rstrip().endswith("."):
            break
        found.add(passage.ordinal)
    return frozenset(found)


def _is_dialogue_name(reading: Reading, name: NameSpan) -> bool:
    """A dialogue's head noun closes the name, or stands before "of", "for" or "on"."""
    if name.known is not None and name.family == "organization":
        return False
    for i in range(name.begin, name.end):
        hit = heads().at(reading.tokens, i, name.end)
        if hit and (hit[0] == name.end or reading.tokens[hit[0]].low in ("of", "for", "on", "in")):
            return True
    return False


_QUALIFIERS = frozenset((
    "high-level", "high", "level", "senior", "strategic", "comprehensive", "commercial", "economic",
    "financial", "trade", "investment", "technology", "industrial", "cooperation", "policy",
))  # fmt: skip
_NUMBERS = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "inaugural", "initial", "annual", "latest", "next", "final",
))  # fmt: skip


def _begin(reading: Reading, sentence: Sentence, name: NameSpan) -> int:
    """Where the name starts: with its qualifiers and countries, without "Third" or a title's verb."""
    begin = _grown(reading, name.begin)
    shouted = sentence.passage.kind == "heading" or sentence.text.isupper()
    begin = _behind_occasion(reading, begin, name.end)
    for i in range(begin, name.end - 1):
        token = reading.tokens[i]
        if _counts(token.low):
            return i + 1
        if shouted and _is_pair(token.text):
            return i
    return begin


_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:[a-z]+-)?[a-z]+(?:teenth|ieth)|[a-z]+ty-(?:first|second|third|[a-z]+th)"
)
_OCCASIONS = frozenset(("summit", "meeting", "session", "plenary", "round", "committee", "secretariat"))


def _counts(word: str) -> bool:
    """ "third", "16th", "seventeenth", "twenty-first", "annual": which of its meetings, no part of the name."""
    return word in _NUMBERS or _ORDINAL.fullmatch(word) is not None


def _behind_occasion(reading: Reading, begin: int, end: int) -> int:
    """ "Summit of the | Dialogue Forum": an occasion of the dialogue is no part of its name."""
    tokens = reading.tokens
    for i in range(begin, end - 3):
        if tokens[i].low in _OCCASIONS and tokens[i + 1].low == "of" and tokens[i + 2].low == "the":
            return i + 3 if any(heads().at(tokens, j, end) for j in range(i + 3, end)) else begin
    return begin


def _grown(reading: Reading, begin: int) -> int:
    """Leftwards over qualifiers and countries: "ASEAN-United States Trade and | Investment …"."""
    tokens = reading.tokens
    for _ in range(8):
        begin = _whole_country(reading, begin)
        begin = spaced_list_before(tokens, begin)
        before = tokens[begin - 1] if begin else None
        if before is not None and _is_plus(reading, begin):
            begin -= 3
            continue
        if before is None or not (before.cap or before.low in ("and", "&")):
            break
        step = begin
        if before.low in ("and", "&"):
            step = (
                begin - 2
                if begin > 1 and tokens[begin - 2].cap and tokens[begin - 2].low in _QUALIFIERS
                else begin
            )
        elif before.low in _QUALIFIERS or _is_pair(before.text):
            step = begin - 1
        elif (
            begin > 1
            and "-" in tokens[begin - 2].text
            and phrases.is_country(f"{tokens[begin - 2].text.split('-')[-1]} {before.text}")
        ):
            return begin - 2
        if step == begin:
            break
        begin = step
    return begin


def _is_plus(reading: Reading, begin: int) -> bool:
    """ "Economic 2+2 | Ministerial Meeting": how many ministers of how many countries."""
    words = [token.text for token in reading.tokens[max(begin - 3, 0) : begin]]
    return len(words) == 3 and words[1] == "+" and words[0].isdigit() and words[2].isdigit()


def _whole_country(reading: Reading, begin: int) -> int:
    """Back to where the country begins that the name begins within: "Australia-Republic of | Korea"."""
    tokens = reading.tokens
    if begin > 1 and "-" in tokens[begin - 2].text:
        last = tokens[begin - 2].text.split("-")[-1]
        if phrases.is_country(f"{last} {tokens[begin - 1].text}"):
            return begin - 2  # "Canada-Côte d'Ivoire | Dialogue"
    if begin < 2 or tokens[begin - 1].low != "of" or not tokens[begin - 2].cap:
        return begin
    country = f"{tokens[begin - 2].text.split('-')[-1]} of {tokens[begin].text.split('-')[0]}"
    return begin - 2 if phrases.is_country(country) else begin


def _is_pair(word: str) -> bool:
    """ "Japan-U.S.", "UK-GCC": parties joined by a dash, at least one of them a country."""
    parts = word.split("-")
    countries = [phrases.is_country(part) for part in parts]
    return (
        len(parts) > 1
        and any(countries)
        and all(c or p.isupper() for c, p in zip(countries, parts, strict=True))
    )


_BRACKETED = 14  # tokens behind a name in which brackets may close


def abbreviation_behind(reading: Reading, end: int) -> tuple[str, Span] | None:
    """In brackets ("(the SED)", "(ASEAN-U.S. TIFA)") or beside: ", or EPCC,", ", STIP for short"."""
    bracketed = abbreviation_at(reading, end)
    tokens = reading.tokens[end : end + _BRACKETED]
    words = [t.text for t in tokens]
    if bracketed or len(words) < 3:
        return bracketed
    if words[0] == "(" and ")" in words:
        return _last_in_brackets(reading, end, end + words.index(")"))
    at = 1 if words[0] == "," else 0
    while at < len(words) and words[at].lower() in (
        "or",
        "the",
        "abbreviated",
        "as",
        "known",
        "called",
        "simply",
    ):
        at += 1
    named = at > (1 if words[0] == "," else 0) or words[at + 1 : at + 3] == ["for", "short"]
    if named and at < len(tokens) and tokens[at].acronym and not phrases.is_country(tokens[at].text):
        return tokens[at].text, Span(tokens[at].start, tokens[at].end)
    return None


def _last_in_brackets(reading: Reading, opening: int, closing: int) -> tuple[str, Span] | None:
    """ "(ASEAN-U.S. TIFA)", "(the Economic "2+2", or EPCC)", and of several tokens "(S&ED)"."""
    first = last = reading.tokens[closing - 1]
    if not last.acronym or closing - opening < 3:
        return None
    for token in reversed(reading.tokens[opening + 1 : closing - 1]):
        if token.end != first.start or not (token.text == "&" or token.text.isupper()):
            break
        first = token
    return reading.norm[first.start : last.end], Span(first.start, last.end)


# What French, Indian … become before a dash; "Indo-Pacific" is no pair of parties.
_PREFIXES = {
    "anglo": "GBR", "austro": "AUT", "franco": "FRA", "greco": "GRC", "hispano": "ESP", "indo": "IND",
    "italo": "ITA", "luso": "PRT", "russo": "RUS", "sino": "CHN",
}  # fmt: skip
_CONTINENTS = frozenset(("north", "south", "latin", "central", "pan", "inter"))


def party_codes(reading: Reading, begin: int, end: int) -> list[str]:
    """The countries in a name: "New Zealand-Thailand", "Franco-German", not "North American"."""
    codes: list[str] = []
    words = tokenize(" ".join(t.text.replace("-", " ") for t in reading.tokens[begin:end]))
    i = 0
    while i < len(words):
        hit = phrases.countries().at(words, i, len(words))
        if hit and not (i and words[i - 1].low in _CONTINENTS):
            if words[i - 1].low in _PREFIXES and i and _PREFIXES[words[i - 1].low] not in codes:
                codes.append(_PREFIXES[words[i - 1].low])
            if str(hit[1].country) not in codes:
                codes.append(str(hit[1].country))
        i = hit[0] if hit else i + 1
    return codes


_GENERIC = frozenset(("annual", "first", "second", "third", "inaugural", "joint", "bilateral", "trilateral"))


def _stem(reading: Reading, begin: int, end: int) -> str:
    """The name without its countries and spelling: "high level economic dialogue"."""
    i = begin
    while i < end:
        hit = phrases.countries().at(reading.tokens, i, end)
        if hit and hit[0] < end:
            i = hit[0]
        elif all(phrases.is_country(part) for part in reading.tokens[i].text.split("-")) or (
            reading.tokens[i].low in ("'s", "'", "-", "and", *_GENERIC) and i + 1 < end
        ):
            i += 1
        else:
            break
    return key(" ".join(t.text for t in reading.tokens[i:end]))


def merge_parts(found: dict[str, Candidate]) -> None:
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
