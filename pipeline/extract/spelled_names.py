"""Undertakings whose letters spell their name: "Growth through Rural Energy (GRE), a project of …".

No head noun tells such a name; the letters in brackets say where it begins, and a common noun beside it what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.abbreviations import abbreviation_at
from pipeline.extract.reading import Reading, Sentence
from pipeline.extract.words import word_set

_NOUNS = {
    "program": "program", "programme": "program", "scheme": "program", "initiative": "program", "campaign": "program",
    "project": "project", "pilot": "project", "strategy": "strategy", "fund": "fund", "facility": "fund",
    "exchange": "exchange", "agreement": "agreement", "forum": "forum", "platform": "other", "activity": "project",
}  # fmt: skip
_NOUN = "|".join(_NOUNS)
_BEHIND = re.compile(
    rf"[\"'*_\s]*\)?[\"'*_]*,?\s+(?:(?:an?|its|their|the)\s+)?(?:[\w.$€£-]+\s+){{0,4}}?(?P<noun>{_NOUN})\b"
)
_AHEAD = re.compile(
    rf"\b(?P<noun>{_NOUN})(?:,|:|,? (?:called|named|known as|under the name of))?\s+(?:the\s+)?$"
)
_LISTED = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]heir|'s)\s+(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?:,\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?){1,3},?\sand\s[A-Z][\w-]+)"
    r"\s+(?P<noun>program|programme|project|initiative|scheme)\b"
)
_PLUS = re.compile(r"(?<![\w+])[A-Z][a-z]{3,}\+(?![\w+])")
_SMALL = frozenset(("and", "of", "for", "the", "in", "on", "to", "through", "with", "by", ",", "&", "-", "a"))
_LEAST = 3  # letters
# Letters of what a programme may be about: "the Liquefied Natural Gas (LNG) project".
TOPICS = word_set(
    "AI IT EV IP HR PV LNG SME SMEs MSME MSMEs PPP PPPs FDI ICT ICTs IPR IPRs STEM STEAM ESG TVET"
    " SPS TBT NTM CCS CCUS VAT AML CFT GVC SEZ SEZs"
    " EPZ HVDC CBDC IUU NDC NDCs ODA SDG SDGs GMO AMR NCD HIV SAF BESS EVs"
    " UAV WASH MRO BPO KYC B2B COVID ASEAN SAARC NATO OECD USAID"
)


def find(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, kind, rule) of each such name in code points; also a coined word with a plus, "Nova+"."""
    for i in range(sentence.begin + 2, sentence.end):
        definition = abbreviation_at(reading, i) if reading.tokens[i].text == "(" else None
        if definition is None:
            continue
        begin = _spelled(reading, sentence, i, definition[0])
        noun = _BEHIND.match(reading.norm, definition[1].end, min(sentence.span.end, definition[1].end + 90))
        if begin is None:
            continue
        start = reading.tokens[begin].start
        noun = noun or _AHEAD.search(reading.norm, max(start - 40, sentence.span.start), start)
        if noun and definition[0] not in TOPICS:
            yield reading.tokens[begin].start, reading.tokens[i - 1].end, _NOUNS[noun["noun"]], "spelled-name"
    for match in _LISTED.finditer(reading.norm, sentence.span.start, sentence.span.end):
        yield match.start("name"), match.end("name"), _NOUNS[match["noun"]], "listed-name"
    for match in _PLUS.finditer(reading.norm, sentence.span.start, sentence.span.end):
        yield match.start(), match.end(), "program", "name-with-plus"


def _spelled(reading: Reading, sentence: Sentence, end: int, letters: str) -> int | None:
    """The token at which the words before token ``end`` begin to spell ``letters``; each capital takes one."""
    wanted = [c for c in letters.upper() if c.isalpha()]
    i, left = end - 1, len(wanted)
    while i >= sentence.begin and left and end - i < 3 * len(wanted) + 4:
        token = reading.tokens[i]
        if token.cap and token.text[0].upper() == wanted[left - 1]:
            left -= 1
        elif token.cap or token.low not in _SMALL:
            return None
        i -= 1
    return i + 1 if not left and len(wanted) >= _LEAST else None
