"""Markets called exchanges: "the Oslo Gas Exchange (OGX), owned by …" is a body, "the Young Leaders Exchange" is none."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.tokens import Token
from pipeline.extract.words import word_set

_TRADES = word_set("owned listed lists trades traded admitted operated quotes delisted suspended")
_RELATIVE = word_set("which has have had was is also")
_NOUNS = word_set("bourse marketplace market exchange platform venue")
_REACH = 6  # tokens behind the comma


def is_market(tokens: Sequence[Token], end: int, stop: int) -> bool:
    """Does what stands behind the name that ends at token ``end`` say that something is traded there?"""
    i = end
    if i + 2 < stop and tokens[i].text == "(" and tokens[i + 2].text == ")":
        i += 3
    if i < stop and tokens[i].text == ",":
        i += 1
    while i < stop and tokens[i].low in _RELATIVE:
        i += 1
    if i >= stop:
        return False
    if tokens[i].low in _TRADES:
        return True
    described = tokens[i].low in ("a", "an", "the") and tokens[i - 1].text == ","
    return described and any(token.low in _NOUNS for token in tokens[i : min(i + _REACH, stop)])
