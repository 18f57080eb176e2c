"""What tells a personal name without a title from any other pair of capitalised words.

Either a noun for a person stands before it ("the economist Marie Dubois"), or it opens with a given name
and does what only people do ("Susan Shaw signed", "Narendra Mehta of India").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.tokens import Token
from pipeline.extract.words import word_set

# Between a name and its title: "the then", "at that time the two", "Canada's newly appointed".
DETERMINERS = word_set(
    "the a an then former both respectively then-president acting its their his her our at that time two "
    "three now currently current outgoing incoming newly appointed new elected also previously until "
    "recently long-time"
)
COPULAS = word_set(
    "is was are were be been became become becomes as named appointed elected remains remained"
)
AUXILIARIES = word_set("has had have later since now then also subsequently he she currently still recently")
# Verbs that "as" and a title follow.
SERVING = word_set("served serves serving acted acts acting worked appointed sworn took takes taking assumed")
# What somebody is at a meeting, rather than an office: any other title beside the name is surer.
ROLES = frozenset(
    (
        "Chair",
        "Co-Chair",
        "Vice Chair",
        "Vice-Chair",
        "Co-Chairman",
        "Co-Chairwoman",
        "Co-Chairperson",
        "Head",
        "Leader",
    )
)
_KIN = word_set(
    "counterpart counterparts colleague colleagues successor predecessor economist historian analyst "
    "scholar journalist author expert businessman businesswoman entrepreneur researcher lawmaker "
    "legislator diplomat official negotiator academic politician columnist lawyer moderator"
)
_ACTS = word_set(
    "said says told tells wrote writes spoke speaks made makes met meets gave gives took takes led leads "
    "held holds put puts became becomes began chose won sat saw went came left thanked who whom did does "
    "is was has had will would"
)
_NOT_ACTS = frozenset(["named", "called", "based", "located", "owned", "funded", "united"])


def is_person(tokens: Sequence[Token], begin: int, end: int, name: tuple[int, int]) -> bool:
    """Is the capitalised run ``name`` within the sentence ``[begin, end)`` a person?"""
    first, after = name
    if after < end and tokens[after].cap:
        return False
    before = tokens[first - 1] if first > begin else None
    if before is not None and before.text == "," and first - 2 >= begin and tokens[first - 2].low in _KIN:
        return True
    if before is not None and before.low in _KIN:
        return True
    if _described(tokens, after, end):
        return True
    if tokens[first].low not in phrases.given_names() or _place(tokens, first, end):
        return False
    if before is not None and (
        before.low in ("the", "a", "an", "-", "/") or (before.cap and before.text.isalpha())
    ):
        return False
    if before is not None and before.text == "|" and (after >= end or tokens[after].text == "|"):
        return True  # a cell of its own
    signs = before is not None and before.low == "by"
    return (
        signs
        or _acts(tokens, after, end)
        or _of_country(tokens, after, end)
        or _act_together(tokens, after, end)
    )


def _described(tokens: Sequence[Token], after: int, end: int) -> bool:
    """ "Ana Ruiz, an economist at …", "Ana Ruiz, her Mexican counterpart": a noun for a person, set off
    by a comma.
    """
    if after + 2 >= end or tokens[after].text != ",":
        return False
    if tokens[after + 1].low not in ("a", "an", "the", "his", "her", "its", "their"):
        return False
    for at in range(after + 2, min(after + 6, end)):
        if tokens[at].low in _KIN:
            return True
        if not tokens[at].text[0].isalpha() or tokens[at].low in ("of", "in", "at", "for", "to", "and"):
            return False
    return False


def _place(tokens: Sequence[Token], first: int, end: int) -> bool:
    """ "Santiago Metropolitan", "Victoria State": a given name that is a place as well is none here."""
    known = phrases.names().at(tokens, first, end)
    return known is not None and known[1].kind in ("place", "country")


def _acts(tokens: Sequence[Token], after: int, end: int) -> bool:
    """A verb of acting follows: "signed", "has announced"; or a relative clause, ", who …"."""
    if after >= end:
        return False
    low = tokens[after].low
    if low == "," and after + 1 < end:
        return tokens[after + 1].low in ("who", "whose")
    if low.endswith("ly") or low in ("later", "then", "also", "again", "first", "once"):
        low = tokens[after + 1].low if after + 1 < end else ""
    return low in _ACTS or (low.endswith("ed") and low not in _NOT_ACTS)


def _act_together(tokens: Sequence[Token], after: int, end: int) -> bool:
    """ "Ana Ruiz and Luis Paz signed": the verb of acting stands behind a second full name."""
    if after + 2 >= end or tokens[after].low != "and":
        return False
    stop = after + 1
    while stop < min(after + 5, end) and tokens[stop].cap:
        stop += 1
    return (
        stop > after + 2 and _acts(tokens, stop, end) and not phrases.heads().ending_at(tokens, after, stop)
    )


def _of_country(tokens: Sequence[Token], after: int, end: int) -> bool:
    """ "Narendra Mehta of India", "Ana Ruiz (Peru)"."""
    if after + 1 >= end or tokens[after].low not in ("of", "("):
        return False
    at = after + 2 if tokens[after + 1].low == "the" and after + 2 < end else after + 1
    return phrases.countries().at(tokens, at, end) is not None
