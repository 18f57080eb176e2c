"""Two countries in one: "U.S.-Mexico", "Peru-New Zealand", "South Africa-Nigeria"; the dash may stand amid words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import phrases
from pipeline.extract.tokens import Token

_WORDS = 3  # of the name of a country on either side of the dash


def pair_at(tokens: Sequence[Token], i: int, end: int) -> tuple[int, list[str]] | None:
    """The index behind the pair that starts at token ``i``, and its countries in order; None if there is none."""
    for at in range(i, min(i + _WORDS, end)):
        parts = tokens[at].text.split("-")
        if len(parts) == 1:
            if not tokens[at].cap:
                return None
            continue
        left = phrases.country_code(" ".join([t.text for t in tokens[i:at]] + parts[:1]))
        inner = [phrases.country_code(part) for part in parts[1:-1]]
        right = _right(tokens, at, end, parts[-1])
        if left is None or right is None or not all(inner):
            return None
        return right[0], [left, *(str(code) for code in inner), right[1]]
    return None


def _right(tokens: Sequence[Token], at: int, end: int, opening: str) -> tuple[int, str] | None:
    """The longest country that opens with the part behind the dash: "…-New | Zealand"."""
    for stop in range(min(at + _WORDS, end), at, -1):
        code = phrases.country_code(" ".join([opening, *(t.text for t in tokens[at + 1 : stop])]))
        if code:
            return stop, code
    return None
