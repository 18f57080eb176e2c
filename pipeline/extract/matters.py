"""Several matters behind one office: "Minister of Development, Industry and Foreign Trade".

The commas of such a list are easily taken for the end of the name. Whatever stands in it must look like what
a government is in charge of: known portfolios, or nouns of matters; the last one may be unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.title_words import MATTERS
from pipeline.extract.tokens import Token
from pipeline.extract.words import word_set

_ABSTRACT = ("ment", "tion", "sion", "ity", "ness", "ance", "ence", "ship", "ics", "ism", "ty", "ies", "ing")
_RELATING = ("al", "ic", "ary", "ive")
_STATES = word_set("state treasury")  # what American departments are listed by: each one of its own
_MOST = 4  # words of one matter


def matter_list(tokens: Sequence[Token], k: int, end: int) -> int | None:
    """The index behind "Development, Industry, Foreign Trade and Services" at token ``k``; None if no list.

    Needs a comma and a closing "and": two matters joined by "and" alone say nothing about where a name ends.
    """
    items, j = 0, k
    while (stop := _matter(tokens, j, end, closing=False)) is not None:
        items, j = items + 1, stop
        comma = j < end and tokens[j].text == ","
        j += comma
        j += comma and j + 1 < end and tokens[j].low == "the"  # "Energy, the Environment and Water"
        if j + 1 < end and tokens[j].low in ("and", "&"):
            opens = j + 1 + (tokens[j + 1].low == "the")
            last = _matter(tokens, opens, end, closing=True)
            return last if items > 1 and last is not None and not _is_next_name(tokens, last, end) else None
        if not comma or j >= end:
            return None
    return None


def _matter(tokens: Sequence[Token], i: int, end: int, closing: bool) -> int | None:
    """The end of one matter, up to the next comma or "and"."""
    j = i
    while j < end and tokens[j].cap and j - i < _MOST:
        j += 1
    if closing and j == i + 1 and j + 1 < end and _joins(tokens, i):
        more = j + 1
        while more < end and tokens[more].cap and more - j < _MOST:
            more += 1
        j = more if more > j + 1 else j  # "Industrial and Digital Sovereignty"
    if j == i or tokens[i].low in _STATES or tokens[i].low in phrases.given_names():
        return None
    return j if _is_matter(tokens, i, j, closing) else None


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].low.endswith(_RELATING) and tokens[i + 1].low in ("and", "&")


def _is_matter(tokens: Sequence[Token], i: int, j: int, closing: bool) -> bool:
    if any(tokens[n].acronym or phrases.titles().at(tokens, n, j) for n in range(i, j)):
        return False
    portfolio = phrases.portfolios().at(tokens, i, j)
    last = tokens[j - 1].low
    return (
        bool(portfolio and portfolio[0] == j)
        or last in MATTERS
        or (closing and (last.endswith(_ABSTRACT) or (j > i + 1 and tokens[i].low.endswith(_RELATING))))
    )


def _is_next_name(tokens: Sequence[Token], j: int, end: int) -> bool:
    """ "… and Energy | Departments", "… and Treasury | Secretary": the last matter opens another name."""
    return j < end and tokens[j].cap
