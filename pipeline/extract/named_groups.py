"""Divisions of the work by their own names: "the Trade Working Group", "the Strategic Track"."""

from __future__ import annotations

import re

from pipeline.extract import phrases
from pipeline.extract.field_names import Ranges
from pipeline.extract.gates import Cue
from pipeline.extract.masks import DIALOGUE
from pipeline.extract.reading import Reading
from pipeline.model import Span

_GROUP = r"(?:Working (?:Group|Party)|Sub-?[Cc]ommittee)"
_CAPITALS = r"(?:[A-Z][\w'-]*,? (?:and |& |of |for |on )?){1,8}"
_MORE = r"[A-Z][\w'-]*(?:,? (?:and |& |of |for )?[A-Z][\w'-]*){0,8}"
_OWN_NAME = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|new)\s+(?P<name>{_CAPITALS}(?:{_GROUP}|Task Force|Workstream|Track))\b"
    r"(?! (?:on|for|(?:1\.5|[Tt]wo|II)\b))"
    rf"|\b(?:[Tt]he|[Aa]n?|[Ii]ts|new)\s+(?P<on>(?:{_GROUP}|Task Force) (?:on|for) {_MORE})"
)
_SINGLE = re.compile(rf"(?:{_GROUP}|Track)\b")
_TRACK = re.compile(r"[A-Z][\w-]* Track")
_ELSEWHERE = re.compile(
    r"(?:[A-Z]{3,}|[A-Z]\d+|International|Global|National|Sensitive|Normal|Exclusion|Fast|Dual|Second|World|U\.N\.|UN)\b"
)
# What happens to a division of one's own; of another's group one says that one takes part in it.
_LIFE = Cue(
    r"\b(?:creat(?:e[sd]?|ion|ing)|sets? up|setting up|establish\w*|(?:re-?)?launch\w*|(?:re-?)?start\w*|"
    r"re-?establish\w*|(?:re-?)?activat\w*|reviv\w+|renew\w*|form(?:ed|ation)|gets?|adds?|added|dormant|"
    r"(?:co-?)?chair\w*|presid\w+|met|meets?|conven\w+|inaugurat\w+|resum\w+|reports?|reported|continues?)\b"
)
_LOWER = re.compile(
    r"\b[Aa]n?\s+(?:new |further |dedicated |second |third )?"
    r"(?P<name>(?:joint |bilateral |technical |expert |trilateral )*working (?:group|party) (?:on|for) "
    r"(?!the\b)[a-z][\w'&-]*(?: (?!met\b|meets?\b|was\b|were\b|is\b|are\b|has\b|had\b|have\b|will\b|would\b|"
    r"which\b|that\b|to\b|in\b|at\b|by\b|with\b|under\b|set\b|as\b|from\b|between\b|held\b|convened\b|"
    r"should\b|began\b|continues?\b)[\w'&-]+){0,6})"
)


def own_names(reading: Reading, sentence: Span, masked: str) -> Ranges:
    """Two or more in a sentence, or one that is set up or meets; "a joint working group on ports"."""
    found = []
    for match in _OWN_NAME.finditer(reading.norm, sentence.start, sentence.end):
        group = "name" if match["name"] else "on"
        found.append(Span(match.start(group), match.end(group)))
    if len(found) == 1 and not (_own(reading, found[0], sentence, masked) and _LIFE.search(masked)):
        found = []
    if not found and _LIFE.search(masked):
        lower = _LOWER.search(reading.norm, sentence.start, sentence.end)
        found = [Span(*lower.span("name"))] if lower else []
    return found


def _own(reading: Reading, span: Span, sentence: Span, masked: str) -> bool:
    """A working group or track of this dialogue: not itself, nothing that the world knows by that name."""
    words = reading.words(span)
    if DIALOGUE in masked[span.start - sentence.start : span.end - sentence.start]:
        return False
    return bool(_SINGLE.search(words)) and not _ELSEWHERE.match(words) and phrases.known(words) is None


def track_in(reading: Reading, sentence: Span) -> Span | None:
    """The one track that a line names: "Results under the Economic Track fall into four sections." """
    found = [Span(*m.span()) for m in _TRACK.finditer(reading.norm, sentence.start, sentence.end)]
    return found[0] if len(found) == 1 else None


_GENERIC = re.compile(
    r"^(?:the |an? )?(?:(?:joint|bilateral|technical|new) )*"
    r"(?:working (?:group|party)|task force) (?:on|for) |"
    r" working (?:group|party)$|^(?:the|an?) "
)


def same_name(words: str) -> str:
    """What two mentions of one division have in common: "the Working Group on Trade" → "trade"."""
    return _GENERIC.sub("", words.casefold())
