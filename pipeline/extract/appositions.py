"""Initiatives that a common noun beside the name gives away: "the Bridge to Work programme", "Nova, a
scheme of …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract import phrases
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.spelled_names import TOPICS
from pipeline.extract.words import FUNCTION_WORDS, MONTHS, WEEKDAYS

# Common noun → the contract's kind of initiative.
_NOUNS = {
    "program": "program", "programme": "program", "scheme": "program", "initiative": "program",
    "campaign": "program", "accelerator": "program", "pilot": "project", "project": "project",
    "portal": "project", "corridor": "project", "strategy": "strategy", "fund": "fund", "facility": "fund",
    "exchange": "exchange", "fellowship": "exchange", "agreement": "agreement", "forum": "forum",
    "tool": "other", "window": "other", "platform": "other", "network": "other", "mechanism": "other",
}  # fmt: skip
# Behind a name only these: "Nova programme"; a "Nova agreement" may be one between Nova and somebody.
_BEHIND = frozenset(
    (
        "program",
        "programme",
        "scheme",
        "initiative",
        "pilot",
        "project",
        "campaign",
        "platform",
        "accelerator",
        "talks",
    )
)
# Behind a name of four words or more, or one that an abbreviation follows, these too.
_BEHIND_LONG = frozenset((*_NOUNS, "coalition", "alliance", "partnership", "standard", "system"))
_OPENERS = frozenset(
    ("according", "compared", "thanks", "due", "owing", "prior", "contrary", "subject", "pursuant")
)
_INNER = frozenset(("to", "of", "for", "in", "and", "&", "the", "de", "y", "e", "del", "da", "do", "la"))
_DESCRIPTION = re.compile(
    rf",\s+(?:an?|the|its|their|our|"
    rf"another)\s+(?:[a-z][a-z'-]*\s+){{0,3}}?(?P<noun>{'|'.join(_NOUNS)})\b(?!-|\s+(?:and|or)\b)"
)
_LETTERS = 3  # "the EU programme", "the SME scheme"
_MOST = 7  # tokens of such a name


@dataclass(frozen=True, slots=True)
class Coined:
    """A name in tokens ``[begin, end)`` and what it is."""

    begin: int
    end: int
    kind: str
    rule: str


def find(reading: Reading, sentence: Sentence) -> Iterator[Coined]:
    """The names of one sentence of prose that a noun behind them explains."""
    taken = {k for b, e, entity in sentence.entities if entity.table != "places" for k in range(b, e)}
    behind = sentence.begin
    for i in sentence.capitals:
        end = _run(reading, sentence, i, taken) if i >= behind else i
        if end == i:
            continue
        begin = _with_number(reading, sentence, _without_lead(reading, sentence, i, end))
        if (
            begin < end
            and not _is_source(reading, begin)
            and not _is_something_else(reading, sentence, begin, end)
        ):
            yield from _explained(reading, sentence, begin, end)
        behind = end


def _run(reading: Reading, sentence: Sentence, i: int, taken: set[int]) -> int:
    """The index behind the capitalised run that starts at ``i``; small words inside it allowed."""
    tokens, end, j = reading.tokens, i, i
    while j < sentence.end and j - i < _MOST + 2 and j not in taken:
        token = tokens[j]
        if token.cap or (j > i and token.text.isdigit() and len(token.text) < 3 and tokens[j - 1].cap):
            end = j + 1
        elif token.low not in _INNER or j == i:
            break
        j += 1
    return end


def _without_lead(reading: Reading, sentence: Sentence, i: int, end: int) -> int:
    """ "Under the Nova programme", "Best known is": words that are only capitalised because they open a
    sentence.
    """
    while i < end and (
        reading.tokens[i].low in FUNCTION_WORDS
        or reading.tokens[i].low in _OPENERS
        or not reading.tokens[i].cap
    ):
        i += 1
    return i


def _with_number(reading: Reading, sentence: Sentence, begin: int) -> int:
    """ "the | 3 Million Nurses programme"."""
    tokens = reading.tokens
    counted = sentence.begin < begin < sentence.end and tokens[begin].low in (
        "million",
        "billion",
        "thousand",
        "strong",
    )
    return begin - 1 if counted and tokens[begin - 1].text[0].isdigit() else begin


def _is_source(reading: Reading, begin: int) -> bool:
    """ "According to PATX, the portal …": two phrases, the second of which explains nothing."""
    tokens = reading.tokens
    return begin > 1 and tokens[begin - 1].low == "to" and tokens[begin - 2].low in _OPENERS


def _is_something_else(reading: Reading, sentence: Sentence, begin: int, end: int) -> bool:
    """A person, a body, a country, a place, a month, or a run too long to be one name."""
    if end - begin > _MOST or any(b <= begin and end <= e for b, e, _ in sentence.entities):
        return True
    if any(
        b < end and begin < e and _is_demonym(reading, b, e, begin, end) for b, e, _ in sentence.countries
    ):
        return True
    first = reading.tokens[begin]
    if first.low in MONTHS or first.low in WEEKDAYS or phrases.titles().at(reading.tokens, begin, end):
        return True
    known = phrases.names().at(reading.tokens, begin, end)
    if known and known[0] == end:
        return True
    return any(_is_headed(reading, begin, k, end) for k in range(begin, end))


def _is_headed(reading: Reading, begin: int, k: int, end: int) -> bool:
    """A head at token ``k`` makes the run a name of its own kind; not in "Bridge to Work"."""
    hit = phrases.heads().at(reading.tokens, k, end)
    return hit is not None and (k > begin or hit[1].strong or hit[0] == end)


def _is_demonym(reading: Reading, b: int, e: int, begin: int, end: int) -> bool:
    """ "Peruvian Mining programme" describes; "Peru Crece programme" names."""
    hit = phrases.countries().at(reading.tokens, b, e)
    return hit is None or hit[1].form != "name" or (b <= begin and end <= e)


def _explained(reading: Reading, sentence: Sentence, begin: int, end: int) -> Iterator[Coined]:
    tokens, after = reading.tokens, end
    if after + 2 < sentence.end and tokens[after].text == "(" and tokens[after + 1].text in TOPICS:
        return
    if after + 2 < sentence.end and tokens[after].text == "(" and tokens[after + 2].text == ")":
        after += 3  # "Expanded Engagement (E3) scheme"
    short = after > end or end - begin > 3
    if short and end - begin > 1 and after < sentence.end and tokens[after].text in _BEHIND_LONG:
        yield Coined(begin, end, _NOUNS.get(tokens[after].text, "other"), "name-before-noun")
        return
    if (
        after < sentence.end
        and tokens[after].text in _BEHIND
        and _is_distinctive(reading, sentence, begin, end, tokens[after].text)
    ):
        yield Coined(begin, end, _NOUNS.get(tokens[after].text, "forum"), "name-before-noun")
        return
    match = _DESCRIPTION.match(reading.norm, tokens[after - 1].end, sentence.span.end)
    if match and not _is_person_like(reading, begin, end):
        yield Coined(begin, end, _NOUNS[match["noun"]], "name-explained")


def _is_distinctive(reading: Reading, sentence: Sentence, begin: int, end: int, noun: str) -> bool:
    """Several words, or one that is no word of the language: "TradeLink", "Chip 4"."""
    tokens = reading.tokens
    words = [t for t in tokens[begin:end] if t.cap]
    if noun == "talks":
        return tokens[end - 1].text.isdigit()
    if begin == sentence.begin and len(words) < 2:
        return False
    if len(words) > 1:
        return not phrases.is_portfolio(" ".join(t.text for t in tokens[begin:end]))
    text = words[0].text
    if text.isupper():
        led = begin > sentence.begin and tokens[begin - 1].low in ("the", "its", "their", "'s")
        return (
            led and len(text) > _LETTERS and text not in TOPICS and reading.cast.by_abbreviation(text) is None
        )
    return any(c.isupper() for c in text[1:])


def _is_person_like(reading: Reading, begin: int, end: int) -> bool:
    return reading.tokens[begin].low in phrases.given_names()
