"""What tells a personal name without a title from any other pair of capitalised words.

Either a noun for a person stands beside it ("the economist Marie Dubois"), or it opens with a given name, or with
a family name that stands first ("Zeng Qinghua"), and no article or further capital makes it something else.
"""

from __future__ import annotations

import re
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
# Verbs of who has just been named with an office.
ACTING = word_set(
    "met meet meets said says told led lead leads held hold spoke signed sign attended will have has had were was are is "
    "stressed noted announced opened welcomed discussed agreed visited co-chaired chaired hosted called thanked emphasized "
    "underlined reaffirmed highlighted added explained launched arrived"
)
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
    "legislator diplomat official negotiator academic politician columnist lawyer moderator "
    "spokesperson spokesman spokeswoman envoy chairman chairwoman chair"
)
_GIVEN_PART = re.compile(  # one or two syllables as Chinese, Korean, Vietnamese and Malay names are spelled in Latin letters
    r"(?:(?:zh|ch|sh|ts|hs|ng|ph|th|tr|kh|nh|gi|qu|kw|[bcdfghjklmnpqrstvwxyz])?[aeiou\u00e0-\u00ff\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]{1,3}"
    r"(?:ng|nh|ch|ck|[nmptkchrlw])?){1,2}(?:-[a-z]{2,6})?",
    re.IGNORECASE,
)
_CHAIRED = word_set(
    "chaired co-chaired headed moderated presided facilitated represented signed welcomed received"
)
_NOT_LAST = ("tion", "sion", "ity", "ments", "ings", "ions")  # "Angel Negotiation": matters, not surnames


# What a name before it is only the name of: "Tan Son Nhat airport", "the Ruiz government".
_NAMED_AFTER = word_set(
    "airport port bridge prize award fund foundation administration government era doctrine statue school university "
    "island river street stadium hospital dam mine"
)


def is_person(tokens: Sequence[Token], begin: int, end: int, name: tuple[int, int]) -> bool:
    """Is the capitalised run ``name`` within the sentence ``[begin, end)`` a person?"""
    first, after = name
    if after < end and (tokens[after].cap or tokens[after].low in _NAMED_AFTER):
        return False
    before = tokens[first - 1] if first > begin else None
    if before is not None and before.text == "," and first - 2 >= begin and tokens[first - 2].low in _KIN:
        return True
    if before is not None and before.low in _KIN:
        return True
    if _described(tokens, after, end):
        return True
    if before is not None and (
        before.low in ("the", "a", "an", "-", "/") or (before.cap and before.text.isalpha())
    ):
        return False
    if _is_chairing(tokens, begin, first) and not (
        _place(tokens, first, end) or _is_matter(tokens[after - 1])
    ):
        return True
    opens = tokens[first].low in phrases.given_names() and not _place(tokens, first, end)
    return (opens or _family_name_first(tokens, first, after)) and not _is_matter(tokens[after - 1])


def _is_chairing(tokens: Sequence[Token], begin: int, first: int) -> bool:
    """ "co-chaired by | Mofiz Adhikari": who sits in the chair is a person, whatever the given name."""
    return first - 2 >= begin and tokens[first - 1].low == "by" and tokens[first - 2].low in _CHAIRED


def _is_matter(last: Token) -> bool:
    return last.low.endswith(_NOT_LAST) or phrases.is_portfolio(last.text)


def _family_name_first(tokens: Sequence[Token], first: int, after: int) -> bool:
    """ "Zeng Qinghua", "Han Duck-soo", "Nguyen Hong Dien": a family name, and syllables behind it."""
    if tokens[first].text not in phrases.family_names() or not 2 <= after - first <= 4:
        return False
    known = phrases.names().at(tokens, first, after)
    return known is None and all(_GIVEN_PART.fullmatch(tokens[i].text) for i in range(first + 1, after))


def _described(tokens: Sequence[Token], after: int, end: int) -> bool:
    """ "Ana Ruiz, an economist at …", "Ana Ruiz, her Mexican counterpart", "Ana Ruiz, who …": set off by a comma."""
    if after + 2 >= end or tokens[after].text != ",":
        return False
    if tokens[after + 1].low == "who":
        return True
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
