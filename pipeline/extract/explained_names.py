"""Initiatives set off by their own noun: "its single window, Open Port", "a programme, "Prevent"".

Also a name that stands in italics or alone with its translation in brackets: *Nuevos Caminos* ("New Paths").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract import phrases
from pipeline.extract.gates import Cue
from pipeline.extract.tokens import tokenize
from pipeline.extract.words import FUNCTION_WORDS

_KINDS = {
    "programme": "program", "program": "program", "scheme": "program", "initiative": "program",
    "campaign": "program", "project": "project", "portal": "project", "window": "project",
    "strategy": "strategy",
    "fund": "fund", "facility": "fund", "platform": "other", "network": "other", "mechanism": "other",
    "coalition": "other", "alliance": "other",
}  # fmt: skip
_NOUN = "|".join(_KINDS)
_CAPITALS = r"[^\W\d_a-z][\w'-]*(?:\s+(?:(?:de|of|for|the|to|and|y|in)\s+)?[^\W\d_a-z][\w'-]*){1,4}"
# "its single window for exports, Portal Único." – only small words between the noun and the comma.
_APPOSED = Cue(
    rf"\b(?i:its|their|the|a|new)\s+(?:[a-z-]+\s+){{0,4}}?(?P<noun>{_NOUN})(?:\s+(?:for|of|against|on|to)"
    rf"(?:\s+[a-z-]+){{1,5}})?,\s+(?P<name>{_CAPITALS})(?=[.,;:]|$)"
)
_QUOTED = Cue(
    rf"\b(?P<noun>{_NOUN})(?:\s+(?:for|of|against|on|to)(?:\s+[a-z-]+){{1,5}})?,\s+\"(?P<name>[^\W\d_a-z][^\"\n]{{2,50}}?),?\""
)
_TRANSLATED = re.compile(rf"\b(?P<name>{_CAPITALS})\s*[*_]*\s*\(\"(?P<other>[^\W\d_a-z][^\"\n]{{4,60}})\"\)")


def find(norm: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of each such name in a normalised sentence."""
    for pattern in (_APPOSED, _QUOTED):
        for match in pattern.finditer(norm):
            if _is_capitalised(match["name"]):
                yield match.start("name"), match.end("name"), _KINDS[match["noun"]]
    for match in _TRANSLATED.finditer(norm) if '("' in norm else ():
        first = match["name"].split()[0]
        start = match.start("name") + (len(first) + 1 if first.lower() in FUNCTION_WORDS else 0)
        if _is_capitalised(match["name"]) and not _names_body(match["other"]):
            yield start, match.end("name"), "program"


def _is_capitalised(name: str) -> bool:
    """Capitals, and small words of other languages between them: "Puertos de Paz"."""
    words = name.split()
    return words[0][0].isupper() and not any(word[0].islower() and len(word) > 4 for word in words)


def _names_body(translation: str) -> bool:
    """The translation of a body's name: ("National Water Commission")."""
    tokens = tokenize(translation)
    found = [phrases.heads().at(tokens, i, len(tokens)) for i in range(len(tokens))]
    return any(hit is not None and hit[1].family == "organization" for hit in found)
